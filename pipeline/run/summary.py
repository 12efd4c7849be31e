"""What the user is told: the summary of a run and the table of findings, as plain text."""

import sqlite3
import textwrap
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.run.extraction import Summary


class FindingRow(NamedTuple):
    """A row of the table `findings`, as it is shown."""

    report_id: str
    severity: str
    code: str
    where: str
    page: str
    message: str


def describe(summary: "Summary") -> str:
    """The summary of a run, over several lines."""
    if not summary.files:
        return (
            f"No PDF files in the folder: nothing to read. Put reports in it and run again.\n"
            f"The empty database is {visible(str(summary.database))}"
        )
    lines = [
        f"Reports   {summary.reports} of {_count(summary.files, 'file')} "
        + f"({summary.read} read now, {summary.unchanged} unchanged)"
    ]
    lines.append(f"Findings  {sum(summary.findings.values()) or 'none'}")
    lines += [
        f"  {count:5} {code}" for code, count in sorted(summary.findings.items(), key=lambda item: (-item[1], item[0]))
    ]
    lines.append(f"Rejected  {len(summary.rejects) or 'none'}")
    for reject in summary.rejects:
        lines.append(f"  {visible(reject.source_file)}: {reject.reason}")
        lines += textwrap.wrap(visible(reject.message), 100, initial_indent="    ", subsequent_indent="    ")
    if summary.side_files_alone:
        lines.append(f"Side files without a report  {len(summary.side_files_alone)}")
        lines += [f"  {visible(told)}" for told in summary.side_files_alone]
    lines.append(f"JSON      {visible(str(summary.folder))}")
    lines.append(f"Database  {visible(str(summary.database))}{'' if summary.loaded else ' (unchanged)'}")
    return "\n".join(lines)


def findings(database: Path) -> tuple[FindingRow, ...]:
    """All findings of a database, errors first within each report. Raises sqlite3.Error where there is none."""
    query = """
        SELECT report_id, severity, code, area_number, question_number, page, message FROM findings
        ORDER BY report_id, severity, area_number, question_number, rowid
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return tuple(
            FindingRow(
                report_id=report_id,
                severity=severity,
                code=code,
                where=question or ("" if area is None else f"area {area}"),
                page="" if page is None else f"p. {page}",
                message=message,
            )
            for report_id, severity, code, area, question, page, message in connection.execute(query)
        )


class Incomplete(NamedTuple):
    """A report of which not all score cells were read, and the page with most doubts about the reading."""

    report_id: str
    read: int
    expected: int
    page: int | None


def incomplete(database: Path) -> tuple[Incomplete, ...]:
    """The reports with score cells that must be there and were not read. Raises sqlite3.Error where there is none."""
    query = """
        SELECT id, cells_read, cells_expected, (
            SELECT page FROM findings WHERE report_id = reports.id AND about = 'reading' AND page IS NOT NULL
            GROUP BY page ORDER BY count(*) DESC, page LIMIT 1
        ) FROM reports WHERE cells_read < cells_expected ORDER BY cells_expected - cells_read DESC, id
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return tuple(Incomplete(*row) for row in connection.execute(query))


def not_read(rows: tuple[Incomplete, ...]) -> str:
    """How many score cells are missing, a report a line; empty where none is."""
    lines = [
        f"  {visible(row.report_id)}  {row.read} of {row.expected} score cells read"
        + (f", look at page {row.page} first" if row.page else "")
        for row in rows
    ]
    return "\n".join(["", "Not read", *lines]) if lines else ""


def table(rows: tuple[FindingRow, ...]) -> str:
    """The findings, one line each, under the report they belong to."""
    lines: list[str] = []
    report = None
    widths = [
        max((len(getattr(row, field)) for row in rows), default=0) for field in ("severity", "code", "where", "page")
    ]
    for row in rows:
        if row.report_id != report:
            report = row.report_id
            lines.append(f"{'' if not lines else chr(10)}{visible(report)}")
        cells = (row.severity, row.code, row.where, row.page)
        columns = "  ".join(visible(cell).ljust(width) for cell, width in zip(cells, widths, strict=True))
        lines.append(f"  {columns}  {visible(row.message)}")
    errors = sum(row.severity == "error" for row in rows)
    reports = len({row.report_id for row in rows})
    ending = f"{_count(errors, 'error')}, {_count(len(rows) - errors, 'warning')} in {_count(reports, 'report')}"
    return "\n".join([*lines, "", ending]) if rows else "No findings."


def visible(text: str) -> str:
    """The text with everything that would steer a terminal written out: what a PDF or a file name says is only data."""
    return "".join(letter if not _steers(letter) else letter.encode("unicode_escape").decode() for letter in text)


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
