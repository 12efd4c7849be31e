"""Which one wrong figure of an area explains what does not agree in it.

The figures of an area are held against each other. A figure that, given another value, makes everything agree which it
broke, is the cause: "6.6 prints 12 of 10; with 8 the percentage, the sum and the heading agree". Where two figures
would explain the same, none is named.
"""

from collections.abc import Callable, Iterator

from schemas.arithmetic import percent, same_percent, total_of
from schemas.report import Area, Points

Name = tuple[str, int]
"""A figure of an area: what it is, and the position of its question, 0 for the area's own."""
Figures = dict[Name, Points]
Broken = tuple[str, str | None]
"""Code of a finding and its question."""
SCORE, MAX, PERCENT = "question score", "question max", "question percent"
SUM_SCORE, SUM_MAX, SUM_PERCENT, HEADING = "sum score", "sum max", "sum percent", "heading"
_MOST_TRIED = 60
"""Highest score or maximum of a question that a percentage is tried with, in points; the catalogue's highest is 40."""


def figures_of(area: Area) -> Figures:
    """The figures that the area prints, in points and percent."""
    said: dict[Name, Points | None] = {
        (HEADING, 0): area.score_heading,
        (SUM_SCORE, 0): area.score_printed,
        (SUM_MAX, 0): area.max_printed,
        (SUM_PERCENT, 0): area.percent_printed,
    }
    for q in area.questions:
        said |= {(SCORE, q.position): q.score, (MAX, q.position): q.max, (PERCENT, q.position): q.percent_printed}
    return {name: value for name, value in said.items() if value is not None}


def what_breaks(figures: Figures, numbers: dict[int, str]) -> set[Broken]:
    """What does not agree among the figures."""
    found: set[Broken] = set()
    scores, maxima = _sum(figures, SCORE), _sum(figures, MAX)
    row, most = figures.get((SUM_SCORE, 0)), figures.get((SUM_MAX, 0))
    if row is not None and scores is not None and row != scores:
        found.add(("area-total-mismatch", None))
    if most is not None and maxima is not None and most != maxima:
        found.add(("area-max-mismatch", None))
    if not _percent_fits(figures.get((SUM_PERCENT, 0)), row, most):
        found.add(("area-percent-mismatch", None))
    heading, table = figures.get((HEADING, 0)), row if row is not None else scores
    if heading is not None and table is not None and heading != table:
        found.add(("heading-score-mismatch", None))
    for position, number in numbers.items():
        score, maximum = figures.get((SCORE, position)), figures.get((MAX, position))
        if not _percent_fits(figures.get((PERCENT, position)), score, maximum):
            found.add(("question-percent-mismatch", number))
        if score is not None and maximum is not None and score > maximum:
            found.add(("score-above-max", number))
    return found


def cause_of(figures: Figures, numbers: dict[int, str], left: set[Broken]) -> tuple[Name, Points] | None:
    """The one figure and its value that mend most of what is left and break nothing; None for none or two."""
    everything = what_breaks(figures, numbers)
    best: dict[Name, tuple[int, Points]] = {}
    for name in figures:
        for value in _candidates(figures, name):
            after = what_breaks({**figures, name: value}, numbers)
            mended = left - after
            breaks = after - everything - _worked_out_from(name, mended)
            if not breaks and len(mended) > best.get(name, (0, 0))[0]:
                best[name] = (len(mended), value)
    most = max((n for n, _ in best.values()), default=0)
    causes = [(name, value) for name, (n, value) in best.items() if n == most]
    return causes[0] if len(causes) == 1 else None


def _worked_out_from(name: Name, mended: set[Broken]) -> set[Broken]:
    """What a better figure may break: the percentage of a sum that both the questions and the heading speak against.

    A wrong sum has the percentage that was worked out from it, which is no third witness.
    """
    both = {("area-total-mismatch", None), ("heading-score-mismatch", None)}
    return {("area-percent-mismatch", None)} if name[0] == SUM_SCORE and mended >= both else set()


def _candidates(figures: Figures, name: Name) -> Iterator[Points]:
    """Values that some other figure speaks for."""
    kind, position = name
    row, most, heading = figures.get((SUM_SCORE, 0)), figures.get((SUM_MAX, 0)), figures.get((HEADING, 0))
    if kind == SCORE:
        yield from (v for v in (_rest(figures, SCORE, name, said) for said in (row, heading)) if v is not None)
        yield from _of_percent(figures, position, lambda v, maximum: (v, maximum), MAX)
    elif kind == MAX:
        rest = _rest(figures, MAX, name, most)
        if rest is not None:
            yield rest
        yield from _of_percent(figures, position, lambda v, score: (score, v), SCORE)
    elif kind == PERCENT:
        yield from _percent_of(figures.get((SCORE, position)), figures.get((MAX, position)))
    elif kind == SUM_PERCENT:
        yield from _percent_of(row, most)
    else:
        others = {SUM_SCORE: (_sum(figures, SCORE), heading), HEADING: (row, _sum(figures, SCORE))}
        said = others.get(kind, (_sum(figures, MAX),))
        yield from (v for v in said if v is not None)


def agreeing(figures: Figures, name: Name) -> Iterator[str]:
    """The printed figures that agree with a figure, as it stands in `figures`, by name (percent, sum ...)."""
    kind, position = name
    row, heading, scores = figures.get((SUM_SCORE, 0)), figures.get((HEADING, 0)), _sum(figures, SCORE)
    if kind in (PERCENT, SUM_PERCENT):
        yield "score"
        return
    if kind != HEADING and _percent_agrees(figures, position):
        yield "percent"
    if (kind == SCORE and row == scores) or (kind == HEADING and row == heading):
        yield "sum"
    if kind in (SCORE, SUM_SCORE) and heading is not None and heading == (scores if kind == SCORE else row):
        yield "heading"
    if kind == MAX and figures.get((SUM_MAX, 0)) == _sum(figures, MAX):
        yield "max"
    of_questions = _sum(figures, MAX) if kind == SUM_MAX else scores
    if kind in (SUM_SCORE, SUM_MAX, HEADING) and figures[name] == of_questions:
        yield "questions"


def _percent_agrees(figures: Figures, position: int) -> bool:
    """Whether a percentage is printed for a question, or for the sum row at position 0, and is that of its score."""
    score, most, share = (SCORE, MAX, PERCENT) if position else (SUM_SCORE, SUM_MAX, SUM_PERCENT)
    row = figures.get((share, position)), figures.get((score, position)), figures.get((most, position))
    return None not in row and _percent_fits(*row)


def _sum(figures: Figures, kind: str) -> Points | None:
    return total_of([value for (what, _), value in figures.items() if what == kind])


def _rest(figures: Figures, kind: str, name: Name, total: Points | None) -> Points | None:
    """What a question must have for the column to add up to `total`; None where that is below zero."""
    others = total_of([value for other, value in figures.items() if other[0] == kind and other != name]) or 0
    rest = None if total is None else total_of([total, -others])
    return rest if rest is not None and rest >= 0 else None


def _of_percent(
    figures: Figures, position: int, as_fraction: Callable[[int, Points], tuple[Points, Points]], other: str
) -> Iterator[Points]:
    share, known = figures.get((PERCENT, position)), figures.get((other, position))
    if share is None or known is None:
        return
    for value in range(_MOST_TRIED + 1):
        score, maximum = as_fraction(value, known)
        if maximum > 0 and score <= maximum and same_percent(share, score, maximum):
            yield value


def _percent_of(score: Points | None, maximum: Points | None) -> Iterator[Points]:
    if score is not None and maximum:
        yield percent(score, maximum)


def _percent_fits(share: Points | None, score: Points | None, maximum: Points | None) -> bool:
    return share is None or score is None or not maximum or same_percent(share, score, maximum)
