"""/search: words and parts of compounds, in running text and lists."""

from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..database import Row, rows
from ..labels import KINDS, SUBJECTS
from ..page import choice, render, whole
from ..query import compounds, expression

PAGE = 20
FIRST = 8
"""Hits shown of each group as long as none is chosen."""
COUNTED = 2000
"""Hits are counted up to this number, and ranked only where there are no more."""


@dataclass
class Group:
    """Hits in running text or in one kind of list."""

    kind: str
    total: int
    hits: list[Row]


async def search(datasette: Datasette, request: Request) -> Response:
    """Show where the words stand, with the hit marked."""
    typed = str(request.args.get("q") or "").strip()[:200]
    years = [r["year"] for r in await rows(datasette, "SELECT DISTINCT year FROM profiles ORDER BY year DESC")]
    places = await rows(
        datasette, "SELECT slug, municipality FROM profiles GROUP BY slug ORDER BY min(sort_key), slug"
    )
    wanted = {
        "subject": choice(request, "subject", SUBJECTS),
        "kind": choice(request, "kind", KINDS),
        "year": choice(request, "year", {str(year) for year in years}),
        "municipality": choice(request, "municipality", {r["slug"] for r in places}),
    }
    page = max(1, whole(request, "page", 1, 500))
    match = await expression(datasette, typed) if typed else None
    groups = []
    if match is not None:
        size, skip = (PAGE, (page - 1) * PAGE) if wanted["kind"] else (FIRST, 0)
        for kind in [wanted["kind"]] if wanted["kind"] else KINDS:
            groups.append(await _group(datasette, kind, match, wanted, size, skip))
    single = typed.strip('"') if " " not in typed and not typed.startswith('"') else ""
    return await render(
        datasette,
        request,
        "search",
        section="/search",
        typed=typed,
        wanted=wanted,
        years=[year for year in years if year is not None],
        places=places,
        groups=[g for g in groups if g.total],
        found=sum(g.total for g in groups),
        counted=COUNTED,
        parts=[w for w in await compounds(datasette, single.lower()) if w != single.lower()][:12] if len(single) > 2 else [],
        page=page,
        page_size=PAGE,
        noindex=True,
    )


async def _group(
    datasette: Datasette, kind: str, match: str, wanted: dict[str, str], size: int, skip: int
) -> Group:
    if kind == "text":
        source, index = "sections t", "sections_fts"
        shown = "snippet(sections_fts, 1, char(2), char(3), ' … ', 40) AS shown, highlight(sections_fts, 0, char(2), char(3)) AS heading, t.page_first AS page"
    else:
        source, index = "points t", "points_fts"
        shown = "highlight(points_fts, 0, char(2), char(3)) AS shown, NULL AS heading, t.page"
    joined, narrowed = _narrowed(kind, wanted)
    values = {**wanted, "match": match, "kind": kind}
    body = f"FROM {index} JOIN {source} ON t.id = {index}.rowid {joined} WHERE {index} MATCH :match {narrowed}"
    total = (await rows(datasette, f"SELECT count(*) AS n FROM (SELECT 1 {body} LIMIT {COUNTED})", values))[0]["n"]
    order = f"{index}.rank" if total < COUNTED else f"{index}.rowid"
    # The hits are chosen first: marking them is what costs time.
    hits = await rows(
        datasette,
        f"SELECT {shown}, t.position, t.area_number, p.report_id, p.municipality, p.year, r.language, a.subject, a.name AS area "
        f"FROM {index} JOIN {source} ON t.id = {index}.rowid JOIN profiles p ON p.report_id = t.report_id "
        "JOIN reports r ON r.id = p.report_id "
        "LEFT JOIN areas a ON a.report_id = t.report_id AND a.number = t.area_number "
        f"WHERE {index} MATCH :match AND {index}.rowid IN "
        f"(SELECT {index}.rowid {body} ORDER BY {order} LIMIT {size} OFFSET {skip}) ORDER BY {order}",
        values,
    )
    return Group(kind, total, hits)


def _narrowed(kind: str, wanted: dict[str, str]) -> tuple[str, str]:
    """Return the joins and conditions that the chosen filters need."""
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
    if kind != "text":
        narrowed += "AND t.kind = :kind "
    return joined, narrowed


ROUTES = [(r"^/search$", search)]
