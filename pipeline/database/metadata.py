"""What Datasette is told about the database: titles, descriptions of tables and columns, facets, queries, licence.

The texts come from the pydantic fields where there is one, so that the JSON, its schema and the site say the same.
"""

import sqlite3
import tomllib
from contextlib import closing
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from schemas import report

DATABASE = "kommunkompassen"
"""Name of the database in addresses: that of its file."""

VERSION = 2
"""Version of the data contract; the database says it as `PRAGMA user_version`."""

COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    "WHERE m.type IN ('table', 'view') ORDER BY m.rowid, c.cid"
)
"""Query for the tables and views of a database with their columns."""


def metadata(database: str = DATABASE) -> dict[str, Any]:
    """Return Datasette's metadata for the database of this name."""
    said = _read("descriptions")
    tables = {name: _table(about, columns()[name], said["columns"]) for name, about in said["tables"].items()}
    for hidden in ("sections_fts", "points_fts", "picture_texts_fts"):
        tables[hidden] = {"hidden": True}
    source = {name: said[name] for name in said if name.startswith(("source", "license", "description_"))}
    described = {"title": said["title"], "description": said["description"], **source}
    return {
        **described,
        "databases": {database: {**described, "tables": tables, "queries": _queries()}},
    }


def settings() -> dict[str, int | bool]:
    """Return Datasette's settings: limits on time and rows that keep one visitor from taking all."""
    return {
        "sql_time_limit_ms": 1500,
        "max_returned_rows": 1000,
        "facet_time_limit_ms": 300,
        "default_page_size": 50,
        "suggest_facets": False,
        "num_sql_threads": 4,
        "max_csv_mb": 100,
        "default_cache_ttl": 60,
    }


def _table(about: dict[str, Any], columns: list[str], common: dict[str, str]) -> dict[str, Any]:
    """Return the metadata of a table; a column is described by the table's own text, the model's or the common one."""
    fields = _fields(getattr(report, about["model"])) if "model" in about else {}
    described = {**common, **fields, **about.get("columns", {})}
    kept = {name: about[name] for name in about if name not in ("model", "columns", "unsorted")}
    if "unsorted" in about:
        kept["sortable_columns"] = [name for name in columns if name not in about["unsorted"]]
    return {**kept, "columns": {name: described[name] for name in columns if name in described}}


def _fields(model: type[BaseModel]) -> dict[str, str]:
    return {name: field.description for name, field in model.model_fields.items() if field.description}


@cache
def columns() -> dict[str, list[str]]:
    """Return the columns of every table and view, as the schema makes them."""
    with closing(sqlite3.connect(":memory:")) as conn:
        for name in ("schema", "views", "kolada"):
            conn.executescript((files("pipeline") / "database" / f"{name}.sql").read_text("utf-8"))
        found: dict[str, list[str]] = {}
        for table, column in conn.execute(COLUMNS):
            found.setdefault(table, []).append(column)
    return found


def _queries() -> dict[str, Any]:
    return {name: {**query, "sql": query["sql"].strip()} for name, query in _read("queries").items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("pipeline") / "database" / f"{name}.toml").read_text("utf-8"))
