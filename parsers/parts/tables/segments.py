"""Runs of rows tried as the table of an area: questions, subtotals, a sum row; and what speaks for each.

The weights are insensitive, apart from those of contradictions: a sum row that differs must survive, so that a report
that contradicts itself comes out as it does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.labels.zones import Number
from parsers.parts.tables.runs import LONGEST, Part, Rows, Values, of_row
from schemas.report import Points

AREAS = 8
_FURTHER = 2  # areas that a report may have above these
EACH_AREA = range(1, AREAS + _FURTHER + 1)
_NEAR = 3.0  # an area with the table's points by its heading
LEAST = 3.0  # a table that less speaks for is none
_MOST_ROWS = 24  # with its subtotals
_MOST_PAGES = 2  # beyond the one on which it begins
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
    part: Part  # its rows without the sum row
    sum: int | None
    worth: float  # without what depends on which area it is
    for_area: dict[int, float]  # what speaks for each area that it can be, together at least `LEAST`

    @property
    def questions(self) -> list[int]:
        """The rows that are its questions."""
        return self.part.questions


def segments(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> Iterator[Segment]:
    """Every run of rows that can be an area's table, with the areas for which enough speaks."""
    rows = Rows(entries, values)
    most = _most_for_an_area(entries, witnesses)
    joined = [*(_joined(above, below) for above, below in pairwise(entries)), False]
    for i, j, further in _runs(rows, joined):
        for total in (*rows.sums[j], *rows.sums[i], None):
            part = rows.part(i + (total == i), j - (total == j))
            if part is None:
                continue
            worth = _worth(rows, i, total, part) - 6.0 * further
            if worth + most < LEAST:
                continue
            each = _for_areas(rows, witnesses, part, total, worth)
            if each:
                yield Segment(i, j, part, total, worth, each)


def _runs(rows: Rows, joined: Sequence[bool]) -> Iterator[tuple[int, int, int]]:
    """The first and last row of every run that is not too long for an area, and how many areas titles inside it name.

    `joined` says of each row whether the next one surely goes on with it.
    """
    entries = rows.entries
    pages = [entry.page for entry in entries]
    count = len(entries)
    for i in range(count):
        if i and joined[i - 1]:
            continue
        first = entries[i]
        other = _opening_next(first.number)
        questions = int(not first.is_sum)  # so far
        further = 0
        for j in range(i + 1, min(count, i + _MOST_ROWS)):
            entry = entries[j]
            questions += not entry.is_sum
            if questions > LONGEST + 1 or pages[j] - pages[i] > _MOST_PAGES:
                break
            if entry.region != first.region or (other is not None and entry.number == other):
                break
            if rows.is_too_much(i + 1, j - 1):
                break
            if entry.titles and not _is_repeated_title(entries, i, j):
                further += len(entry.titles)
            if not joined[j]:
                yield i, j, further


def _joined(above: Entry, below: Entry) -> bool:
    """True for two questions of one area that count on."""
    a, b = above.number, below.number
    return a is not None and b is not None and a[0] is not None and a[0] == b[0] and b[1] == a[1] + 1


def _opening_next(number: Number | None) -> Number | None:
    """The number of a row that surely opens another area than the row with this one: the first of the next."""
    return (number[0] + 1, 1) if number is not None and number[0] is not None else None


def _worth(rows: Rows, i: int, total: int | None, part: Part) -> float:
    """What speaks for rows from i on as a table with this sum row, whichever area's it is, its titles apart."""
    entries = rows.entries
    if part.last == part.first and (total is None or not entries[part.first].number):
        return -inf
    worth = _of_sums(rows, part, total)
    worth += part.of_rows
    worth += 1.5 if _USUAL[0] <= part.count <= _USUAL[1] else 0.0
    if rows.is_mixed:
        if total is not None:
            question = entries[part.ends[0]]
            worth -= 4.0 if entries[total].earlier != question.earlier else 0.0
            worth -= 5.0 if entries[total].design != question.design else 0.0
        worth -= 5.0 * (part.designs - 1)
        worth -= 4.0 if part.earlier else 0.0
    return worth + (0.5 if entries[i].opens_block or entries[i].titles else 0.0)


def _is_repeated_title(entries: Sequence[Entry], i: int, k: int) -> bool:
    """True where the title of a run's first row comes back at the top of the next page."""
    return entries[k].titles == entries[i].titles[-1:] and entries[k].page > entries[k - 1].page


def _of_sums(rows: Rows, part: Part, total: int | None) -> float:
    """What the sums say."""
    score, most = part.score, part.most
    worth = 4.0 if most == _WHOLE else 0.0
    if total is None:
        return worth - 3.0
    entry, own = rows.entries[total], rows.values[total]
    labelled = entry.is_sum or entry.is_bare or bool(entry.areas)
    worth += 2.0 if entry.is_sum or entry.areas else 0.5 if entry.is_bare else -1.5
    if entry.number is not None:
        worth -= 3.0
    if entry.is_bare and _is_apart(entry, rows.entries[part.ends[total > part.last]]):
        worth -= 5.0
    if own.score is not None:
        apart = abs(own.score - score)
        worth += 6.0 if not apart else -2.5 if labelled or apart <= _NEARLY else -7.0
    else:
        worth -= 3.0
    if own.max is not None and most:
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
    start, end = (part.first, part.last) if total is None else (min(part.first, total), max(part.last, total))
    first = entries[start]
    prefixes = [n for k in part.questions if (n := rows.prefixes[k]) is not None] if rows.numbered else []
    title = first.titles[-1] if first.titles else ()
    beside = {areas for entry in entries[start : end + 1] for areas in entry.beside} if rows.beside else set()
    own = entries[total].areas if total is not None else ()
    placed = first.place is not None
    most = 4.0 * (bool(title) + bool(beside) + bool(own)) + 3.0 * (bool(prefixes) + placed + 1)
    if worth + most < LEAST:
        return {}
    against = -8.0 * bool(prefixes) - 6.0 * (bool(title) + len(beside) + bool(own)) - 3.0 * placed
    usual = max(set(prefixes), key=prefixes.count) if prefixes else None
    if usual is not None and prefixes.count(usual) <= 0.5 * len(prefixes):
        usual = None
    gained: dict[int | None, float] = {usual: 11.0}  # by areas; None where nothing tells one
    gained[first.place] = gained.get(first.place, 0.0) + 6.0
    for named in (title, own, [k for areas in beside for k in areas]):
        for k in set(named):
            gained[k] = gained.get(k, 0.0) + 10.0
    score = values[total].score if total is not None else part.score
    each: dict[int, float] = {}
    for k in EACH_AREA if worth + against + _NEAR >= LEAST else [k for k in EACH_AREA if k in gained]:
        near = witnesses.near.get(k)
        w = against + gained.get(k, 0.0) - (4.0 if k > AREAS else 0.0)
        if near and score is not None:
            w += _NEAR if score / 100 in near else -0.5
        if worth + w >= LEAST:
            each[k] = w
    return each
