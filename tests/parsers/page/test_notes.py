"""Footnotes and their marks."""

import pytest

from parsers.document import Word
from parsers.page.grids import page_ruling
from parsers.page.lines import Line
from parsers.page.notes import Notes, find_notes, lines_without_marks, without_marks
from tests.parsers.typed_pages import SIZE, Sheet, typed


def marked(text: str, mark: str, baseline: float = 100.0) -> list[Word]:
    """A text whose last word carries a raised mark."""
    words = typed(text, baseline=baseline)
    return [*words[:-1], words[-1]._replace(text=words[-1].text + mark, raised=mark)]


def with_words(sheet: Sheet, words: list[Word]) -> list[Line]:
    line = Line(sheet.number, tuple(words))
    return sorted([*sheet.lines, line], key=lambda x: x.baseline)


def notes_of(*pages: tuple[Sheet, list[Line]]) -> Notes:
    return find_notes([lines for _, lines in pages], {s.number: page_ruling(s.page) for s, _ in pages}, SIZE)


def page_with_note(number: int = 1, note: str = "1 Enligt kommunens egen uppgift.") -> Sheet:
    sheet = Sheet(number)
    sheet.put(200, "Löpande text som går vidare över hela raden utan slut ")
    sheet.put(760, note, size=8)
    return sheet


def test_small_print_at_the_foot_with_the_number_of_a_mark_is_a_note() -> None:
    sheet = page_with_note()
    found = notes_of((sheet, with_words(sheet, marked("Kommunen mäter detta.", "1"))))
    assert [line.text for line in found.lines] == ["1 Enligt kommunens egen uppgift."]
    assert found.numbers == {1: frozenset({"1"})}


def test_a_note_runs_over_several_lines_and_stands_beside_others() -> None:
    sheet = page_with_note()
    sheet.put(770, "som lämnades i maj.", size=8)
    sheet.put(780, "2 Så även tidigare.", size=8)
    words = marked("Kommunen mäter detta.", "1")
    found = notes_of((sheet, with_words(sheet, [*words, *marked("Det är bra.", "2")])))
    assert len(found.lines) == 3
    assert found.numbers == {1: frozenset({"1", "2"})}


def test_small_print_without_a_mark_is_none() -> None:
    sheet = page_with_note(note="1 poäng ges för varje svar")
    assert notes_of((sheet, sheet.lines)) == Notes(frozenset(), {})


@pytest.mark.parametrize(("rules", "notes"), [((748,), 2), ((748, 763, 779), 0)], ids=["separator", "rows"])
def test_small_print_below_a_short_rule_is_notes_unless_rules_part_its_rows(rules: tuple[int, ...], notes: int) -> None:
    sheet = Sheet().put(200, "Löpande text som går vidare över hela raden utan slut ")
    sheet.put(740, (180, "Poäng"), size=8, bold=True)
    sheet.put(760, "Finns en plan?", size=8).put(775, "Hur är bemötandet?", size=8)
    for y in rules:
        sheet.rule(72, y, 210, y)
    assert len(notes_of((sheet, sheet.lines)).lines) == notes


@pytest.mark.parametrize("figure", ["12", "12 p", "12,5%", "12 av 15", "12/15"])
def test_rows_that_end_in_a_figure_are_no_notes_though_a_mark_has_the_first_s_number(figure: str) -> None:
    sheet = page_with_note(note="1 Finns en plan?")
    sheet.put(775, "2 Hur är bemötandet?", (300, figure), size=8)
    assert not notes_of((sheet, with_words(sheet, marked("Kommunen mäter detta.", "1")))).lines


def test_a_note_may_come_a_page_late() -> None:
    first, second = Sheet(1), page_with_note(2)
    first.put(200, "Löpande text ")
    found = notes_of((first, with_words(first, marked("Kommunen mäter detta.", "1"))), (second, second.lines))
    assert found.numbers == {2: frozenset({"1"})}


def test_print_of_the_text_s_own_size_is_no_note() -> None:
    sheet = Sheet()
    sheet.put(200, "Löpande text ")
    sheet.put(760, "1 Enligt kommunens egen uppgift.")
    assert not notes_of((sheet, with_words(sheet, marked("Kommunen mäter detta.", "1")))).lines


def test_marks_go() -> None:
    line = Line(1, tuple(marked("Kommunen mäter detta.", "1")))
    assert without_marks(line).text == "Kommunen mäter detta."


def test_marks_as_large_as_the_letters_go_where_the_page_has_the_note() -> None:
    line = Line(1, tuple(typed("Kommunen mäter detta.2 Det är bra")))
    assert without_marks(line, {"2"}).text == "Kommunen mäter detta. Det är bra"
    assert without_marks(line, {"3"}) is line


def test_marks_that_stand_as_words_of_their_own_go() -> None:
    words = typed("Kommunen mäter detta.")
    x = words[-1].x1
    mark = replace_size(typed("1", x)[0], 6.0, 96.0)
    assert without_marks(Line(1, (*words, mark))).text == "Kommunen mäter detta."


def replace_size(word: Word, size: float, baseline: float) -> Word:
    return word._replace(size=size, baseline=baseline, top=baseline - size)


def test_powers_of_units_and_figures_stay() -> None:
    metres = Line(1, tuple(marked("Ytan är 40 m", "2")))
    assert without_marks(metres, {"2"}) is metres
    years = Line(1, tuple(typed("Det gäller 2012")))
    assert without_marks(years, {"2"}) is years


def test_lines_of_a_page_lose_marks_of_each_kind_and_others_stay_the_same() -> None:
    plain = Line(1, tuple(typed("Kommunen mäter detta")))
    raised = Line(1, tuple(marked("Kommunen mäter detta.", "1")))
    words = typed("Kommunen mäter detta.")
    small = Line(1, (*words, *typed("1", words[-1].x1, words[-1].baseline - 4, size=words[-1].size * 0.6)))
    lifted = Line(1, tuple(typed("Kommunen mäter detta.²")))
    found = lines_without_marks([plain, raised, small])
    assert found[0] is plain
    assert [x.text for x in (*found[1:], *lines_without_marks([lifted]))] == ["Kommunen mäter detta."] * 3
