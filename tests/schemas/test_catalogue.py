"""The catalogue: editions, registers, and names that are words."""

from collections import Counter
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest
import regex

from schemas.catalogue import EDITIONS, MUNICIPALITIES, Edition, _edition
from schemas.report import Country, Subject

each = pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)


# Editions


def test_the_editions_are_those_of_the_contract() -> None:
    assert [e.id for e in EDITIONS] == ["2002", "2010", "2016", "2020", "no-2010"]


@each
def test_an_edition_has_eight_areas_numbered_in_order(edition: Edition) -> None:
    assert [a.number for a in edition.areas] == list(range(1, 9))


@each
def test_every_area_of_an_edition_has_a_subject_of_its_own(edition: Edition) -> None:
    assert {a.subject for a in edition.areas} == set(get_args(Subject))


@each
def test_an_edition_holds_what_its_fields_say(edition: Edition) -> None:
    counted = [edition.first_year, edition.last_year or 0, *edition.revisions, *(q.max for q in edition.questions)]
    named = [edition.id, edition.name, *(q.number for q in edition.questions), *(q.text for q in edition.questions)]
    named += [name for area in edition.areas for name in (area.name, *area.aliases)]
    assert edition.country in get_args(Country)
    assert {type(number) for number in counted} == {int}
    assert {type(name) for name in named} == {str}


def test_a_file_with_a_field_that_no_edition_has_is_none() -> None:
    with pytest.raises(TypeError):
        _edition({"id": "x", "areas": [], "revisions": [], "colour": "red"})


@each
def test_no_name_or_alias_stands_for_two_areas(edition: Edition) -> None:
    names = [n.casefold() for a in edition.areas for n in (a.name, *a.aliases)]
    assert len(names) == len(set(names))


def test_swedish_editions_follow_each_other_without_a_gap() -> None:
    swedish = sorted((e for e in EDITIONS if e.country == "SE"), key=lambda e: e.first_year)
    assert all(a.last_year is not None and a.last_year + 1 == b.first_year for a, b in pairwise(swedish))
    assert swedish[-1].last_year is None


@each
def test_the_last_revision_an_edition_names_is_its_own(edition: Edition) -> None:
    assert max(edition.revisions, default=edition.first_year) == edition.first_year


# The questions of 2010, the one edition whose questions are known


def questions_of_2010() -> Edition:
    return next(e for e in EDITIONS if e.id == "2010")


def test_only_the_questions_of_2010_are_known() -> None:
    assert {e.id: len(e.questions) for e in EDITIONS if e.questions} == {"2010": 45}


@pytest.mark.parametrize("area", range(1, 9))
def test_the_maxima_of_an_area_add_up_to_a_hundred(area: int) -> None:
    assert sum(q.max for q in questions_of_2010().questions if q.number.startswith(f"{area}.")) == 100


def test_question_numbers_count_up_in_every_area() -> None:
    count = Counter(q.number.split(".")[0] for q in questions_of_2010().questions)
    expected = [f"{area}.{k}" for area in range(1, 9) for k in range(1, count[str(area)] + 1)]
    assert [q.number for q in questions_of_2010().questions] == expected


# Registers


@pytest.mark.parametrize(("country", "count"), [("SE", 290), ("NO", 422)])
def test_every_municipality_is_in_its_register(country: Country, count: int) -> None:
    assert sum(m.country == country for m in MUNICIPALITIES) == count


@pytest.mark.parametrize("country", ["SE", "NO"])
def test_codes_are_unique_in_a_country(country: Country) -> None:
    codes = [m.code for m in MUNICIPALITIES if m.country == country]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("country", ["SE", "NO"])
def test_names_are_unique_in_a_country(country: Country) -> None:
    names = [m.name for m in MUNICIPALITIES if m.country == country]
    assert len(names) == len(set(names))


def test_codes_have_four_digits() -> None:
    assert [m for m in MUNICIPALITIES if not regex.fullmatch(r"\d{4}", m.code)] == []


@pytest.mark.parametrize(
    ("code", "name", "country"),
    [("2380", "Östersund", "SE"), ("0980", "Gotland", "SE"), ("0114", "Upplands Väsby", "SE"),
     ("1438", "Dals-Ed", "SE"), ("1463", "Mark", "SE"), ("1470", "Vara", "SE"),
     ("0301", "Oslo", "NO"), ("1029", "Lindesnes", "NO")],
)  # fmt: skip
def test_known_codes(code: str, name: str, country: Country) -> None:
    assert [m.name for m in MUNICIPALITIES if (m.code, m.country) == (code, country)] == [name]


def test_swedish_municipalities_have_a_county() -> None:
    assert all(m.county and m.county.endswith("län") for m in MUNICIPALITIES if m.country == "SE")


def test_names_are_trimmed_and_have_letters_only() -> None:
    odd = [m.name for m in MUNICIPALITIES if not regex.fullmatch(r"\p{Lu}[\p{L}’'-]*(?:[ –-]+[\p{L}’'-]+)*", m.name)]
    assert odd == []


# Names that are words


def words() -> list[str]:
    text = (files("schemas") / "data" / "names-that-are-words.txt").read_text("utf-8")
    return [x for x in text.splitlines() if x and not x.startswith("#")]


def test_names_that_are_words_are_names_of_the_registers() -> None:
    assert sorted(set(words()) - {m.name for m in MUNICIPALITIES}) == []


def test_they_stand_in_order_and_once() -> None:
    order = "abcdefghijklmnopqrstuvwxyzåæäöø"
    key = [[order.index(c) for c in w.casefold()] for w in words()]
    assert key == sorted(key) and len(words()) == len(set(words()))
