"""Pictures cut from a page as evidence: the row as printed, over the whole width of the page."""

import io
from pathlib import Path

import pypdfium2 as pdfium

from schemas.report import Place

MARGIN = 14.0
"""Points above and below the row, so that its neighbours can be told."""


def cut(data: bytes, place: Place, scale: float = 1.6) -> bytes:
    """Return a PNG of the row at `place`, page wide, with a margin above and below.

    Coordinates are PDF points from the top left corner of the page as it is shown; `scale` is in pixels per point.
    Raises `pypdfium2.PdfiumError` for a PDF that cannot be opened or does not have the page.
    """
    with pdfium.PdfDocument(data) as document:
        page = document[place.page - 1]
        try:
            height = page.get_height()
            upper = min(max(place.top - MARGIN, 0.0), height - 1)
            lower = min(max(place.bottom + MARGIN, upper + 1), height)
            # crop: what to leave out at the left, bottom, right and top, in points of the page as shown
            picture = page.render(scale=scale, crop=(0, height - lower, 0, upper)).to_pil()
        finally:
            page.close()
    out = io.BytesIO()
    picture.convert("P", palette=1, colors=32).save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_path(folder: Path, report_id: str, finding: int) -> Path:
    """Return where the picture of the report's finding number `finding` (from 1) lies."""
    return folder / f"{report_id}-{finding}.png"
