"""Text in columns: where one ends and the next begins, and which items stand in each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from parsers.document import Word
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, is_bullet, is_strong_bullet
from parsers.page.measures import BLANK

_SOME_ROOM = 0.4  # of the size: more than a blank
_LEVEL = 0.5  # of the size: a dash this near to the edge of its column's heading stands below it
_WIDER = 1.13  # times the usual distance of baselines: what parts items without marks
_FLUSH = 1.5  # points: words of one column begin this near to each other
_ELSEWHERE = 2.5  # points: further from where lines begin is inside a line
_ROUNDED = 0.5  # points: a word this near left of a column's edge begins in it
_NORMAL = 0.6  # of the size: words of running text follow each other closer
_EVEN = 0.5  # points: justifying spreads a line as evenly
_BELOW = 0.3  # of the size: a rule as near to the line below belongs to it


class Item(NamedTuple):
    """A list item and the page on which it begins."""

    text: str
    page: int


def phrases(words: Sequence[Word], known: frozenset[str]) -> list[tuple[str, tuple[Word, ...]]] | None:
    """The words cut into phrases of `known`, in lower case, or None if some word belongs to none."""
    if not words:
        return []
    if not opens_phrase(words[0], known):
        return None
    found = []
    i = 0
    while i < len(words):
        for n in range(min(4, len(words) - i), 0, -1):
            text = " ".join(w.text for w in words[i : i + n]).casefold().rstrip(":. ")
            if text in known:
                found.append((text, tuple(words[i : i + n])))
                i += n
                break
        else:
            return None
    return found


def opens_phrase(word: Word, known: frozenset[str]) -> bool:
    """True for the first word of one of the phrases."""
    return _opens_phrase(word.text, known)


@lru_cache(maxsize=8192)
def _opens_phrase(text: str, known: frozenset[str]) -> bool:
    folded = text.casefold()
    return folded in _openings(known) or folded.rstrip(":. ") in known


@lru_cache(maxsize=16)
def _openings(known: frozenset[str]) -> frozenset[str]:
    """The first words of phrases."""
    return frozenset(phrase.split(" ")[0] for phrase in known)


def is_spread(words: Sequence[Word], gap: float, least: int) -> bool:
    """True for words that justifying has spread over their line: of blanks over `gap` sizes `least` or more, all even.

    What stands in columns is as far apart as they happen to be.
    """
    wide = [blank for a, b in pairwise(words) if (blank := b.x0 - a.x1) > gap * b.size]
    return len(wide) >= least and max(wide) - min(wide) < _EVEN


def boundaries(heads: Sequence[tuple[float, float]], lines: Sequence[Line]) -> list[float]:
    """Where columns without rules begin, from the second on, in points from the page's left.

    `heads` are the left and right edges of the column headings, `lines` the lines below them. The border is the list
    mark nearest to the next heading; without marks, the word's left edge that fewest words of all lines cross, at which
    most lines of a column begin, and that has most room before it.
    """
    found = []
    for (_, right), (next_left, next_right) in pairwise(heads):
        words = [w for line in lines for w in line.words if right < w.x0 <= next_right]
        marked = any(is_strong_bullet(w) for line in lines for w in line.words)
        dashes = [w for w in words if is_bullet(w)]
        marks = [w.x0 for w in words if is_strong_bullet(w)] or _repeated([w.x0 for w in dashes])
        marks = marks or [w.x0 for w in dashes if abs(w.x0 - next_left) < _LEVEL * w.size]
        if marks:
            found.append(min(marks, key=lambda x: abs(x - next_left)) - 1.0)
            continue
        if marked:  # the column is empty
            found.append(next_left - 1.0)
            continue
        starts = sorted({round(w.x0, 1) for w in words} | {next_left})
        found.append(
            min(starts, key=lambda x: (_crossings(x, lines), -_begun(x, lines), -_room(x, lines, right))) - 1.0
        )
    return found


def _repeated(positions: Sequence[float]) -> list[float]:
    """Positions that come back: a dash in running text stands anywhere, a list mark in a column."""
    return [x for x in positions if sum(1 for y in positions if abs(x - y) < _FLUSH) > 1]


def _crossings(x: float, lines: Sequence[Line]) -> int:
    return sum(1 for line in lines for w in line.words if w.x0 < x - _FLUSH and w.x1 > x - 1)


def _begun(x: float, lines: Sequence[Line]) -> int:
    """How many lines have a word that begins at x, first or behind some room."""
    return sum(
        any(
            abs(w.x0 - x) < _FLUSH and (k == 0 or w.x0 - line.words[k - 1].x1 > _SOME_ROOM * w.size)
            for k, w in enumerate(line.words)
        )
        for line in lines
    )


def _room(x: float, lines: Sequence[Line], left: float) -> float:
    ends = [w.x1 for line in lines for w in line.words if w.x1 <= x]
    return round(x - max(ends, default=left))


def split_at(line: Line, edges: Sequence[float]) -> list[list[Word]]:
    """The line's words by column; a word belongs where it begins."""
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for w in line.words:
        columns[sum(1 for e in edges if w.x0 >= e - _ROUNDED)].append(w)
    return columns


def flows_across(line: Line, edges: Sequence[float], starts: Sequence[float]) -> bool:
    """True for running text: words follow each other at a normal distance over a column border.

    A single word too long for its column may reach into the next; what follows it then begins where the lines of
    that column begin (`starts`).
    """
    for a, b in pairwise(line.words):
        if b.x0 - a.x1 < _NORMAL * b.size and any(a.x0 < e - _ROUNDED <= b.x0 for e in edges):
            return all(abs(b.x0 - s) > _ELSEWHERE for s in starts)
    return False


def list_items(
    lines: Sequence[tuple[int, Sequence[Word]]],
    joiner: LineJoiner,
    right: float | None = None,
    levels: Mapping[int, Sequence[float]] | None = None,
) -> list[Item]:
    """Items of one column from its lines (page, words), over page ends.

    A list mark begins an item. Where the column has none, a level rule does (`levels` by page), a wider gap, or a line
    that was broken although the next word had room before the column's `right` edge (by default its longest line's).
    """
    filled = [(page, list(words)) for page, words in lines if words]
    if not filled:
        return []
    strong = any(is_strong_bullet(words[0]) for _, words in filled)
    marked = [is_strong_bullet(w[0]) if strong else is_bullet(w[0]) and len(w) > 1 for _, w in filled]
    if not any(marked):
        marked = _parted_by_rules(filled, levels or {}) or _starts_without_marks(filled, right)
        bare = True
    else:
        bare = False
    items: list[tuple[int, list[list[Word]]]] = []
    for (page, words), starts in zip(filled, marked, strict=True):
        rest = words if bare or not starts else words[1:]
        if starts or not items:
            items.append((page, []))
        if rest:
            items[-1][1].append(rest)
    texts = [(page, joiner.join(parts)) for page, parts in items if parts]
    return [Item(text, page) for page, text in texts if any(c.isalnum() for c in text)]


def _parted_by_rules(
    lines: Sequence[tuple[int, list[Word]]], levels: Mapping[int, Sequence[float]]
) -> list[bool] | None:
    """Which lines stand in another row of the table than the one before; None where no rule parts two lines of a page.

    Over a page end, lines that do not begin small do.
    """
    within = [
        p == q and any(a[0].baseline - 1 < y < b[0].baseline - _BELOW * b[0].size for y in levels.get(p, ()))
        for (p, a), (q, b) in pairwise(lines)
    ]
    if not any(within):
        return None
    over = [p != q and not b[0].text[0].islower() for (p, _), (q, b) in pairwise(lines)]
    return [True, *(w or o for w, o in zip(within, over, strict=True))]


def _starts_without_marks(lines: Sequence[tuple[int, list[Word]]], edge: float | None) -> list[bool]:
    """Which lines begin an item: by a hanging indent if there is one, else by gaps and by breaks the author made."""
    left = min(w[0].x0 for _, w in lines)
    hanging = [w[0].x0 > left + 4 for _, w in lines]
    if any(hanging) and not hanging[0]:
        return [not h for h in hanging]
    longest = max(w[-1].x1 for _, w in lines)
    right = longest if edge is None else max(edge, longest)
    gaps = [b[0].baseline - a[0].baseline for (p, a), (q, b) in pairwise(lines) if p == q]
    least = min((g for g in gaps if g > 0), default=0.0)
    spaced = max(gaps, default=0.0) > _WIDER * least
    starts = [True]
    for (p, a), (q, b) in pairwise(lines):
        if spaced:
            begins = b[0].baseline - a[0].baseline > _WIDER * least if p == q else not b[0].text[0].islower()
        else:
            begins = a[-1].x1 + BLANK * a[-1].size + (b[0].x1 - b[0].x0) < right - 1 and not b[0].text[0].islower()
        starts.append(begins and not a[-1].text.endswith("-"))
    return starts
