"""Two looks at the figures of a scan that differ: what the arithmetic of the report says of each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from schemas.arithmetic import same_percent
from schemas.figures import Names, Value, parsed
from schemas.recomputed import recomputed
from schemas.report import Area, Finding, Points, Report

Seen = Mapping[str, Points | None]
"""What one more look sees of figures, by their names."""

_AGREED = 1.2  # equations that must speak against a figure on which the two readings agree, and one look does not
_CLEAR = 0.15  # by so much the best choice must be better than the next: more than a likely maximum alone is worth
_PAIRED = 16  # choices that are tried two at a time
_ARITHMETIC = frozenset(
    {
        "area-total-mismatch",
        "area-max-mismatch",
        "area-percent-mismatch",
        "heading-score-mismatch",
        "question-percent-mismatch",
        "score-above-max",
        "question-max-differs",
        "reading-incomplete",
    }
)
_ROUNDS = 12  # figures of one area that are put right one after the other


def settled(report: Report, looks: Sequence[Seen] = ()) -> Report:
    """The report with figures decided on which readings differ and for which arithmetic has a clear answer.

    A choice counts where more equations hold with it than with any other: a percentage that is score / maximum, sums
    of a column, a percentage of the sums. Only what some reading sees can be chosen, those of `looks` in areas that do
    not add up. The finding goes where it is decided. Where it is not, the figure stays as it was first read, and so
    does its `reading-differs`.
    """
    figures = Names(report)
    differing = [f for f in report.findings if f.code == "reading-differs" and len(f.figures) == 1]
    open_ = {f.figures[0]: f for f in differing if figures.find(f.figures[0])}  # a table that one reading lacks is none
    contradicted = {f.area_number for f in report.findings if f.severity == "error" or f.code in _ARITHMETIC}
    decided: dict[str, Value] = {}
    for area in report.areas:
        mine = {name: _choices(finding) for name, finding in open_.items() if finding.area_number == area.number}
        agreed = _by_looks(figures, area, mine, looks) if area.number in contradicted else {}
        if mine or agreed:
            decided |= _decide(figures, area.number, mine, agreed)
    if not decided:
        return report
    return recomputed(report, figures.replaced(decided), decided.keys())


_Choices = Mapping[str, Sequence[Value]]


def _by_looks(figures: Names, area: Area, open_: dict[str, list[Value]], looks: Sequence[Seen]) -> _Choices:
    """Figures of an area on which the two readings agree and a look does not; what looks see goes to `open_` too."""
    agreed: dict[str, list[Value]] = {}
    for name in {name: None for look in looks for name in look}:
        [figure] = figures.find(name) or (None,)
        if figure is None or figure.area_number != area.number:
            continue
        values = [look[name] for look in looks if look.get(name) is not None]
        if name in open_:
            open_[name] += [value for value in dict.fromkeys(values) if value not in open_[name]]
        elif any(value != figure.value for value in values):
            agreed[name] = list(dict.fromkeys([figure.value, *values]))
    return agreed


def _decide(figures: Names, number: int, open_: _Choices, agreed: _Choices) -> dict[str, Value]:
    """What arithmetic makes of the figures of one area: the values of those for which it has an answer."""
    choices = {**open_, **agreed}
    first: Mapping[str, Value] = {name: values[0] for name, values in choices.items()}

    def worth(values: Mapping[str, Value]) -> float:
        trial = figures.replaced(values)
        area = next(a for a in trial.areas if a.number == number)
        return sum(_equations(area)) - _AGREED * sum(values[name] != first[name] for name in agreed)

    best, most = first, worth(first)
    for _ in range(_ROUNDS):
        tried = [(worth(values), values) for values in _changed(best, choices)]
        better, values = max(tried, key=lambda t: t[0], default=(most, best))
        if better <= most + _CLEAR:
            break
        best, most = values, better
    decided: dict[str, Value] = {}
    for name, options in choices.items():
        others = [worth({**best, name: value}) for value in options if value != best[name]]
        if others and max(others) < most - _CLEAR and (name in open_ or best[name] != first[name]):
            decided[name] = best[name]
    return decided


def _changed(values: Mapping[str, Value], choices: _Choices) -> Iterator[Mapping[str, Value]]:
    """The values with another choice for one figure, or for two: a sum is right only once both its parts are."""
    singles = [(name, value) for name, options in choices.items() for value in options if value != values[name]]
    for name, value in singles:
        yield {**values, name: value}
    for (name, value), (other, second) in combinations(singles[:_PAIRED], 2):
        if name != other:
            yield {**values, name: value, other: second}


def _choices(finding: Finding) -> list[Value]:
    seen: list[Value] = []
    for text in (finding.printed, finding.expected):
        try:
            value = parsed(text, "points")
        except ValueError:
            continue
        if value not in seen:
            seen.append(value)
    return seen or [None]


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
