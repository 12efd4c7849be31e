"""Turned pages and sheets with several pages: what is read is the page as it was, and places lead back to the sheet."""

from collections.abc import Sequence
from math import cos, radians, sin

import pytest

from parsers.document import Box, Document, Page
from parsers.page.lines import page_lines
from parsers.page.sheets.arrangement import set_right
from parsers.page.sheets.leaf import Leaf, turned
from schemas.report import Place
from tests.parsers.parts.span.made_up_file import agenda, file, report
from tests.parsers.typed_pages import Sheet, typed


def texts(page: Page) -> list[str]:
    return [line.text for line in page_lines(page)]


def on_sheets(pages: Sequence[Page], columns: int, rows: int, order: Sequence[int] | None = None) -> Document:
    """The pages made smaller and put on sheets, row by row; `order` says which page comes where."""
    count = columns * rows
    order = list(order if order is not None else range(len(pages)))
    width, height = pages[0].width, pages[0].height
    scale = 1 / max(columns, rows)
    sheets: list[Page] = []
    for first in range(0, len(order), count):
        words = []
        for cell, index in enumerate(order[first : first + count]):
            x, y = cell % columns * width * scale, cell // columns * height * scale
            for w in pages[index].words:
                words.append(
                    w._replace(
                        x0=w.x0 * scale + x,
                        top=w.top * scale + y,
                        x1=w.x1 * scale + x,
                        bottom=w.bottom * scale + y,
                        baseline=w.baseline * scale + y,
                        size=w.size * scale,
                    )
                )
        size = (width * scale * columns, height * scale * rows)
        sheets.append(Page(len(sheets) + 1, *size, tuple(words), (), (), ()))
    return Document(tuple(sheets), None, None)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_read_as_it_was(turns: int) -> None:
    document = file(report()[1:3])
    lying = document._replace(pages=tuple(turned(page, turns) for page in document.pages))
    right, arrangement = set_right(lying)
    assert [texts(page) for page in right.pages] == [texts(page) for page in document.pages]
    assert [page.width for page in right.pages] == [page.width for page in document.pages]
    assert not arrangement.is_plain


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_places_lead_back_to_the_sheet(turns: int) -> None:
    sheet = Page(7, 595.0, 842.0, tuple(typed("Poäng", 100.0, 200.0)), (), (), ())
    word = sheet.words[0]
    leaf = Leaf(7, 7, turns, (595.0, 842.0))
    read = leaf.of(sheet).words[0]
    place = leaf.on_sheet(Place(page=7, x0=read.x0, top=read.top, x1=read.x1, bottom=read.bottom))
    expected = (7, word.x0, word.top, word.x1, word.bottom)
    assert (place.page, place.x0, place.top, place.x1, place.bottom) == pytest.approx(expected, abs=0.01)


def test_places_of_a_part_lead_back_to_the_sheet() -> None:
    sheet = Page(2, 842.0, 595.0, tuple(typed("Poäng", 500.0, 200.0)), (), (), ())
    leaf = Leaf(4, 2, 0, (842.0, 595.0), Box(421.0, 0.0, 842.0, 595.0), 1.4142)
    read = leaf.of(sheet).words[0]
    assert read.x0 == pytest.approx((500 - 421) * 1.4142)
    place = leaf.on_sheet(Place(page=4, x0=read.x0, top=read.top, x1=read.x1, bottom=read.bottom))
    assert (place.page, place.x0, place.top) == pytest.approx((2, 500.0, sheet.words[0].top), abs=0.01)


@pytest.mark.parametrize(("columns", "rows"), [(2, 1), (1, 2), (2, 2)])
def test_pages_on_sheets_are_read_one_by_one(columns: int, rows: int) -> None:
    pages = file(report()[1:]).pages
    sheets = on_sheets(pages, columns, rows)
    if columns != rows:  # the shape of a page, made to fit
        assert sheets.pages[0].width != sheets.pages[0].height
    right, arrangement = set_right(sheets)
    assert [texts(page) for page in right.pages] == [texts(page) for page in pages]
    assert [leaf.sheet for leaf in arrangement.leaves] == [i // (columns * rows) + 1 for i in range(len(pages))]


def test_pages_put_on_sheets_by_columns_are_read_by_columns() -> None:
    pages = file(report()[1:9]).pages
    right, _ = set_right(on_sheets(pages, 2, 2, [0, 2, 1, 3, 4, 6, 5, 7]))
    assert [texts(page) for page in right.pages] == [texts(page) for page in pages]


def test_a_booklet_is_read_in_the_order_in_which_it_is_folded() -> None:
    pages = file(report()[1:9]).pages
    right, _ = set_right(on_sheets(pages, 2, 1, [7, 0, 1, 6, 5, 2, 3, 4]))
    assert [texts(page) for page in right.pages] == [texts(page) for page in pages]


def test_sheets_among_pages_that_are_as_large_are_parted() -> None:
    pages = file([*report(), *report()][:16]).pages
    sheets = on_sheets(pages, 2, 2).pages
    around = file(agenda(3)).pages
    whole = [page._replace(number=n) for n, page in enumerate([*around, *sheets, *around], 1)]
    right, arrangement = set_right(Document(tuple(whole), None, None))
    assert [texts(page) for page in right.pages] == [texts(page) for page in [*around, *pages, *around]]
    assert [leaf.sheet for leaf in arrangement.leaves] == [1, 2, 3, *(4 + n // 4 for n in range(16)), 8, 9, 10]


def test_a_page_among_dense_sheets_is_not_cut_through_a_line() -> None:
    pages = file([*report() * 6][:64]).pages
    sheets = on_sheets(pages, 2, 2).pages
    sheet = Sheet(1)
    sheet.put(421.0, "Nämnden föreslår att ärendet återremitteras till förvaltningen.")
    sheet.put(300.0, "En kallelse med få ord, av vilka några står mitt på sidan och andra inte.")
    whole = [page._replace(number=n) for n, page in enumerate([sheet.page, *sheets], 1)]
    right, arrangement = set_right(Document(tuple(whole), None, None))
    assert len(right.pages) == 65
    assert arrangement.leaves[0].is_plain


@pytest.mark.parametrize("line", ["{}", "Bilaga 4, sid {} (16)"])
def test_numbers_put_onto_sheets_are_on_none_of_their_pages(line: str) -> None:
    pages = file([*report(), *report()][:16]).pages
    sheets = on_sheets(pages, 2, 2).pages
    words = [[w._replace(font="Helvetica") for w in typed(line.format(41 + n), 380.0, 560.0)] for n in range(4)]
    numbered = [p._replace(words=(*p.words, *w)) for p, w in zip(sheets, words, strict=True)]
    right, _ = set_right(Document(tuple(numbered), None, None))
    assert [texts(page) for page in right.pages] == [texts(page) for page in pages]


def test_the_pages_own_numbers_stay_on_their_sheets() -> None:
    pages = file([*report(), *report()][:16]).pages
    right, _ = set_right(on_sheets(pages, 2, 1))
    assert [texts(page) for page in right.pages] == [texts(page) for page in pages]


def test_a_stamp_that_lies_nearly_level_is_left_out_of_a_printed_page() -> None:
    page = file(report()[1:2]).pages[0]
    slanted = [
        w._replace(direction=(cos(radians(8)), -sin(radians(8)))) for w in typed("INKOM 2011-12-01", 300.0, 150.0)
    ]
    right, _ = set_right(Document((page._replace(words=(*page.words, *slanted)),), None, None))
    assert right.pages == (page,)


def test_columns_of_one_page_are_no_pages() -> None:
    sheet = Sheet(page_width=842.0, page_height=595.0)
    for row in range(30):
        sheet.put(
            60.0 + 14 * row,
            (72.0, "Kommunen har en plan för detta arbete"),
            (440.0, "och den följs upp varje år av alla"),
        )
    right, arrangement = set_right(Document((sheet.page,), None, None))
    assert len(right.pages) == 1
    assert arrangement.is_plain


def test_a_file_that_lies_right_stays_as_it_is() -> None:
    document = file(agenda(2), report())
    right, arrangement = set_right(document)
    assert arrangement.is_plain
    assert right.pages == document.pages


def test_words_that_do_not_run_with_the_page_are_left_out() -> None:
    page = file(report()[1:2]).pages[0]
    up = [word._replace(x0=20.0, x1=30.0, direction=(0.0, -1.0)) for word in typed("Justerandes sign", 20.0, 400.0)]
    slant = [word._replace(direction=(0.94, -0.34)) for word in typed("KOPIA", 300.0, 400.0)]
    right, _ = set_right(Document((page._replace(words=(*up, *page.words, *slant)),), None, None))
    assert texts(right.pages[0]) == texts(page)


def test_a_page_that_lies_crooked_as_a_whole_keeps_its_words() -> None:
    page = file(report()[1:2]).pages[0]
    crooked = page._replace(words=tuple(word._replace(direction=(0.9998, 0.02)) for word in page.words))
    right, _ = set_right(Document((crooked,), None, None))
    assert len(right.pages[0].words) == len(page.words)


def test_pages_of_text_whose_lines_miss_the_middle_are_not_cut_there() -> None:
    sheets = []
    for number in range(1, 6):
        sheet = Sheet(number)
        for row in range(44):
            sheet.put(90.0 + 15 * row, "Nämnden föreslår att ärendet återremitteras till förvaltningen.")
        sheets.append(sheet.page)
    right, arrangement = set_right(Document(tuple(sheets), None, None))
    assert arrangement.is_plain
    assert len(right.pages) == 5
