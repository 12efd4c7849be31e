"""Only what the report itself prints goes to its publisher."""

import sqlite3

import pytest

from pipeline.site.words.errata import note


def rows(sql: str) -> list[sqlite3.Row]:
    """Return the rows of a query on nothing."""
    conn = sqlite3.connect(":memory:")
    conn.row_factory = sqlite3.Row
    try:
        return list(conn.execute(sql))
    finally:
        conn.close()


REPORT = rows(
    "SELECT 'Ödeshult' AS municipality, 2014 AS year, 5 AS month, "
    "'o.pdf' AS source_file, 24 AS pages, 'ab' AS source_sha256"
)[0]


def finding(code: str, confirmed: int | None) -> sqlite3.Row:
    """Return a finding."""
    return rows(
        f"SELECT '{code}' AS code, 'Area 1.' AS message, 7 AS page, '61' AS printed, '63' AS expected, "
        f"{'NULL' if confirmed is None else confirmed} AS confirmed"
    )[0]


@pytest.mark.parametrize(("code", "confirmed"), [("area-total-mismatch", 1), ("area-total-mismatch", None)])
def test_contradiction_is_in_the_note(code: str, confirmed: int | None) -> None:
    text = note(REPORT, [finding(code, confirmed)])
    assert "Page 7: Area 1." in text
    assert ("independent" in text) == (confirmed == 1)


@pytest.mark.parametrize(
    ("code", "confirmed"), [("reading-differs", None), ("low-coverage", None), ("area-total-mismatch", 0)]
)
def test_doubt_about_the_reading_is_not(code: str, confirmed: int | None) -> None:
    assert note(REPORT, [finding(code, confirmed)]) == ""
