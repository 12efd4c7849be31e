"""Strengths, improvements and weaknesses set side by side under column headings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import regex

from parsers.document import Word
from parsers.page.body_text import BodyText
from parsers.page.columns import Item, boundaries, flows_across, list_items, phrases, split_at
from parsers.page.grids import Grid, Ruling
from parsers.page.lines import Line, group_lines, is_bullet
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.vocabulary import LISTS
from schemas.report import PointKind

_KINDS: dict[str, PointKind] = {
    **dict.fromkeys(LISTS.strength, "strength"),
    **dict.fromkeys(LISTS.improvement, "improvement"),
    **dict.fromkeys(LISTS.weakness, "weakness"),
}
_HEADS = frozenset(_KINDS)
_OPENINGS = frozenset(head.split()[0] for head in _HEADS)
_PREPOSITIONS = ("inom", "i", "innen", "innanfor", "innenfor")
_WITHIN = regex.compile(rf"\s+(?:{'|'.join(_PREPOSITIONS)})(?:\s+\p{{L}}*(?:området|område \d))?$")


def list_kind(text: str) -> PointKind | None:
    """The list that a folded heading names, if it is one; "Styrkor inom området" is one as well."""
    return _KINDS.get(text) or _KINDS.get(_WITHIN.sub("", text))


@dataclass(frozen=True)
class PointList:
    """One of the lists, and where in the flow its heading stands."""

    kind: PointKind
    at: int  # index of the heading's line in the flow
    items: tuple[Item, ...]


@dataclass(frozen=True)
class _Head:
    kinds: tuple[PointKind, ...]
    spans: tuple[tuple[float, float], ...]  # left and right edge of each column heading
    lines: int  # how many lines the headings take


def find_point_lists(left: Remaining, setting: Setting, headings: Collection[Line]) -> list[PointList]:
    """All lists in columns, whose lines are taken; none goes past a heading or past what is taken already."""
    flow, rulings, body = left.flow, setting.rulings, setting.body
    ends = {*headings, *left.taken("score table")}
    found: list[PointList] = []
    taken: set[Line] = set()
    i = 0
    while i < len(flow):
        head = _head(flow, i)
        if head is None:
            i += 1
            continue
        start = i
        columns: list[list[tuple[int, Sequence[Word]]]] = [[] for _ in head.kinds]
        i, rights = _read(flow, i, head, ends, rulings, body, columns)
        taken.update(flow[start:i])
        for kind, column, right in zip(head.kinds, columns, rights, strict=True):
            items = list_items(_own_lines(column), setting.joiner, right, _levels(flow[start:i], rulings))
            found.append(PointList(kind, start, tuple(items)))
    left.take("list", taken)
    return found


def _levels(lines: Sequence[Line], rulings: Mapping[int, Ruling]) -> dict[int, tuple[float, ...]]:
    """Heights of the level rules of the tables in which the lines stand, by page."""
    found: dict[int, tuple[float, ...]] = {}
    for line in lines:
        if line.page not in found:
            grid = rulings[line.page].grid_around(line)
            found[line.page] = grid.ys if grid is not None else ()
    return found


def _own_lines(column: Sequence[tuple[int, Sequence[Word]]]) -> list[tuple[int, Sequence[Word]]]:
    """A column's words as lines of their own: its baselines need not be those of its neighbours."""
    pages: dict[int, list[Word]] = {}
    for page, words in column:
        pages.setdefault(page, []).extend(words)
    return [(page, line.words) for page, words in pages.items() for line in group_lines(page, words)]


def _head(flow: Sequence[Line], i: int) -> _Head | None:
    """Column headings at line i; a heading may run over two lines ("Förbättringsmöjlig-" "heter")."""
    line = flow[i]
    if not _OPENINGS & {w.text.casefold().rstrip(":") for w in line.words[:6]} and not any(
        w.text.endswith("-") for w in line.words[:4]
    ):
        return None
    cells = [list(c) for c in _cells(line)]
    if len(cells) < 2:
        return None
    for count in (1, 2, 3):
        if count > 1:
            if i + count > len(flow) or flow[i + count - 1].page != line.page:
                return None
            below = flow[i + count - 1]
            if below.baseline - flow[i + count - 2].baseline > 1.7 * line.size:
                return None
            for w in below.words:
                cell = max((c for c in cells if c[0].x0 - 2 <= w.x0 or c is cells[0]), key=lambda c: c[0].x0)
                cell.append(w)
        texts = [_cell_text(c) for c in cells]
        kinds = [kind for t in texts if (kind := list_kind(t)) is not None]
        if len(kinds) == len(cells) and len(set(kinds)) == len(kinds):
            if count < 3 and _goes_on(flow, i, count, cells):
                continue
            spans = tuple((min(w.x0 for w in c), max(w.x1 for w in c)) for c in cells)
            return _Head(tuple(kinds), spans, count)
    return None


def _goes_on(flow: Sequence[Line], i: int, count: int, cells: Sequence[Sequence[Word]]) -> bool:
    """True where the next line ends a heading that seemed whole: "… inom" / "området"."""
    if not any(_WITHIN.search(_cell_text(c)) and _cell_text(c).split()[-1] in _PREPOSITIONS for c in cells):
        return False
    k = i + count
    return k < len(flow) and flow[k].page == flow[i].page and flow[k].style == flow[i].style


def _cells(line: Line) -> list[tuple[Word, ...]]:
    whole = phrases(line.words, _HEADS)
    if whole is not None:
        return [words for _, words in whole]
    cells: list[tuple[Word, ...]] = []
    for w in line.words:
        if cells and w.x0 - cells[-1][-1].x1 < 0.6 * w.size:
            cells[-1] += (w,)
        else:
            cells.append((w,))
    return cells


def _cell_text(words: Sequence[Word]) -> str:
    out = ""
    for w in words:
        out = out[:-1] + w.text if out.endswith("-") else f"{out} {w.text}".strip()
    return out.casefold().rstrip(":. ")


def _read(
    flow: Sequence[Line],
    i: int,
    head: _Head,
    ends: Collection[Line],
    rulings: Mapping[int, Ruling],
    body: BodyText,
    columns: list[list[tuple[int, Sequence[Word]]]],
) -> tuple[int, list[float]]:
    """Fill `columns` from the lines after the headings at i.

    Returns the index after the last line used and where text in each column must end, in points.
    """
    grid = _grid_of(flow[i], rulings)
    i += head.lines
    edges = _edges(head, grid, flow, i, ends)
    starts = [x for x, _ in head.spans]
    page = flow[i - 1].page
    while i < len(flow):
        line = flow[i]
        if line in ends:
            break
        again = _head(flow, i)
        if again is not None:
            if again.kinds != head.kinds or (line.page == page and any(columns)):
                break
            grid, page = _grid_of(line, rulings), line.page
            i += again.lines
            edges = _edges(again, grid, flow, i, ends)
            continue
        if line.page != page:
            page = line.page
            if grid is not None:
                grid = rulings[line.page].rest_of(grid, line)
                if grid is None:
                    break
                edges = _inner_edges(grid, len(columns))
        if grid is not None:
            if not grid.holds_line(line):
                break
        elif _is_prose(line, edges, starts, columns, body):
            break
        for column, words in zip(columns, split_at(line, edges), strict=True):
            if words:
                column.append((line.page, words))
                starts.extend(w.x0 for w in words[: 2 if is_bullet(words[0]) else 1])
        i += 1
    last = grid.x1 if grid is not None else body.right
    return i, [x - 6 for x in (*edges, last)]


def _grid_of(line: Line, rulings: Mapping[int, Ruling]) -> Grid | None:
    """The grid around column headings, if upright rules part them."""
    grid = rulings[line.page].grid_around(line)
    if grid is None or not any(line.x0 < x < line.x1 for x in grid.xs):
        return None
    return grid


def _edges(head: _Head, grid: Grid | None, flow: Sequence[Line], i: int, ends: Collection[Line]) -> list[float]:
    if grid is not None:
        edges = [max((x for x in grid.xs if x <= left + 3), default=left) for left, _ in head.spans[1:]]
        if len(set(edges)) == len(edges):
            return edges
    below: list[Line] = []
    for line in flow[i : i + 40]:
        if line in ends or (below and line.page != below[0].page):
            break
        below.append(line)
    return boundaries(head.spans, below)


def _inner_edges(grid: Grid, columns: int) -> list[float]:
    inner = [x for x in grid.xs if grid.x0 + 5 < x < grid.x1 - 5]
    return inner[: columns - 1]


def _is_prose(
    line: Line,
    edges: Sequence[float],
    starts: Sequence[float],
    columns: Sequence[Sequence[tuple[int, Sequence[Word]]]],
    body: BodyText,
) -> bool:
    """True for a line below lists without rules that belongs to none of them."""
    if flows_across(line, edges, starts):
        return True
    first = [words for _, words in columns[0]]
    indents = [words[1].x0 for words in first if is_bullet(words[0]) and len(words) > 1]
    outdented = bool(indents) and line.x0 < min(indents) - 4 and not is_bullet(line.words[0])
    return (
        outdented
        and line.x0 < body.left + 4
        and line.x1 > edges[0]
        and len([c for c in split_at(line, edges) if c]) == 1
    )
