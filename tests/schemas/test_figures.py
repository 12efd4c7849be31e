"""Every printed value has a name, and a name leads to one value."""

import pytest

from schemas.checks import check
from schemas.figures import Names, figures_of, parsed, question_name, same, written
from tests.made_up import report
from tests.schemas.checks.test_adding_up import CASES, consistent, consistent_area, question, with_area


def test_names_are_unique_and_lead_back() -> None:
    made = report()
    names = Names(made)
    figures = figures_of(made)
    assert len({figure.what for figure in figures}) == len(figures)
    assert all(names.find(figure.what) == (figure,) for figure in figures)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question 4.3 score", consistent().areas[3].questions[2].score),
        ("Question  4.3 SCORE", consistent().areas[3].questions[2].score),
        ("area 4 row 3 max", consistent().areas[3].questions[2].max),
        ("area 2 heading", 80),
        ("area 2 sum max", 100),
        ("area 2 sum percent", 80),
        ("report year", 2014),
        ("report total", 640),
        ("report date", None),
    ],
)
def test_a_name_finds_its_value(name: str, value: object) -> None:
    (figure,) = Names(consistent()).find(name)
    assert figure.value == value


def test_texts_have_names() -> None:
    made = report()
    names = Names(made)
    strengths = [p for p in made.areas[4].points if p.kind == "strength"]
    assert names.find("area 5 strength 3 text")[0].value == strengths[2].text
    assert names.find("section 2 heading")[0].value == made.sections[1].heading
    assert names.find("report evaluators")[0].value == "Ada Exempel; Bo Påhittad"


@pytest.mark.parametrize(
    "name", ["question 9.9 score", "area 9 heading", "area 2", "", "question 4.3", "report colour"]
)
def test_what_is_not_there_is_not_found(name: str) -> None:
    assert Names(consistent()).find(name) == ()


def test_a_number_that_stands_twice_means_two_and_the_rows_mean_one() -> None:
    twice = with_area(questions=(*consistent_area(1).questions, question("1.5", 8, 10, 80, 6)))
    names = Names(twice)
    assert len(names.find("question 1.5 score")) == 2
    assert [names.find(f"area 1 row {n} score")[0].value for n in (5, 6)] == [8, 8]
    assert question_name(twice.areas[0], twice.areas[0].questions[-1]) == "area 1 row 6"


def test_a_number_of_another_area_goes_by_its_row() -> None:
    odd = with_area(2, questions=(question("1.2", 8, 10, 80, 1),))
    names = Names(odd)
    assert names.find("question 1.2 score")[0].area_number == 1
    assert names.find("area 2 row 1 score")[0].area_number == 2


def test_replacing_changes_one_value() -> None:
    made = report()
    changed = Names(made).replaced({"question 4.3 score": 3, "report evaluators": "Cia Nyanställd"})
    assert changed.areas[3].questions[2].score == 3
    assert changed.evaluators == ("Cia Nyanställd",)
    other = Names(changed).replaced(
        {"question 4.3 score": made.areas[3].questions[2].score, "report evaluators": "Ada Exempel; Bo Påhittad"}
    )
    assert other == made


@pytest.mark.parametrize("code", CASES)
def test_every_check_names_figures(code: str) -> None:
    made, _, _ = CASES[code]  # type: ignore[index]  # the codes of CASES
    (finding,) = check(made)
    assert finding.figures or code == "low-coverage"
    absent = code in ("area-missing", "table-missing", "question-missing", "low-coverage")
    found = [Names(made).find(name) for name in finding.figures]
    assert all(len(figures) == (0 if absent else 1) for figures in found)
    if found and not absent and found[0][0].form == "points":
        assert finding.printed is not None and finding.printed.removesuffix(" %") == written(found[0][0].value)


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [("11", "points", 11), (11, "points", 11), ("11,5", "points", 11.5), (" 68 % ", "points", 68),
     ("2014", "whole", 2014),
     (" ett  två\n", "text", "ett  två"), (None, "points", None)],
)  # fmt: skip
def test_values_as_people_write_them(text: str, form: str, value: object) -> None:
    assert parsed(text, form) == value  # type: ignore[arg-type]  # one of the forms


@pytest.mark.parametrize(
    ("text", "form"), [("elva", "points"), ("nan", "points"), ("2014,5", "whole"), ("1e9", "points")]
)
def test_what_is_no_number_is_refused(text: str, form: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text, form)  # type: ignore[arg-type]  # one of the forms


def test_blanks_do_not_tell_texts_apart() -> None:
    assert same("ett två", "ett\n  två") and not same("ett två", "ett tre") and same(11, 11.0) and not same("11", 11)
