"""/municipality/<slug>: all reports of a municipality over time."""

import re
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..charts import Mark
from ..web.page import missing, part, render
from ..words.labels import SUBJECTS

_WORD = re.compile(r"[^\W\d_]{3,}")
UNKNOWN = "edition unknown"
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
    """Show total and subjects over time, what was a weakness and is none any more, and who names it as an example."""
    slug = part(request, "slug")
    known = await row(
        datasette,
        "SELECT m.*, municipalities.county, municipalities.code FROM municipality_pages m LEFT JOIN municipalities "
        "ON municipalities.id = m.municipality_id WHERE m.slug = ?",
        [slug],
    )
    if known is None:
        raise missing(f"municipality “{slug}”")
    reports = await rows(
        datasette,
        "SELECT p.*, r.month, r.total_printed, r.ordinal, editions.name AS edition_name FROM profiles p "
        "JOIN reports r ON r.id = p.report_id LEFT JOIN editions ON editions.id = p.edition "
        "WHERE p.slug = ? ORDER BY p.year NULLS FIRST, r.month, p.report_id",
        [slug],
    )
    named = await rows(
        datasette,
        "SELECT mentions.sentence, mentions.area_number, a.subject, p.report_id, p.municipality, p.year, s.position, "
        "s.page_first, r.language FROM mentions JOIN profiles p ON p.report_id = mentions.report_id "
        "JOIN reports r ON r.id = p.report_id "
        "LEFT JOIN sections s ON s.report_id = mentions.report_id AND s.position = mentions.section_position "
        "LEFT JOIN areas a ON a.report_id = mentions.report_id AND a.number = mentions.area_number "
        "WHERE mentions.municipality_id IN (SELECT municipality_id FROM municipality_slugs WHERE slug = ?) "
        "ORDER BY p.year DESC, p.sort_key LIMIT 100",
        [slug],
    )
    drawn = [r for r in reports if r["year"] is not None and r["score"] is not None]
    marks = [
        Mark(r["year"], r["score"], f"{r['year']} ({r['edition_name'] or UNKNOWN})", r["edition_name"] or UNKNOWN)
        for r in drawn
    ]
    changes = [
        (earlier, later, await _changes(datasette, earlier["report_id"], later["report_id"]))
        for earlier, later in zip(reports, reports[1:], strict=False)
    ]
    return await render(
        datasette,
        request,
        "municipality",
        section="/municipalities",
        known=known,
        reports=reports,
        named=named,
        marks=marks,
        lines=list(dict.fromkeys(mark.group for mark in marks)),
        highest=max((r["max"] or 0 for r in reports), default=0),
        several_editions=len({r["edition"] for r in reports}) > 1,
        changes=changes,
    )


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
    changes = []
    for subject in SUBJECTS:
        before, after = weaknesses[earlier].get(subject, []), weaknesses[later].get(subject, [])
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


ROUTES = [(r"^/municipality/(?P<slug>[^/]+)$", municipality)]
