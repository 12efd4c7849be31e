"""Runs of rows: which of them are questions and which subtotals, and what they come to.

The same run is tried with a sum row before it, behind it and without one, so what it comes to is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.meaning import Meaning
from schemas.arithmetic import same_percent
from schemas.report import Points


@dataclass(eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A run of rows without its sum row."""

    questions: list[int]
    subtotals: list[int]
    score: int  # hundredths, as are all sums
    most: int
    has_max: bool
    of_numbers: float
    of_rows: float
    doubts: list[float]  # what speaks against rows that look like no questions
    prefixes: list[int]  # the areas that their numbers name
    designs: int
    earlier: bool


class Rows:
    """The rows of a report under one meaning of their columns, and what their runs come to."""

    def __init__(self, entries: Sequence[Entry], values: Sequence[Values]) -> None:
        self.entries = entries
        self.values = values
        self.titled = _running([len(e.titles) for e in entries])
        self.beside = any(e.beside for e in entries)
        self._designs = len({e.design for e in entries})
        self._earlier = any(e.earlier for e in entries)
        self._score = [v.score or 0 for v in values]
        self._max = [v.max or 0 for v in values]
        self._row = [_of_row(v) for v in values]
        self._doubt = [_doubt(e) for e in entries]
        self._scores, self._mosts = _running(self._score), _running(self._max)
        self._numbered = _running([e.number is not None for e in entries])
        self._unnumbered = _next([e.number is None for e in entries])
        self._odd = _next([e.is_subtotal or (e.number is None and (e.is_sum or e.is_bare)) for e in entries])
        self._odd_among_numbered = _next([e.is_subtotal or e.number is None for e in entries])
        self._parts: dict[tuple[int, int], Part] = {}

    def part(self, first: int, last: int) -> Part:
        """What the rows from `first` to `last` come to."""
        found = self._parts.get((first, last))
        if found is None:
            found = self._parts[first, last] = self._part(first, last)
        return found

    def _part(self, first: int, last: int) -> Part:
        questions, subtotals = self._told_apart(first, last)
        entries, values = self.entries, self.values
        own = [entries[k] for k in questions]
        return Part(
            questions,
            subtotals,
            sum([self._score[k] for k in questions]),
            sum([self._max[k] for k in questions]),
            any(values[k].max is not None for k in questions),
            _of_numbers(own),
            sum([self._row[k] for k in questions]),
            [doubt for k in questions if (doubt := self._doubt[k])],
            [e.number[0] for e in own if e.number is not None and e.number[0] is not None],
            1 if self._designs == 1 else len({e.design for e in own}),
            self._earlier and any(e.earlier for e in own),
        )

    def _told_apart(self, first: int, last: int) -> tuple[list[int], list[int]]:
        """Questions and subtotals: rows labelled as sums, or unnumbered ones that equal the rows since the last."""
        entries = self.entries
        numbered = self._numbered[last + 1] - self._numbered[first] >= 0.5 * (last + 1 - first)
        at = min((self._odd_among_numbered if numbered else self._odd)[first], last + 1)
        questions = list(range(first, at))
        subtotals: list[int] = []
        since, most_since = sum([self._score[k] for k in questions]), sum([self._max[k] for k in questions])
        any_since = at > first
        for k in range(at, last + 1):
            entry = entries[k]
            closes = entry.is_subtotal
            if not closes and entry.number is None and (entry.is_sum or entry.is_bare or numbered):
                closes = any_since and (entry.is_sum or self._adds_up(k, since, most_since))
                closes = closes or (numbered and not entry.is_bare and self._heads_group(k, last))
            if closes:
                subtotals.append(k)
                since, most_since, any_since = 0, 0, False
            else:
                questions.append(k)
                since, most_since, any_since = since + self._score[k], most_since + self._max[k], True
        return questions, subtotals

    def _adds_up(self, k: int, score: int, most: int) -> bool:
        """True for a row with the sum of some others in each column that it has."""
        own = self.values[k]
        return own.score == score and own.max in (None, most)

    def _heads_group(self, k: int, last: int) -> bool:
        """True for a row with the sum of the numbered rows right below it: a sub-area's."""
        end = min(self._unnumbered[k + 1], last + 1)
        return end > k + 1 and self._adds_up(
            k, self._scores[end] - self._scores[k + 1], self._mosts[end] - self._mosts[k + 1]
        )


def _running(numbers: Sequence[int]) -> list[int]:
    """The sum of the numbers before each place, and of all."""
    return [0, *accumulate(numbers)]


def _next(marked: Sequence[bool]) -> list[int]:
    """For each place, and the one behind the last, the next that is marked from there on; the length if none is."""
    found = [len(marked)] * (len(marked) + 1)
    for k in range(len(marked) - 1, -1, -1):
        found[k] = k if marked[k] else found[k + 1]
    return found


def _doubt(entry: Entry) -> float:
    """What speaks against a row as a question."""
    if entry.is_sum:
        return 5.0
    if entry.is_bare:
        return 3.0
    return 5.0 if entry.areas and not entry.number else 0.0


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
    for above, below in pairwise(given):
        worth += 1.5 if below == (above[0], above[1] + 1) else -1.0 if below[0] == above[0] else -3.0
    return worth + (0.5 if given[0][1] == 1 else -2.0)
