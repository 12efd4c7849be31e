"""Labels that prove by themselves that they were not read whole."""

import pytest

from schemas.checks.labels import broken_labels
from schemas.report import Report
from tests.schemas.checks.test_adding_up import consistent


def labelled(text: str) -> Report:
    """A consistent report whose second question of area 3 has this label."""
    report = consistent()
    areas = []
    for area in report.areas:
        rows = [
            q.model_copy(update={"text": text}) if (area.number, k) == (3, 1) else q
            for k, q in enumerate(area.questions)
        ]
        areas.append(area.model_copy(update={"questions": tuple(rows)}))
    return report.model_copy(update={"areas": tuple(areas)})


@pytest.mark.parametrize(
    "text",
    [
        "samt hur resultaten sprids?",
        "Hur används undersökningar bland bru-",
        "Hållbar utveckling (miljö – ekonomi –",
        "Provstyrning 3.1 Finns en plan?",
    ],
)
def test_a_label_that_cannot_be_whole_is_doubted(text: str) -> None:
    (finding,) = broken_labels(labelled(text))
    assert (finding.code, finding.about, finding.area_number) == ("reading-incomplete", "reading", 3)
    assert (finding.printed, finding.expected) == (text, None)
    assert finding.question_number == labelled(text).areas[2].questions[1].number
    assert bool(finding.figures) == ("3.1" in text)


@pytest.mark.parametrize(
    "text",
    ["Kulturen", "Mål- och resultatstyrning (i bolag)", "IT-stöd", "Plan 2014.1 finns, se 9.9", "Andel 3,1 %", ""],
)
def test_a_label_that_may_be_whole_is_not(text: str) -> None:
    assert list(broken_labels(labelled(text))) == []
