"""Pictures cut from a page as evidence: the row as printed, over the whole width of the page.

The runner calls `write(report, data, out / "evidence")` after a report is final (id and findings as they go into the
JSON); loading puts the pictures into the table `evidence`. Coordinates are those of `schemas.report.Place`: PDF points
from the top left corner of the page as it is shown.
"""

import io
from pathlib import Path

import pypdfium2 as pdfium

from schemas.report import Place, Report

MARGIN = 14.0
"""Points above and below the row, so that its neighbours can be told."""


def cut(data: bytes, place: Place, scale: float = 1.6) -> bytes:
    """Return a PNG of the row at `place`, page wide, with a margin above and below.

    `scale` is in pixels per point. Raises `IndexError` for a page that the PDF does not have and
    `pypdfium2.PdfiumError` for a PDF that cannot be opened.
    """
    with pdfium.PdfDocument(data) as document:
        return _cut(document, place, scale)


def write(report: Report, data: bytes, folder: Path, scale: float = 1.6) -> list[Path]:
    """Cut a picture for every finding of `report` that has a place; return the files written.

    `data` is the PDF the report was read from. Pictures of an earlier run for the same report are removed first.
    The folder is made when there is something to write.
    """
    remove(report.id, folder)
    written = []
    placed = [(n, finding.place) for n, finding in enumerate(report.findings, 1) if finding.place is not None]
    if not placed:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    with pdfium.PdfDocument(data) as document:
        for n, place in placed:
            path = picture_path(folder, report.id, n)
            path.write_bytes(_cut(document, place, scale))
            written.append(path)
    return written


def remove(report_id: str, folder: Path) -> None:
    """Remove the pictures of one report."""
    for path in folder.glob(f"{report_id}-*.png"):
        # "ostersund-2015-*" also finds the pictures of "ostersund-2015-2", which end in two numbers.
        if path.stem.removeprefix(f"{report_id}-").isdecimal():
            path.unlink()


def picture_path(folder: Path, report_id: str, finding: int) -> Path:
    """Return where the picture of the report's finding number `finding` (from 1) lies."""
    return folder / f"{report_id}-{finding}.png"


def _cut(document: pdfium.PdfDocument, place: Place, scale: float) -> bytes:
    page = document[place.page - 1]
    try:
        _, height = page.get_size()
        top = min(max(place.top - MARGIN, 0.0), height - 1)
        bottom = min(max(place.bottom + MARGIN, top + 1), height)
        # crop: left, bottom, right, top to leave out, in points of the page as shown
        bitmap = page.render(scale=scale, crop=(0, height - bottom, 0, top))
        picture = bitmap.to_pil()
    finally:
        page.close()
    out = io.BytesIO()
    picture.convert("P", palette=1, colors=32).save(out, "PNG", optimize=True)
    return out.getvalue()
