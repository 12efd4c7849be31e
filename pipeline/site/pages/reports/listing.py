"""/reports: all reports, sorted and narrowed down. /municipalities: all municipalities in Swedish order."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, rows
from ...web.page import choice, render, whole

PAGE = 100
ORDERS = {
    "municipality": "sort_key, year, report_id",
    "year": "year DESC NULLS LAST, sort_key, report_id",
    "score": "share DESC NULLS LAST, sort_key, report_id",
    "findings": "errors DESC, warnings DESC, sort_key, report_id",
}
LETTERS = {"{": "Å", "|": "Ä", "}": "Ö"}


async def reports(datasette: Datasette, request: Request) -> Response:
    """List reports by municipality, year, score or findings."""
    years = [str(r["year"]) for r in await rows(datasette, "SELECT DISTINCT year FROM profiles ORDER BY year DESC")]
    editions = await rows(datasette, "SELECT id, name FROM editions ORDER BY first_year DESC, id")
    wanted = {
        "year": choice(request, "year", years),
        "edition": choice(request, "edition", {r["id"] for r in editions}),
        "sort": choice(request, "sort", ORDERS) or "municipality",
    }
    where = "(:year = '' OR year = CAST(:year AS INTEGER)) AND (:edition = '' OR edition = :edition)"
    page = max(1, whole(request, "page", 1))
    total = (await rows(datasette, f"SELECT count(*) AS n FROM profiles WHERE {where}", wanted))[0]["n"]
    found = await rows(
        datasette,
        f"SELECT * FROM profiles WHERE {where} ORDER BY {ORDERS[wanted['sort']]} LIMIT {PAGE} OFFSET :skip",
        {**wanted, "skip": (page - 1) * PAGE},
    )
    return await render(
        datasette,
        request,
        "reports",
        section="/reports",
        found=found,
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
        wanted=wanted,
        years=[year for year in years if year != "None"],
        editions=editions,
        orders=ORDERS,
    )


async def municipalities(datasette: Datasette, request: Request) -> Response:
    """List the municipalities that have a report, by their first letter."""
    found = await rows(
        datasette,
        "SELECT m.slug, m.name, m.sort_key, m.country, municipalities.county, count(*) AS reports, "
        "max(p.year) AS last, sum(p.errors > 0) AS flagged FROM profiles p "
        "JOIN municipality_pages m ON m.slug = p.slug "
        "LEFT JOIN municipalities ON municipalities.id = m.municipality_id "
        "GROUP BY m.slug ORDER BY m.sort_key, m.slug",
    )
    letters: dict[str, list[Row]] = {}
    for r in found:
        first = r["sort_key"][:1]
        letters.setdefault(LETTERS.get(first, first.upper() or "?"), []).append(r)
    return await render(
        datasette, request, "municipalities", section="/municipalities", letters=letters, total=len(found)
    )


ROUTES = [(r"^/reports$", reports), (r"^/municipalities$", municipalities)]
