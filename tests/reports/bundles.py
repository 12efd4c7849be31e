"""Samples as they are published: one in the middle of a council's papers, two in one file."""

import io
from collections.abc import Sequence

import pypdfium2 as pdfium

from tests.reports.sheet import Sheet

_LINES = (
    "Nämnden föreslår att ärendet återremitteras till förvaltningen.",
    "Kommunkompassen gav 612 poäng av 800 vid utvärderingen 2003.",
    "Medel anvisas ur det anslag som står till styrelsens förfogande.",
    "Taxan höjs från och med den 1 januari, dnr 2009/123.",
)


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
    return out.getvalue()
