"""Which of PDFium's objects hide what was painted before them."""

from ctypes import byref, c_uint, string_at
from functools import partial
from typing import NamedTuple

from parsers.readers.covers import LEAST
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform, bounds_of, points_of, subpaths_of, turned, within_of
from parsers.readers.pdfium.plain_pictures import PlainPictures
from parsers.readers.shapes import Bounds, Colour, Shapes, is_coloured, is_upright_rectangle, within

_CORNERS = 6  # segments of a rectangle that is closed twice over
_BGRA = (4, 5)  # FPDFBitmap_BGRA, with and without premultiplied colours
_MOST_PIXELS = 40_000_000

_across, _down = c_uint(), c_uint()
_SIZE = byref(_across), byref(_down)


class Around(NamedTuple):
    """What holds for all objects of a form: the part of the page it may paint, and whether it lets through."""

    clip: Bounds | None = None
    veiled: bool = False

    def within(self, form: Handle, shown: Transform) -> "Around":
        """The same for the objects of a form that stands here."""
        clip, certain = _clipped(form, shown, self.clip)
        return Around(clip, self.veiled or not certain or bool(call.is_transparent(form)))


class Covering:
    """Tells `shapes` of opaque rectangles and pictures that are painted over text."""

    def __init__(self, document: Handle, page: Handle, shapes: Shapes, plain: PlainPictures) -> None:
        self._document = document
        self._page = page
        self._shapes = shapes
        self._plain = plain

    def path(self, path: Handle, shown: Transform, around: Around, place: tuple[int, Colour]) -> None:
        """A filled path, with its place in the order of painting and its colour."""
        x0, top, x1, bottom = turned(bounds_of(path), shown)
        if x1 - x0 < LEAST or bottom - top < LEAST or around.veiled:
            return
        count = call.count_segments(path)
        if not 4 <= count <= _CORNERS or call.is_transparent(path):
            return
        subpaths = subpaths_of(path, count, within_of(path, shown))
        clip, certain = _clipped(path, shown, around.clip)
        if certain and len(subpaths) == 1 and is_upright_rectangle(subpaths[0]):
            self._shapes.cover((x0, top, x1, bottom), clip, place[0], coloured=is_coloured(place[1]))

    def picture(self, picture: Handle, shown: Transform, around: Around, order: int) -> None:
        """A picture that is opaque."""
        a, b, c, d, _, _ = within_of(picture, shown)
        clip, certain = _clipped(picture, shown, around.clip)
        upright = (abs(b) + abs(c) < 0.01 * (abs(a) + abs(d))) or (abs(a) + abs(d) < 0.01 * (abs(b) + abs(c)))
        if certain and upright and not around.veiled:
            self._shapes.cover(turned((0, 0, 1, 1), within_of(picture, shown)), clip, order)

    def is_opaque(self, picture: Handle) -> bool:
        """True where no pixel of the picture lets through what is under it."""
        if call.is_transparent(picture):
            return False
        call.picture_size(picture, *_SIZE)
        if self._plain.has((_across.value, _down.value)):
            return True
        bitmap = call.rendered_bitmap(self._document, self._page, picture)
        if not bitmap:
            return False
        try:
            height, stride = call.bitmap_height(bitmap), call.bitmap_stride(bitmap)
            if call.bitmap_format(bitmap) not in _BGRA or height * stride > 4 * _MOST_PIXELS:
                return bool(height * stride <= 4 * _MOST_PIXELS)
            pixels = string_at(call.bitmap_buffer(bitmap), height * stride)
            wide = 4 * call.bitmap_width(bitmap)
            return bool(wide) and all(
                pixels[row * stride + 3 : row * stride + wide : 4].count(255) * 4 == wide for row in range(height)
            )
        finally:
            call.destroy_bitmap(bitmap)


def _clipped(thing: Handle, shown: Transform, outer: Bounds | None) -> tuple[Bounds | None, bool]:
    """The part of the page that an object may paint, None for all of it, and whether that is certain."""
    clip = call.clip_of(thing)
    for index in range(call.count_clips(clip) if clip else 0):
        count = call.count_clip_segments(clip, index)
        if count <= 0:
            continue
        parts = points_of(partial(call.get_clip_segment, clip, index), count, shown) if count <= _CORNERS else []
        if len(parts) != 1 or not is_upright_rectangle(parts[0]):
            return outer, False
        xs, ys = [point[0] for point in parts[0]], [point[1] for point in parts[0]]
        bounds = min(xs), min(ys), max(xs), max(ys)
        outer = bounds if outer is None else within(outer, bounds)
    return outer, True
