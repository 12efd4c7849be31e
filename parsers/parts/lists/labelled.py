"""Lists in a drawn table whose left column names them: "Styrkor" beside its items, "Svagheter" in the next row.

Their names are known by their words, or else by recurrence, as those over columns are: what two or three rows are
called in the tables of several areas names lists, whatever the words.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.document import Word
from parsers.page.columns import list_items
from parsers.page.grids import Grid
from parsers.page.lines import Line, fold
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.lists.cells import cell_text
from parsers.parts.lists.finder import PointList
from parsers.parts.lists.names import list_kind
from parsers.parts.lists.order import in_order, named_by_place
from schemas.report import PointKind

_TWO_COLUMNS = 3  # upright rules
_LEAST = 3  # tables: what names rows of fewer is chance
_SEVERAL = (2, 3)  # lists of an area


@dataclass(slots=True)
class _Row:
    """A row of a table: the words that name it, and those beside them."""

    words: list[Word] = field(default_factory=list)
    beside: list[Word] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called, in small letters."""
        return fold(cell_text(self.words))

    @property
    def is_text(self) -> bool:
        """True with text beside a name; what holds a figure may be a score."""
        texts = [w.text for w in self.beside]
        return any(map(str.isalpha, texts)) and not any(t[0].isdigit() for t in texts)


_Tables = Mapping[Grid, Mapping[int, _Row]]


def find_labelled_lists(left: Remaining, setting: Setting) -> list[PointList]:
    """Lists by the rows of two-column tables, over page ends; their lines are taken.

    A row belongs to the list that its left cell names; rows without a label go on with the one before.
    """
    flow, joiner = left.flow, setting.joiner
    tables = _two_columned(flow, setting)
    kinds = _kinds(tables)
    if not kinds:
        return []
    labels = {grid: {k: kinds.get(row.name) for k, row in rows.items()} for grid, rows in tables.items()}
    found: list[PointList] = []
    used: set[Line] = set()
    open_row: tuple[PointKind, int, list[tuple[int, Sequence[Word]]]] | None = None

    def close() -> None:
        nonlocal open_row
        if open_row is not None:
            kind, at, lines = open_row
            found.append(PointList(kind, at, tuple(list_items(lines, joiner))))
        open_row = None

    last_grid: Grid | None = None
    nameless: Grid | None = None
    for i, line in enumerate(flow):
        grid = setting.rulings[line.page].grid_around(line)
        if grid is None or line not in left or grid not in labels:
            close()
            last_grid = None
            continue
        if grid is nameless and open_row is None:
            continue
        if grid is not last_grid:
            if not any(labels[grid].values()) and (
                open_row is None or last_grid is None or not _goes_on(grid, last_grid)
            ):
                close()
                last_grid, nameless = None, grid
                continue
            last_grid = grid
        kind = labels[grid][_row(grid, line)]
        if kind is not None and (open_row is None or open_row[0] != kind):
            close()
            open_row = (kind, i, [])
        if open_row is not None:
            right = [w for w in line.words if not _names_row(w, grid)]
            if right:
                open_row[2].append((line.page, right))
            used.add(line)
    close()
    left.take("list", used)
    return found


def _two_columned(flow: Sequence[Line], setting: Setting) -> _Tables:
    """The rows of each table of two columns; the words of a name may stand level with any line of its row."""
    tables: dict[Grid, dict[int, _Row]] = defaultdict(lambda: defaultdict(_Row))
    for line in flow:
        grid = setting.rulings[line.page].grid_around(line)
        if grid is not None and len(grid.xs) == _TWO_COLUMNS:
            row = tables[grid][_row(grid, line)]
            for word in line.words:
                (row.words if _names_row(word, grid) else row.beside).append(word)
    return tables


def _kinds(tables: _Tables) -> dict[str, PointKind]:
    """Which list a row's name tells of: by its words, else by its place among the names that come back."""
    named = [[row for _, row in sorted(rows.items()) if row.words] for rows in tables.values()]
    known = {row.name: kind for rows in named for row in rows if (kind := list_kind(row.name)) is not None}
    recurring = _recurring([[row.name for row in rows if row.is_text] for rows in named])
    # A table of lists has nothing but lists; the names of a box with scores or sub-areas are another's in each area.
    orders = [names for rows in named if recurring.issuperset(names := [row.name for row in rows])]
    lists = _recurring(orders)
    if not _SEVERAL[0] <= len(lists) <= _SEVERAL[1]:
        return known
    return known | named_by_place(in_order(lists, orders), known)


def _recurring(orders: Sequence[Sequence[str]]) -> set[str]:
    times = Counter(name for order in orders for name in set(order))
    return {name for name, count in times.items() if count >= _LEAST}


def _names_row(word: Word, grid: Grid) -> bool:
    """True for a word in the left of two columns."""
    return word.x0 < grid.xs[1] - 1


def _row(grid: Grid, line: Line) -> int:
    return sum(1 for level in grid.ys if level <= line.middle)


def _goes_on(grid: Grid, before: Grid) -> bool:
    return grid.page == before.page + 1 and grid.has_columns_of(before)
