"""One PDF in, its reports or one reject out, whatever is in the file."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pypdfium2 as pdfium
from pypdfium2 import PdfiumError

from parsers.document import Reader
from parsers.errors import NotAReport, NoTextLayer
from parsers.readers import OCR_READERS, READERS
from parsers.reports_in_file import Found, find_reports
from parsers.second_reading.confirm import confirm
from pipeline.evidence import cut
from pipeline.run.boundary import contained
from pipeline.run.options import ReaderName
from pipeline.run.outcome import Reading
from schemas.recognition import with_doubts
from schemas.report import Report

OTHER: dict[ReaderName, ReaderName] = {"pdfium": "pdfplumber", "pdfplumber": "pdfium"}


def read_report(
    data: bytes,
    source_file: str,
    *,
    reader: ReaderName = "pdfium",
    second_reading: bool = True,
    source_sha256: str | None = None,
    pictures: bool = False,
) -> Reading:
    """Read the bytes of one PDF. Never raises an `Exception`.

    `source_sha256` is given where the bytes are not those of the file itself but what OCR made of it.
    """
    sha256 = source_sha256 or hashlib.sha256(data).hexdigest()

    def read() -> Reading:
        try:
            found = find_reports(READERS[reader](data), source_file=source_file, source_sha256=sha256)
        except NoTextLayer as error:
            reports = _recognised(data, source_file, sha256, reader, error)
        else:
            other = READERS[OTHER[reader]] if second_reading else None
            reports = tuple(_confirmed(one, data, other) for one in found)
        return Reading(reports, tuple(_pictures(r, data) for r in reports) if pictures else (), _pages(data))

    with _without_collector():
        return contained(source_file, sha256, read)


@contextmanager
def _without_collector() -> Iterator[None]:
    """The collector of cycles rests while one report is read.

    A report is some hundred thousand small tuples that all live to its end; looking through them again and again took
    a sixth of the time and freed nothing.
    """
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def _confirmed(found: Found, data: bytes, other: Reader | None) -> Report:
    """A report with pages and places of the file, read a second time by the other engine if there is one."""
    report = found.report if other is None else confirm(found.report, data, found.reader(other))
    return found.on_sheets(report)


def _recognised(
    data: bytes, source_file: str, sha256: str, reader: ReaderName, error: NoTextLayer
) -> tuple[Report, ...]:
    """The reports of a scan by the text that OCR, ours or somebody else's, has put under its pictures.

    There is no second reading: both engines would only see the same layer. Raises `error`, which was said of the file
    without that text, where there is none of it.
    """
    try:
        document = OCR_READERS[reader](data)
        found = find_reports(document, source_file=source_file, source_sha256=sha256, text_source="ocr")
    except (NoTextLayer, NotAReport) as second:
        raise error from second
    return tuple(one.on_sheets(with_doubts(one.report)) for one in found)


def _pages(data: bytes) -> int:
    """The number of pages of a PDF; 0 where PDFium sees none."""
    try:
        with pdfium.PdfDocument(data) as document:
            return len(document)
    except PdfiumError:
        return 0


def _pictures(report: Report, data: bytes) -> dict[int, bytes]:
    """A picture for each finding with a place; none where PDFium sees no such page or a smaller one."""
    pictures = {}
    for number, finding in enumerate(report.findings, 1):
        if finding.place is not None:
            with suppress(PdfiumError, ValueError):
                pictures[number] = cut(data, finding.place)
    return pictures
