"""The rubrics of each area: a list in a box right below the area's heading, beside the score or not."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from parsers.document import Box, Word
from parsers.page.columns import Item
from parsers.page.grids import Grid
from parsers.page.lines import Line, Style, fold, is_bullet, segments, style
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas.scores import SCORE, states_score
from parsers.parts.lists.items import choose_parting, items_of
from parsers.parts.lists.reading import Column, row_openers
from parsers.vocabulary import BOX

_MOST_ITEMS = 14
_SHARE = 0.5  # of the areas: a report has the box in all of them, and half of them show that it has
_LEAST_WIDTH = 0.25  # of the text's: narrower shapes hold scores
_HIGHEST = 0.6  # of the page: a larger shape is its background
_NEXT = 6.0  # leadings: a box begins this near below the heading
_MOST_WORDS = 14  # of a rubric


class Rubrics(NamedTuple):
    """The rubrics of one area, in the order of the box."""

    at: int  # index in the flow of the heading's last line
    items: tuple[Item, ...]


class _Boxed(NamedTuple):
    """The lines below one heading that a box holds, and the words of its rubrics' column, line by line."""

    at: int
    lines: list[Line]
    rows: list[Line]


def find_rubrics(left: Remaining, setting: Setting, openings: Sequence[Sequence[Line]]) -> list[Rubrics]:
    """The rubrics below the headings of areas, whose lines are taken; `openings` are the lines of these headings.

    Only what a rule or a fill encloses counts, in half of the areas at least: a list of rubrics that no box holds is
    text. The box's column headings are known by their words, or as the same line in every box.
    """
    flow = left.flow
    index = {line: i for i, line in enumerate(flow)}
    free = {*left, *left.lines_of("score box")}
    found = [_boxed(flow, free, setting, index[lines[-1]]) for lines in openings]
    filled = [box for box in found if box.rows]
    heads = _heads(filled)
    columns = [_column(box, heads, setting) for box in filled]
    parting = choose_parting(columns)
    read = [(box, items_of(c, parting, setting.joiner)) for box, c in zip(filled, columns, strict=True)]
    kept = [(box, items) for box, items in read if 1 < len(items) <= _MOST_ITEMS and _are_short(items)]
    if not kept or len(kept) < _SHARE * len({box.at for box in found}):
        return []
    for box, _ in kept:
        left.take("score box", box.lines)
    return [Rubrics(box.at, tuple(items)) for box, items in kept]


def _boxed(flow: Sequence[Line], free: Collection[Line], setting: Setting, at: int) -> _Boxed:
    """What boxes hold right below the heading whose last line has index `at`, down to a line that is not free."""
    lines: list[Line] = []
    before = flow[at]
    for line in flow[at + 1 :]:
        near = line.page != before.page or line.baseline - before.baseline < _NEXT * setting.body.leading
        shape = _shape(line, setting)
        if line not in free or not near or (shape is None and not _is_score(line.words)):
            break
        lines.append(line)
        before = line
    return _Boxed(at, [x for x in lines if _shape(x, setting) is not None], _rubric_rows(lines, setting))


def _shape(line: Line, setting: Setting) -> Box | Grid | None:
    """The table, frame or fill in which a line stands, if it is as wide as a box of rubrics."""
    body = setting.body
    least = _LEAST_WIDTH * (body.right - body.left)
    grid = setting.rulings[line.page].grid_around(line)
    if grid is not None and grid.x1 - grid.x0 > least:
        return grid
    page = next(p for p in setting.pages if p.number == line.page)
    return next(
        (
            f
            for f in page.fills
            if f.x1 - f.x0 > least
            and f.bottom - f.top < _HIGHEST * page.height
            and f.x0 - 2 <= line.x0
            and line.words[0].x1 <= f.x1 + 2
            and f.top <= line.middle <= f.bottom
        ),
        None,
    )


def _is_score(words: Sequence[Word]) -> bool:
    text = " ".join(w.text for w in words)
    return (
        SCORE.match(text) is not None
        or states_score(text)
        or fold(text) in BOX.score
        or not any(c.isalpha() for c in text)
    )


def _rubric_rows(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The lines of the column with most letters, without figures and words of the score beside it."""
    cells: list[tuple[int, Line]] = []
    for line in lines:
        shape = _shape(line, setting)
        if shape is None:
            continue
        inner = list(shape.xs[1:-1]) if isinstance(shape, Grid) else []
        for k, words in _by_column(line, inner):
            kept = [part for part in segments(Line(line.page, tuple(words)), 1.5) if not _is_score(part)]
            cells.extend((k, Line(line.page, part)) for part in kept)
    letters: Counter[int] = Counter()
    for k, cell in cells:
        letters[k] += len(cell.text)
    widest = letters.most_common(1)[0][0] if letters else 0
    return [cell for k, cell in cells if k == widest]


def _by_column(line: Line, inner: Sequence[float]) -> list[tuple[int, list[Word]]]:
    found: dict[int, list[Word]] = {}
    for w in line.words:
        found.setdefault(sum(1 for x in inner if w.x0 >= x - 1), []).append(w)
    return sorted(found.items())


def _heads(boxes: Sequence[_Boxed]) -> set[tuple[str, Style]]:
    """First lines that most boxes share, in another look than the next or without its mark: the column's heading."""
    firsts = [box.rows[0] for box in boxes if len(box.rows) > 1 and _differ(box.rows[0], box.rows[1])]
    count = Counter((line.folded, line.style) for line in firsts)
    return {key for key, n in count.items() if len(boxes) > 2 and n > 0.5 * len(boxes)}


def _differ(first: Line, second: Line) -> bool:
    marked = is_bullet(second.words[0])
    return not is_bullet(first.words[0]) and (marked or first.style != second.style)


def _column(box: _Boxed, heads: set[tuple[str, Style]], setting: Setting) -> Column:
    rows = [row for row in box.rows if row.folded not in BOX.rubrics and (row.folded, style(row.words[0])) not in heads]
    column = Column(None, box.at, rows, max((row.x1 for row in rows), default=0.0))
    column.rows = row_openers(rows, setting)
    return column


def _are_short(items: Sequence[Item]) -> bool:
    return all(len(item.text.split()) <= _MOST_WORDS for item in items)
