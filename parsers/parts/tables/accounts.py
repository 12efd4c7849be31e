"""Every figure accounted for: what stands among the score tables and belongs to no row of them is a doubt.

Wrong readings show by what they leave over, without the right one being known. A figure is accounted for by a cell, a
label, a subtotal, a column known to be something else, the sums of the whole municipality, or an overview of the areas.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers.document import Box, Word
from parsers.parts.tables.areas import Found
from parsers.parts.tables.entries import Entry
from parsers.parts.tables.labels.zones import LabelLine
from parsers.parts.tables.meaning import Meaning
from parsers.parts.tables.runs import Values
from parsers.parts.tables.segments import Segment

_UNITS = frozenset({"p", "p.", "poäng", "poeng", "%", "av", "/", "|"})
_WEAK = 4.0  # a table that not more speaks for may be another's
_LEAST_TIMES = 3  # that a label comes back
_LARGEST = 200_00  # hundredths of points: twice what an area can have


class Doubt(NamedTuple):
    """Something that the reading of the tables leaves open."""

    area: int | None
    text: str  # what is printed there
    why: str
    page: int
    box: Box
    near: tuple[int, ...] = ()  # areas whose tables it may have been lost from


def find_doubts(
    entries: Sequence[Entry],
    values: Sequence[Values],
    meaning: Mapping[int, Meaning],
    chosen: Found,
    rest: Sequence[LabelLine],
) -> list[Doubt]:
    """What no row accounts for, in the order of the report."""
    doubts: list[Doubt] = []
    for area, segment in chosen:
        doubts.extend(_in_table(area, segment, entries, meaning))
        doubts.extend(_as_a_whole(area, segment, entries, values))
    doubts.extend(_between(entries, values, chosen))
    doubts.extend(_numbers_left(entries, chosen, rest))
    return sorted(doubts, key=lambda d: (d.page, d.box.top))


def undecided(entries: Sequence[Entry], chosen: Found, designs: Collection[int]) -> list[Doubt]:
    """A doubt for each design in which two columns could be this report's points, as with two rounds side by side."""
    found: dict[int, Doubt] = {}
    for _, segment in chosen:
        entry = entries[segment.questions[0]]
        if entry.design in designs:
            why = "stands in a table in which another column may hold the points"
            found.setdefault(entry.design, Doubt(None, entry.text, why, entry.page, entry.box))
    return list(found.values())


def _in_table(area: int, segment: Segment, entries: Sequence[Entry], meaning: Mapping[int, Meaning]) -> Iterator[Doubt]:
    """Cells that have no figure though the others of their column do, and words where a figure should stand."""
    rows = [*segment.questions, *([segment.sum] if segment.sum is not None else [])]
    for k in rows:
        entry = entries[k]
        read = meaning[entry.design]
        row = entry.labelled.row
        columns = [entry.labelled.block.columns[c] for c in read.columns]
        left = min(x0 for x0, _ in columns)
        beside = [w for w in row.line.words if w.x1 > left]
        strange = [w for w in beside if _in_column(w, columns) and w.text.casefold() not in _UNITS]
        if strange:
            yield Doubt(area, " ".join(w.text for w in strange), "stands where a figure should", entry.page, entry.box)
        elif any(c not in row.cells for c in read.columns):
            yield Doubt(area, entry.text, "has no figure in a column of the others", entry.page, entry.box)


def _in_column(word: Word, columns: Sequence[tuple[float, float]]) -> bool:
    x0, x1 = word.x0, word.x1
    return any(min(x1, right) - max(x0, left) > 0.4 * (x1 - x0) for left, right in columns)


def _as_a_whole(area: int, segment: Segment, entries: Sequence[Entry], values: Sequence[Values]) -> Iterator[Doubt]:
    """A table for which little speaks, and one whose points and maxima both do not add up."""
    first = entries[segment.questions[0]]
    if segment.worth + segment.for_area[area] < _WEAK:
        yield Doubt(area, first.text, "little speaks for this being the area's table", first.page, first.box)
    counted = [n[1] for k in segment.questions if (n := entries[k].number) is not None and n[0] is None]
    if counted != list(range(1, len(counted) + 1)):
        yield Doubt(area, first.text, "begins a table whose numbers leave some out", first.page, first.box)
    if segment.sum is None:
        return
    total = values[segment.sum]
    score = sum(values[k].score or 0 for k in segment.questions)
    most = sum(values[k].max or 0 for k in segment.questions)
    numbers = [n[1] for k in segment.questions if (n := entries[k].number) is not None]
    gap = bool(numbers) and max(numbers) > len(set(numbers))  # the report itself leaves a question out
    if not gap and total.score not in (None, score) and total.max is not None and most and total.max != most:
        own = entries[segment.sum]
        yield Doubt(area, own.text or "sum row", "differs from its rows in points and in maximum", own.page, own.box)


def _between(entries: Sequence[Entry], values: Sequence[Values], chosen: Found) -> Iterator[Doubt]:
    """Rows of figures among the tables, or numbered ones, that belong to none."""
    inside = {k: area for area, s in chosen for k in range(s.first, s.last + 1)}
    if not inside:
        return
    designs = {entries[k].design for k in inside}
    pages = {entries[k].page for k in inside}
    near = pages | {page + 1 for page in pages}  # where a table that was cut at a page end goes on
    first, last = min(inside), max(inside)
    questions = {(entries[k].number, entries[k].text.casefold()) for _, s in chosen for k in s.questions}
    recurring = _recurring([e for k, e in enumerate(entries) if k not in inside], len(chosen))
    for k, entry in enumerate(entries):
        if entry.text.casefold() in recurring and entry.number is None:
            continue
        if k in inside or entry.page not in (near if entry.is_numbered else pages) or _is_known(entry, values[k]):
            continue
        if (entry.number, entry.text.casefold()) in questions:
            continue  # of another round
        if entry.is_numbered or (first < k < last and entry.design in designs):
            number = entry.number[0] if entry.number is not None else None
            around = _around(k, inside)
            area = number or entry.place or (around[0] if len(around) == 1 else None)
            figures = " ".join(w.text for a in entry.labelled.row.cells.values() for w in a.words)
            text = f"{entry.text} {figures}".strip()
            yield Doubt(area, text, "belongs to no table", entry.page, entry.box, around)


def _recurring(rows: Sequence[Entry], tables: int) -> set[str]:
    """What rows outside the tables are called that come back with most of them: their last round, the mean of all.

    A question that was lost has a label of its own, and a sum row is no other row.
    """
    labels = Counter(e.text.casefold() for e in rows if e.number is None and not (e.is_bare or e.is_sum))
    return {label for label, times in labels.items() if times >= max(_LEAST_TIMES, tables / 2)}


def _around(k: int, inside: Mapping[int, int]) -> tuple[int, ...]:
    """The areas whose tables stand before and after a row: it may be lost from either."""
    before = max((j for j in inside if j < k), default=None)
    after = min((j for j in inside if j > k), default=None)
    return tuple(dict.fromkeys(inside[j] for j in (before, after) if j is not None))


def _is_known(entry: Entry, values: Values) -> bool:
    """True for a row of another round, of an overview of the areas, or a sum of more than an area."""
    large = (values.max or 0) > _LARGEST or (values.score or 0) > _LARGEST
    return entry.earlier or bool(entry.areas) or large


def _numbers_left(entries: Sequence[Entry], chosen: Found, rest: Sequence[LabelLine]) -> Iterator[Doubt]:
    """Numbered lines that label no row, in a report whose questions are numbered, unless a row has their number."""
    own = {entries[k].number for _, s in chosen for k in s.questions}
    areas = {area for area, _ in chosen}
    pages = {entries[k].page for _, s in chosen for k in range(s.first, s.last + 1)}
    if not any(n is not None and n[0] is not None for n in own):
        return
    above = [x for _, s in chosen for k in range(s.first, s.last + 1) for x in entries[k].title_lines]
    for line in [*above, *rest]:
        number = line.number
        if number is None or number[0] is None or number in own or line.page not in pages or number[0] not in areas:
            continue
        words = line.words
        box = Box(words[0].x0, min(w.top for w in words), words[-1].x1, max(w.bottom for w in words))
        yield Doubt(number[0], line.text, "has no figures", line.page, box)
