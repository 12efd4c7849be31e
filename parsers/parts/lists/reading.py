"""The lines of each list: from its heading down to where it ends, column by column, over page ends."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.document import Word
from parsers.page.columns import boundaries, flows_across, split_at
from parsers.page.grids import Grid
from parsers.page.lines import Line, group_lines, is_bullet, is_strong_bullet
from parsers.page.measures import INSIDE
from parsers.page.setting import Setting
from parsers.parts.lists.heads import Head
from schemas.report import PointKind

_LOOKED_AT = 40  # lines below headings by which the border between columns without rules is found
_LARGER = 0.7  # points: what is this much larger than the items is a heading
_ROOM = 6.0  # points between a column's text and the next column
_FAR = 3.0  # of the size: lines further apart belong to different parts of the page


@dataclass
class Column:
    """What stands under one heading: its own lines, where they may end, and which of them open a row of a table."""

    kind: PointKind | None
    at: int  # index of the heading's line in the flow
    lines: list[Line] = field(default_factory=list)
    right: float = 0.0
    rows: set[Line] = field(default_factory=set)


@dataclass
class _Open:
    """A head that is being read."""

    head: Head
    grid: Grid | None
    edges: list[float]  # where columns begin, from the second on
    page: int
    words: list[list[tuple[int, Sequence[Word]]]]
    starts: list[float]
    used: list[Line]
    below: list[Line] = field(default_factory=list)  # those of them that are no heading


def read_columns(
    flow: Sequence[Line], heads: Sequence[Head], span_ends: Mapping[int, int], ends: Collection[Line], setting: Setting
) -> tuple[list[Column], set[Line]]:
    """The columns under all heads, and the lines they take up, those of the headings included.

    `span_ends` gives for each head's index where its area ends; no list goes past one of `ends`.
    """
    by_line = {head.at: head for head in heads}
    columns: list[Column] = []
    taken: set[Line] = set()
    done = -1
    for head in heads:
        if head.at <= done:
            continue
        found, done, used = _read(flow, head, by_line, span_ends[head.at], ends, setting)
        columns.extend(found)
        taken.update(used)
    return columns, taken


def _read(
    flow: Sequence[Line],
    head: Head,
    heads: Mapping[int, Head],
    stop: int,
    ends: Collection[Line],
    setting: Setting,
) -> tuple[list[Column], int, list[Line]]:
    """The columns under one head, the index of its last line, and the lines used."""
    now = _opened(flow, head, ends, setting)
    at = head.at + head.lines
    while at < stop:
        line = flow[at]
        again = heads.get(at)
        if again is not None:
            if again.kinds != head.kinds or (line.page == now.page and any(now.words)):
                break
            fresh = _opened(flow, again, ends, setting)
            now.grid, now.edges, now.page = fresh.grid, fresh.edges, line.page
            now.used.extend(flow[at : at + again.lines])
            at += again.lines
            continue
        if line in ends or not _belongs(now, line, setting):
            break
        for column, words in zip(now.words, split_at(line, now.edges), strict=True):
            if words:
                column.append((line.page, words))
                now.starts.extend(w.x0 for w in words[: 2 if is_bullet(words[0]) else 1])
        now.used.append(line)
        now.below.append(line)
        at += 1
    return _columns(now, setting), at - 1, now.used


def _opened(flow: Sequence[Line], head: Head, ends: Collection[Line], setting: Setting) -> _Open:
    line = flow[head.at]
    grid = setting.rulings[line.page].grid_around(line)
    below = flow[head.at + head.lines] if head.at + head.lines < len(flow) else None
    if grid is not None and below is not None and below.page == line.page and not grid.holds_line(below):
        grid = None  # a frame around the heading alone
    edges = _edges(head, grid, flow, ends)
    starts = [cell.x0 for cell in head.cells]
    used = list(flow[head.at : head.at + head.lines])
    return _Open(head, grid, edges, line.page, [[] for _ in head.cells], starts, used)


def _edges(head: Head, grid: Grid | None, flow: Sequence[Line], ends: Collection[Line]) -> list[float]:
    if grid is not None:
        edges = [max((x for x in grid.xs if x <= cell.x0 + 3), default=cell.x0) for cell in head.cells[1:]]
        if len(set(edges)) == len(edges) and all(x > grid.x0 + INSIDE for x in edges):
            return edges
    below: list[Line] = []
    first = head.at + head.lines
    for line in flow[first : first + _LOOKED_AT]:
        if line in ends or (below and _is_another_part(below, line)):
            break
        if grid is not None and line.page == grid.page and not grid.holds_line(line):
            break
        below.append(line)
    return boundaries([(cell.x0, cell.x1) for cell in head.cells], below)


def _is_another_part(above: Sequence[Line], line: Line) -> bool:
    """True for a line on another page, far below the lines above, or larger or bolder than the first of them."""
    first, last = above[0], above[-1]
    far = line.baseline - last.baseline > _FAR * line.size
    return line.page != last.page or far or line.size > first.size + _LARGER or (line.bold and not first.bold)


def _belongs(now: _Open, line: Line, setting: Setting) -> bool:
    """True for a line that the lists go on with; follows them to the next page."""
    if line.page != now.page:
        if now.grid is not None:
            rest = setting.rulings[line.page].rest_of(now.grid, line)
            if rest is None:
                return False
            now.grid = rest
            inner = [x for x in rest.xs if rest.x0 + INSIDE < x < rest.x1 - INSIDE]
            if len(inner) >= len(now.edges) and len(now.head.cells) > 1:
                now.edges = inner[-len(now.edges) :]
        now.page = line.page
    if now.grid is not None:
        return now.grid.holds_line(line)
    if setting.rulings[line.page].grid_around(line) is not None and not _same_frame(now, line, setting):
        return False
    if _is_heading_below(now, line):
        return False
    if now.edges:
        return not _is_prose(now, line, setting)
    return not _leaves(now, line, setting)


def _same_frame(now: _Open, line: Line, setting: Setting) -> bool:
    last = now.used[-1]
    return last.page == line.page and setting.rulings[line.page].grid_around(last) is not None


def _is_heading_below(now: _Open, line: Line) -> bool:
    """True for a line larger or bolder than the lists' items."""
    items = [words for column in now.words for _, words in column]
    if not items:
        return False
    first = next((w for w in items[0] if not is_bullet(w)), items[0][0])
    return line.size > first.size + _LARGER or (line.bold and not first.bold)


def _is_prose(now: _Open, line: Line, setting: Setting) -> bool:
    """True for a line below lists without rules that belongs to none of them."""
    if flows_across(line, now.edges, now.starts):
        return True
    first = [words for _, words in now.words[0]]
    indents = [words[1].x0 for words in first if is_bullet(words[0]) and len(words) > 1]
    outdented = bool(indents) and line.x0 < min(indents) - 4 and not is_bullet(line.words[0])
    return (
        outdented
        and line.x0 < setting.body.left + 4
        and line.x1 > now.edges[0]
        and len([c for c in split_at(line, now.edges) if c]) == 1
    )


def _leaves(now: _Open, line: Line, setting: Setting) -> bool:
    """True for running text below a single list: left of its items' text, or after a break with no mark of its own."""
    own = [words for _, words in now.words[0]]
    marked = [words for words in own if is_bullet(words[0]) and len(words) > 1]
    if not marked or len(marked) < 1 or not is_bullet(own[0][0]):
        return False
    strong = is_strong_bullet(own[0][0])
    if is_strong_bullet(line.words[0]) if strong else line.words[0].text == own[0][0].text:
        return False
    indent = min(words[1].x0 for words in marked)
    if line.x0 < indent - 4:
        hanging = any(not is_bullet(words[0]) and words[0].x0 > indent - 4 for words in own)
        return hanging or _is_broken(now.used[-1], line, setting)
    return False


def _is_broken(before: Line, line: Line, setting: Setting) -> bool:
    if before.text.endswith("-") or line.text[:1].islower():
        return False
    return before.page != line.page or setting.body.would_fit(before, line.words[0])


def _columns(now: _Open, setting: Setting) -> list[Column]:
    last = now.grid.x1 if now.grid is not None else setting.body.right_of(now.used[0])
    rights = [x - _ROOM for x in (*now.edges, last)]
    found = []
    for cell, words, right in zip(now.head.cells, now.words, rights, strict=True):
        lines = now.below if len(rights) == 1 and _stand_apart(now.below) else _own_lines(words)
        found.append(Column(cell.kind, now.head.at, lines, right, row_openers(lines, setting)))
    return found


def _stand_apart(lines: Sequence[Line]) -> bool:
    """True for lines with level words, well below each other: their words by themselves would make the same lines."""
    for above, line in pairwise(lines):
        if above.page == line.page and line.baseline - above.baseline <= max(above.size, line.size):
            return False
    return all(line.column is None and (line.alike or len({w.baseline for w in line.words}) == 1) for line in lines)


def _own_lines(column: Sequence[tuple[int, Sequence[Word]]]) -> list[Line]:
    """A column's words as lines of their own: its baselines need not be those of its neighbours."""
    pages: dict[int, list[Word]] = {}
    for page, words in column:
        pages.setdefault(page, []).extend(words)
    return [line for page, words in pages.items() for line in group_lines(page, words)]


def row_openers(lines: Sequence[Line], setting: Setting) -> set[Line]:
    """Those lines that a level rule parts from the one before on their page."""
    found = set()
    for above, line in pairwise(lines):
        if above.page == line.page:
            left, right = min(above.x0, line.x0), max(above.x1, line.x1)
            levels = setting.rulings[line.page].levels_across(left, right, above.baseline - 1, line.middle)
            if levels:
                found.add(line)
    return found
