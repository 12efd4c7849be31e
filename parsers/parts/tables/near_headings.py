"""Figures by the areas' headings: witnesses of their scores, and no rows of score tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.page.numbers import FIGURE, number
from parsers.parts.areas import AreaHeading
from parsers.parts.tables.atoms import Atom, PrintLine
from parsers.parts.tables.blocks import Block
from schemas.report import Points

_ABOVE, _BELOW = 60.0, 190.0  # points from an area's heading to its score
_SHORT = 8  # words of a line that states a score
_PLACE = 6.0  # points: scores by headings stand this near one place
_COLUMN = 9.0  # points: a figure this near a column's edge or middle stands in it
_LARGER = 1.2  # times the size of a column's figures: one of another kind
_NEXT_ROW = 75.0  # points: the next row of a table is no further down, whatever its label
_SHARE = 0.5  # of the areas have a score by their heading, if any has


def near_headings(
    pages: Mapping[int, Sequence[PrintLine]], areas: Sequence[AreaHeading]
) -> dict[int, frozenset[Points]]:
    """Lone figures on each area's heading, a little above and a little below it."""
    found: dict[int, frozenset[Points]] = {}
    for area in areas:
        top, last = area.lines[0], area.lines[-1]
        values: set[Points] = set()
        for line in pages.get(top.page, ()):
            if line.baseline - top.baseline >= -_ABOVE and line.baseline - last.baseline <= _BELOW:
                values.update(_lone_figures(line))
        found[area.number] = frozenset(values)
    return found


def _lone_figures(line: PrintLine) -> list[Points]:
    """The one figure of a short line: "57", "57/100", "Poäng: 57 av 100", "(57 poäng)"."""
    if len(line.all) > _SHORT:
        return []
    if len(line.atoms) == 1 and line.atoms[0].value is not None:
        return [line.atoms[0].value]
    if line.atoms:
        return []
    figures = [text for w in line.words if not w.text.isalpha() and FIGURE.match(text := w.text.strip("()"))]
    return [number(figures[0])] if 0 < len(figures) <= 2 else []


def places_by_headings(pages: Mapping[int, Sequence[PrintLine]], areas: Sequence[AreaHeading]) -> set[int]:
    """The lines of print, by identity, whose one figure stands at one place below or above most areas' headings.

    The first row of a table may stand there as well, and the sum row of the area before, but with rows beside them.
    """
    lone: list[_Lone] = []
    for area in areas:
        top, last = area.lines[0].baseline, area.lines[-1].baseline
        lines = pages.get(area.lines[0].page, ())
        for line in lines:
            near = line.baseline - top >= -_ABOVE and line.baseline - last <= _BELOW
            if near and len(line.atoms) == 1 and line.atoms[0].value is not None:
                downs = tuple(line.baseline - y for y in (top, last, (top + last) / 2))
                lone.append(_Lone(area.number, downs, line, _has_rows(line, lines, top)))
    found: set[int] = set()
    for own in lone:
        alike = [x for x in lone if _is_at_place(x.line.atoms[0], own.line.atoms[0]) and _is_as_far_down(x, own)]
        rows = sum(x.has_rows for x in alike)
        if len({x.area for x in alike}) > _SHARE * len(areas) and rows <= _SHARE * len(alike):
            found.add(id(own.line))
    return found


class _Lone(NamedTuple):
    """A line of print with one figure near an area's heading."""

    area: int
    downs: tuple[float, ...]  # points below the heading's first line, its last line, and the middle between them
    line: PrintLine
    has_rows: bool


def _is_as_far_down(one: _Lone, other: _Lone) -> bool:
    return any(abs(a - b) <= _PLACE for a, b in zip(one.downs, other.downs, strict=True))


def _has_rows(line: PrintLine, lines: Sequence[PrintLine], heading: float) -> bool:
    """True for the first row of a table below a heading, and the last row of one above it."""
    atom = line.atoms[0]
    low, high = (line.baseline - heading, 0.0) if line.baseline < heading else (0.0, _NEXT_ROW)
    return any(
        low <= other.baseline - line.baseline <= high and other is not line and min(a.x1, atom.x1) > max(a.x0, atom.x0)
        for other in lines
        for a in other.atoms
    )


def scores_by_headings(blocks: Sequence[Block], areas: Sequence[AreaHeading]) -> list[Block]:
    """The lone figures that stand at one place near most areas' headings, in no column of a table on their page."""
    lone: dict[int, list[Block]] = {}
    for area in areas:
        top, last = area.lines[0], area.lines[-1]
        lone[area.number] = [
            block
            for block in blocks
            if block.page == top.page
            and len(block.rows) == len(block.columns) == 1
            and block.top - top.baseline >= -_ABOVE
            and block.top - last.baseline <= _BELOW
            and not any(_is_in_column(block, other) for other in blocks)
        ]
    found = [block for own in lone.values() for block in own]
    return [
        block
        for block in found
        if sum(any(_is_at_place(_figure(block), _figure(x)) for x in own) for own in lone.values())
        > _SHARE * len(areas)
    ]


def _figure(block: Block) -> Atom:
    return next(iter(block.rows[0].cells.values()))


def _is_at_place(one: Atom, other: Atom) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.middle - other.middle)) <= _PLACE


def _is_in_column(lone: Block, block: Block) -> bool:
    """True for a figure in a column of several rows on its page or the next ones, and as large as those."""
    if len(block.rows) < 2 or abs(block.page - lone.page) > 1:
        return False
    if lone.rows[0].line.size > _LARGER * block.rows[0].line.size:
        return False
    atom = _figure(lone)
    return any(
        min(abs(atom.x0 - x0), abs(atom.x1 - x1), abs(atom.middle - (x0 + x1) / 2)) <= _COLUMN
        for x0, x1 in block.columns
    )
