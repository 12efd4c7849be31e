"""Only what the report itself prints goes to its publisher, told by its cause."""

from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.database.stories import stories
from pipeline.site.serve import site
from schemas.report import Area, Correction, Finding, Report
from tests import made_up
from tests.many import many
from tests.site.conftest import Get, client


def contradicting(code: str, about: str = "report", confirmed: bool | None = None) -> Report:
    """Return a report with one finding of area 1, in which nothing else is wrong."""
    one = made_up.flagged(made_up.report("Ödeshult", 2014))
    finding = one.findings[0].model_copy(update={"code": code, "about": about, "confirmed": confirmed})
    return one.model_copy(update={"findings": (finding,)})


def twelve_of_ten() -> Report:
    """Return a report in which one wrong score breaks a percentage, a sum and its own maximum."""
    return next(one for one in many(30) if {f.code for f in one.findings} >= {"score-above-max", "area-total-mismatch"})


def serving(folder: Path, *reports: Report) -> Get:
    """Return a client of a site with these reports."""
    made_up.write(folder, reports)
    load(folder, folder / "kommunkompassen.db")
    return client(site(folder / "kommunkompassen.db"))


@pytest.mark.parametrize("confirmed", [True, None])
def test_contradiction_is_in_the_note(tmp_path: Path, confirmed: bool | None) -> None:
    get = serving(tmp_path, contradicting("area-total-mismatch", confirmed=confirmed))
    text = get("/report/odeshult-2014/errata.txt").text
    assert "Sidan 5: Summan i tabellen för område 1 står som 61." in text
    assert ("Två oberoende läsningar" in text) == (confirmed is True)


@pytest.mark.parametrize(
    ("code", "about", "confirmed"),
    [
        ("reading-differs", "reading", None),
        ("low-coverage", "reading", None),
        ("area-total-mismatch", "report", False),
        ("area-total-mismatch", "reading", None),
    ],
)
def test_doubt_about_the_reading_is_not(tmp_path: Path, code: str, about: str, confirmed: bool | None) -> None:
    get = serving(tmp_path, contradicting(code, about, confirmed))
    assert get("/report/odeshult-2014/errata.txt").text == ""


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


def test_errata_of_all_are_grouped_by_cause_with_what_people_said(tmp_path: Path) -> None:
    wrong = twelve_of_ten()
    said = Correction.model_validate(
        {"at": "question 6.5 score", "read": "12", "is": None, "kind": "source-error", "why": "Tryckfel", "by": "AE"}
        | {"on": "2024-02-01", "page": 15}
    )
    wrong = wrong.model_copy(update={"corrections": (said,)})
    get = serving(tmp_path, wrong, made_up.flagged(made_up.report("Ödeshult", 2014)))
    text = get("/errata.txt").text
    assert text.index("Poäng på en fråga (1)") < text.index("Summan under en tabell (")
    assert "[förklarad: Tryckfel (AE)]" in text
    assert "Poängen på fråga 6.5 står som 12. Med" in text
    lines = get("/errata.csv").text.splitlines()
    assert len(lines) == 1 + len(stories(wrong)) + 1
    assert "Score of a question" in get("/en/errata").text


def test_keys_of_a_story_lead_to_its_place(tmp_path: Path) -> None:
    one = twelve_of_ten()
    html = serving(tmp_path, one)(f"/report/{one.id}").text
    for story in stories(one):
        for key in story.keys:
            assert f'id="finding-{key}"' in html


def test_area_of_a_report_is_left_as_it_was_read() -> None:
    one = twelve_of_ten()
    before: Area = one.areas[5].model_copy(deep=True)
    stories(one)
    assert one.areas[5] == before
