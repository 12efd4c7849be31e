"""What the columns of a design hold: points, maximum, percentage or something else; fifty rows vote.

Percentages prove points and maxima, maxima are multiples of five and never below the points. The words over the
columns and the newest year are witnesses among these.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.document import Word
from parsers.parts.tables.atoms import Atom
from parsers.parts.tables.blocks import Row
from parsers.vocabulary import COLUMNS
from schemas.arithmetic import implied_maximum, same_percent
from schemas.report import Points

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = regex.compile(r"[\p{L}%]+")
_SPOKEN = 2.5  # a heading's word, or the newest year
_OTHER = (
    12.0  # a heading that speaks of a mean or an earlier round: a report contradicts itself in some tables, not in all
)
_MOST_COLUMNS = 7  # that are looked at: those with most figures
_KEPT = 4  # readings of a design that stay open


class Meaning(NamedTuple):
    """Which columns hold what, and what speaks for it."""

    score: int
    max: int | None
    percent: int | None
    pair: bool  # points and maximum stand in one cell
    worth: float
    said: float = 0.0  # what the words over the column of points say of it

    def values(self, cells: Mapping[int, Atom]) -> tuple[Points | None, Points | None, Points | None]:
        """Points, maximum and percentage of a row, as printed."""
        score = _value(cells.get(self.score))
        percent = _value(cells.get(self.percent)) if self.percent is not None else None
        if self.pair:
            cell = cells.get(self.score)
            return score, cell.most if cell is not None else None, percent
        return score, _value(cells.get(self.max)) if self.max is not None else None, percent

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that are read."""
        return tuple(c for c in (self.score, self.max, self.percent) if c is not None)


def _value(atom: Atom | None) -> Points | None:
    return atom.value if atom is not None else None


def meanings(rows: Sequence[Row], columns: int, heads: Mapping[int, Sequence[Word]]) -> list[Meaning]:
    """The likeliest meanings of the columns of a design, the best first; `heads` are the words over each column."""
    counts = Counter(k for row in rows for k in row.cells)
    kept = sorted(k for k, _ in counts.most_common(_MOST_COLUMNS) if k < columns)
    kinds = {k: Counter(row.cells[k].kind for row in rows if k in row.cells) for k in kept}
    pairs = [k for k in kept if kinds[k]["pair"] > 0.5 * counts[k]]
    signs = [k for k in kept if kinds[k]["percent"] > 0.5 * counts[k]]
    plain = [k for k in kept if k not in pairs and k not in signs]
    spoken = _spoken(kept, heads)
    share = {k: 0.5 + 0.02 * counts[k] for k in kept}
    found: list[Meaning] = []
    for score in pairs:
        for percent in [*signs, *plain, None]:
            read = {score} | ({percent} if percent is not None else set())
            worth = _of_pairs(rows, score, percent) + spoken[score]["score"] + 2.0
            worth += spoken[percent]["percent"] if percent is not None else 0.0
            made = _meaning(score, None, percent, worth, kept, read, share, pair=True)
            found.append(made._replace(said=spoken[score]["score"]))
    for score in plain:
        for most in [*(k for k in plain if k != score), None]:
            base = spoken[score]["score"] + (
                spoken[most]["max"] + _of_maxima(rows, score, most) if most is not None else 0.0
            )
            shares = [*signs, *(k for k in plain if k not in (score, most)), None]
            for percent in shares:
                read = {k for k in (score, most, percent) if k is not None}
                worth = base
                if percent is not None:
                    worth += spoken[percent]["percent"] + (1.0 if percent in signs else 0.0)
                    if most is not None:
                        worth += _of_shares(rows, score, most, percent)
                    elif percent in plain:
                        worth += _of_implied(rows, score, percent)
                made = _meaning(score, most, percent, worth, kept, read, share, pair=False)
                found.append(made._replace(said=spoken[score]["score"]))
    found.sort(key=lambda m: -m.worth)
    return found[:_KEPT]


def _meaning(
    score: int,
    most: int | None,
    percent: int | None,
    worth: float,
    kept: Sequence[int],
    read: set[int],
    share: Mapping[int, float],
    *,
    pair: bool,
) -> Meaning:
    return Meaning(score, most, percent, pair, worth - sum(share[k] for k in kept if k not in read))


def _of_maxima(rows: Sequence[Row], score: int, most: int) -> float:
    """What speaks for one column being the maxima of another's points."""
    worth = 0.0
    for row in rows:
        s, m = _value(row.cells.get(score)), _value(row.cells.get(most))
        if m is None:
            continue
        worth += 0.15 if m % 5 == 0 and m else -0.8
        if s is not None:
            worth += 0.35 if s <= m else -1.5
    return worth


def _of_shares(rows: Sequence[Row], score: int, most: int, percent: int) -> float:
    worth = 0.0
    for row in rows:
        s, m, p = (_value(row.cells.get(k)) for k in (score, most, percent))
        if s is not None and m and p is not None:
            worth += 1.0 if same_percent(p, s, m) else -1.5
    return worth


def _of_implied(rows: Sequence[Row], score: int, percent: int) -> float:
    """What speaks for a percentage without sign and maximum: most imply a maximum that is a multiple of five."""
    worth = -1.0
    for row in rows:
        s, p = _value(row.cells.get(score)), _value(row.cells.get(percent))
        if s and p:
            worth += 0.4 if implied_maximum(s, p) is not None else -1.2
    return worth


def _of_pairs(rows: Sequence[Row], score: int, percent: int | None) -> float:
    worth = 0.0
    for row in rows:
        cell = row.cells.get(score)
        if cell is None or cell.value is None or cell.most is None:
            continue
        worth += (0.35 if cell.value <= cell.most else -1.5) + (0.15 if cell.most % 5 == 0 else -0.8)
        p = _value(row.cells.get(percent)) if percent is not None else None
        if p is not None and cell.most:
            worth += 1.0 if same_percent(p, cell.value, cell.most) else -1.5
    return worth


def _spoken(columns: Sequence[int], heads: Mapping[int, Sequence[Word]]) -> dict[int, dict[str, float]]:
    """What the words over each column say of its being points, maximum or percentage."""
    texts = {k: _joined(heads.get(k, ())) for k in columns}
    kinds = {k: column_kinds(text) for k, text in texts.items()}
    years = {k: max((int(y) for y in _YEAR.findall(t)), default=0) for k, t in texts.items()}
    newest = max(years.values(), default=0)
    several = len({y for y in years.values() if y}) > 1
    spoken: dict[int, dict[str, float]] = {}
    for k in columns:
        worth = {"score": 0.0, "max": 0.0, "percent": 0.0}
        if kinds[k]:
            for kind in worth:
                said = kind in kinds[k] and not ("other" in kinds[k] or (kind == "score" and "max" in kinds[k]))
                worth[kind] += _SPOKEN if said else -_OTHER if kinds[k] == {"other"} else -_SPOKEN
        if several and years[k]:
            worth["score"] += _SPOKEN if years[k] == newest else -_SPOKEN
        spoken[k] = worth
    return spoken


def _joined(words: Sequence[Word]) -> str:
    text = ""
    for word in sorted(words, key=lambda w: (round(w.baseline), w.x0)):
        text = text[:-1] + word.text if text.endswith("-") else f"{text} {word.text}".strip()
    return text


def column_kinds(text: str) -> set[str]:
    """What a column's heading says it holds; "other" where it is not this report's scoring."""
    folded = text.casefold().strip(" .:()")
    words = set(_WORD.findall(folded))
    words |= {a + b for a, b in pairwise(_WORD.findall(folded))} | {folded}
    named = {
        "score": COLUMNS.score,
        "max": COLUMNS.max,
        "percent": COLUMNS.percent,
        "other": COLUMNS.other,
    }
    return {kind for kind, known in named.items() if words & known}
