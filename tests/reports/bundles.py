"""Samples as they are published: one in the middle of a council's papers, two in one file."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from tests.reports.layout import B, C, D
from tests.reports.papers import cases, memo, plan
from tests.reports.samples import Sample
from tests.reports.sheet import Sheet
from tests.reports.spec import Spec

_LINES = (
    "Nämnden föreslår att ärendet återremitteras till förvaltningen.",
    "Kommunkompassen gav 612 poäng av 800 vid utvärderingen 2003.",
    "Medel anvisas ur det anslag som står till styrelsens förfogande.",
    "Taxan höjs från och med den 1 januari, dnr 2009/123.",
)


@dataclass(frozen=True)
class Bundle:
    """A file that holds samples and what lies around them, in this order."""

    id: str
    parts: tuple[Sample | bytes, ...]

    @property
    def file(self) -> str:
        """Name of the PDF."""
        return f"{self.id}.pdf"

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The reports in it."""
        return tuple(part for part in self.parts if isinstance(part, Sample))

    def pdf(self) -> bytes:
        """The PDF."""
        return joined([part.pdf()[0] if isinstance(part, Sample) else part for part in self.parts])

    def spans(self) -> tuple[tuple[int, int], ...]:
        """First and last page of each report in the file."""
        found, done = [], 0
        for part in self.parts:
            pages = page_count(part.pdf()[0] if isinstance(part, Sample) else part)
            if isinstance(part, Sample):
                found.append((done + 1, done + pages))
            done += pages
        return tuple(found)


def agenda(pages: int, *, of: str = "Exempelby kommun") -> bytes:
    """Made-up papers of a council, with their running line and page numbers; they name the instrument and a total."""
    sheet = Sheet("Kallelse (made-up sample)", rules_as_boxes=False)
    for number in range(1, pages + 1):
        if number > 1:
            sheet.canvas.showPage()
        sheet.put(f"{of} | Kallelse | 2009-02-02", 60, 40, "Helvetica", 9)
        for row in range(44):
            sheet.put(_LINES[(row + number) % len(_LINES)], 60, 90 + 15 * row, "Helvetica", 11)
        sheet.put(str(number), 520, 810, "Helvetica", 9)
    return sheet.finish()


def joined(parts: Sequence[bytes]) -> bytes:
    """Several PDFs as one file."""
    with pdfium.PdfDocument.new() as whole:
        for part in parts:
            with pdfium.PdfDocument(part) as document:
                whole.import_pages(document)
        out = io.BytesIO()
        whole.save(out)
    dated = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20260101000000", out.getvalue())
    return re.sub(rb"/ID\[<\w+><\w+>\]", b"", dated)  # drawn by lot; no place in the file is counted past it


def page_count(data: bytes) -> int:
    """Pages of a PDF."""
    with pdfium.PdfDocument(data) as document:
        return len(document)


_ANNEXED = Sample("diktaby-2013", Spec("Diktaby", 2013, "2010", B, month=4, days=(9, 11), list_lengths=(2, 5)))
_FIRST = Sample("provstad-2012", Spec("Provstad", 2012, "2010", C, kind="stad", month=10, days=(16, 18)))
_SECOND = Sample("provstad-2016", Spec("Provstad", 2016, "2016", D, kind="stad", month=11, ordinal=2, total="none"))

BUNDLES = (
    Bundle(
        "kallelse-diktaby-2014-02",
        (
            cases("Diktaby kommun", 3),
            memo(_ANNEXED.report),
            _ANNEXED,
            plan(_ANNEXED.report),
            cases("Diktaby kommun", 2, first=40),
        ),
    ),
    Bundle("provstad-tva-rapporter", (_FIRST, _SECOND)),
)
