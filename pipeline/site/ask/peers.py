"""Who is like us: the edition, the same group of municipalities, or the five nearest in size."""

import json
from typing import NamedTuple

from datasette.app import Datasette

from ..words import labels
from ..words.i18n import gettext as _
from .database import Row, row, rows

FEWEST = 3
"""From how many other reports on a mean is shown."""
NEAREST = 5
KINDS = ("group", "size", "county", "edition")


class Peers(NamedTuple):
    """Reports of the same edition to compare with, one per municipality, and what they have on average."""

    kind: str
    name: str
    ids: tuple[str, ...]
    means: dict[str, float]  # by subject, in percent of the points
    total: float | None  # in percent
    place: int | None  # of the report among them by its total, 1 for the highest


async def choices(datasette: Datasette, profile: Row) -> dict[str, str]:
    """Return the kinds of peers that a report has, with their names; those with too few reports are left out."""
    found = {}
    for kind in KINDS:
        if len(await _ids(datasette, profile, kind)) >= FEWEST:
            found[kind] = _name(profile, kind)
    return found


async def peers(datasette: Datasette, profile: Row, kind: str) -> Peers:
    """Return the peers of a report; the report itself is not among them."""
    ids = await _ids(datasette, profile, kind)
    means = {
        r["subject"]: r["mean"]
        for r in await rows(
            datasette,
            "SELECT subject, avg(100.0 * score_used / max_used) AS mean FROM areas "
            "WHERE report_id IN (SELECT value FROM json_each(?)) AND score_used BETWEEN 0 AND max_used "
            "AND max_used > 0 GROUP BY subject",
            [json.dumps(ids)],
        )
    }
    whole = await row(
        datasette,
        "SELECT avg(100 * share) AS mean, sum(share > ?) AS above, count(share) AS known FROM profiles "
        "WHERE report_id IN (SELECT value FROM json_each(?)) AND rank IS NOT NULL",
        [profile["share"], json.dumps(ids)],
    )
    ranked = whole is not None and whole["known"] and profile["rank"] is not None
    return Peers(
        kind=kind,
        name=_name(profile, kind),
        ids=tuple(ids),
        means=means,
        total=whole["mean"] if whole else None,
        place=1 + whole["above"] if ranked and whole else None,
    )


async def question_means(datasette: Datasette, ids: tuple[str, ...]) -> dict[tuple[int, str], float]:
    """Return the mean share of the peers by area and number of the question."""
    found = await rows(
        datasette,
        "SELECT area_number, number, avg(1.0 * score / max) AS mean FROM questions "
        "WHERE report_id IN (SELECT value FROM json_each(?)) AND score BETWEEN 0 AND max AND max > 0 "
        "GROUP BY area_number, number",
        [json.dumps(ids)],
    )
    return {(r["area_number"], r["number"]): r["mean"] for r in found}


def _name(profile: Row, kind: str) -> str:
    if kind == "group":
        return labels.group(profile["group_id"])
    if kind == "size":
        return _("De fem närmast i storlek")
    if kind == "county":
        return str(profile["county"])
    return _("Alla i utgåvan")


async def _ids(datasette: Datasette, profile: Row, kind: str) -> list[str]:
    """Return the latest reports of the edition on other municipalities of this kind."""
    conditions = {"group": "group_id = :group_id", "county": "county = :county", "size": "population IS NOT NULL"}
    order = "ORDER BY abs(population - :population), report_id LIMIT 5" if kind == "size" else ""
    needed = {"group": "group_id", "county": "county", "size": "population"}.get(kind, "edition")
    if profile["edition"] is None or profile[needed] is None:
        return []
    found = await rows(
        datasette,
        "SELECT report_id FROM profiles WHERE edition = :edition AND slug <> :slug AND latest_of_edition "
        f"AND score IS NOT NULL AND {conditions.get(kind, '1')} {order}",
        {key: profile[key] for key in ("edition", "slug", "group_id", "county", "population")},
    )
    return [r["report_id"] for r in found]
