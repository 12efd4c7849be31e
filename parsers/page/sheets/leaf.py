"""A page as it is read, and where it stands on the sheet of the file: turned, part of a sheet, made smaller."""

from typing import NamedTuple

from parsers.document import Box, Page, Rule, Word
from schemas.report import Place

_DESCENT = 0.2  # of the font size: how far the box of a word reaches below its baseline
_EDGE = 0.9  # share of a part's width or height: a rule as long is the frame of the part, drawn when it was put there

Edges = tuple[float, float, float, float]
_LEVEL = 0.99995  # engines give quarter turns to seven digits


class Leaf(NamedTuple):
    """One page as it is read; lengths in points of the sheet turned upright."""

    number: int  # of the page among those that are read
    sheet: int  # page of the file
    turns: int  # quarter turns clockwise by which the sheet is set upright
    size: tuple[float, float]  # width and height of the sheet as it lies in the file
    part: Box | None = None  # the part of the upright sheet that is the page; None for all of it
    scale: float = 1.0  # how much larger the page is read than it stands on the sheet

    @property
    def is_plain(self) -> bool:
        """True where the page is the sheet as it lies in the file."""
        return not self.turns and self.part is None and self.number == self.sheet

    def of(self, page: Page) -> Page:
        """The page as it is read, from the sheet as a reader gives it. Words that cross the part's edge belong to the
        part that holds their middle; rules and fills are cut off there."""
        if self.turns:
            page = turned(page, self.turns)
        if self.part is not None:
            page = _part(page, self.part, self.scale)
        return page if page.number == self.number else page._replace(number=self.number)

    def on_sheet(self, place: Place) -> Place:
        """Where a place of the page lies on the sheet."""
        x, y = (self.part.x0, self.part.top) if self.part is not None else (0.0, 0.0)
        x0, top, x1, bottom = (
            x + place.x0 / self.scale,
            y + place.top / self.scale,
            x + place.x1 / self.scale,
            y + place.bottom / self.scale,
        )
        if self.turns:
            sideways = self.turns % 2 == 1
            width, height = (self.size[1], self.size[0]) if sideways else self.size
            x0, top, x1, bottom = _edges((x0, top, x1, bottom), 4 - self.turns, width, height)
        return Place(page=self.sheet, x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))


def turned(page: Page, turns: int) -> Page:
    """A page after so many quarter turns clockwise."""
    turns %= 4
    if not turns:
        return page
    width, height = page.width, page.height

    def move(box: Word | Box | Rule) -> Edges:
        return _edges((box.x0, box.top, box.x1, box.bottom), turns, width, height)

    words = []
    for word in page.words:
        x0, top, x1, bottom = move(word)
        direction = _direction(word.direction, turns)
        baseline = bottom - _DESCENT * word.size if direction == (1.0, 0.0) else bottom
        words.append(word._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, direction=direction))
    return page._replace(
        width=height if turns % 2 else width,
        height=width if turns % 2 else height,
        words=tuple(words),
        rules=tuple(Rule(*move(rule)) for rule in page.rules),
        fills=tuple(Box(*move(fill)) for fill in page.fills),
        images=tuple(Box(*move(image)) for image in page.images),
    )


def _edges(box: Edges, turns: int, width: float, height: float) -> Edges:
    x0, top, x1, bottom = box
    match turns % 4:
        case 1:
            return height - bottom, x0, height - top, x1
        case 2:
            return width - x1, height - bottom, width - x0, height - top
        case 3:
            return top, width - x1, bottom, width - x0
        case _:
            return box


def _direction(direction: tuple[float, float], turns: int) -> tuple[float, float]:
    dx, dy = direction
    for _ in range(turns):
        dx, dy = -dy, dx
    return (1.0, 0.0) if dx > _LEVEL else (dx + 0.0, dy + 0.0)


def _part(page: Page, part: Box, scale: float) -> Page:
    width, height = (part.x1 - part.x0) * scale, (part.bottom - part.top) * scale

    def move(box: Word | Box | Rule) -> Edges:
        return (
            (box.x0 - part.x0) * scale,
            (box.top - part.top) * scale,
            (box.x1 - part.x0) * scale,
            (box.bottom - part.top) * scale,
        )

    words = []
    for word in page.words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if part.x0 <= x < part.x1 and part.top <= y < part.bottom:
            x0, top, x1, bottom = move(word)
            baseline, size = (word.baseline - part.top) * scale, round(word.size * scale, 2)
            words.append(word._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, size=size))

    def cut(box: Box | Rule) -> Edges | None:
        x0, top, x1, bottom = move(box)
        x0, top, x1, bottom = max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)
        return (x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None

    rules = [Rule(*edges) for rule in page.rules if (edges := cut(rule)) is not None]
    fills = [Box(*edges) for fill in page.fills if (edges := cut(fill)) is not None]
    images = [Box(*edges) for image in page.images if (edges := cut(image)) is not None]
    return page._replace(
        width=width,
        height=height,
        words=tuple(words),
        rules=tuple(r for r in rules if r.x1 - r.x0 < _EDGE * width and r.bottom - r.top < _EDGE * height),
        fills=tuple(fills),
        images=tuple(images),
    )
