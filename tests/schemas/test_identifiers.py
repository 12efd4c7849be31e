"""Ids of reports: the contract's rules, and that nothing in a PDF can make an id that is no file name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.identifiers import LONGEST_SLUG, report_id, slug
from schemas.report import Report

PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("municipality", "year", "expected"),
    [
        ("Östersund", 2015, "ostersund-2015"),
        ("Upplands Väsby", 2013, "upplands-vasby-2013"),
        ("Dals-Ed", 2011, "dals-ed-2011"),
        ("Øvre Eiker", 2015, "ovre-eiker-2015"),
        ("Nærøy", 2012, "naeroy-2012"),
        ("Malå", 2003, "mala-2003"),
        ("Café-kommunen", 2003, "cafe-kommunen-2003"),
        ("ÖSTERSUND", 2015, "ostersund-2015"),
        ("O\u0308stersund", 2015, "ostersund-2015"),
        ("Almby", None, "almby-undated"),
        ("???", 2015, "unnamed-2015"),
        ("../../etc/passwd", 2015, "etc-passwd-2015"),
        ("Almby kommun (utkast)", 2015, "almby-kommun-utkast-2015"),
    ],
)
def test_ids(municipality: str, year: int | None, expected: str) -> None:
    assert report_id(municipality, year) == expected


@given(st.text(), st.none() | st.integers())
def test_any_name_gives_an_id_that_is_a_file_name(name: str, year: int | None) -> None:
    assert PATTERN.fullmatch(report_id(name, year))


def test_the_model_asks_for_the_same_form() -> None:
    assert Report.model_json_schema()["properties"]["id"]["pattern"] == f"^{PATTERN.pattern}$"


@given(st.text())
def test_slugs_are_short(name: str) -> None:
    assert len(slug(name)) <= LONGEST_SLUG


@given(st.text())
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
