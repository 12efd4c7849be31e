"""Runs of rows: which of them are questions and which subtotals, and what they come to.

The same run is tried with a sum row before it, behind it and without one, so what it comes to is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.labels.zones import Number
from parsers.parts.tables.meaning import Meaning
from schemas.arithmetic import same_percent
from schemas.report import Points

LONGEST = 16  # questions of an area
_LEAST_ADDED = 2  # rows: one that has a label and the figures of the one above is another question
MOST_POINTS = 200_00  # hundredths: above are sums of the whole municipality


@dataclass(slots=True, eq=False)
class Values:
    """An entry's figures in hundredths."""

    score: int | None
    max: int | None
    percent: int | None


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


@dataclass(slots=True, eq=False)
class Part:
    """A run of rows without its sum row, that can be the questions of one area."""

    first: int
    last: int
    subtotals: list[int]
    count: int  # of its questions
    score: int  # hundredths, as are all sums
    most: int  # 0 where no row has a maximum
    of_rows: float  # what its rows and their numbers say
    designs: int
    earlier: bool

    @property
    def questions(self) -> list[int]:
        """The rows that are questions."""
        run = range(self.first, self.last + 1)
        return [k for k in run if k not in self.subtotals] if self.subtotals else list(run)

    @property
    def ends(self) -> tuple[int, int]:
        """The first question and the last one."""
        first, last = self.first, self.last
        if self.subtotals:
            while first in self.subtotals:
                first += 1
            while last in self.subtotals:
                last -= 1
        return first, last


class _Running:
    """A figure of each row, and the running sum by which that of any run is one step."""

    def __init__(self, each: Iterable[int]) -> None:
        self.each = list(each)
        self.before = [0, *accumulate(self.each)]  # each place

    def over(self, first: int, last: int) -> int:
        """The sum from `first` to `last`."""
        return self.before[last + 1] - self.before[first]


class Rows:
    """The rows of a report under one meaning of their columns, and what their runs come to."""

    def __init__(self, entries: Sequence[Entry], values: Sequence[Values]) -> None:
        self.entries = entries
        self.values = values
        self.prefixes = [e.number[0] if e.number is not None else None for e in entries]
        # Each row alone that may be a sum row, nothing in the place of the others.
        self.sums: list[tuple[int, ...]] = [
            () if e.is_numbered or e.is_subtotal or (v.max or 0) > MOST_POINTS or (v.score or 0) > MOST_POINTS else (k,)
            for k, (e, v) in enumerate(zip(entries, values, strict=True))
        ]
        self.beside = any(e.beside for e in entries)
        self.numbered = any(prefix is not None for prefix in self.prefixes)
        self.is_mixed = any(e.earlier for e in entries) or len({e.design for e in entries}) > 1
        self._score = _Running(v.score or 0 for v in values)
        self._max = _Running(v.max or 0 for v in values)
        self._row = _Running(of_row(v) - 10 * _doubt(e) for e, v in zip(entries, values, strict=True))
        self._numbered = _Running(e.number is not None for e in entries)
        # A row labelled as the sum of a part is no question, whatever its number.
        self._numbers = [None if e.is_subtotal else e.number for e in entries]
        self._given = _Running(n is not None for n in self._numbers)
        self._next_given = _next([n is not None for n in self._numbers])
        self._steps = _Running(_steps(self._numbers))
        self._unnumbered = _next([e.number is None for e in entries])
        odd = [e.is_subtotal or e.number is None for e in entries]
        self._next_odd_among_numbered = _next(odd)
        self._next_odd = _next([_may_close(e) for e in entries])
        self._surely = _Running(0 if x else v.score or 0 for x, v in zip(odd, values, strict=True))
        self._parts: dict[tuple[int, int], Part | None] = {}

    def is_too_much(self, first: int, last: int) -> bool:
        """True where rows that are surely questions have more points than an area, and so has every longer run."""
        return first <= last and self._surely.over(first, last) > MOST_POINTS

    def part(self, first: int, last: int) -> Part | None:
        """What the rows from `first` to `last` come to; None where they are too many, or too much, for an area."""
        run = first, last
        if run not in self._parts:
            self._parts[run] = self._part(first, last)
        return self._parts[run]

    def _part(self, first: int, last: int) -> Part | None:
        subtotals = self._subtotals(first, last)
        count = last + 1 - first - len(subtotals)
        if not 0 < count <= LONGEST:
            return None
        score, most = self._score.over(first, last), self._max.over(first, last)
        said = self._row.over(first, last)
        for k in subtotals:
            score -= self._score.each[k]
            most -= self._max.each[k]
            said -= self._row.each[k]
        if score > MOST_POINTS or most > MOST_POINTS:
            return None
        said += self._of_numbers(first, last, count)
        designs, earlier = 1, False
        if self.is_mixed:
            questions = [e for k, e in enumerate(self.entries[first : last + 1], first) if k not in subtotals]
            designs, earlier = len({e.design for e in questions}), any(e.earlier for e in questions)
        return Part(first, last, subtotals, count, score, most, said / 10, designs, earlier)

    def _subtotals(self, first: int, last: int) -> list[int]:
        """The rows labelled as sums, and unnumbered ones that equal the rows since the last of them."""
        numbered = self._numbered.over(first, last) >= 0.5 * (last + 1 - first)
        following = self._next_odd_among_numbered if numbered else self._next_odd
        found: list[int] = []
        since = first
        k = following[first]
        while k <= last:
            entry = self.entries[k]
            closes = entry.is_subtotal
            if not closes and entry.number is None:
                least = 1 if entry.is_bare else _LEAST_ADDED
                closes = k > since and (entry.is_sum or (k >= since + least and self._adds_up(k, since, k - 1)))
                closes = closes or (numbered and not entry.is_bare and self._heads_group(k, last))
            if closes:
                found.append(k)
                since = k + 1
            k = following[k + 1]
        return found

    def _adds_up(self, k: int, first: int, last: int) -> bool:
        """True for a row with the sum of some others in each column that it has."""
        own = self.values[k]
        if own.score != self._score.over(first, last):
            return False
        return own.max is None or own.max == self._max.over(first, last)

    def _heads_group(self, k: int, last: int) -> bool:
        """True for a row with the sum of the numbered rows right below it: a sub-area's."""
        end = min(self._unnumbered[k + 1], last + 1)
        return end > k + 1 and self._adds_up(k, k + 1, end - 1)

    def _of_numbers(self, first: int, last: int, count: int) -> int:
        """What the numbers of that many questions say, in tenths: in step, from 1, none missing."""
        start = self._next_given[first]
        number = self._numbers[start] if start <= last else None
        if number is None:
            return 0
        missing = count - self._given.over(first, last)
        opening = 5 if number[1] == 1 else -20
        return self._steps.over(start + 1, last) - 30 * missing + opening


def _steps(numbers: Iterable[Number | None]) -> Iterator[int]:
    """What each number says of the one before it, in tenths; nothing where there is none."""
    above: Number | None = None
    for below in numbers:
        if below is None or above is None:
            yield 0
        else:
            yield 15 if below == (above[0], above[1] + 1) else -10 if below[0] == above[0] else -30
        above = below or above


def _may_close(entry: Entry) -> bool:
    return entry.is_subtotal or (entry.number is None and (entry.is_sum or entry.is_bare))


def _next(marked: Sequence[bool]) -> list[int]:
    """For each place, and the one behind the last, the next that is marked from there on; the length if none is."""
    found = [len(marked)] * (len(marked) + 1)
    for k in range(len(marked) - 1, -1, -1):
        found[k] = k if marked[k] else found[k + 1]
    return found


def _doubt(entry: Entry) -> int:
    """What speaks against a row as a question."""
    if entry.is_sum:
        return 5
    if entry.is_bare:
        return 3
    return 5 if entry.areas and not entry.number else 0


def of_row(values: Values) -> int:
    """What a row says by itself, in tenths: points within a maximum that is a multiple of five, their percentage."""
    if values.score is None:
        return -10
    if values.max is None:
        return 0
    worth = 3 if values.score <= values.max and values.max % 500 == 0 else -8
    if values.percent is not None and values.max and same_percent(values.percent // 100, values.score, values.max):
        worth += 3
    return worth
