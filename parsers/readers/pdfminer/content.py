"""The tokens of a page's content stream.

pdfminer reads content character by character and spends two thirds of a page's time on it; here one regular expression
cuts it up. Operands come out as pdfminer's interpreter wants them: numbers, bytes for strings, its literals for names,
lists and dicts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pdfminer.psparser import LIT, PSLiteral

Operand = int | float | bool | bytes | PSLiteral | list["Operand"] | dict[str, "Operand"] | None
Operation = tuple[bytes, list[Operand]]

INLINE_IMAGE = b"BI"  # the operation that a whole inline image, data included, comes out as

_DEEPEST = 64  # arrays and dicts within each other
_MOST_OPERANDS = 8192  # before one operator; TJ has them in one array
_TOKEN = re.compile(
    rb"""[\x00\t\n\x0c\r ]*+ (?:
      ([+-]?\d+\.?\d*|[+-]?\.\d+)(?=[\x00\t\n\x0c\r \[\]<>()/%]|$)   # 1 a number
    | \(([^()\\\r]*)\)                                            # 2 a string without escapes
    | ([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)                           # 3 an operator, or a damaged number
    | <([0-9A-Fa-f\x00\t\n\x0c\r ]*)>                             # 4 a string in hexadecimal digits
    | /([^\x00\t\n\x0c\r ()<>\[\]{}/%]*)                          # 5 a name
    | (\[|<<)                                                     # 6 an array or dict begins
    | (\]|>>)                                                     # 7 and ends
    | (\()                                                        # 8 any other string
    | (%[^\r\n]*|[<>{}\)])                                        # 9 a comment, or a delimiter out of place
    )""",
    re.VERBOSE,
)
_NUMBER, _STRING, _WORD, _HEX, _NAME, _OPEN, _CLOSE, _PAREN = range(1, 9)
_END_OF_IMAGE = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_START_OF_NUMBER = re.compile(rb"[+-]*(\d*\.?\d*)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\x00-\xff])|\r\n?")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONSTANTS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}


def operations(data: bytes) -> Iterator[Operation]:
    """The operators of a content stream, each with its operands. What makes no sense is passed over."""
    operands: list[Operand] = []
    outer: list[list[Operand]] = []
    position, match_at = 0, _TOKEN.match
    while match := match_at(data, position):
        position = match.end()
        kind = match.lastindex
        if kind == _NUMBER:
            token = match[1]
            operands.append(float(token) if b"." in token else int(token))
        elif kind == _STRING:
            operands.append(match[2])
        elif kind == _WORD:
            word = match[3]
            if word in _CONSTANTS:
                operands.append(_CONSTANTS[word])
            elif word[0] in b"0123456789+-.":
                operands.append(_damaged_number(word))
            elif word == b"ID" and not outer:
                end = _END_OF_IMAGE.search(data, position)
                yield INLINE_IMAGE, operands
                operands, position = [], end.end() if end else len(data)
            elif word != INLINE_IMAGE:
                if outer:
                    operands, outer = [], []  # an array that was not closed
                yield word, operands
                operands = []
        elif kind == _HEX:
            operands.append(_from_hex(match[4]))
        elif kind == _NAME:
            operands.append(_name(match[5]))
        elif kind == _OPEN and len(outer) < _DEEPEST:
            outer.append(operands)
            operands = []
        elif kind == _CLOSE and outer:
            inner, operands = operands, outer.pop()
            operands.append(inner if match[7] == b"]" else _dict(inner))
        elif kind == _PAREN:
            end_of_string = _closing(data, position)
            operands.append(_ESCAPE.sub(_unescaped, data[position : end_of_string - 1]))
            position = end_of_string
        if len(operands) > _MOST_OPERANDS and not outer:
            operands = []


def _closing(data: bytes, position: int) -> int:
    """The position after the parenthesis that closes a string; the end of the data if none does."""
    depth = 1
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, position):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if not depth:
                return match.end()
    return len(data) + 1


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"  # an end of line in a string, however it is written
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 255])
    return _ESCAPED.get(code, code)


def _from_hex(digits: bytes) -> bytes:
    plain = digits.translate(None, b"\x00\t\n\x0c\r ")
    return bytes.fromhex((plain + b"0" if len(plain) % 2 else plain).decode("ascii"))


@lru_cache(maxsize=4096)
def _name(name: bytes) -> PSLiteral:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode("ascii")), name)
    literal: PSLiteral = LIT(plain.decode("utf-8", "replace"))
    return literal


def _dict(items: list[Operand]) -> dict[str, Operand]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {str(key.name): value for key, value in pairs if isinstance(key, PSLiteral)}


def _damaged_number(word: bytes) -> float:
    """A number as viewers read it: "--5" as -5, "1.2.3" as 1.2, "0.00-35" as 0."""
    match = _START_OF_NUMBER.match(word)
    digits = match[1] if match else b""
    value = float(digits) if digits.strip(b".") else 0.0
    return -value if word.startswith(b"-") else value
