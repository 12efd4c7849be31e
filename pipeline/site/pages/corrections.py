"""/corrections: what people have put right or explained, and which reports they have compared with their PDF."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, rows
from ..web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ..web.page import part, render
from ..words.i18n import gettext as _


async def corrections(datasette: Datasette, request: Request) -> Response:
    """Show every correction by report, those that do not fit any more, and the reviews."""
    found = await _corrections(datasette)
    by_report: dict[str, list[Row]] = {}
    for correction in found:
        by_report.setdefault(correction["report_id"], []).append(correction)
    return await render(
        datasette,
        request,
        "corrections",
        section="/about",
        by_report=by_report,
        total=len(found),
        explained=sum(correction["kind"] == "source-error" for correction in found),
        stale=await rows(
            datasette,
            "SELECT f.*, p.municipality, p.year FROM findings f JOIN profiles p ON p.report_id = f.report_id "
            "WHERE f.code = 'correction-not-applied' ORDER BY p.sort_key, p.year, f.message",
        ),
        reviewed=await rows(
            datasette,
            "SELECT p.*, r.reviewed_by, r.reviewed_on FROM reports r JOIN profiles p ON p.report_id = r.id "
            "WHERE r.reviewed_by IS NOT NULL ORDER BY r.reviewed_on DESC, p.sort_key, p.year",
        ),
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return the same corrections as a list."""
    columns = [
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("year", _("År"), "number"),
        Column("at", _("Uppgift"), "id"),
        Column("read", _("Läst"), "id"),
        Column("is", _("Är"), "id"),
        Column("kind", _("Slag"), "id"),
        Column("why", _("Varför")),
        Column("by", _("Av")),
        Column("on", _("Dag"), "id"),
        Column("page", _("Sida"), "number"),
    ]
    sheet = Sheet(_("Rättat och förklarat"), columns, dicts(await _corrections(datasette)))
    return await deliver(part(request, "format"), "kommunkompassen-rattat", [sheet])


async def _corrections(datasette: Datasette) -> list[Row]:
    return await rows(
        datasette,
        "SELECT c.*, p.municipality, p.year, r.language FROM corrections c "
        "JOIN profiles p ON p.report_id = c.report_id "
        "JOIN reports r ON r.id = c.report_id ORDER BY p.sort_key, p.year, p.report_id, c.rowid",
    )


ROUTES = [(r"^/corrections$", corrections), (rf"^/corrections\.{FORMATS}$", as_file)]
