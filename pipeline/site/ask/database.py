"""Asking the database from a page."""

import sqlite3
from collections.abc import Mapping, Sequence

from datasette.app import Datasette
from datasette.database import Database

Row = sqlite3.Row
Parameters = Mapping[str, object] | Sequence[object]


def database(datasette: Datasette) -> Database:
    """Return the database with the reports: the one that is not Datasette's own."""
    return next(db for db in datasette.databases.values() if not db.is_memory)


async def rows(datasette: Datasette, sql: str, parameters: Parameters = ()) -> list[Row]:
    """Return all rows of a query."""
    result = await database(datasette).execute(sql, parameters)
    return list(result.rows)


async def row(datasette: Datasette, sql: str, parameters: Parameters = ()) -> Row | None:
    """Return the first row of a query, or None."""
    found = await rows(datasette, sql, parameters)
    return found[0] if found else None
