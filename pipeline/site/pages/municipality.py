"""/municipality/<slug>: all reports of a municipality over time."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from ..ask.database import Row, row, rows
from ..ask.peers import choices, peers
from ..charts import Mark, alone, over_time, small
from ..web.page import missing, part, render
from ..words.i18n import gettext as _
from ..words.labels import SUBJECT_KEYS, subjects

_WORD = re.compile(r"[^\W\d_]{3,}")
ALIKE = 0.5
"""Share of common words from which on two weaknesses count as the same one, worded differently."""


@dataclass
class Change:
    """What became of the weaknesses of one report in the next one, within a subject."""

    subject: str
    gone: list[Row]
    stayed: list[Row]
    new: list[Row]


async def municipality(datasette: Datasette, request: Request) -> Response:
    """Show total and subjects over time, who is like it, what was a weakness and is none any more, who names it."""
    slug = part(request, "slug")
    known = await row(
        datasette,
        "SELECT m.*, municipalities.county, municipalities.code, municipalities.group_id, municipalities.population "
        "FROM municipality_pages m LEFT JOIN municipalities ON municipalities.id = m.municipality_id WHERE m.slug = ?",
        [slug],
    )
    if known is None:
        raise missing(_("Det finns ingen kommun ”{name}”.").format(name=slug))
    reports = await _reports(datasette, slug)
    latest = reports[-1] if reports else None
    like = await choices(datasette, latest) if latest is not None else {}
    changes = [
        (earlier, later, await _changes(datasette, earlier["report_id"], later["report_id"]))
        for earlier, later in zip(reports, reports[1:], strict=False)
    ]
    drawn = [r for r in reports if r["year"] is not None and r["score"] is not None]
    return await render(
        datasette,
        request,
        "municipality",
        section="/municipalities",
        known=known,
        reports=reports,
        latest=latest,
        since=await row(
            datasette,
            "SELECT * FROM changes WHERE report_id = ? AND subject = 'total'",
            [latest["report_id"]],
        )
        if latest is not None
        else None,
        beside=[await peers(datasette, latest, kind) for kind in like] if latest is not None else [],
        named=await _named(datasette, slug),
        marks=[
            Mark(r["year"], r["score"], f"{r['year']} ({r['edition_name'] or '–'})", r["edition_name"] or "–")
            for r in drawn
        ],
        small=_small(drawn),
        highest=max((r["max"] or 0 for r in reports), default=0),
        several_editions=len({r["edition"] for r in reports}) > 1,
        changes=changes,
        absent=await rows(
            datasette,
            "SELECT k.* FROM known_evaluations k JOIN municipality_slugs s ON s.municipality_id = k.municipality_id "
            "WHERE s.slug = :slug AND NOT EXISTS (SELECT 1 FROM profiles p WHERE p.slug = :slug AND p.year = k.year) "
            "ORDER BY k.year",
            {"slug": slug},
        ),
    )


async def drawing(datasette: Datasette, request: Request) -> Response:
    """Return the scores over time as a drawing."""
    drawn = [r for r in await _reports(datasette, part(request, "slug")) if r["year"] and r["score"] is not None]
    marks = [Mark(r["year"], r["score"], str(r["year"]), r["edition_name"] or "–") for r in drawn]
    title = _("Poäng efter år")
    made = over_time(marks, max((r["max"] or 0 for r in drawn), default=800), title)
    return Response(alone(made), status=200 if marks else 404, content_type="image/svg+xml")


async def _reports(datasette: Datasette, slug: str) -> list[Row]:
    return await rows(
        datasette,
        "SELECT p.*, r.month, r.total_printed, r.ordinal, editions.name AS edition_name FROM profiles p "
        "JOIN reports r ON r.id = p.report_id LEFT JOIN editions ON editions.id = p.edition "
        "WHERE p.slug = ? ORDER BY p.year NULLS FIRST, r.month NULLS FIRST, p.report_id",
        [slug],
    )


async def _named(datasette: Datasette, slug: str) -> list[Row]:
    return await rows(
        datasette,
        "SELECT m.sentence, m.area_number, m.is_example, a.subject, p.report_id, p.municipality, p.year, s.position, "
        "s.page_first, r.language FROM mentions m JOIN profiles p ON p.report_id = m.report_id "
        "JOIN reports r ON r.id = p.report_id "
        "LEFT JOIN sections s ON s.report_id = m.report_id AND s.position = m.section_position "
        "LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number "
        "WHERE m.municipality_id IN (SELECT municipality_id FROM municipality_slugs WHERE slug = ?) "
        "ORDER BY m.is_example DESC, p.year DESC, p.sort_key LIMIT 100",
        [slug],
    )


def _small(drawn: list[Row]) -> list[tuple[str, Markup]]:
    """Return a small chart for each subject over the years, all with the same axes."""
    if len(drawn) < 2:
        return []
    first, last = drawn[0]["year"], drawn[-1]["year"]
    charts = []
    for key, name in subjects().items():
        marks = [
            Mark(r["year"], float(r[key]), f"{r['year']} ({r['edition_name'] or '–'})", r["edition"] or "")
            for r in drawn
            if r[key] is not None
        ]
        if marks:
            charts.append((name, small(marks, first, last, name)))
    return charts


async def _changes(datasette: Datasette, earlier: str, later: str) -> list[Change]:
    weaknesses: dict[str, dict[str, list[Row]]] = {earlier: {}, later: {}}
    found = await rows(
        datasette,
        "SELECT points.report_id, points.text, points.page, points.area_number, a.subject FROM points "
        "JOIN areas a ON a.report_id = points.report_id AND a.number = points.area_number "
        "WHERE points.report_id IN (?, ?) AND points.kind = 'weakness' ORDER BY points.rowid",
        [earlier, later],
    )
    for r in found:
        weaknesses[r["report_id"]].setdefault(r["subject"] or "", []).append(r)
    return await asyncio.to_thread(_compared, weaknesses[earlier], weaknesses[later])


def _compared(earlier: Mapping[str, list[Row]], later: Mapping[str, list[Row]]) -> list[Change]:
    """What became of the weaknesses of each subject; each is held against each, word by word."""
    changes = []
    for subject in SUBJECT_KEYS:
        before, after = earlier.get(subject, []), later.get(subject, [])
        stayed = [r for r in after if any(alike(r["text"], old["text"]) for old in before)]
        gone = [r for r in before if not any(alike(r["text"], new["text"]) for new in after)]
        if before or after:
            changes.append(Change(subject, gone, stayed, [r for r in after if r not in stayed]))
    return changes


def alike(one: str, other: str) -> bool:
    """Say whether two list items mean the same as far as their words tell."""
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) / len(a | b) >= ALIKE


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


ROUTES = [
    (r"^/municipality/(?P<slug>[^/.]+)\.svg$", drawing),
    (r"^/municipality/(?P<slug>[^/]+)$", municipality),
]
