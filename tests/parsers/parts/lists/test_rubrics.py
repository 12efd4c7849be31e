"""Rubrics in the box below an area's heading."""

from collections.abc import Callable

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.lists.rubrics import find_rubrics
from tests.parsers.typed_pages import LEFT, Sheet, flow, setting

TEXT = "Kommunen har en plan för dialog med dem som bor där och använder den varje år i alla nämnder. "
NAMES = ["Strategi", "Dialog med invånarna", "Etik"]


def read(draw: Callable[[Sheet], object], areas: int = 4) -> tuple[list[list[str]], list[str]]:
    """The rubrics of a report whose areas are a page each with a box drawn at 120 points, and the lines left."""
    sheets = []
    for n in range(1, areas + 1):
        sheet = Sheet(n).put(90, f"Område {n} Ett namn", size=14, bold=True)
        draw(sheet)
        sheets.append(sheet.put(260, "Allmänt", bold=True).put(280, TEXT))
    left = Remaining(flow(*sheets))
    openings = [(line,) for line in left if line.text.startswith("Område")]
    left.take("heading", [line for lines in openings for line in lines])
    found = find_rubrics(left, setting(*sheets), openings)
    return [[i.text for i in x.items] for x in found], [line.text for line in left]


def items(sheet: Sheet, mark: str = "• ", x: float = LEFT) -> Sheet:
    for k, name in enumerate(NAMES):
        sheet.put(140 + 20 * k, (x, mark + name))
    return sheet


def framed(sheet: Sheet) -> object:
    return items(sheet.put(120, "Rubriker", bold=True)).table([66, 400], [106, 190])


def with_score_beside(sheet: Sheet) -> object:
    sheet.put(120, "Rubriker", (430, "Poäng"), bold=True).put(146, (440, "57"), size=16)
    return items(sheet).table([66, 400, 523], [106, 190])


def with_score_before(sheet: Sheet) -> object:
    sheet.put(120, "Poäng", (200, "Rubriker"), bold=True).put(146, (80, "57"), size=16)
    return items(sheet, x=200).table([66, 190, 523], [106, 190])


def in_rows(sheet: Sheet) -> object:
    return items(sheet.put(120, "Delar som ingår", bold=True), "").table([66, 400], [106, 126, 146, 166, 190])


def shaded(sheet: Sheet) -> object:
    return items(sheet).fill(66, 106, 400, 190)


@pytest.mark.parametrize("draw", [framed, with_score_beside, with_score_before, in_rows, shaded])
def test_a_box_of_rubrics(draw: Callable[[Sheet], object]) -> None:
    found, rest = read(draw)
    assert found == [NAMES] * 4
    assert rest == ["Allmänt", TEXT.strip()] * 4


def test_a_list_that_no_box_holds_is_text() -> None:
    found, rest = read(items)
    assert found == []
    assert len(rest) == 4 * 5


def test_a_box_below_one_heading_of_many_is_something_else() -> None:
    found, _ = read(lambda sheet: framed(sheet) if sheet.number == 1 else None)
    assert found == []


def test_a_box_with_nothing_but_the_score_has_none() -> None:
    found, _ = read(lambda sheet: sheet.put(120, "Poäng", bold=True).put(146, "57").table([66, 300], [106, 160]))
    assert found == []


def test_a_box_goes_on_over_the_page_end_with_its_heading_again() -> None:
    sheets = []
    for n in (1, 3, 5):
        first = Sheet(n).put(740, f"Område {n} Ett namn", size=14, bold=True).put(765, "Rubriker", bold=True)
        first.put(785, f"• {NAMES[0]}").table([66, 400], [752, 795])
        second = Sheet(n + 1).put(60, "Rubriker", bold=True).put(80, f"• {NAMES[1]}").put(100, f"• {NAMES[2]}")
        sheets += [first, second.table([66, 400], [46, 110]).put(140, TEXT)]
    left = Remaining(flow(*sheets))
    openings = [(line,) for line in left if line.text.startswith("Område")]
    found = find_rubrics(left, setting(*sheets), openings)
    assert [[i.text for i in x.items] for x in found] == [NAMES] * 3
