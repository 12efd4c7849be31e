"""The score by each area's heading, wherever a report prints it."""

from collections.abc import Callable

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading, find_areas
from parsers.parts.areas.heading_scores import find_heading_scores
from schemas.catalogue import EDITIONS
from schemas.report import Points
from tests.parsers.typed_pages import Sheet, flow, setting

TEXT = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder. " * 5
NAMES = [a.name for e in EDITIONS if e.id == "2010" for a in e.areas]
SCORES: dict[int, Points] = {1: 57, 2: 43, 3: 66, 4: 51, 5: 39.5, 6: 72, 7: 57, 8: 48}
SUMS: dict[int, set[Points]] = {n: {value} for n, value in SCORES.items()}
Printer = Callable[[Sheet, float, str], object]


def report(put: Printer | None, *, omit: int | None = None) -> tuple[Remaining, list[AreaHeading]]:
    """A heading on each page, each at another height, with text below; `put` prints the score of one beside it."""
    sheets = []
    for n, value in SCORES.items():
        sheet = Sheet(n)
        y = 90 + 37 * (n % 4)
        sheet.put(y, f"Område {n} {NAMES[n - 1]}", size=14, bold=True)
        if put is not None and n != omit:
            put(sheet, y, f"{value:g}".replace(".", ","))
        sheet.fill_text(y + 120, f"I kapitel 4 och 12 punkter. {TEXT}")
        sheets.append(sheet)
    left = Remaining(flow(*sheets))
    return left, find_areas(left, setting(*sheets))


PLACES: dict[str, Printer] = {
    "at the right margin": lambda s, y, v: s.put(y, (500, v), size=14, bold=True),
    "with its maximum": lambda s, y, v: s.put(y, (440, f"{v}/100"), size=14, bold=True),
    "in a circle to the left": lambda s, y, v: s.put(y + 4, (30, v), size=16),
    "in a circle to the right": lambda s, y, v: s.put(y - 9, (470, v), size=18),
    "above": lambda s, y, v: s.put(y - 30, (72, v), size=18),
    "in a square below": lambda s, y, v: s.put(y + 30, (80, v), size=18),
    "over its maximum": lambda s, y, v: s.put(y + 20, (460, v), size=17).put(y + 34, (460, "av 100"), size=8),
    "behind leader dots on the next line": lambda s, y, v: s.put(y + 18, "." * 40 + f"{v}/100", size=14, bold=True),
    "as a sentence": lambda s, y, v: s.put(y + 22, f"Resultat: {v} av 100 poäng"),
    "in a box of rubrics": lambda s, y, v: (
        s.put(y + 24, "Rubriker", (430, "Poäng"), bold=True)
        .put(y + 40, "• Information")
        .put(y + 54, "• Dialog", (440, v))
        .put(y + 68, "• Etik")
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_score_is_found_where_the_report_prints_it(place: str) -> None:
    found = find_heading_scores(*report(PLACES[place]), SUMS)
    assert {n: f.value for n, f in found.items()} == SCORES


@pytest.mark.parametrize("place", PLACES)
def test_an_area_without_one_has_none(place: str) -> None:
    found = find_heading_scores(*report(PLACES[place], omit=4), SUMS)
    assert {n: f.value for n, f in found.items()} == {n: v for n, v in SCORES.items() if n != 4}


@pytest.mark.parametrize("place", PLACES)
def test_scores_that_contradict_some_of_the_sums_are_still_the_scores(place: str) -> None:
    sums = SUMS | {1: {58}, 6: {27}, 8: {84}}
    found = find_heading_scores(*report(PLACES[place]), sums)
    assert {n: f.value for n, f in found.items()} == SCORES


def test_figures_that_are_no_sums_are_no_scores() -> None:
    sums: dict[int, set[Points]] = {n: {(value + 40) % 80} for n, value in SCORES.items()}
    assert find_heading_scores(*report(PLACES["in a circle to the left"]), sums) == {}


def test_a_report_that_prints_none_has_none() -> None:
    assert find_heading_scores(*report(None), SUMS) == {}


def test_one_figure_everywhere_and_counting_figures_are_no_scores() -> None:
    assert find_heading_scores(*report(lambda s, y, v: s.put(y, (500, "100"), size=14)), {}) == {}
    assert find_heading_scores(*report(lambda s, y, v: s.put(y, (500, str(s.number)), size=14)), {}) == {}


def test_without_tables_scores_with_their_maximum_are_believed() -> None:
    found = find_heading_scores(*report(PLACES["with its maximum"]), {})
    assert {n: f.value for n, f in found.items()} == SCORES


def test_a_score_in_a_line_of_its_own_is_taken() -> None:
    left, headings = report(PLACES["in a square below"])
    find_heading_scores(left, headings, SUMS)
    assert [line.text for line in left.taken("score box")] == ["57", "43", "66", "51", "39,5", "72", "57", "48"]


def test_a_box_that_stands_on_the_next_page() -> None:
    sheets = []
    for n, value in SCORES.items():
        low = n in (3, 6)
        sheet = Sheet(2 * n - 1)
        sheet.put(740 if low else 300, f"Område {n} Namn", size=14, bold=True)
        after = Sheet(2 * n)
        (after if low else sheet).put(70 if low else 330, (80, f"{value:g}".replace(".", ",")), size=18)
        after.fill_text(110, TEXT)
        sheets += [sheet, after]
    left = Remaining(flow(*sheets))
    headings = [AreaHeading((x,), (x.page + 1) // 2, "Namn") for x in left if x.text.startswith("Område")]
    found = find_heading_scores(left, headings, SUMS)
    assert {n: (f.value, f.line.page) for n, f in found.items()} == {
        n: (value, 2 * n - (n not in (3, 6))) for n, value in SCORES.items()
    }


def test_sums_that_all_lack_a_row_do_not_hide_the_scores() -> None:
    sums: dict[int, set[Points]] = {n: {value - 5} for n, value in SCORES.items()}
    found = find_heading_scores(*report(PLACES["at the right margin"]), sums)
    assert {n: f.value for n, f in found.items()} == SCORES
