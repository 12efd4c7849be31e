"""The readers by name."""

from collections.abc import Mapping
from types import MappingProxyType

from parsers.document import Reader
from parsers.readers.pdfium import reader as pdfium
from parsers.readers.pdfminer import reader as plumber

READERS: Mapping[str, Reader] = MappingProxyType({"pdfium": pdfium.read, "pdfplumber": plumber.read})
