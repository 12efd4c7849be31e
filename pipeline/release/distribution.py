"""Which parts of the data go to whom: scores are facts, texts belong to their authors, names are of people."""

import gzip
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.release.tables import NAMES, TEXTS
from schemas.report import Report

_INDEXED = ("sections", "points")  # tables with a full-text index beside them
_FILES = "report_files"  # the reports' JSON as it is
_OF_TEXT = re.compile(r"section |area \d+ (?:strength|improvement|weakness|rubric) ")  # what a correction is about


def reduced_database(database: Path, *, texts: bool, names: bool) -> None:
    """Take texts, or people's names, out of a database where they shall not go out.

    Nothing of them stays in the file: it is vacuumed.
    """
    if texts and names:
        return
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA secure_delete = ON")
        if not texts:
            _drop_texts(db)
        if not names:
            _drop_names(db)
        for report_id, packed in db.execute(f"SELECT report_id, json FROM {_FILES}").fetchall():
            report = Report.model_validate_json(gzip.decompress(packed))
            reduced = reduced_report(report, texts=texts, names=names).model_dump(mode="json")
            kept = json.dumps(reduced, ensure_ascii=False, indent=2)
            content = gzip.compress(f"{kept}\n".encode(), 6, mtime=0)
            db.execute(f"UPDATE {_FILES} SET json = ? WHERE report_id = ?", (content, report_id))
        db.commit()
        db.execute("VACUUM")


def _drop_texts(db: sqlite3.Connection) -> None:
    for name in (*TEXTS, "words", "example_counts"):
        db.execute(f'DELETE FROM "{name}"')
    for rowid, at in db.execute("SELECT rowid, at FROM corrections").fetchall():
        if _OF_TEXT.match(at):
            db.execute("DELETE FROM corrections WHERE rowid = ?", (rowid,))
    for name in _INDEXED:
        db.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')


def _drop_names(db: sqlite3.Connection) -> None:
    """Empty the columns; one that may not be NULL gets what stands for nothing in it."""
    for table, columns in NAMES.items():
        required = dict(db.execute('SELECT name, "notnull" FROM pragma_table_info(?)', (table,)).fetchall())
        for column in columns:
            nothing = ("[]" if column == "evaluators" else "") if required[column] else None
            db.execute(f'UPDATE "{table}" SET "{column}" = ?', (nothing,))


def reduced_report(report: Report, *, texts: bool, names: bool) -> Report:
    """A report without what shall not go out."""
    changed = report
    if not texts:
        areas = tuple(a.model_copy(update={"points": ()}) for a in report.areas)
        corrections = tuple(c for c in report.corrections if not _OF_TEXT.match(c.at))
        left_out: dict[str, Any] = {"sections": (), "mentions": (), "picture_texts": ()}
        changed = changed.model_copy(update={"areas": areas, "corrections": corrections, **left_out})
    if not names:
        corrections = tuple(c.model_copy(update={"by": ""}) for c in changed.corrections)
        review = report.review.model_copy(update={"by": ""}) if report.review else None
        changed = changed.model_copy(update={"evaluators": (), "corrections": corrections, "review": review})
    return changed
