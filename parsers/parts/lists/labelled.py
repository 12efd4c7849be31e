"""Lists in a drawn table whose left column names them: "Styrkor" beside its items, "Svagheter" in the next row.

Their names are known by their words, or else by recurrence, as those over columns are: what two or three rows are
called in the tables of several areas names lists, whatever the words.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.document import Word
from parsers.page.grids import Grid
from parsers.page.lines import Line, fold
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.lists.cells import cell_text
from parsers.parts.lists.finder import FoundLists, PointList
from parsers.parts.lists.items import choose_parting, items_of
from parsers.parts.lists.names import list_kind
from parsers.parts.lists.order import in_order, named_by_place
from parsers.parts.lists.reading import Column, row_openers
from schemas.report import PointKind

_ROOM = 6.0  # points between a cell's text and its edge
_TWO_COLUMNS = 3  # upright rules
_LEAST = 3  # tables: what names rows of fewer is chance
_WORDS_TO_A_FIGURE = 2  # "Svarsandel 48 procent" is as few as text has
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
        """True with text beside a name, and few figures in it: what is half of figures may be a score."""
        texts = [w.text for w in self.beside]
        worded = sum(any(map(str.isalpha, text)) for text in texts)
        return worded >= _WORDS_TO_A_FIGURE * sum(text[0].isdigit() for text in texts) and worded > 0


_Tables = Mapping[Grid, Mapping[int, _Row]]


def find_labelled_lists(left: Remaining, setting: Setting) -> FoundLists:
    """Lists by the rows of two-column tables, over page ends; their lines are taken.

    A row belongs to the list that its left cell names; rows without a label go on with the one before. Their items are
    parted in one way, as those of lists under headings are.
    """
    columns, used = _columns(left, setting)
    left.take("list", used)
    parting = choose_parting(columns, setting.body.leading / max(setting.body.style[1], 1.0))
    found = [
        PointList(c.kind, c.at, tuple(items_of(c, parting, setting.joiner))) for c in columns if c.kind is not None
    ]
    return FoundLists(tuple(found), parting.sure)


def _columns(left: Remaining, setting: Setting) -> tuple[list[Column], set[Line]]:
    """What stands beside the names of lists, and all lines of these rows."""
    flow = left.flow
    tables = _two_columned(flow, setting)
    kinds = _kinds(tables)
    if not kinds:
        return [], set()
    labels = {grid: {k: kinds.get(row.name) for k, row in rows.items()} for grid, rows in tables.items()}
    found: list[Column] = []
    used: set[Line] = set()
    open_row: Column | None = None

    def close() -> None:
        nonlocal open_row
        if open_row is not None:
            open_row.rows = row_openers(open_row.lines, setting)
            found.append(open_row)
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
        if kind is not None and (open_row is None or open_row.kind != kind):
            close()
            open_row = Column(kind, i, right=grid.x1 - _ROOM)
        if open_row is not None:
            right = [w for w in line.words if not _names_row(w, grid)]
            if right:
                open_row.lines.append(line if len(right) == len(line.words) else Line(line.page, tuple(right)))
            used.add(line)
    close()
    return found, used


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
