"""Boxes that float in the text: pulled quotes, scores in squares and circles, text boxes.

What stands in one is a block of its own, though its lines share baselines with the text beside it.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from parsers.document import Box, Page, Word
from parsers.page.grids import Ruling
from parsers.page.lines import Line, Style, group_lines, style
from parsers.page.measures import MIDDLE

_WIDEST = 0.62  # of the text's width: a wider box is a part of the page, not one that floats in it
_SMALLEST = 8.0  # points
_NEAR = 2.0  # points: borders this close are one
_MANY = 3  # boxes that share an edge: bars of a chart, cells of a table


class Floating(NamedTuple):
    """A box and the lines in it."""

    box: Box
    lines: tuple[Line, ...]


def part_boxes(page: Page, lines: Sequence[Line], ruling: Ruling, width: float) -> tuple[list[Line], list[Floating]]:
    """The page's lines without what stands in floating boxes, and the boxes; `width` is that of the running text.

    Only boxes with text beside them count: in others, lines are whole already.
    """
    boxes = [b for b in _candidates(page, ruling, width) if _beside(b, lines)]
    rest = list(lines)
    found: list[Floating] = []
    for box in boxes:
        level = {line for line in rest if line.top <= box.bottom and box.top <= line.bottom}
        inside = [w for line in rest if line in level for w in line.words if _holds_word(box, w)]
        if not inside or _cuts(box, rest, {style(w) for w in inside}):
            continue
        own = set(map(id, inside))
        kept = []
        for line in rest:
            words = tuple([w for w in line.words if id(w) not in own]) if line in level else line.words
            if words:
                kept.append(line if len(words) == len(line.words) else Line(line.page, words, line.column))
        rest = kept
        found.append(Floating(box, tuple(group_lines(page.number, inside))))
    return rest, found


def _candidates(page: Page, ruling: Ruling, width: float) -> list[Box]:
    frames = [Box(g.x0, g.top, g.x1, g.bottom) for g in ruling.grids if len(g.xs) <= 2]
    shapes = [*page.fills, *frames]
    found: list[Box] = []
    for box in sorted(shapes, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top), reverse=True):
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if not (_SMALLEST <= wide <= _WIDEST * width and high >= _SMALLEST):
            continue
        if any(_is_within(box, other) for other in found) or _is_cell(box, page, ruling):
            continue
        found.append(box)
    return found


def _is_within(box: Box, other: Box) -> bool:
    return (
        other.x0 - _NEAR <= box.x0
        and box.x1 <= other.x1 + _NEAR
        and other.top - _NEAR <= box.top
        and box.bottom <= other.bottom + _NEAR
    )


def _is_cell(box: Box, page: Page, ruling: Ruling) -> bool:
    """True for the shading of a table's cell and for a bar of a chart."""
    grid = ruling.grid_at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
    if grid is not None and grid.is_table:
        return True
    near = [
        f
        for f in page.fills
        if (abs(f.bottom - box.bottom) < _NEAR or abs(f.x0 - box.x1) < _NEAR or abs(f.x1 - box.x0) < _NEAR)
        and not _is_within(f, box)
    ]
    if any(
        (abs(f.x0 - box.x1) < _NEAR or abs(f.x1 - box.x0) < _NEAR)
        and min(f.bottom, box.bottom) - max(f.top, box.top) > 0.5 * (box.bottom - box.top)
        for f in near
    ):
        return True
    level = {
        (round(f.x0), round(f.top), round(f.x1), round(f.bottom)) for f in near if abs(f.bottom - box.bottom) < _NEAR
    }
    return len(level) >= _MANY - 1


def _holds_word(box: Box, w: Word) -> bool:
    return box.x0 - _NEAR <= w.x0 and w.x1 <= box.x1 + _NEAR and box.top <= w.baseline - MIDDLE * w.size <= box.bottom


def _beside(box: Box, lines: Sequence[Line]) -> bool:
    """True where words stand to the left or right of the box at its height."""
    level = [line for line in lines if box.top <= line.middle <= box.bottom]
    return any(line.x0 < box.x0 or line.x1 > box.x1 for line in level) and any(
        w.x1 < box.x0 or w.x0 > box.x1 for line in level for w in line.words
    )


def _cuts(box: Box, lines: Sequence[Line], looks: Collection[Style]) -> bool:
    """True for a shape that lies behind text without holding it: its border runs through words of these looks.

    Words of another look may lie under it: a circle with a score covers the heading below.
    """
    return any(
        (w.x0 < box.x0 - _NEAR < w.x1 - _NEAR or w.x0 + _NEAR < box.x1 + _NEAR < w.x1)
        and box.top <= w.baseline - MIDDLE * w.size <= box.bottom
        and style(w) in looks
        for line in lines
        if line.top < box.bottom and box.top < line.bottom
        for w in line.words
    )
