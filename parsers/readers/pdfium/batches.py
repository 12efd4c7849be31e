"""What PDFium tells of one character, asked of many at once: the loop over them is C's, not Python's."""

from array import array
from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_double
from itertools import repeat

from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle, Text
from parsers.readers.pdfium.geometry import Transform

_MOST = 256  # characters asked of at once
_xs, _ys = array("d", [0.0]) * _MOST, array("d", [0.0]) * _MOST
_XS = [byref(c_double.from_buffer(_xs, place * _xs.itemsize)) for place in range(_MOST)]
_YS = [byref(c_double.from_buffer(_ys, place * _ys.itemsize)) for place in range(_MOST)]


def objects_at(text: Text, indices: Sequence[int]) -> list[Handle | None]:
    """The text object of each of these characters, None for an inferred one."""
    return list(map(call.char_object, repeat(text), indices))


def generated_at(text: Text, indices: Sequence[int]) -> list[int]:
    """Of each of these characters 0 if it is a glyph of the file, 1 if PDFium has inferred it, -1 if there is none."""
    return list(map(call.char_generated, repeat(text), indices))


def origins_at(text: Text, indices: Sequence[int], shown: Transform) -> tuple[list[float], list[float]]:
    """Where each of these characters begins, as x on the page as shown; and its baseline, still to be `lowered`."""
    a, b, c, d, e, f = shown
    across: list[float] = []
    down: list[float] = []
    for first in range(0, len(indices), _MOST):
        part = indices[first : first + _MOST]
        deque(map(call.char_origin, repeat(text), part, _XS, _YS), maxlen=0)
        xs, ys = _xs[: len(part)], _ys[: len(part)]
        if b == c == 0:
            across += xs.tolist() if (a, e) == (1, 0) else [a * x + e for x in xs]
            down += ys.tolist()
        else:
            across += [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
            down += [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
    return across, down


def lowered(shown: Transform) -> tuple[float, float]:
    """What a baseline of `origins_at` is to be multiplied by, and what to be added, to have it on the page as shown.

    The words of a line have one baseline: it is taken there once.
    """
    _, b, c, d, _, f = shown
    return (d, f) if b == c == 0 else (1.0, 0.0)
