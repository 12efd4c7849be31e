"""Where PDFium's objects are on the page as shown."""

from collections.abc import Callable
from ctypes import byref, c_float
from functools import partial

from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.shapes import Subpath

_CURVE, _MOVE = 1, 2  # FPDF_SEGMENT_*

Transform = tuple[float, float, float, float, float, float]
"""What takes a point of an object's own space, or of its form, to the page as shown."""

_matrix = call.Matrix()
_left, _bottom, _right, _top = c_float(), c_float(), c_float(), c_float()
_x, _y = c_float(), c_float()
_BOUNDS = byref(_left), byref(_bottom), byref(_right), byref(_top)
_POINT, _MATRIX = (byref(_x), byref(_y)), byref(_matrix)


def bounds_of(thing: Handle) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an object in its page or form."""
    call.object_bounds(thing, *_BOUNDS)
    return _left.value, _bottom.value, _right.value, _top.value


def subpaths_of(path: Handle, count: int, shown: Transform) -> list[Subpath]:
    """The first `count` segments of a path, by its parts."""
    return points_of(partial(call.get_segment, path), count, shown)


def points_of(segment_of: Callable[[int], Handle], count: int, shown: Transform) -> list[Subpath]:
    """Segments of a path or clip path by its parts; control points of curves are left out."""
    a, b, c, d, e, f = shown
    subpaths: list[Subpath] = []
    controls = 0
    for index in range(count):
        segment = segment_of(index)
        kind = call.segment_type(segment)
        if kind == _CURVE:
            controls += 1
            if controls % 3:
                continue  # two control points come before the end of a curve
        call.segment_point(segment, *_POINT)
        x, y = _x.value, _y.value
        point = (a * x + c * y + e, b * x + d * y + f, kind != _CURVE)
        if kind == _MOVE or not subpaths:
            subpaths.append([point])
        else:
            subpaths[-1].append(point)
        if kind != _MOVE and call.segment_closes(segment):
            subpaths[-1].append((subpaths[-1][0][0], subpaths[-1][0][1], True))
    return [subpath for subpath in subpaths if len(subpath) > 1]


def within_of(thing: Handle, shown: Transform) -> Transform:
    """What takes a point of an object's own space to the page as shown."""
    call.object_matrix(thing, _MATRIX)
    a, b, c, d, e, f = shown
    m = _matrix
    return (
        m.a * a + m.b * c,
        m.a * b + m.b * d,
        m.c * a + m.d * c,
        m.c * b + m.d * d,
        m.e * a + m.f * c + e,
        m.e * b + m.f * d + f,
    )


def turned(box: tuple[float, float, float, float], shown: Transform) -> tuple[float, float, float, float]:
    """x0, top, x1 and bottom of a box (two opposite corners) on the page as shown."""
    a, b, c, d, e, f = shown
    left, bottom, right, top = box
    if b == c == 0:
        left, right, bottom, top = a * left + e, a * right + e, d * bottom + f, d * top + f
        return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)
