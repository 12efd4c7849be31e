"""Headings of lists whose words nobody has written down: they come back in the areas and have lists below them."""

from collections.abc import Sequence

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.lists.finder import AreaSpan, PointList, find_lists
from tests.parsers.typed_pages import LEFT, Sheet, flow, setting

TEXT = (
    "Kommunen har en plan för dialog med dem som bor där och använder den varje år i alla nämnder. Planen följs upp "
    "varje höst, och det som kommer fram går vidare till budgeten för året därpå. Så har det varit i många år nu."
)
ITEMS = [f"• Punkt nummer {k}" for k in "abcdefghijkl"]


def report(areas: Sequence[Sheet]) -> Sequence[PointList]:
    """The lists of a report whose areas are a page each."""
    left = Remaining(flow(*areas))
    starts = [k for k, line in enumerate(left.flow) if line.text.startswith("Allmänt")]
    ends = [*starts[1:], len(left.flow)]
    spans = [AreaSpan(n, range(a, b)) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]
    return find_lists(left, setting(*areas), spans).lists


def area(number: int) -> tuple[Sheet, float]:
    sheet = Sheet(number).put(60, "Allmänt", bold=True)
    return sheet, sheet.fill_text(80, TEXT) + 10


@pytest.mark.parametrize("words", [("Plus", "Delta"), ("Detta gläder oss", "Detta oroar oss")])
def test_under_each_other(words: tuple[str, str]) -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        for k, head in enumerate(words):
            sheet.put(y, head, bold=True)
            for item in ITEMS[n + k : n + k + 2]:
                sheet.put(y := y + 14, item)
            y += 20
        areas.append(sheet)
    found = report(areas)
    assert [x.kind for x in found] == ["strength", "improvement"] * 5
    assert [i.text for i in found[1].items] == ["Punkt nummer c", "Punkt nummer d"]


def test_beside_each_other_with_a_column_of_something_else_before() -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        sheet.put(y, "Ämne", (220, "Styrkor"), (380, "Bekymmer"), bold=True)
        sheet.put(y + 16, "Dialog", (220, "• Många möten"), (380, "• Få som vet"))
        sheet.table([66, 214, 374, 523], [y - 12, y + 4, y + 24])
        areas.append(sheet)
    found = report(areas)
    assert [x.kind for x in found] == ["strength", "improvement"] * 5
    assert [i.text for i in found[0].items] == ["Många möten"]


def test_lists_of_which_one_is_left_out_where_it_is_empty_keep_their_order() -> None:
    """Long lists come before the second where there is no third, so their places alone say the wrong thing."""
    areas, kinds = [], []
    for n, items in enumerate((1, 2, 3, 7, 8, 9, 9, 9), 1):
        sheet, y = area(n)
        heads = ("Plus", "Att göra", "Minus")[: 3 if n < 6 else 2]
        for head in heads:
            sheet.put(y, head, bold=True)
            for item in ITEMS[: items if head == "Plus" else 1]:
                sheet.put(y := y + 14, item)
            y += 20
        areas.append(sheet)
        kinds += ["strength", "improvement", "weakness"][: len(heads)]
    assert [x.kind for x in report(areas)] == kinds


def test_headings_that_fill_their_cells_are_parted_by_the_rules() -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        sheet.put(y, "Detta gläder oss alla", (180, "Detta oroar oss"), bold=True)
        sheet.put(y + 16, ITEMS[n], (180, ITEMS[n + 1]))
        sheet.table([66, 177, 523], [y - 12, y + 4, y + 24])
        areas.append(sheet)
    found = report(areas)
    assert [x.kind for x in found] == ["strength", "improvement"] * 5
    assert [i.text for i in found[1].items] == ["Punkt nummer c"]


def test_headings_in_shaded_cells_are_parted_where_one_shade_ends() -> None:
    """Justified text is as wide apart inside a narrow cell as cells are from each other."""
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        sheet.put(y, "Detta", (140, "gläder"), (184, "Detta oroar"), bold=True)
        sheet.fill(66, y - 12, 180, y + 4).fill(180, y - 12, 400, y + 4)
        sheet.put(y + 16, ITEMS[n], (184, ITEMS[n + 1]))
        areas.append(sheet)
    found = report(areas)
    assert [x.kind for x in found] == ["strength", "improvement"] * 5
    assert [i.text for i in found[1].items] == ["Punkt nummer c"]


def test_a_heading_broken_in_some_areas_is_the_same_as_whole_in_others() -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        broken = n % 2
        sheet.put(y, "Detta gläder", (220, "Detta oroar" if broken else "Detta oroar oss"), bold=True)
        if broken:
            sheet.put(y := y + 13, (220, "oss"), bold=True)
        sheet.put(y + 20, ITEMS[n], (220, ITEMS[n + 1]))
        areas.append(sheet)
    found = report(areas)
    assert [x.kind for x in found] == ["strength", "improvement"] * 5
    assert [i.text for i in found[1].items] == ["Punkt nummer c"]


def test_headings_of_running_text_are_none() -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        for head in ("Mål", "Dialog"):
            sheet.put(y, head, bold=True)
            y = sheet.fill_text(y + 16, TEXT) + 10
        areas.append(sheet)
    assert report(areas) == ()


def test_a_list_in_running_text_that_recurs_alone_is_none() -> None:
    areas = []
    for n in range(1, 6):
        sheet, y = area(n)
        sheet.put(y, "Några exempel är:")
        for item in ITEMS[n : n + 3]:
            sheet.put(y := y + 14, item)
        areas.append(sheet.put(y + 30, (LEFT, TEXT[:80])))
    assert report(areas) == ()


def test_what_stands_last_beside_two_known_lists_is_the_third() -> None:
    sheet = (
        Sheet(1)
        .put(60, "Allmänt", bold=True)
        .put(80, "Styrkor", (220, "Förbättringsområden"), (400, "Risker"), bold=True)
    )
    sheet.put(96, "• En", (220, "• Två"), (400, "• Tre"))
    assert [(x.kind, x.items[0].text) for x in report([sheet])] == [
        ("strength", "En"), ("improvement", "Två"), ("weakness", "Tre")
    ]  # fmt: skip


def test_a_third_list_in_some_areas_only() -> None:
    areas = []
    for n in range(1, 7):
        sheet, y = area(n)
        for k, head in enumerate(("Plus", "Delta", "Minus")[: 3 if n < 3 else 2]):
            sheet.put(y, head, bold=True).put(y + 14, ITEMS[n + k]).put(y + 28, ITEMS[n + k + 1])
            y += 48
        areas.append(sheet)
    assert [x.kind for x in report(areas)].count("weakness") == 2
