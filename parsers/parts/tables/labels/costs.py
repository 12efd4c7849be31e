"""What speaks for lines of text being one label: the room between them, rules, numbers, how they begin."""

from bisect import bisect_right
from dataclasses import dataclass, field

from parsers.parts.tables.blocks import Block, Row
from parsers.parts.tables.labels.zones import LabelLine, Number

LEFT_OVER = -4.0  # a numbered line that labels nothing
TITLE, _LOST = 4.0, -0.6  # a line left over that names an area, and another one
TEXT_GOES_ON = -3.0  # one that goes on with the text above it
_FURTHER = 1.2  # pitches: lines of one label follow each other closer


@dataclass(slots=True, eq=False)
class Labelled:
    """A row of figures with its label and what stands between it and the row before."""

    row: Row
    block: Block  # in which it stands
    lines: list[LabelLine]
    number: Number | None = None
    titles: list[LabelLine] = field(default_factory=list)  # above it, below the row before
    y: float = 0.0


@dataclass(eq=False)
class Column:
    """A run of blocks under each other, its pages joined at one line's distance."""

    rows: list[Labelled]
    lines: list[LabelLine]
    numbers: list[tuple[float, Number]]
    rules: list[float]  # from top to bottom
    pitch: float
    right: float


class Costs:
    """What speaks for and against each cut of a column's lines."""

    def __init__(self, column: Column, level: bool) -> None:
        """Weigh each pair of lines; `level` says that numbers apart from the labels stand level with the rows."""
        self.column = column
        lines = column.lines
        self.heights = [line.virtual for line in lines]
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
                worth = TITLE / line.area_lines
            elif k in covered:
                worth = TITLE / max(1, sum(1 for j in covered if abs(j - k) < 3))
            elif line.number is not None:
                worth = LEFT_OVER
            else:
                goes_on = k > 0 and self._goes_on(lines[k - 1], line)
                if goes_on and k - 1 in named:
                    named.add(k)
                self.goes_on[k] = goes_on and k not in named and not line.heading
                worth = 0.0 if line.heading else TEXT_GOES_ON if self.goes_on[k] else _LOST
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
        rules = self.column.rules
        next_rule = bisect_right(rules, above.virtual)
        if next_rule < len(rules) and rules[next_rule] < below.virtual - 0.4 * size:
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
        if self.named and 0 < len(self.named.intersection(range(a, b))) < b - a:
            worth -= 6.0
        if lines[a].heading:
            worth -= 4.0
        return worth

    def skipped(self, start: int, end: int) -> float:
        """What speaks for lines from start to end labelling no row."""
        return self.left_over[end] - self.left_over[start]

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
