"""Lists in a drawn table whose left column names them: "Styrkor" beside its items, "Svagheter" in the next row."""

from collections.abc import Sequence

from parsers.document import Word
from parsers.page.columns import list_items
from parsers.page.grids import Grid
from parsers.page.lines import Line, fold
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.lists.finder import PointList
from parsers.parts.lists.names import list_kind
from schemas.report import PointKind


def find_labelled_lists(left: Remaining, setting: Setting) -> list[PointList]:
    """Lists by the rows of two-column tables, over page ends; their lines are taken.

    A row belongs to the list that its left cell names; rows without a label go on with the one before.
    """
    flow, rulings, joiner = left.flow, setting.rulings, setting.joiner
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
        grid = rulings[line.page].grid_around(line)
        if grid is None or line not in left or len(grid.xs) != 3:
            close()
            last_grid = None
            continue
        if grid is nameless and open_row is None:
            continue
        if grid is not last_grid:
            if not _names_lists(grid, flow, i) and (
                open_row is None or last_grid is None or not _goes_on(grid, last_grid)
            ):
                close()
                last_grid, nameless = None, grid
                continue
            last_grid = grid
        kind = _label(grid, _row(grid, line), flow, i)
        if kind is not None and (open_row is None or open_row[0] != kind):
            close()
            open_row = (kind, i, [])
        if open_row is not None:
            right = [w for w in line.words if w.x0 >= grid.xs[1] - 1]
            if right:
                open_row[2].append((line.page, right))
            used.add(line)
    close()
    left.take("list", used)
    return found


def _names_lists(grid: Grid, flow: Sequence[Line], i: int) -> bool:
    return any(_label(grid, row, flow, i) is not None for row in range(len(grid.ys)))


def _label(grid: Grid, row: int, flow: Sequence[Line], i: int) -> PointKind | None:
    """The list named in the left cell of a row; its words may stand level with any line of the row."""
    words = [
        w.text
        for line in flow[max(0, i - 60) : i + 60]
        if line.page == grid.page and grid.holds(line.x0, line.middle) and _row(grid, line) == row
        for w in line.words
        if w.x0 < grid.xs[1] - 1
    ]
    text = ""
    for word in words:
        text = text[:-1] + word if text.endswith("-") else f"{text} {word}".strip()
    return list_kind(fold(text)) if text else None


def _row(grid: Grid, line: Line) -> int:
    return sum(1 for level in grid.ys if level <= line.middle)


def _goes_on(grid: Grid, before: Grid) -> bool:
    return grid.page == before.page + 1 and grid.has_columns_of(before)
