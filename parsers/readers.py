"""The readers by name."""

from collections.abc import Mapping
from types import MappingProxyType

from parsers import plumber
from parsers.document import Reader

READERS: Mapping[str, Reader] = MappingProxyType({"pdfplumber": plumber.read})
DEFAULT = "pdfplumber"
