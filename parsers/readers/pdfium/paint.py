"""What PDFium knows of a page's objects: their order, and the paths and pictures among them."""

from ctypes import byref, c_char, c_float, c_int, c_uint, sizeof
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import repeat
from math import hypot
from struct import unpack

from parsers.document import Box
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.covering import Around, Covering
from parsers.readers.pdfium.geometry import Transform, bounds_of, points_of, subpaths_of, turned, within_of
from parsers.readers.pdfium.plain_pictures import PlainPictures
from parsers.readers.shapes import Bounds, Colour, Shapes, is_ring, is_white, limits, seen

MOST_OBJECTS = 60_000
"""Objects of a page that are looked at. Pages that place each letter by itself have some 5,000."""
_DEEPEST = 8  # forms within forms
_RECTANGLE = 5  # segments of a clip path that has no hole
_MOST_OF_CLIP = 60  # segments of a clip path that is looked at: two rounded rectangles have 20

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*

_rgba = (c_uint * 4)()
_colour = (c_char * sizeof(_rgba)).from_buffer(_rgba)
_width = c_float()
_fills, _strokes = c_int(), c_int()
_WIDTH, _FILLS, _STROKES = byref(_width), byref(_fills), byref(_strokes)
_RGBA = tuple(byref(_rgba, place * sizeof(c_uint)) for place in range(4))
_OPAQUE = 255


@dataclass(slots=True)
class Texts:
    """The text objects of a page in the order of painting."""

    order: dict[Handle, int] = field(default_factory=dict)
    inner: dict[Handle, Transform] = field(default_factory=dict)  # what takes a point of its form to the page as shown


def painted(document: Handle, page: Handle, shown: Transform, shapes: Shapes, plain: PlainPictures) -> Texts:
    """Hand the page's paths and pictures over to `shapes`; return its text objects."""
    texts = Texts()
    count = min(call.count_objects(page), MOST_OBJECTS)
    walk = _Walk(shapes, texts, Covering(document, page, shapes, plain))
    walk.objects(call.get_object, page, count, shown, 0)
    return texts


def colour_of(thing: Handle, stroke: bool = False) -> Colour | None:
    """Colour in which an object is filled (or stroked), as it looks on paper; None if it is transparent."""
    if not (call.stroke_colour if stroke else call.fill_colour)(thing, *_RGBA):
        return 0, 0, 0
    return _seen(_colour.raw)


@lru_cache(maxsize=1024)
def _seen(colour: bytes) -> Colour | None:
    """The same for four whole numbers, as PDFium writes them."""
    red, green, blue, alpha = unpack("4I", colour)
    return (red, green, blue) if alpha == _OPAQUE else seen(red / 255, green / 255, blue / 255, alpha / 255)


def origin_of(text: Handle, shown: Transform) -> tuple[float, float]:
    """Where a text object begins on the page as shown."""
    return within_of(text, shown)[4:]


class _Walk:
    def __init__(self, shapes: Shapes, texts: Texts, covering: Covering) -> None:
        self._shapes = shapes
        self._covering = covering
        self._around = Around()  # what the forms around an object do to it
        self._texts = texts
        self._order = texts.order
        self._inner = texts.inner
        self._count = 0

    def objects(self, get: call.Function, holder: Handle, count: int, shown: Transform, depth: int) -> None:
        order = self._order
        things = list(map(get, repeat(holder), range(count)))
        for thing, kind in zip(things, map(call.object_type, things), strict=True):
            self._count += 1
            if kind == _TEXT:
                order[thing] = self._count
                if depth:
                    self._inner[thing] = shown
            elif kind == _PATH:
                if not self._shapes.full:
                    self._path(thing, shown)
            elif kind == _IMAGE:
                x0, top, x1, bottom = turned((0, 0, 1, 1), within_of(thing, shown))
                box = Box(x0, top, x1, bottom)
                over = not self._around.veiled and _over_text(box, self._texts, shown)
                opaque = over and self._covering.is_opaque(thing)
                self._shapes.image(box, self._count, opaque=opaque)
                if opaque:
                    self._covering.picture(thing, shown, self._around, self._count)
            elif kind == _FORM and depth < _DEEPEST:
                inner = min(call.form_count_objects(thing), max(0, MOST_OBJECTS - self._count))
                around, self._around = self._around, self._around.within(thing, shown)
                self.objects(call.form_get_object, thing, inner, within_of(thing, shown), depth + 1)
                self._around = around

    def _path(self, path: Handle, shown: Transform) -> None:
        call.draw_mode(path, _FILLS, _STROKES)
        fill = colour_of(path) if _fills.value else None
        stroke = colour_of(path, stroke=True) if _strokes.value else None
        if fill is None and stroke is None:
            return
        if fill is not None and self._order:
            self._covering.path(path, shown, self._around, (self._count, fill))
        if fill is not None and not is_white(fill):
            ring = _clip_ring(path, shown)
            if ring:
                self._shapes.ring(ring, fill, self._count)
                fill = None
        count = call.count_segments(path)
        if stroke is None and not _strokes.value and count <= _RECTANGLE:
            # A rectangle, or a figure of as few corners: its bounds say all.
            self._shapes.rectangle(turned(bounds_of(path), shown), fill, self._count)
            return
        across = within_of(path, shown)
        call.stroke_width(path, _WIDTH)
        line_width = _width.value * hypot(across[0], across[1])
        self._shapes.path(subpaths_of(path, min(count, MOST_OBJECTS), across), fill, stroke, line_width, self._count)


def _over_text(box: Box, texts: Texts, shown: Transform) -> bool:
    """True for a picture over text that was painted before it."""
    for text in texts.order:
        x0, top, x1, bottom = turned(bounds_of(text), texts.inner.get(text, shown))
        if box.x0 <= (x0 + x1) / 2 <= box.x1 and box.top <= (top + bottom) / 2 <= box.bottom:
            return True
    return False


def _clip_ring(path: Handle, shown: Transform) -> list[Bounds]:
    """The parts of a clip path with a hole, through which browsers paint borders; none where there is no such clip."""
    clip = call.clip_of(path)
    for index in range(call.count_clips(clip) if clip else 0):
        count = call.count_clip_segments(clip, index)
        if not _RECTANGLE < count <= _MOST_OF_CLIP:
            continue
        bounds = [limits(part) for part in points_of(partial(call.get_clip_segment, clip, index), count, shown)]
        if is_ring(bounds):
            return bounds
    return []
