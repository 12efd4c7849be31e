"""Swedish order and the names of pages."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.words.swedish import compare
from schemas.identifiers import slug, sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Ystad", "Åre", "Älmhult", "Örebro"],
        ["Upplands-Bro", "Upplands Väsby", "Uppsala"],
        ["Gällivare", "Gävle", "Göteborg"],
        ["Malmö", "Malung-Sälen", "Malå"],
        ["Ale", "Alé", "Alf"],
        ["Ålesund", "Ærøy", "Østre Toten"],
    ],
)
def test_names_are_in_swedish_order(names: list[str]) -> None:
    keys = [sort_key(name) for name in names]
    assert keys == sorted(keys)


@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_order_is_an_order(names: list[str]) -> None:
    for a, b, c in itertools.permutations(names):
        assert compare(a, b) == -compare(b, a)
        if compare(a, b) <= 0 and compare(b, c) <= 0:
            assert compare(a, c) <= 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Östersund", "ostersund"),
        ("Upplands Väsby", "upplands-vasby"),
        ("Dals-Ed", "dals-ed"),
        ("Nærøy", "naeroy"),
        ("Árran", "arran"),
        ("Œby", "oeby"),
        ("???", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=30))
def test_slug_is_safe_in_an_address(name: str) -> None:
    made = slug(name)
    assert not made.startswith("-")
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
