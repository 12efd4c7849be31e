"""The document that was read last, left open for who draws its pages: its fonts are loaded already."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle


class _Open(NamedTuple):
    data: bytes  # that PDFium reads from as long as the document is open
    document: Handle


_left: list[_Open | None] = []  # for each scope, the outermost first


@contextmanager
def left_open() -> Iterator[None]:
    """While this lasts, the document that was read last stays open: `taken` hands it out, else it is closed here."""
    _left.append(None)
    try:
        yield
    finally:
        _close(_left.pop())


def leave(data: bytes, document: Handle) -> None:
    """Done with a document: closed, or left open in the place of the one before."""
    if _left:
        _close(_left[-1])
        _left[-1] = _Open(data, document)
    else:
        call.close_document(document)


def taken(data: bytes) -> Handle | None:
    """The document of these bytes, if it was left open; to be closed by who takes it, before `data` goes."""
    left = _left[-1] if _left else None
    if left is None or left.data is not data:
        return None
    _left[-1] = None
    return left.document


def _close(left: _Open | None) -> None:
    if left is not None:
        call.close_document(left.document)
