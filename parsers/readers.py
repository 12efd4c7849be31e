"""The readers by name."""

from collections.abc import Mapping
from types import MappingProxyType

from parsers import pdfium, plumber
from parsers.document import Reader

READERS: Mapping[str, Reader] = MappingProxyType({"pdfium": pdfium.read, "pdfplumber": plumber.read})
DEFAULT = "pdfium"
