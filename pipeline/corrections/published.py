"""Reports as they are in a folder of results: by id, and what of them is most worth a look."""

import math
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from pipeline.corrections.editing import Refused
from schemas.report import Report

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

SERIOUS = 3
"""An error weighs as much as so many warnings: a doubtful score spoils comparisons, a lost paragraph seldom does."""


class Doubt(NamedTuple):
    """Something of a report that a person should look at."""

    page: int | None
    code: str
    where: str  # "question 4.3", "area 4" or nothing
    message: str
    weight: int


class Worth(NamedTuple):
    """A report with what is doubtful in it, the most doubtful page first."""

    report_id: str
    weight: float
    uses: int  # reports that are compared with it, and texts that hold its municipality up as an example
    doubts: tuple[Doubt, ...]


def published_report(extracted: Path, report_id: str) -> Report:
    """The report with this id, as it was published last. Raises `Refused` where there is none."""
    path = extracted / f"{report_id}.json"
    if not _ID.fullmatch(report_id) or not path.is_file():
        raise Refused(f"There is no report {report_id!r} in {extracted}.")
    try:
        return Report.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise Refused(f"{path} is no report. Run kompass extract again.") from error


def is_alone(database: Path, report: Report) -> bool:
    """Whether no other report was read from the same PDF. Raises sqlite3.Error for what is no database of ours."""
    (count,) = _rows(database, "SELECT count(*) FROM reports WHERE source_file = ?", report.source_file)[0]
    return int(count) <= 1


def worth_a_look(database: Path) -> tuple[Worth, ...]:
    """Reports with doubts, first what is doubtful and much used. Raises sqlite3.Error for what is no database of ours.

    A doubt is a finding about the reading or the file, and one about the report that no second reading has confirmed.
    What somebody has reviewed is settled, but for corrections that do not fit any more.
    """
    reviewed = {str(row[0]) for row in _rows(database, "SELECT id FROM reports WHERE reviewed_by IS NOT NULL")}
    uses = {str(report): int(count) for report, count in _rows(database, _USES)}
    doubts: dict[str, list[Doubt]] = {}
    for report, code, severity, area, question, page, message in _rows(database, _DOUBTS):
        if report in reviewed and code != "correction-not-applied":
            continue
        where = f"question {question}" if question else f"area {area}" if area is not None else ""
        weight = SERIOUS if severity == "error" else 1
        doubts.setdefault(report, []).append(Doubt(page, code, where, message, weight))
    found = [_worth(report, tuple(of_report), uses.get(report, 0)) for report, of_report in doubts.items()]
    return tuple(sorted(found, key=lambda worth: (-worth.weight, worth.report_id)))


def _worth(report: str, doubts: tuple[Doubt, ...], uses: int) -> Worth:
    by_page: dict[int | None, int] = {}
    for doubt in doubts:
        by_page[doubt.page] = by_page.get(doubt.page, 0) + doubt.weight
    ordered = sorted(doubts, key=lambda doubt: (-by_page[doubt.page], doubt.page or 0, -doubt.weight, doubt.where))
    # Doubts add up slowly: a report of which nothing was understood is one thing to look at, not fifty.
    weight = math.log2(1 + sum(doubt.weight for doubt in doubts)) * (1 + math.log2(1 + uses))
    return Worth(report, weight, uses, tuple(ordered))


def unreviewed(database: Path) -> int:
    """How many reports nobody has compared with their PDF."""
    return int(_rows(database, "SELECT count(*) FROM reports WHERE reviewed_by IS NULL")[0][0])


_DOUBTS = """
    SELECT report_id, code, severity, area_number, question_number, page, message FROM findings
    WHERE about IN ('reading', 'file') OR (about = 'report' AND coalesce(confirmed, 0) = 0)
    ORDER BY report_id, page, code
"""
_USES = """
    SELECT id,
        (SELECT count(*) FROM reports other
            WHERE other.municipality_id = reports.municipality_id AND other.id != reports.id)
        + (SELECT count(*) FROM mentions WHERE is_example AND mentions.municipality_id = reports.municipality_id)
    FROM reports
"""


def _rows(database: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, parameters).fetchall()
