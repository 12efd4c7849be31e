"""The objects of a file: pdfminer's parsers, with what takes their time done by one regular expression.

pdfminer looks at an object letter by letter, through a buffer. A token that lies whole in the buffer is matched at once
here; whatever is out of the ordinary is left to pdfminer, so that a damaged file is read as pdfminer reads it.
"""

import re
from contextlib import suppress
from functools import lru_cache
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSBaseParser, PSBaseParserToken, PSLiteral
from pdfminer.utils import decode_text

from parsers.readers.pdfminer.syntax import written_at

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
_OBJECT = re.compile(rb"\s*+(\d++)\s++\d++\s++obj(?=[/\[\]()<>\s])")
_END_OF_OBJECT = re.compile(rb"\s*+endobj(?![^/%\[\]()<>\s])")
_STREAM = re.compile(rb"\s*+stream\r?\n")
_END_OF_STREAM = re.compile(rb"\s*+endstream\s++endobj(?![^/%\[\]()<>\s])")
_NUMBERS = re.compile(rb"\s*+(?:\d++\s++\d++\s++)*+")  # of the objects of a stream, each with its place
_NAME, _INTEGER, _DELIMITER, _KEYWORD, _REAL, _STRING, _HEX = range(1, 8)


class Tokens(PSBaseParser):
    """Reads tokens."""

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


class _FileParser(Tokens, PDFParser):
    """Reads the objects of a file."""


class _StreamParser(Tokens, PDFStreamParser):
    """Reads the objects within a stream."""


class File(PDFDocument):
    """A file and its objects. Raises what pdfminer raises."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._packed: dict[PDFStream, tuple[bytes, list[int]]] = {}
        super().__init__(_FileParser(BytesIO(data)))

    def _getobj_parse(self, pos: int, objid: int) -> object:
        """The object written at a position."""
        begin = _OBJECT.match(self._data, pos)
        if begin and int(begin[1]) == objid and (written := written_at(self._data, begin.end(), self)):
            if _END_OF_OBJECT.match(self._data, written.end):
                return written.value
            stream = self._stream(*written)
            if stream is not None:
                return stream
        return super()._getobj_parse(pos, objid)

    def _stream(self, entries: object, position: int) -> PDFStream | None:
        """The stream whose dictionary ends at a position; None where its end is not where that says."""
        begin = _STREAM.match(self._data, position)
        if begin is None or not isinstance(entries, dict) or self._parser is None or self._parser.fallback:
            return None
        length = resolve1(entries.get("Length"))
        if not isinstance(length, int) or not _END_OF_STREAM.match(self._data, begin.end() + max(length, 0)):
            return None
        return PDFStream(entries, self._data[begin.end() : begin.end() + length], self.decipher)

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        """The object at an index of a stream of objects."""
        if stream not in self._packed:
            data = stream.get_data() + b" "
            numbers = _NUMBERS.match(data)
            self._packed[stream] = data, [int(number) for number in numbers[0].split()] if numbers else []
        data, numbers_and_places = self._packed[stream]
        first = stream.get("First")
        if numbers_and_places[2 * index : 2 * index + 1] == [objid] and isinstance(first, int):
            written = written_at(data, first + numbers_and_places[2 * index + 1], self)
            if written:
                return written.value
        return super()._getobj_objstm(stream, index, objid)

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
