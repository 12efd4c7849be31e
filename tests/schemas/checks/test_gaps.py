"""What most areas have and one has not."""

from typing import Any

import pytest

from schemas.checks.gaps import gaps
from schemas.report import Point, Report
from tests.schemas.checks.test_adding_up import consistent

POINTS = tuple(Point(kind=kind, position=1, text="Tydliga mål", page=5) for kind in ("strength", "improvement"))


def made(lacking: tuple[int, ...] = (), **changes: Any) -> Report:
    """A report whose areas all have lists, with changed fields in some."""
    areas = [area.model_copy(update={"points": POINTS}) for area in consistent().areas]
    return consistent(areas=tuple(a.model_copy(update=changes) if a.number in lacking else a for a in areas))


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("list-missing", {"points": POINTS[:1]}),
        ("list-missing", {"points": POINTS[1:]}),
        ("sum-missing", {"score_printed": None}),
        ("heading-score-missing", {"score_heading": None}),
    ],
)
def test_one_area_lacks_what_the_others_have(code: str, changes: dict[str, Any]) -> None:
    (finding,) = gaps(made((3,), **changes))
    assert (finding.code, finding.area_number, finding.about, finding.severity) == (code, 3, "reading", "warning")


def test_two_sum_rows_in_eight_tables_are_too_few() -> None:
    (finding,) = gaps(made((1, 2, 3, 4, 5, 6), score_printed=None))
    assert (finding.code, finding.area_number) == ("reading-incomplete", None)


def test_a_whole_report_has_no_gaps() -> None:
    assert list(gaps(made())) == []


def test_what_no_area_has_is_no_gap() -> None:
    every = tuple(range(1, 9))
    assert list(gaps(made(every, points=(), score_heading=None, score_printed=None))) == []


def test_weaknesses_may_be_none() -> None:
    weak = (*POINTS, Point(kind="weakness", position=1, text="Få mått", page=5))
    assert list(gaps(made((1, 2, 3, 4, 5, 6, 7), points=weak))) == []


def test_an_area_without_score_table_is_told_of_elsewhere() -> None:
    assert list(gaps(made((3,), questions=(), score_printed=None))) == []
