"""Pages stand also where there is little or nothing to show."""

from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from schemas.report import Report
from tests import made_up
from tests.site.conftest import Get, client

PAGES = (
    "/",
    "/reports",
    "/municipalities",
    "/areas",
    "/area/2010/1",
    "/compare",
    "/change",
    "/errata",
    "/api",
    "/examples",
    "/flagged",
    "/search?q=plan",
    "/about",
    "/about/dictionary",
    "/robots.txt",
    "/sitemap.xml",
    "/feed.atom",
    "/kommunkompassen",
    "/kommunkompassen/report_profiles",
)


def bare() -> Report:
    """Return a report of which hardly anything could be read."""
    return made_up.report("Zinkby", 2013).model_copy(
        update={
            "year": None,
            "month": None,
            "report_date": None,
            "ordinal": None,
            "edition": None,
            "evaluators": (),
            "total_printed": None,
            "total_place": None,
            "total_computed": None,
            "total_max": None,
            "scores_confirmed": None,
            "coverage": 0.0,
            "producer": None,
            "areas": (),
            "sections": (),
            "mentions": (),
        }
    )


def without_scores() -> Report:
    """Return a report whose areas have neither scores nor tables."""
    one = made_up.report("Ängsvik", 2012)
    boxes = ("score_heading_place", "sum_place")
    scores = ("score_heading", "score_printed", "max_printed", "percent_printed", "score_computed", "max_computed")
    nothing = dict.fromkeys(("subject", *boxes, *scores))
    areas = tuple(a.model_copy(update={**nothing, "questions": (), "points": ()}) for a in one.areas)
    return one.model_copy(update={"areas": areas})


def serving(folder: Path, reports: list[Report]) -> Get:
    """Return a client of a site with these reports."""
    made_up.write(folder, reports)
    load(folder, folder / "kommunkompassen.db")
    return client(site(folder / "kommunkompassen.db"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site without a report."""
    return serving(tmp_path_factory.mktemp("empty"), [])


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site with reports of which little could be read."""
    return serving(tmp_path_factory.mktemp("sparse"), [bare(), without_scores()])


@pytest.mark.parametrize("path", PAGES)
def test_page_without_any_report(empty: Get, path: str) -> None:
    assert empty(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *PAGES,
        "/report/zinkby-2013",
        "/report/zinkby-2013.csv",
        "/report/zinkby-2013.xlsx",
        "/report/angsvik-2012",
        "/report/angsvik-2012/errata",
        "/municipality/zinkby",
        "/municipality/angsvik",
        "/compare?r=zinkby-2013&r=angsvik-2012",
    ],
)
def test_page_with_little_to_show(sparse: Get, path: str) -> None:
    assert sparse(path).status_code == 200


@pytest.mark.parametrize("one", [bare(), without_scores()], ids=["bare", "without scores"])
def test_little_is_given_back_as_it_is(sparse: Get, one: Report) -> None:
    assert Report.model_validate_json(sparse(f"/report/{one.id}.json").content) == one


def test_report_without_scores_is_not_ranked(sparse: Get) -> None:
    assert "Inga poäng hittades i den här rapporten." in sparse("/report/angsvik-2012").text
