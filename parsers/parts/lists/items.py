"""Lines of a list into its items, parted in the one way that the report parts all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.page.columns import Item
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, is_bullet, is_strong_bullet
from parsers.page.measures import BLANK
from parsers.parts.lists.reading import Column

_WIDER = 1.13  # times the distance of lines within an item: what parts items without marks
_HANGING = 4.0  # points: lines that go on with an item stand this much further right
_MOST_BROKEN = 0.1  # of the line ends within items: more that had room for the next word, and they are ends of items
_MOST_SMALL = 0.1  # of the items: more that begin with a small letter, and they are no items
_MOST_DOUBTFUL = 0.05  # of the line ends: more, and breaks do not tell where items end
_MOST_EMPTY = 0.15  # of a column's width
_ALIKE = 6.0  # points: edges of columns this near are one
_ENUMERATED = regex.compile(r"^(?:(\d{1,2})|\p{Ll})[.)]$")


class Parting(NamedTuple):
    """How a report parts the items of its lists."""

    starts: Callable[[Column], list[bool]]
    sure: bool


def choose_parting(columns: Sequence[Column], spacing: float = 1.2) -> Parting:
    """The way in which items are parted: by marks if most lists have them, else by rules, gaps, indents or breaks.

    A way is valid if hardly any line within its items was broken although the next word had room, and hardly any item
    begins with a small letter; the best one is taken, of equals the one that parts most. Where none is, items end where
    the author broke the line.
    `spacing` is the distance of lines in the running text, in sizes.
    """
    filled = [c for c in columns if c.lines]
    marked = [c for c in filled if _mark(c.lines[0])]
    if 2 * len(marked) >= len(filled):
        openers = [c.lines[0].words[0] for c in marked]
        weak = Counter(w.text for w in openers if is_bullet(w) and not is_strong_bullet(w))
        strong = sum(map(is_strong_bullet, openers))
        allowed = frozenset() if strong > sum(weak.values()) else frozenset(t for t, n in weak.items() if n > 1)
        return Parting(lambda column: _by_marks(column, allowed) or _by_itself(column), sure=True)
    rights = _rights(filled)
    least = _least_gaps(filled)
    usual = {size: spacing * size for size in least}
    ways: list[Callable[[Column], list[bool]]] = [
        _by_rules,
        lambda column: _by_gaps(column, least),
        lambda column: _by_gaps(column, usual),
        _by_indent,
    ]
    tried = []
    for k, way in enumerate(ways):
        found = [(c, way(c)) for c in filled]
        broken, small = _faults(found, rights)
        parts = sum(sum(starts) for _, starts in found)
        if parts > len(filled) and broken <= _MOST_BROKEN and small <= _MOST_SMALL:
            tried.append((broken + small, -parts, k))
    if tried:
        return Parting(ways[min(tried)[-1]], sure=True)
    return Parting(_by_itself, sure=_doubtful(filled, rights) <= _MOST_DOUBTFUL)


def items_of(column: Column, parting: Parting, joiner: LineJoiner) -> list[Item]:
    """The items of one list; marks are left out, numbers stay."""
    if not column.lines:
        return []
    starts = parting.starts(column)
    items: list[list[Line]] = []
    for line, begins in zip(column.lines, starts, strict=True):
        if begins or not items:
            items.append([])
        items[-1].append(line)
    found = []
    for lines in items:
        rows = [line.words for line in lines]
        if is_bullet(lines[0].words[0]) and starts[column.lines.index(lines[0])]:
            rows[0] = rows[0][1:]
        text = joiner.join([row for row in rows if row])
        if any(c.isalnum() for c in text):
            found.append(Item(text, lines[0].page))
    return found


def _mark(line: Line) -> bool:
    return _is_mark(line) or _ENUMERATED.match(line.words[0].text) is not None


def _is_mark(line: Line) -> bool:
    return is_strong_bullet(line.words[0]) or (is_bullet(line.words[0]) and len(line.words) > 1)


def _by_marks(column: Column, weak: frozenset[str]) -> list[bool] | None:
    """Which lines open with a mark; None where none does. Dashes count only where lists of the report use them."""
    strong = [is_strong_bullet(line.words[0]) for line in column.lines]
    if any(strong):
        return strong
    numbered = _numbered(column)
    if numbered[0]:
        return numbered
    left = min(line.x0 for line in column.lines)
    dashed = [
        (line.words[0].text in weak if weak else _is_mark(line)) and line.x0 < left + _HANGING for line in column.lines
    ]
    if any(dashed):
        return dashed
    return numbered if any(numbered) else None


def _numbered(column: Column) -> list[bool]:
    """Which lines open with the number that comes next; letters are not counted."""
    found, due = [], 0
    for line in column.lines:
        match = _ENUMERATED.match(line.words[0].text)
        number = int(match[1]) if match and match[1] else None
        opens = match is not None and (number is None or due in (0, number))
        due = number + 1 if opens and number is not None else due
        found.append(opens)
    return found


def _by_itself(column: Column) -> list[bool]:
    """A list that keeps to no way of the report's: by rules, an indent or a gap of its own, else by breaks."""
    if column.rows:
        return _by_rules(column)
    indented = _by_indent(column)
    if sum(indented) < len(indented):
        return indented
    gaps = [b.baseline - a.baseline for a, b in pairwise(column.lines) if a.page == b.page and b.baseline > a.baseline]
    if gaps and max(gaps) > _WIDER * min(gaps):
        return _by_gaps(column, {line.size: min(gaps) for line in column.lines})
    return _by_breaks(column)


def _by_rules(column: Column) -> list[bool]:
    """Each row of a table is an item; over a page end, a line that does not begin small opens one."""
    return _starts(column, lambda a, b: b in column.rows if a.page == b.page else not b.text[0].islower())


def _by_gaps(column: Column, leading: dict[float, float]) -> list[bool]:
    def begins(a: Line, b: Line) -> bool:
        if a.page != b.page:
            return not b.text[0].islower()
        return b.baseline - a.baseline > _WIDER * leading.get(b.size, 1.2 * b.size) or b in column.rows

    return _starts(column, begins)


def _by_indent(column: Column) -> list[bool]:
    """Lines at the left edge open an item where others stand further right."""
    left = min(line.x0 for line in column.lines)
    hanging = [line.x0 > left + _HANGING for line in column.lines]
    return [not h for h in hanging] if any(hanging) and not hanging[0] else [True] * len(hanging)


def _by_breaks(column: Column) -> list[bool]:
    """A line opens an item where the one before was broken although its first word had room."""
    right = max(column.right, *(line.x1 for line in column.lines))
    return _starts(column, lambda a, b: (b in column.rows or _had_room(a, b, right)) and not b.text[0].islower())


def _starts(column: Column, begins: Callable[[Line, Line], bool]) -> list[bool]:
    return [True, *(begins(a, b) and not a.text.endswith("-") for a, b in pairwise(column.lines))]


def _had_room(a: Line, b: Line, right: float) -> bool:
    return a.x1 + BLANK * a.size + (b.words[0].x1 - b.words[0].x0) < right - 1


def _rights(columns: Sequence[Column]) -> dict[int, float]:
    """How far the lines of each column can reach: to its edge, less what is left empty inside of it.

    A line that surely goes on, since the next begins small, was broken because the next word had no room. Columns that
    begin and end alike are one column of the report's design, so they tell it of each other. No more than a margin is
    left empty: short items with small letters do not make a column narrow.
    """
    alike: dict[tuple[int, int], list[Column]] = defaultdict(list)
    for column in columns:
        alike[round(min(x.x0 for x in column.lines) / _ALIKE), round(column.right / _ALIKE)].append(column)
    found: dict[int, float] = {}
    for own in alike.values():
        longest = max(line.x1 for column in own for line in column.lines)
        ends = [(a, b) for column in own for a, b in pairwise(column.lines) if b.text[0].islower()]
        needed = [a.x1 + BLANK * a.size + b.words[0].x1 - b.words[0].x0 for a, b in ends]
        right = min(column.right for column in own)
        left = min(line.x0 for column in own for line in column.lines)
        edge = max(min([*needed, right]), right - _MOST_EMPTY * (right - left))
        found.update((id(column), max(longest, edge)) for column in own)
    return found


def _doubtful(columns: Sequence[Column], rights: dict[int, float]) -> float:
    """The share of line ends that breaks and letters tell different things of: whether an item ends there."""
    ends = [(_had_room(a, b, rights[id(c)]), b.text[0].islower()) for c in columns for a, b in pairwise(c.lines)]
    return sum(room == small for room, small in ends) / max(len(ends), 1)


def _least_gaps(columns: Sequence[Column]) -> dict[float, float]:
    """The least distance of lines, by size: that of lines within an item, if any item has two."""
    gaps: dict[float, list[float]] = {}
    for column in columns:
        for a, b in pairwise(column.lines):
            if a.page == b.page and a.size == b.size and b.size <= b.baseline - a.baseline < 3 * b.size:
                gaps.setdefault(b.size, []).append(b.baseline - a.baseline)
    return {size: min(found) for size, found in gaps.items()}


def _faults(found: Sequence[tuple[Column, list[bool]]], rights: dict[int, float]) -> tuple[float, float]:
    """The share of line ends within items that had room for the next word, and of items that begin small."""
    within = broken = begun = small = 0
    for column, starts in found:
        for (a, b), begins in zip(pairwise(column.lines), starts[1:], strict=True):
            if begins:
                begun += 1
                small += b.text[0].islower()
            elif a.page == b.page:
                within += 1
                broken += _had_room(a, b, rights[id(column)]) and not a.text.endswith(("-", "/"))
    return broken / max(within, 1), small / max(begun, 1)
