"""Where figures alone are asked for, lines without any are left out, and the others are as on the whole page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.pdfminer.reader import read
from parsers.second_reading.plain import plain_rows
from tests.parsers.bare_pdf import pdf, text

SHARED = Path(__file__).parents[4] / "shared"
ROW = text("Svar på synpunkter", 72, 700) + text("12", 400, 700)
PROSE = text("Kommunen svarar snabbt", 72, 600)


def figures(data: bytes) -> list[str]:
    return [word.text for page in read(data, only_figures=True).pages for word in page.words]


def test_a_line_without_figures_is_left_out() -> None:
    assert figures(pdf(ROW + PROSE)) == ["Svar", "på", "synpunkter", "12"]


@pytest.mark.parametrize("cell", ["12", "½", "-", "–", "3,5", "40%", "(7)"])
def test_a_line_with_a_figure_or_a_dash_in_its_place_is_whole(cell: str) -> None:
    row = text("Svar på", 72, 701) + text("synpunkter", 120, 700) + text(cell, 400, 700)
    in_winansi = (row + PROSE).replace("–", "\x96")
    assert figures(pdf(in_winansi)) == ["Svar", "på", "synpunkter", cell]


def test_a_text_stands_where_the_one_before_it_ends_though_that_is_left_out() -> None:
    content = "BT /F1 12 Tf 1 0 0 1 72 700 Tm (Svar) Tj 0 20 Td 5 Ts [(Svar )-500<41>] TJ (12) Tj ET"
    assert read(pdf(content), only_figures=True).pages[0].words == read(pdf(content)).pages[0].words[1:]


def test_a_page_with_text_up_its_side_is_whole() -> None:
    aside = "BT /F1 12 Tf 0 1 -1 0 40 300 Tm (Arkiv) Tj ET\n"
    assert figures(pdf(ROW + PROSE + aside))[-4:] == ["Kommunen", "svarar", "snabbt", "Arkiv"]


def test_a_row_under_a_comment_stays_whatever_the_comment_says() -> None:
    note = "1 1 .6 rg 390 695 60 20 re f 0 g\n"
    assert figures(pdf(ROW + note + text("obs", 425, 702) + PROSE))[:4] == ["Svar", "på", "synpunkter", "12"]
    assert "12" not in figures(pdf(ROW + note + PROSE))


@given(st.lists(st.tuples(st.sampled_from(["Svar", "12", "–", "3.1 Om", "av 20", "i 2014"]), st.integers(0, 200))))
def test_rows_are_those_of_the_whole_page(texts: list[tuple[str, int]]) -> None:
    data = pdf("".join(text(words.replace("–", "-"), 72 + 40 * (place % 9), 700 - 3 * place) for words, place in texts))
    [whole], [part] = read(data).pages, read(data, only_figures=True).pages
    assert plain_rows(1, part.words) == plain_rows(1, whole.words)


@pytest.mark.parametrize("folder", ["designs", "published"])
def test_rows_of_reports_are_those_of_their_whole_pages(folder: str) -> None:
    paths = sorted((SHARED / folder).glob("*.pdf"))
    if not paths:
        pytest.skip("the reports are not here")
    for path in paths[:3]:
        data = path.read_bytes()
        for whole, part in zip(read(data).pages, read(data, only_figures=True).pages, strict=True):
            assert plain_rows(1, part.words) == plain_rows(1, whole.words), (path.name, whole.number)
