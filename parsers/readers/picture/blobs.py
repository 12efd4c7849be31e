"""What ink there is: boxes of words drawn tight, and marks of lists that Tesseract passes over."""

from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from parsers.readers.picture.recognised import fits
from parsers.readers.picture.tesseract import Token
from parsers.readers.picture.upright import INK, Grey

MARK = "·"
_NEAREST, _FARTHEST = 0.25, 3.0  # of the line's height: how far a mark stands from its text
_LEAST, _MOST = 0.12, 0.9  # of the line's height: width and height of a mark; squares are as high as small letters
_GLUED = frozenset("«»•¢©®¥¤+*·°")  # what marks are read as; of no word the first letter
_SIGNS = 3  # signs at most that a mark and the specks beside it are read as
_BESIDE = 0.4  # of the height of words: Tesseract's box of a mark may hold a part of it only
_STOP = 0.25  # of the height of words: a full stop is smaller than a mark
_SURE = 50.0  # Tesseract's own opinion, 0-100
_FULL = 0.5  # share of its box that is ink
_SOLID = 0.85  # the same of a square that was taken for letters or digits
_HIGH = (8, 120)  # pixels: letters of text, of headings and of a score in a circle
_APART = 0.8  # of the height: a sign further from the word before stands alone
_DIGITS_APART = (0.5, 0.7, 0.25)
"""Of their height: digits of a figure; those of "11" in a face with serifs; those with a speck near."""
_SPECKS = "%.,:;'\"|[]”“‘’«»·-—–_"  # what may stand beside the digits of a figure, in its token
_DIGIT_HIGH = 0.85  # of the height of a figure: its digits
_TOUCHING = 0.25  # of the height: digits of one figure; numbers stand further apart
_BROKEN = 0.2  # of the height: a bar of a 5 that lies this near to its bowl is none of a rule
_UPRIGHT = 1.8  # times as high as wide: a mark is no stroke


def parted(read: Sequence[Token]) -> list[Token]:
    """The tokens, each ending where the next one of its line begins: Tesseract's box of "52" may reach over "/ 100"."""
    ends = {a: b for a, b in zip(read, read[1:], strict=False) if a.line == b.line and a.x0 < b.x0 < a.x1}
    return [token._replace(x1=ends[token].x0) if token in ends else token for token in read]


def on_ink(pixels: Grey, token: Token, ruled: Grey | None = None) -> Token | None:
    """The token with its box drawn to the ink in it; None where a piece of a rule was all that was read.

    Tesseract's boxes take rules along that run below a word. The picture is the one without its rules, `ruled` the one
    with them; specks and remains of rules beside a figure do not belong to it.
    """
    ink = pixels[token.top : token.bottom, token.x0 : token.x1] < INK
    rows, columns = filled(ink.sum(axis=1)), filled(ink.sum(axis=0))
    if not rows:
        on_rule = ruled is not None and bool((ruled[token.top : token.bottom, token.x0 : token.x1] < INK).any())
        return None if on_rule or _of_rule(token) else token
    number = token.text.strip(_SPECKS)
    if number.isdigit():
        top, bottom = _main(rows, ink.sum(axis=1), max(2, round(_BROKEN * (token.bottom - token.top))))
        across = ink[top:bottom].sum(axis=0)
        runs = [_main(filled(across), across, max(2, round(share * (bottom - top)))) for share in _DIGITS_APART]
        fitting = (run for run in runs if "%" in token.text or fits(number, run[1] - run[0], bottom - top))
        left, right = next(fitting, runs[0])
    else:
        top, bottom, left, right = rows[0][0], rows[-1][1], columns[0][0], columns[-1][1]
    return token._replace(x0=token.x0 + left, top=token.top + top, x1=token.x0 + right, bottom=token.top + bottom)


def whole_figure(pixels: Grey, token: Token, read: Sequence[Token]) -> Token:
    """A figure with the ink as high as its digits right beside it that is of no other token.

    Tesseract sees one digit in the "11" of faces with serifs, and its box may hold one of two.
    """
    if not token.text.strip(_SPECKS).isdigit():
        return token
    high = token.bottom - token.top
    level = [t for t in read if t is not token and t.top < token.bottom and t.bottom > token.top]
    left = max([token.x0 - 2 * high, 0, *(t.x1 for t in level if t.x1 <= token.x0)])
    right = min([token.x1 + 2 * high, *(t.x0 for t in level if t.x0 >= token.x1)])
    ink = pixels[token.top : token.bottom, left:right] < INK
    digits = [(left + a, left + b) for a, b in filled(ink.sum(axis=0)) if _is_tall(ink[:, a:b])]
    x0, x1, apart = token.x0, token.x1, max(_DIGITS_APART) * high
    for start, end in digits:
        x1 = end if 0 <= start - x1 < apart else x1
    for start, end in reversed(digits):
        x0 = start if 0 <= x0 - end < apart else x0
    return token._replace(x0=x0, x1=x1)


def _is_tall(ink: NDArray[numpy.bool_]) -> bool:
    """True for ink from nearly the top to nearly the bottom of its strip."""
    rows = numpy.flatnonzero(ink.any(axis=1))
    return bool(rows[-1] + 1 - rows[0] >= _DIGIT_HIGH * ink.shape[0])


def joined_figures(read: Sequence[Token]) -> list[Token]:
    """The tokens, digits of one figure put together that were read as two ("2" and "5")."""
    found: list[Token] = []
    for token in read:
        last = found[-1] if found else token
        near = last.line == token.line and 0 <= token.x0 - last.x1 < _TOUCHING * (token.bottom - token.top)
        if near and last.text.isdigit() and token.text.isdigit():
            found[-1] = last._replace(text=last.text + token.text, x1=token.x1, bottom=max(last.bottom, token.bottom))
        else:
            found.append(token)
    return found


def unread_figure(pixels: Grey, place: Token) -> Token | None:
    """The place drawn to the figure in it, however many digits it has; None where it holds no ink."""
    ink = pixels[place.top : place.bottom, place.x0 : place.x1] < INK
    if not ink.any():
        return None
    down = ink.sum(axis=1)
    top, bottom = _main(filled(down), down, max(2, round(_BROKEN * (place.bottom - place.top))))
    across = ink[top:bottom].sum(axis=0)
    left, right = _main(filled(across), across, max(2, round(max(_DIGITS_APART) * (bottom - top))))
    return place._replace(x0=place.x0 + left, top=place.top + top, x1=place.x0 + right, bottom=place.top + bottom)


def _of_rule(token: Token) -> bool:
    """True for a sign, and for a stroke of which Tesseract is not sure: its boxes of "i" may lie beside the ink."""
    if not any(letter.isalnum() for letter in token.text):
        return True
    return token.text in ("i", "l", "I", "1", "J", "j") and token.sure < _SURE


def filled(ink: NDArray[numpy.integer[Any]]) -> list[tuple[int, int]]:
    """Start and end of each run of places that hold ink; `ink` counts it place by place."""
    changes = numpy.diff((ink > 0).astype(numpy.int8), prepend=0, append=0)
    return [
        (int(start), int(end))
        for start, end in zip(numpy.flatnonzero(changes == 1), numpy.flatnonzero(changes == -1), strict=True)
    ]


def joined(runs: Sequence[tuple[int, int]], apart: int) -> list[tuple[int, int]]:
    """The runs, those put together that stand nearer than `apart`."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] < apart:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _main(runs: Sequence[tuple[int, int]], ink: NDArray[numpy.integer[Any]], apart: int) -> tuple[int, int]:
    """Start and end of what holds the most ink, of runs that are put together where they stand nearer than `apart`."""
    return max(joined(runs, apart), key=lambda run: int(ink[run[0] : run[1]].sum()))


def unseen_marks(pixels: Grey, read: list[Token]) -> list[Token]:
    """A token for each blot that stands like a mark before the first word of a line, or of a part of one."""
    found = []
    for first, before in _openings(read):
        high = first.bottom - first.top
        if not _HIGH[0] <= high <= _HIGH[1]:
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
        if previous is not None and token.x0 - previous.x1 < _APART * high:
            continue
        if len(token.text) < 2 and not token.text.isupper():
            continue
        level = [t for t in read if t.x1 <= token.x0 and t.top < token.bottom and t.bottom > token.top]
        openings.append((token, max(level, key=lambda t: t.x1, default=None)))
    return openings


def _blot(ink: NDArray[numpy.bool_], high: int) -> tuple[int, int, int, int] | None:
    """The blot in a strip nearest to the text that is small, full and clear of the strip's edges; x0, top, x1, bottom.

    Specks beside it, above or below, are no part of it.
    """
    least, most = _LEAST * high, _MOST * high
    for start, end in reversed(joined(filled(ink.sum(axis=0)), 3)):
        across = ink[:, start:end].sum(axis=1)
        top, bottom = _main(filled(across), across, 2)
        held = numpy.flatnonzero(ink[top:bottom, start:end].any(axis=0))
        left, right = start + int(held[0]), start + int(held[-1]) + 1
        wide, tall = right - left, bottom - top
        sized = least <= wide <= most and least <= tall <= most and tall <= _UPRIGHT * wide and wide <= 3 * tall
        if sized and top > 0 and bottom < ink.shape[0] and float(ink[top:bottom, left:right].mean()) >= _FULL:
            return left, top, right, bottom
    return None


def split_mark(pixels: Grey, token: Token, usual: float) -> list[Token]:
    """The token; the mark of a list alone where it was read as signs, or as one with the word after it ("«Mål").

    `usual` is the height of the page's words in pixels.
    """
    if len(token.text) <= _SIGNS and not any(letter.isalnum() for letter in token.text):
        return [_mark_in(pixels, token, usual, 1) or _mark_in(pixels, token, usual, round(_BESIDE * usual)) or token]
    if len(token.text) <= 2 and (square := _mark_in(pixels, token, usual, 1, _SOLID)) is not None:
        return [square]
    if len(token.text) < 3 or token.text[0] not in _GLUED or not token.text[1].isalpha():
        return [token]
    ink = pixels[token.top : token.bottom, token.x0 : token.x1] < INK
    runs = joined(filled(ink.sum(axis=0)), max(2, round(_NEAREST * (token.bottom - token.top))))
    if len(runs) < 2:
        return [token]
    word = token._replace(text=token.text[1:], x0=token.x0 + runs[1][0])
    mark = token._replace(text=token.text[0], x0=token.x0 + runs[0][0], x1=token.x0 + runs[0][1])
    return [tight for part in (mark, word) if (tight := on_ink(pixels, part)) is not None]


def _mark_in(pixels: Grey, token: Token, usual: float, spare: int, full: float = 0.0) -> Token | None:
    """The blot that was read as signs, or within `spare` pixels of them, without the specks that were read with it.

    `full` is the share of its box that must be ink.
    """
    left, up = max(0, token.x0 - spare), max(0, token.top - 2)
    box = _blot(pixels[up : token.bottom + 2, left : token.x1 + spare] < INK, round(usual))
    if box is None or box[3] - box[1] < _STOP * usual:
        return None
    x0, top, x1, bottom = box
    if float((pixels[up + top : up + bottom, left + x0 : left + x1] < INK).mean()) < full:
        return None
    return token._replace(text=MARK, x0=left + x0, top=up + top, x1=left + x1, bottom=up + bottom)
