"""/flagged: what does not add up, by kind, with its evidence."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import row, rows
from ..web.deliver import FORMATS, Column, Sheet, deliver
from ..web.page import Asked, part, render
from ..words.findings import sentence, title
from ..words.i18n import gettext as _

PAGE = 50
_BODY = (
    "FROM findings f JOIN profiles p ON p.report_id = f.report_id "
    "LEFT JOIN evidence e ON e.report_id = f.report_id AND e.key = f.key "
    "WHERE (:code = '' OR f.code = :code) AND (:about = '' OR f.about = :about) "
    "ORDER BY f.severity = 'warning', p.sort_key, p.year, f.rowid "
)


async def flagged(datasette: Datasette, request: Request) -> Response:
    """List findings with their evidence, all or of one kind, and the reports that have some."""
    kinds = await rows(
        datasette,
        "SELECT k.*, f.about AS shown_about, f.severity AS shown_severity, count(*) AS findings, "
        "count(DISTINCT f.report_id) AS reports FROM findings f JOIN finding_kinds k ON k.code = f.code "
        "GROUP BY k.code, f.about, f.severity ORDER BY f.about <> 'report', f.severity = 'warning', k.position",
    )
    asked = Asked(request)
    codes = {r["code"] for r in await rows(datasette, "SELECT code FROM finding_kinds")}
    wanted = {"code": asked.one("code", codes), "about": asked.one("about", ("report", "reading", "file", "outside"))}
    page = asked.page()
    found = await rows(
        datasette,
        "SELECT f.*, p.municipality, p.year, p.edition, e.picture IS NOT NULL AS has_picture "
        f"{_BODY} LIMIT {PAGE} OFFSET :skip",
        {**wanted, "skip": (page - 1) * PAGE},
    )
    total = sum(
        r["findings"] for r in kinds if wanted["code"] in ("", r["code"]) and wanted["about"] in ("", r["shown_about"])
    )
    return await render(
        datasette,
        request,
        "flagged",
        section="/flagged",
        asked=asked,
        kinds=kinds,
        chosen=next((r for r in kinds if r["code"] == wanted["code"]), None),
        wanted=wanted,
        found=found,
        counted=await row(
            datasette,
            "SELECT (SELECT count(*) FROM stories) AS stories, "
            "(SELECT count(DISTINCT report_id) FROM stories) AS reports, "
            "(SELECT count(*) FROM profiles) AS of_reports, "
            "(SELECT count(*) FROM findings WHERE about = 'reading') AS doubts",
        ),
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
        page_size=PAGE,
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return the findings as a file."""
    asked = Asked(request)
    codes = {r["code"]: r for r in await rows(datasette, "SELECT * FROM finding_kinds")}
    wanted = {"code": asked.one("code", codes), "about": asked.one("about", ("report", "reading", "file", "outside"))}
    found = await rows(datasette, f"SELECT f.*, p.municipality, p.year {_BODY}", wanted)
    columns = [
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("year", _("År"), "number"),
        Column("kind", _("Slag")),
        Column("about", _("Gäller")),
        Column("told", _("Vad som inte stämmer")),
        Column("printed", _("Står"), "id"),
        Column("expected", _("De andra ger"), "id"),
        Column("page", _("Sida"), "number"),
        Column("confirmed", _("Bekräftad"), "number"),
        Column("key", _("Nyckel"), "id"),
    ]
    lines = [{**dict(f), "kind": title(codes[f["code"]]), "told": sentence(f)} for f in found]
    return await deliver(
        part(request, "format"), "kommunkompassen-stammer-inte", [Sheet(_("Stämmer inte"), columns, lines)]
    )


ROUTES = [(r"^/flagged$", flagged), (rf"^/flagged\.{FORMATS}$", as_file)]
