"""Designs: blocks of a report whose columns lie alike, one way of setting a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from parsers.parts.tables.blocks import LAST_NUMBER, Block, Row

_SAME = 9.0  # points: columns of one design lie this near, after a common shift
_FAR_APART = 60.0  # points: room for a label between two columns
_SHIFT = 60  # points: binding margins and mirrored pages move a table by less
_REST = 6  # rows of the end of a table that lost its other columns


@dataclass(slots=True, eq=False)
class Design:
    """Blocks whose columns lie alike: one way of setting a table."""

    blocks: list[Block]

    @property
    def rows(self) -> list[Row]:
        """All rows in the order of the report."""
        return [row for block in self.blocks for row in block.rows]

    @property
    def columns(self) -> int:
        """How many columns of figures it has."""
        return len(self.blocks[0].columns)


def find_designs(blocks: Sequence[Block]) -> list[Design]:
    """Blocks with the same columns together, short ones with the design on the page before or after that they fit."""
    designs: list[Design] = []
    for block in sorted(blocks, key=lambda b: -len(b.rows)):
        own = next((d for d in designs if _alike(d.blocks[0], block)), None)
        if own is not None:
            own.blocks.append(block)
        else:
            designs.append(Design([block]))
    for design in sorted(designs, key=lambda d: len(d.rows)):
        others = [d for d in designs if d is not design and len(d.rows) >= len(design.rows)]
        joined = next((found for d in others if (found := _fitted(design, d)) is not None), None)
        if joined is not None:
            other, own_blocks = joined
            other.blocks.extend(own_blocks)
            designs.remove(design)
    for design in designs:
        design.blocks.sort(key=lambda b: (b.page, b.top))
    return designs


def _fitted(design: Design, other: Design) -> tuple[Design, list[Block]] | None:
    """The blocks of a design with the columns of another one, if all of them fit it."""
    fitting: list[Block] = []
    for block in design.blocks:
        own = block if _fits(other, block) else _without_numbers(block)
        if own is None or not _fits(other, own):
            return None
        fitting.append(own)
    for block in fitting:
        _fit(block, other)
    return other, fitting


def _alike(one: Block, other: Block) -> bool:
    if len(one.columns) != len(other.columns):
        return False
    apart = [_shift(a, b) for a, b in zip(one.columns, other.columns, strict=True)]
    shift = median(apart)
    return all(abs(x - shift) <= _SAME for x in apart) and abs(shift) < _SHIFT


def _shift(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far one column lies from another: by the edge or centre that moved least."""
    return min(((b[0] - a[0]), (b[1] - a[1]), (sum(b) - sum(a)) / 2), key=abs)


def _fits(design: Design, block: Block) -> bool:
    """True for a short block with fewer columns whose figures stand in columns of the design, near one of its pages."""
    near = [b for b in design.blocks if abs(b.page - block.page) <= 1]
    if not near or len(block.columns) > design.columns or len(block.rows) > _REST:
        return False
    return _places(near[0], block) is not None


def _without_numbers(block: Block) -> Block | None:
    """A short block without its first column, where that can be the numbers of its rows."""
    if len(block.columns) < 2 or block.columns[1][0] - block.columns[0][1] < _FAR_APART:
        return None
    first = [row.cells[0] for row in block.rows if 0 in row.cells]
    if not all(a.number or (isinstance(a.value, int) and 0 < a.value <= LAST_NUMBER) for a in first):
        return None
    bare = Block(block.page, block.columns[1:], numbers=[*block.numbers, *first])
    for row in block.rows:
        cells = {k - 1: atom for k, atom in row.cells.items() if k}
        if cells:
            bare.rows.append(Row(row.line, cells))
    return bare if bare.rows else None


def _places(pattern: Block, block: Block) -> list[int] | None:
    places = []
    for x0, x1 in block.columns:
        k = min(range(len(pattern.columns)), key=lambda c: abs(_shift(pattern.columns[c], (x0, x1))))
        if abs(_shift(pattern.columns[k], (x0, x1))) > _SAME:
            return None
        places.append(k)
    return places if len(set(places)) == len(places) else None


def _fit(block: Block, design: Design) -> None:
    """Give a block the columns of the design that it belongs to."""
    pattern = next(b for b in design.blocks if abs(b.page - block.page) <= 1)
    places = _places(pattern, block) or []
    block.columns = [
        block.columns[places.index(k)] if k in places else pattern.columns[k] for k in range(len(pattern.columns))
    ]
    for row in block.rows:
        row.cells = {places[k]: atom for k, atom in row.cells.items()}
