"""Words become lines of print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Word
from parsers.page.lines import (
    Line,
    all_but,
    family,
    fold,
    group_lines,
    is_bullet,
    is_strong_bullet,
    regrouped,
    segments,
    signs_in,
)
from tests.parsers.typed_pages import Sheet, line, typed


def texts(words: list[Word]) -> list[str]:
    return [found.text for found in group_lines(1, words)]


def test_words_on_one_baseline_are_a_line_from_left_to_right() -> None:
    assert texts([*typed("till höger", 300, 100), *typed("Till vänster", 72, 100)]) == ["Till vänster till höger"]


def test_lines_come_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    assert texts([*typed("andra", 72, 114), *typed("första", 72, 100)]) == ["första", "andra"]


def test_baselines_within_a_fifth_of_the_size_are_one_line() -> None:
    assert texts([*typed("Rubriker", 72, 100), *typed("Poäng", 400, 102.1)]) == ["Rubriker Poäng"]


def test_baselines_further_apart_are_two_lines() -> None:
    assert texts([*typed("Rubriker", 72, 100), *typed("Poäng", 400, 102.4)]) == ["Rubriker", "Poäng"]


def test_small_words_at_the_height_of_larger_ones_need_not_share_their_line() -> None:
    words = [*typed("Rubriker", 72, 100), *typed("Poäng", 400, 102), *typed("not", 500, 102, size=8)]
    assert texts(words) == ["Rubriker Poäng", "not"]
    assert texts([*words, *typed("slut", 560, 102)]) == ["Rubriker Poäng", "not slut"]


def test_a_raised_index_figure_joins_the_word_it_touches() -> None:
    base = typed("invånare", 72, 100)
    index = typed("2", base[0].x1, 96, size=6)
    assert texts([*base, *index]) == ["invånare 2"]


def test_a_small_figure_far_from_any_word_is_a_line_of_its_own() -> None:
    assert texts([*typed("invånare", 72, 100), *typed("2", 400, 96, size=6)]) == ["2", "invånare"]


def test_the_baseline_is_that_of_the_largest_part() -> None:
    base = typed("invånare", 72, 100)
    (found,) = group_lines(1, [*base, *typed("2", base[0].x1, 96, size=6)])
    assert found.baseline == 100


def test_lines_are_equal_only_if_they_are_the_same_one() -> None:
    assert line("Poäng") != line("Poäng")


def test_lines_to_which_no_word_has_come_are_the_same_ones() -> None:
    sheet = Sheet().put(100.0, (90.0, "första")).put(120.0, "andra")
    first, second = sheet.lines
    more = sheet.page._replace(words=(*sheet.page.words, *typed("•", 72, 100)))
    found = regrouped(more, [first, second])
    assert [line.text for line in found] == ["• första", "andra"]
    assert found[1] is second


def test_the_style_is_that_of_most_letters() -> None:
    words = (*typed("Obs:", 72, bold=True), *typed("resten är vanlig text", 100))
    assert Line(1, tuple(words)).style == ("TestSerif", 11.0, False)


def test_a_list_mark_does_not_make_the_style() -> None:
    assert Line(1, (*typed("•", 72, font="Symbol"), *typed("a", 80))).style[0] == "TestSerif"


@pytest.mark.parametrize(("words", "bold"), [(("Styrkor", True), True), (("Styrkor", False), False)])
def test_bold_is_told_by_the_letters(words: tuple[str, bool], bold: bool) -> None:
    line_of = (*typed("•", 60), *typed(words[0], 72, bold=words[1]))
    assert Line(1, line_of).bold is bold


def test_one_plain_word_makes_a_line_not_bold() -> None:
    assert Line(1, (*typed("Styrkor", 72, bold=True), *typed("finns", 120))).bold is False


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("LiberationSerif-Bold", "LiberationSerif"),
        ("LiberationSerif", "LiberationSerif"),
        ("Arial,BoldItalic", "Arial"),
        ("Arial-BoldMT", "Arial"),
        ("TimesNewRomanPSMT", "TimesNewRoman"),
        ("TimesNewRomanPS-BoldMT", "TimesNewRoman"),
        ("Bold", "Bold"),
    ],
)
def test_a_family_has_no_weight_and_no_slant(font: str, expected: str) -> None:
    assert family(font) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Styrkor : ", "styrkor"),
        ("Uppnått  Max", "uppnått max"),
        ("område 1–8", "område 1-8"),
        ("4. Översikt.", "4. översikt"),
    ],
)
def test_folded_text_compares(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("mark", "bullet", "strong"), [
    ("•", True, True), ("\uf0b7", True, True), ("-", True, False), ("–", True, False), ("o", True, False),
    ("a", False, False), ("--", False, False), ("1", False, False),
])  # fmt: skip
def test_list_marks(mark: str, bullet: bool, strong: bool) -> None:
    (word,) = typed(mark)
    assert (is_bullet(word), is_strong_bullet(word)) == (bullet, strong)


def test_wide_blanks_cut_a_line_into_segments() -> None:
    (found,) = Sheet().put(100, "Hur styrs kommunen?", (400, "12"), (450, "15 80%")).lines
    assert [" ".join(w.text for w in part) for part in segments(found)] == ["Hur styrs kommunen?", "12", "15 80%"]


@given(st.lists(st.tuples(st.floats(0, 500), st.sampled_from([100, 101, 105, 114, 128, 700])), max_size=20))
def test_grouping_loses_no_word(places: list[tuple[float, float]]) -> None:
    words = [w for k, (x, y) in enumerate(places) for w in typed(f"ord{k}", x, y)]
    assert sorted(w.text for found in group_lines(1, words) for w in found.words) == sorted(w.text for w in words)


def test_the_signs_of_many_lines_are_told_by_one_look() -> None:
    lines = [line(text) for text in ("Resultat", "12–3", "Område 3", "?")]
    assert signs_in(lines, all_but("0123456789?")) == [b"", b"12?3", b"3", b"?"]
    assert signs_in([], all_but("0")) == []
