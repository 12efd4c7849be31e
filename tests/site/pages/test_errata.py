"""Only what the report itself prints goes to its publisher, told by its cause."""

from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.database.stories import stories
from pipeline.site.serve import site
from schemas.report import Correction, Report
from tests import made_up
from tests.many import twelve_of_ten
from tests.site.conftest import Get, client


def contradicting(code: str, about: str = "report", confirmed: bool | None = None) -> Report:
    """Return a report with one finding of area 1, in which nothing else is wrong."""
    one = made_up.flagged(made_up.report("Ödeshult", 2014))
    finding = one.findings[0].model_copy(update={"code": code, "about": about, "confirmed": confirmed})
    return one.model_copy(update={"findings": (finding,)})


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
