"""Newspaper columns: a white gutter down a stretch of running text parts it into columns, read one after another."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from parsers.document import Word
from parsers.page.body_text import BodyText
from parsers.page.grids import Ruling
from parsers.page.lines import Line, fold, is_bullet, segments, style
from parsers.page.measures import SCAN_FONT
from parsers.vocabulary import LISTS

_GAP = 0.7  # of the size: no blank between words of a line is wider, save in lines driven out to the margin
_LEAST = 5  # lines with text on both sides of a gutter
_LEAST_IN_THE_MIDDLE = 2  # such lines, where the gutter parts the text in halves
_WIDEST = 3  # sizes of the text: no gutter between halves is wider
_SAME = 0.2  # points: what is set begins at the same place to this much
_FULL = 0.75  # of its column's width: a line of running text reaches this far
_SHARE = 0.5  # of the lines left of a gutter that are full, at least
_MOST_MARKS = 0.3  # of the lines that open with a list mark: more, and they are lists
_FEWEST_WORDS = 2.5  # a line in running text
_MOST_FIGURES = 0.25  # of the words of a column: more, and it is one of a table
_NEXT = 1.6  # leadings: the next line of a column
_ROW = 0.7  # leadings: less is the same row
_NARROWEST = 6  # of the body's size: a column of text is wider


class _Gutter(NamedTuple):
    """Where the right column begins, and which lines (first, last index) it parts."""

    x: float
    first: int
    last: int


def in_columns(lines: Sequence[Line], body: BodyText, ruling: Ruling) -> list[Line]:
    """A page's lines in reading order: those of stretches in columns cut at the gutters, column by column."""
    gutter = _find(lines, body, ruling)
    if gutter is None:
        return list(lines)
    ordered = in_columns(lines[: gutter.first], body, ruling)
    for band in _bands(lines[gutter.first : gutter.last + 1], gutter.x, body):
        for rows in _sides(band, gutter.x):
            filled = [row for row in rows if row]
            if not filled:
                continue
            edges = (min(row[0].x0 for row in filled), max(row[-1].x1 for row in filled))
            own = [Line(band[0].page, tuple(row), edges) for row in filled]
            ordered.extend(in_columns(own, body, ruling) if filled[0][0].x0 >= gutter.x - 2 else own)
    return [*ordered, *in_columns(lines[gutter.last + 1 :], body, ruling)]


def _sides(lines: Sequence[Line], x: float) -> tuple[list[list[Word]], list[list[Word]]]:
    """The words of each line before and after a gutter."""
    return (
        [[w for w in line.words if w.x0 < x - 2] for line in lines],
        [[w for w in line.words if w.x0 >= x - 2] for line in lines],
    )


def _bands(lines: Sequence[Line], x: float, body: BodyText) -> list[list[Line]]:
    """The lines cut before each heading over all columns: nothing beside it, and the text below begins level again."""
    bands: list[list[Line]] = [[]]
    for k, line in enumerate(lines):
        if k and _heads_columns(lines, k, x, body):
            bands.append([])
        bands[-1].append(line)
    return bands


def _heads_columns(lines: Sequence[Line], k: int, x: float, body: BodyText) -> bool:
    first = lines[k]
    if first.style == body.style or lines[k - 1].style == first.style:
        return False
    below = k
    while below < len(lines) and lines[below].style == first.style and lines[below].x1 < x:
        below += 1
    if below == k or below == len(lines) or not all(_sides(lines[below : below + 1], x)[s][0] for s in (0, 1)):
        return False
    above = max((a.baseline for a in lines[:k] if a.x1 > x), default=first.baseline)
    return lines[below].baseline - above > _NEXT * body.leading and first.baseline - above > _ROW * body.leading


def _find(lines: Sequence[Line], body: BodyText, ruling: Ruling) -> _Gutter | None:
    starts: Counter[int] = Counter()
    for line in lines:
        if line.widest < _GAP or line.alike and line.style != body.style:
            continue
        parts = segments(line, _GAP)
        for before, part in zip(parts, parts[1:], strict=False):
            if style(before[-1]) == body.style == style(part[0]):
                starts[round(part[0].x0)] += 1
    if starts.total() < _LEAST_IN_THE_MIDDLE:
        return None
    for x, count in sorted(starts.items(), key=lambda item: -(item[1] + starts[item[0] - 1] + starts[item[0] + 1])):
        count += starts[x - 1] + starts[x + 1]
        if count < _LEAST_IN_THE_MIDDLE:
            return None
        if count < _LEAST and not _is_in_the_middle(x, body):
            continue
        found = _stretch(lines, float(x), body)
        if found is not None and _is_text(lines, found, body, ruling):
            return found
    return None


def _stretch(lines: Sequence[Line], x: float, body: BodyText) -> _Gutter | None:
    """The longest run of lines that no word crosses at x, from the first to the last with text on both sides."""
    best: _Gutter | None = None
    both: list[int] = []
    most = 0
    halved = _is_in_the_middle(x, body)
    for k, line in enumerate([*lines, None]):
        if line is not None and not _crosses(line, x):
            if line.x0 < x - 2 <= line.x1 and any(abs(w.x0 - x) < 2 for w in line.words):
                both.append(k)
            continue
        if len(both) > most and (len(both) >= _LEAST or halved and _is_exact([lines[at] for at in both], x)):
            best, most = _Gutter(x, both[0], both[-1]), len(both)
        both = []
    return _extended(lines, best, body) if best is not None else None


def _is_in_the_middle(x: float, body: BodyText) -> bool:
    """True for where the second half of the text begins, after a blank that may be a gutter.

    The blanks of text recognised in a picture are too uneven for a few lines to say anything.
    """
    blank = x - (body.left + body.right - x)
    return body.style[0] != SCAN_FONT and _GAP * body.style[1] < blank < _WIDEST * body.style[1]


def _is_exact(lines: Sequence[Line], x: float) -> bool:
    """True for lines that go on at the very same place."""
    starts = [w.x0 for line in lines for w in line.words if abs(w.x0 - x) < 2]
    return len(lines) >= _LEAST_IN_THE_MIDDLE and max(starts) - min(starts) < _SAME


def _crosses(line: Line, x: float) -> bool:
    return any(w.x0 < x - 2 and w.x1 > x - 0.3 * w.size for w in line.words) or any(
        w.x0 < x - 2 and v.x0 >= x - 2 and v.x0 - w.x1 < 0.5 * w.size
        for w, v in zip(line.words, line.words[1:], strict=False)
    )


def _extended(lines: Sequence[Line], gutter: _Gutter, body: BodyText) -> _Gutter:
    """Columns end at different heights: what goes on below or above on one side alone belongs to them."""
    first, last = gutter.first, gutter.last
    while first > 0 and _joins(lines[first - 1], lines[first], gutter.x, body):
        first -= 1
    while last + 1 < len(lines) and _joins(lines[last], lines[last + 1], gutter.x, body, lines[last + 1]):
        last += 1
    return _Gutter(gutter.x, first, last)


def _joins(above: Line, below: Line, x: float, body: BodyText, added: Line | None = None) -> bool:
    line = added or above
    if _crosses(line, x) or below.baseline - above.baseline > _NEXT * body.leading:
        return False
    return below.baseline - above.baseline < _ROW * body.leading or line.style == body.style


def _is_text(lines: Sequence[Line], gutter: _Gutter, body: BodyText, ruling: Ruling) -> bool:
    """True where both sides are running text, not lists or columns of a table."""
    stretch = lines[gutter.first : gutter.last + 1]
    sides = [[w for w in line.words if w.x0 < gutter.x - 2] for line in stretch]
    others = [[w for w in line.words if w.x0 >= gutter.x - 2] for line in stretch]
    level = [(a, b) for a, b in zip(sides, others, strict=True) if a and b]
    rows = [row for row in (*sides, *others) if row]
    if any(_in_table(line, ruling) for line in stretch) or any(
        _heads_lists(line) or _heads_cells(line, gutter.x, ruling)
        for line in lines[max(0, gutter.first - 2) : gutter.last + 1]
    ):
        return False
    if sum(is_bullet(row[0]) for row in rows) > _MOST_MARKS * len(rows):
        return False
    for column in (sides, others):
        words = [w for row in column for w in row]
        few = len(words) < _FEWEST_WORDS * sum(1 for row in column if row)
        if few or sum(any(c.isdigit() for c in w.text) for w in words) > _MOST_FIGURES * len(words):
            return False
    left = min(row[0].x0 for row in sides if row)
    right = max(row[-1].x1 for row in sides if row)
    full = sum(a[-1].x1 > left + _FULL * (right - left) for a, _ in level)
    wide = (
        right - left > _NARROWEST * body.style[1]
        and max(b[-1].x1 for _, b in level) - gutter.x > _NARROWEST * body.style[1]
    )
    return wide and full >= _SHARE * len(level)


def _in_table(line: Line, ruling: Ruling) -> bool:
    grid = ruling.grid_around(line)
    return grid is not None and grid.is_table


def _heads_lists(line: Line) -> bool:
    """True for headings of lists side by side: those are read together."""
    return sum(_names_list(words) for words in segments(line, _GAP)) > 1


def _heads_cells(line: Line, x: float, ruling: Ruling) -> bool:
    """True for a line of shaded cells of which one begins where the right column does: the head of a table."""
    return any(0 <= x - edge < line.size for edge in ruling.columns_at(line)[1:])


def _names_list(words: Sequence[Word]) -> bool:
    return bool({fold(w.text) for w in words} & LISTS.any)
