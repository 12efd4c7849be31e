"""What PDFium leaves out of a page's text, found again.

It drops blank glyphs beside blanks that it has inferred itself, blanks after a hyphen at the end of a line, and text
drawn a second time at nearly the same place.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from ctypes import byref, c_double

from parsers.readers.characters import BLANKS
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform, bounds_of
from parsers.readers.pdfium.paint import Texts, origin_of
from parsers.readers.words import TWICE, Run, Style

Piece = tuple[int, list[Run], float, Style | None]
"""Place in the order, runs parted by blank glyphs, baseline, style; without style a blank glyph."""

_NEAR = 8  # text objects before it among which one drawn a second time is looked for

_MOST_HYPHENS = 500  # at the ends of lines of one page; reports have up to thirty

_x, _y = c_double(), c_double()
_MOVED = 0.05  # points: less is rounding


def with_left_out(pieces: list[Piece], texts: Texts, known: Set[Handle], shown: Transform) -> list[Piece]:
    """Add what the text objects hold of which PDFium has left out every character.

    They are blank and without extent, or drawn a second time: then the first becomes bold if it is a little beside.
    `known` are the other text objects.
    """
    dropped = texts.order.keys() - known
    if not dropped:
        return pieces
    bold: set[int] = set()
    things, orders = list(texts.order), list(texts.order.values())
    for thing in sorted(dropped, key=texts.order.__getitem__):
        left, bottom, right, top = bounds_of(thing)
        order = texts.order[thing]
        if right - left <= 0 or top - bottom <= 0:
            start, across = origin_of(thing, texts.inner.get(thing, shown))
            pieces.append((order, [("", start, start, True)], across, None))
            continue
        place = bisect_left(orders, order)
        for earlier in things[max(0, place - _NEAR) : place]:
            x0, y0, x1, y1 = bounds_of(earlier)
            if _MOVED < max(abs(left - x0), abs(bottom - y0), abs(right - x1), abs(top - y1)) <= TWICE:
                bold.add(texts.order[earlier])
    if not bold:
        return pieces
    return [
        (order, runs, across, style._replace(bold=True) if style and order in bold else style)
        for order, runs, across, style in pieces
    ]


def blanks_after_hyphens(
    page: Handle, texts: Texts, hyphens: Sequence[tuple[int, Handle]], shown: Transform
) -> Iterator[tuple[int, Piece]]:
    """The blanks after hyphens at the ends of lines, with the place among the pieces where each belongs, last first.

    `hyphens` are such places with the text object that ends there. Each is read again alone, so that no line follows
    it; the page's text objects are switched off for that, and stay so.
    """
    for thing in texts.order:
        call.set_active(thing, 0)
    for index, thing in reversed(hyphens[:_MOST_HYPHENS]):
        call.set_active(thing, 1)
        blank = _blank_at_end(page, shown)
        call.set_active(thing, 0)
        if blank:
            start, across = blank
            yield index, (texts.order.get(thing, 0), [("", start, start, True)], across, None)


def _blank_at_end(page: Handle, shown: Transform) -> tuple[float, float] | None:
    """Where the first of the blanks stands that end the page as it is now."""
    text = call.text_of(page)
    if text is None:
        return None
    try:
        index = call.count_chars(text)
        found = None
        while index and chr(call.char_unicode(text, index - 1)) in BLANKS:
            index -= 1
            if not call.char_generated(text, index):
                call.char_origin(text, index, byref(_x), byref(_y))
                a, b, c, d, e, f = shown
                found = a * _x.value + c * _y.value + e, b * _x.value + d * _y.value + f
        return found
    finally:
        call.close_text(text)
