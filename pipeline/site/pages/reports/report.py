"""/report/<id>: all of one report."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, row, rows
from ...ask.pictures import folder_of_pdfs
from ...ask.reading import read_report
from ...web.page import part, render


async def report(datasette: Datasette, request: Request) -> Response:
    """Show a report beside the mean of its edition and the municipality's earlier report."""
    found = await read_report(datasette, part(request, "id"))
    series = await rows(
        datasette,
        "SELECT report_id, year, edition, score, max FROM profiles WHERE slug = ? ORDER BY year, report_id",
        [found.profile["slug"]],
    )
    earlier = await _earlier(datasette, found.profile)
    return await render(
        datasette,
        request,
        "report",
        section="/reports",
        report=found,
        means=await edition_means(datasette, found.row["edition"]),
        earlier=earlier,
        series=series,
        with_pictures=folder_of_pdfs(datasette) is not None,
    )


async def edition_means(datasette: Datasette, edition: str | None) -> dict[str, Row]:
    """Return the row of `edition_means` for each subject; empty for an edition with a single report."""
    found = await rows(datasette, "SELECT * FROM edition_means WHERE edition = ?", [edition])
    return {r["subject"]: r for r in found if r["reports"] > 1}


async def _earlier(datasette: Datasette, profile: Row) -> Row | None:
    if profile["year"] is None:
        return None
    return await row(
        datasette,
        "SELECT * FROM profiles WHERE slug = ? AND year < ? ORDER BY year DESC, report_id LIMIT 1",
        [profile["slug"], profile["year"]],
    )


ROUTES = [(r"^/report/(?P<id>[^/.]+)$", report)]
