"""What can be said for scores that come from OCR: a table whose questions add up to its sum row confirms itself."""

from schemas.findings import as_doubt
from schemas.report import Area, Finding, Report


def with_doubts(report: Report) -> Report:
    """The report with a warning for each area whose scores OCR may have misread, and the share of cells that add up.

    One misread digit breaks the sum, and two that cancel out are unlikely; so the arithmetic stands in for the second
    reading where there was none. The code is that of a second reading that differs (`reading-differs`). Contradictions
    are about the reading, and warnings: two looks at one picture go wrong together, `confirmed` says where they agree.
    """
    findings = tuple(as_doubt(finding) if finding.about == "report" else finding for finding in report.findings)
    said = {f.area_number for f in findings if f.code == "reading-differs" and f.question_number is None}
    doubtful = [area for area in report.areas if area.questions and not confirms_itself(area)]
    cells = sum(len(area.questions) for area in report.areas)
    doubted = sum(len(area.questions) for area in doubtful)
    share = report.scores_confirmed
    if share is None and cells:
        share = (cells - doubted) / cells
    return report.model_copy(
        update={
            "findings": (*findings, *(_warning(area) for area in doubtful if area.number not in said)),
            "scores_confirmed": share,
        }
    )


def confirms_itself(area: Area) -> bool:
    """Whether the area prints a sum, and it is that of its questions, all of which have a score."""
    scores = [question.score for question in area.questions]
    return None not in scores and area.score_printed is not None and area.score_printed == area.score_computed


def _warning(area: Area) -> Finding:
    place = area.sum_place or area.questions[0].place
    return Finding(
        code="reading-differs",
        about="reading",
        severity="warning",
        area_number=area.number,
        question_number=None,
        printed=None if area.score_printed is None else f"{area.score_printed:g}",
        expected=None if area.score_computed is None else f"{area.score_computed:g}",
        message=f"The scores of area {area.number} come from OCR and do not confirm each other: look at the page.",
        page=place.page,
        place=place,
        confirmed=None,
    )
