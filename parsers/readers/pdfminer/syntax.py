"""Objects as files write them, read in one go; nothing comes back for one that is in any way out of the ordinary."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT, PSLiteral

_END = rb"(?=[/\[\]()<>\s])"
_TOKEN = re.compile(
    rb"""\s*+(?:
    /([^\#/%%\[\]()<>{}\s\x00]*+)%(end)s                                # 1 a name
    | ([1-9]\d{0,8}+)[ \r\n]++\d{1,5}+[ \r\n]++R%(end)s                 # 2 a reference to another object
    | ((?:\d++[ \r\n]++){1,63}+\d++)%(end)s(?![ \r\n]*+R)               # 3 integers
    | ([+-]?\d++)%(end)s                                                # 4 an integer
    | (<<|\[)                                                           # 5 a dictionary or an array begins
    | (>>|\])                                                           # 6 and ends
    | ([+-]?(?:\d++\.\d*+|\.\d++))%(end)s                               # 7 another number
    | \(([^()\\\r]*+)\)                                                 # 8 a string without escapes
    | <((?:[0-9A-Fa-f]{2})*+)>                                          # 9 a string in hexadecimal digits
    | (true|false|null)%(end)s                                          # 10 a constant
    )"""
    % {b"end": _END},
    re.VERBOSE,
)
_NAME, _REFERENCE, _INTEGERS, _INTEGER, _OPEN, _CLOSE, _REAL, _STRING, _HEX, _CONSTANT = range(1, 11)
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_DEEPEST = 64  # arrays and dictionaries within each other


class Written(NamedTuple):
    """An object, and the position after it."""

    value: Any
    end: int


def written_at(data: bytes, position: int, document: PDFDocument) -> Written | None:
    """The object that is written at a position. The last one of the data is to have a blank after it."""
    items: list[Any] = []
    outer: list[tuple[list[Any], bytes]] = []  # what is open, and by what it ends
    while match := _TOKEN.match(data, position):
        position = match.end()
        kind = match.lastindex
        if kind == _NAME:
            items.append(_name(match[1]))
        elif kind == _REFERENCE:
            items.append(PDFObjRef(document, int(match[2])))
        elif kind == _INTEGERS and outer:
            items += map(int, match[3].split())
        elif kind == _INTEGERS:
            return None
        elif kind == _OPEN and len(outer) < _DEEPEST:
            outer.append((items, b"]" if match[5] == b"[" else b">>"))
            items = []
        elif kind == _CLOSE and outer and match[6] == outer[-1][1]:
            inner: Any = items if match[6] == b"]" else _dictionary(items)
            if inner is None:
                return None
            items = outer.pop()[0]
            items.append(inner)
        elif kind in (_OPEN, _CLOSE):
            return None
        else:
            items.append(_simple(kind, match[kind or 0]))
        if not outer:
            return Written(items[0], position)
    return None


def _simple(kind: int | None, written: bytes) -> object:
    """A number, a string or a constant."""
    if kind == _INTEGER:
        return int(written)
    if kind == _REAL:
        return float(written)
    if kind == _HEX:
        return bytes.fromhex(written.decode("ascii"))
    return written if kind == _STRING else _CONSTANTS[written]


def _dictionary(items: list[Any]) -> dict[str, Any] | None:
    """A dictionary; None where a key is no name."""
    keys = items[::2]
    if len(items) % 2 or not all(key.__class__ is PSLiteral and key.name.__class__ is str for key in keys):
        return None
    return {key.name: value for key, value in zip(keys, items[1::2], strict=True) if value is not None}


@lru_cache(maxsize=4096)
def _name(written: bytes) -> PSLiteral:
    literal: PSLiteral
    try:
        literal = LIT(written.decode("utf-8"))
    except UnicodeDecodeError:
        literal = LIT(written)
    return literal
