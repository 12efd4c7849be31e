"""Headings in a column of their own beside the text."""

import pytest

from parsers.page.lines import Line
from parsers.page.order.side import SideHeadings, find_side_headings
from tests.parsers.typed_pages import BODY, LEADING, Sheet, rulings

TEXT_AT = 180.0
NAMES = ["Allmänt", "Mål för\nbrukarna", "Tillgänglighet", "Valfrihet och\ninflytande", "Undersökningar"]
PARAGRAPH = "Kommunen arbetar med planen under hela året och \nföljer upp den varje höst i alla nämnder. Det är \nbra."


def page(number: int, *, offset: float = 0.0, look: str = "Side", text_at: float = TEXT_AT) -> Sheet:
    """Five paragraphs, each with a heading beside it that stands `offset` points below its first line."""
    sheet = Sheet(number)
    y = 100.0
    for name in NAMES:
        sheet.para(y + offset, name, x=40, size=10, bold=True, font=look, leading=13)
        y = sheet.para(y, PARAGRAPH, x=text_at) + 10
    return sheet


def read(*sheets: Sheet) -> SideHeadings:
    return find_side_headings([s.lines for s in sheets], rulings(*sheets), BODY.style, LEADING)


def texts(group: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in group)


@pytest.mark.parametrize("offset", [0, -6, 8, 11])
def test_a_side_heading_stands_before_the_paragraph_beside_it(offset: float) -> None:
    found = read(page(1, offset=offset), page(2, offset=offset))
    assert [texts(g) for g in found.groups] == NAMES * 2
    lines = [line.text for line in found.pages[0]]
    expected = [line for name in NAMES for line in (*name.split("\n"), *(x.strip() for x in PARAGRAPH.split("\n")))]
    assert lines == expected


def test_a_heading_longer_than_its_paragraph_is_read_to_its_end() -> None:
    sheets = [page(1)]
    sheets[0].para(500, "En rubrik\nsom är\nlängre än\nsitt stycke", x=40, size=10, bold=True, font="Side", leading=13)
    sheets[0].put(500, (TEXT_AT, "Bara en enda rad med text."))
    assert texts(read(*sheets).groups[-1]) == "En rubrik\nsom är\nlängre än\nsitt stycke"


def test_headings_above_their_text_are_none() -> None:
    sheet = Sheet(1)
    y = 100.0
    for name in NAMES:
        sheet.put(y, name.replace("\n", " "), bold=True)
        y = sheet.para(y + 16, PARAGRAPH) + 20
    assert read(sheet).groups == ()


def test_a_few_notes_in_the_margin_are_no_habit() -> None:
    sheet = Sheet(1)
    sheet.put(104, (40, "Se bilaga"), size=8, font="Note")
    sheet.para(100, PARAGRAPH * 3, x=TEXT_AT)
    assert read(sheet).groups == ()


def test_pulled_quotes_in_the_margin_are_none() -> None:
    sheet = Sheet(1)
    y = 100.0
    for _ in range(6):
        sheet.para(y, "Det är bra\natt ni frågar\nmen svara också.", x=40, size=9, bold=True, font="Quote")
        y = sheet.para(y, PARAGRAPH, x=TEXT_AT) + 30
    assert read(sheet).groups == ()


def test_the_first_column_of_a_drawn_table_is_none() -> None:
    sheet = page(1)
    sheet.table([36, 176, 523], [88, 150, 210, 270, 330, 390, 450])
    assert read(sheet).groups == ()


def test_empty_pages_have_none() -> None:
    assert read(Sheet(1), Sheet(2)) == SideHeadings(((), ()), ())


LISTS = {
    "Plus": ("• Hela planen följs upp varje höst",),
    "Att utveckla": ("• Ge alla riktlinjer ett slutdatum", "• Mer dialog"),
    "Minus": ("• Bilagor saknas",),
}


def test_titles_beside_short_items_are_known_by_those_beside_long_ones() -> None:
    sheets = [Sheet(number) for number in (1, 2, 3)]
    for sheet in sheets:
        y = sheet.para(100, PARAGRAPH * 2, x=TEXT_AT) + 40
        for title, items in LISTS.items():
            if title == "Minus" and sheet is sheets[2]:
                continue
            sheet.put(y, (40, title), bold=True)
            for item in items:
                sheet.put(y, (TEXT_AT, item))
                y += LEADING
            y += 3 if sheet is sheets[0] else 40
    found = read(*sheets)
    assert [texts(g) for g in found.groups] == [*LISTS, *LISTS, "Plus", "Att utveckla"]
    lines = [line.text for line in found.pages[0]]
    assert lines[-7:] == [line for title, items in LISTS.items() for line in (title, *items)]


def test_the_words_of_a_justified_side_heading_stay_together() -> None:
    sheets = [page(1), page(2)]
    for sheet in sheets:
        sheet.put(520, (40, "Insyn"), (90, "i"), (105, "alla"), size=10, bold=True, font="Side")
        sheet.put(533, (40, "nämnders"), (110, "beslut"), size=10, bold=True, font="Side")
        sheet.para(520, PARAGRAPH, x=TEXT_AT)
    found = read(*sheets)
    assert [texts(g) for g in found.groups] == [*NAMES, "Insyn i alla\nnämnders beslut"] * 2
