"""What the measurement of scale reads are whole reports, and it says when a limit is missed."""

import pytest

from pipeline.run.work.reading import read_report
from schemas.report import Report
from tests.bench.scale import Spent, Tenth, report, small_report


def tenths(**last: float) -> list[Tenth]:
    first = {"clock": 80.0, "processor": 70.0, "parent": 60.0, "worker": 70.0}
    return [Tenth(1000 * n, **(first if n < 10 else {**first, **last})) for n in range(1, 11)]


@pytest.mark.parametrize("again", [0, 1])
def test_the_files_are_reports_in_which_everything_adds_up(again: int) -> None:
    (found,) = read_report(small_report("Exempelby", 2012 + again, 1, again), "exempelby.pdf").results
    assert isinstance(found, Report)
    assert (found.id, len(found.areas), found.pages) == (f"exempelby-{2012 + again}", 8, 3)
    assert not found.findings


def test_what_comes_again_differs_in_its_figures() -> None:
    first, again = (read_report(small_report("Exempelby", 2012, 1, n), "exempelby.pdf").results[0] for n in range(2))
    assert isinstance(first, Report)
    assert isinstance(again, Report)
    assert first.total_computed != again.total_computed


def test_flat_figures_hold_every_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tenths(), Spent(9.0, 4.0), Spent(90.0, 50.0), 10_000) == 0
    assert "MISSED" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("last", "same", "load", "reports"),
    [
        ({"processor": 80.0}, 4.0, 50.0, 10_000),
        ({"parent": 80.0}, 4.0, 50.0, 10_000),
        ({"worker": 90.0}, 4.0, 50.0, 10_000),
        ({}, 6.0, 50.0, 10_000),
        ({}, 4.0, 61.0, 10_000),
        ({}, 4.0, 50.0, 9_999),
    ],
)
def test_each_limit_can_be_missed(
    last: dict[str, float], same: float, load: float, reports: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tenths(**last), Spent(same, same), Spent(load, load), reports) == 1
    assert capsys.readouterr().out.count("MISSED") == 1
