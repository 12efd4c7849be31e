"""What no row of the score tables accounts for."""

from parsers.page.remaining import Remaining
from parsers.parts.tables import Doubt, find_score_tables
from tests.parsers.typed_pages import Sheet, flow, setting

XS = (360.0, 414.0, 470.0)
ROWS = (
    ("1.1 Finns en plan?", "12", "15", "80%"),
    ("1.2 Hur informeras medborgarna?", "10", "20", "50%"),
    ("1.3 Etik", "5", "10", "50%"),
)


def doubts(*rows: tuple[str, str, str, str]) -> tuple[Doubt, ...]:
    sheet = Sheet().put(100, "1. Offentlighet", (350, "Uppnått"), (410, "Max"), (460, "Procent"))
    for k, (label, *figures) in enumerate(rows):
        cells = [(x, figure) for x, figure in zip(XS, figures, strict=True) if figure]
        sheet.put(116 + 16 * k, *([label] if label else []), *cells)
    return find_score_tables(Remaining(flow(sheet)), setting(sheet), []).doubts


def test_a_whole_table_leaves_nothing() -> None:
    assert doubts(*ROWS, ("", "27", "45", "60%")) == ()


def test_a_sum_that_differs_in_points_alone_is_the_reports_own() -> None:
    assert doubts(*ROWS, ("", "28", "45", "62%")) == ()


def test_a_word_where_a_figure_should_stand_is_told() -> None:
    (found,) = doubts(ROWS[0], ("1.2 Hur informeras medborgarna?", "lO", "20", "50%"), ROWS[2], ("", "27", "45", "60%"))
    assert (found.area, found.text, found.page) == (1, "lO", 1)


def test_a_numbered_line_without_figures_is_told() -> None:
    (found,) = doubts(ROWS[0], ("1.2 Medborgare", "", "", ""), ROWS[2], ("", "17", "25", "68%"))
    assert (found.area, found.text) == (1, "1.2 Medborgare")


def test_a_sum_that_differs_in_points_and_maximum_without_a_gap_is_told() -> None:
    (found,) = doubts(*ROWS, ("", "41", "100", "41%"))
    assert (found.area, found.why) == (1, "differs from its rows in points and in maximum")


def test_a_row_that_comes_back_below_each_table_is_accounted_for() -> None:
    sheet = Sheet()
    y = 90.0
    for area, name in enumerate(("Offentlighet", "Tillgänglighet", "Styrning"), 1):
        rows = [(f"{area}.{k + 1} {label[4:]}", *rest) for k, (label, *rest) in enumerate(ROWS)]
        last = [("Föregående utvärdering", "20", "45", "44%"), ("Medel i riket", "25", "45", "56%")]
        sheet.put(y, f"{area}. {name}", (350, "Uppnått"), (410, "Max"), (460, "Procent"))
        for label, *figures in [*rows, ("", "27", "45", "60%"), *last]:
            y += 16
            sheet.put(y, *([label] if label else []), *zip(XS, figures, strict=True))
        y += 40
    assert find_score_tables(Remaining(flow(sheet)), setting(sheet), []).doubts == ()
