"""The readers by name."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from parsers.document import Reader
from parsers.readers.pdfium import reader as pdfium
from parsers.readers.pdfminer import reader as plumber

READERS: Mapping[str, Reader] = MappingProxyType({"pdfium": pdfium.read, "pdfplumber": plumber.read})

OCR_READERS: Mapping[str, Reader] = MappingProxyType(
    {name: partial(read, unseen=True) for name, read in (("pdfium", pdfium.read), ("pdfplumber", plumber.read))}
)
"""The same for scans: with text that does not show, which is how OCR puts what it saw under the picture of a page."""
