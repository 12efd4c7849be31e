"""The readers by name."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from parsers.document import Reader
from parsers.readers.pdfium import reader as pdfium
from parsers.readers.pdfminer import reader as plumber

READERS: Mapping[str, Reader] = MappingProxyType({"pdfium": pdfium.read, "pdfplumber": plumber.read})

SECOND_READERS: Mapping[str, Reader] = MappingProxyType(
    {**READERS, "pdfplumber": partial(plumber.read, only_figures=True)}
)
"""The same for a second reading, which asks for figures alone: lines without any may be left out."""
