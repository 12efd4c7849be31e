"""Side files written: the one way in which the command and the form put something right."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.corrections.side_file import parse_side_file, side_file_of
from pipeline.corrections.toml_text import with_block, with_report, with_source, without_table
from schemas.corrections import Entry, SideFile, as_read, refusal
from schemas.figures import Figure, Names, Value, normal
from schemas.report import Report, Review

HASH_BEGINNING = 16
"""So many digits of the PDF's SHA-256 are written: enough to tell it from any other, short enough to read."""


class Refused(Exception):
    """What was asked for cannot be written; the message says why and what to do."""


class Printed(NamedTuple):
    """A report and the PDF it was read from; `alone` where the PDF holds no other report."""

    report: Report
    pdf: Path
    alone: bool = True


class Written(NamedTuple):
    """The side file that was written, and the value that the reader had found."""

    path: Path
    read: Value = None


def printed(report: Report, raw: Path, *, alone: bool = True) -> Printed:
    """The report with its PDF under the folder `raw`. Raises `Refused` where that is not the PDF it was read from."""
    pdf = raw / report.source_file
    if not pdf.resolve().is_relative_to(raw.resolve()) or not pdf.is_file():
        raise Refused(f"{report.source_file} is not under {raw}. Give the folder the PDFs were read from with --raw.")
    with open(pdf, "rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != report.source_sha256:
            raise Refused(f"{report.source_file} is not the file that was read: run kompass extract first.")
    return Printed(report, pdf, alone)


def correct(where: Printed, entry: Entry) -> Written:
    """Write a correction; `entry.read` is filled in. Raises `Refused` for what would not be applied.

    A correction of the same place that is there already is replaced.
    """
    report = as_read(where.report)
    figures = Names(report).find(entry.at)
    read = figures[0].value if len(figures) == 1 else None
    new = Entry(0, entry.at, read, entry.is_, entry.kind, entry.why.strip(), entry.by.strip(), entry.on)
    if not new.why or not new.by:
        raise Refused("A correction needs a reason and a name.")
    if why := refusal(report, new):
        raise Refused(f"That would not be applied: {why}.")
    what = figures[0].what if figures else normal(entry.at)
    fields: dict[str, Value] = {"at": what}
    fields |= {} if new.read is None else {"read": new.read}
    fields |= {} if new.kind == "source-error" else {"is": _as_typed(new.is_, figures)}
    fields |= {"kind": new.kind, "why": new.why, "by": new.by, "on": new.on}
    same_place = _same_place(report, what)

    def change(text: str, part: int, side: SideFile) -> str:
        for earlier in reversed([e for e in side.parts[part].entries if same_place(e)]):
            text = without_table(text, earlier.line)
        return with_block(text, "correction", fields, part)

    return Written(_changed(where, change), read)


def withdraw(where: Printed, at: str) -> Written:
    """Take the correction of a place out of the side file. Raises `Refused` where there is none."""
    same_place = _same_place(as_read(where.report), at)
    found: list[Entry] = []

    def change(text: str, part: int, side: SideFile) -> str:
        found.extend(e for e in side.parts[part].entries if same_place(e))
        if not found:
            raise Refused(f"The side file has no correction of “{at}”.")
        for earlier in reversed(found):
            text = without_table(text, earlier.line)
        return text

    return Written(_changed(where, change))


def note_review(where: Printed, review: Review) -> Written:
    """Write that somebody has compared the report with its PDF."""
    if not review.by.strip():
        raise Refused("A review needs a name.")
    fields: Mapping[str, Value] = review.model_dump()
    return Written(_changed(where, lambda text, part, side: with_block(text, "reviewed", fields, part)))


def note_source(pdf: Path, fields: Mapping[str, str | None]) -> Path:
    """Write where a PDF was published; returns its side file. Raises `Refused` where that is no side file."""
    path = side_file_of(pdf)
    text = _text(path)
    _parsed(text, path)
    with open(pdf, "rb") as file:
        begins = hashlib.file_digest(file, "sha256").hexdigest()[:HASH_BEGINNING]
    write(path, with_source(text, {**fields, "sha256": begins}))
    return path


def write(path: Path, text: str) -> None:
    """Put a text file in place whole. Raises OSError; the old file is then untouched."""
    handle, name = tempfile.mkstemp(prefix=".kompass-", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text.rstrip("\n") + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _changed(where: Printed, change: Callable[[str, int, SideFile], str]) -> Path:
    path = side_file_of(where.pdf)
    text = _text(path)
    side = _parsed(text, path)
    part = _part(where, side)
    if part is None:
        text, part = with_report(text, where.report.page_first)
        side = _parsed(text, path)
    beginning = next((p.sha256 for p in (side.parts[part], side.parts[0]) if p.sha256), None)
    if beginning and not where.report.source_sha256.startswith(beginning.lower()):
        raise Refused(f"{path.name} is about another PDF: its sha256 begins with {beginning}.")
    text = change(text, part, side)
    if not beginning:
        text = with_source(text, {"sha256": where.report.source_sha256[:HASH_BEGINNING]})
    _parsed(text, path)
    write(path, text)
    return path


def _part(where: Printed, side: SideFile) -> int | None:
    """Which part of the side file is about the report; None where there is none yet."""
    if where.alone:
        return 0
    report, pages = where.report, [part.page for part in side.parts]
    return next((k for k, n in enumerate(pages) if n and report.page_first <= n <= report.page_last), None)


def _same_place(report: Report, at: str) -> Callable[[Entry], bool]:
    names = Names(report)

    def plain(name: str) -> str:
        figures: tuple[Figure, ...] = names.find(name)
        return figures[0].what if len(figures) == 1 else normal(name)

    wanted = plain(at)
    return lambda entry: plain(entry.at) == wanted


def _as_typed(value: Value, figures: tuple[Figure, ...]) -> Value:
    """Figures as figures, so that the file reads well."""
    if not figures or figures[0].form not in ("points", "whole") or value is None:
        return value
    number = float(str(value).strip().removesuffix("%").replace(",", "."))
    return int(number) if number.is_integer() else number


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Refused(f"{path.name} is not written in UTF-8. Save it as UTF-8 first.") from error


def _parsed(text: str, path: Path) -> SideFile:
    side = parse_side_file(text, path.name)
    if side.wrong:
        line, why = side.wrong[0]
        raise Refused(f"{path.name}, line {line}: {why}. Put that right first.")
    return side
