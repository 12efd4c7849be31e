"""Figures looked at a second time: cut out of the picture one by one and read alone, as digits and nothing else.

All of a page go to Tesseract in one picture, enlarged and in rows with room around them: another look at the same ink,
without the neighbours and the language that the reading of the page leans on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from parsers.readers.picture.tesseract import Token, tokens

_FIGURE = re.compile(r"[\[(|]?\d{1,4}(?:[.,]\d{1,2})?\s?[%&]?[\])|.]?")
_MAY_BE = re.compile(r"[\dOoIlSBZz|\])&%/?$€§.,:;'’\"-]{1,6}|[A-Za-z]{1,2}")
_APART = 0.9  # of a line's height: nearer to a word a figure belongs to running text
_HIGH = 48  # pixels of a row in the picture that is read
_ROOM = 26  # pixels around each figure
_ACROSS = 1  # figures in a row
_DIGITS = ("-c", "tessedit_char_whitelist=0123456789%,", "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0")
_LEAST_IN_COLUMN = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """The tokens of a page, with those that only the second look found; for each what that look saw, or None."""

    tokens: tuple[Token, ...]
    seen: tuple[str | None, ...]


def looked_at_again(picture: Image.Image, read: Sequence[Token], dpi: int) -> Looked:
    """Look again at each figure that stands alone, and at places in columns of figures where none was read."""
    alone = [index for index, token in enumerate(read) if _FIGURE.fullmatch(token.text) and _stands_alone(token, read)]
    columns = _columns([read[index] for index in alone])
    others = [index for index, token in enumerate(read) if index not in set(alone) and _in_column(token, columns, read)]
    wanted = [*alone, *others]
    seen: list[str | None] = [None] * len(read)
    found = _read_alone(picture, [read[index] for index in wanted], dpi)
    for index, text in zip(wanted, found, strict=True):
        seen[index] = text
    empty = _empty_cells([read[index] for index in wanted], columns, read)
    filled = [
        (replace(place, text=text), text)
        for place, text in zip(empty, _read_alone(picture, empty, dpi), strict=True)
        if text
    ]
    return Looked(
        (*read, *(token for token, _ in filled)),
        (*seen, *(text for _, text in filled)),
    )


def _stands_alone(token: Token, read: Sequence[Token]) -> bool:
    """True without a word beside it that is no figure itself."""
    high = token.bottom - token.top
    for other in read:
        if other is token or other.bottom < token.top + 0.3 * high or other.top > token.bottom - 0.3 * high:
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
            if last.x0 - 6 <= middle <= last.x1 + 6 or abs(last.x1 - figure.x1) <= 4:
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
    figures: Sequence[Token], columns: Sequence[tuple[float, float]], read: Sequence[Token]
) -> list[Token]:
    """Places level with two figures or more of a table where a column has nothing."""
    rows: list[list[Token]] = []
    for figure in sorted(figures, key=lambda t: t.bottom):
        if rows and figure.top < rows[-1][-1].bottom - 0.5 * (figure.bottom - figure.top):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    empty = []
    for row in rows:
        inside = {c for c in columns for t in row if c[0] <= (t.x0 + t.x1) / 2 <= c[1]}
        if len(inside) < 2:
            continue
        top, bottom = min(t.top for t in row), max(t.bottom for t in row)
        for x0, x1 in columns:
            level = [t for t in read if t.x0 < x1 and t.x1 > x0 and t.top < bottom and t.bottom > top]
            if (x0, x1) not in inside and not level:
                empty.append(Token("", int(x0) - 4, top, int(x1) + 4, bottom, row[0].line, 0.0))
    return empty


def _read_alone(picture: Image.Image, figures: Sequence[Token], dpi: int) -> list[str]:
    """What stands at these places, read as digits; empty where nothing is seen."""
    if not figures:
        return []
    sheet, places = _sheet(picture, figures)
    found: list[list[Token]] = [[] for _ in figures]
    for token in tokens(sheet, "eng", dpi=dpi, mode=6, options=_DIGITS):
        x, y = (token.x0 + token.x1) / 2, (token.top + token.bottom) / 2
        for index, (x0, top, x1, bottom) in enumerate(places):
            if x0 - _ROOM / 2 <= x <= x1 + _ROOM / 2 and top - _ROOM / 2 <= y <= bottom + _ROOM / 2:
                found[index].append(token)
                break
    return ["".join(t.text for t in sorted(cell, key=lambda t: t.x0)).strip(",") for cell in found]


def _sheet(picture: Image.Image, figures: Sequence[Token]) -> tuple[Image.Image, list[tuple[int, int, int, int]]]:
    cuts = []
    for figure in figures:
        spare = max(2, round(0.12 * (figure.bottom - figure.top)))
        cut = picture.crop((figure.x0 - spare, figure.top - spare, figure.x1 + spare, figure.bottom + spare))
        wide = max(1, round(cut.width * _HIGH / max(1, cut.height)))
        cuts.append(ImageOps.autocontrast(cut.resize((wide, _HIGH), Image.Resampling.BICUBIC)))
    rows = [range(start, min(start + _ACROSS, len(cuts))) for start in range(0, len(cuts), _ACROSS)]
    step = max(cut.width for cut in cuts) + 2 * _ROOM
    sheet = Image.new("L", (_ACROSS * step + _ROOM, len(rows) * (_HIGH + _ROOM) + _ROOM), 255)
    places = []
    for y, row in enumerate(rows):
        for x, index in enumerate(row):
            left, top = _ROOM + x * step, _ROOM + y * (_HIGH + _ROOM)
            sheet.paste(cuts[index], (left, top))
            places.append((left, top, left + cuts[index].width, top + _HIGH))
    return sheet, places
