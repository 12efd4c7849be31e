"""What ink there is: boxes of words drawn tight, and marks of lists that Tesseract passes over."""

from dataclasses import replace

import numpy
from numpy.typing import NDArray

from parsers.readers.picture.tesseract import Token
from parsers.readers.picture.upright import INK, Grey

MARK = "·"
_NEAREST, _FARTHEST = 0.25, 3.0  # of the line's height: how far a mark stands from its text
_LEAST, _MOST = 0.12, 0.9  # of the line's height: width and height of a mark; squares are as high as small letters
_FULL = 0.5  # share of its box that is ink


def on_ink(pixels: Grey, token: Token) -> Token:
    """The token with its box drawn to the ink in it; Tesseract's boxes take rules along that run below a word."""
    ink = pixels[token.top : token.bottom, token.x0 : token.x1] < INK
    rows, columns = numpy.flatnonzero(ink.any(axis=1)), numpy.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return token
    return replace(
        token,
        x0=token.x0 + int(columns[0]),
        top=token.top + int(rows[0]),
        x1=token.x0 + int(columns[-1]) + 1,
        bottom=token.top + int(rows[-1]) + 1,
    )


def unseen_marks(pixels: Grey, read: list[Token]) -> list[Token]:
    """A token for each blot that stands like a mark before the first word of a line, or of a part of one."""
    found = []
    for first, before in _openings(read):
        high = first.bottom - first.top
        if not 8 <= high <= 120:
            continue
        left = max(0, round(first.x0 - _FARTHEST * high), (before.x1 + round(0.3 * high)) if before else 0)
        right = round(first.x0 - _NEAREST * high)
        if right - left < _LEAST * high:
            continue
        box = _blot(pixels[max(0, first.top - 2) : first.bottom + 2, left:right] < INK, high)
        if box is not None:
            x0, top, x1, bottom = box
            up = max(0, first.top - 2)
            found.append(Token(MARK, left + x0, up + top, left + x1, up + bottom, first.line, 50.0))
    return found


def _openings(read: list[Token]) -> list[tuple[Token, Token | None]]:
    """The first words of lines, and of parts of lines after a wide gap, each with the word before it on that height."""
    openings: list[tuple[Token, Token | None]] = []
    for index, token in enumerate(read):
        previous = read[index - 1] if index and read[index - 1].line == token.line else None
        high = token.bottom - token.top
        if previous is not None and token.x0 - previous.x1 < 0.8 * high:
            continue
        if len(token.text) < 2 and not token.text.isupper():
            continue
        level = [t for t in read if t.x1 <= token.x0 and t.top < token.bottom and t.bottom > token.top]
        openings.append((token, max(level, key=lambda t: t.x1, default=None)))
    return openings


def _blot(ink: NDArray[numpy.bool_], high: int) -> tuple[int, int, int, int] | None:
    """The one blot in a strip, if it is small, full and clear of the strip's edges; x0, top, x1, bottom."""
    columns = numpy.flatnonzero(ink.any(axis=0))
    if not columns.size:
        return None
    # The blot nearest to the text: specks further out are no part of it.
    breaks = numpy.flatnonzero(numpy.diff(columns) > 2)
    start = int(columns[breaks[-1] + 1]) if breaks.size else int(columns[0])
    end = int(columns[-1]) + 1
    rows = numpy.flatnonzero(ink[:, start:end].any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    wide, tall = end - start, bottom - top
    least, most = _LEAST * high, _MOST * high
    if not (least <= wide <= most and least <= tall <= most and top > 0 and bottom < ink.shape[0]):
        return None
    full = float(ink[top:bottom, start:end].mean())
    return (start, top, end, bottom) if full >= _FULL and tall <= 1.8 * wide and wide <= 3 * tall else None
