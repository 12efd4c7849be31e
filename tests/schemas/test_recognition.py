"""Scores from OCR: a table that adds up confirms itself, another one gets a warning."""

import pytest

from schemas.recognition import confirms_itself, with_doubts
from schemas.report import Area, Place, Question
from tests.pipeline.fakes import made_up_finding, made_up_report

PLACE = Place(page=7, x0=70, top=100, x1=520, bottom=114)


def made_up_area(number: int, scores: tuple[float | None, ...], printed: float | None) -> Area:
    questions = tuple(
        Question(
            number=f"{number}.{position}",
            position=position,
            text="Hur arbetar kommunen?",
            score=score,
            max=20,
            percent_printed=None,
            place=PLACE,
        )
        for position, score in enumerate(scores, 1)
    )
    return Area.model_validate(
        {
            "number": number,
            "name": "Område",
            "subject": None,
            "page": 3,
            "score_heading": None,
            "score_heading_place": None,
            "score_printed": printed,
            "max_printed": 100,
            "percent_printed": None,
            "sum_place": None,
            "score_computed": sum(score or 0 for score in scores),
            "max_computed": 20 * len(scores),
            "questions": questions,
            "points": (),
        }
    )


@pytest.mark.parametrize(
    ("scores", "printed", "confirmed"),
    [((10, 12), 22, True), ((10, 12), 23, False), ((10, 12), None, False), ((10, None), 10, False)],
)
def test_a_table_confirms_itself_if_it_adds_up(
    scores: tuple[float | None, ...], printed: float | None, confirmed: bool
) -> None:
    assert confirms_itself(made_up_area(1, scores, printed)) is confirmed


def test_only_areas_that_do_not_add_up_get_a_warning() -> None:
    report = made_up_report(areas=(made_up_area(1, (10, 12), 22), made_up_area(2, (10, 12, 5), 28)), text_source="ocr")
    doubtful = with_doubts(report)
    assert [(f.code, f.severity, f.area_number, f.page) for f in doubtful.findings] == [
        ("reading-differs", "warning", 2, 7)
    ]
    assert doubtful.scores_confirmed == 2 / 5


def test_contradictions_are_doubts_about_the_reading_also_where_two_looks_agree() -> None:
    found = (made_up_finding(), made_up_finding(confirmed=True))
    doubts = with_doubts(made_up_report(findings=found, areas=(made_up_area(1, (1,), 1),))).findings
    assert [(d.about, d.severity, d.confirmed) for d in doubts] == [
        ("reading", "warning", None),
        ("reading", "warning", True),
    ]


def test_a_report_without_tables_has_nothing_to_confirm() -> None:
    assert with_doubts(made_up_report()).scores_confirmed is None
