"""Dark boxes with light figures in them, as a score by a heading may be set: turned into dark on light.

Tesseract reads no light print in a small dark box. Punch holes and dark edges are no boxes: a box has four straight
sides that are dark from corner to corner, and something light inside.
"""

from collections.abc import Iterator

import numpy
from numpy.typing import NDArray
from PIL import Image

from parsers.readers.picture.blobs import filled
from parsers.readers.picture.upright import INK

_LEAST, _WIDEST, _HIGHEST = 12, 120, 70  # points: sides of a box that holds a figure
_SIDE = 2  # points of its edge that are dark throughout
_DARK = 0.8  # share of a square point
_STRAIGHT = 0.97  # share of the squares of an upper or lower edge that are dark
_LIGHT = (0.04, 0.6)  # share of its inside that the figure takes


def with_badges_turned(picture: Image.Image, scale: float) -> Image.Image:
    """The picture with such boxes in dark on light; `scale` is in pixels per point."""
    step = max(1, round(scale))
    ink = numpy.asarray(picture) < INK
    rows, columns = ink.shape[0] // step, ink.shape[1] // step
    squares = ink[: rows * step, : columns * step].reshape(rows, step, columns, step)
    boxes = list(_boxes(squares.mean(axis=(1, 3)) >= _DARK))
    if not boxes:
        return picture
    pixels = numpy.array(picture)
    for x0, top, x1, bottom in boxes:
        area = pixels[max(0, (top - 1) * step) : (bottom + 1) * step, max(0, (x0 - 1) * step) : (x1 + 1) * step]
        inside = area[2 * step : -2 * step, 2 * step : -2 * step].copy()
        area[:] = 255
        area[2 * step : -2 * step, 2 * step : -2 * step] = 255 - inside
    return Image.fromarray(pixels)


def _boxes(dark: NDArray[numpy.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Boxes as x0, top, x1, bottom in squares of the grid, from top to bottom; none within another."""
    found: list[tuple[int, int, int, int]] = []
    wide = numpy.flatnonzero(dark.sum(axis=1) >= _LEAST)
    for top in map(int, wide):
        for x0, x1 in filled(dark[top].astype(numpy.int8)):
            if not _LEAST <= x1 - x0 <= _WIDEST or x0 < _SIDE or x1 > dark.shape[1] - _SIDE:
                continue
            if any(a <= x0 and x1 <= c and b <= top <= d for a, b, c, d in found):
                continue
            box = (x0, top, x1, _bottom(dark, top, x0, x1))
            if box[3] and _LIGHT[0] <= 1 - dark[top : box[3], x0:x1].mean() <= _LIGHT[1]:
                found.append(box)
                yield box


def _bottom(dark: NDArray[numpy.bool_], top: int, x0: int, x1: int) -> int:
    """Where both sides end below `top`, if the last rows are dark from side to side; 0 otherwise."""
    sides = dark[top : top + _HIGHEST + 1, x0 : x0 + _SIDE].all(axis=1)
    sides &= dark[top : top + _HIGHEST + 1, x1 - _SIDE : x1].all(axis=1)
    high = int(sides.argmin()) if not sides.all() else 0
    edges = (dark[top : top + _SIDE, x0:x1], dark[top + high - _SIDE : top + high, x0:x1])
    return top + high if high >= _LEAST and all(edge.mean() > _STRAIGHT for edge in edges) else 0
