"""One PDF in, its reports or one reject out, whatever is in the file."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pypdfium2 import PdfiumError

from parsers.document import Document, Reader
from parsers.errors import Unreadable
from parsers.kept import forget_pages
from parsers.page.scan.pages import picture_pages, unread, without_meaningless
from parsers.page.scan.pictures import pages_with_pictures, with_picture_texts
from parsers.readers import READERS, SECOND_READERS
from parsers.readers.pdfium.opened import left_open
from parsers.readers.picture.recognised import Recognised
from parsers.readers.picture.seen import Pictured, SeenText
from parsers.reports_in_file import Found, Unread, find_reports
from pipeline.evidence import cut_all, opened
from pipeline.loading import collector_at_rest
from pipeline.run.options import ReaderName
from pipeline.run.outcome import Reading
from pipeline.run.rejection import rejection
from pipeline.run.work.boundary import contained
from schemas.recognition import with_doubts
from schemas.report import Place, Reject, Report
from schemas.settling import settled

if TYPE_CHECKING:
    from parsers.scans import Scan

OTHER: dict[ReaderName, ReaderName] = {"pdfium": "pdfplumber", "pdfplumber": "pdfium"}


def read_report(
    data: bytes,
    source_file: str,
    *,
    reader: ReaderName = "pdfium",
    second_reading: bool = True,
    pictures: bool = False,
    recognised: Mapping[int, Recognised] | None = None,
    seen: Mapping[int, Sequence[SeenText]] | None = None,
    wants_ocr: bool = False,
) -> Reading:
    """Read the bytes of one PDF. Never raises an `Exception`.

    `recognised` are pages that were recognised before, `seen` what the pictures on the others say. With `wants_ocr`, a
    file with pages that are pictures, or whose letters have no meaning, and not among them is not read, nor a report
    with pictures on its pages that were not looked into: the result names those pages.
    """
    sha256 = hashlib.sha256(data).hexdigest()

    def read() -> Reading:
        document = READERS[reader](data)
        if wants_ocr or recognised:
            document = without_meaningless(document, recognised or {}, wanted=wants_ocr)
        scanned = picture_pages(document)
        missing = unread(scanned, recognised or {})
        unseen = tuple(p for p in pages_with_pictures(document, scanned) if p.number not in (seen or {}))
        if wants_ocr and missing:
            return Reading((), unread=missing, unseen=unseen)
        reading = contained(source_file, sha256, lambda: parsed(document, unseen))
        return reading._replace(unread=missing or _illegible(reading))

    def parsed(document: Document, unseen: tuple[Pictured, ...]) -> Reading:
        other = SECOND_READERS[OTHER[reader]] if second_reading else None
        scan = _as_scan(document, recognised or {}) if picture_pages(document) else None
        if scan is None:
            found = find_reports(document, source_file=source_file, source_sha256=sha256)
            reports = tuple(one.on_sheets(_confirmed(one, data, other)) for one in found.reports)
        else:
            found = find_reports(scan.document, source_file=source_file, source_sha256=sha256, text_source="ocr")
            reports = _read_scan(scan, found.reports, data, other)
        unseen = _of_reports(unseen, reports)
        if wants_ocr and unseen:
            return Reading((), unseen=unseen)
        reports = tuple(with_picture_texts(report, document, seen or {}) for report in reports)
        shown, pages = _shown(data, reports if pictures else ())
        rejects = tuple(_unread_part(part, source_file, sha256) for part in found.unread)
        shown = (*shown, *({} for _ in rejects)) if shown else ()
        return Reading((*reports, *rejects), shown, pages, unseen=unseen)

    # A report is some hundred thousand small tuples that all live to its end: looking through them again and again
    # took a sixth of the time and freed nothing.
    with collector_at_rest(), left_open():
        try:
            return contained(source_file, sha256, read)
        finally:
            forget_pages()


def _illegible(reading: Reading) -> tuple[int, ...]:
    """Pages with letters that OCR might read in their stead; of a file that is refused the first."""
    found: set[int] = set()
    for result in reading.results:
        if isinstance(result, Report):
            found.update(f.page for f in result.findings if f.code == "page-unreadable" and f.page)
        elif result.reason == Unreadable.reason:
            found.add(1)
    return tuple(sorted(found))


def _of_reports(pages: Sequence[Pictured], reports: Sequence[Report]) -> tuple[Pictured, ...]:
    """Those of the pages that belong to a report."""
    return tuple(p for p in pages if any(r.page_first <= p.number <= r.page_last for r in reports))


def _confirmed(found: Found, data: bytes, other: Reader | None) -> Report:
    """A report read a second time by `other` if there is one."""
    if other is None:
        return found.report
    from parsers.second_reading.confirm import confirm  # here: one reading does without it

    return confirm(found.report, data, found.reader(other))


def _unread_part(part: Unread, source_file: str, sha256: str) -> Reject:
    """What is said of a report that cannot be read, beside those of its file that were."""
    message = f"A report on pages {part.page_first}–{part.page_last} cannot be read. {part.why.advice}"
    return rejection(f"{source_file}#page={part.page_first}", sha256, part.why.reason, message)


def _as_scan(document: Document, recognised: Mapping[int, Recognised]) -> "Scan | None":
    """The document of a file with pages that are pictures; None where none of them was recognised."""
    from parsers.scans import as_scan  # here: most files have no such page

    return as_scan(document, recognised)


def _read_scan(scan: "Scan", found: Sequence[Found], data: bytes, other: Reader | None) -> tuple[Report, ...]:
    """The reports of a file with recognised pages, with what its arithmetic says of figures on which looks differ."""
    from parsers.second_reading.confirm import seen_again

    second = None if other is None else scan.second_reader(other)
    reports = []
    for one in found:
        report = _confirmed(one, data, second)
        looks = () if second is None else [seen_again(report, data, one.reader(look)) for look in scan.look_readers()]
        report = scan.on_scan(one.on_sheets(settled(report, looks)))
        reports.append(with_doubts(report) if report.text_source == "ocr" else report)
    return tuple(reports)


def _shown(data: bytes, reports: Sequence[Report]) -> tuple[tuple[dict[int, bytes], ...], int]:
    """The pictures of each report, and the number of pages of a PDF; 0 and none where PDFium sees no PDF."""
    try:
        with opened(data) as document:
            return tuple(cut_all(document, _places(report)) for report in reports), len(document)
    except PdfiumError:
        return tuple({} for _ in reports), 0


def _places(report: Report) -> dict[int, Place]:
    """Where each finding with a place stands, by its number."""
    return {n: finding.place for n, finding in enumerate(report.findings, 1) if finding.place is not None}
