"""The metadata describes the database that is there."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from markupsafe import escape

from pipeline.database.metadata import metadata, settings
from tests.site.conftest import Get

TABLES = metadata()["databases"]["kommunkompassen"]["tables"]
QUERIES = metadata()["databases"]["kommunkompassen"]["queries"]


def described() -> dict[str, dict[str, str]]:
    """Return the columns that the metadata describes, by table."""
    return {name: about["columns"] for name, about in TABLES.items() if "columns" in about}


@pytest.fixture(scope="module")
def columns(database: Path) -> dict[str, list[str]]:
    """The columns of each table and view."""
    found: dict[str, list[str]] = {}
    with contextlib.closing(sqlite3.connect(database)) as conn:
        for table, column in conn.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type IN ('table', 'view') ORDER BY m.rowid, c.cid"
        ):
            if "_fts" not in table and not table.startswith("sqlite_"):
                found.setdefault(table, []).append(column)
    return found


def test_every_table_and_column_is_described(columns: dict[str, list[str]]) -> None:
    assert {name: list(about) for name, about in described().items()} == columns


def test_descriptions_are_those_of_the_schema() -> None:
    assert described()["questions"]["score"] == "Points achieved, as printed."


@pytest.mark.parametrize("table", TABLES)
def test_sort_facets_and_labels_are_columns(columns: dict[str, list[str]], table: str) -> None:
    about = TABLES[table]
    named = [about[key] for key in ("sort", "label_column") if key in about]
    named += [*about.get("facets", []), *about.get("units", {}), *about.get("sortable_columns", [])]
    assert set(named) <= set(columns.get(table, []))


@pytest.mark.parametrize("table", [name for name in TABLES if "description" in TABLES[name]])
def test_table_page_opens(get: Get, table: str) -> None:
    response = get(f"/kommunkompassen/{table}")
    assert response.status_code == 200
    assert str(escape(TABLES[table]["description_sv"][:40])) in response.text
    assert str(escape(TABLES[table]["description"].split(":")[0][:40])) in get(f"/en/kommunkompassen/{table}").text


@pytest.mark.parametrize("query", QUERIES)
def test_query_opens_with_nothing_filled_in(get: Get, query: str) -> None:
    assert get(f"/kommunkompassen/{query}").status_code == 200


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("totals_that_disagree", {"report_id": "odeshult-2014", "sum_rows": None}),
        ("ranking?edition=2010", {"rank": 1}),
        ("municipality_over_time?municipality=%C3%96deshult", {"year": 2011}),
        ("best_on_a_question?edition=2010&number=1.1", {"max": 15}),
    ],
)
def test_query_answers(get: Get, address: str, first: dict[str, object]) -> None:
    name, _, arguments = address.partition("?")
    rows = get(f"/kommunkompassen/{name}.json?_shape=array&{arguments}").json()
    assert rows
    for column, value in first.items():
        assert column in rows[0]
        assert value is None or rows[0][column] == value


def test_disagreeing_totals_list_only_the_flagged_report(get: Get) -> None:
    rows = get("/kommunkompassen/totals_that_disagree.json?_shape=array").json()
    assert [row["report_id"] for row in rows] == ["odeshult-2014"]


def test_limits_are_set() -> None:
    assert settings()["sql_time_limit_ms"] <= 2000
    assert settings()["max_returned_rows"] <= 1000


def test_swedish_order_in_sql(get: Get) -> None:
    rows = get(
        "/kommunkompassen.json?_shape=array&sql=select+distinct+municipality+from+reports+order+by+municipality+collate+swedish"
    ).json()
    names = [row["municipality"] for row in rows]
    assert names[-3:] == ["Ängsvik", "Ödeshult", "Ökrona"]
    assert names[-4] == "Åkerholm"
