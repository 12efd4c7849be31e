"""The reading of each design's columns for which its own tables speak, then the tables of the whole report."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from parsers.parts.tables.areas import Found, choose
from parsers.parts.tables.entries import Entry
from parsers.parts.tables.meaning import Meaning
from parsers.parts.tables.runs import Values, of_row, read_values
from parsers.parts.tables.segments import Witnesses, most_for_tables

_UNDECIDED = 2.0  # readings of a design nearer to each other than this cannot be told apart
_BY_FAR = 15.0  # unless words or the scores by the headings tell them apart: one contradiction counts some 8
_TELL = 0.5  # of the areas

Rows = Sequence[Entry]
"""The rows of one design."""


class _Tried(NamedTuple):
    """What a meaning of a design's columns comes to."""

    meaning: Meaning
    values: Sequence[Values]
    tables: float  # what speaks for its tables
    chosen: Found
    near: int  # areas whose points stand by their headings too

    @property
    def worth(self) -> float:
        return self.tables + self.meaning.worth


def search(
    designs: Sequence[tuple[Rows, Sequence[Meaning]]], witnesses: Witnesses
) -> tuple[list[Entry], dict[int, Meaning], Found, set[int]]:
    """The rows of the designs that make tables, in order, what their columns hold, and the tables.

    Last come the designs in which another column could hold the points as well. `designs` have their likeliest meanings
    with them, the best first.
    """
    meaning: dict[int, Meaning] = {}
    open_designs: set[int] = set()
    kept: list[Entry] = []
    alone: Found | None = None  # what the only design comes to
    for index, (entries, options) in enumerate(designs):
        tried = _tried(entries, index, options, witnesses)
        best = max((t for t in tried if t.chosen), key=lambda t: t.worth, default=None)
        if best is not None:
            alone = None if meaning else best.chosen
            meaning[index] = best.meaning
            if any(_may_be_meant(other, best) for other in tried):
                open_designs.add(index)
            kept.extend(entries)
    if not kept:
        return [], {}, [], set()
    as_read = list(kept)
    kept.sort(key=lambda e: (e.page, e.labelled.row.line.baseline))
    if alone is not None and kept == as_read:
        return kept, meaning, alone, open_designs
    values = read_values(kept, meaning)
    return kept, meaning, choose(kept, values, witnesses)[1], open_designs


def _tried(entries: Rows, index: int, options: Sequence[Meaning], witnesses: Witnesses) -> list[_Tried]:
    """What the meanings of a design come to, without those that surely fall far behind the best."""
    found: list[_Tried] = []
    best = -inf
    for option in options:
        values = read_values(entries, {index: option})
        if option.worth + _most(option, entries, values, witnesses, found) < best - _BY_FAR:
            continue
        tables, chosen = choose(entries, values, witnesses)
        found.append(_Tried(option, values, tables, chosen, _near(chosen, values, witnesses)))
        if chosen:
            best = max(best, found[-1].worth)
    return found


def _most(
    option: Meaning, entries: Rows, values: Sequence[Values], witnesses: Witnesses, tried: Sequence[_Tried]
) -> float:
    """The most that tables can come to: without percentages that prove something, no more than with them."""
    alike = [
        t for t in tried if (t.meaning.score, t.meaning.max, t.meaning.pair) == (option.score, option.max, option.pair)
    ]
    bounds = [t.tables for t in alike if all(of_row(a) <= of_row(b) for a, b in zip(values, t.values, strict=True))]
    return min([most_for_tables(entries, values, witnesses), *bounds])


def _near(chosen: Found, values: Sequence[Values], witnesses: Witnesses) -> int:
    near = 0
    for area, segment in chosen:
        rows = [segment.sum] if segment.sum is not None else segment.questions
        near += sum(values[k].score or 0 for k in rows) / 100 in witnesses.near.get(area, ())
    return near


def _may_be_meant(other: _Tried, best: _Tried) -> bool:
    """True where another column may hold the points: arithmetic hardly tells, nor do words or the areas' headings.

    A column of means adds up where the report contradicts itself, so arithmetic alone must tell by far.
    """
    if other.meaning.score == best.meaning.score or not other.chosen:
        return False
    told = best.near > max(other.near, _TELL * len(best.chosen)) or best.meaning.said > other.meaning.said
    return other.worth > best.worth - (_UNDECIDED if told else _BY_FAR)
