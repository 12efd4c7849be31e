"""A table without its beginning, behind an area without a table."""

from schemas.checks.adding_up import check
from schemas.report import Report
from tests.schemas.checks.test_adding_up import consistent

RESTING_ON_ALL = {"area-total-mismatch", "area-max-mismatch", "question-missing"}


def torn(tables_gone: tuple[int, ...]) -> Report:
    """A report whose fourth area has lost its first question, and others all of them."""
    areas = []
    for area in consistent().areas:
        questions = () if area.number in tables_gone else area.questions[area.number == 4 :]
        score, most = (sum(getattr(q, name) or 0 for q in questions) for name in ("score", "max"))
        areas.append(area.model_copy(update={"questions": questions, "score_computed": score, "max_computed": most}))
    return consistent(areas=tuple(areas))


def abouts(report: Report) -> set[str]:
    return {f.about for f in check(report) if f.area_number == 4 and f.code in RESTING_ON_ALL}


def test_what_a_table_without_its_beginning_lacks_is_no_fault_of_the_report() -> None:
    assert abouts(torn((3,))) == {"reading"}


def test_a_question_that_is_missing_between_whole_tables_is_the_reports() -> None:
    assert abouts(torn(())) == {"report"}
