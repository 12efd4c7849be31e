"""Which lines of text label which figures: the likeliest path down the rows of a table.

Lines go to the row before, to the next row, or are titles between them. What speaks for a cut: a rule, a wider gap, a
number or a capital at the start, a line before it that had room for the next word. Within a table the figures stand in
one way to their labels: level with the first line, the last or the middle.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.page.grids import Ruling
from parsers.parts.tables.blocks import Row
from parsers.parts.tables.zones import LabelLine, Number, Zone

_MOST_LINES = 10  # of a label
_LEVEL = 0.15  # of the size: baselines this near are one
_NONE = -1.0  # a row without label
_LEFT_OVER = -4.0  # a numbered line that labels nothing
_TITLE, _LOST = 4.0, -0.6  # a line left over that names an area, and another one
_GOES_ON = -3.0  # one that goes on with the text above it

Anchor = Callable[[float, float], float]
"""Where in a label, between its first and last baseline, its figures stand."""
ANCHORS: tuple[Anchor, ...] = (lambda a, b: a, lambda a, b: (a + b) / 2, lambda a, b: b)
_ROW = 1.5  # points: a number or rule this near to a row's baseline is the row's
_RULE = 40  # points: shorter rules part no rows
_LINES_OF_A_NAME = 4  # at most
_FURTHER = 1.2  # pitches: lines of one label follow each other closer


@dataclass(eq=False)
class Labelled:
    """A row of figures with its label and what stands between it and the row before."""

    row: Row
    lines: list[LabelLine]
    number: Number | None = None
    titles: list[LabelLine] = field(default_factory=list)  # above it, below the row before
    y: float = 0.0


@dataclass(eq=False)
class _Column:
    """A run of blocks under each other, its pages joined at one line's distance."""

    rows: list[Labelled]
    lines: list[LabelLine]
    numbers: list[tuple[float, Number]]
    rules: list[float]
    pitch: float
    right: float


def label_rows(zones: Sequence[Zone], rulings: Mapping[int, Ruling]) -> tuple[list[Labelled], list[LabelLine]]:
    """The rows of a design with their labels in the order of the report, and what text is left after the last row."""
    rows: list[Labelled] = []
    rest: list[LabelLine] = []
    for run in _runs(zones):
        column = _join(run, rulings)
        after = _assign(column)
        rows.extend(column.rows)
        rest.extend(after)
    return rows, rest


def _runs(zones: Sequence[Zone]) -> list[list[Zone]]:
    """Blocks that follow each other on one page without running text between, or over a page end."""
    runs: list[list[Zone]] = []
    for zone in zones:
        before = runs[-1][-1] if runs else None
        if before is not None and _follows(before, zone):
            runs[-1].append(zone)
        else:
            runs.append([zone])
    return runs


def _follows(before: Zone, zone: Zone) -> bool:
    if zone.block.page == before.block.page:
        return False
    below = [x for x in before.prose if x.baseline > before.block.bottom]
    above = [x for x in zone.prose if x.baseline < zone.block.top]
    return zone.block.page == before.block.page + 1 and not below and not above


def _join(run: Sequence[Zone], rulings: Mapping[int, Ruling]) -> _Column:
    """The run as one column of lines, each page moved below the one before."""
    pitch = min(z.pitch for z in run)
    column = _Column([], [], [], [], pitch, 0.0)
    bottom = 0.0
    for zone in run:
        bound = _own_lines(zone)
        while zone is not run[0] and bound and bound[0].y < zone.block.top and _comes_back(bound[0], column.lines):
            zone.again.append(bound.pop(0))
        first = min([zone.block.top, *(x.y for x in bound)])
        shift = bottom + pitch - first if zone is not run[0] else 0.0
        for line in bound:
            line.virtual = line.y + shift
            column.lines.append(line)
        for row in zone.block.rows:
            column.rows.append(Labelled(row, [], y=row.line.baseline + shift))
        column.numbers.extend((y + shift, n) for y, n in zone.numbers)
        middle = (zone.left + min(zone.right, zone.left + 60)) / 2
        column.rules.extend(
            y + shift for y, a, b in rulings[zone.block.page].levels if a <= middle <= b and b - a > _RULE
        )
        bottom = max([row.y for row in column.rows] + [x.virtual for x in column.lines])
    column.rules.sort()
    column.right = _right_edge(column.lines, pitch)
    return column


def _comes_back(line: LabelLine, earlier: Sequence[LabelLine]) -> bool:
    """True for a line of the heading row, which Word repeats at the top of a page: columns' headings or the title."""
    return line.heading and not line.areas or any(x.text == line.text and _is_title(x, earlier) for x in earlier)


def _is_title(line: LabelLine, lines: Sequence[LabelLine]) -> bool:
    """True for a line that names an area, and for the lines over which its name goes on."""
    at = lines.index(line)
    return any(x.area_lines > k for k, x in enumerate(reversed(lines[max(0, at - _LINES_OF_A_NAME) : at + 1])))


def _right_edge(lines: Sequence[LabelLine], pitch: float) -> float:
    """How far labels reach: as far as the lines that surely go on, else as far as any."""
    wrapped = [
        a.words[-1].x1
        for a, b in zip(lines, lines[1:], strict=False)
        if b.text[:1].islower() and b.virtual - a.virtual < 1.2 * pitch and not a.heading
    ]
    if len(wrapped) > 1:
        return max(wrapped)
    return max((x.words[-1].x1 for x in lines if not x.heading), default=0.0)


def _own_lines(zone: Zone) -> list[LabelLine]:
    """The lines of a block that can be labels or titles: those between its rows, and near above and below them.

    What stands above its title and the headings of its columns is not the table's: the last items of a list, mostly.
    """
    above = [x for x in zone.lines if zone.opening <= x.y < zone.block.top - 0.5]
    inside = [x for x in zone.lines if zone.block.top - 0.5 <= x.y <= zone.block.bottom + 0.5]
    below = [x for x in zone.lines if x.y > zone.block.bottom + 0.5]
    edge = max((x.baseline for x in zone.prose if x.baseline < zone.block.top), default=-1.0)
    foot = min((x.baseline for x in zone.prose if x.baseline > zone.block.bottom), default=1e9)
    return [*(x for x in above if x.y > edge), *inside, *(x for x in below if x.y < foot)]


def _assign(column: _Column) -> list[LabelLine]:
    """Give each row its label, number and the titles above it; returns the lines after the last row."""
    level = _number_rows(column)
    lines, rows = column.lines, column.rows
    costs = _Costs(column, level)
    options = [_options(column, row, index, costs) for index, row in enumerate(rows)]
    best: tuple[float, list[tuple[int, int]]] | None = None
    for anchor in ANCHORS if any(not _trivial(row, lines) for row in rows) else ANCHORS[:1]:
        found = _path(column, costs, options, anchor)
        if best is None or found[0] > best[0] + 0.01:
            best = found
    spans = best[1] if best else []
    before = 0
    for row, (a, b) in zip(rows, spans, strict=True):
        row.titles = lines[before:a]
        row.lines = lines[a:b]
        if row.number is None:
            row.number = next((x.number for x in row.lines if x.number), None) or costs.token(a, b)
        before = b
    return lines[before:]


def _trivial(row: Labelled, lines: Sequence[LabelLine]) -> bool:
    near = [x for x in lines if abs(x.virtual - row.y) < 1.9 * x.line.size]
    return len(near) == 1 and abs(near[0].virtual - row.y) <= _LEVEL * near[0].line.size


def _number_rows(column: _Column) -> bool:
    """Give numbers apart to the rows that they stand level with, if nearly all do; else they open the labels' lines."""
    if not column.numbers:
        return False
    level = 0
    for y, _ in column.numbers:
        level += any(abs(row.y - y) <= _ROW for row in column.rows)
    if level >= 0.85 * len(column.numbers):
        for y, number in column.numbers:
            row = min(column.rows, key=lambda r: abs(r.y - y))
            if abs(row.y - y) <= _ROW:
                row.number = number
        column.numbers = [(y, n) for y, n in column.numbers if not any(abs(r.y - y) <= _ROW for r in column.rows)]
        return True
    for y, number in column.numbers:
        line = next((x for x in column.lines if abs(x.virtual - y) <= _ROW), None)
        if line is not None:
            line.number = number
    return False


class _Costs:
    """What speaks for and against each cut of a column's lines."""

    def __init__(self, column: _Column, level: bool) -> None:
        self.column = column
        lines = column.lines
        self.inner = [0.0]  # running sum: lines k and k + 1 in one label
        self.cut: list[float] = []
        for above, below in zip(lines, lines[1:], strict=False):
            inner, cut = self._between(above, below)
            self.inner.append(self.inner[-1] + inner)
            self.cut.append(cut)
        covered: set[int] = set()
        named: set[int] = set()  # lines of an area's name, further ones among them
        self.goes_on = [False] * (len(lines) + 1)  # text that goes on with the line above it
        self.left_over = [0.0]
        for k, line in enumerate(lines):
            if line.areas and line.number is None:
                covered.update(range(k, k + line.area_lines))
                worth = _TITLE / line.area_lines
            elif k in covered:
                worth = _TITLE / max(1, sum(1 for j in covered if abs(j - k) < 3))
            elif line.number is not None:
                worth = _LEFT_OVER
            else:
                goes_on = k > 0 and self._goes_on(lines[k - 1], line)
                if goes_on and k - 1 in named:
                    named.add(k)
                self.goes_on[k] = goes_on and k not in named and not line.heading
                worth = 0.0 if line.heading else _GOES_ON if self.goes_on[k] else _LOST
            if line.areas or k in covered:
                named.add(k)
            self.left_over.append(self.left_over[-1] + worth)
        self.named = covered
        self.opening = [self._opening(line) for line in lines]
        self.numbered = any(x.number for x in lines) or level or bool(column.numbers)
        self.level = level

    def _between(self, above: LabelLine, below: LabelLine) -> tuple[float, float]:
        pitch, size = self.column.pitch, below.line.size
        gap = (below.virtual - above.virtual) / pitch
        inner = cut = 0.0
        if gap > _FURTHER:
            inner -= 1.0 + min(3.0, 4 * (gap - _FURTHER))
            cut += min(1.5, 3 * (gap - 1.0))
        if any(above.virtual < y < below.virtual - 0.4 * size for y in self.column.rules):
            inner -= 3.0
            cut += 2.0
        room = self.column.right - above.words[-1].x1
        first = below.words[0]
        if room > first.x1 - first.x0 + 0.5 * size:
            inner -= 1.2
        if above.words[-1].bold != first.bold:
            inner -= 1.5
        if below.number is not None:
            inner -= 5.0
        if above.heading or below.heading:
            inner -= 6.0
        if below.text[:1].islower():
            cut -= 0.5
            inner += 0.5
        if above.text.endswith("-") or _is_open(above.text):
            inner += 1.5
        return inner, cut

    def _goes_on(self, above: LabelLine, line: LabelLine) -> bool:
        """True for text that surely belongs to the line right above it."""
        near = line.virtual - above.virtual < 1.2 * self.column.pitch
        return (
            near
            and (line.text[:1].islower() or line.text[:1] == "(" or _is_open(above.text))
            and not above.heading
            and above.words[-1].bold == line.words[0].bold
        )

    def _opening(self, line: LabelLine) -> float:
        text = line.text[:1]
        if line.number is not None:
            return 1.5
        return -2.5 if text.islower() else 0.5 if text.isupper() else 0.0

    def label(self, a: int, b: int) -> float:
        """What speaks for lines a to b being one label, whatever its row."""
        lines = self.column.lines
        worth = self.opening[a] + self.inner[b - 1] - self.inner[a]
        if self.numbered and not self.level and not any(x.number for x in lines[a:b]):
            tokens = self._tokens(a, b)
            worth += 1.5 if tokens == 1 else -5.0 if tokens > 1 else -0.5
        named = sum(1 for k in range(a, b) if k in self.named)
        if named and named < b - a:
            worth -= 6.0
        if lines[a].heading:
            worth -= 4.0
        return worth

    def token(self, a: int, b: int) -> Number | None:
        """The number that stands apart beside lines a to b."""
        if a == b:
            return None
        top, bottom = self._span(a, b)
        return next((n for y, n in self.column.numbers if top <= y <= bottom), None)

    def _tokens(self, a: int, b: int) -> int:
        top, bottom = self._span(a, b)
        return sum(1 for y, _ in self.column.numbers if top <= y <= bottom)

    def _span(self, a: int, b: int) -> tuple[float, float]:
        lines, reach = self.column.lines, 0.45 * self.column.pitch
        return lines[a].virtual - reach, lines[b - 1].virtual + reach


def _is_open(text: str) -> bool:
    """True for a line in which a bracket opens that does not close."""
    return text.rfind("(") > text.rfind(")")


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
        worth = self.worth - min(3.0, 0.4 * max(0.0, abs(anchor(*self.span) - y) - 0.8))
        return worth - self.foreign - self.crossed


def _path(
    column: _Column, costs: _Costs, options: Sequence[Sequence[_Option]], anchor: Anchor
) -> tuple[float, list[tuple[int, int]]]:
    """The best labels, as spans of lines, and what speaks for them altogether."""
    lines = column.lines
    ends: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for index, row in enumerate(column.rows):
        found: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for option in options[index]:
            a, b, worth = option.a, option.b, option.at(row.y, anchor)
            for end, (score, spans) in ends.items():
                if end > a:
                    continue
                total = score + worth + _skipped(costs, end, a, index == 0)
                if 0 < a == _labelled_to(spans) and b > a:
                    total += costs.cut[a - 1]
                if b not in found or total > found[b][0]:
                    found[b] = (total, (*spans, (a, b)))
        if not found:
            at = min(ends)
            found = {end: (score - 5.0, (*spans, (end, end))) for end, (score, spans) in ends.items() if end >= at}
        ends = found
    tail = {
        end: (
            score
            + sum(_LEFT_OVER for x in lines[end:] if x.number is not None)
            + (_GOES_ON if costs.goes_on[end] else 0.0),
            spans,
        )
        for end, (score, spans) in ends.items()
    }
    worth, spans = max(tail.values(), key=lambda t: t[0])
    return worth, list(spans)


def _labelled_to(spans: Sequence[tuple[int, int]]) -> int:
    """Where the last label ends, rows without one left out; 0 before the first."""
    return next((b for a, b in reversed(spans) if b > a), 0)


def _skipped(costs: _Costs, start: int, end: int, first: bool) -> float:
    """Lines that label no row; above the first row any text may stand, but no numbered one."""
    if start == end:
        return 0.0
    worth = costs.left_over[end] - costs.left_over[start]
    if first:
        lines = costs.column.lines[start:end]
        return sum(_LEFT_OVER for x in lines if x.number is not None) + max(0.0, min(worth, _TITLE))
    return worth


def _options(column: _Column, row: Labelled, index: int, costs: _Costs) -> list[_Option]:
    """Spans of lines that may label a row, with what speaks for each wherever in a label its figures stand."""
    lines, pitch = column.lines, column.pitch
    low = column.rows[index - 1].y if index else -1e9
    high = column.rows[index + 1].y if index + 1 < len(column.rows) else 1e9
    size = row.row.line.size
    tolerance = _LEVEL * size
    own = {k for k, x in enumerate(lines) if abs(x.virtual - row.y) <= tolerance}
    near = [
        k
        for k, x in enumerate(lines)
        if low + tolerance < x.virtual < high - tolerance and abs(x.virtual - row.y) <= _MOST_LINES * pitch
    ]
    above = sum(1 for x in lines if x.virtual < row.y - tolerance)
    found = [_Option(above, above, None, _NONE - (8.0 if own else 0.0), 0.0, 0.0)]
    for a in near:
        if lines[a].virtual > row.y + 1.6 * pitch:
            break
        for b in range(a + 1, min(a + _MOST_LINES, near[-1] + 1) + 1):
            top, bottom = lines[a].virtual, lines[b - 1].virtual
            if bottom < row.y - 1.6 * pitch:
                continue
            foreign = 8.0 if own and not any(a <= k < b for k in own) else 0.0
            crossed = _between(column.rules, min(top, row.y), max(bottom, row.y) - 0.4 * size)
            inside = _between(column.rules, top, bottom - 0.4 * size)
            found.append(_Option(a, b, (top, bottom), costs.label(a, b), foreign, 3.0 * max(0, crossed - inside)))
    return found


def _between(heights: Sequence[float], top: float, bottom: float) -> int:
    """How many of the heights, from top to bottom, lie between two others."""
    return max(0, bisect_left(heights, bottom) - bisect_right(heights, top))
