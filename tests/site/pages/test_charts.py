"""Charts repeat figures; they never invent or hide one."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.charts import Mark, alone, bar, bins, histogram, over_time, small


def test_a_question_has_a_bar_for_every_whole_score() -> None:
    drawn = bins([0, 3, 3.5, 10], 10)
    assert [b.label for b in drawn] == [str(n) for n in range(11)]
    assert {b.least: b.count for b in drawn if b.count} == {0: 1, 3: 2, 10: 1}


def test_an_area_has_a_bar_for_every_five_points() -> None:
    drawn = bins([0, 4.5, 5, 95, 100], 100)
    assert [b.label for b in drawn][::19] == ["0–4", "95–100"]
    assert [b.count for b in drawn] == [2, 1, *[0] * 17, 2]


@given(st.lists(st.floats(0, 100, allow_nan=False)), st.sampled_from([10, 15, 40, 100, 800]))
def test_every_value_falls_into_one_bar(values: list[float], maximum: int) -> None:
    kept = [v for v in values if v <= maximum]
    assert sum(b.count for b in bins(kept, maximum)) == len(kept)


def test_own_bar_is_marked_and_named() -> None:
    svg = histogram([1, 2, 3], 10, "t", ("Exempelby", 2))
    assert svg.count('class="column own"') == 1
    assert "Exempelby: 2" in svg
    assert "own" not in histogram([1, 2, 3], 10, "t")


def test_small_charts_break_where_the_edition_changes() -> None:
    svg = small(
        [Mark(2010, 50, "a", "2010"), Mark(2012, 60, "b", "2010"), Mark(2018, 55, "c", "2016")], 2010, 2018, "t"
    )
    assert (svg.count('class="line"'), svg.count('class="break"')) == (1, 1)


def test_drawing_alone_carries_its_style_and_asks_nobody() -> None:
    text = alone(histogram([1, 2, 3], 10, "t"))
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "<style>" in text
    assert "url(" not in text


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
