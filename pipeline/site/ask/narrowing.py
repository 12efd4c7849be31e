"""Filters that every list of reports has: year, edition, group of municipalities, county, size."""

from typing import NamedTuple

from datasette.app import Datasette

from ..web.page import Asked
from ..words import labels
from ..words.i18n import gettext as _
from .database import rows


class Narrowed(NamedTuple):
    """What is wanted, the choices there are, and the condition on `profiles p` that says it."""

    wanted: dict[str, str]
    choices: dict[str, list[tuple[str, str]]]
    condition: str

    @property
    def values(self) -> dict[str, object]:
        """The values of the condition."""
        least, below = labels.SIZES.get(self.wanted.get("size", ""), (0, 10**9))
        return {**self.wanted, "least": least, "below": below}


async def narrowed(datasette: Datasette, asked: Asked, fields: tuple[str, ...]) -> Narrowed:
    """Return what the address asks for among `fields`."""
    choices = {name: await _CHOICES[name](datasette) for name in fields}
    wanted = {name: asked.one(name, [value for value, label in choices[name]]) for name in fields}
    condition = " AND ".join(_CONDITIONS[name] for name in fields if wanted[name]) or "1"
    return Narrowed(wanted, choices, condition)


_CONDITIONS = {
    "year": "p.year = CAST(:year AS INTEGER)",
    "edition": "p.edition = :edition",
    "group": "p.group_id = :group",
    "county": "p.county = :county",
    "reviewed": "(:reviewed = 'yes') = (p.report_id IN (SELECT id FROM reports WHERE reviewed_by IS NOT NULL))",
    "size": "p.population >= :least AND p.population < :below",
}


async def _years(datasette: Datasette) -> list[tuple[str, str]]:
    found = await rows(datasette, "SELECT DISTINCT year FROM profiles WHERE year IS NOT NULL ORDER BY year DESC")
    return [(str(r["year"]), str(r["year"])) for r in found]


async def _editions(datasette: Datasette) -> list[tuple[str, str]]:
    found = await rows(datasette, "SELECT id, name FROM editions ORDER BY first_year DESC, id")
    return [(r["id"], r["name"]) for r in found]


async def _groups(datasette: Datasette) -> list[tuple[str, str]]:
    found = await rows(datasette, "SELECT DISTINCT group_id FROM profiles WHERE group_id IS NOT NULL ORDER BY group_id")
    return [(r["group_id"], labels.group(r["group_id"])) for r in found]


async def _counties(datasette: Datasette) -> list[tuple[str, str]]:
    found = await rows(
        datasette, "SELECT DISTINCT county FROM profiles WHERE county IS NOT NULL ORDER BY county COLLATE swedish"
    )
    return [(r["county"], r["county"]) for r in found]


async def _sizes(datasette: Datasette) -> list[tuple[str, str]]:
    return [(key, labels.size(key)) for key in labels.SIZES]


async def _reviewed(datasette: Datasette) -> list[tuple[str, str]]:
    if not await rows(datasette, "SELECT 1 FROM reports WHERE reviewed_by IS NOT NULL LIMIT 1"):
        return []
    return [("yes", _("Granskade")), ("no", _("Inte granskade"))]


_CHOICES = {
    "year": _years,
    "edition": _editions,
    "group": _groups,
    "county": _counties,
    "size": _sizes,
    "reviewed": _reviewed,
}
