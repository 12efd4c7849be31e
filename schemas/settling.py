"""Two looks at the figures of a scan that differ: what the arithmetic of the report says of each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from schemas.arithmetic import same_percent
from schemas.figures import Names, Value, parsed
from schemas.recomputed import recomputed
from schemas.report import Area, Finding, Points, Report

_MOST = 8  # figures of one area on which the looks differ and that are settled together


def settled(report: Report) -> Report:
    """The report with figures decided on which two looks differ and for which arithmetic has a clear answer.

    A choice counts where more equations hold with it than with any other: a percentage that is score / maximum, sums
    of a column, a percentage of the sums. The finding goes where it is decided. Where it is not, the figure stays as it
    was first read, and so does its `reading-differs`.
    """
    open_ = {f.figures[0]: f for f in report.findings if f.code == "reading-differs" and len(f.figures) == 1}
    if not open_:
        return report
    decided: dict[str, Value] = {}
    for area in report.areas:
        mine = [name for name, finding in open_.items() if finding.area_number == area.number]
        decided |= _decide(report, area.number, {name: open_[name] for name in mine[:_MOST]})
    if not decided:
        return report
    return recomputed(report, Names(report).replaced(decided), decided.keys())


def _decide(report: Report, number: int, differing: Mapping[str, Finding]) -> dict[str, Value]:
    """What arithmetic makes of the figures of one area: the values of those for which it has an answer."""
    names = list(differing)
    if not names:
        return {}
    choices = [_choices(differing[name]) for name in names]
    figures = Names(report)
    scored = []
    for values in product(*choices):
        trial = figures.replaced(dict(zip(names, values, strict=True)))
        area = next(a for a in trial.areas if a.number == number)
        scored.append((sum(_equations(area)), values))
    best = max(score for score, _ in scored)
    winners = [values for score, values in scored if score == best]
    decided: dict[str, Value] = {}
    for k, name in enumerate(names):
        left = {values[k] for values in winners}
        others = [score for score, values in scored if values[k] not in left]
        if len(left) == 1 and others and max(others) < best:
            decided[name] = next(iter(left))
    return decided


def _choices(finding: Finding) -> Sequence[Value]:
    seen: list[Value] = []
    for text in (finding.printed, finding.expected):
        try:
            value = parsed(text, "points")
        except ValueError:
            continue
        if value not in seen:
            seen.append(value)
    return seen


def _equations(area: Area) -> Iterator[float]:
    """For each equation between figures of the area: 1 where it holds, 0 where not or where a figure is missing."""
    for question in area.questions:
        yield _percentage(question.score, question.max, question.percent_printed)
        if question.score is not None and question.max is not None:
            yield 0.0 if question.score <= question.max else -1.0
        yield 0.1 * (question.max is not None and question.max > 0 and question.max % 5 == 0)
    scores = [question.score for question in area.questions]
    maxima = [question.max for question in area.questions]
    if area.score_printed is not None:
        yield _adds_up(scores, area.score_printed)
        yield 0.5 * (area.score_heading == area.score_printed)
        yield _percentage(area.score_printed, area.max_printed, area.percent_printed)
    if area.max_printed is not None:
        yield _adds_up(maxima, area.max_printed)
        yield 0.1 * (area.max_printed == 100)
    if area.score_heading is not None:
        yield 0.5 * _adds_up(scores, area.score_heading)


def _percentage(score: Points | None, maximum: Points | None, percent: Points | None) -> float:
    if score is None or percent is None or not maximum:
        return 0.0
    return float(same_percent(percent, score, maximum))


def _adds_up(parts: Sequence[Points | None], total: Points) -> float:
    return float(sum(part for part in parts if part is not None) == total)
