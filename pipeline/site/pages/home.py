"""/: what this is, and the ways in."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import row, rows
from ..web.page import render


async def home(datasette: Datasette, request: Request) -> Response:
    """Show what there is, the newest and the highest."""
    counts = await row(
        datasette,
        "SELECT (SELECT count(*) FROM profiles) AS reports, "
        "(SELECT count(DISTINCT slug) FROM profiles) AS municipalities, "
        "(SELECT min(year) FROM profiles) AS first, (SELECT max(year) FROM profiles) AS last, "
        "(SELECT count(*) FROM profiles WHERE errors > 0) AS flagged, (SELECT count(*) FROM rejects) AS rejects, "
        "(SELECT count(*) FROM points) AS points, (SELECT count(*) FROM mentions) AS mentions",
    )
    newest = await rows(
        datasette,
        "SELECT p.*, r.month FROM profiles p JOIN reports r ON r.id = p.report_id "
        "ORDER BY p.year DESC NULLS LAST, r.month DESC NULLS LAST, r.report_date DESC NULLS LAST, p.sort_key LIMIT 8",
    )
    highest = await rows(
        datasette,
        "SELECT p.*, editions.name AS edition_name FROM profiles p JOIN editions ON editions.id = p.edition "
        "WHERE p.rank <= 3 ORDER BY editions.first_year DESC, editions.id, p.rank, p.sort_key LIMIT 24",
    )
    years = await rows(
        datasette,
        "SELECT year, count(*) AS reports FROM profiles WHERE year IS NOT NULL GROUP BY year ORDER BY year DESC",
    )
    editions = await rows(
        datasette,
        "SELECT editions.*, count(*) AS reports FROM profiles JOIN editions ON editions.id = profiles.edition "
        "GROUP BY editions.id ORDER BY editions.first_year DESC, editions.id",
    )
    municipalities = await rows(
        datasette,
        "SELECT slug, municipality, count(*) AS reports, max(year) AS last FROM profiles GROUP BY slug "
        "ORDER BY reports DESC, min(sort_key) LIMIT 16",
    )
    return await render(
        datasette,
        request,
        "home",
        counts=counts,
        newest=newest,
        highest=highest,
        years=years,
        editions=editions,
        municipalities=municipalities,
    )


ROUTES = [(r"^/$", home)]
