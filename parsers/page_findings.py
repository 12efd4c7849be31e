"""What is to be said of a report's pages: those that cannot be read, those that are missing or stand twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parsers.document import Document, Page
from parsers.page.legibility import PICTURE
from parsers.page.sheets.sequence import Note
from schemas.findings import finding_at
from schemas.report import Finding, FindingCode, Report

_GAPS = ("question-missing", "area-missing")
_WIDE, _HIGH = 0.5, 0.06  # of the page's width and height: no picture of a score table is narrower or lower


def unreadable_findings(
    report: Report, document: Document, unreadable: Mapping[int, str], sheets: Mapping[int, int]
) -> Iterator[Finding]:
    """A finding for each page of the report that cannot be read, wholly or where a score table should stand.

    `document` holds the report's pages, `unreadable` says of those that cannot be read why. A title page that is a
    picture takes nothing away from the report, nor does the back of it. `sheets` has the page of the file for each.
    """
    gaps = any(not area.questions for area in report.areas) or any(f.code in _GAPS for f in report.findings)
    pictured = _pictured(report, document.pages) if gaps else set()
    for page in document.pages:
        reason = unreadable.get(page.number)
        outer = page is document.pages[0] or page is document.pages[-1] and not gaps
        if reason is not None and not (outer and reason == PICTURE):
            yield _finding("page-unreadable", sheets[page.number], f"{reason}. OCR can read it: --ocr.")
        elif page.number in pictured:
            message = "has a picture where a score table should stand. Its words are read with --ocr, not as a table."
            yield _finding("page-unreadable", sheets[page.number], message)


def sequence_findings(notes: Iterable[Note], sheets: Mapping[int, int]) -> Iterator[Finding]:
    """A finding for each page that is missing, stands twice or in the wrong place."""
    for note in notes:
        other = sheets[note.other] if note.other is not None else ""
        yield _finding("pages-incomplete", sheets[note.page], f"{note.what.format(other)}.")


def _finding(code: FindingCode, page: int, what: str) -> Finding:
    return finding_at(code, f"Page {page} {what}", page=page)


def _pictured(report: Report, pages: Sequence[Page]) -> set[int]:
    """Pages with a picture of a table's size beside pages with score rows, within an area without them, or behind the
    last area."""
    rows = {question.place.page for area in report.areas for question in area.questions}
    starts = [(area.page, bool(area.questions)) for area in report.areas if area.page is not None]
    lacking: set[int] = set()
    for (first, complete), (last, _) in zip(starts, [*starts[1:], (pages[-1].number, True)], strict=False):
        if not complete:
            lacking.update(range(first, last + 1))
    behind = max((first for first, _ in starts), default=pages[-1].number)
    beside = {n + step for n in rows for step in (-1, 0, 1)}
    return {
        page.number
        for page in pages
        if (page.number in beside or page.number > behind or not rows and page.number in lacking)
        and any(i.x1 - i.x0 >= _WIDE * page.width and i.bottom - i.top >= _HIGH * page.height for i in page.images)
    }
