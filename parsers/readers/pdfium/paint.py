"""What PDFium knows of a page's objects: their order, and the paths and pictures among them."""

from collections.abc import Callable
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from functools import partial
from math import hypot

from parsers.document import Box
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.shapes import Bounds, Colour, Shapes, Subpath, is_ring, is_white, limits, seen

MOST_OBJECTS = 60_000
"""Objects of a page that are looked at. Pages that place each letter by itself have some 5,000."""
_DEEPEST = 8  # forms within forms
_RECTANGLE = 5  # segments of a clip path that has no hole
_MOST_OF_CLIP = 60  # segments of a clip path that is looked at: two rounded rectangles have 20

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
_LINE, _CURVE, _MOVE = 0, 1, 2  # FPDF_SEGMENT_*

Transform = tuple[float, float, float, float, float, float]

_matrix = call.Matrix()
_left, _bottom, _right, _top = c_float(), c_float(), c_float(), c_float()
_red, _green, _blue, _alpha = c_uint(), c_uint(), c_uint(), c_uint()
_x, _y, _width = c_float(), c_float(), c_float()
_fills, _strokes = c_int(), c_int()
_BOUNDS = byref(_left), byref(_bottom), byref(_right), byref(_top)
_RGBA = byref(_red), byref(_green), byref(_blue), byref(_alpha)


@dataclass(slots=True)
class Texts:
    """The text objects of a page in the order of painting."""

    order: dict[Handle, int] = field(default_factory=dict)
    inner: dict[Handle, Transform] = field(default_factory=dict)  # what takes a point of its form to the page as shown


def painted(page: Handle, shown: Transform, shapes: Shapes) -> Texts:
    """Hand the page's paths and pictures over to `shapes`; return its text objects."""
    texts = Texts()
    count = min(call.count_objects(page), MOST_OBJECTS)
    _Walk(shapes, texts).objects(call.get_object, page, count, shown, 0)
    return texts


def colour_of(thing: Handle, stroke: bool = False) -> Colour | None:
    """Colour in which an object is filled (or stroked), as it looks on paper; None if it is transparent."""
    if not (call.stroke_colour if stroke else call.fill_colour)(thing, *_RGBA):
        return 0, 0, 0
    if _alpha.value == 255:
        return _red.value, _green.value, _blue.value
    return seen(_red.value / 255, _green.value / 255, _blue.value / 255, _alpha.value / 255)


def bounds_of(thing: Handle) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an object in its page or form."""
    call.object_bounds(thing, *_BOUNDS)
    return _left.value, _bottom.value, _right.value, _top.value


def origin_of(text: Handle, shown: Transform) -> tuple[float, float]:
    """Where a text object begins on the page as shown."""
    return _within(text, shown)[4:]


class _Walk:
    def __init__(self, shapes: Shapes, texts: Texts) -> None:
        self._shapes = shapes
        self._order = texts.order
        self._inner = texts.inner
        self._count = 0

    def objects(self, get: call.Function, holder: Handle, count: int, shown: Transform, depth: int) -> None:
        type_of, order = call.object_type, self._order
        for index in range(count):
            thing = get(holder, index)
            self._count += 1
            kind = type_of(thing)
            if kind == _TEXT:
                order[thing] = self._count
                if depth:
                    self._inner[thing] = shown
            elif kind == _PATH:
                if not self._shapes.full:
                    self._path(thing, shown)
            elif kind == _IMAGE:
                x0, top, x1, bottom = _turned((0, 0, 1, 1), _within(thing, shown))
                opaque = not call.is_transparent(thing)
                self._shapes.image(Box(x0, top, x1, bottom), self._count, opaque=opaque)
            elif kind == _FORM and depth < _DEEPEST:
                inner = min(call.form_count_objects(thing), max(0, MOST_OBJECTS - self._count))
                self.objects(call.form_get_object, thing, inner, _within(thing, shown), depth + 1)

    def _path(self, path: Handle, shown: Transform) -> None:
        call.draw_mode(path, byref(_fills), byref(_strokes))
        fill = colour_of(path) if _fills.value else None
        stroke = colour_of(path, stroke=True) if _strokes.value else None
        if fill is None and stroke is None:
            return
        if fill is not None and not is_white(fill):
            ring = _clip_ring(path, shown)
            if ring:
                self._shapes.ring(ring, fill, self._count)
                fill = None
        count = call.count_segments(path)
        if stroke is None and not _strokes.value and count <= 5:
            # A rectangle, or a figure of as few corners: its bounds say all.
            x0, top, x1, bottom = _turned(bounds_of(path), shown)
            self._shapes.path([[(x0, top, True), (x1, bottom, True)]], fill, None, 0, self._count)
            return
        across = _within(path, shown)
        call.stroke_width(path, byref(_width))
        line_width = _width.value * hypot(across[0], across[1])
        self._shapes.path(_subpaths(path, min(count, MOST_OBJECTS), across), fill, stroke, line_width, self._count)


def _clip_ring(path: Handle, shown: Transform) -> list[Bounds]:
    """The parts of a clip path with a hole, through which browsers paint borders; none where there is no such clip."""
    clip = call.clip_of(path)
    for index in range(call.count_clips(clip) if clip else 0):
        count = call.count_clip_segments(clip, index)
        if not _RECTANGLE < count <= _MOST_OF_CLIP:
            continue
        bounds = [limits(part) for part in _points(partial(call.get_clip_segment, clip, index), count, shown)]
        if is_ring(bounds):
            return bounds
    return []


def _subpaths(path: Handle, count: int, shown: Transform) -> list[Subpath]:
    return _points(partial(call.get_segment, path), count, shown)


def _points(segment_of: Callable[[int], Handle], count: int, shown: Transform) -> list[Subpath]:
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
        call.segment_point(segment, byref(_x), byref(_y))
        x, y = _x.value, _y.value
        point = (a * x + c * y + e, b * x + d * y + f, kind != _CURVE)
        if kind == _MOVE or not subpaths:
            subpaths.append([point])
        else:
            subpaths[-1].append(point)
        if kind != _MOVE and call.segment_closes(segment):
            subpaths[-1].append((subpaths[-1][0][0], subpaths[-1][0][1], True))
    return [subpath for subpath in subpaths if len(subpath) > 1]


def _within(thing: Handle, shown: Transform) -> Transform:
    """What takes a point of an object's own space to the page as shown."""
    call.object_matrix(thing, byref(_matrix))
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


def _turned(box: tuple[float, float, float, float], shown: Transform) -> tuple[float, float, float, float]:
    """x0, top, x1 and bottom of a box (two opposite corners) on the page as shown."""
    a, b, c, d, e, f = shown
    left, bottom, right, top = box
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)
