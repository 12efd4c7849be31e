"""Percentages are right to the digits they print."""

import pytest

from schemas.arithmetic import implied_maximum, same_percent


@pytest.mark.parametrize(
    ("printed", "score", "maximum", "same"),
    [
        (33, 1, 3, True),
        (34, 1, 3, False),
        (33.3, 1, 3, True),
        (33.4, 1, 3, False),
        (33.33, 1, 3, True),
        (33.38, 1, 3, False),
        (66.67, 2, 3, True),
        (66.6, 2, 3, False),
        (13, 1, 8, True),
        (12.5, 1, 8, True),
        (50.0, 7.5, 15, True),
    ],
)
def test_same_percent(printed: float, score: float, maximum: float, same: bool) -> None:
    assert same_percent(printed, score, maximum) is same


@pytest.mark.parametrize(
    ("score", "share", "maximum"),
    [(6, 40, 15), (8.5, 57, 15), (68, 68, 100), (12, 13, None), (62, 65, None), (6, 41, None)],
)
def test_the_maximum_that_a_percentage_implies(score: float, share: int, maximum: int | None) -> None:
    assert implied_maximum(score, share) == maximum
