"""Lists in a drawn table whose left column names them."""

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.lists.labelled import find_labelled_lists
from tests.parsers.typed_pages import Sheet, flow, setting

XS = [66, 180, 523]
PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla "


def read(*sheets: Sheet) -> tuple[list[tuple[str, list[str]]], list[str]]:
    left = Remaining(flow(*sheets))
    found = find_labelled_lists(left, setting(*sheets))
    return [(x.kind, [i.text for i in x.items]) for x in found.lists], [x.text for x in left]


def two_rows() -> Sheet:
    sheet = Sheet().table(XS, [88, 134, 166])
    sheet.put(100, "Styrkor", (190, "• Tydliga mål i")).put(114, (196, "nämnderna")).put(128, (190, "• Dialog"))
    return sheet.put(146, (190, "• Få mått")).put(160, "Svagheter", (190, "• Få jämförelser"))


def test_a_row_belongs_to_the_list_its_left_cell_names() -> None:
    lists, rest = read(two_rows().put(200, PROSE))
    assert lists == [("strength", ["Tydliga mål i nämnderna", "Dialog"]), ("weakness", ["Få mått", "Få jämförelser"])]
    assert rest == [PROSE.strip()]


def test_a_label_may_be_broken_by_a_hyphen() -> None:
    sheet = Sheet().table(XS, [88, 120])
    sheet.put(100, "Förbättrings-", (190, "• Fler mått")).put(114, "möjligheter", (190, "• Dialog"))
    assert read(sheet)[0] == [("improvement", ["Fler mått", "Dialog"])]


@pytest.mark.parametrize("again", [True, False], ids=["label again", "no label"])
def test_a_row_goes_on_over_a_page_end(again: bool) -> None:
    first = Sheet(1).table(XS, [748, 790]).put(760, "Styrkor", (190, "• Tydliga mål"))
    second = Sheet(2).table(XS, [48, 70]).put(60, *(["Styrkor"] if again else []), (190, "• Dialog"))
    lists, _ = read(first, second.put(120, PROSE))
    assert [text for _, items in lists for text in items] == ["Tydliga mål", "Dialog"]
    assert {kind for kind, _ in lists} == {"strength"}


def test_a_table_that_names_no_list_is_none() -> None:
    sheet = Sheet().table(XS, [88, 120]).put(100, "Invånare", (190, "4512")).put(114, "Anställda", (190, "512"))
    assert read(sheet)[0] == []


def recurring(*rows: tuple[str, str]) -> list[Sheet]:
    """The same rows on three pages; "#" stands for the page."""
    sheets = []
    for n in range(1, 4):
        sheet = Sheet(n).table(XS, [88 + 16 * k for k in range(len(rows) + 1)])
        for k, (name, text) in enumerate(rows):
            sheet.put(100 + 16 * k, name.replace("#", "abc"[n - 1]), (190, text))
        sheets.append(sheet)
    return sheets


def test_rows_that_come_back_are_lists_whatever_they_are_called() -> None:
    lists, rest = read(*recurring(("Detta gläder oss", "+ Dialog"), ("Detta oroar oss", "+ Få mått")))
    assert lists == [("strength", ["Dialog"]), ("improvement", ["Få mått"])] * 3
    assert rest == []


def test_what_a_name_says_goes_before_its_place() -> None:
    lists, _ = read(*recurring(("Svagheter", "+ Få mått"), ("Detta gläder oss", "+ Dialog")))
    assert [kind for kind, _ in lists] == ["weakness", "strength"] * 3


@pytest.mark.parametrize(
    "rows",
    [
        (("Poäng", "63 poäng"), ("Högsta poäng", "100 poäng")),
        (("Rubriker", "Poäng"), ("Ämne #", "ja"), ("Samlat", "gott")),
    ],
    ids=["scores", "a box with sub-areas"],
)
def test_other_rows_that_come_back_are_no_lists(rows: tuple[tuple[str, str], ...]) -> None:
    assert read(*recurring(*rows))[0] == []


def test_rows_of_two_tables_only_are_no_lists() -> None:
    assert read(*recurring(("Detta gläder oss", "+ Dialog"), ("Detta oroar oss", "+ Få mått"))[:2])[0] == []


def test_a_table_of_three_columns_is_none() -> None:
    sheet = Sheet().table([66, 180, 300, 523], [88, 120]).put(100, "Styrkor", (190, "Svagheter"), (310, "Annat"))
    assert read(sheet)[0] == []


def test_text_without_a_table_is_none() -> None:
    assert read(Sheet().put(100, "Styrkor", (190, "• Tydliga mål")))[0] == []


def test_items_without_marks_are_parted_as_in_the_other_lists() -> None:
    """A list whose items take a line each does not show by itself that the room between them parts them."""
    sheet = Sheet().table(XS, [88, 140, 190])
    sheet.put(100, "Styrkor", (190, "Ett mål som alla nämnder känner till och som")).put(114, (190, "följs upp"))
    sheet.put(134, (190, "Dialog")).put(152, "Svagheter", (190, "Få mått som nämnderna känner till och har"))
    sheet.put(172, (190, "Få jämförelser"))
    lists, _ = read(sheet.put(220, PROSE))
    assert [items for _, items in lists] == [
        ["Ett mål som alla nämnder känner till och som följs upp", "Dialog"],
        ["Få mått som nämnderna känner till och har", "Få jämförelser"],
    ]


def test_a_figure_in_the_text_of_an_item_makes_no_score_of_it() -> None:
    lists, _ = read(
        *recurring(("Plus", "Plan för 2014-2020 med datum"), ("Att utveckla", "Svarsandel på 48 procent nu"))
    )
    assert [kind for kind, _ in lists] == ["strength", "improvement"] * 3
