"""Pages of print: which of them can hold a table, and lines that were cut at gutters put together again."""

from parsers.page.lines import Line
from parsers.parts.tables.pages import PageOfPrint, read_pages
from tests.parsers.typed_pages import Sheet, rulings


def read(*sheets: Sheet, always: frozenset[int] = frozenset()) -> dict[int, PageOfPrint]:
    lines = [line for sheet in sheets for line in sheet.lines]
    return read_pages(lines, rulings(*sheets), always)


def test_a_page_of_text_is_left_out_unless_it_is_asked_for() -> None:
    text = Sheet(1).put(100, "Under 2014 antog nämnden en plan")
    table = Sheet(2).put(100, "Kultur", (400, "15"))
    assert list(read(text, table)) == [2]
    assert list(read(text.put(128, "Se stycke 12 nedan", (400, "och bilagan")), table)) == [2]
    assert list(read(text, table, always=frozenset({1}))) == [1, 2]


def test_a_line_that_was_cut_is_one_again() -> None:
    sheet = Sheet().put(100, "Kultur och fritid", (400, "15")).put(114, "Etik", (400, "5"))
    label, figure = sheet.lines[0].words[:3], sheet.lines[0].words[3:]
    below = sheet.lines[1]
    page = read_pages([Line(1, figure), below, Line(1, label)], rulings(sheet), ())[1]
    assert [(line.words, [a.value for a in line.atoms]) for line in page.lines] == [
        (label, [15]),
        (below.words[:1], [5]),
    ]


def test_blocks_are_found_without_the_barred_lines() -> None:
    page = read(Sheet().put(100, "Kultur", (400, "15")).put(114, "Etik", (400, "5")).put(128, "Text"))[1]
    assert [len(block.rows) for block in page.blocks] == [2]
    assert page.without({id(page.lines[2])}).blocks is page.blocks
    assert [len(block.rows) for block in page.without({id(page.lines[0])}).blocks] == [1]
