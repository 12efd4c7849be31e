"""Which tables a release holds, what their columns are, and which of them are texts with rights of their own."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

SCORES = (
    "reports",
    "areas",
    "questions",
    "finding_kinds",
    "findings",
    "corrections",
    "municipalities",
    "municipality_groups",
    "populations",
    "municipality_changes",
    "editions",
    "edition_areas",
    "edition_questions",
    "known_evaluations",
    "rejects",
)
"""Facts: nobody owns them (CC0)."""

TEXTS = ("points", "sections", "mentions", "picture_texts")
"""What the reports say in their own words: the rights stay with their authors."""

NAMES = {"reports": ("evaluators", "reviewed_by"), "corrections": ("by",)}
"""Columns with names of people, left out on request."""

TYPES = {"INTEGER": "integer", "REAL": "number", "NUMERIC": "number", "TEXT": "string", "BLOB": "string"}
"""A column's type in SQLite and in a Frictionless table schema."""


class Column(NamedTuple):
    """One column as the database declares it."""

    name: str
    type: str  # of a Frictionless table schema
    required: bool  # never empty; a text may be empty without being absent


class Reference(NamedTuple):
    """A foreign key."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


class Table(NamedTuple):
    """One table of a release."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


def tables(db: sqlite3.Connection, *, texts: bool, names: bool) -> list[Table]:
    """The tables of a release, in the order of the contract; without texts or people's names where asked."""
    there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = (*SCORES, *TEXTS) if texts else SCORES
    kept = [name for name in wanted if name in there]
    return [_table(db, name, frozenset(kept), names=names) for name in kept]


def rows(db: sqlite3.Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """The rows of a table in the order of its key, so that the same data give the same bytes."""
    columns = ", ".join(f'"{c.name}"' for c in table.columns)
    order = ", ".join(f'"{name}"' for name in table.key) or "rowid"
    yield from db.execute(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')


def _table(db: sqlite3.Connection, name: str, kept: frozenset[str], *, names: bool) -> Table:
    info = db.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (name,)).fetchall()
    hidden = () if names else NAMES.get(name, ())
    keys = sorted((pk, column) for column, _, _, pk in info if pk)
    columns = tuple(
        Column(column, TYPES.get(kind, "string"), bool(pk or (required and kind != "TEXT")))
        for column, kind, required, pk in info
        if column not in hidden
    )
    return Table(name, columns, tuple(column for _, column in keys), tuple(_references(db, name, kept)))


def _references(db: sqlite3.Connection, name: str, kept: frozenset[str]) -> Iterator[Reference]:
    found: dict[int, list[tuple[str, str, str]]] = {}
    query = 'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq'
    for number, target, column, other in db.execute(query, (name,)):
        if target in kept:
            found.setdefault(number, []).append((target, column, other))
    for parts in found.values():
        target = parts[0][0]
        yield Reference(tuple(p[1] for p in parts), target, tuple(p[2] or p[1] for p in parts))
