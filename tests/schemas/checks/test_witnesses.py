"""Figures check each other in every combination that is there, also without the sum row."""

from typing import Any

import pytest

from schemas.checks.witnesses import witnesses
from schemas.report import Area, Finding, Report
from tests.schemas.checks.test_adding_up import consistent


def changed(number: int, total: int | None = None, **changes: Any) -> Report:
    """A consistent report with changed fields in one area."""
    report = consistent()
    areas = tuple(a.model_copy(update=changes) if a.number == number else a for a in report.areas)
    return report.model_copy(update={"areas": areas, "total_printed": total})


def area(number: int) -> Area:
    return next(a for a in consistent().areas if a.number == number)


def without_row(one: Area) -> dict[str, Any]:
    """What an area is whose last row and sum row were lost."""
    rows = one.questions[:-1]
    score, most = sum(q.score or 0 for q in rows), sum(q.max or 0 for q in rows)
    lost = dict.fromkeys(("score_printed", "max_printed", "percent_printed"))
    return {"questions": rows, "score_computed": score, "max_computed": most, **lost}


def told(report: Report) -> list[tuple[str, str]]:
    return [(finding.code, finding.about) for finding in witnesses(report)]


def test_a_consistent_report_says_nothing() -> None:
    assert told(consistent()) == []


def test_a_row_that_is_lost_with_the_sum_row_is_told() -> None:
    lost = without_row(area(3))
    assert told(changed(3, **lost, score_heading=None)) == [("reading-incomplete", "reading")]
    found: list[Finding] = list(witnesses(changed(3, **lost, score_heading=None)))
    assert (found[0].area_number, found[0].expected) == (3, str(area(3).max_computed))


def test_the_heading_accuses_the_report_only_where_no_row_can_be_lost() -> None:
    lost = without_row(area(3))
    heading = (lost["score_computed"] or 0) + 7
    assert ("heading-score-mismatch", "reading") in told(changed(3, **lost, score_heading=heading))
    whole: dict[str, Any] = {"score_printed": None, "score_heading": (area(3).score_computed or 0) + 7}
    assert told(changed(3, **whole)) == [("heading-score-mismatch", "report")]


@pytest.mark.parametrize("name", ["score", "max"])
def test_a_cell_that_is_lost_is_told(name: str) -> None:
    first, *rest = area(3).questions
    questions = (first.model_copy(update={name: None}), *rest)
    (finding,) = [f for f in witnesses(changed(3, questions=questions)) if f.question_number == first.number]
    assert (finding.code, finding.about) == ("reading-incomplete", "reading")


def test_the_total_speaks_where_a_sum_row_is_missing() -> None:
    total = sum(a.score_computed or 0 for a in consistent().areas)
    lost = {"score_printed": None, "score_heading": None}
    assert told(changed(3, int(total), **lost)) == []
    assert told(changed(3, int(total) + 5, **lost)) == [("report-total-mismatch", "report")]
    rows = without_row(area(3)) | {"score_heading": None}
    assert ("report-total-mismatch", "reading") in told(changed(3, int(total), **rows))


def test_a_row_taken_for_the_sum_row_lets_the_total_accuse_nobody() -> None:
    report = changed(4, score_printed=None)
    short: dict[str, Any] = {"score_printed": 15, "max_printed": 25, "score_heading": None}
    areas = tuple(a.model_copy(update=short) if a.number == 3 else a for a in report.areas)
    total = sum(a.score_computed or 0 for a in consistent().areas)
    found = told(report.model_copy(update={"areas": areas, "total_printed": int(total)}))
    assert [about for code, about in found if code == "report-total-mismatch"] == ["reading"]
