"""Which parts of the data go to whom: scores are facts, texts belong to their authors, names are of people."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.release.tables import NAMES, TEXTS
from schemas.report import Report

_INDEXED = ("sections", "points")  # tables with a full-text index beside them


def reduced_database(database: Path, *, texts: bool, names: bool) -> None:
    """Empty the tables of texts, and the columns with people's names, where they shall not go out.

    Nothing of them stays in the file: it is vacuumed.
    """
    if texts and names:
        return
    with closing(sqlite3.connect(database)) as db:
        there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not texts:
            for name in (*TEXTS, "words"):
                if name in there:
                    db.execute(f'DELETE FROM "{name}"')
            for name in _INDEXED:
                if f"{name}_fts" in there:
                    db.execute(f"INSERT INTO \"{name}_fts\" (\"{name}_fts\") VALUES ('rebuild')")
            _empty(db, "documents", "json", there)
        if not names:
            for table, columns in NAMES.items():
                for column in columns:
                    _empty(db, table, column, there)
            _empty(db, "documents", "json", there)
        db.commit()
        db.execute("VACUUM")


def _empty(db: sqlite3.Connection, table: str, column: str, there: set[str]) -> None:
    """Empty a column; one that may not be NULL gets an empty list."""
    if table not in there:
        return
    info = dict(db.execute('SELECT name, "notnull" FROM pragma_table_info(?)', (table,)).fetchall())
    if column in info:
        db.execute(f'UPDATE "{table}" SET "{column}" = ?', ("[]" if info[column] else None,))


def reduced_report(report: Report, *, texts: bool, names: bool) -> dict[str, Any]:
    """A report as nested values, without what shall not go out."""
    changed = report
    if not texts:
        areas = tuple(a.model_copy(update={"points": ()}) for a in report.areas)
        changed = changed.model_copy(update={"areas": areas, "sections": (), "mentions": (), "picture_texts": ()})
    if not names:
        corrections = tuple(c.model_copy(update={"by": ""}) for c in report.corrections)
        review = report.review.model_copy(update={"by": ""}) if report.review else None
        changed = changed.model_copy(update={"evaluators": (), "corrections": corrections, "review": review})
    return changed.model_dump(mode="json")
