"""Figures that check each other where one of the usual witnesses is not there: a lost row or cell is never silent.

A sum row, the figure by the heading, the questions and the printed total say the same thing four times. Where the sum
row is missing, the others are held against each other. What disagrees may be the report's fault or ours: it accuses
the report only where the questions' maxima prove that no question was overlooked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.arithmetic import total_of
from schemas.figures import Figure, area_figure, question_figure, report_figure
from schemas.findings import finding_about
from schemas.report import Area, Finding, Points, Question, Report

_SHARE = 0.5  # of the areas with questions, that speak for what an area's maxima add up to
_LEAST = 3  # such areas
_AREAS = 8  # every edition has as many


def witnesses(report: Report) -> Iterator[Finding]:
    """What the figures that are there say against each other, beside the checks against sum rows."""
    usual = _usual_maximum(report.areas)
    for area in report.areas:
        yield from _lost_rows(area, usual)
        yield from _lost_cells(area)
        yield from _heading_against_questions(area, usual)
    yield from _total_against_areas(report, usual)


def _usual_maximum(areas: Sequence[Area]) -> Points | None:
    """What the questions' maxima add up to in most areas; None where the areas do not agree."""
    sums = Counter(area.max_computed for area in areas if area.questions and area.max_computed is not None)
    if not sums:
        return None
    usual, times = sums.most_common(1)[0]
    return usual if times >= max(_LEAST, _SHARE * sums.total()) else None


def _is_whole(area: Area, usual: Points | None) -> bool:
    """Whether the maxima prove that all questions were read, with their scores."""
    maximum = area.max_printed if area.max_printed is not None else usual
    scored = all(question.score is not None and question.max is not None for question in area.questions)
    return bool(area.questions) and scored and area.max_computed == maximum


def _lost_rows(area: Area, usual: Points | None) -> Iterator[Finding]:
    if area.max_printed is None and area.questions and usual is not None and area.max_computed != usual:
        most = Figure(f"area {area.number} max", area.max_computed, None, area.page, "points", area.number)
        message = f"Area {area.number}: its questions' maxima add up to {_n(area.max_computed)}, in most other areas "
        yield finding_about("reading-incomplete", most, usual, f"{message}to {_n(usual)}.", ())


def _lost_cells(area: Area) -> Iterator[Finding]:
    for name in ("score", "max", "percent_printed"):
        having = [_cell(question, name) is not None for question in area.questions]
        if sum(having) <= _SHARE * len(having):
            continue  # a column that the table has not
        for question, has in zip(area.questions, having, strict=True):
            if not has:
                cell = question_figure(area, question, name.removesuffix("_printed"))
                column = name.removesuffix("_printed")
                message = f"Question {question.number}: no {column} was found, most others of the area have one."
                yield finding_about("reading-incomplete", cell, None, message, (cell,))


def _cell(question: Question, name: str) -> Points | None:
    value: Points | None = getattr(question, name)
    return value


def _heading_against_questions(area: Area, usual: Points | None) -> Iterator[Finding]:
    if area.score_printed is not None or area.score_heading is None or area.score_computed is None:
        return
    if area.score_heading != area.score_computed:
        heading = area_figure(area, "heading")
        scores = [question_figure(area, question, "score") for question in area.questions]
        message = f"Area {area.number}: the box by the heading says {_n(area.score_heading)} points, its questions "
        message += f"add up to {_n(area.score_computed)}."
        found = finding_about("heading-score-mismatch", heading, area.score_computed, message, (heading, *scores))
        yield found if _is_whole(area, usual) else _doubt(found)


def _total_against_areas(report: Report, usual: Points | None) -> Iterator[Finding]:
    """Only where a sum row is missing: with all of them there is a check of its own."""
    areas = report.areas
    if report.total_printed is None or len(areas) < _AREAS or all(area.score_printed is not None for area in areas):
        return
    said = [_said(area) for area in areas]
    expected = total_of([value for value in said if value is not None])
    if expected is None or expected == report.total_printed:
        return
    total = report_figure(report, "total")
    message = f"The report says {_n(report.total_printed)} points in total, its areas add up to {_n(expected)}."
    found = finding_about("report-total-mismatch", total, expected, message, (total,))
    whole = all(_is_whole_sum(area, usual) or _is_whole(area, usual) for area in areas)
    yield found if whole else _doubt(found)


def _is_whole_sum(area: Area, usual: Points | None) -> bool:
    """Whether a sum row is the area's: one whose maximum is not that of the other areas may be a row of the table."""
    return area.score_printed is not None and (usual is None or area.max_printed in (None, usual))


def _said(area: Area) -> Points | None:
    """An area's points by the first of its witnesses that is there: sum row, heading, questions."""
    return next((v for v in (area.score_printed, area.score_heading, area.score_computed) if v is not None), None)


def _doubt(finding: Finding) -> Finding:
    return finding.model_copy(update={"about": "reading", "severity": "warning"})


def _n(value: Points | None) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
