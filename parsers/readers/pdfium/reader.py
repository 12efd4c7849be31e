"""The PDFium reader: the same document as pdfplumber's, in a tenth of the time."""

from collections.abc import Collection
from ctypes import byref, create_string_buffer

from parsers.document import Document, Page
from parsers.errors import Encrypted, Unreadable
from parsers.readers.layers import is_picture
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.looks import Looks
from parsers.readers.pdfium.opened import leave
from parsers.readers.pdfium.paint import painted
from parsers.readers.pdfium.plain_pictures import PlainPictures
from parsers.readers.pdfium.text import PageText
from parsers.readers.shapes import Shapes
from parsers.readers.words import WordAssembly

MOST_PAGES = 2000
"""Pages read of one file. Reports have up to sixty; a page tree of millions is an attack."""

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def read(data: bytes, pages: Collection[int] | None = None) -> Document:
    """Read a PDF; only the pages numbered in `pages` if given.

    Raises `Encrypted` if a password is needed, `Unreadable` if the file is no PDF, has no pages, or none of the pages
    asked for can be loaded.
    """
    document = call.load_document(data, len(data), None)
    if not document:
        if call.last_error() in (_PASSWORD, _SECURITY):
            raise Encrypted("a password is needed to open the file")
        raise Unreadable("PDFium cannot open the file")
    try:
        count = min(call.count_pages(document), MOST_PAGES)
        wanted = range(1, count + 1) if pages is None else sorted(set(pages) & set(range(1, count + 1)))
        looks, plain = Looks(), PlainPictures(data)
        found = [page for number in wanted if (page := _page(document, number, looks, plain)) is not None]
        if not found and pages is None:
            raise Unreadable("no page of the file can be read")
        return Document(tuple(found), _metadata(document, b"Producer"), _metadata(document, b"Title"))
    finally:
        leave(data, document)


def _page(document: Handle, number: int, looks: Looks, plain: PlainPictures) -> Page | None:
    """Read one page; None if it cannot be loaded."""
    page = call.load_page(document, number - 1)
    if not page:
        return None
    try:
        width, height, shown = _as_shown(page)
        shapes = Shapes(width, height)
        texts = painted(document, page, shown, shapes, plain)
        rules, fills, images = shapes.result()
        text = PageText(page, shown, texts, shapes, looks)
        try:
            words = text.shown(WordAssembly(width, height))
            picture = is_picture(len(words), images, (width, height))
            under = text.under(WordAssembly(width, height)) if picture else None
        finally:
            text.close()
        return Page(number, width, height, words, rules, fills, images, under)
    finally:
        call.close_page(page)


def _as_shown(page: Handle) -> tuple[float, float, Transform]:
    """Width and height of a page as shown, and what takes a point of it there: cropped, turned, y from the top."""
    box = call.Rectangle()
    call.page_box(page, byref(box))
    x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    turned: dict[int, Transform] = {
        1: (0, 1, 1, 0, -y0, -x0),
        2: (-1, 0, 0, 1, x1, -y0),
        3: (0, -1, -1, 0, y1, x1),
    }
    quarters = call.rotation(page)
    width, height = (y1 - y0, x1 - x0) if quarters in (1, 3) else (x1 - x0, y1 - y0)
    return width, height, turned.get(quarters, (1, 0, 0, -1, -x0, y1))


def _metadata(document: Handle, key: bytes) -> str | None:
    size = call.metadata(document, key, None, 0)
    buffer = create_string_buffer(size)
    call.metadata(document, key, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").strip("\0 \r\n\t") or None
