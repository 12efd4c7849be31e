"""/: what this is, and the ways in."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import row, rows
from ..web.page import render


async def home(datasette: Datasette, request: Request) -> Response:
    """Show what there is, the newest, the highest of each edition and of each group of municipalities."""
    counts = await row(
        datasette,
        "SELECT (SELECT count(*) FROM profiles) AS reports, "
        "(SELECT count(DISTINCT slug) FROM profiles) AS municipalities, "
        "(SELECT min(year) FROM profiles) AS first, (SELECT max(year) FROM profiles) AS last, "
        "(SELECT count(DISTINCT report_id) FROM stories) AS wrong, "
        "(SELECT coalesce(sum(examples), 0) FROM example_counts WHERE subject = '') AS examples",
    )
    newest = await rows(
        datasette,
        "SELECT p.*, r.month FROM profiles p JOIN reports r ON r.id = p.report_id "
        "ORDER BY p.year DESC NULLS LAST, r.month DESC NULLS LAST, r.report_date DESC NULLS LAST, p.sort_key LIMIT 8",
    )
    editions = await rows(
        datasette,
        "SELECT editions.*, count(*) AS reports, count(profiles.rank) AS ranked FROM profiles "
        "JOIN editions ON editions.id = profiles.edition "
        "GROUP BY editions.id ORDER BY editions.first_year DESC, editions.id",
    )
    highest = await rows(
        datasette,
        "SELECT p.*, editions.name AS edition_name FROM profiles p JOIN editions ON editions.id = p.edition "
        "WHERE p.rank <= 3 ORDER BY editions.first_year DESC, editions.id, p.rank, p.sort_key LIMIT 24",
    )
    grouped = max((e for e in editions if e["ranked"] > 1), key=lambda e: e["ranked"], default=None)
    return await render(
        datasette,
        request,
        "home",
        counts=counts,
        newest=newest,
        highest=highest,
        editions=editions,
        grouped=grouped,
        rises=await rows(
            datasette,
            "SELECT p.*, c.difference, c.before, c.after, o.year AS previous_year FROM changes c "
            "JOIN profiles p ON p.report_id = c.report_id JOIN profiles o ON o.report_id = c.previous_id "
            "WHERE c.subject = 'total' AND c.difference > 0 ORDER BY c.difference DESC, p.sort_key LIMIT 8",
        ),
        in_groups=await _highest_in_groups(datasette, grouped["id"]) if grouped else [],
        years=await rows(
            datasette,
            "SELECT year, count(*) AS reports FROM profiles WHERE year IS NOT NULL GROUP BY year ORDER BY year DESC",
        ),
        municipalities=await rows(
            datasette,
            "SELECT slug, municipality, count(*) AS reports FROM profiles GROUP BY slug "
            "ORDER BY reports DESC, min(sort_key) LIMIT 16",
        ),
    )


async def _highest_in_groups(datasette: Datasette, edition: str) -> list[object]:
    """Return the report with the highest share in each group, all of them where several are as high."""
    return list(
        await rows(
            datasette,
            "SELECT p.*, g.reports FROM profiles p JOIN ("
            "SELECT group_id, max(share) AS share, count(*) AS reports FROM profiles "
            "WHERE edition = ? AND rank IS NOT NULL AND latest_of_edition AND group_id IS NOT NULL "
            "GROUP BY group_id) g ON g.group_id = p.group_id AND g.share = p.share "
            "WHERE p.edition = ? AND p.rank IS NOT NULL AND p.latest_of_edition ORDER BY p.group_id, p.sort_key",
            [edition, edition],
        )
    )


ROUTES = [(r"^/$", home)]
