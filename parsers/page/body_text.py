"""How a report sets its running text: what everything else is told from."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import quantiles
from typing import NamedTuple

from parsers.document import Word
from parsers.page.lines import Line, Style
from parsers.page.measures import BLANK

_STYLE = attrgetter("style")
_SOME = 0.1  # of the commonest left edge's lines: another edge of running text
_FEW = 4  # words: a line of running text has more
_APART = 2.2  # of the size: further from each other are lines of two paragraphs


class BodyText(NamedTuple):
    """How the report sets its running text; lengths in points."""

    style: Style
    left: float
    right: float
    leading: float  # distance between baselines within a paragraph

    def would_fit(self, line: Line, word: Word) -> bool:
        """True where a line was broken although the next word had room: the author broke it."""
        return line.x1 + BLANK * line.size + (word.x1 - word.x0) < self.right_of(line) - 1.5

    def left_of(self, line: Line) -> float:
        """Left edge of the text in which a line stands: of its column, or of the page's text."""
        return line.column[0] if line.column else self.left

    def right_of(self, line: Line) -> float:
        """Right edge of the text in which a line stands."""
        return line.column[1] if line.column else self.right


def main_style(lines: Sequence[Line]) -> Style:
    """The style that most running text has."""
    count: defaultdict[Style, int] = defaultdict(int)
    for style, run in groupby(lines, _STYLE):
        count[style] += sum([len(x.text) if len(x.words) > _FEW else len(x.text) // 3 for x in run])
    return max(count, key=lambda s: (count[s], s)) if count else ("", 10.0, False)


def body_text(lines: Sequence[Line]) -> BodyText:
    """The style, margins and leading that most running text has."""
    style = main_style(lines)
    body = [line for line in lines if line.style == style and len(line.words) > _FEW]
    if len(body) < 2:
        return BodyText(style, 72.0, 523.0, 1.2 * style[1])
    lefts = _rounded([line.x0 for line in body], 0)
    left = min(x for x, n in lefts.items() if n >= _SOME * max(lefts.values()))
    right = quantiles([line.x1 for line in body], n=50)[-1]
    most = _APART * style[1]
    steps = [b.baseline - a.baseline for a, b in pairwise(body) if a.page == b.page]
    gaps = _rounded([step for step in steps if 0 < step < most], 1)
    leading = max(gaps, key=lambda g: (gaps[g], -g)) if gaps else 1.2 * style[1]
    return BodyText(style, float(left), right, leading)


def _rounded(values: Sequence[float], digits: int) -> Counter[float]:
    """How often each value comes, rounded; most are the same to begin with."""
    count: Counter[float] = Counter()
    for value, times in Counter(values).items():
        count[round(value, digits)] += times
    return count
