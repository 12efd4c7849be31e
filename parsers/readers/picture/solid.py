"""Bars and other filled shapes of a chart: Tesseract takes the figures at their ends for a part of them."""

import numpy
from numpy.typing import NDArray
from PIL import Image

_THICK = 3.5  # points: strokes of letters up to a size of twenty are thinner, bars thicker
_EDGE = 0.7  # points around what is filled that are taken out too
_INK = 190  # grey, 0-255: bars are paler than letters


def without_solid(picture: Image.Image, scale: float) -> Image.Image:
    """The picture without its filled shapes; `scale` is in pixels per point."""
    pixels = numpy.asarray(picture)
    across = round(_THICK * scale) | 1
    inner = _around(pixels < _INK, across) == across**2
    solid = _around(inner, across + 2 * round(_EDGE * scale)) > 0
    return Image.fromarray(numpy.where(solid, numpy.uint8(255), pixels))


def _around(marks: NDArray[numpy.bool_], across: int) -> NDArray[numpy.int32]:
    """How many marks lie in the square of this (odd) width around each place."""
    before, after = across // 2 + 1, across // 2
    sums: NDArray[numpy.int32] = (
        numpy.pad(marks.astype(numpy.int32), (before, after)).cumsum(0, numpy.int32).cumsum(1, numpy.int32)
    )
    below: NDArray[numpy.int32] = sums[across:, across:] - sums[across:, :-across]
    above: NDArray[numpy.int32] = sums[:-across, across:] - sums[:-across, :-across]
    return below - above
