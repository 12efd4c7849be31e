"""How thick the strokes of a word are: what is bold in a picture."""

import numpy
from numpy.typing import NDArray

from parsers.readers.picture.upright import INK, Grey


def stem(pixels: Grey, box: tuple[int, int, int, int]) -> float:
    """How long the level runs of ink in a word are, level strokes and points apart; in pixels, 0 without any.

    It is the mean of the middle half: the shorter quarter are ends of curves, the longer one level strokes.
    """
    x0, top, x1, bottom = box
    ink: NDArray[numpy.int8] = (pixels[top:bottom, x0:x1] < INK).astype(numpy.int8)
    if ink.size == 0:
        return 0.0
    changes = numpy.diff(ink, axis=1, prepend=0, append=0)
    lengths = numpy.nonzero(changes == -1)[1] - numpy.nonzero(changes == 1)[1]
    lengths.sort()
    middle = lengths[len(lengths) // 4 : len(lengths) - len(lengths) // 4]
    return float(middle.mean()) if middle.size else 0.0
