"""Pictures cut from a page as evidence: the row as printed, over the whole width of the page."""

import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from ctypes import cast
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_DOCUMENT

from parsers.readers.pdfium.opened import taken
from schemas.report import Place

MARGIN = 14.0
"""Points above and below the row, so that its neighbours can be told."""
SCALE = 1.6  # pixels per point
COLOURS = 64  # of a picture: print has few


def cut(data: bytes, place: Place, scale: float = SCALE) -> bytes:
    """Return a PNG of the row at `place`, page wide, with a margin above and below.

    Coordinates are PDF points from the top left corner of the page as it is shown; `scale` is in pixels per point.
    Raises `pypdfium2.PdfiumError` for a PDF that cannot be opened or does not have the page.
    """
    with pdfium.PdfDocument(data) as document, closing(document[place.page - 1]) as page:
        return _row(page, place, scale)


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """A document to cut pictures from: the one that its reader has left open, else opened anew.

    Raises `pypdfium2.PdfiumError` for a PDF that cannot be opened.
    """
    left = taken(data)
    with pdfium.PdfDocument(data if left is None else cast(left, FPDF_DOCUMENT)) as document:
        yield document


def cut_all(document: pdfium.PdfDocument, places: Mapping[int, Place]) -> dict[int, bytes]:
    """The same for many places, by their numbers; none for one whose page PDFium does not see, or sees smaller."""
    by_page: dict[int, list[int]] = {}
    for number, place in places.items():
        by_page.setdefault(place.page, []).append(number)
    found: dict[int, bytes] = {}
    for page_number, numbers in by_page.items():
        with suppress(pdfium.PdfiumError), closing(document[page_number - 1]) as page:
            for number in numbers:
                with suppress(pdfium.PdfiumError, ValueError):
                    found[number] = _row(page, places[number])
    return found


def _row(page: pdfium.PdfPage, place: Place, scale: float = SCALE) -> bytes:
    height = page.get_height()
    upper = min(max(place.top - MARGIN, 0.0), height - 1)
    lower = min(max(place.bottom + MARGIN, upper + 1), height)
    # crop: what to leave out at the left, bottom, right and top, in points of the page as shown
    picture = page.render(scale=scale, crop=(0, height - lower, 0, upper), rev_byteorder=True).to_pil()
    from PIL import Image  # most reports have no such picture

    out = io.BytesIO()
    # An octree comes as near to the page as median cut, in a sixth of the time. Runs of one colour are most of a page:
    # looking for nothing else takes a third of the time and a fifth more room (3.8 kB a picture instead of 3.2).
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue()


def picture_path(folder: Path, report_id: str, finding: int) -> Path:
    """Return where the picture of the report's finding number `finding` (from 1) lies."""
    return folder / f"{report_id}-{finding}.png"
