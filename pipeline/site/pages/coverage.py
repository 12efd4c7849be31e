"""/coverage: evaluations known to have been made, those that are here and those that are missing."""

from collections import Counter

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ..web.page import part, render
from ..words.i18n import gettext as _


async def coverage(datasette: Datasette, request: Request) -> Response:
    """Show what is known by year and by municipality, and totals published elsewhere that differ."""
    known = await _known(datasette)
    by_year, here = Counter(k["year"] for k in known), Counter(k["year"] for k in known if k["report_id"])
    by_municipality: dict[str, list[Row]] = {}
    for k in known:
        by_municipality.setdefault(k["municipality_id"], []).append(k)
    reports = await row(datasette, "SELECT count(*) AS n FROM profiles")
    found = {k["report_id"] for k in known if k["report_id"]}
    return await render(
        datasette,
        request,
        "coverage",
        section="/about",
        total=len(known),
        here=sum(here.values()),
        others=(reports["n"] if reports else 0) - len(found),
        years=[(year, by_year[year], here[year]) for year in sorted(by_year)],
        by_municipality=by_municipality,
        differing=[k for k in known if k["differs"]],
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return what is known as a list."""
    columns = [
        Column("country", _("Land"), "id"),
        Column("municipality", _("Kommun")),
        Column("year", _("År"), "number"),
        Column("edition", _("Utgåva"), "id"),
        Column("report_id", _("Rapport här"), "id"),
        Column("total", _("Publicerad totalpoäng"), "number"),
        Column("score", _("Poäng i rapporten"), "number"),
        Column("url", _("Adress"), "id"),
        Column("note", _("Anmärkning")),
    ]
    sheet = Sheet(_("Kända utvärderingar"), columns, dicts(await _known(datasette)))
    return await deliver(part(request, "format"), "kommunkompassen-kanda-utvarderingar", [sheet])


async def _known(datasette: Datasette) -> list[Row]:
    return await rows(
        datasette,
        "SELECT k.*, m.name AS municipality, s.slug, min(p.report_id) AS report_id, p.score, p.max, "
        "max(EXISTS (SELECT 1 FROM findings f WHERE f.report_id = p.report_id AND f.code = 'outside-total-differs' "
        "AND k.total IS NOT NULL)) AS differs "
        "FROM known_evaluations k JOIN municipalities m ON m.id = k.municipality_id "
        "LEFT JOIN municipality_slugs s ON s.municipality_id = k.municipality_id "
        "LEFT JOIN profiles p ON p.slug = s.slug AND p.year = k.year "
        "GROUP BY k.rowid ORDER BY m.country DESC, m.sort_key, k.year, k.rowid",
    )


ROUTES = [(r"^/coverage$", coverage), (rf"^/coverage\.{FORMATS}$", as_file)]
