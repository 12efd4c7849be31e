"""Drawn lines in the picture of a page: the rules of its tables, found as long thin runs of ink.

The picture lies straight. Boxes are x0, top, x1, bottom in pixels.
"""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray
from PIL import Image

from parsers.readers.picture.upright import INK

LONGEST_LETTER = 21.0  # points: strokes of letters are shorter
THICKEST = 2.6  # points: a thicker bar is a fill or the dark edge of a scan
_GAPS = 0.08  # share of a stretch that may be white: dust and a weak toner break lines
_MORE_GAPS = 0.25  # the same of what goes on from there
_NEAR, _FAR = 0.4, 1.8  # points beside a line that are paper
_CLEAR = 0.1  # share of them that is ink: of letters above or below a row of their feet or heads a quarter is
_EDGE = 4.0  # points from the edge of the picture: what runs there is the edge of the sheet

Pixels = tuple[int, int, int, int]
Marks = NDArray[numpy.bool_]


def drawn_lines(picture: Image.Image, scale: float) -> tuple[list[Pixels], list[Pixels]]:
    """Level lines and upright ones of a page; `scale` is in pixels per point."""
    ink = numpy.asarray(picture) < INK
    level = _lines(ink, scale)
    upright = [(y0, x0, y1, x1) for x0, y0, x1, y1 in _lines(numpy.ascontiguousarray(ink.T), scale)]
    return level, upright


def without_lines(picture: Image.Image, lines: list[Pixels], scale: float) -> Image.Image:
    """The picture without these lines, which Tesseract would read as letters."""
    pixels = numpy.array(picture)
    spare = max(1, round(0.3 * scale))
    for x0, top, x1, bottom in lines:
        pixels[max(0, top - spare) : bottom + spare, max(0, x0 - spare) : x1 + spare] = 255
    return Image.fromarray(pixels)


def _lines(ink: Marks, scale: float) -> list[Pixels]:
    """Thin runs along the rows."""
    height, width = ink.shape
    length = max(8, round(LONGEST_LETTER * scale))
    if width <= length:
        return []
    found: list[list[int]] = []
    for y, start, end in _runs(ink, length):
        touching = next((b for b in reversed(found[-80:]) if y <= b[3] and start < b[2] and end > b[0]), None)
        if touching is None:
            found.append([start, y, end, y + 2])
        else:
            touching[0], touching[2] = min(touching[0], start), max(touching[2], end)
            touching[3] = y + 2
    edge = _EDGE * scale
    return [
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in (_to_its_ends(ink, line) for line in found)
        if y1 - y0 <= THICKEST * scale and y0 > edge and y1 < height - edge and x1 - x0 >= length
        if _stands_clear(ink, (x0, y0, x1, y1), scale) or _in_one_row(ink[y0:y1, x0:x1], length)
    ]


def _runs(ink: Marks, length: int) -> list[tuple[int, int, int]]:
    """Row, start and end of every stretch over `length` pixels or more that is ink in this row or the next.

    A hairline that lies askew, or was turned by a scanner's software, changes between two rows. A stretch with hardly
    any gaps makes a line, and goes on where there are more of them.
    """
    windows = _windows(ink[:-1] | ink[1:], length)
    full = windows >= (1 - _GAPS) * length
    rows = numpy.flatnonzero(full.any(axis=1))
    runs = []
    for y in rows:
        held = windows[y] >= (1 - _MORE_GAPS) * length
        changes = numpy.diff(held.astype(numpy.int8), prepend=0, append=0)
        for start, end in zip(numpy.flatnonzero(changes == 1), numpy.flatnonzero(changes == -1), strict=True):
            if full[y, start:end].any():
                runs.append((int(y), int(start) + 1, int(end) + length))
    return runs


def _windows(ink: Marks, length: int) -> NDArray[numpy.int32]:
    """How many pixels are ink in each stretch of this length."""
    sums = numpy.cumsum(ink, axis=1, dtype=numpy.int32)
    return sums[:, length:] - sums[:, :-length]


def _to_its_ends(ink: Marks, line: Sequence[int]) -> Pixels:
    """The line without the paper that the last stretches reach into."""
    x0, y0, x1, y1 = line
    held = ink[y0:y1, x0:x1]
    across, down = numpy.flatnonzero(held.any(axis=0)), numpy.flatnonzero(held.any(axis=1))
    return x0 + int(across[0]), y0 + int(down[0]), x0 + int(across[-1]) + 1, y0 + int(down[-1]) + 1


def _stands_clear(ink: Marks, line: Pixels, scale: float) -> bool:
    """True for a line with paper on both sides: two rows of a heavy line of print may be as full as a drawn one."""
    x0, y0, x1, y1 = line
    near, far = max(1, round(_NEAR * scale)), max(2, round(_FAR * scale))
    sides = ink[max(0, y0 - far) : max(0, y0 - near), x0:x1], ink[y1 + near : y1 + far, x0:x1]
    return all(side.size == 0 or float(side.mean()) <= _CLEAR for side in sides)


def _in_one_row(ink: Marks, length: int) -> bool:
    """True for a line with a stretch that lies in one row."""
    return ink.shape[1] > length and bool((_windows(ink, length) >= (1 - _GAPS) * length).any())
