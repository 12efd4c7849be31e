"""Builds the database from the JSON files: all of it anew, in one transaction, into a file that then replaces the old.

A Datasette that has the old file open goes on reading it.
"""

import contextlib
import json
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pydantic
import sqlite_utils

from pipeline.database.catalogue import Pages, catalogue_rows
from pipeline.database.errors import LoadError
from pipeline.database.rows import Rows, add_report
from pipeline.database.search import build_search
from pipeline.database.stories import story_rows
from schemas.identifiers import UNDATED
from schemas.report import Reject, Report

REJECTS = "rejects.json"
EVIDENCE = "evidence"
MOST_BYTES = 50_000_000
"""Of a report's JSON; the longest known has less than a hundredth of it."""
_REPORTS_AT_A_TIME = 50
_REPORT_NAME = re.compile(rf"[a-z0-9-]+-(?:\d{{1,4}}|{UNDATED})(?:-\d+)?")
_REJECTS = pydantic.TypeAdapter(tuple[Reject, ...])


class LoadResult(NamedTuple):
    """What went into the database."""

    database: Path
    reports: int
    rejects: int
    errors: int  # findings of severity error
    warnings: int  # findings of severity warning


def load(extracted: Path, database: Path, names: Sequence[str] | None = None) -> LoadResult:
    """Build `database` from `extracted/*.json`, `extracted/rejects.json` and the pictures in `extracted/evidence`.

    `names` are the JSON files to load; all that are reports where none are given: what others have put there is passed.
    The same files give the same bytes. Raises `LoadError` for a file that does not fit, `OSError` where the folder of
    the database cannot be written; in both cases the old database stays as it was.
    """
    with _replacing(database) as new:
        db = sqlite_utils.Database(new)
        try:
            # The file is nobody's yet: no journal is needed to keep it whole, and it is synced once at the end.
            db.conn.execute("PRAGMA journal_mode = OFF")
            db.conn.execute("PRAGMA synchronous = OFF")
            with db.atomic():
                result = _fill(db, extracted, database, names)
            db.conn.execute("ANALYZE")
            db.conn.commit()
        except sqlite3.Error as error:
            raise LoadError(f"The database could not be built: {error}") from error
        finally:
            db.close()
    return result


def _fill(db: sqlite_utils.Database, extracted: Path, database: Path, names: Sequence[str] | None) -> LoadResult:
    _run(db, "schema")
    _insert(db, catalogue_rows())
    pages = Pages()
    rows: Rows = defaultdict(list)
    reports = 0
    for report, data in _reports(extracted, names):
        add_report(rows, report, data, extracted / EVIDENCE)
        rows["stories"] += story_rows(report)
        pages.add(report)
        reports += 1
        if reports % _REPORTS_AT_A_TIME == 0:
            _insert(db, rows)
            rows.clear()
    rejects = _read_rejects(extracted / REJECTS)
    rows["rejects"] = [r.model_dump() for r in sorted(rejects, key=lambda r: r.source_file)]
    rows["municipality_pages"] = pages.rows()
    rows["municipality_slugs"] = pages.slug_rows()
    _insert(db, rows)
    _run(db, "views")
    _run(db, "kolada")
    db.conn.create_function("page_slug", 2, pages.slug, deterministic=True)
    _run(db, "profiles")
    _run(db, "indexes")
    build_search(db)
    _check_references(db)
    counts = dict(db.execute("SELECT severity, count(*) FROM findings GROUP BY severity").fetchall())
    return LoadResult(database, reports, len(rejects), counts.get("error", 0), counts.get("warning", 0))


def _reports(extracted: Path, names: Sequence[str] | None) -> Iterator[tuple[Report, bytes]]:
    for path in _report_files(extracted) if names is None else sorted(extracted / name for name in names):
        data = _content(path)
        if names is None and not _is_meant_as_report(path, data):
            continue
        try:
            report = Report.model_validate_json(data)
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise LoadError(f"{path.name} is no report ({where}: {first['msg']}). Extract it again.") from error
        if report.id != path.stem:
            raise LoadError(f"{path.name} holds the report {report.id}. Name the file {report.id}.json.")
        numbers = [area.number for area in report.areas]
        if len(set(numbers)) < len(numbers):
            raise LoadError(f"{path.name} has two areas with the same number. Extract it again.")
        yield report, data


def _report_files(extracted: Path) -> list[Path]:
    return sorted(p for p in extracted.glob("*.json") if p.name != REJECTS and not p.name.startswith("."))


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise LoadError(f"{path.name} is longer than any report. Extract it again.")
    return path.read_bytes()


def _is_meant_as_report(path: Path, data: bytes) -> bool:
    """False for a file that neither is called like a report nor holds what reports hold: it is nothing of ours."""
    if _REPORT_NAME.fullmatch(path.stem):
        return True
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and bool({"municipality", "source_sha256"} & content.keys())


def _read_rejects(path: Path) -> tuple[Reject, ...]:
    if not path.is_file():
        return ()
    try:
        return _REJECTS.validate_json(path.read_bytes())
    except pydantic.ValidationError as error:
        raise LoadError(f"{path.name} is no list of rejects. Extract the folder again.") from error


def _insert(db: sqlite_utils.Database, rows: Rows) -> None:
    # insert_all looks at every value for something to turn into JSON; the rows are plain already, and 1,000 reports
    # make 200,000 of them: this way takes a quarter of the time.
    for name, records in rows.items():
        if records:
            columns = list(records[0])
            places = ", ".join(f":{column}" for column in columns)
            names = ", ".join(f'"{column}"' for column in columns)  # "is", "by" and "on" are words of SQL
            db.conn.executemany(f"INSERT INTO {name} ({names}) VALUES ({places})", records)


def _run(db: sqlite_utils.Database, name: str) -> None:
    # Not executescript: that would end the transaction.
    for statement in _sql(name).split(";\n"):
        if statement.strip():
            db.execute(statement)


def _sql(name: str) -> str:
    return (files("pipeline") / "database" / f"{name}.sql").read_text("utf-8")


def _check_references(db: sqlite_utils.Database) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, row, parent, _ = broken
        raise LoadError(f"Row {row} of {table} refers to a row that {parent} does not have. Extract the folder again.")


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a new file beside `target`; on success it is synced and takes the target's place, else it is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    new = Path(name)
    try:
        yield new
        os.fsync(handle)
        os.chmod(new, 0o644)
        os.replace(new, target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
    with contextlib.suppress(OSError):  # folders cannot be synced everywhere
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
