"""Glyphs become words."""

from math import nan

import pytest

from parsers.document import Word
from parsers.readers.characters import printed
from parsers.readers.words import GAP, Run, Style, WordAssembly

PLAIN = Style("Test", 10.0, False)
BOLD = Style("Test-Bold", 10.0, True)
SMALL = Style("Test", 6.0, False)


def words(*runs: tuple[str, float, float, float] | tuple[str, float, float, float, Style] | None) -> tuple[Word, ...]:
    """The words made of runs (text, start, end, baseline, style); None stands for a blank after the run before."""
    assembly = WordAssembly(600, 800)
    end = across = 0.0
    for run in runs:
        if run is None:
            assembly.blank(end, across)
        else:
            text, start, end, across, *style = run
            assembly.add(text, start, end, across, style[0] if style else PLAIN)
    return assembly.words()


def texts(*runs: tuple[str, float, float, float] | tuple[str, float, float, float, Style] | None) -> list[str]:
    return [word.text for word in words(*runs)]


def test_letters_that_touch_make_a_word() -> None:
    assert texts(("V", 10, 16, 100), ("a", 16, 21, 100), ("ra", 21, 30, 100)) == ["Vara"]


def test_a_blank_ends_a_word_and_is_remembered() -> None:
    first, second = words(("mål-", 10, 30, 100), None, ("och", 33, 50, 100))
    assert (first.text, first.blank_after, second.text, second.blank_after) == ("mål-", True, "och", False)


def test_a_blank_on_another_line_is_not_remembered() -> None:
    assembly = WordAssembly(600, 800)
    assembly.add("medbor-", 400, 440, 100, PLAIN)
    assembly.blank(70, 112)
    assembly.add("gare", 73, 90, 112, PLAIN)
    assert [word.blank_after for word in assembly.words()] == [False, False]


def test_a_gap_wider_than_the_threshold_ends_a_word() -> None:
    gap = GAP * 10
    assert texts(("12", 10, 20, 100), ("15", 20 + gap + 0.1, 31, 100)) == ["12", "15"]


def test_kerning_and_letter_spacing_do_not_end_a_word() -> None:
    assert texts(("A", 10, 17, 100), ("V", 15.6, 22, 100), ("A", 23, 30, 100)) == ["AVA"]


def test_a_step_back_ends_a_word() -> None:
    assert texts(("slut", 100, 120, 100), ("början", 70, 95, 100)) == ["slut", "början"]


def test_another_baseline_ends_a_word() -> None:
    assert texts(("rad", 10, 30, 100), ("rad", 30, 50, 112)) == ["rad", "rad"]


def test_a_superscript_stays_in_its_word() -> None:
    (word,) = words(("invånare", 10, 50, 100), ("2", 50, 54, 96.5, SMALL))
    assert (word.text, word.baseline, word.size) == ("invånare2", 100, 10.0)


def test_font_and_weight_are_those_of_most_letters() -> None:
    (word,) = words(("S", 10, 16, 100, BOLD), ("tyrkor", 16, 50, 100))
    assert (word.font, word.bold) == ("Test", False)


def test_a_word_drawn_again_beside_itself_is_one_bold_word() -> None:
    (word,) = words(("Styrkor", 10, 50, 100), ("Styrkor", 10.4, 50.4, 100))
    assert (word.text, word.bold) == ("Styrkor", True)


def test_letters_drawn_twice_in_turn_are_one_bold_word() -> None:
    runs = [(c, 10 + 6 * i + d, 16 + 6 * i + d, 100.0) for i, c in enumerate("Poll") for d in (0.0, 0.3)]
    (word,) = words(*runs)
    assert (word.text, word.bold) == ("Poll", True)


def test_a_line_drawn_again_is_kept_once() -> None:
    line = [("Offentlighet", 10.0, 60.0, 100.0), None, ("och", 63.0, 80.0, 100.0), None]
    assert texts(*line, *line) == ["Offentlighet", "och"]


def test_the_same_word_in_another_row_is_kept() -> None:
    assert texts(("15", 10, 20, 100), ("15", 10, 20, 112)) == ["15", "15"]


def test_an_accent_joins_the_letter_before_it() -> None:
    assert texts(("a", 10, 15, 100), ("\u030a", 10.5, 14, 100), ("r", 15, 18, 100)) == ["år"]


def test_words_off_the_page_are_left_out() -> None:
    assert texts(("ute", -40, -10, 100), ("inne", 10, 30, 100), ("nere", 10, 30, 900)) == ["inne"]


def test_text_too_small_to_see_is_left_out() -> None:
    assert texts(("dolt", 10, 11, 100, Style("Test", 0.5, False))) == []


def test_the_box_comes_from_size_and_baseline() -> None:
    (word,) = words(("Ag", 10, 22, 100))
    assert (word.x0, word.top, word.x1, word.bottom) == (10, 92, 22, 102)


def test_a_line_that_runs_upwards_has_a_standing_box() -> None:
    upwards = Style("Test", 10.0, False, (0.0, -1.0))
    (word,) = words(("Poäng", -300, -270, 50, upwards))
    assert (word.x0, word.top, word.x1, word.bottom) == (42, 270, 52, 300)


@pytest.mark.parametrize("blank", [False, True], ids=["between", "also after"])
@pytest.mark.parametrize("start", [10.0, 7.0, 2.0], ids=["after a gap", "touching", "twice"])
def test_a_line_is_the_same_as_its_words_one_by_one(start: float, blank: bool) -> None:
    runs = [("Hur", start, 25.0, True), ("styrs", 28.0, 50.0, True), ("kommunen?", 53.0, 100.0, blank)]
    whole, single = WordAssembly(600, 800), WordAssembly(600, 800)
    for assembly in (whole, single):
        assembly.add("Hur", 2, 7, 100, PLAIN)
    whole.line(runs, 100, PLAIN)
    for text, begin, end, followed in runs:
        single.add(text, begin, end, 100, PLAIN)
        if followed:
            single.blank(end, 100)
    for assembly in (whole, single):
        assembly.line([("Vad", 103, 120, True), ("görs?", 123, 140, False)], 100, PLAIN)
        assembly.blank(140, 100)
    assert whole.words() == single.words()


def test_the_last_word_of_a_line_may_go_on_in_what_comes_next() -> None:
    assembly = WordAssembly(600, 800)
    assembly.line([("Hur", 10, 25, True), ("sty", 28, 42, False)], 100, PLAIN)
    assembly.line([("rs", 42, 50, True), ("kom", 53, 70, False)], 100, PLAIN)
    assembly.add("munen", 70, 90, 100, PLAIN)
    assembly.line([("Vad", 10, 25, False)], 120, PLAIN)
    assert [(word.text, word.blank_after) for word in assembly.words()] == [
        ("Hur", True), ("styrs", True), ("kommunen", False), ("Vad", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "across"),
    [
        ([("bort", -50, -20, True), ("Hur", 10, 25, True), ("styrs", 28, 50, True)], 100),
        ([("Hur", 10, 25, True), ("bort", -50, -20, True), ("styrs", 28, 50, True)], 100),
        ([("Hur", 10, 25, True), ("bort", 590, 640, True), ("styrs", 28, 50, True)], 100),
        ([("Hur", 10, 25, True), ("styrs", 28, 50, True), ("bort", nan, nan, True)], 100),
        ([("bort", 10, 25, True)], -30),
        ([("bort", 10, 25, True)], 830),
    ],
)
def test_what_is_off_the_page_is_left_out_wherever_in_its_line_it_stands(runs: list[Run], across: float) -> None:
    assembly = WordAssembly(600, 800)
    assembly.line(runs, across, PLAIN)
    assert [word.text for word in assembly.words()] == (["Hur", "styrs"] if across == 100 else [])


@pytest.mark.parametrize("beside", [0.0, 0.9, 1.5])
@pytest.mark.parametrize("across", [100.0, 100.9])
def test_a_line_drawn_twice_is_one_wherever_else_words_are_drawn(across: float, beside: float) -> None:
    """Its baseline may be in the next band of the page, and words to the left and right of it come between."""
    assembly = WordAssembly(600, 800)
    assembly.line([("Hur", 210, 225, True), ("styrs", 228, 250, True)], 100, PLAIN)
    assembly.line([("styrs", 10, 25, True)], 100, PLAIN)
    assembly.line([("Hur", 310, 325, True)], 100, PLAIN)
    assembly.line([("Hur", 210 + beside, 225, True), ("styrs", 228 + beside, 250, True)], across, PLAIN)
    texts = [word.text for word in assembly.words()]
    assert texts == ["Hur", "styrs", "styrs", "Hur"] + (["Hur", "styrs"] if beside > 1 else [])


@pytest.mark.parametrize(
    ("raw", "font", "expected"),
    [
        ("eﬀektivitet", "Test", "effektivitet"),
        ("ﬁnns", "Test", "finns"),
        ("a\u030arsredovisning", "Test", "årsredovisning"),
        ("medbor\xad", "Test", "medbor-"),
        ("med\xadborgare", "Test", "medborgare"),
        ("mål\u2010", "Test", "mål-"),
        ("IT\u2011stöd", "Test", "IT-stöd"),
        ("\uf0b7", "SymbolMT", "•"),
        ("\uf0a7", "Wingdings-Regular", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf02d", "Symbol", "–"),
        ("noll\u200bbredd", "Test", "nollbredd"),
        ("2014–2020", "Test", "2014–2020"),
    ],
)
def test_text_is_what_print_shows(raw: str, font: str, expected: str) -> None:
    assert printed(raw, font) == expected
