"""The pdfplumber reader: the pdfminer engine below pdfplumber opens the file and draws each page.

The page is drawn onto a device of our own instead of taking pdfplumber's `page.chars`: those do not carry the text
render mode (invisible text), the opacity and the order of painting (white text on a dark cell), and cost ten times as
much.
"""

import logging
import struct
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from parsers.document import Document, Page
from parsers.errors import Encrypted, ParseError, Unreadable
from parsers.readers.layers import is_picture
from parsers.readers.pdfminer.canvas import Canvas
from parsers.readers.pdfminer.fonts import Fonts
from parsers.readers.pdfminer.interpreter import Interpreter
from parsers.readers.pdfminer.objects import File
from parsers.readers.pdfminer.pages import Leaf, all_pages, counted_pages

MOST_PAGES = 2000
"""Pages read of one file. Reports have up to sixty; a page tree of millions is an attack."""

# What pdfminer raises on damaged objects beside its own exceptions: it trusts types and lengths found in the file.
_DAMAGE = (
    PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError,
    RecursionError, NotImplementedError, EOFError, OSError, struct.error, zlib.error,
)  # fmt: skip

# pdfminer reports each oddity of a file on its loggers; what matters of them ends up in the document or in an error.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes, pages: Collection[int] | None = None, *, only_figures: bool = False) -> Document:
    """Read a PDF; only the pages numbered in `pages` if given.

    With `only_figures`, lines without a digit or a dash may be left out.

    Raises `Encrypted` if a password is needed, `Unreadable` if the file is no PDF, has no pages, or none of the pages
    asked for can be drawn.
    """
    try:
        file = File(data)
    except _DAMAGE as error:
        raise _reason(error) from error
    fonts = Fonts()
    shown, unseen = _Drawing(fonts, Canvas(only_figures=only_figures)), _Drawing(fonts, Canvas(unseen=True))
    result: list[Page] = []
    damaged = 0
    for number, page in _pages(file, pages):
        drawn, whole = shown.page(number, page)
        damaged += not whole  # what was drawn before the damage stays
        if not only_figures and is_picture(len(drawn.words), drawn.images, (drawn.width, drawn.height)):
            drawn = drawn._replace(under=unseen.page(number, page)[0].words)
        result.append(drawn)
    if len(result) == damaged and pages is None:
        raise Unreadable("no page of the file can be read")
    return Document(tuple(result), _noted(file, "Producer"), _noted(file, "Title"))


class _Drawing:
    """Draws pages on a canvas."""

    def __init__(self, resources: PDFResourceManager, canvas: Canvas) -> None:
        self._canvas = canvas
        self._interpreter = Interpreter(resources, canvas)

    def page(self, number: int, page: PDFPage) -> tuple[Page, bool]:
        """The page as far as it can be drawn, and whether that is all of it."""
        drawn = _is_whole(lambda: self._interpreter.draw(page))
        settled = _is_whole(self._canvas.settle)
        return self._canvas.page(number), drawn and settled


def _is_whole(work: Callable[[], None]) -> bool:
    """Do some work on a page; False where the page is damaged."""
    try:
        work()
    except _DAMAGE:
        return False
    return True


def _pages(file: File, wanted: Collection[int] | None) -> Iterator[tuple[int, Leaf]]:
    """The pages with their numbers, up to the first one that the page tree does not lead to."""
    last = MOST_PAGES if wanted is None else min(MOST_PAGES, max(wanted, default=0))
    found = None
    if wanted is not None:
        with suppress(*_DAMAGE):
            found = counted_pages(file, [number for number in wanted if number <= last])
    try:
        for number, page in all_pages(file, last) if found is None else found:
            if wanted is None or number in wanted:
                page.open()
                yield number, page
    except _DAMAGE:
        return


def _reason(error: object) -> ParseError:
    if isinstance(error, PDFPasswordIncorrect | PDFEncryptionError):
        return Encrypted("a password is needed to open the file")
    return Unreadable(f"pdfminer cannot open the file: {type(error).__name__}")


def _noted(file: File, key: str) -> str | None:
    """What the file says about itself under a key; None where that is nothing, or damaged."""
    try:
        value = file.noted(key)
    except _DAMAGE:
        return None
    return value.strip("\0 \r\n\t") or None if value else None
