"""A document into the reports that stand in it: each is parsed from its own pages alone."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from parsers.document import Document, Page, Reader
from parsers.errors import NotAReport, NoTextLayer, ParseError, ReadError, Unreadable
from parsers.page.legibility import FORCE_OCR, PICTURE, check_legible, unreadable_pages
from parsers.page.sheets.arrangement import Arrangement, set_right
from parsers.page.sheets.drawn_over import without_frames_over_text
from parsers.page.sheets.overlays import WordPlace, put_over, without, without_overlays
from parsers.page.sheets.sequence import in_sequence
from parsers.page.sheets.turning import running
from parsers.page_findings import sequence_findings, unreadable_findings
from parsers.parts.span.spans import Spans, find_spans
from parsers.report import parse
from schemas.report import Finding, Report

_MOST_WORDS = 2500  # in one print without score rows: slides, plans and memos have fewer, reports more
_MOSTLY = 0.5  # share of the pages whose letters have no meaning: the rest is no report
_LONG = 5  # pages in a row that are nothing but pictures: a scanned paper, and no chart
_NAMED = 8  # pages listed before the rest becomes an ellipsis


class Source(NamedTuple):
    """The file that is read, and where its text comes from."""

    file: str
    sha256: str
    text: Literal["native", "ocr"]


class Found(NamedTuple):
    """A report as it was read, its pages and places those of the arrangement."""

    report: Report
    arrangement: Arrangement
    put_over: frozenset[WordPlace]  # words that were put over the pages
    findings: tuple[Finding, ...]  # about its pages, which are those of the file

    def reader(self, read: Reader) -> Reader:
        """A reader that gives the pages as they were read here."""
        arranged = self.arrangement.reader(read)

        def own(data: bytes, pages: Collection[int] | None = None) -> Document:
            document = arranged(data, pages)
            return document._replace(pages=tuple(without(running(page), self.put_over) for page in document.pages))

        return own

    def on_sheets(self, report: Report) -> Report:
        """The report, or what a second reading made of it, with pages and places of the file."""
        moved = self.arrangement.on_sheets(report)
        return moved.model_copy(update={"findings": (*moved.findings, *self.findings)}) if self.findings else moved


class Unread(NamedTuple):
    """A report that stands beside others in a file and cannot be read."""

    page_first: int  # pages of the file
    page_last: int
    why: ReadError


class InFile(NamedTuple):
    """What is in a file: the reports that were read, at least one, and those that cannot be read."""

    reports: tuple[Found, ...]
    unread: tuple[Unread, ...] = ()


def find_reports(
    document: Document, *, source_file: str, source_sha256: str, text_source: Literal["native", "ocr"] = "native"
) -> InFile:
    """The reports of a document in the order of their pages.

    What stands outside a report's pages is not looked at when it is read. Raises `NoTextLayer`, `Unreadable` or
    `NotAReport`, which say what was seen instead.
    """
    check_legible(document)
    document, arrangement = set_right(document)
    spans = find_spans(document)
    whole = tuple(page.number for page in document.pages)
    source = Source(source_file, source_sha256, text_source)
    found: list[Found] = []
    refused: list[tuple[ParseError, Sequence[int]]] = []
    for span in spans.reports or ([whole] if _may_be_one(document, spans) else []):
        try:
            found.append(_read(document, arrangement, span, source))
        except ParseError as error:
            refused.append((error, arrangement.sheets(span)))
    if found:
        unread = [Unread(pages[0], pages[-1], error) for error, pages in refused if isinstance(error, ReadError)]
        return InFile(tuple(found), tuple(unread))
    if spans.reports and refused:
        raise refused[0][0]
    raise _nothing(document, spans)


def _read(document: Document, arrangement: Arrangement, span: Sequence[int], source: Source) -> Found:
    """The report on these pages of a document."""
    sheets = {leaf.number: leaf.sheet for leaf in arrangement.leaves}
    by_number = {page.number: page for page in document.pages}
    printed = [by_number[number] for number in span]
    pages = without_frames_over_text(without_overlays(printed))
    order = in_sequence(pages)
    arranged = arrangement.only(order.order)
    own = document._replace(pages=_arranged(pages, order.order, arranged))
    unreadable = unreadable_pages(own)
    if sum(reason != PICTURE for reason in unreadable.values()) > _MOSTLY * len(own.pages):
        raise Unreadable("most pages of the report cannot be read", FORCE_OCR)
    if len(own.pages) < len(document.pages):
        check_legible(own)  # the whole file was looked at before
    report = parse(own, source_file=source.file, source_sha256=source.sha256, text_source=source.text)
    numbers = dict(zip(order.order, (leaf.number for leaf in arranged.leaves), strict=True))
    over = frozenset((numbers[n], text, x, y) for n, text, x, y in put_over(printed, pages) if n in numbers)
    own_sheets = {leaf.number: leaf.sheet for leaf in arranged.leaves}
    findings = (*unreadable_findings(report, own, unreadable, own_sheets), *sequence_findings(order.notes, sheets))
    return Found(report, arranged, over, findings)


def _arranged(pages: Sequence[Page], order: Sequence[int], arranged: Arrangement) -> tuple[Page, ...]:
    """The pages in this order, with the numbers that they have there."""
    by_number = {page.number: page for page in pages}
    numbered = zip(order, (leaf.number for leaf in arranged.leaves), strict=True)
    return tuple(by_number[old] if old == new else by_number[old]._replace(number=new) for old, new in numbered)


def _may_be_one(document: Document, spans: Spans) -> bool:
    """True for a single print of a report's length: it may name its areas and set its scores as none before."""
    words = sum(len(page.words) for page in document.pages)
    return spans.prints == 1 and bool(spans.names_instrument) and words > _MOST_WORDS


def _nothing(document: Document, spans: Spans) -> ParseError:
    """What to say of a file in which no report was found."""
    unreadable = unreadable_pages(document)
    pages = len(document.pages)
    if sum(reason != PICTURE for reason in unreadable.values()) > _MOSTLY * pages:
        return Unreadable("no page can be read", FORCE_OCR)
    scanned = _longest_run(spans.pictures)
    if len(scanned) >= _LONG and spans.names_instrument:
        where = _pages(scanned)
        return NoTextLayer(
            f"{where} are pictures",
            f"{where} are pictures, and the other pages are no evaluation. If the report is among them, "
            "run again with --ocr, which recognises them.",
        )
    if not spans.names_instrument:
        seen = "Kommunkompassen is not named"
    elif scored := spans.whole.scored:
        seen = f"{_areas(sorted(scored))} stand with figures, which is less than an evaluation"
    elif named := spans.whole.named:
        seen = (
            f"{_areas(sorted(named))} are named, but without score tables and text of their own, as in a memo or plan"
        )
    else:
        seen = f"Kommunkompassen is named ({_pages(spans.names_instrument)}), but none of its areas"
    papers = f" It seems to be made up of {spans.prints} papers." if spans.prints > 1 else ""
    return NotAReport(
        seen, f"No evaluation was found on {pages} pages: {seen}.{papers} Move the file out of the folder."
    )


def _longest_run(numbers: Sequence[int]) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    for n in numbers:
        run = [*run, n] if run and n == run[-1] + 1 else [n]
        best = max(best, run, key=len)
    return best


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"pages {numbers[0]}–{numbers[-1]}"
    return "pages " + ", ".join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")


def _areas(numbers: Sequence[int]) -> str:
    return f"area {numbers[0]}" if len(numbers) == 1 else "areas " + ", ".join(map(str, numbers))
