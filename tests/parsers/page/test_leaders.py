"""Dot leaders."""

import pytest

from parsers.page.leaders import leader


@pytest.mark.parametrize(
    ("text", "dots"),
    [
        ("Inledning ........ 3", " ........ 3"),
        ("Inledning . . . . 3", " . . . . 3"),
        ("Inledning …… ·", " …… ·"),
        ("Inledning...", "..."),
        (". . . .", ". . . ."),
    ],
)
def test_dots_before_a_page_number(text: str, dots: str) -> None:
    found = leader(text)
    assert found is not None
    assert found[0] == dots


@pytest.mark.parametrize("text", ["En mening.", "Kapitel 3", "bl. a.", "Inledning .. 3", "Inledning ... 3 kapitel", ""])
def test_other_ends_are_none(text: str) -> None:
    assert leader(text) is None


def test_three_dots_may_be_an_ellipsis() -> None:
    assert leader("och så vidare... 12", 4) is None
