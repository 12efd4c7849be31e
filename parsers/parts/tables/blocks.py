"""Atoms that stand under each other: blocks of rows and columns, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from parsers.parts.tables.atoms import Atom, PrintLine

_FAR = 150.0  # points: the next row of a table is no further down
_CENTRE, _RIGHT = 3.0, 1.5  # points: centred, or flush right
_LEAST_CUT = 2  # columns, and rows, of tables that are told apart by their columns
LAST_NUMBER = 16  # a first column of whole numbers up to it counts the questions
_FIGURES = 0.8  # of a column: figures, where it can be the numbers of the rows
_WITH_DOT = 0.6  # of its figures: printed as numbers, "4." or "1.3"
_TEXTS, _HALF = 0.3, 0.5  # of its figures that have text beside them; of those that rise
_RISING = 0.75  # of bare figures: one more than the one above
_BESIDE = 90  # points: text that a number is for begins this near
_OVERLAP = 0.5  # of the narrower: figures of one column
_TOUCH = 0.5  # points


@dataclass(slots=True, eq=False)
class Row:
    """Figures of one line of print, by column."""

    line: PrintLine
    cells: dict[int, Atom]


@dataclass(slots=True, eq=False)
class Block:
    """Rows of figures on one page that stand in common columns."""

    page: int
    columns: list[tuple[float, float]]  # left and right edges of the figures
    rows: list[Row] = field(default_factory=list)
    numbers: list[Atom] = field(default_factory=list)  # of a column that counts the rows

    @property
    def top(self) -> float:
        """Baseline of the first row."""
        return self.rows[0].line.baseline

    @property
    def bottom(self) -> float:
        """Baseline of the last row."""
        return self.rows[-1].line.baseline


def find_blocks(lines: Sequence[PrintLine]) -> list[Block]:
    """The blocks of one page; `lines` are its lines of print from top to bottom."""
    placed = [(line, atom) for line in lines for atom in line.atoms]
    if not placed:
        return []
    parent = list(range(len(placed)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (line, atom) in enumerate(placed):
        below = 0
        for j in range(i + 1, len(placed)):
            other, lower = placed[j]
            down = other.baseline - line.baseline
            if down > _FAR or below == 2:
                break
            if other is line:
                parent[root(j)] = root(i)
            elif _under(atom, lower):
                parent[root(j)] = root(i)
                below += 1
    groups: dict[int, list[int]] = {}
    for i in range(len(placed)):
        groups.setdefault(root(i), []).append(i)
    found = []
    for members in groups.values():
        first, last = (placed[members[k]][0].baseline for k in (0, -1))
        beside = any(first <= placed[i][0].baseline <= last for i in range(len(placed)) if root(i) != root(members[0]))
        found.extend(_cut([placed[i] for i in members], beside))
    return sorted(found, key=lambda b: b.top)


def _under(atom: Atom, lower: Atom) -> bool:
    a0, a1, b0, b1 = atom.x0, atom.x1, lower.x0, lower.x1
    if abs(a1 - b1) <= _RIGHT or abs(a0 + a1 - b0 - b1) <= 2 * _CENTRE:
        return True
    return min(a1, b1) - max(a0, b0) >= _OVERLAP * min(a1 - a0, b1 - b0)


def _cut(placed: Sequence[tuple[PrintLine, Atom]], beside: bool) -> list[Block]:
    """A block, or the tables under each other that it is made of: whose columns begin elsewhere from one row on.

    `beside` says that other figures stand at its height.
    """
    block = _block(placed, beside)
    if block is None:
        return []
    below = _other_table(block)
    if below is None:
        return [block]
    upper = [x for x in placed if x[0].baseline < below.baseline]
    lower = [x for x in placed if x[0].baseline >= below.baseline]
    return [*_cut(upper, beside), *_cut(lower, beside)]


def _other_table(block: Block) -> PrintLine | None:
    """The first line of another table, where the fullest rows fill other columns from there on, and no row before."""
    most = max(len(row.cells) for row in block.rows)
    full = [k for k, row in enumerate(block.rows) if len(row.cells) == most]
    if most < _LEAST_CUT or most == len(block.columns):
        return None
    filled = [frozenset(block.rows[k].cells) for k in full]
    at = next((k for k in range(1, len(full)) if filled[k] != filled[0]), None)
    if at is None or filled[0] in filled[at:]:
        return None
    next_one = sum(1 for x in filled[at:] if x == filled[at])
    above, below = block.rows[full[at - 1]], block.rows[full[at]]
    if min(at, next_one) < _LEAST_CUT and not _out_of_line(above, below):
        return None
    between = range(full[at - 1] + 1, full[at] + 1)
    own = next(k for k in between if not set(block.rows[k].cells) <= filled[0])
    lines = [row.line for row in block.rows]
    return lines[max(between[: own - full[at - 1]], key=lambda k: lines[k].baseline - lines[k - 1].baseline)]


def _out_of_line(above: Row, below: Row) -> bool:
    """True where figures of two rows in one column have neither an edge nor their middle in common."""
    shared = [(above.cells[k], below.cells[k]) for k in above.cells if k in below.cells]
    return any(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.middle - b.middle)) > _RIGHT and a.kind == b.kind == "figure"
        for a, b in shared
    )


def _block(placed: Sequence[tuple[PrintLine, Atom]], beside: bool) -> Block | None:
    page = placed[0][0].page
    by_column: list[list[Atom]] = []
    edges: list[tuple[float, float]] = []
    solid = sorted((a for _, a in placed if a.kind != "dash"), key=lambda a: a.x0)
    for atom in solid:
        if edges and atom.x0 < edges[-1][1] - _TOUCH:
            edges[-1] = (edges[-1][0], max(edges[-1][1], atom.x1))
            by_column[-1].append(atom)
        else:
            edges.append((atom.x0, atom.x1))
            by_column.append([atom])
    by_line: dict[PrintLine, list[Atom]] = {}
    for line, atom in placed:
        by_line.setdefault(line, []).append(atom)
    lines = list(by_line)
    several = beside or len(edges) > 1
    counts = [_counts_rows(column, edge, lines, several) for column, edge in zip(by_column, edges, strict=True)]
    block = Block(page, [e for e, c in zip(edges, counts, strict=True) if not c])
    if not block.columns:
        return None
    block.numbers = [a for column, c in zip(by_column, counts, strict=True) if c for a in column]
    own = {id(a) for a in block.numbers}
    for line, atoms in by_line.items():
        cells: dict[int, Atom] = {}
        for atom in atoms:
            if id(atom) in own:
                continue
            k = column_of(atom, block.columns)
            if k is not None and (k not in cells or cells[k].kind == "dash"):
                cells[k] = atom
        if any(a.kind != "dash" for a in cells.values()):
            block.rows.append(Row(line, cells))
    return block if block.rows else None


def column_of(atom: Atom, columns: Sequence[tuple[float, float]]) -> int | None:
    """The column in which an atom stands, or beside which a dash does."""
    x0, x1 = atom.x0, atom.x1
    nearest, least = None, inf
    for k, (left, right) in enumerate(columns):
        apart = max(left - x1, x0 - right, 0.0)
        if apart < least:
            nearest, least = k, apart
    return nearest if least <= (25.0 if atom.kind == "dash" else 1.0) else None


def _counts_rows(column: Sequence[Atom], edge: tuple[float, float], lines: Sequence[PrintLine], several: bool) -> bool:
    """True for a column of question numbers: "3.2" with text to its right, or 1, 2, 3 in steps of one.

    They may go on from the page before, 4, 5, 6, where `several` columns leave another one for the points.
    """
    plain = [a for a in column if a.kind == "figure"]
    if len(plain) < _FIGURES * len(column):
        return False
    texts = sum(1 for line in lines if any(edge[1] < w.x0 < edge[1] + _BESIDE for w in line.words))
    if not texts:
        return False
    if len(plain) < 2:  # one of the numbers in labels, where a line is justified
        return several and plain[0].number is not None
    numbered = sum(1 for a in plain if a.number is not None)
    if numbered >= _WITH_DOT * len(plain) and texts >= _TEXTS * len(plain):
        steps = sum(1 for a, b in pairwise(plain) if a.number and b.number and a.number < b.number)
        return steps >= _HALF * (len(plain) - 1)
    values = [a.value for a in sorted(plain, key=lambda a: a.words[0].baseline)]
    small = all(isinstance(v, int) and 0 < v <= LAST_NUMBER for v in values)
    steps = sum(1 for a, b in pairwise(values) if b in ((a or 0) + 1, 1))
    first = values[0] == 1 or steps >= (2 if several else 3)
    return small and first and steps >= _RISING * (len(values) - 1) and texts >= _HALF * len(plain)
