"""/search: municipalities, areas and questions first, then words and parts of compounds in text, lists and pictures."""

import json
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, rows
from ..ask.query import question
from ..ask.suggestions import suggestions
from ..web.page import Asked, render
from ..words.labels import SEARCHED_KEYS, SUBJECT_KEYS

PAGE = 20
FIRST = 8
"""Hits shown of each group as long as none is chosen."""
COUNTED = 1000
"""Hits are counted up to this number, and ranked only where there are no more."""


@dataclass
class Group:
    """Hits in running text, in one kind of list, or in pictures."""

    kind: str
    total: int
    hits: list[Row]


async def search(datasette: Datasette, request: Request) -> Response:
    """Show where the words stand, with the hit marked."""
    typed = str(request.args.get("q") or "").strip()[:200]
    years = [r["year"] for r in await rows(datasette, "SELECT DISTINCT year FROM profiles ORDER BY year DESC")]
    places = await rows(datasette, "SELECT slug, municipality FROM profiles GROUP BY slug ORDER BY min(sort_key), slug")
    asked_for = Asked(request)
    wanted = {
        "subject": asked_for.one("subject", SUBJECT_KEYS),
        "kind": asked_for.one("kind", SEARCHED_KEYS),
        "year": asked_for.one("year", {str(year) for year in years}),
        "municipality": asked_for.one("municipality", {r["slug"] for r in places}),
    }
    page = min(asked_for.page(), 500)
    asked = await question(datasette, typed) if typed else None
    groups = []
    if asked is not None:
        size, skip = (PAGE, (page - 1) * PAGE) if wanted["kind"] else (FIRST, 0)
        for kind in [wanted["kind"]] if wanted["kind"] else SEARCHED_KEYS:
            groups.append(await _group(datasette, kind, asked.expression, wanted, size, skip))
    return await render(
        datasette,
        request,
        "search",
        section="/search",
        typed=typed,
        asked=asked_for,
        suggested=await suggestions(datasette, typed) if typed and page == 1 and not wanted["kind"] else None,
        wanted=wanted,
        years=[year for year in years if year is not None],
        places=places,
        groups=[g for g in groups if g.total],
        found=sum(g.total for g in groups),
        counted=COUNTED,
        parts=asked.words[:12] if asked else (),
        pattern=asked.pattern if asked else None,
        page=page,
        page_size=PAGE,
        noindex=True,
    )


async def _group(datasette: Datasette, kind: str, match: str, wanted: dict[str, str], size: int, skip: int) -> Group:
    table = {"text": "sections", "picture": "picture_texts"}.get(kind, "points")
    index = f"{table}_fts"
    if kind == "picture" and wanted["subject"]:
        return Group(kind, 0, [])
    joined, narrowed = _narrowed(table, wanted)
    values = {**wanted, "match": match, "kind": kind}
    body = f"FROM {index} {joined} WHERE {index} MATCH :match {narrowed}"
    total = (await rows(datasette, f"SELECT count(*) AS n FROM (SELECT 1 {body} LIMIT {COUNTED})", values))[0]["n"]
    if not total:
        return Group(kind, 0, [])
    order = f"{index}.rank" if total < COUNTED else f"{index}.rowid"
    ids = await rows(
        datasette, f"SELECT {index}.rowid AS id {body} ORDER BY {order} LIMIT {size} OFFSET {skip}", values
    )
    shown = "t.heading, t.page_first AS page" if kind == "text" else "NULL AS heading, t.page"
    area = "NULL" if kind == "picture" else "t.area_number"
    found = await rows(
        datasette,
        f"SELECT t.rowid AS id, t.text, {shown}, t.position, {area} AS area_number, p.report_id, p.municipality, "
        f"p.year, r.language, a.subject, a.name AS area FROM {table} t JOIN profiles p ON p.report_id = t.report_id "
        "JOIN reports r ON r.id = p.report_id "
        f"LEFT JOIN areas a ON a.report_id = t.report_id AND a.number = {area} "
        "WHERE t.rowid IN (SELECT value FROM json_each(?))",
        [json.dumps([r["id"] for r in ids])],
    )
    by_id = {r["id"]: r for r in found}
    return Group(kind, total, [by_id[r["id"]] for r in ids])


def _narrowed(table: str, wanted: dict[str, str]) -> tuple[str, str]:
    """Return the joins and conditions that the chosen filters need; none where nothing is narrowed down."""
    joined, narrowed = "", ""
    if wanted["year"] or wanted["municipality"]:
        joined += "JOIN profiles n ON n.report_id = t.report_id "
    if wanted["year"]:
        narrowed += "AND n.year = CAST(:year AS INTEGER) "
    if wanted["municipality"]:
        narrowed += "AND n.slug = :municipality "
    if wanted["subject"]:
        joined += "JOIN areas s ON s.report_id = t.report_id AND s.number = t.area_number "
        narrowed += "AND s.subject = :subject "
    if table == "points":
        narrowed += "AND t.kind = :kind "
    if narrowed:
        joined = f"JOIN {table} t ON t.rowid = {table}_fts.rowid {joined}"
    return joined, narrowed


ROUTES = [(r"^/search$", search)]
