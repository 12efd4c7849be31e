"""The objects of a file: pdfminer's parsers, with what takes their time done by one regular expression.

pdfminer looks at an object letter by letter, through a buffer. A token that lies whole in the buffer is matched at once
here; whatever is out of the ordinary is left to pdfminer, so that a damaged file is read as pdfminer reads it.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any, cast

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSBaseParser, PSBaseParserToken, PSLiteral
from pdfminer.utils import decode_text

_TOKEN = re.compile(
    rb"""[\s\x00]*+(?:
    /([^#/%\[\]()<>{}\s]*+)(?=[/%\[\]()<>{}\s])              # 1 a name
    | ([+-]?\d++)(?=[/%\[\]()<>{}\s])                        # 2 an integer
    | (<<|>>|\[|\])                                          # 3 a delimiter
    | ([A-Za-z][^#/%\[\]()<>{}\s]*+)(?=[#/%\[\]()<>{}\s])    # 4 a keyword
    | ([+-]?(?:\d++\.\d*+|\.\d++))(?=[/%\[\]()<>{}\s])       # 5 another number
    | \(([^()\\]*+)\)                                        # 6 a string without escapes
    | <((?:[0-9A-Fa-f]{2})*+)>                               # 7 a string in hexadecimal digits
    )""",
    re.VERBOSE,
)
_NAME, _INTEGER, _DELIMITER, _KEYWORD, _REAL, _STRING, _HEX = range(1, 8)


class _Tokens(PSBaseParser):
    def nexttoken(self) -> tuple[int, PSBaseParserToken]:
        """The next token and its position in the file."""
        match = None if self._tokens or self.eof else _TOKEN.match(self.buf, self.charpos)
        if match is None:
            return super().nexttoken()
        self.charpos = match.end()
        kind = match.lastindex or 0
        written = match[kind]
        value: PSBaseParserToken
        if kind == _NAME:
            value = _name(written)
        elif kind == _INTEGER:
            value = int(written)
        elif kind in (_DELIMITER, _KEYWORD):
            value = _keyword(written)
        elif kind == _REAL:
            value = float(written)
        else:
            value = written if kind == _STRING else bytes.fromhex(written.decode("ascii"))
        before = 1 if kind in (_NAME, _STRING, _HEX) else 0
        return self.bufpos + match.start(kind) - before, value

    def nextline(self) -> tuple[int, bytes]:
        """The next line with its end, and its position in the file."""
        start = self.charpos
        end = self.buf.find(b"\n", start) + 1
        line = self.buf[start:end]
        if not end or b"\r" in line[:-2]:
            return super().nextline()
        self.charpos = end
        return self.bufpos + start, line


@lru_cache(maxsize=4096)
def _name(written: bytes) -> PSLiteral:
    try:
        literal: PSLiteral = LIT(written.decode("utf-8"))
    except UnicodeDecodeError:
        literal = LIT(written)
    return literal


@lru_cache(maxsize=4096)
def _keyword(written: bytes) -> PSBaseParserToken:
    if written in (b"true", b"false"):
        return written == b"true"
    keyword: PSBaseParserToken = KWD(written)
    return keyword


class _FileParser(_Tokens, PDFParser):
    """Reads the objects of a file."""


class _StreamParser(_Tokens, PDFStreamParser):
    """Reads the objects within a stream."""


class _MapParser(_Tokens, CMapParser):
    """Reads what the codes of a font mean."""


class File(PDFDocument):
    """A file and its objects. Raises what pdfminer raises."""

    def __init__(self, data: bytes) -> None:
        super().__init__(_FileParser(BytesIO(data)))

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        """The objects within a stream, numbers before them included, and how many there are."""
        parser = _StreamParser(stream.get_data())
        parser.set_document(self)
        objects: list[object] = []
        with suppress(PSEOF):
            while True:
                objects.append(parser.nextobject()[1])
        count = stream.get("N", 0)
        return objects, count if isinstance(count, int) else 0

    def noted(self, key: str) -> str | None:
        """An entry of the file's information, the last one that says something."""
        values = [resolve1(info[key]) for info in self.info if key in info]
        return decode_text(values[-1]) if values and isinstance(values[-1], bytes) else None


class Leaf(PDFPage):
    """A page that is looked up when `open` is called: many pages of a file are only counted."""

    def __init__(self, doc: PDFDocument, pageid: object, attrs: object, label: str | None) -> None:
        self._found = doc, pageid, attrs, label

    def open(self) -> None:
        """Look up what the page is made of."""
        super().__init__(*self._found)


class Fonts(PDFResourceManager):
    """The fonts of a file. A program that pdfminer would look into for what a map of its own says is left out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of an object; one that was made before, if the object has a number."""
        written = resolve1(spec.get("ToUnicode"))
        if (objid and objid in self._cached_fonts) or not isinstance(written, PDFStream) or written is _NO_MAP:
            return super().get_font(objid, spec)
        meanings = FileUnicodeMap()
        _MapParser(meanings, BytesIO(written.get_data())).run()
        font: Any = super().get_font(objid, {**spec, "ToUnicode": _NO_MAP, **_without_programs(spec)})
        font.unicode_map = meanings
        return cast(PDFFont, font)


_NO_MAP = PDFStream({}, b"")


def _without_programs(spec: Mapping[str, object]) -> dict[str, object]:
    """The entry for the descendants of a composite font, without their programs; nothing for other fonts."""
    if "DescendantFonts" not in spec:
        return {}
    fonts = [dict(dict_value(font)) for font in list_value(spec["DescendantFonts"])]
    for font in fonts:
        descriptor = dict_value(font.get("FontDescriptor", {}))
        font["FontDescriptor"] = {key: value for key, value in descriptor.items() if key != "FontFile2"}
    return {"DescendantFonts": fonts}
