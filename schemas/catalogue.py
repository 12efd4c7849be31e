"""What is known of the world outside the reports: editions of the instrument and the registers of municipalities.

All of it is data under `schemas/data`; a new edition is a new file there. Sources: the editions' area names and the
2010 questions as printed in published reports; the registers of Statistics Sweden and Statistics Norway (2019).
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.report import Country, Subject


class EditionArea(BaseModel):
    """An area as one edition names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    name: str
    subject: Subject
    aliases: tuple[str, ...] = ()


class EditionQuestion(BaseModel):
    """A question with its highest possible points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str
    text: str
    max: int


class Edition(BaseModel):
    """One version of the instrument."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    country: Country
    first_year: int
    last_year: int | None = None
    revisions: tuple[int, ...]
    areas: tuple[EditionArea, ...]
    questions: tuple[EditionQuestion, ...] = ()


class Municipality(BaseModel):
    """A municipality of the register."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    found = [
        Edition.model_validate(tomllib.loads(f.read_text("utf-8")))
        for f in folder.iterdir()
        if f.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda e: (e.country != "SE", e.id)))


@cache
def _municipalities() -> tuple[Municipality, ...]:
    found: list[Municipality] = []
    countries: tuple[tuple[str, Country], ...] = (("municipalities-se.csv", "SE"), ("municipalities-no.csv", "NO"))
    for name, country in countries:
        text = (files("schemas") / "data" / name).read_text("utf-8")
        for row in csv.DictReader(text.splitlines()):
            found.append(Municipality(code=row["code"], name=row["name"], county=row.get("county"), country=country))
    return tuple(found)


EDITIONS = _editions()
MUNICIPALITIES = _municipalities()


def edition_of(identifier: str | None) -> Edition | None:
    """The edition with this id; None for None and for an id that no file has."""
    return next((e for e in EDITIONS if e.id == identifier), None)
