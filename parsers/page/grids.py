"""Drawn lines into tables: pieces of rule joined to whole rules, rules that touch to grids.

Word, LibreOffice and browsers draw every cell's border by itself, so a table of ten rows arrives as some hundred
pieces. All lengths are points from the top left of the page.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from parsers.document import Box, Page
from parsers.page.lines import Line

_NEAR = 2.5  # pieces this close touch
_SAME = 1.5  # points: pieces of rule this near are on one line
_UNDER = (0.3, 4.5)  # points below the baseline: where an underline is drawn
_ENDS = (3, 4)  # points: an underline begins and ends this near to its text
_FRAME = 0.75  # of the page: a grid of one cell this wide and high frames the page


class Grid(NamedTuple):
    """A table drawn with rules in both directions."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    xs: tuple[float, ...]  # where upright rules stand, from left to right
    ys: tuple[float, ...]  # where level rules lie, from top to bottom

    @property
    def is_table(self) -> bool:
        """True with more than one column; a single column is a frame around text."""
        return len(self.xs) > 2 and len(self.ys) > 1

    def holds_line(self, line: Line) -> bool:
        """True for a line whose middle lies inside."""
        return self.holds((line.x0 + line.x1) / 2, line.middle)

    def has_columns_of(self, other: "Grid") -> bool:
        """True for a grid with its upright rules where the other has them: the rest of a table on the next page."""
        return len(self.xs) == len(other.xs) and all(abs(a - b) < 4 for a, b in zip(self.xs, other.xs, strict=True))

    def holds(self, x: float, y: float) -> bool:
        """True for a point inside."""
        return self.top - _NEAR <= y <= self.bottom + _NEAR and self.x0 - _NEAR <= x <= self.x1 + _NEAR


@dataclass(frozen=True)
class Ruling:
    """The whole rules of one page, and the grids they make."""

    levels: tuple[tuple[float, float, float], ...]  # y, x0, x1; from the top
    uprights: tuple[tuple[float, float, float], ...]  # x, top, bottom
    grids: tuple[Grid, ...]
    fills: tuple[Box, ...] = ()
    _around: dict[Line, Grid | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def grid_at(self, x: float, y: float) -> Grid | None:
        """The grid around a point."""
        for grid in self.grids:
            if grid.holds(x, y):
                return grid
        return None

    def grid_around(self, line: Line) -> Grid | None:
        """The grid in which a line stands; each stage asks it of each line."""
        if not self.grids:
            return None
        try:
            return self._around[line]
        except KeyError:
            found = self._around[line] = self.grid_at((line.x0 + line.x1) / 2, line.middle)
            return found

    def columns_at(self, line: Line) -> tuple[float, ...]:
        """Where the cells begin between which the line stands: upright rules, else shades side by side; or nothing."""
        grid = self.grid_around(line)
        return grid.xs if grid is not None else self._shaded(line)

    def _shaded(self, line: Line) -> tuple[float, ...]:
        """Left edges of shaded cells that stand side by side, as high as each other, and hold all of the line."""
        if len(self.fills) < 2:
            return ()
        cells = sorted((f for f in self.fills if f.top <= line.middle <= f.bottom), key=lambda f: f.x0)
        row = cells[:1]
        for cell in cells[1:]:
            level = abs(cell.top - row[0].top) < _SAME and abs(cell.bottom - row[0].bottom) < _SAME
            if level and abs(cell.x0 - row[-1].x1) < _NEAR:
                row.append(cell)
        holds = len(row) > 1 and row[0].x0 - _NEAR <= line.x0 and line.x1 <= row[-1].x1 + _NEAR
        return tuple(cell.x0 for cell in row) if holds else ()

    def rest_of(self, grid: Grid, line: Line) -> Grid | None:
        """The grid around a page's first line, if it goes on with one from the page before."""
        rest = self.grid_around(line)
        return rest if rest is not None and rest.has_columns_of(grid) else None

    def underlines(self, x0: float, x1: float, baseline: float) -> bool:
        """True where a level rule runs right below text, from its first letter to its last."""
        return any(
            _UNDER[0] <= y - baseline <= _UNDER[1] and abs(a - x0) < _ENDS[0] and abs(b - x1) < _ENDS[1]
            for y, a, b in self._levels_between(baseline, baseline + 2 * _UNDER[1])
        )

    def levels_across(self, x0: float, x1: float, top: float, bottom: float) -> list[float]:
        """Heights of the level rules that run from x0 to x1 between two heights."""
        return [y for y, a, b in self._levels_between(top, bottom) if a <= x0 + 3 and b >= x1 - 3]

    def _levels_between(self, top: float, bottom: float) -> Sequence[tuple[float, float, float]]:
        return self.levels[bisect_left(self.levels, (top,)) : bisect_right(self.levels, (bottom, inf))]


def page_ruling(page: Page) -> Ruling:
    """The whole rules of a page and the grids they make."""
    levels = _whole((((r.top + r.bottom) / 2, r.x0, r.x1) for r in page.rules if r.horizontal), 8)
    uprights = _whole((((r.x0 + r.x1) / 2, r.top, r.bottom) for r in page.rules if not r.horizontal), 4)
    grids = [g for g in _grids(page.number, levels, uprights) if not _is_frame(g, page)]
    return Ruling(tuple(levels), tuple(uprights), tuple(grids), page.fills)


def _is_frame(grid: Grid, page: Page) -> bool:
    """True for a border drawn around the whole page."""
    wide, high = grid.x1 - grid.x0 > _FRAME * page.width, grid.bottom - grid.top > _FRAME * page.height
    return wide and high and len(grid.xs) <= 2 and len(grid.ys) <= 2


def _whole(pieces: Iterable[tuple[float, float, float]], least: float) -> list[tuple[float, float, float]]:
    """Pieces (position, start, end) on one line, joined where they touch; shorter ones than `least` are dropped."""
    lanes: list[tuple[float, list[tuple[float, float]]]] = []
    for at, start, end in sorted(pieces):
        if lanes and at - lanes[-1][0] <= _SAME:
            lanes[-1][1].append((start, end))
        else:
            lanes.append((at, [(start, end)]))
    whole = []
    for at, spans in lanes:
        spans.sort()
        start, end = spans[0]
        for a, b in spans[1:]:
            if a - end <= _NEAR:
                end = max(end, b)
            else:
                whole.append((at, start, end))
                start, end = a, b
        whole.append((at, start, end))
    return [w for w in whole if w[2] - w[1] >= least]


def _grids(
    page: int, levels: list[tuple[float, float, float]], uprights: list[tuple[float, float, float]]
) -> list[Grid]:
    if not levels or not uprights:
        return []
    parent = list(range(len(levels) + len(uprights)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    heights = [y for y, _, _ in levels]
    for j, (x, top, bottom) in enumerate(uprights, len(levels)):
        for i in range(bisect_left(heights, top - _NEAR), len(levels)):
            y, x0, x1 = levels[i]
            if y > bottom + _NEAR:
                break
            if x0 - _NEAR <= x <= x1 + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, list[int]] = {}
    for i in range(len(parent)):
        groups.setdefault(root(i), []).append(i)
    found = []
    for members in groups.values():
        ys = [levels[i] for i in members if i < len(levels)]
        xs = [uprights[i - len(levels)] for i in members if i >= len(levels)]
        if ys and xs:
            left, right = min(y[1] for y in ys), max(y[2] for y in ys)
            top, bottom = min(x[1] for x in xs), max(x[2] for x in xs)
            found.append(
                Grid(
                    page,
                    min(left, min(x[0] for x in xs)),
                    min(top, ys[0][0]),
                    max(right, max(x[0] for x in xs)),
                    max(bottom, ys[-1][0]),
                    tuple(_distinct(x[0] for x in xs)),
                    tuple(_distinct(y[0] for y in ys)),
                )
            )
    return sorted(found, key=lambda g: g.top)


def _distinct(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for v in sorted(values):
        if not out or v - out[-1] > _NEAR:
            out.append(v)
    return out
