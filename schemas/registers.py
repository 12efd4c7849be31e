"""What the registers say of municipalities: groups, populations, Norway's codes of 2020, evaluations known to exist.

All of it is data under `schemas/data`; `SOURCES.md` there says where each file comes from.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from schemas.catalogue import MUNICIPALITIES, Municipality
from schemas.report import Country, Points

GROUP_FILES: tuple[tuple[str, Country, int], ...] = (
    ("municipality-groups-se-2017", "SE", 2017),
    ("municipality-groups-se-2023", "SE", 2023),
    ("municipality-groups-no-2020", "NO", 2020),
)
POPULATION_FILES: tuple[tuple[str, Country], ...] = (
    ("population-se", "SE"),
    ("population-no", "NO"),
    ("population-no-2020", "NO"),
)


class Group(NamedTuple):
    """The group of alike municipalities that one belongs to, by the division of a year."""

    municipality_id: str
    division: int
    group_id: str
    name: str


class Population(NamedTuple):
    """Inhabitants; of Sweden on 31 December, of Norway on 1 January."""

    municipality_id: str
    year: int
    population: int


class Change(NamedTuple):
    """What became of a Norwegian municipality: renumbered, merger or split."""

    valid_from: str
    old_id: str
    new_id: str
    kind: str


class KnownEvaluation(NamedTuple):
    """An evaluation known to have been made, whether or not its report is at hand."""

    country: Country
    municipality_id: str
    year: int
    edition: str | None
    total: Points | None
    url: str | None
    note: str | None


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The registers of Sweden and of Norway in 2019, then Norway's codes that are new in 2020."""
    known = {m.id for m in MUNICIPALITIES}
    later = (Municipality(code=r["code"], name=r["name"], county=None, country="NO") for r in _no_2020())
    return (*MUNICIPALITIES, *(m for m in later if m.id not in known))


@cache
def changes() -> tuple[Change, ...]:
    """What changed in Norway, in the order of the dates."""
    return tuple(
        Change(valid_from=r["valid_from"], old_id=f"NO-{r['old_code']}", new_id=f"NO-{r['new_code']}", kind=r["kind"])
        for r in _rows("municipality-changes-no")
    )


@cache
def groups() -> tuple[Group, ...]:
    """The groups of every municipality; one of Norway in 2019 has the group of its successor, if that is one."""
    found = [
        Group(municipality_id=f"{country}-{r['code']}", division=division, group_id=r["group_id"], name=r["group"])
        for name, country, division in GROUP_FILES
        for r in _rows(name)
    ]
    grouped = {g.municipality_id: g for g in found if g.municipality_id.startswith("NO-")}
    inherited = [
        group._replace(municipality_id=m.id)
        for m in municipalities()
        if m.country == "NO" and m.id not in grouped and (group := grouped.get(successor(m.id)))
    ]
    return (*found, *inherited)


@cache
def populations() -> tuple[Population, ...]:
    """Inhabitants by municipality and year."""
    return tuple(
        Population(municipality_id=f"{country}-{r['code']}", year=int(r["year"]), population=int(r["population"]))
        for name, country in POPULATION_FILES
        for r in _rows(name)
    )


@cache
def known_evaluations() -> tuple[KnownEvaluation, ...]:
    """Evaluations known from what municipalities have published."""
    ids: dict[tuple[str, str], str] = {(m.country, m.name): m.id for m in reversed(municipalities())}
    return tuple(_evaluation(row, ids) for row in _rows("known-evaluations"))


def _evaluation(row: Mapping[str, str], ids: Mapping[tuple[str, str], str]) -> KnownEvaluation:
    country: Country = "SE" if row["country"] == "SE" else "NO"
    return KnownEvaluation(
        country=country,
        municipality_id=ids[country, row["municipality"]],
        year=int(row["year"]),
        edition=row["edition"] or None,
        total=_points(row["total"]),
        url=row["url"] or None,
        note=row["note"] or None,
    )


@cache
def successor(municipality_id: str) -> str:
    """The id of 2020 of a Norwegian municipality; its own where it kept its code or was split."""
    for change in changes():
        if change.old_id == municipality_id and change.kind != "split" and change.new_id != municipality_id:
            municipality_id = change.new_id
    return municipality_id


def _points(text: str) -> Points | None:
    """Points as they are written in a register, whole ones as whole numbers; None for nothing."""
    points = float(text) if text else None
    return int(points) if points is not None and points.is_integer() else points


def _no_2020() -> Iterator[dict[str, str]]:
    return _rows("municipalities-no-2020")


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("schemas") / "data" / f"{name}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
