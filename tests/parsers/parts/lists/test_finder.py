"""Strengths, improvements and weaknesses, side by side and under each other."""

from collections.abc import Sequence

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.lists.finder import AreaSpan, PointList, find_lists
from parsers.parts.lists.names import list_kind
from tests.parsers.typed_pages import LEFT, Sheet, flow, setting, width

HEADS = ("Styrkor", (220.0, "Förbättringsmöjligheter"), (400.0, "Svagheter"))
PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla "


def read(*sheets: Sheet) -> tuple[Sequence[PointList], list[str]]:
    """The lists of pages that hold one area, and the lines that are left."""
    left = Remaining(flow(*sheets))
    found = find_lists(left, setting(*sheets), [AreaSpan(1, range(len(left.flow)))])
    return found.lists, [x.text for x in left]


def kinds(lists: Sequence[PointList]) -> dict[str, list[str]]:
    return {x.kind: [i.text for i in x.items] for x in lists}


def columns(sheet: Sheet, baseline: float, *rows: tuple[str, str, str]) -> float:
    for left, middle, right in rows:
        sheet.put(baseline, *((x, t) for x, t in ((LEFT, left), (220.0, middle), (400.0, right)) if t))
        baseline += 14
    return baseline


THREE = [
    ("• Tydliga mål i ", "• Fler mått behövs", "• Få jämförelser"),
    ("   nämnderna", "• Dialog med ", "   används"),
    ("• Stabil ledning", "   invånarna", ""),
]
EXPECTED = {
    "strength": ["Tydliga mål i nämnderna", "Stabil ledning"],
    "improvement": ["Fler mått behövs", "Dialog med invånarna"],
    "weakness": ["Få jämförelser används"],
}


def test_three_columns_without_rules() -> None:
    sheet = Sheet().put(100, *HEADS, bold=True)
    y = columns(sheet, 116, *THREE)
    sheet.put(y + 20, PROSE)
    lists, rest = read(sheet)
    assert kinds(lists) == EXPECTED
    assert rest == [PROSE.strip()]


def test_three_columns_with_rules() -> None:
    sheet = Sheet().put(100, *HEADS, bold=True).table([66, 214, 394, 523], [88, 104, 170])
    columns(sheet, 118, *THREE)
    sheet.put(190, PROSE)
    lists, rest = read(sheet)
    assert kinds(lists) == EXPECTED
    assert rest == [PROSE.strip()]


def test_headings_that_are_broken_anywhere_for_want_of_room() -> None:
    sheet = Sheet().put(100, "Exempel på", (220, "Exempel på"), (400, "Exempel på"), bold=True)
    sheet.put(113, "styrkor", (220, "utvecklingsmöjlighe"), (400, "brister"), bold=True).put(
        126, (220, "ter"), bold=True
    )
    columns(sheet.table([66, 214, 394, 523], [88, 132, 190]), 146, *THREE)
    sheet.put(210, PROSE)
    assert kinds(read(sheet)[0]) == EXPECTED


def test_wide_blanks_in_the_headings_of_a_drawn_table_part_nothing() -> None:
    sheet = Sheet().put(100, "Styrkor", (190, "i"), (220, "Förbättringsområden"), (400, "Brister"), bold=True)
    sheet.put(113, "kommunen", bold=True).table([66, 214, 394, 523], [88, 120, 180])
    columns(sheet, 136, *THREE)
    sheet.put(200, PROSE)
    assert kinds(read(sheet)[0]) == EXPECTED


def test_two_columns() -> None:
    sheet = Sheet().put(100, "Styrkor", (300, "Förbättringsområden"), bold=True)
    sheet.put(116, "• Tydliga mål", (300, "• Fler mått")).put(130, "• Dialog", (300, "• Uppföljning"))
    assert kinds(read(sheet)[0]) == {"strength": ["Tydliga mål", "Dialog"], "improvement": ["Fler mått", "Uppföljning"]}


@pytest.mark.parametrize(
    "heads",
    [
        ("Styrker", "Forbedringsområder", "Svakheter"),
        ("Styrkar", "Forbetringsområde", "Veikskapar"),
        ("Starka sidor", "Förslag till förbättringar", "Svaga sidor"),
        ("Styrkor inom området", "Förbättringsområden inom området", "Svagheter"),
        ("STYRKOR:", "FÖRBÄTTRINGSMÖJLIGHETER:", "SVAGHETER:"),
    ],
)
def test_headings_in_every_language_and_wording(heads: tuple[str, str, str]) -> None:
    sheet = Sheet().put(100, heads[0], (220, heads[1]), (400, heads[2]), bold=True)
    columns(sheet, 116, ("• En", "• Två", "• Tre"))
    assert kinds(read(sheet)[0]) == {"strength": ["En"], "improvement": ["Två"], "weakness": ["Tre"]}


def test_a_column_heading_may_be_broken_by_a_hyphen() -> None:
    sheet = Sheet().put(100, "Styrkor", (220, "Förbättringsmöjlig-"), (400, "Svagheter"), bold=True)
    sheet.put(113, (220, "heter"), bold=True)
    columns(sheet, 130, ("• En", "• Två", "• Tre"))
    assert kinds(read(sheet)[0]) == {"strength": ["En"], "improvement": ["Två"], "weakness": ["Tre"]}


def test_columns_whose_baselines_differ() -> None:
    sheet = Sheet().put(100, "Styrkor", (300, "Svagheter"), bold=True)
    sheet.put(116, "• Tydliga mål i ").put(130, (80, "nämnderna")).put(120, (300, "• Få ")).put(
        134, (308, "jämförelser")
    )
    assert kinds(read(sheet)[0]) == {"strength": ["Tydliga mål i nämnderna"], "weakness": ["Få jämförelser"]}


@pytest.mark.parametrize("again", [True, False], ids=["heading again", "no heading"])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
def test_items_run_over_a_page_end(again: bool, ruled: bool) -> None:
    first, second = Sheet(1).put(760, *HEADS, bold=True), Sheet(2)
    columns(first, 776, ("• Tydliga mål i ", "• Fler mått", "• Få "))
    y = 60.0
    if again:
        second.put(y, *HEADS, bold=True)
        y += 16
    y = columns(second, y, ("   nämnderna", "• Dialog", "   jämförelser"))
    if ruled:
        first.table([66, 214, 394, 523], [748, 764, 790])
        second.table([66, 214, 394, 523], [48, y])
    second.put(y + 30, PROSE)
    lists, rest = read(first, second)
    whole: dict[str, list[str]] = {"strength": [], "improvement": [], "weakness": []}
    for found in lists:
        whole[found.kind].extend(i.text for i in found.items)
    assert whole == {
        "strength": ["Tydliga mål i nämnderna"], "improvement": ["Fler mått", "Dialog"], "weakness": ["Få jämförelser"]
    }  # fmt: skip
    assert rest == [PROSE.strip()]


def test_an_item_says_on_which_page_it_begins() -> None:
    first, second = Sheet(1).put(760, *HEADS, bold=True), Sheet(2).put(60, *HEADS, bold=True)
    columns(first, 776, ("• En", "• Två", "• Tre"))
    columns(second, 76, ("• Fyra", "", ""))
    lists, _ = read(first, second)
    assert [i.page for i in lists[0].items] == [1, 2]


def test_the_next_heading_ends_the_lists() -> None:
    sheet = Sheet().put(100, *HEADS, bold=True)
    y = columns(sheet, 116, *THREE)
    sheet.put(y + 20, "Sammanfattning", bold=True).put(y + 40, PROSE)
    lists, rest = read(sheet)
    assert kinds(lists) == EXPECTED
    assert rest == ["Sammanfattning", PROSE.strip()]


def test_a_new_set_of_lists_on_the_same_page_is_a_new_set() -> None:
    sheet = Sheet().put(100, *HEADS, bold=True)
    y = columns(sheet, 116, ("• En", "• Två", "• Tre"))
    sheet.put(y + 20, *HEADS, bold=True)
    columns(sheet, y + 36, ("• Fyra", "• Fem", "• Sex"))
    assert len(read(sheet)[0]) == 6


def test_a_sentence_that_begins_with_the_word_is_no_heading() -> None:
    sheet = Sheet().put(100, "Styrkor finns i arbetet med dialog, svagheter i uppföljningen ")
    lists, rest = read(sheet)
    assert (lists, len(rest)) == ((), 1)


def test_an_item_that_names_lists_is_no_heading() -> None:
    sheet = Sheet().put(100, "•", (90.0, "Styrkor"), (220.0, "Svagheter"))
    lists, rest = read(sheet.put(116, "• Tydliga mål"))
    assert (lists, len(rest)) == ((), 2)


def test_a_heading_alone() -> None:
    sheet = Sheet().put(100, "Styrkor", bold=True).put(116, "• Tydliga mål").put(132, "Svagheter", bold=True)
    assert kinds(read(sheet.put(148, "• Få mått"))[0]) == {"strength": ["Tydliga mål"], "weakness": ["Få mått"]}


@pytest.mark.parametrize("apart", [14, 1])  # well below each other, and two lines that are one
def test_lines_of_a_list_alone_are_as_its_words_stand(apart: float) -> None:
    sheet = Sheet().put(100, "Styrkor", bold=True).put(116, "• Tydliga").put(116 + apart, (130.0, "mål"))
    assert kinds(read(sheet)[0]) == {"strength": ["Tydliga mål"]}


def test_text_below_a_list_is_none_of_it() -> None:
    sheet = Sheet().put(100, "Styrkor", bold=True).put(116, "• Tydliga mål").put(130, "Så går arbetet vidare.")
    assert (kinds(read(sheet)[0]), read(sheet)[1]) == ({"strength": ["Tydliga mål"]}, ["Så går arbetet vidare."])


@pytest.mark.parametrize(("text", "kind"), [
    ("styrkor", "strength"), ("förbättringsområden", "improvement"), ("svagheter", "weakness"),
    ("styrkor inom området", "strength"), ("svagheter i område 3", "weakness"), ("allmänt", None),
    ("styrkor finns i arbetet", None), ("Exempel på styrkor", "strength"), ("Exempelby kommuns brister:", "weakness"),
    ("Utvecklingsmöjligheter i Exempelby kommun", "improvement"), ("Brister är få", None),
    ("Styrkor och svagheter", None),
    ("Eksempler på styrker", "strength"), ("Forbedringspotensial", "improvement"),
])  # fmt: skip
def test_list_headings(text: str, kind: str | None) -> None:
    assert list_kind(text) == kind


def test_an_empty_flow_has_no_lists() -> None:
    assert find_lists(Remaining([]), setting(), []).lists == ()


KINDS = ["strength", "improvement", "weakness"]
ITEMS = [
    [
        "Tydliga mål som är kända i alla nämnder",
        "Dialog med medborgarna",
        "En ledning som är stabil och arbetar långsiktigt med hela kommunen",
        "Etik",
    ],
    ["Fler mått behövs i planen", "Uppföljning av mål", "Jämförelser med andra kommuner kan göras oftare"],
    ["Få deltar", "Målen är många och svåra att följa för dem som arbetar ute i verksamheten"],
]


def broken(text: str, most: float) -> list[str]:
    """An item as a column of this width breaks it, with the blank kept at wrapped lines."""
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + width(word) > most:
            lines.append("")
        lines[-1] += f"{word} "
    return [*lines[:-1], lines[-1].rstrip()]


def side_by_side(count: int, ruled: bool, mark: str, cut: int | None, apart: float) -> list[Sheet]:
    """Lists of 13-point lines in two or three columns, cut by a page end after some lines; `apart` parts the items."""
    xs = [LEFT, 300.0] if count == 2 else [LEFT, 225.0, 378.0]
    edges = [66.0, *(x - 6 for x in xs[1:]), 523.0]
    hanging = 8.0 if mark else 0.0
    cells: list[list[tuple[float, str, bool]]] = []
    for x, items, left, right in zip(xs, ITEMS, edges, edges[1:], strict=False):
        parts = [broken(item, right - left - 14 - hanging - 8) for item in items]
        cells.append(
            [
                (x + (hanging if k else 0), (mark if not k else "") + p, not k)
                for part in parts
                for k, p in enumerate(part)
            ]
        )
    sheets = [Sheet(1)]
    tops = [600.0]
    sheets[0].put(600, *zip(xs, ("Styrkor", "Förbättringsmöjligheter", "Svagheter"), strict=False), bold=True)
    y = 618.0
    for page, (start, end) in enumerate([(0, cut), (cut, None)] if cut else [(0, None)]):
        if page:
            sheets.append(Sheet(2))
            tops.append(y := 80.0)
        lowest = y
        for column in cells:
            at = y
            for k, (x, text, first) in enumerate(column[start:end]):
                at += apart if first and k else 0
                sheets[-1].put(at, (x, text))
                at += 13
            lowest = max(lowest, at)
        if ruled:
            sheets[-1].table(edges, [tops[-1] - 12, lowest - 6])
    sheets[-1].put(lowest + 20, PROSE)
    return sheets


@pytest.mark.parametrize("cut", [None, 2, 4])
@pytest.mark.parametrize(("mark", "apart"), [("• ", 0), ("• ", 4), ("– ", 0), ("– ", 4), ("", 4)])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("count", [2, 3])
def test_lists_of_any_shape(count: int, ruled: bool, mark: str, apart: float, cut: int | None) -> None:
    lists, rest = read(*side_by_side(count, ruled, mark, cut, apart))
    assert [[i.text for x in lists if x.kind == kind for i in x.items] for kind in KINDS[:count]] == ITEMS[:count]
    assert rest == [PROSE.strip()]
