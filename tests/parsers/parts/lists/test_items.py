"""Items of lists, parted in the one way of their report."""

from parsers.page.hyphens import LineJoiner
from parsers.parts.lists.items import choose_parting, items_of
from parsers.parts.lists.reading import Column
from tests.parsers.typed_pages import line


def column(*rows: tuple[float, str] | tuple[float, str, float], right: float = 300.0) -> Column:
    """A column from baselines, texts and left edges."""
    lines = [line(row[1], row[2] if len(row) > 2 else 72.0, row[0]) for row in rows]
    return Column("strength", 0, lines, right)


def parted(*columns: Column) -> list[list[str]]:
    parting = choose_parting(columns)
    return [[i.text for i in items_of(c, parting, LineJoiner(c.lines))] for c in columns]


def test_by_marks() -> None:
    assert parted(column((100, "• Tydliga mål i "), (114, "nämnderna", 80), (128, "• Dialog"))) == [
        ["Tydliga mål i nämnderna", "Dialog"]
    ]


def test_typed_marks_without_a_hanging_indent() -> None:
    assert parted(column((100, "- Tydliga mål i alla nämnder och "), (114, "bolag"), (128, "- Dialog"))) == [
        ["Tydliga mål i alla nämnder och bolag", "Dialog"]
    ]


def test_a_dash_inside_an_item_is_no_mark_where_lists_use_another() -> None:
    rows = column((100, "• Tydliga mål i alla nämnder "), (114, "– men inte i bolagen", 80), (128, "• Dialog"))
    assert parted(rows) == [["Tydliga mål i alla nämnder – men inte i bolagen", "Dialog"]]


def test_a_mark_alone_on_its_line_opens_the_item_below() -> None:
    """The first word was too long to stand beside it."""
    first = column((100, "- Öppna nämnder"), (114, "-"), (128, "Sammanfattningar", 80), (142, "på webben", 80))
    assert parted(first, column((100, "- Dialog"), (114, "- Etik"))) == [
        ["Öppna nämnder", "Sammanfattningar på webben"],
        ["Dialog", "Etik"],
    ]


def test_numbers_part_items_and_stay() -> None:
    assert parted(column((100, "1) Tydliga mål"), (114, "2) Dialog"))) == [["1) Tydliga mål", "2) Dialog"]]


def test_numbers_part_items_in_every_list_and_the_numbers_of_other_things_do_not() -> None:
    first = column((100, "1. Tydliga mål i plan "), (114, "4. Dialog nämns där", 86), (128, "2. Dialog"))
    assert parted(first, column((100, "1. Mått"), (114, "2. Etik"))) == [
        ["1. Tydliga mål i plan 4. Dialog nämns där", "2. Dialog"],
        ["1. Mått", "2. Etik"],
    ]


def test_by_the_room_between_paragraphs_even_where_every_item_of_a_list_takes_one_line() -> None:
    long = column((100, "Ett mål som alla nämnder känner till och "), (114, "följer upp"), (134, "Dialog"))
    short = column((100, "Ett mål som alla nämnder känner till väl"), (120, "Mått som alla nämnder känner till väl"))
    assert parted(long, short) == [
        ["Ett mål som alla nämnder känner till och följer upp", "Dialog"],
        ["Ett mål som alla nämnder känner till väl", "Mått som alla nämnder känner till väl"],
    ]


def test_by_a_hanging_indent() -> None:
    assert parted(column((100, "Tydliga mål i alla de "), (114, "nämnder som finns", 84), (128, "Dialog"))) == [
        ["Tydliga mål i alla de nämnder som finns", "Dialog"]
    ]


def test_by_rules() -> None:
    rows = column((100, "Tydliga mål i alla"), (114, "nämnder"), (128, "Dialog"))
    rows.rows.add(rows.lines[2])
    assert parted(rows) == [["Tydliga mål i alla nämnder", "Dialog"]]


def test_items_that_nothing_parts_are_parted_where_the_author_broke_lines_and_are_not_sure() -> None:
    rows = column((100, "Tydliga mål"), (114, "dialog"), (128, "mått"), (142, "ledning"))
    assert not choose_parting([rows]).sure


def test_a_column_that_leaves_a_margin_empty_is_parted_for_certain_by_its_gaps() -> None:
    lists = [
        column(
            (100, "Samarbete med grannarna om löner och"),
            (114, "växel"),
            (134, "Mått redovisas för fullmäktige, med egna"),
            (148, "kommentarer"),
            right=edge,
        )
        for edge in (300.0, 301.0)
    ]
    parting = choose_parting(lists)
    assert parting.sure
    assert [[i.text for i in items_of(c, parting, LineJoiner(c.lines))] for c in lists] == 2 * [
        ["Samarbete med grannarna om löner och växel", "Mått redovisas för fullmäktige, med egna kommentarer"]
    ]


def test_room_parts_items_within_the_rows_of_a_table_too() -> None:
    long = "Ett mål som alla nämnder känner till och"
    rows = column((100, long), (114, long.lower()), (134, long), (148, long.lower()), (168, "Mått"), right=0.0)
    rows.rows.add(rows.lines[4])
    assert parted(rows, rows) == [[f"{long} {long.lower()}", f"{long} {long.lower()}", "Mått"]] * 2
