"""Findings of one cause are told together, and first the one whose picture shows the figure that is the cause."""

from pipeline.database.stories import Story, stories
from schemas.checks.adding_up import check
from schemas.report import Area, Finding, Question, Report
from tests import made_up
from tests.many import many, twelve_of_ten


def checked(area: Area) -> Report:
    """Return a report with this first area and what there is to say about it."""
    one = made_up.report("Ödeshult", 2018, "2016")
    report = one.model_copy(update={"areas": (area, *one.areas[1:])})
    return report.model_copy(update={"findings": check(report)})


def first_area() -> Area:
    return made_up.report("Ödeshult", 2018, "2016").areas[0]


def with_question(position: int, **printed: float) -> Area:
    """Return an area in which one question prints something else."""

    def put(question: Question) -> Question:
        return question.model_copy(update=printed) if question.position == position else question

    questions = tuple(map(put, first_area().questions))
    sums = {"score_computed": sum(q.score or 0 for q in questions), "max_computed": sum(q.max or 0 for q in questions)}
    return first_area().model_copy(update={"questions": questions} | sums)


def only_story(area: Area) -> Story:
    (story,) = (s for s in stories(checked(area)) if s.area_number == 1)
    return story


def test_the_wrong_maximum_comes_before_the_sum_that_it_breaks() -> None:
    story = only_story(with_question(3, max=(first_area().questions[2].max or 0) + 5))
    assert (story.figure, story.question_number) == ("question max", "1.3")
    assert story.keys == ("area-1/question-percent-mismatch/1.3", "area-1/area-max-mismatch")


def test_the_wrong_heading_comes_before_the_sum_row() -> None:
    area = first_area().model_copy(update={"score_heading": 99})
    assert only_story(area).keys == ("area-1/heading-score-mismatch",)


def test_the_wrong_sum_comes_before_the_heading_it_disagrees_with() -> None:
    area = first_area()
    wrong = area.model_copy(update={"score_printed": (area.score_printed or 0) + 1})
    story = only_story(wrong)
    assert story.figure == "sum score"
    assert story.keys[0] == "area-1/area-total-mismatch"
    assert "area-1/heading-score-mismatch" in story.keys


def test_a_sum_that_questions_and_heading_speak_against_is_the_cause_whatever_its_percentage_says() -> None:
    area = first_area()
    right = area.score_printed or 0
    story = only_story(area.model_copy(update={"score_printed": right + 3, "percent_printed": right + 3}))
    assert (story.figure, story.fits) == ("sum score", right)
    assert story.agree == ("heading", "questions", "total")


def test_a_heading_is_said_to_agree_only_with_what_agrees() -> None:
    area = first_area()
    right = area.score_printed or 0
    story = only_story(area.model_copy(update={"score_heading": right + 3}))
    assert (story.figure, story.fits, story.agree) == ("heading", right, ("sum", "questions"))


def test_findings_with_one_cause_are_one_story() -> None:
    one = twelve_of_ten()
    mine = [f for f in one.findings if f.area_number == 6]
    told = [s for s in stories(one) if s.area_number == 6]
    right = one.areas[5].score_heading
    others = sum(float(q.score or 0) for q in one.areas[5].questions[:4])
    assert len(mine) == 3
    assert [(s.figure, s.printed, s.fits) for s in told] == [("question score", 12, float(right or 0) - others)]
    assert told[0].agree == ("percent", "sum", "heading")
    assert len(told[0].keys) == 3


def test_every_finding_about_the_report_is_in_one_story() -> None:
    for one in many(60):
        keys = [key for story in stories(one) for key in story.keys]
        assert len(keys) == len(set(keys)) == len(one.findings)


def test_no_figure_is_named_where_two_would_explain_it() -> None:
    one = made_up.report("Ödeshult", 2014)
    first = one.areas[0]
    bare = tuple(q.model_copy(update={"percent_printed": None}) for q in first.questions)
    area = first.model_copy(
        update={"questions": bare, "score_heading": None, "score_printed": (first.score_printed or 0) + 2}
    )
    finding = made_up.flagged(one).findings[0]
    changed = one.model_copy(update={"areas": (area, *one.areas[1:]), "findings": (finding,)})
    assert [s.figure for s in stories(changed)] == [None]


def test_a_better_sum_row_that_makes_the_total_right_explains_it_too() -> None:
    one = made_up.flagged(made_up.report("Ödeshult", 2014))
    total = Finding.model_validate(
        one.findings[0].model_dump() | {"code": "report-total-mismatch", "area_number": None, "confirmed": True}
    )
    told = stories(one.model_copy(update={"findings": (*one.findings, total)}))
    assert [(s.figure, s.agree[-1]) for s in told] == [("sum score", "total")]


def test_area_of_a_report_is_left_as_it_was_read() -> None:
    one = twelve_of_ten()
    before: Area = one.areas[5].model_copy(deep=True)
    stories(one)
    assert one.areas[5] == before
