"""What is known of the world outside the reports: editions of the instrument and the registers of municipalities.

All of it is data under `schemas/data`; a new edition is a new file there. Sources: the editions' area names and the
2010 questions as printed in published reports; the registers of Statistics Sweden and Statistics Norway (2019).
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from schemas.report import Country, Subject


class EditionArea(NamedTuple):
    """An area as one edition names it."""

    number: int
    name: str
    subject: Subject
    aliases: tuple[str, ...] = ()


class EditionQuestion(NamedTuple):
    """A question with its highest possible points."""

    number: str
    text: str
    max: int


class Edition(NamedTuple):
    """One version of the instrument."""

    id: str
    name: str
    country: Country
    first_year: int
    revisions: tuple[int, ...]
    areas: tuple[EditionArea, ...]
    last_year: int | None = None
    questions: tuple[EditionQuestion, ...] = ()


class Municipality(NamedTuple):
    """A municipality of the register."""

    code: str
    name: str
    county: str | None
    country: Country

    @property
    def id(self) -> str:
        """Country and code, "SE-2380": the two countries use some codes twice."""
        return f"{self.country}-{self.code}"


@cache
def _editions() -> tuple[Edition, ...]:
    folder = files("schemas") / "data" / "editions"
    found = [_edition(tomllib.loads(f.read_text("utf-8"))) for f in folder.iterdir() if f.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda e: (e.country != "SE", e.id)))


def _edition(read: dict[str, Any]) -> Edition:
    """The edition of a file. Raises KeyError or TypeError for one that lacks something or has what no edition has."""
    areas = tuple(EditionArea(**{**area, "aliases": tuple(area.get("aliases", ()))}) for area in read["areas"])
    questions = tuple(EditionQuestion(**question) for question in read.get("questions", ()))
    return Edition(**{**read, "revisions": tuple(read["revisions"]), "areas": areas, "questions": questions})


@cache
def _municipalities() -> tuple[Municipality, ...]:
    found: list[Municipality] = []
    countries: tuple[tuple[str, Country], ...] = (("municipalities-se.csv", "SE"), ("municipalities-no.csv", "NO"))
    for name, country in countries:
        text = (files("schemas") / "data" / name).read_text("utf-8")
        for row in csv.DictReader(text.splitlines()):
            found.append(Municipality(row["code"], row["name"], row.get("county"), country))
    return tuple(found)


EDITIONS = _editions()
MUNICIPALITIES = _municipalities()


def edition_of(identifier: str | None) -> Edition | None:
    """The edition with this id; None for None and for an id that no file has."""
    return next((e for e in EDITIONS if e.id == identifier), None)
