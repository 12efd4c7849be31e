"""Which figures of a page are looked at again by themselves: those that stand alone, cells of columns of figures where
none was read, and in running text what may be a percentage.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy
from PIL import Image

from parsers.readers.picture.blobs import unread_figure
from parsers.readers.picture.looks import Looks, most_seen, read_alone, read_fractions
from parsers.readers.picture.tesseract import Token
from parsers.readers.picture.upright import Grey

_FIGURE = re.compile(r"[\[(|]?\d{1,4}(?:[.,]\d{1,2})?\s?[%&]?[\])|.]?")
_FRACTION = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?/\d{1,3}")
_MAY_BE_FRACTION = re.compile(r"\d[\d.,/\\|IlJ]{1,8}")
_MAY_BE = re.compile(r"\D?\d\S{0,5}|[\dOoIlSBZz|\])&%/?$€§.,:;'’\"-]{1,6}|[A-Za-z]{1,2}")
_IN_TEXT = re.compile(r"(\D{0,2})(\d{1,3}|\d{4,5}(?=\D*$)|[%&$°]+)(\D{0,3})")
_SIGN = re.compile(r"^[%\w]+")
_YEAR = re.compile(r"\D*(?:19|20)\d\d\D*")
_APART = 0.9  # of a line's height: nearer to a word a figure belongs to running text
_LEAST_IN_COLUMN = 3
_OVERLAP = 0.3  # of the height by which looks at one figure may differ
_FRACTION_WIDE = 2.0  # times as wide as high: "4/15" is 2.5, two digits are 1.5
_HALF = 0.5  # of the height: figures of one row overlap by more
_AROUND = 6  # pixels


class Looked(NamedTuple):
    """The tokens of a page, with those that only the second look found; for each what that look saw, or None."""

    tokens: tuple[Token, ...]
    seen: tuple[Looks | None, ...]


def looked_at_again(picture: Image.Image, read: Sequence[Token], dpi: int, more: Sequence[Token] = ()) -> Looked:
    """Look again at each figure that stands alone, and at places in columns of figures where none was read.

    `more` are other places that may hold one.
    """
    fractions = _fractions(read)
    alone = [
        index
        for index, token in enumerate(read)
        if index not in fractions and _FIGURE.fullmatch(token.text) and _stands_alone(token, read)
    ]
    columns = _columns([read[index] for index in alone])
    known = {*alone, *fractions}
    others = [index for index, token in enumerate(read) if index not in known and _in_column(token, columns, read)]
    wanted = [*alone, *others]
    empty = _empty_cells([read[index] for index in wanted], columns, read, numpy.asarray(picture))
    empty += [place for place in more if not any(_overlap(place, cell) for cell in empty)]
    in_text = [k for k, t in enumerate(read) if k not in {*wanted, *fractions} and _may_be_percentage(t)]
    found = read_alone(picture, [*(read[k] for k in wanted), *empty, *(read[k] for k in in_text)], dpi)
    seen: list[Looks | None] = [None] * len(read)
    for index, looks in zip(wanted, found, strict=False):
        seen[index] = looks
    for index, looks in zip(fractions, read_fractions(picture, [read[k] for k in fractions], dpi), strict=True):
        seen[index] = looks
    unsure = {
        (place.x0, place.top)
        for place, looks in zip(empty, found[len(wanted) :], strict=False)
        if place in more and looks.count(most_seen(looks)) < 2
    }
    cells = found[len(wanted) : len(wanted) + len(empty)]
    filled = [
        (place._replace(text=most_seen(looks)), looks)
        for place, looks in zip(empty, cells, strict=True)
        if any(looks) and (place.x0, place.top) not in unsure
    ]
    words = list(read)
    for index, looks in zip(in_text, found[len(wanted) + len(empty) :], strict=True):
        words[index] = _with_percent(read[index], looks)
    return Looked((*words, *(token for token, _ in filled)), (*seen, *(looks for _, looks in filled)))


def _may_be_percentage(token: Token) -> bool:
    """True for a figure in running text that may have a % at its end: Tesseract's Swedish data has no such sign."""
    return bool(_IN_TEXT.fullmatch(token.text)) and not _YEAR.fullmatch(token.text)


def _with_percent(token: Token, looks: Looks) -> Token:
    """The token with its sign, where two looks or more see one after the digits that the page's reading begins with."""
    match, seen = _IN_TEXT.fullmatch(token.text), most_seen(looks)
    if match is None or not seen.endswith("%") or looks.count(seen) < 2:
        return token
    digits = seen.removesuffix("%")
    if digits.isdigit() and match[2].startswith(digits) or not digits:
        return token._replace(text=f"{match[1]}{seen}{_SIGN.sub('', match[3])}")
    return token


def _fractions(read: Sequence[Token]) -> list[int]:
    """Places of points with their maximum in one cell, and of what may be some in the columns of these."""
    sure = [token for token in read if _FRACTION.fullmatch(token.text)]
    columns = _columns(sure)
    return [
        index
        for index, token in enumerate(read)
        if _MAY_BE_FRACTION.fullmatch(token.text)
        and any(x0 - _AROUND <= token.x0 and token.x1 <= x1 + _AROUND for x0, x1 in columns)
        and _stands_alone(token, read)
        and token.x1 - token.x0 > _FRACTION_WIDE * (token.bottom - token.top)
    ]


def _overlap(one: Token, other: Token) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def _stands_alone(token: Token, read: Sequence[Token]) -> bool:
    """True without a word beside it that is no figure itself."""
    high = token.bottom - token.top
    for other in read:
        if other is token or other.bottom < token.top + _OVERLAP * high or other.top > token.bottom - _OVERLAP * high:
            continue
        gap = max(other.x0 - token.x1, token.x0 - other.x1)
        if gap < _APART * high and len(other.text) > 1 and not _FIGURE.fullmatch(other.text):
            return False
    return True


def _columns(figures: Sequence[Token]) -> list[tuple[float, float]]:
    """Left and right edges of columns of figures."""
    columns: list[list[Token]] = []
    for figure in sorted(figures, key=lambda t: t.top):
        middle = (figure.x0 + figure.x1) / 2
        for column in columns:
            last = column[-1]
            if last.x0 - _AROUND <= middle <= last.x1 + _AROUND or abs(last.x1 - figure.x1) <= 4:
                column.append(figure)
                break
        else:
            columns.append([figure])
    return [
        (min(t.x0 for t in column), max(t.x1 for t in column)) for column in columns if len(column) >= _LEAST_IN_COLUMN
    ]


def _in_column(token: Token, columns: Sequence[tuple[float, float]], read: Sequence[Token]) -> bool:
    """True for a short token that is no figure but stands where figures stand, alone."""
    middle = (token.x0 + token.x1) / 2
    return (
        bool(_MAY_BE.fullmatch(token.text))
        and any(x0 <= middle <= x1 for x0, x1 in columns)
        and _stands_alone(token, read)
    )


def _empty_cells(
    figures: Sequence[Token], columns: Sequence[tuple[float, float]], read: Sequence[Token], pixels: Grey
) -> list[Token]:
    """Places with ink level with a figure in a column where another column has nothing, drawn to the ink in them."""
    rows: list[list[Token]] = []
    for figure in sorted(figures, key=lambda t: t.bottom):
        if rows and figure.top < rows[-1][-1].bottom - _HALF * (figure.bottom - figure.top):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    empty = []
    for row in rows:
        inside = {c for c in columns for t in row if c[0] <= (t.x0 + t.x1) / 2 <= c[1]}
        if not inside:
            continue
        top, bottom = min(t.top for t in row), max(t.bottom for t in row)
        for x0, x1 in columns:
            level = [t for t in read if t.x0 < x1 and t.x1 > x0 and t.top < bottom and t.bottom > top]
            place = Token("", max(0, int(x0) - 4), top, int(x1) + 4, bottom, row[0].line, 0.0)
            if (x0, x1) not in inside and not level and (tight := unread_figure(pixels, place)) is not None:
                empty.append(tight)
    return empty
