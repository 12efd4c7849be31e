"""What other sources say and what a file lacks is not told as a doubt about the reading."""

from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from schemas.findings import FINDINGS
from schemas.report import Finding, FindingCode
from tests import made_up
from tests.site.conftest import Get, client
from tests.site.pages.test_pages import words

DOUBT = "något kan ha lästs fel eller missats"


def finding(code: FindingCode, **told: str) -> Finding:
    """A finding of the report as a whole."""
    kind = FINDINGS[code]
    return Finding(
        code=code,
        about=kind.about,
        severity=kind.severity,
        area_number=None,
        question_number=None,
        printed=told.get("printed"),
        expected=told.get("expected"),
        message="Told in English.",
        page=None,
        place=None,
        figures=(),
        confirmed=None,
    )


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site with one report for each thing that may be found besides the report itself."""
    folder: Path = tmp_path_factory.mktemp("other")
    found = {
        "Ängsvik": finding("outside-total-differs", expected="668"),
        "Åkerholm": finding("outside-total-differs", printed="437", expected="378"),
        "Zinkby": finding("pages-incomplete"),
        "Fjordby": finding("low-coverage"),
    }
    made_up.write(
        folder, [made_up.report(name, 2012).model_copy(update={"findings": (one,)}) for name, one in found.items()]
    )
    load(folder, folder / "kommunkompassen.db")
    return client(site(folder / "kommunkompassen.db"))


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("angsvik-2012", "Områdenas summor ger inte 668, som en annan källa har. Rapporten trycker ingen totalpoäng."),
        ("akerholm-2012", "Totalpoängen är 437 här och 378 i en annan källa."),
        ("zinkby-2012", "Sidor saknas, står dubbelt eller står i fel ordning."),
    ],
)
def test_it_stands_apart_from_doubts(get: Get, report: str, told: str) -> None:
    text = words(get(f"/report/{report}").text)
    assert told in text
    assert DOUBT not in text


def test_a_doubt_is_told_as_one(get: Get) -> None:
    assert DOUBT in words(get("/report/fjordby-2012").text)


def test_only_doubts_are_counted_as_such(get: Get) -> None:
    assert "På 1 ställe kan läsningen ha missat något." in words(get("/flagged").text)
