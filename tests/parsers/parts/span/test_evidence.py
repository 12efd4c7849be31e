"""What makes pages a report, looked at no further than is asked."""

import pytest

from parsers.document import Document
from parsers.page.sheets.facts import facts_of
from parsers.parts.span.evidence import Evidence, area_named
from tests.parsers.parts.span.made_up_file import agenda, file, report
from tests.parsers.typed_pages import Sheet, document, line


def evidence(found: Document) -> Evidence:
    return Evidence(map(facts_of, found.pages))


def rows(*numbers: str) -> Sheet:
    sheet = Sheet()
    for n, number in enumerate(numbers):
        sheet.put(100.0 + 20 * n, number, (110.0, "Hur arbetar kommunen?"), (390.0, "12"), (445.0, "25"))
    return sheet


def test_rows_with_numbers_say_which_areas_are_scored() -> None:
    table = rows(*(f"{area}.{question}" for area in (1, 2, 3) for question in (1, 2, 3)))
    assert evidence(document(table)).is_scored
    assert evidence(document(table)).scored == {1, 2, 3}


def test_fewer_rows_or_areas_are_no_scoring() -> None:
    assert not evidence(document(rows("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2"))).is_scored


def test_rows_without_numbers_belong_to_the_area_named_above() -> None:
    sheets = []
    for area in (1, 2, 3):
        sheet = Sheet().put(80.0, f"Område {area} Exempel")
        for n in range(3):
            sheet.put(120.0 + 20 * n, "Hur arbetar kommunen?", (390.0, "12"))
        sheets.append(sheet)
    assert evidence(document(*sheets)).is_scored


def test_rows_of_a_table_of_contents_are_none() -> None:
    sheet = rows(*(f"{area}.{question}" for area in (1, 2, 3) for question in (1, 2, 3)))
    for n in range(3):
        sheet.put(400.0 + 20 * n, f"Avsnitt {n} . . . . . . . . . . {n}")
    assert not evidence(document(sheet)).is_scored


def test_text_and_a_score_by_three_areas_tell_of_areas() -> None:
    pages = [facts_of(page) for page in file(report()).pages[:-1]]  # without the score tables
    assert [Evidence(pages[:count]).tells_of_areas for count in range(1, len(pages) + 1)] == [False] * 4 + [True] * 6
    assert not Evidence(pages).is_scored
    assert not Evidence([]).tells_of_areas


def test_a_whole_report_has_text_scores_and_the_name() -> None:
    found = evidence(file(report()))
    assert found.names_instrument
    assert found.is_scored
    assert found.told >= found.headed == found.named == set(range(1, 9))
    assert not evidence(file(agenda(2))).names_instrument


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Område 4", 4),
        ("Område4: Exempel", 4),
        ("3. Politisk styrning och kontroll 70 p", 3),
        ("– Politisk styrning och kontroll", 3),
        ("Politisk styrning i kommunen", None),
        ("70", None),
    ],
)
def test_a_line_names_an_area(text: str, area: int | None) -> None:
    assert area_named(line(text)) == area
