"""Where reports stand in a file that holds other papers too."""

import pytest

from parsers.document import Document
from parsers.page.sheets.facts import facts_of
from parsers.parts.span.seams import seams
from parsers.parts.span.spans import find_spans
from tests.parsers.parts.span.made_up_file import PAPER, agenda, file, memo, pictures, plan, report
from tests.parsers.typed_pages import Sheet


def spans(document: Document) -> list[tuple[int, int]]:
    found = find_spans(document).reports
    assert all(pages == tuple(range(pages[0], pages[-1] + 1)) for pages in found)
    return [(pages[0], pages[-1]) for pages in found]


def test_a_report_alone_is_the_whole_file() -> None:
    assert spans(file(report())) == [(1, 11)]


def test_a_report_in_an_agenda() -> None:
    assert spans(file(agenda(4), report(), agenda(3, font="TestBook"))) == [(5, 15)]


def test_a_report_in_an_agenda_of_the_same_font_by_its_page_numbers() -> None:
    assert spans(file(agenda(4, font="TestSerif"), report(), agenda(3, font="TestSerif"))) == [(5, 15)]


def test_a_memo_that_quotes_all_scores_is_no_part_of_the_report() -> None:
    assert spans(file(memo(), report())) == [(2, 12)]


def test_pages_that_count_from_one_of_so_many_begin_behind_a_page_without_number() -> None:
    sheet = Sheet(page_width=PAPER[0], page_height=PAPER[1]).put(90.0, "Rapporten läggs till handlingarna")
    letter = file([sheet] * 3)
    counted, bare = report(numbered=False), report(numbered=False)
    for number, page in enumerate(counted, 1):
        page.put(30.0, (480.0, f"{number} ({len(counted)})"))
    values = []
    for pages in (counted, bare):
        whole = [*letter.pages, *file(pages).pages]
        values.append(seams([facts_of(page._replace(number=n)) for n, page in enumerate(whole, 1)])[2])
    assert values[0] < values[1]


def test_a_plan_with_the_same_headings_is_no_part_of_the_report() -> None:
    assert spans(file(report(), plan())) == [(1, 11)]
    assert spans(file(plan(), report())) == [(3, 13)]


@pytest.mark.parametrize("numbered", [True, False])
def test_two_reports_in_the_same_look(numbered: bool) -> None:
    document = file(report(numbered=numbered), report("Provköping", numbered=numbered))
    assert spans(document) == [(1, 11), (12, 22)]


def test_two_reports_in_other_looks_without_page_numbers() -> None:
    document = file(report(numbered=False), report("Provköping", font="TestSans", numbered=False))
    assert spans(document) == [(1, 11), (12, 22)]


@pytest.mark.parametrize("around", [agenda(5), memo(), plan(), [*agenda(2), *memo(), *plan()]])
def test_papers_about_a_report_are_none(around: list) -> None:  # type: ignore[type-arg]
    assert spans(file(around)) == []


def test_page_numbers_over_the_whole_file_part_nothing_and_join_nothing() -> None:
    document = [*agenda(3), *report(), *agenda(2, font="TestBook")]
    for number, page in enumerate(document, 1):
        page.put(20.0, (480.0, f"Sida {number} av 16"), font="TestMono", size=8.0)
    assert spans(file(document)) == [(4, 14)]


def test_a_row_of_a_table_that_opens_a_page_with_1_begins_no_print() -> None:
    pages = [*report(numbered=False), _rows("Hur arbetar kommunen?"), _rows("Finns det en plan?")]
    for number, page in enumerate(pages, 1):
        page.put(40.0, (480.0, f"{number} (13)"), font="TestSerif")
    assert spans(file(pages)) == [(1, 13)]


def _rows(label: str) -> Sheet:
    sheet = Sheet(page_width=PAPER[0], page_height=PAPER[1])
    for row in range(1, 5):
        sheet.put(74.0 + 20 * row, str(row), (100.0, label), (390.0, "12"), font="TestSerif")
    return sheet


def test_a_running_line_over_the_whole_file_joins_nothing() -> None:
    document = [*agenda(3), *report(), *agenda(2, font="TestBook")]
    for page in document:
        page.put(20.0, "Bilaga till kommunstyrelsens protokoll", font="TestMono", size=8.0)
    assert spans(file(document)) == [(4, 14)]


def test_a_picture_as_cover_and_a_chart_that_is_a_picture_stay_with_the_report() -> None:
    pages = report()
    cover = pictures(1, PAPER)
    assert spans(file(agenda(3), [*cover, *pages[1:]])) == [(4, 14)]
    chart = report()
    chart[4:4] = pictures(1)
    assert spans(file(agenda(3), chart)) == [(4, 15)]


def test_scanned_pages_are_named() -> None:
    found = find_spans(file(agenda(2, words="Kommunkompassen "), pictures(6), agenda(2)))
    assert found.reports == ()
    assert found.pictures == (3, 4, 5, 6, 7, 8)
    assert found.names_instrument == (1, 2)


@pytest.mark.parametrize("page", [5, 7, 10])
def test_a_report_that_changes_its_look_between_two_areas_stays_whole(page: int) -> None:
    """Both halves would pass for reports; a table of figures in another font looks like another paper."""
    first, second = report(numbered=False), report(font="TestSans", numbered=False)
    assert spans(file([*first[:page], *second[page:]])) == [(1, 11)]
