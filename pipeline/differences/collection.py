"""Results as they lie somewhere: a folder of JSON files, a database, a published bundle, a released zip file.

All come out as reports, also those of earlier versions: fields that a version lacks are empty.
"""

import json
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from schemas.report import Area, Correction, Finding, Model, Place, Point, Question, Report, Section

REJECTS = "rejects.json"
_PLACE = ("page", "x0", "top", "x1", "bottom")
Nested = Mapping[str, Any]
M = TypeVar("M", bound=Model)


class NoResults(Exception):
    """There are no results at a place; the message says what was looked for."""


@dataclass(frozen=True)
class Collection:
    """The reports by id, and why files were rejected by their names."""

    reports: dict[str, Report]
    rejects: dict[str, str] = field(default_factory=dict)


def collection(path: Path) -> Collection:
    """The results at a path. Raises `NoResults`, OSError."""
    if path.is_dir():
        files = sorted(p for p in path.glob("*.json") if p.name != REJECTS)
        parsed = {p.name: _json(p.read_bytes()) for p in files}
        found = [content for content in parsed.values() if _is_report(content)]
        database = next(iter(sorted(path.glob("*.db"))), None)
        if found or database is None:
            rejects = path / REJECTS
            if not found and not rejects.is_file():
                raise NoResults(f"{path} holds no results: neither JSON files of reports nor a database.")
            return _collected(found, _json(rejects.read_bytes()) if rejects.is_file() else [])
        return _of_database(database)
    if zipfile.is_zipfile(path):
        return _of_archive(path)
    return _of_database(path)


def _of_archive(path: Path) -> Collection:
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="kompass-") as folder:
        names = archive.namelist()
        databases = [name for name in names if name.endswith(".db")]
        if databases:
            copy = Path(folder) / "released.db"
            copy.write_bytes(archive.read(databases[0]))
            return _of_database(copy)
        contents = [_json(archive.read(n)) for n in names if n.endswith(".json") and PurePosixPath(n).name != REJECTS]
        found = [content for content in contents if _is_report(content)]
        if not found:
            raise NoResults(f"{path} holds neither a database nor JSON files of reports.")
        rejects = [name for name in names if PurePosixPath(name).name == REJECTS]
        return _collected(found, _json(archive.read(rejects[0])) if rejects else [])


def _of_database(path: Path) -> Collection:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return _collected(list(_nested(connection)), [dict(row) for row in _table(connection, "rejects")])
    except sqlite3.Error as error:
        raise NoResults(f"{path} is no database of reports ({error}).") from error


def _nested(connection: sqlite3.Connection) -> Iterator[Nested]:
    """Reports as their JSON files have them, as far as the tables hold it."""
    parts: dict[str, dict[Any, list[dict[str, Any]]]] = {}
    keys = {
        "questions": ("report_id", "area_number"),
        "points": ("report_id", "area_number"),
        "areas": ("report_id",),
        "sections": ("report_id",),
        "findings": ("report_id",),
        "corrections": ("report_id",),
    }
    for table, key in keys.items():
        grouped: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for row in _table(connection, table):
            grouped[tuple(row[name] for name in key)].append(dict(row))
        parts[table] = grouped
    for row in connection.execute("SELECT * FROM reports ORDER BY id"):
        report = dict(row)
        report["evaluators"] = json.loads(report.get("evaluators") or "[]")
        report["areas"] = sorted(parts["areas"][report["id"],], key=lambda area: int(area["number"]))
        for area in report["areas"]:
            here = (report["id"], area["number"])
            area["questions"] = sorted(parts["questions"][here], key=lambda question: int(question["position"]))
            for question in area["questions"]:
                question["place"] = {name: question[name] for name in _PLACE}
            area["points"] = sorted(parts["points"][here], key=lambda point: (point["kind"], point["position"]))
        for name in ("sections", "findings", "corrections"):
            report[name] = parts[name][report["id"],]
        report["sections"].sort(key=lambda section: int(section["position"]))
        yield report


def _table(connection: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()
    return connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() if there else []


def _collected(found: list[Nested], rejects: Any) -> Collection:
    reports = [_report(content) for content in found]
    refused = {str(reject["source_file"]): str(reject["reason"]) for reject in rejects if isinstance(reject, dict)}
    return Collection({report.id: report for report in sorted(reports, key=lambda report: report.id)}, refused)


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _is_report(content: object) -> bool:
    return isinstance(content, dict) and {"id", "areas", "source_sha256"} <= set(content)


def _report(content: Nested) -> Report:
    areas = tuple(
        _made(
            Area,
            area,
            score_heading_place=_place(area.get("score_heading_place")),
            sum_place=_place(area.get("sum_place")),
            questions=tuple(_made(Question, q, place=_place(q.get("place"))) for q in area.get("questions", ())),
            points=tuple(_made(Point, point) for point in area.get("points", ())),
        )
        for area in content["areas"]
    )
    return _made(
        Report,
        content,
        areas=areas,
        evaluators=tuple(content.get("evaluators") or ()),
        total_place=_place(content.get("total_place")),
        sections=tuple(_made(Section, section) for section in content.get("sections", ())),
        findings=tuple(_finding(finding) for finding in content.get("findings", ())),
        corrections=tuple(_correction(correction) for correction in content.get("corrections", ())),
        source=None,
        review=None,
    )


def _finding(content: Nested) -> Finding:
    return _made(Finding, content, figures=tuple(content.get("figures") or ()), place=_place(content.get("place")))


def _correction(content: Nested) -> Correction:
    values = {name: content.get(name) for name in Correction.model_fields if name != "is_"}
    return Correction.model_construct(**values, is_=content.get("is"))


def _place(content: Nested | None) -> Place | None:
    return _made(Place, content) if content else None


def _made(model: type[M], content: Nested, **others: Any) -> M:
    """The model without validation: what is not known of an earlier version is None."""
    values = {name: content.get(name) for name in model.model_fields}
    return model.model_construct(**(values | others))
