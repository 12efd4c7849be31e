"""What is published about an evaluation elsewhere, held against the report: a hint where to look, never more."""

from collections.abc import Iterator

from schemas.arithmetic import most_said, total_of
from schemas.figures import report_figure, written
from schemas.findings import FINDINGS
from schemas.registers import KnownEvaluation, known_evaluations
from schemas.report import Finding, Points, Report

_AREAS = 8


def outside_total_differs(report: Report) -> Iterator[Finding]:
    """A total that was published elsewhere, at an address, is not the report's.

    Where several are published for a year (an agenda, a press release), one that agrees is enough.
    """
    told = total(report)
    known = [k for k in known_evaluations() if _is_of(k, report) and k.total is not None and k.url]
    if told is None or not known or any(k.total == told for k in known):
        return
    kind, figure = FINDINGS["outside-total-differs"], report_figure(report, "total")
    for evaluation in known:
        address = f"{evaluation.url} has {written(evaluation.total)}"
        whose = "The report says" if report.total_printed is not None else "The report's areas add up to"
        yield Finding(
            code=kind.code,
            about=kind.about,
            severity=kind.severity,
            area_number=None,
            question_number=None,
            printed=written(report.total_printed),
            expected=written(evaluation.total),
            message=f"{whose} {written(told)} points in total; {address}.",
            page=figure.page,
            place=figure.place,
            figures=(figure.what,),
            confirmed=None,
        )


def total(report: Report) -> Points | None:
    """The total a report prints; else the sum of what it says of its areas, if it says it of all eight."""
    if report.total_printed is not None:
        return report.total_printed
    said = [most_said(area.score_heading, area.score_printed, area.score_computed)[0] for area in report.areas]
    scores = [score for score in said if score is not None]
    return total_of(scores) if len(scores) == len(said) == _AREAS else None


def _is_of(evaluation: KnownEvaluation, report: Report) -> bool:
    return (
        report.municipality_id is not None
        and evaluation.municipality_id == report.municipality_id
        and evaluation.year == report.year
        and (evaluation.edition is None or report.edition is None or evaluation.edition == report.edition)
    )
