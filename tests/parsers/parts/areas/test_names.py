"""Names of areas as the editions catalogue them, for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.parts.areas.names import KNOWN, plain_name
from schemas.catalogue import EDITIONS


@pytest.mark.parametrize(
    "printed",
    [
        "Kommunen som arbetsgivare - personalpolitik",
        "Kommunen som arbetsgivare – personalpolitik",
        "Kommunen som arbetsgivare personalpolitik",
        "KOMMUNEN SOM ARBETSGIVARE – PERSONALPOLITIK:",
    ],
)
def test_names_compare_whatever_dash_and_letters_they_have(printed: str) -> None:
    assert plain_name(printed) == "kommunen som arbetsgivare personalpolitik"


@given(st.text(max_size=40))
def test_a_plain_name_is_plain(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)


def test_every_name_and_alias_is_known_by_its_number() -> None:
    named = [(n, a.number) for e in EDITIONS for a in e.areas for n in (a.name, *a.aliases)]
    assert [(name, number) for name, number in named if KNOWN[plain_name(name)][number] < 1] == []
