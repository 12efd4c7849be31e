"""Readings of a scan that differ: arithmetic decides where it has a clear answer, and only among what was seen."""

from schemas.report import Report
from schemas.settling import settled
from tests.pipeline.fakes import made_up_finding, made_up_report
from tests.schemas.test_recognition import made_up_area


def doubtful(score: float, other: str | None) -> Report:
    area = made_up_area(1, (score, 12), 22)
    finding = made_up_finding(
        code="reading-differs",
        area_number=1,
        question_number="1.1",
        printed=f"{score:g}",
        expected=other,
        figures=("question 1.1 score",),
    )
    return made_up_report(areas=(area,), findings=(finding,), text_source="ocr")


def first_score(report: Report) -> float | None:
    return report.areas[0].questions[0].score


def test_the_reading_with_which_the_table_adds_up_is_taken() -> None:
    report = settled(doubtful(16, "10"))
    assert first_score(report) == 10
    assert "reading-differs" not in {f.code for f in report.findings}


def test_a_look_may_see_what_neither_reading_does() -> None:
    assert first_score(settled(doubtful(16, "18"), [{"question 1.1 score": 10}])) == 10


def test_nothing_that_nobody_saw_is_chosen() -> None:
    report = settled(doubtful(16, "18"), [{"question 1.1 score": 17}])
    assert first_score(report) == 16
    assert "reading-differs" in {f.code for f in report.findings}


def test_a_table_that_one_reading_lacks_is_no_figure_to_decide() -> None:
    absent = made_up_finding(
        code="reading-differs",
        area_number=1,
        question_number=None,
        printed=None,
        expected="7",
        figures=("area 1 table",),
    )
    report = doubtful(16, "10")
    report = report.model_copy(update={"findings": (*report.findings, absent)})
    assert first_score(settled(report)) == 10


def test_a_likely_maximum_alone_decides_nothing() -> None:
    area = made_up_area(1, (10, 12), 22)
    bare = area.questions[0].model_copy(update={"score": None, "max": 25, "percent_printed": None})
    finding = made_up_finding(
        code="reading-differs",
        area_number=1,
        question_number="1.1",
        printed="25",
        expected=None,
        figures=("question 1.1 max",),
    )
    area = area.model_copy(update={"questions": (bare, *area.questions[1:]), "max_printed": None})
    report = settled(made_up_report(areas=(area,), findings=(finding,), text_source="ocr"), [{"question 1.1 max": 26}])
    assert "reading-differs" in {f.code for f in report.findings}
