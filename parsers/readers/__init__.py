"""The readers by name. An engine is loaded when it is first asked to read: a single reading needs but one."""

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType

from parsers.document import Document, Reader


def _pdfium(data: bytes, pages: Collection[int] | None = None) -> Document:
    from parsers.readers.pdfium.reader import read

    return read(data, pages)


def _plumber(data: bytes, pages: Collection[int] | None = None, *, only_figures: bool = False) -> Document:
    from parsers.readers.pdfminer.reader import read

    return read(data, pages, only_figures=only_figures)


READERS: Mapping[str, Reader] = MappingProxyType({"pdfium": _pdfium, "pdfplumber": _plumber})

SECOND_READERS: Mapping[str, Reader] = MappingProxyType({**READERS, "pdfplumber": partial(_plumber, only_figures=True)})
"""The same for a second reading, which asks for figures alone: lines without any may be left out."""
