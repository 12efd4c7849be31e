"""Drawn lines in the picture of a page: the rules of its tables, found as long thin runs of ink.

The picture lies straight. Boxes are x0, top, x1, bottom in pixels.
"""

import numpy
from numpy.typing import NDArray
from PIL import Image

from parsers.readers.picture.upright import INK

LONGEST_LETTER = 21.0  # points: strokes of letters are shorter
THICKEST = 2.6  # points: a thicker bar is a fill or the dark edge of a scan
_GAPS = 0.08  # share of a run that may be white: dust and a weak toner break lines
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
        touching = next((b for b in reversed(found[-80:]) if y - b[3] <= 1 and start < b[2] and end > b[0]), None)
        if touching is None:
            found.append([start, y, end, y + 1])
        else:
            touching[0], touching[2] = min(touching[0], start), max(touching[2], end)
            touching[3] = y + 1
    edge = _EDGE * scale
    return [
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in found
        if y1 - y0 <= THICKEST * scale and y0 > edge and y1 < height - edge and x1 - x0 >= length
    ]


def _runs(ink: Marks, length: int) -> list[tuple[int, int, int]]:
    """Row, start and end of every stretch that is ink but for small gaps, over `length` pixels or more."""
    sums = numpy.cumsum(ink, axis=1, dtype=numpy.int32)
    windows = sums[:, length:] - sums[:, :-length]
    full = windows >= (1 - _GAPS) * length
    rows = numpy.flatnonzero(full.any(axis=1))
    runs = []
    for y in rows:
        row = full[y].astype(numpy.int8)
        changes = numpy.diff(row, prepend=0, append=0)
        for start, end in zip(numpy.flatnonzero(changes == 1), numpy.flatnonzero(changes == -1), strict=True):
            runs.append((int(y), int(start) + 1, int(end) + length))
    return runs
