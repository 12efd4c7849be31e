"""Points on lines of their own below the questions."""

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.tables import ScoreTable, find_score_tables
from parsers.parts.tables.stated import stated_points
from tests.parsers.typed_pages import Sheet, flow, line, setting

QUESTIONS = ("Finns en plan?", "Hur informeras medborgarna i kommunen?", "Etik", "Hur sprids kunskap?")


def stated(form: str, *, comment: str = "") -> tuple[ScoreTable, ...]:
    """Three areas of four questions, each with its points below it, and a comment below these."""
    sheets = []
    for area in (1, 2, 3):
        sheet = Sheet(area).put(90, f"{area}. Ämnet för dagen", bold=True)
        y = 90.0
        for k, question in enumerate(QUESTIONS, 1):
            sheet.put(y + 26, f"{area}.{k} {question}", bold=True).put(y + 40, form.format(score=4 * k + area, max=25))
            y += 40
            if comment:
                y += 14
                sheet.put(y, comment)
        sheets.append(sheet)
    return find_score_tables(Remaining(flow(*sheets)), setting(*sheets), []).tables


@pytest.mark.parametrize("form", ["Poäng: {score} av {max}", "Poäng: {score}/{max}", "Resultat {score} p av {max} p"])
@pytest.mark.parametrize("comment", ["", "Arbetet har kommit långt och följs upp varje år."])
def test_each_question_has_the_points_below_it(form: str, comment: str) -> None:
    tables = stated(form, comment=comment)
    assert [t.area for t in tables] == [1, 2, 3]
    assert [(q.label, q.score, q.max) for q in tables[1].questions] == [
        (question, 4 * k + 2, 25) for k, question in enumerate(QUESTIONS, 1)
    ]


def test_a_few_such_lines_are_the_areas_own_scores() -> None:
    assert stated_points([line("Poäng: 57 av 100", 72, 100 + 20 * k) for k in range(8)]) == {}


def test_a_sentence_states_nothing() -> None:
    assert stated_points([line("Poäng 12 av 15 är bra", 72, 100 + 20 * k) for k in range(20)]) == {}
