"""Sums and percentages as reports reckon them: with the digits as printed, halves rounded up."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import floor

from schemas.report import Points

_QUESTION_MOST, _AREA_MOST = 50, 100  # points


@lru_cache(maxsize=4096)
def percent(score: Points, maximum: Points) -> int:
    """Score as a percentage of the maximum, rounded half up as reports do; reckoned with the digits as printed."""
    if isinstance(score, int) and isinstance(maximum, int):
        return (200 * score + maximum) // (2 * maximum)
    return floor(Fraction(str(score)) * 100 / Fraction(str(maximum)) + Fraction(1, 2))


def total_of(points: Sequence[Points]) -> Points | None:
    """The sum of printed points without the dust of binary fractions; None for none at all."""
    if not points:
        return None
    if all(isinstance(p, int) for p in points):
        return sum(points)
    total = sum(Fraction(str(p)) for p in points)
    return int(total) if total.denominator == 1 else float(total)


@lru_cache(maxsize=4096, typed=True)
def same_percent(printed: Points, score: Points, maximum: Points) -> bool:
    """True where a printed percentage is right to the digits it prints."""
    if isinstance(printed, int):
        return printed == percent(score, maximum)
    decimals = len(str(printed).partition(".")[2])
    exact = Fraction(str(score)) * 100 / Fraction(str(maximum))
    return abs(Fraction(str(printed)) - exact) <= Fraction(1, 2 * 10**decimals)


def implied_maximum(score: Points, share: Points) -> int | None:
    """The maximum of which points above 0 are such a percentage: a multiple of five, or an area's 100.

    None where there is no such maximum: two rounds side by side are nearly equal, and imply some 90 to 110.
    """
    implied = 5 * round(20 * score / share)
    usual = 0 < implied <= _QUESTION_MOST or implied == _AREA_MOST
    return implied if usual and same_percent(share, score, implied) else None


def most_said(heading: Points | None, row: Points | None, questions: Points | None) -> tuple[Points | None, str | None]:
    """The figure of an area that most of its three printed witnesses give, and which of them give it.

    The witnesses are the figure by the heading, the sum row and the sum of the questions, in the result
    "heading,sum,questions" or fewer. Without a majority the sum row is taken, then the questions, then the heading.
    """
    said = {"heading": heading, "sum": row, "questions": questions}
    given = {name: value for name, value in said.items() if value is not None}
    for name in ("sum", "questions", "heading"):
        agree = [other for other, value in given.items() if name in given and value == given[name]]
        if len(agree) >= 2:
            return given[name], ",".join(agree)
    for name in ("sum", "questions", "heading"):
        if name in given:
            return given[name], name
    return None, None
