"""What PDFium tells of one character, asked of many at once: the loop over them is C's, not Python's."""

from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_double, sizeof
from itertools import repeat

from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform

_MOST = 1024  # characters asked of at once
_places = (c_double * (2 * _MOST))()
_XS = [byref(_places, place * sizeof(c_double)) for place in range(0, 2 * _MOST, 2)]
_YS = [byref(_places, place * sizeof(c_double)) for place in range(1, 2 * _MOST, 2)]


def objects_at(text: Handle, indices: Sequence[int]) -> list[Handle | None]:
    """The text object of each of these characters, None for an inferred one."""
    return list(map(call.char_object, repeat(text), indices))


def generated_at(text: Handle, indices: Sequence[int]) -> list[int]:
    """Of each of these characters 0 if it is a glyph of the file, 1 if PDFium has inferred it, -1 if there is none."""
    return list(map(call.char_generated, repeat(text), indices))


def origins_at(text: Handle, indices: Sequence[int], shown: Transform) -> tuple[list[float], list[float]]:
    """Where each of these characters begins and its baseline, as x and y on the page as shown."""
    xs: list[float] = []
    ys: list[float] = []
    for first in range(0, len(indices), _MOST):
        part = indices[first : first + _MOST]
        deque(map(call.char_origin, repeat(text), part, _XS, _YS), maxlen=0)
        xs += _places[0 : 2 * len(part) : 2]
        ys += _places[1 : 2 * len(part) : 2]
    a, b, c, d, e, f = shown
    if b == c == 0:
        return [a * x + e for x in xs], [d * y + f for y in ys]
    return (
        [a * x + c * y + e for x, y in zip(xs, ys, strict=True)],
        [b * x + d * y + f for x, y in zip(xs, ys, strict=True)],
    )
