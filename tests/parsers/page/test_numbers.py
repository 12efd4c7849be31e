"""Printed figures become numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.page.numbers import FIGURE, PERCENT, number


@pytest.mark.parametrize(
    ("text", "value"), [("70", 70), ("0", 0), ("12,5", 12.5), ("12.5", 12.5), ("100,0", 100), ("007", 7)]
)
def test_a_figure_is_read_as_printed(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "poäng", "1 000", "12,5,5", "–", "70 %", "nan", "inf", "1e3", "1_000", "-5"])
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError):
        number(text)


@given(st.integers(0, 9999))
def test_whole_points_come_back_as_whole_numbers(value: int) -> None:
    found = number(str(value))
    assert (found, type(found)) == (value, int)


@given(st.integers(0, 9999), st.integers(1, 9), st.sampled_from(",."))
def test_points_with_decimals_come_back_as_printed(whole: int, tenth: int, mark: str) -> None:
    printed = f"{whole}{mark}{tenth}"
    assert FIGURE.match(printed)
    assert f"{number(printed):g}".replace(".", mark) == printed or whole > 999  # "g" prints six figures


@pytest.mark.parametrize("text", ["12345", "1.234", "-5", "+16", "70%", "a70", "7 0", ""])
def test_what_is_no_figure_of_a_table(text: str) -> None:
    assert FIGURE.match(text) is None


@given(st.decimals(0, 999, places=1), st.sampled_from(["%", " %"]))
def test_a_percentage_is_never_below_nothing(share: object, sign: str) -> None:
    match = PERCENT.match(f"{share}{sign}".replace(".", ","))
    assert match is not None and 0 <= number(match[1]) <= 999


@pytest.mark.parametrize("text", ["-5%", "%", "1000%", "80", "80 procent"])
def test_what_is_no_percentage(text: str) -> None:
    assert PERCENT.match(text) is None
