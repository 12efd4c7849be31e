"""A versioned release: the tables as CSV with a description, the database, the JSON files, a workbook, a citation.

The same data and the same version give the same bytes.
"""

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pipeline.database.metadata import DATABASE
from pipeline.release.catalogue import Settings, catalogue
from pipeline.release.citation import citation
from pipeline.release.descriptor import csv_path, descriptor
from pipeline.release.distribution import reduced_database, reduced_report
from pipeline.release.tables import Table, rows, tables
from pipeline.release.workbook import workbook
from pipeline.site.serve import is_current
from schemas.report import Report

VERSION = re.compile(r"^\d{4}\.\d{1,2}(\.\d+)?$")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest date a zip file can give


class ReleaseError(Exception):
    """The release cannot be made; the message says why."""


class Wanted(NamedTuple):
    """What goes into a release."""

    version: str
    texts: bool = True
    names: bool = True
    changes: str | None = None  # what `kompass diff --markdown` says of the release before
    settings: Settings | None = None  # of the catalogue


def release(extracted: Path, out: Path, wanted: Wanted) -> Path:
    """Write `kommunkompassen-<version>.zip` and its checksum into the folder `out`; returns the path of the zip file.

    Raises `ReleaseError` for a version that is none, a database that is not there or of another version, and a release
    of this version that is there already with other content: what is published does not change.
    """
    database = extracted / f"{DATABASE}.db"
    if not VERSION.match(wanted.version):
        raise ReleaseError(f"{wanted.version!r} is no version: year.month or year.month.number, as in 2026.11.1.")
    if not database.is_file() or not is_current(database):
        raise ReleaseError("There is no current database in that folder. Run kompass extract first.")
    contents = _contents(extracted, database, wanted)
    archive = _zipped(f"kommunkompassen-{wanted.version}", contents)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"kommunkompassen-{wanted.version}.zip"
    if target.exists() and target.read_bytes() != archive:
        raise ReleaseError(f"{target.name} is there already with other content. Give the release another version.")
    target.write_bytes(archive)
    (out / f"{target.name}.sha256").write_text(f"{hashlib.sha256(archive).hexdigest()}  {target.name}\n", "utf-8")
    if wanted.settings is not None:
        (out / "dcat.rdf").write_bytes(contents["dcat.rdf"])
    return target


def _contents(extracted: Path, database: Path, wanted: Wanted) -> dict[str, bytes]:
    """Every file of the release by its path."""
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        shutil.copyfile(database, copy)
        reduced_database(copy, texts=wanted.texts, names=wanted.names)
        files[f"{DATABASE}.db"] = copy.read_bytes()
        with closing(sqlite3.connect(copy)) as db:
            found = tables(db, texts=wanted.texts, names=wanted.names)
            for table in found:
                files[csv_path(table)] = _csv(db, table)
            files["datapackage.json"] = _json(descriptor(wanted.version, found, files))
            files["kommunkompassen.xlsx"] = workbook(db, found, wanted.version)
    for path, report in _reports(extracted):
        files[f"json/{path.name}"] = _json(
            reduced_report(report, texts=wanted.texts, names=wanted.names).model_dump(mode="json")
        )
    files["CITATION.cff"] = citation(wanted.version, wanted.settings).encode()
    if wanted.changes is not None:
        files["CHANGES.md"] = wanted.changes.encode()
    if wanted.settings is not None:
        files["dcat.rdf"] = catalogue(wanted.settings, wanted.version, texts=wanted.texts)
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    ).encode()
    return files


def _reports(extracted: Path) -> Iterable[tuple[Path, Report]]:
    with closing(sqlite3.connect(f"{(extracted / f'{DATABASE}.db').resolve().as_uri()}?mode=ro", uri=True)) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM reports ORDER BY id")]
    for report_id in ids:
        path = extracted / f"{report_id}.json"
        try:
            yield path, Report.model_validate_json(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ReleaseError(f"{path.name} cannot be read. Run kompass extract again.") from error


def _csv(db: sqlite3.Connection, table: Table) -> bytes:
    """RFC 4180 with a comma, LF and UTF-8; empty for what is not printed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([c.name for c in table.columns])
    writer.writerows(rows(db, table))
    return out.getvalue().encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _zipped(folder: str, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
