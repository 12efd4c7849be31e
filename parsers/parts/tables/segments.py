"""Runs of rows tried as the table of an area: questions, subtotals, a sum row; and what speaks for each.

The weights are insensitive, apart from those of contradictions: a sum row that differs must survive, so that a report
that contradicts itself comes out as it does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.meaning import Meaning
from schemas.arithmetic import same_percent
from schemas.report import Points

AREAS = 8
LONGEST = 16  # rows of an area
_MOST_ROWS = 24  # with its subtotals
_MOST_POINTS = 200_00  # hundredths: above are sums of the whole municipality
_WHOLE = 100_00  # maxima of every area known add up to 100

Where = Literal["first", "last", "none"]


@dataclass(frozen=True)
class Witnesses:
    """What is known of the areas from elsewhere; all of it may be empty."""

    near: Mapping[int, frozenset[Points]] = field(default_factory=dict)  # lone figures by each area's heading
    maxima: Mapping[str, Points] = field(default_factory=dict)  # of the catalogue, by question number


@dataclass(eq=False)
class Values:
    """An entry's figures in hundredths."""

    score: int | None
    max: int | None
    percent: int | None


@dataclass(eq=False)
class Segment:
    """A run of rows as an area's table."""

    first: int
    last: int
    questions: list[int]
    sum: int | None
    subtotals: list[int]
    worth: float  # without what depends on which area it is
    for_area: dict[int, float]  # what speaks for each area


def hundredths(value: Points | None) -> int | None:
    """A figure in hundredths, so that sums are exact."""
    return None if value is None else round(value * 100)


def read_values(entries: Sequence[Entry], read: Mapping[int, Meaning]) -> list[Values]:
    """The figures of each entry by the meaning of its design's columns."""
    found = []
    for entry in entries:
        s, m, p = read[entry.design].values(entry.labelled.row.cells)
        found.append(Values(hundredths(s), hundredths(m), hundredths(p)))
    return found


def segments(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> Iterator[Segment]:
    """Every run of rows that can be an area's table."""
    count = len(entries)
    joined = [_joined(entries[k], entries[k + 1]) for k in range(count - 1)]
    for i in range(count):
        if i and joined[i - 1]:
            continue
        questions = 0
        for j in range(i, min(count, i + _MOST_ROWS)):
            if entries[j].page - entries[i].page > 2:
                break
            questions += not entries[j].is_sum
            if questions > LONGEST + 1:
                break
            if entries[j].region != entries[i].region or (j > i and _breaks(entries[i], entries[j])):
                break
            if j == i or (j + 1 < count and joined[j]):
                continue
            for where in _places(entries, i, j):
                found = _segment(entries, values, witnesses, i, j, where)
                if found is not None:
                    yield found


def _joined(above: Entry, below: Entry) -> bool:
    """True for two questions of one area that count on."""
    a, b = above.number, below.number
    return a is not None and b is not None and a[0] is not None and a[0] == b[0] and b[1] == a[1] + 1


def _breaks(first: Entry, entry: Entry) -> bool:
    """True where a row surely opens another area: two steps of numbers from the first, or a heading of the report."""
    if first.number is None or entry.number is None or first.number[0] is None or entry.number[0] is None:
        return False
    return entry.number[1] == 1 and entry.number[0] == first.number[0] + 1


def _places(entries: Sequence[Entry], i: int, j: int) -> Iterator[Where]:
    """Where the sum row may stand."""
    if not entries[j].is_numbered:
        yield "last"
    if not entries[i].is_numbered:
        yield "first"
    yield "none"


def _segment(
    entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses, i: int, j: int, where: Where
) -> Segment | None:
    total = {"last": j, "first": i, "none": None}[where]
    inside = [k for k in range(i, j + 1) if k != total]
    if total is not None and entries[total].is_subtotal:
        return None
    if not inside or (len(inside) < 2 and (total is None or not entries[inside[0]].number)):
        return None
    questions, subtotals = _part(entries, values, inside)
    if not questions or len(questions) > LONGEST:
        return None
    worth = _of_sums(entries, values, questions, total)
    if worth is None:
        return None
    worth += _of_numbers([entries[k] for k in questions])
    worth += sum(_of_row(values[k]) for k in questions)
    worth += 1.5 if 4 <= len(questions) <= 7 else 0.0
    for k in questions:
        entry = entries[k]
        if entry.is_sum:
            worth -= 5.0
        elif entry.is_bare:
            worth -= 3.0
        elif entry.areas and not entry.number:
            worth -= 5.0
    for k in range(i + 1, j + 1):
        worth -= 6.0 * len(entries[k].titles)
    if total is not None:
        worth -= 4.0 if entries[total].earlier != entries[questions[0]].earlier else 0.0
        worth -= 5.0 if entries[total].design != entries[questions[0]].design else 0.0
    worth -= 5.0 * (len({entries[k].design for k in questions}) - 1)
    worth += 0.5 if entries[i].opens_block or entries[i].titles else 0.0
    worth -= 4.0 if any(entries[k].earlier for k in questions) else 0.0
    each = _for_areas(entries, values, witnesses, range(i, j + 1), questions, total)
    return Segment(i, j, questions, total, subtotals, worth, each)


def _part(entries: Sequence[Entry], values: Sequence[Values], inside: Sequence[int]) -> tuple[list[int], list[int]]:
    """Questions and subtotals: rows labelled as sums, or unnumbered ones that equal the rows since the last."""
    numbered = sum(1 for k in inside if entries[k].number) >= 0.5 * len(inside)
    questions: list[int] = []
    subtotals: list[int] = []
    since: list[int] = []
    for at, k in enumerate(inside):
        entry = entries[k]
        if entry.is_subtotal:
            subtotals.append(k)
            since = []
            continue
        can = entry.number is None and (entry.is_sum or entry.is_bare or numbered)
        closes = bool(since) and (entry.is_sum or _equals(values, k, since))
        if can and (closes or numbered and not entry.is_bare and _heads_group(entries, values, inside[at:])):
            subtotals.append(k)
            since = []
        else:
            questions.append(k)
            since.append(k)
    return questions, subtotals


def _equals(values: Sequence[Values], k: int, rows: Sequence[int]) -> bool:
    total = values[k].score
    return total is not None and len(rows) > 0 and total == sum(values[r].score or 0 for r in rows)


def _heads_group(entries: Sequence[Entry], values: Sequence[Values], rest: Sequence[int]) -> bool:
    """True for a row with the sum of the numbered rows right below it: a sub-area's."""
    group = []
    for k in rest[1:]:
        if entries[k].number is None:
            break
        group.append(k)
    return bool(group) and _equals(values, rest[0], group)


def _of_sums(
    entries: Sequence[Entry], values: Sequence[Values], questions: Sequence[int], total: int | None
) -> float | None:
    """What the sums say; None where one is too large for an area."""
    scores = [values[k].score for k in questions]
    maxima = [values[k].max for k in questions]
    score = sum(s for s in scores if s is not None)
    most = sum(m for m in maxima if m is not None)
    if score > _MOST_POINTS or most > _MOST_POINTS:
        return None
    worth = 4.0 if most == _WHOLE else 0.0
    if total is None:
        return worth - 3.0
    entry, own = entries[total], values[total]
    if (own.max or 0) > _MOST_POINTS or (own.score or 0) > _MOST_POINTS:
        return None
    labelled = entry.is_sum or entry.is_bare or bool(entry.areas)
    worth += 2.0 if entry.is_sum or entry.areas else 0.5 if entry.is_bare else -1.5
    if entry.number is not None:
        worth -= 3.0
    near = questions[-1] if total > questions[-1] else questions[0]
    if entry.is_bare and _is_apart(entry, entries[near]):
        worth -= 5.0
    if own.score is not None:
        apart = abs(own.score - score)
        worth += 6.0 if not apart else -2.5 if labelled or apart <= 10_00 else -7.0
    else:
        worth -= 3.0
    if own.max is not None and any(m is not None for m in maxima):
        worth += 5.0 if own.max == most else -2.5
        worth += 2.0 if own.max == _WHOLE else 0.0
    return worth


def _is_apart(one: Entry, other: Entry) -> bool:
    """True for rows of one page with room for several lines between them, as between a table and a lone figure."""
    a, b = one.labelled, other.labelled
    reach = 3.2 + len(a.lines) + len(b.lines)
    return one.page == other.page and abs(a.row.line.baseline - b.row.line.baseline) > 1.3 * reach * b.row.line.size


def _of_row(values: Values) -> float:
    """What a row says by itself: points within a maximum that is a multiple of five, and their percentage."""
    if values.score is None:
        return -1.0
    if values.max is None:
        return 0.0
    worth = 0.3 if values.score <= values.max and values.max % 500 == 0 else -0.8
    if values.percent is not None and values.max and same_percent(values.percent // 100, values.score, values.max):
        worth += 0.3
    return worth


def _of_numbers(questions: Sequence[Entry]) -> float:
    """What the numbers of the questions say: in step, from 1, none missing."""
    numbers = [q.number for q in questions]
    given = [n for n in numbers if n is not None]
    if not given:
        return 0.0
    worth = -3.0 * (len(numbers) - len(given))
    for above, below in zip(given, given[1:], strict=False):
        worth += 1.5 if below == (above[0], above[1] + 1) else -1.0 if below[0] == above[0] else -3.0
    return worth + (0.5 if given[0][1] == 1 else -2.0)


def _for_areas(
    entries: Sequence[Entry],
    values: Sequence[Values],
    witnesses: Witnesses,
    rows: range,
    questions: Sequence[int],
    total: int | None,
) -> dict[int, float]:
    """What speaks for each area: numbers, titles, the place, the score by the heading, the catalogue."""
    first = entries[rows.start]
    prefixes = [n[0] for k in questions if (n := entries[k].number) is not None and n[0] is not None]
    title = first.titles[-1] if first.titles else ()
    beside = {areas for k in rows for areas in entries[k].beside}
    own = entries[total].areas if total is not None else ()
    score = values[total].score if total is not None else sum(values[k].score or 0 for k in questions)
    worth: dict[int, float] = {}
    for k in range(1, AREAS + 3):
        w = 0.0
        if prefixes:
            share = sum(1 for p in prefixes if p == k) / len(prefixes)
            w += 3.0 if share > 0.5 else -8.0
        if title:
            w += 4.0 if k in title else -6.0
        if beside:
            w += 4.0 if any(k in areas for areas in beside) else -6.0
            w -= 6.0 * (len(beside) - 1)
        if own:
            w += 4.0 if k in own else -6.0
        if first.place is not None:
            w += 3.0 if first.place == k else -3.0
        near = witnesses.near.get(k)
        if near and score is not None:
            w += 3.0 if score / 100 in near else -0.5
        if k > AREAS:
            w -= 4.0
        worth[k] = w
    return worth
