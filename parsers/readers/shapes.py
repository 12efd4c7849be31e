"""Painted paths become rules and fills, in the same way for every reader; and what lies behind a text.

Lengths are points on the page as shown; y grows downwards.
"""

from bisect import bisect_left
from collections.abc import Sequence

from parsers.document import Box, Rule
from parsers.readers.covers import LEAST

THIN = 2.0  # points: a filled box with a side of at most this is a rule
SHORTEST = 2.5  # points: nothing shorter is a rule; a leader's dots and the ends of dashes are not
DOT = 1.2  # points: as large as a list mark is that is drawn on a page made half as large to fit a sheet
BLACK = 40  # of 255: darker is black
WHITE = 250  # of 255: lighter is the paper
COVERING = 0.8  # share of a page: what is under an opaque picture as large does not show
MOST = 20_000
"""Paths looked at on one page. A ruled page has some hundred; maps and drawings have up to a million, and tell nothing
about tables."""

_BORDER = 0.05  # points: a thinner border is none
_PARTS = 8
"""Parts of one path among which a hole is looked for: the letters of a drawn word have more."""

Colour = tuple[int, int, int]  # red, green, blue, 0-255
PAPER: Colour = (255, 255, 255)
UNSURE: Colour = (-1, -1, -1)  # painted with a pattern or in a colour space that is not followed

Bounds = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float, bool]  # x, y, and whether a straight line leads here
Subpath = list[Point]
_UNSEEN = 0.02  # opacity below which nothing shows
_THIN = 0.5  # points: a path this flat is a line
_EXACT = 0.01  # points: corners of an upright rectangle differ by rounding alone


class Shapes:
    """Collects what is painted on one page, text apart, in the order of painting."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self._rules: list[Rule] = []
        self._fills: list[Box] = []
        self._images: list[Box] = []
        self._painted: list[tuple[float, float, float, float, Colour]] = []
        self._orders: list[int] = []
        self._of_colour: dict[Colour, list[Box]] = {}
        self._count = 0
        self.covers: list[tuple[int, Box, bool]] = []  # place in the order of painting, opaque box, whether coloured
        self.covered = 0  # what was painted before this place in the order lies under a picture of the whole page

    @property
    def full(self) -> bool:
        """True when so much has been painted that further paths are not looked at."""
        return self._count >= MOST

    def path(
        self, subpaths: list[Subpath], fill: Colour | None, stroke: Colour | None, line_width: float, order: int
    ) -> None:
        """Add a painted path; a colour is None where the path is not filled or not stroked."""
        if fill is not None and len(subpaths) > 1:
            bounds = [limits(subpath) for subpath in subpaths]
            if is_ring(bounds):
                self.ring(bounds, fill, order)
                fill = None
        for subpath in subpaths:
            if self._count >= MOST:
                return
            self._count += 1
            if fill is not None:
                self._fill(*limits(subpath), fill, order)
            if stroke is not None and not is_white(stroke):
                self._stroke(subpath, line_width / 2)

    def rectangle(self, bounds: Bounds, fill: Colour | None, order: int) -> None:
        """Add a path that is filled, if at all, and not stroked, and of which its bounds say all."""
        self._count += 1
        if fill is not None:
            self._fill(*bounds, fill, order)

    def ring(self, bounds: Sequence[Bounds], colour: Colour, order: int) -> None:
        """Add a filled area with a hole in it, as borders are painted: a frame, and no background of what it frames.

        A side on which hole and area end together has no border.
        """
        x0, top, x1, bottom = outer = max(bounds, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
        holes = [b for b in bounds if b != outer]
        hole = min(b[0] for b in holes), min(b[1] for b in holes), max(b[2] for b in holes), max(b[3] for b in holes)
        sides = (
            (x0, top, hole[0], bottom),
            (hole[2], top, x1, bottom),
            (x0, top, x1, hole[1]),
            (x0, hole[3], x1, bottom),
        )
        for side in sides:
            if min(side[2] - side[0], side[3] - side[1]) > _BORDER:
                self._fill(*side, colour, order)
        whole = self._clipped(*outer)
        if whole is not None:
            self._behind(Box(*whole), UNSURE, order)

    def image(self, box: Box, order: int, *, opaque: bool = False) -> None:
        """Add a picture; where it is opaque and covers the page, nothing painted before it shows."""
        bounds = self._clipped(box.x0, box.top, box.x1, box.bottom)
        if bounds is not None and bounds[2] > bounds[0] and bounds[3] > bounds[1]:
            clipped = Box(*bounds)
            self._images.append(clipped)
            self._behind(clipped, UNSURE, order)
            area = (clipped.x1 - clipped.x0) * (clipped.bottom - clipped.top)
            if opaque and area >= COVERING * self._width * self._height:
                self.covered = order

    def cover(self, bounds: Bounds, clip: Bounds | None, order: int, *, coloured: bool = False) -> None:
        """Note that a rectangle is painted over what was there, as far as its clip reaches."""
        if clip is not None:
            bounds = within(bounds, clip)
        if bounds[2] - bounds[0] >= LEAST and bounds[3] - bounds[1] >= LEAST:
            self.covers.append((order, Box(*bounds), coloured))

    def may_hide(self, colour: Colour) -> bool:
        """Tell whether text of this colour needs a look at what lies behind it."""
        return colour in self._of_colour or is_white(colour)

    def hide(self, colour: Colour, x: float, y: float, before: int) -> bool:
        """Tell whether text of this colour at this point shows nothing: it has the colour of what lies behind it.

        `before` is the text's place in the order of painting. Behind text lies what was painted last before it, else
        white paper.
        """
        same = self._of_colour.get(colour, ())
        if not is_white(colour) and not any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in same):
            return False
        backdrop = PAPER
        for index in range(bisect_left(self._orders, before) - 1, -1, -1):
            x0, top, x1, bottom, painted = self._painted[index]
            if x0 <= x <= x1 and top <= y <= bottom:
                backdrop = painted
                break
        return backdrop != UNSURE and max(abs(a - b) for a, b in zip(colour, backdrop, strict=True)) <= 255 - WHITE

    def result(self) -> tuple[tuple[Rule, ...], tuple[Box, ...], tuple[Box, ...]]:
        """Rules, fills and images of the page, each in the order of painting."""
        return tuple(self._rules), tuple(self._fills), tuple(self._images)

    def _fill(self, x0: float, top: float, x1: float, bottom: float, colour: Colour, order: int) -> None:
        bounds = self._clipped(x0, top, x1, bottom)
        if bounds is None:
            return
        across, down = bounds[2] - bounds[0], bounds[3] - bounds[1]
        white = is_white(colour)
        if min(across, down) > THIN:
            box = Box(*bounds)
            self._behind(box, colour, order)
            if not white:
                self._fills.append(box)
        elif max(across, down) >= SHORTEST and not white:
            self._rules.append(Rule(*bounds))
        elif min(across, down) >= DOT and not white:
            self._fills.append(Box(*bounds))

    def _stroke(self, subpath: Subpath, half: float) -> None:
        x, y, _ = subpath[0]
        for next_x, next_y, straight in subpath[1:]:
            across, down = abs(next_x - x), abs(next_y - y)
            if straight and max(across, down) >= SHORTEST and min(across, down) <= _THIN:
                if across >= down:
                    edges = (min(x, next_x), min(y, next_y) - half, max(x, next_x), max(y, next_y) + half)
                else:
                    edges = (min(x, next_x) - half, min(y, next_y), max(x, next_x) + half, max(y, next_y))
                bounds = self._clipped(*edges)
                if bounds is not None:
                    self._rules.append(Rule(*bounds))
            x, y = next_x, next_y

    def _behind(self, box: Box, colour: Colour, order: int) -> None:
        self._painted.append((box.x0, box.top, box.x1, box.bottom, colour))
        self._orders.append(order)
        self._of_colour.setdefault(colour, []).append(box)

    def _clipped(self, x0: float, top: float, x1: float, bottom: float) -> Bounds | None:
        """The part of a box that is on the page; None if there is none."""
        x0, top = max(x0, 0.0), max(top, 0.0)
        x1, bottom = min(x1, self._width), min(bottom, self._height)
        return (x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def limits(subpath: Subpath) -> Bounds:
    """The smallest rectangle around a subpath."""
    xs = [point[0] for point in subpath]
    ys = [point[1] for point in subpath]
    return min(xs), min(ys), max(xs), max(ys)


def is_upright_rectangle(subpath: Subpath) -> bool:
    """True for a subpath of four straight sides along the page's own."""
    corners = [point[:2] for point in subpath]
    while len(corners) > 4 and corners[-1] == corners[0]:
        corners.pop()
    if len(corners) != 4 or not all(point[2] for point in subpath[1:]):
        return False
    sides = [(abs(a[0] - b[0]) < _EXACT, abs(a[1] - b[1]) < _EXACT) for a, b in zip(corners, corners[1:], strict=False)]
    return all(across != down for across, down in sides) and sides[0] == sides[2] != sides[1]


def within(a: Bounds, b: Bounds) -> Bounds:
    """The part of a rectangle within another; its sides change places where there is none."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def is_ring(bounds: Sequence[Bounds]) -> bool:
    """True where one of a path's parts holds all the others: what is painted is the band between them."""
    if not 1 < len(bounds) <= _PARTS:
        return False
    outer = max(bounds, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    holes = [b for b in bounds if b != outer]
    return bool(holes) and all(lies_in(b, outer) for b in holes)


def lies_in(a: Bounds, b: Bounds) -> bool:
    """True for a rectangle within another, to a hundredth of a point."""
    return a[0] >= b[0] - 0.01 and a[1] >= b[1] - 0.01 and a[2] <= b[2] + 0.01 and a[3] <= b[3] + 0.01


def is_coloured(colour: Colour) -> bool:
    """Tell a colour from black and white."""
    return not is_white(colour) and max(colour) > BLACK


def is_white(colour: Colour) -> bool:
    """Tell whether a colour cannot be told from white paper."""
    return min(colour) >= WHITE


def seen(red: float, green: float, blue: float, opacity: float = 1.0) -> Colour | None:
    """The colour (parts from 0 to 1) as it looks on white paper; None if it is transparent."""
    if opacity < _UNSEEN:
        return None
    red, green, blue = (255 * (1 - opacity * (1 - min(1.0, max(0.0, part)))) for part in (red, green, blue))
    return round(red), round(green), round(blue)
