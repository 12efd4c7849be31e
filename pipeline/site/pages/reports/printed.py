"""/report/<id>/printed/<kind>/<area>/<position>: a figure as it is printed, cut from the page."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, row
from ...ask.pictures import NoPicture, folder_of_pdfs, picture_of, printed_row
from ...web.page import missing, part, render
from ...words.i18n import gettext as _


async def printed(datasette: Datasette, request: Request) -> Response:
    """Show where a figure is printed, with the picture if the PDF is at hand."""
    report_id, kind, area, position, found = await _found(datasette, request)
    facts = "SELECT municipality, year, language, source_url FROM reports WHERE id = ?"
    head = await row(datasette, facts, [report_id])
    return await render(
        datasette,
        request,
        "printed",
        section="/reports",
        report_id=report_id,
        head=head,
        kind=kind,
        title=_titles()[kind],
        area=area,
        position=position,
        printed=found,
        with_picture=folder_of_pdfs(datasette) is not None,
        noindex=True,
    )


async def picture(datasette: Datasette, request: Request) -> Response:
    """Return the picture; 404 with the reason where there is none."""
    *_rest, found = await _found(datasette, request)
    try:
        data = await picture_of(datasette, found)
    except NoPicture as reason:
        return Response.text(f"{reason}\n", status=404)
    return Response(data, content_type="image/png")


async def _found(datasette: Datasette, request: Request) -> tuple[str, str, int, int, Row]:
    report_id, kind = part(request, "id"), part(request, "kind")
    area, position = int(part(request, "area")), int(part(request, "position"))
    found = await printed_row(datasette, report_id, kind, area, position)
    if found is None:
        raise missing(_("Den siffran finns inte i rapporten."))
    return report_id, kind, area, position, found


def _titles() -> dict[str, str]:
    return {
        "question": _("Frågans rad"),
        "heading": _("Poängen vid områdets rubrik"),
        "sum": _("Summan under områdets tabell"),
        "total": _("Kommunens totalpoäng"),
    }


_ADDRESS = (
    r"^/report/(?P<id>[^/.]+)/printed/(?P<kind>question|heading|sum|total)/(?P<area>\d{1,3})/(?P<position>\d{1,3})"
)
ROUTES = [(_ADDRESS + "$", printed), (_ADDRESS + r"\.png$", picture)]
