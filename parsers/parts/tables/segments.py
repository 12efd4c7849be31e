"""Runs of rows tried as the table of an area: questions, subtotals, a sum row; and what speaks for each.

The weights are insensitive, apart from those of contradictions: a sum row that differs must survive, so that a report
that contradicts itself comes out as it does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.runs import Part, Rows, Values, of_row
from schemas.report import Points

AREAS = 8
_FURTHER = 2  # areas that a report may have above these
LONGEST = 16  # rows of an area
LEAST = 3.0  # a table that less speaks for is none
_MOST_ROWS = 24  # with its subtotals
_MOST_POINTS = 200_00  # hundredths: above are sums of the whole municipality
_WHOLE = 100_00  # maxima of every area known add up to 100

_USUAL = (4, 7)  # questions of an area: 43 to 45 in eight areas
_NEARLY = 10_00  # hundredths of points: a total this near may be misprinted, not another's


@dataclass(frozen=True)
class Witnesses:
    """What is known of the areas from elsewhere; it may be empty."""

    near: Mapping[int, frozenset[Points]] = field(default_factory=dict)  # lone figures by each area's heading


@dataclass(eq=False)
class Segment:
    """A run of rows as an area's table."""

    first: int
    last: int
    questions: list[int]
    sum: int | None
    subtotals: list[int]
    worth: float  # without what depends on which area it is
    for_area: dict[int, float]  # what speaks for each area that it can be, together at least `LEAST`


def segments(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> Iterator[Segment]:
    """Every run of rows that can be an area's table, with the areas for which enough speaks."""
    count = len(entries)
    rows = Rows(entries, values)
    most = _most_for_an_area(entries, witnesses)
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
            for total in _totals(entries, i, j):
                worth = _worth(rows, i, j, total)
                if worth is None or worth + most < LEAST:
                    continue
                part = rows.part(i + (total == i), j - (total == j))
                each = _for_areas(rows, witnesses, part, total, worth)
                if each:
                    yield Segment(i, j, part.questions, total, part.subtotals, worth, each)


def _joined(above: Entry, below: Entry) -> bool:
    """True for two questions of one area that count on."""
    a, b = above.number, below.number
    return a is not None and b is not None and a[0] is not None and a[0] == b[0] and b[1] == a[1] + 1


def _breaks(first: Entry, entry: Entry) -> bool:
    """True where a row surely opens another area: two steps of numbers from the first, or a heading of the report."""
    if first.number is None or entry.number is None or first.number[0] is None or entry.number[0] is None:
        return False
    return entry.number[1] == 1 and entry.number[0] == first.number[0] + 1


def _totals(entries: Sequence[Entry], i: int, j: int) -> Iterator[int | None]:
    """The rows that may be the sum row of a run; None for a table without."""
    if not entries[j].is_numbered:
        yield j
    if not entries[i].is_numbered:
        yield i
    yield None


def _worth(rows: Rows, i: int, j: int, total: int | None) -> float | None:
    """What speaks for rows i to j as a table with this sum row, whichever area's it is; None where it can be none."""
    entries = rows.entries
    first, last = i + (total == i), j - (total == j)
    if total is not None and entries[total].is_subtotal:
        return None
    if last < first or (last == first and (total is None or not entries[first].number)):
        return None
    part = rows.part(first, last)
    if not 0 < part.count <= LONGEST:
        return None
    worth = _of_sums(rows, part, total)
    if worth is None:
        return None
    worth += part.of_numbers
    worth += part.of_rows
    worth += 1.5 if _USUAL[0] <= part.count <= _USUAL[1] else 0.0
    worth -= part.doubt
    if rows.titled[j + 1] > rows.titled[i + 1]:
        for k in range(i + 1, j + 1):
            if not _is_repeated_title(entries, i, k):
                worth -= 6.0 * len(entries[k].titles)
    if total is not None:
        question = entries[part.ends[0]]
        worth -= 4.0 if entries[total].earlier != question.earlier else 0.0
        worth -= 5.0 if entries[total].design != question.design else 0.0
    worth -= 5.0 * (part.designs - 1)
    worth += 0.5 if entries[i].opens_block or entries[i].titles else 0.0
    worth -= 4.0 if part.earlier else 0.0
    return worth


def _is_repeated_title(entries: Sequence[Entry], i: int, k: int) -> bool:
    """True where the title of a run's first row comes back at the top of the next page."""
    again = entries[k].titles and entries[k].titles == entries[i].titles[-1:]
    return bool(again) and entries[k].page > entries[k - 1].page


def _of_sums(rows: Rows, part: Part, total: int | None) -> float | None:
    """What the sums say; None where one is too large for an area."""
    score, most = part.score, part.most
    if score > _MOST_POINTS or most > _MOST_POINTS:
        return None
    worth = 4.0 if most == _WHOLE else 0.0
    if total is None:
        return worth - 3.0
    entry, own = rows.entries[total], rows.values[total]
    if (own.max or 0) > _MOST_POINTS or (own.score or 0) > _MOST_POINTS:
        return None
    labelled = entry.is_sum or entry.is_bare or bool(entry.areas)
    worth += 2.0 if entry.is_sum or entry.areas else 0.5 if entry.is_bare else -1.5
    if entry.number is not None:
        worth -= 3.0
    near = part.ends[1] if total > part.last else part.ends[0]
    if entry.is_bare and _is_apart(entry, rows.entries[near]):
        worth -= 5.0
    if own.score is not None:
        apart = abs(own.score - score)
        worth += 6.0 if not apart else -2.5 if labelled or apart <= _NEARLY else -7.0
    else:
        worth -= 3.0
    if own.max is not None and part.has_max:
        worth += 5.0 if own.max == most else -2.5
        worth += 2.0 if own.max == _WHOLE else 0.0
    return worth


def _is_apart(one: Entry, other: Entry) -> bool:
    """True for rows of one page with room for several lines between them, as between a table and a lone figure."""
    a, b = one.labelled, other.labelled
    reach = 3.2 + len(a.lines) + len(b.lines)
    return one.page == other.page and abs(a.row.line.baseline - b.row.line.baseline) > 1.3 * reach * b.row.line.size


def _most_for_an_area(entries: Sequence[Entry], witnesses: Witnesses) -> float:
    """The most that can speak for any area, by the witnesses that there are."""
    most = 3.0 if any(e.is_numbered for e in entries) else 0.0
    most += 4.0 if any(e.titles for e in entries) else 0.0
    most += 4.0 if any(e.beside for e in entries) else 0.0
    most += 4.0 if any(e.areas for e in entries) else 0.0
    most += 3.0 if any(e.place is not None for e in entries) else 0.0
    return most + (3.0 if any(witnesses.near.values()) else 0.0)


def most_for_tables(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> float:
    """What cannot be exceeded by all that speaks for the tables of these rows, however they are parted."""
    numbers = [e.number for e in entries if e.number is not None]
    each = 6.0 + 2.0 + 1.5 + 0.5 + (4.0 + 5.0 + 2.0 if any(v.max is not None for v in values) else 0.0)
    most = AREAS * each + _FURTHER * (each - 4.0)
    most += sum([max(0, of_row(v)) for v in values]) / 10 + 1.5 * len(numbers)
    for witness in ("titles", "beside", "areas"):
        most += 4.0 * min(AREAS + _FURTHER, sum(bool(getattr(e, witness)) for e in entries))
    most += 3.0 * len({number[0] for number in numbers if number[0] is not None})
    most += 3.0 * len({e.place for e in entries if e.place is not None})
    return most + 3.0 * sum(map(bool, witnesses.near.values()))


def _for_areas(rows: Rows, witnesses: Witnesses, part: Part, total: int | None, worth: float) -> dict[int, float]:
    """What speaks for each area for which enough does, with what speaks for the table whichever area's it is.

    Numbers, titles, the place and the score by the heading say which area it is.
    """
    entries, values = rows.entries, rows.values
    ends = (part.first, part.last) if total is None else (min(part.first, total), max(part.last, total))
    first = entries[ends[0]]
    prefixes = [n[0] for k in part.questions if (n := entries[k].number) is not None and n[0] is not None]
    title = first.titles[-1] if first.titles else ()
    beside = {areas for k in range(ends[0], ends[1] + 1) for areas in entries[k].beside} if rows.beside else set()
    own = entries[total].areas if total is not None else ()
    score = values[total].score if total is not None else part.score
    most = 4.0 * (bool(title) + bool(beside) + bool(own)) + 3.0 * (bool(prefixes) + (first.place is not None) + 1)
    if worth + most < LEAST:
        return {}
    each: dict[int, float] = {}
    for k in range(1, AREAS + _FURTHER + 1):
        w = 0.0
        if prefixes:
            w += 3.0 if prefixes.count(k) > 0.5 * len(prefixes) else -8.0
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
        if worth + w >= LEAST:
            each[k] = w
    return each
