"""The tokens of a page's content stream.

pdfminer reads content character by character and spends two thirds of a page's time on it; here one regular expression
cuts it up. Operands come out as pdfminer's interpreter wants them: numbers, bytes for strings, its literals for names,
lists and dicts. What a TJ shows comes out in one piece: most texts of a page are never taken apart.
"""

import re
from binascii import unhexlify
from collections.abc import Iterator
from functools import lru_cache
from typing import Union

from pdfminer.psparser import LIT, PSLiteral

Operand = Union[int, float, bool, bytes, PSLiteral, list["Operand"], dict[str, "Operand"], "Strings", None]
Operation = tuple[bytes, list[Operand]]

INLINE_IMAGE = b"BI"  # the operation that a whole inline image, data included, comes out as

_DEEPEST = 64  # arrays and dicts within each other
_MOST_OPERANDS = 8192  # before one operator; TJ has them in one array
_TOKEN = re.compile(
    rb"""([^()<>\[\]{}/%]{1,4096}+[^\x00\t\n\x0c\r ()<>\[\]{}/%]*+)     # 1 numbers and operators, parted by blanks
    | \(([^()\\\r]*)\)                                            # 2 a string without escapes
    | <([0-9A-Fa-f\x00\t\n\x0c\r ]*)>                             # 3 a string in hexadecimal digits
    | /(?:[^\x00\t\n\x0c\r ()<>\[\]{}/%]*+[\x00\t\n\x0c\r ]*+<<[\x00\t\n\x0c\r ]*+/MCID[\x00\t\n\x0c\r ]++[0-9]++
       [\x00\t\n\x0c\r ]*+>>[\x00\t\n\x0c\r ]*+BDC(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])    # where a paragraph begins
    | ([^\x00\t\n\x0c\r ()<>\[\]{}/%]*))                          # 4 a name
    | (\[|<<)                                                     # 5 an array or dict begins
    | (\]|>>)                                                     # 6 and ends
    | (\()                                                        # 7 any other string
    | (%[^\r\n]*|[<>{}\)])                                        # 8 a comment, or a delimiter out of place
    """,
    re.VERBOSE,
)
_WORDS, _STRING, _HEX, _NAME, _OPEN, _CLOSE, _PAREN = range(1, 8)
_SHOWN = re.compile(  # the rest of an array of strings and numbers, and TJ
    rb"""((?:[0-9+\-.\x00\t\n\x0c\r ]*+<[0-9A-Fa-f]*+>)*+[0-9+\-.\x00\t\n\x0c\r ]*+
    (?:[0-9+\-.\x00\t\n\x0c\r ]++ | <[0-9A-Fa-f]*+> | \([^()\\]*+(?:\\[\x00-\xff][^()\\]*+)*+\))*+)
    \][\x00\t\n\x0c\r ]*TJ(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])""",
    re.VERBOSE,
)
_PART = re.compile(rb"<([^>]*)>|\(([^()\\]*+(?:\\[\x00-\xff][^()\\]*+)*+)\)|([0-9+\-.]+)")  # of such an array
_IN_PARENS = re.compile(rb"\(([^()\\]*+(?:\\[\x00-\xff][^()\\]*+)*+)\)")
_NUMBER = re.compile(rb"[+-]?\d+\.?\d*|[+-]?\.\d+")
_OTHER_BLANKS = bytes.maketrans(b"\x00\x0b", b" \xff")  # NUL is a blank in a content stream, and a vertical tab none
_IMAGE_DATA = re.compile(rb"(?<![^\x00\t\n\x0c\r ()<>\[\]{}/%])ID(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])")
_END_OF_IMAGE = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_START_OF_NUMBER = re.compile(rb"[+-]*(\d*\.?\d*)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\x00-\xff])|\r\n?")
_NOT_PYTHON = re.compile(rb"\\[^0-7nrtbf()]|\\[4-7][0-7][0-7]|\r")  # what Python does not read as PDF does
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONSTANTS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
_MOST_KNOWN = 50_000  # words kept with what they mean: a page has some thousand, most of them those of other pages
_UNKNOWN: Operand = []  # what no word means
_LONGEST_KNOWN = 20  # characters
_known: dict[bytes, Operand] = dict(_CONSTANTS)


class Strings:
    """The operand of a TJ as it is written: strings with numbers between them that move what follows."""

    __slots__ = ("_cut", "_written")

    def __init__(self, written: bytes) -> None:
        self._written = written
        self._cut: list[bytes] | None = None

    def strings(self) -> list[tuple[float, bytes]]:
        """The strings, each with the sum of the numbers before it; an empty one after the last number."""
        if b"(" not in self._written:
            cut = self._cut or _cut(self._written)
            try:
                texts = [*map(unhexlify, cut[1::2]), b""]
            except ValueError:  # an odd number of digits
                texts = [*map(_from_hex, cut[1::2]), b""]
            return [*zip(map(_moved, cut[::2]), texts, strict=True)]
        strings: list[tuple[float, bytes]] = []
        moved: float = 0
        for digits, text, number in _PART.findall(self._written):
            if number:
                moved += _moved(number)
            else:
                strings.append((moved, _from_hex(digits) if digits else _plain(text)))
                moved = 0
        return [*strings, (moved, b"")]

    def joined(self) -> bytes | None:
        """All strings one after the other; None for those that have to be taken apart for that."""
        if b"(" not in self._written:
            self._cut = _cut(self._written)
            try:
                return unhexlify(b"".join(self._cut[1::2]))
            except ValueError:  # an odd number of digits
                return None
        if b"<" in self._written:
            return None
        return b"".join(map(_plain, _IN_PARENS.findall(self._written)))


def _cut(written: bytes) -> list[bytes]:
    """What stands outside and within angles, by turns."""
    return written.replace(b">", b"<").split(b"<")


@lru_cache(maxsize=4096)
def _moved(written: bytes) -> float:
    """The sum of the numbers between two strings."""
    total: float = 0
    for word in written.translate(_OTHER_BLANKS).split():
        value = _meaning(word)
        total += value if isinstance(value, int | float) else 0
    return total


def operations(data: bytes) -> Iterator[Operation]:
    """The operators of a content stream, each with its operands. What makes no sense is passed over."""
    operands: list[Operand] = []
    outer: list[list[Operand]] = []
    position, match_at, known, unknown = 0, _TOKEN.match, _known.get, _UNKNOWN
    while match := match_at(data, position):
        position = match.end()
        kind = match.lastindex
        if kind == _WORDS:
            run = match[1]
            if b"\x00" in run or b"\x0b" in run:
                run = run.translate(_OTHER_BLANKS)
            for token in run.split():
                value = known(token, unknown)
                if value is unknown:
                    value = _meaning(token)
                if value.__class__ is not bytes:
                    operands.append(value)
                elif token == b"ID" and not outer:
                    position = _after_image(data, match.start())
                    yield INLINE_IMAGE, operands
                    operands = []
                    break
                elif token != INLINE_IMAGE:
                    if outer:
                        operands, outer = [], []  # an array that was not closed
                    yield token, operands
                    operands = []
        elif kind == _STRING:
            operands.append(match[2])
        elif kind == _HEX:
            operands.append(_from_hex(match[3]))
        elif kind == _NAME:
            operands.append(_name(match[4]))
        elif kind == _OPEN and not outer and (shown := _SHOWN.match(data, position)):
            operands.append(Strings(shown[1]))
            yield b"TJ", operands
            operands = []
            position = shown.end()
        elif kind == _OPEN and len(outer) < _DEEPEST:
            outer.append(operands)
            operands = []
        elif kind == _CLOSE and outer:
            inner, operands = operands, outer.pop()
            operands.append(inner if match[6] == b"]" else _dict(inner))
        elif kind == _PAREN:
            end_of_string = _closing(data, position)
            operands.append(_plain(data[position : end_of_string - 1]))
            position = end_of_string
        if len(operands) > _MOST_OPERANDS and not outer:
            operands = []


def _meaning(word: bytes) -> Operand:
    """A number or constant; the word itself for an operator."""
    value: Operand = word
    if word[0] in b"0123456789+-.":
        value = (float(word) if b"." in word else int(word)) if _NUMBER.fullmatch(word) else _damaged_number(word)
    if len(_known) > _MOST_KNOWN:
        _known.clear()
        _known.update(_CONSTANTS)
    if len(word) < _LONGEST_KNOWN:
        _known[word] = value
    return value


def _after_image(data: bytes, start: int) -> int:
    """The position after the data of the first inline image from a position on."""
    begin = _IMAGE_DATA.search(data, start)
    end = _END_OF_IMAGE.search(data, begin.end()) if begin else None
    return end.end() if end else len(data)


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


def _plain(text: bytes) -> bytes:
    """A string as it is meant: without escapes, its ends of lines those of Unix."""
    if b"\\" not in text and b"\r" not in text:
        return text
    if not _NOT_PYTHON.search(text):
        return text.replace(b"\\(", b"(").replace(b"\\)", b")").decode("unicode_escape").encode("latin-1")
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"  # an end of line in a string, however it is written
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 255])
    return _ESCAPED.get(code, code)


def _from_hex(digits: bytes) -> bytes:
    try:
        return unhexlify(digits)
    except ValueError:  # blanks among the digits, or an odd number of them
        pass
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
