"""Which headings open an area."""

from dataclasses import replace

import pytest

from parsers.parts.areas import find_areas, score_in_heading
from parsers.parts.outline import Heading
from schemas.catalogue import EDITIONS, Edition
from tests.parsers.typed_pages import line


def headings(*texts: str | tuple[str, int]) -> list[Heading]:
    pairs = [(t, 2) if isinstance(t, str) else t for t in texts]
    return [Heading((line(text, baseline=100.0 + 20 * k),), text, level) for k, (text, level) in enumerate(pairs)]


def found(*texts: str | tuple[str, int]) -> list[tuple[int, str]]:
    return [(a.number, a.name) for a in find_areas(headings(*texts))]


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Område 1 Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("Område 1: Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("OMRÅDE 1 – OFFENTLIGHET OCH DEMOKRATI", 1, "OFFENTLIGHET OCH DEMOKRATI"),
        ("Område IV. Ledarskap, ansvar och delegation", 4, "Ledarskap, ansvar och delegation"),
        ("Huvudområde 3. Politisk styrning och kontroll", 3, "Politisk styrning och kontroll"),
        ("Fokusområde 5 Resultatfokus og effektivitet", 5, "Resultatfokus og effektivitet"),
        ("Område 9 Något som ingen katalog känner", 9, "Något som ingen katalog känner"),
        ("Område 1 Offentlighet och demokrati, 70 poäng", 1, "Offentlighet och demokrati"),
        ("Område 1 Offentlighet och demokrati (70 p)", 1, "Offentlighet och demokrati"),
        ("Område 1 Offentlighet och demokrati 70 av 100", 1, "Offentlighet och demokrati"),
    ],
)
def test_a_heading_with_the_word_for_area_is_one(text: str, number: int, name: str) -> None:
    assert found(text) == [(number, name)]


def test_a_label_without_a_name_takes_the_known_name_below_it() -> None:
    assert found("Område 2", "Brukarfokus, tillgänglighet och bemötande") == [
        (2, "Brukarfokus, tillgänglighet och bemötande")
    ]


def test_a_label_without_any_name_keeps_itself() -> None:
    assert found("Område 2", "Allmänt") == [(2, "Område 2")]


def test_an_area_comes_back_in_a_later_chapter() -> None:
    assert found("Område 1 Offentlighet", "Allmänt", "5 Poängsammanställning", "1. Offentlighet") == [
        (1, "Offentlighet"),
        (1, "Offentlighet"),
    ]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)
def test_every_catalogued_name_opens_its_area_without_a_label(edition: Edition) -> None:
    texts = [f"{a.number}. {a.name}" for a in edition.areas]
    assert found(*texts) == [(a.number, a.name) for a in edition.areas]


def test_numbered_headings_of_a_chapter_with_known_names_are_areas_too() -> None:
    assert found(
        "4.1 Offentlighet og demokrati", "4.2 Et navn ingen kjenner", "4.3 Politisk styring og kontroll", "5 Avslutning"
    ) == [(1, "Offentlighet og demokrati"), (2, "Et navn ingen kjenner"), (3, "Politisk styring og kontroll")]


def test_names_without_numbers_take_those_of_the_catalogue() -> None:
    assert found("Tilgjengelighet, innbygger- og brukerorientering") == [
        (2, "Tilgjengelighet, innbygger- og brukerorientering")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Allmänt",
        "1 Vad är Kommunkompassen?",
        "Områdets styrkor",
        "Område i förändring",
        "Område vi arbetar med",
        "OMRÅDE I FOKUS",
        "Område 1.1 Dialog",
        "Område 2030",
        "Sammanfattning offentlighet och demokrati",
    ],
)
def test_other_headings_are_no_areas(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Område 1 Offentlighet, 70 poäng", "70"),
        ("Område 1 Offentlighet (70 p)", "70"),
        ("Område 1 Offentlighet 70 av 100", "70"),
        ("Område 1 Offentlighet 70/100 poäng", "70"),
        ("Område 1 Offentlighet", None),
        ("Område 1", None),
        ("Sammanfattning 2014", None),
    ],
)
def test_a_score_in_the_heading(text: str, score: str | None) -> None:
    assert score_in_heading(headings(text)[0]) == score


def test_a_score_that_stands_apart_from_the_heading() -> None:
    (heading,) = headings("Område 1 Offentlighet")
    assert score_in_heading(replace(heading, score="70 poäng")) == "70"
