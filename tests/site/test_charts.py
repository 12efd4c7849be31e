"""Charts repeat figures; they never invent or hide one."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.charts import Mark, bar, histogram, over_time, tenths


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ([], [0] * 10),
        ([0, 9.9, 10, 100], [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
        ([120, -5], [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
    ],
)
def test_tenths(values: list[float], counts: list[int]) -> None:
    assert tenths(values, 100) == counts


@given(st.lists(st.floats(-10, 200, allow_nan=False)))
def test_every_value_falls_into_one_tenth(values: list[float]) -> None:
    assert sum(tenths(values, 100)) == len(values)


@pytest.mark.parametrize(("score", "most"), [(None, 100), (5, None), (5, 0)])
def test_no_bar_without_a_score(score: float | None, most: float | None) -> None:
    assert bar(score, most) == ""


def test_bar_is_as_long_as_its_share_and_not_longer() -> None:
    assert 'width="25.00"' in bar(5, 20)
    assert 'width="100.00"' in bar(30, 20)


def test_bar_says_nothing_to_screen_readers() -> None:
    assert 'aria-hidden="true"' in bar(5, 20, 4, 3)


@pytest.mark.parametrize("title", ["Scores", "<b>&\"'"])
def test_charts_are_well_formed_and_named(title: str) -> None:
    for svg in (
        histogram([1, 2, 3], 10, title),
        over_time([Mark(2010, 400, title, "a"), Mark(2012, 500, "x", "b")], 800, title),
    ):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert (root.get("aria-label") or "").startswith(f"{title}.")


def test_lines_stay_within_their_group() -> None:
    marks = [Mark(2010, 1, "a", "2010"), Mark(2012, 2, "b", "2010"), Mark(2018, 3, "c", "2016")]
    points = re.findall(r'<polyline[^>]* points="([^"]+)"', over_time(marks, 10, "t"))
    assert [len(line.split()) for line in points] == [2, 1]


def test_one_year_alone_stands_in_the_middle() -> None:
    svg = ElementTree.fromstring(over_time([Mark(2010, 400, "a", "g")], 800, "t"))
    lines = list(svg.iter("line"))
    middle = (float(str(lines[0].get("x1"))) + float(str(lines[0].get("x2")))) / 2
    assert [float(str(dot.get("cx"))) for dot in svg.iter("circle")] == [pytest.approx(middle, abs=0.1)]


def test_no_marks_no_chart() -> None:
    assert over_time([], 800, "t") == ""
