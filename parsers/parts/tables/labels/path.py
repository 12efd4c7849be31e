"""The likeliest path down the rows of a table: which lines label which row, in one way for all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from parsers.parts.tables.labels.costs import LEFT_OVER, TEXT_GOES_ON, TITLE, Column, Costs, Labelled
from parsers.parts.tables.labels.zones import LabelLine

_MOST_LINES = 10  # of a label
_LEVEL = 0.15  # of the size: baselines this near are one
_NONE = -1.0  # a row without label

Anchor = Callable[[float, float], float]
"""Where in a label, between its first and last baseline, its figures stand."""
_ANCHORS: tuple[Anchor, ...] = (lambda a, b: a, lambda a, b: (a + b) / 2, lambda a, b: b)


@dataclass(slots=True, eq=False)
class _State:
    """Labels of the rows so far: what speaks for them, where the last one that is not empty ends, and all before."""

    worth: float
    labelled: int
    span: tuple[int, int]  # the lines of the last row
    before: "_State | None"


def label_spans(column: Column, costs: Costs) -> list[tuple[int, int]]:
    """For each row, from which line to which its label stands, without lines where it has none."""
    options = [_options(column, index, costs) for index in range(len(column.rows))]
    best: _State | None = None
    for anchor in _ANCHORS if any(not _trivial(row, column.lines) for row in column.rows) else _ANCHORS[:1]:
        found = _path(column, costs, options, anchor)
        if best is None or found.worth > best.worth + 0.01:
            best = found
    spans: list[tuple[int, int]] = []
    while best is not None and best.before is not None:
        spans.append(best.span)
        best = best.before
    return spans[::-1]


def _trivial(row: Labelled, lines: Sequence[LabelLine]) -> bool:
    near = [x for x in lines if abs(x.virtual - row.y) < 1.9 * x.line.size]
    return len(near) == 1 and abs(near[0].virtual - row.y) <= _LEVEL * near[0].line.size


@dataclass(slots=True, eq=False)
class _Option:
    """Lines a to b as the label of a row, without lines if they are equal."""

    a: int
    b: int
    span: tuple[float, float] | None  # its first and last baseline
    worth: float
    foreign: float  # what speaks against it because another line is level with the figures
    crossed: float  # and because of rules between it and the figures

    def at(self, y: float, anchor: Anchor) -> float:
        """What speaks for it with the figures at this height."""
        if self.span is None:
            return self.worth
        apart = abs(anchor(*self.span) - y) - 0.8
        worth = self.worth - min(3.0, 0.4 * apart) if apart > 0 else self.worth
        return worth - self.foreign - self.crossed


def _path(column: Column, costs: Costs, options: Sequence[Sequence[_Option]], anchor: Anchor) -> _State:
    """The best labels, with the figures at one place in all of them; by the line that they reach to."""
    ends: dict[int, _State] = {0: _State(0.0, 0, (0, 0), None)}
    left_over, cut = costs.left_over, costs.cut
    for index, row in enumerate(column.rows):
        found: dict[int, _State] = {}
        for option in options[index]:
            a, b, worth = option.a, option.b, option.at(row.y, anchor)
            most, before = -inf, None
            for end, state in ends.items():
                if end > a:
                    continue
                total = state.worth + worth
                if end < a:
                    total += left_over[a] - left_over[end] if index else _above_first(costs, end, a)
                if 0 < a == state.labelled and b > a:
                    total += cut[a - 1]
                if total > most:
                    most, before = total, state
            if before is not None and (b not in found or most > found[b].worth):
                found[b] = _State(most, b if b > a else before.labelled, (a, b), before)
        if not found:
            found = {end: _State(x.worth - 5.0, x.labelled, (end, end), x) for end, x in ends.items()}
        ends = found
    tails = {end: state.worth + _below_last(costs, end) for end, state in ends.items()}
    last = max(tails, key=lambda end: tails[end])
    state = ends[last]
    return _State(tails[last], state.labelled, state.span, state.before)


def _above_first(costs: Costs, start: int, end: int) -> float:
    """Lines above the first row's label: any text may stand there, but no numbered one."""
    numbered = sum(LEFT_OVER for x in costs.column.lines[start:end] if x.number is not None)
    return numbered + max(0.0, min(costs.skipped(start, end), TITLE))


def _below_last(costs: Costs, end: int) -> float:
    """Lines below the last row's label: no numbered one, and none that goes on with it."""
    numbered = sum(LEFT_OVER for x in costs.column.lines[end:] if x.number is not None)
    return numbered + (TEXT_GOES_ON if costs.goes_on[end] else 0.0)


def _options(column: Column, index: int, costs: Costs) -> list[_Option]:
    """Spans of lines that may label a row, with what speaks for each wherever in a label its figures stand."""
    lines, pitch, heights = column.lines, column.pitch, costs.heights
    row = column.rows[index]
    low = column.rows[index - 1].y if index else -1e9
    high = column.rows[index + 1].y if index + 1 < len(column.rows) else 1e9
    tolerance = _LEVEL * row.row.line.size
    above = bisect_left(heights, row.y - tolerance)
    level = range(above, bisect_right(heights, row.y + tolerance))
    reach = _MOST_LINES * pitch
    start = max(bisect_left(heights, row.y - reach), bisect_right(heights, low + tolerance))
    stop = min(bisect_right(heights, row.y + reach), bisect_left(heights, high - tolerance))
    rules, lowered = column.rules, 0.4 * row.row.line.size
    found = [_Option(above, above, None, _NONE - (8.0 if level else 0.0), 0.0, 0.0)]
    for a in range(start, stop):
        if lines[a].virtual > row.y + 1.6 * pitch:
            break
        for b in range(a + 1, min(a + _MOST_LINES, stop) + 1):
            top, bottom = lines[a].virtual, lines[b - 1].virtual
            if bottom < row.y - 1.6 * pitch:
                continue
            foreign = 8.0 if level and (b <= level.start or a >= level.stop) else 0.0
            crossed = 0
            if rules and (top > row.y or bottom < row.y):
                whole = _between(rules, min(top, row.y), max(bottom, row.y) - lowered)
                crossed = max(0, whole - _between(rules, top, bottom - lowered))
            found.append(_Option(a, b, (top, bottom), costs.label(a, b), foreign, 3.0 * crossed))
    return found


def _between(heights: Sequence[float], top: float, bottom: float) -> int:
    """How many of the heights, from top to bottom, lie between two others."""
    return max(0, bisect_left(heights, bottom) - bisect_right(heights, top))
