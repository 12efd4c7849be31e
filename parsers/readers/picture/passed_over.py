"""Figures that the recogniser passes over: columns of them that stand far from any word, with no rule around."""

from collections.abc import Sequence

import numpy

from parsers.readers.picture.blobs import filled, joined
from parsers.readers.picture.tesseract import Token
from parsers.readers.picture.upright import INK, Grey

_AWAY = 0.8  # of a line's height: nearer to its text is a part of it
_HIGH = (0.45, 1.15)  # of a line's height: digits
_WIDE = (0.2, 4.0)  # of a line's height: one digit to "100%"
_SPARE = 0.25  # of a line's height above and below, free of ink: rules, holes and pictures are not
_LEAST = 3  # below each other
_EDGE = 0.03  # of the page's width: dark edges lie there
_MOST = 150


def passed_over(pixels: Grey, read: Sequence[Token]) -> list[Token]:
    """Places right of lines of text with ink as high as digits and no word, where three or more stand in a column."""
    found = [token for line in _lines(read) for token in _beside(pixels, line, read)]
    columns = [token for token in found if sum(_below_each_other(token, other) for other in found) >= _LEAST]
    return columns if len(columns) <= _MOST else []


def _lines(read: Sequence[Token]) -> list[Token]:
    """The last word of each line of text, with the usual height of the page's words around its middle."""
    words = [token for token in read if len(token.text) > 2]
    if not words:
        return []
    high = int(numpy.median([token.bottom - token.top for token in words]))
    last: dict[tuple[int, int, int], Token] = {}
    for token in words:
        if token.line not in last or token.x1 > last[token.line].x1:
            last[token.line] = token
    return [token for token in last.values() if 0.5 * high <= token.bottom - token.top <= 2 * high]


def _beside(pixels: Grey, line: Token, read: Sequence[Token]) -> list[Token]:
    high = line.bottom - line.top
    spare = round(_SPARE * high)
    top, bottom, left = max(0, line.top - spare), line.bottom + spare, line.x1 + round(_AWAY * high)
    right = round((1 - _EDGE) * pixels.shape[1])
    ink = pixels[top:bottom, left:right] < INK
    if not ink.size or not ink.any():
        return []
    for token in read:
        if token.x1 > left and token.top < bottom and token.bottom > top:
            ink[:, max(0, token.x0 - left - spare) : max(0, token.x1 - left + spare)] = False
    places = []
    for start, end in joined(filled(ink.sum(axis=0)), max(2, high // 2)):
        runs = filled(ink[:, start:end].sum(axis=1))
        up, down = runs[0][0], runs[-1][1]
        tall, wide = down - up, end - start
        sized = _HIGH[0] * high <= tall <= _HIGH[1] * high and _WIDE[0] * high <= wide <= _WIDE[1] * high
        if up > 0 and down < bottom - top and sized:
            places.append(Token("", left + start, top + up, left + end, top + down, line.line, 0.0))
    return places


def _below_each_other(one: Token, other: Token) -> bool:
    middle, other_middle = (one.x0 + one.x1) / 2, (other.x0 + other.x1) / 2
    near = 0.6 * (one.bottom - one.top)
    return abs(middle - other_middle) <= near or abs(one.x1 - other.x1) <= near
