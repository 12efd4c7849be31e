"""Content in which each letter is placed by itself, as the drivers of printers write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfmetrics

from tests.wrapped.objects import Heap
from tests.wrapped.pile import numbers

_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s/\[\]()<>]*|[^\s/\[\]()<>]+|%[^\n]*", re.DOTALL
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAINTS = (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_VALUES = (b"true", b"false", b"null")
Matrix = tuple[float, float, float, float, float, float]


@dataclass
class _State:
    font: bytes = b""
    widths: dict[int, float] = field(default_factory=dict)  # of codes, in thousandths
    size: float = 1.0
    between: float = 0.0
    at_blanks: float = 0.0
    leading: float = 0.0
    stretch: float = 1.0
    line: Matrix = (1, 0, 0, 1, 0, 0)
    text: Matrix = (1, 0, 0, 1, 0, 0)


def one_by_one(heap: Heap, page: dict[str, Any]) -> bytes:
    """The content of a page, each letter of its text shown by an operator and at a place of its own.

    Knows fonts of one byte a letter, which is what reportlab and LibreOffice write.
    """
    fonts = heap.follow(heap.follow(page.get("Resources", {})).get("Font", {}))
    widths = {name.encode(): _widths(heap, heap.follow(font)) for name, font in fonts.items()}
    state, out = _State(), []
    for given, name in operations(heap.content(page)):
        shown = _text_operator(state, name, given, widths)
        out.append(b" ".join([*given, name]) if shown is None else shown)
    return b"\n".join(out)


def text_alone(content: bytes) -> bytes:
    """Content without what it draws besides its text."""
    out = []
    for given, name in operations(content):
        if name != b"Do":
            out.append(b" ".join([*given, b"n" if name in _PAINTS else name]))
    return b"\n".join(out)


def operations(content: bytes) -> Iterator[tuple[list[bytes], bytes]]:
    """The operators of content, each with what is given to it."""
    given: list[bytes] = []
    for token in _TOKEN.findall(content):
        if token[:1] in b"(<>[]/+-.0123456789" or token in _VALUES:
            given.append(token)
        elif token[:1] != b"%":
            yield given, token
            given = []


def _text_operator(
    state: _State, name: bytes, given: list[bytes], widths: dict[bytes, dict[int, float]]
) -> bytes | None:
    """What stands instead of an operator; None for the operator itself."""
    if name == b"Tf":
        state.font, state.size, state.widths = given[0], float(given[1]), widths.get(given[0][1:], {})
    elif name in (b"Tc", b"Tw", b"TL", b"Tz"):
        value = float(given[0])
        match name:
            case b"Tc":
                state.between = value
            case b"Tw":
                state.at_blanks = value
            case b"TL":
                state.leading = value
            case _:
                state.stretch = value / 100
    elif name == b"BT":
        state.line = state.text = (1, 0, 0, 1, 0, 0)
    elif name == b"Tm":
        a, b, c, d, e, f = map(float, given)
        state.line = state.text = (a, b, c, d, e, f)
    elif name in (b"Td", b"TD"):
        state.leading = -float(given[1]) if name == b"TD" else state.leading
        state.line = state.text = _moved(state.line, float(given[0]), float(given[1]))
    elif name == b"T*":
        state.line = state.text = _moved(state.line, 0, -state.leading)
    elif name in (b"Tj", b"TJ"):
        return b"\n".join(_letters(state, given))
    return None


def _letters(state: _State, given: list[bytes]) -> Iterator[bytes]:
    for part in given:
        if part in b"[]":
            continue
        if part[:1] not in b"(<":
            state.text = _moved(state.text, -float(part) / 1000 * state.size * state.stretch, 0)
            continue
        for code in _codes(part):
            yield b"0 Tc 0 Tw %s Tm <%02x> Tj" % (numbers(*state.text), code)
            wide = state.widths.get(code, 500) / 1000 * state.size
            step = wide + state.between + (state.at_blanks if code == 32 else 0)
            state.text = _moved(state.text, step * state.stretch, 0)


def _codes(part: bytes) -> bytes:
    if part.startswith(b"<"):
        digits = re.sub(rb"\s", b"", part[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 8)]) if m[1].isdigit() else _PLAIN.get(m[1], m[1]), part[1:-1])


def _moved(matrix: Matrix, x: float, y: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return a, b, c, d, a * x + c * y + e, b * x + d * y + f


def _widths(heap: Heap, font: dict[str, Any]) -> dict[int, float]:
    if "Widths" in font:
        first = int(font.get("FirstChar", 0))
        return {first + k: float(heap.follow(width)) for k, width in enumerate(heap.follow(font["Widths"]))}
    return dict(enumerate(pdfmetrics.getFont(str(font["BaseFont"])).widths))
