"""Totals that were published elsewhere: a difference is a warning with the address, never more."""

import pytest

from schemas.checks import check, outside
from schemas.registers import KnownEvaluation
from schemas.report import Points, Report
from tests.schemas.checks.test_adding_up import consistent

URL = "https://ostersund.example/resultat"


def known(
    total: Points | None, url: str | None = URL, year: int = 2014, edition: str | None = "2010"
) -> KnownEvaluation:
    return KnownEvaluation(
        country="SE", municipality_id="SE-2380", year=year, edition=edition, total=total, url=url, note=None
    )


def whose(monkeypatch: pytest.MonkeyPatch, report: Report, *evaluations: KnownEvaluation) -> list[str]:
    monkeypatch.setattr(outside, "known_evaluations", lambda: evaluations)
    return [f.message for f in check(report) if f.code == "outside-total-differs"]


REPORT = consistent(municipality_id="SE-2380")


def test_a_total_that_differs_is_a_warning_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert whose(monkeypatch, REPORT, known(644)) == [f"The report says 640 points in total; {URL} has 644."]
    (finding,) = check(REPORT)
    assert (finding.severity, finding.about, finding.printed, finding.expected, finding.figures) == (
        "warning", "outside", "640", "644", ("report total",),
    )  # fmt: skip


def test_without_a_printed_total_the_areas_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = REPORT.model_copy(update={"total_printed": None, "total_place": None})
    assert whose(monkeypatch, silent, known(640)) == []
    assert whose(monkeypatch, silent, known(641)) == [
        f"The report's areas add up to 640 points in total; {URL} has 641."
    ]
    assert whose(monkeypatch, silent.model_copy(update={"areas": silent.areas[:7]}), known(641)) == []


@pytest.mark.parametrize(
    "evaluations",
    [(), (known(640),), (known(644), known(640)), (known(None),), (known(644, url=None),), (known(644, year=2015),),
     (known(644, edition="2016"),)],
)  # fmt: skip
def test_nothing_to_say(monkeypatch: pytest.MonkeyPatch, evaluations: tuple[KnownEvaluation, ...]) -> None:
    assert whose(monkeypatch, REPORT, *evaluations) == []


def test_another_municipality_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert whose(monkeypatch, consistent(), known(644)) == []
    assert whose(monkeypatch, consistent(municipality_id="NO-2380"), known(644)) == []
