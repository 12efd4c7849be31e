"""Figures that other printed figures prove: what only one reading sees need not be doubted for that alone."""

from schemas.arithmetic import same_percent
from schemas.figures import Figure
from schemas.report import Area, Points, Report


def is_proven(figure: Figure, report: Report) -> bool:
    """True for a figure of a row whose percentage is right, or of a column of points or maxima that adds up."""
    area = next((a for a in report.areas if a.number == figure.area_number), None)
    if area is None or figure.value is None:
        return False
    return _is_percentage_right(figure, area) or _adds_up(figure.what.rpartition(" ")[2], area)


def _is_percentage_right(figure: Figure, area: Area) -> bool:
    score: Points | None
    most: Points | None
    share: Points | None
    if figure.question_number is None:
        score, most, share = area.score_printed, area.max_printed, area.percent_printed
    else:
        rows = [q for q in area.questions if q.number == figure.question_number]
        if len(rows) != 1:
            return False
        score, most, share = rows[0].score, rows[0].max, rows[0].percent_printed
    return bool(score and most and share is not None) and same_percent(share or 0, score or 0, most or 1)


def _adds_up(kind: str, area: Area) -> bool:
    cells = {"score": [q.score for q in area.questions], "max": [q.max for q in area.questions]}.get(kind, [])
    if not cells or None in cells:
        return False
    printed, computed = {
        "score": (area.score_printed, area.score_computed),
        "max": (area.max_printed, area.max_computed),
    }[kind]
    return printed is not None and printed == computed
