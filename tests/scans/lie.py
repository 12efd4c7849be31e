"""How a sheet lies in its picture: turned, shifted, scaled, bent, cut off at its edges."""

import random
from collections.abc import Callable
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    from tests.scans.wear import Wear

_POINTS = 72
_PIECES = 24  # into which a page is cut each way where it is bent

Point = tuple[float, float]


class Lie(NamedTuple):
    """From places in the picture to places on the sheet; lengths in pixels."""

    size: tuple[int, int]  # of the sheet
    cut: int  # at each edge
    angle: float  # radians
    shift: Point
    scale: float
    bent: float
    keystone: float
    turned: bool  # upside down

    @classmethod
    def by_chance(cls, size: tuple[int, int], wear: "Wear", chance: random.Random, *, turned: bool) -> "Lie":
        """Another lie for each page."""
        pixels = wear.dpi / _POINTS
        return cls(
            size,
            round(wear.cropped * pixels),
            radians(chance.uniform(-1, 1) * wear.askew),
            (chance.uniform(-1, 1) * wear.aside * pixels, chance.uniform(-1, 1) * wear.aside * pixels),
            wear.scaled,
            wear.bent * pixels * chance.uniform(0.3, 1),
            wear.keystone * chance.uniform(-1, 1),
            turned,
        )

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self.size[0] - 2 * self.cut, self.size[1] - 2 * self.cut

    def on_sheet(self, x: float, y: float) -> Point:
        """Which place of the sheet is seen at a place of the picture."""
        width, height = self.size
        x, y = x + self.cut, y + self.cut
        if self.turned:
            x, y = width - x, height - y
        dx, dy = x - width / 2 - self.shift[0], y - height / 2 - self.shift[1]
        dx, dy = dx * cos(self.angle) + dy * sin(self.angle), dy * cos(self.angle) - dx * sin(self.angle)
        dx, dy = dx / self.scale, dy / self.scale
        dx *= 1 + self.keystone * dy / height * 2
        dy += self.bent * (1 - sin(pi * (dx / width + 0.5))) if self.bent else 0.0
        return dx + width / 2, dy + height / 2

    def in_picture(self, x: float, y: float) -> Point:
        """Where in the picture a place of the sheet is seen."""
        at = (x, y)
        if self.turned:
            at = (self.size[0] - x, self.size[1] - y)
        sign = -1 if self.turned else 1
        for _ in range(12):
            seen = self.on_sheet(*at)
            at = (at[0] + sign * (x - seen[0]) * self.scale, at[1] + sign * (y - seen[1]) * self.scale)
        return at

    def laid(self, sheet: Image.Image) -> Image.Image:
        """The picture of a sheet; white where no paper lies."""
        wide, high = self.picture_size
        room = max(self.size)
        larger = Image.new("L", (sheet.width + 2 * room, sheet.height + 2 * room), 255)
        larger.paste(sheet, (room, room))
        pieces = _PIECES if self.bent or self.keystone else 1
        mesh = [
            (box, _corners(box, lambda x, y: tuple(v + room for v in self.on_sheet(x, y))))
            for box in _boxes(wide, high, pieces)
        ]
        return larger.transform((wide, high), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=255)


def _boxes(wide: int, high: int, pieces: int) -> list[tuple[int, int, int, int]]:
    xs, ys = ([round(k * length / pieces) for k in range(pieces + 1)] for length in (wide, high))
    return [(x0, y0, x1, y1) for x0, x1 in zip(xs, xs[1:], strict=False) for y0, y1 in zip(ys, ys[1:], strict=False)]


def _corners(box: tuple[int, int, int, int], place: Callable[[float, float], tuple[float, ...]]) -> tuple[float, ...]:
    """Where the corners of a box come from: upper left, lower left, lower right, upper right."""
    x0, y0, x1, y1 = box
    return (*place(x0, y0), *place(x0, y1), *place(x1, y1), *place(x1, y0))
