"""Plain lines: figures at a line's end, and which of them are what."""

import pytest

from parsers.second_reading.choice import Laid, lay_rows
from parsers.second_reading.plain import plain_rows
from tests.parsers.typed_pages import Sheet, document


def values(*cells: str | tuple[float, str]) -> list[object]:
    rows = plain_rows(1, document(Sheet().put(100, *cells)).pages[0].words)
    return [[s.value for s in row.figures] for row in rows]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("1.1 Finns en plan?", (360.0, "12"), (414.0, "15"), (470.0, "80%")), [[12, 15, 80]]),
        (("1.1 Finns en plan?", (360.0, "12 av 15")), [[12, 15]]),
        (("1.1 Finns en plan?", (360.0, "12/15"), (470.0, "80 %")), [[12, 15, 80]]),
        (("Finns en plan?", (360.0, "11,5 p"), (414.0, "15 p")), [[11.5, 15]]),
        (("Finns en plan?", (360.0, "–"), (414.0, "12")), [[None, 12]]),
        (("Hur ser planen för 2014",), []),
        (("Planen från 2014", (360.0, "12")), [[12]]),
    ],
)
def test_figures_that_end_a_line(cells: tuple[str | tuple[float, str], ...], wanted: list[object]) -> None:
    assert values(*cells) == wanted


def test_figures_before_the_label_open_a_line_and_its_number_is_none_of_them() -> None:
    rows = plain_rows(
        1, document(Sheet().put(100, "12", (120.0, "15"), (170.0, "1.1"), (210.0, "Finns en plan?"))).pages[0].words
    )
    assert [([s.value for s in row.figures], row.number, row.label) for row in rows] == [
        ([12, 15], "1.1", "Finns en plan?")
    ]


def test_a_name_may_stand_before_the_figures_before_a_label() -> None:
    sheet = Sheet().put(100, "Offentlighet", (180.0, "12"), (220.0, "15"), (260.0, "Finns en plan?"))
    rows = plain_rows(1, document(sheet).pages[0].words)
    assert [([s.value for s in row.figures], row.label) for row in rows] == [([12, 15], "Finns en plan?")]


def test_a_lone_figure_before_a_text_numbers_it_where_lines_end_in_figures() -> None:
    sheet = Sheet().put(100, "1", (100.0, "Finns en"), (360.0, "12")).put(116, "2", (100.0, "Etik"))
    assert [[s.value for s in row.figures] for row in plain_rows(1, document(sheet).pages[0].words)] == [[12]]


def nobody(_: int, __: Laid) -> int:
    return 0


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (2, 1, 0)])
def test_columns_in_any_order_are_told_by_arithmetic(order: tuple[int, ...]) -> None:
    figures = [(12, 15, 80), (11, 15, 73), (7, 15, 47), (18, 25, 72), (8, 30, 27), (16, 25, 64), (23, 25, 92)]
    sheet = Sheet()
    for k, row in enumerate(figures):
        sheet.put(100 + 16 * k, "Etik", *((360.0 + 50 * at, str(row[kind])) for at, kind in enumerate(order)))
    laid = lay_rows(plain_rows(1, document(sheet).pages[0].words), nobody)
    assert [(x["score"], x["max"], x["percent"]) for x in laid] == figures
