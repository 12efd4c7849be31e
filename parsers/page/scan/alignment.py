"""Pages of a scan laid over each other: sheets go through a feeder a little to the left, right, up or down."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from parsers.page.scan.noise import Edges
from parsers.page.scan.rows import Row

_BIN = 3.0  # points within which rows begin at one place
_LONG = 25  # letters: shorter rows say little about the margin
_BAND = 0.13  # share of the height in which running headers stand
_FARTHEST = 45.0  # points: a page is not moved by more
_DIGITS = re.compile(r"\d+")
_LETTERS = 8  # of a text that comes back: fewer tell no running line from another


def edges_of(rows: Sequence[Row], width: float) -> Edges:
    """Left and right edge of a page's text: where most of its letters begin, and the farthest that rows reach."""
    starts: Counter[int] = Counter()
    for row in rows:
        if len(row.text) >= _LONG:
            starts[round(row.x0 / _BIN)] += len(row.text)
    if not starts:
        return Edges(0.0, width)
    most = max(starts.values())
    around = {b: starts[b - 1] + starts[b] + starts[b + 1] for b in starts}
    left = min(b for b in starts if around[b] >= 0.3 * max(around.values()) and starts[b] >= 0.1 * most)
    near = [row.x0 for row in rows if len(row.text) >= _LONG and abs(row.x0 - left * _BIN) <= 1.5 * _BIN]
    ends = sorted(row.x1 for row in rows if len(row.text) >= _LONG)
    return Edges(median(near), ends[-1 - len(ends) // 20])


def shifts(pages: Sequence[Sequence[Row]], sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """How far each page is to be moved right and down so that margins and running headers stand at one place."""
    lefts = [_left(rows, width) for rows, (width, _) in zip(pages, sizes, strict=True)]
    known = [left for left in lefts if left is not None]
    usual = median(known) if known else 0.0
    across = [0.0 if left is None or abs(usual - left) > _FARTHEST else usual - left for left in lefts]
    return list(zip(across, _down(pages, sizes), strict=True))


def _left(rows: Sequence[Row], width: float) -> float | None:
    long = [row for row in rows if len(row.text) >= _LONG]
    return edges_of(rows, width).left if len(long) >= 3 else None


def _down(pages: Sequence[Sequence[Row]], sizes: Sequence[tuple[float, float]]) -> list[float]:
    """By the text that comes back at the top, else at the foot of most pages."""
    heights: dict[tuple[str, bool], dict[int, float]] = defaultdict(dict)
    for index, (rows, (_, height)) in enumerate(zip(pages, sizes, strict=True)):
        for row in rows:
            top = row.baseline < _BAND * height
            if top or row.baseline > (1 - _BAND) * height:
                text = _DIGITS.sub("#", row.text.casefold()).strip(" .:-")
                if sum(c.isalpha() for c in text) >= _LETTERS:
                    heights[text, top].setdefault(index, row.baseline)
    found = [0.0] * len(pages)
    running = [h for h in heights.values() if len(h) >= max(3, 0.3 * len(pages))]
    if not running:
        return found
    best = max(running, key=len)
    usual = median(best.values())
    for index, baseline in best.items():
        if abs(usual - baseline) <= _FARTHEST:
            found[index] = usual - baseline
    return found
