"""/change: who rose and who fell most since the report before, in all and by subject, within an edition."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..ask.narrowing import narrowed
from ..web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ..web.page import Asked, part, render
from ..words.i18n import gettext as _
from ..words.labels import SUBJECT_KEYS, subject

MOST = 15
FIELDS = ("edition", "group", "county", "size")
_BODY = (
    "FROM changes c JOIN profiles p ON p.report_id = c.report_id JOIN profiles o ON o.report_id = c.previous_id "
    "WHERE c.subject = :subject AND "
)
_COLUMNS = "p.*, c.before, c.after, c.difference, c.previous_id, o.year AS previous_year "


async def change(datasette: Datasette, request: Request) -> Response:
    """Show the greatest rises and falls."""
    asked, found, wanted = await _found(datasette, request)
    rises = [r for r in found if r["difference"] > 0]
    falls = [r for r in reversed(found) if r["difference"] < 0]
    everything = bool(request.args.get("all"))
    return await render(
        datasette,
        request,
        "change",
        section="/change",
        asked=asked,
        narrowed=wanted,
        chosen=_subject(asked),
        subjects_and_total=[("total", subject("total")), *((key, subject(key)) for key in SUBJECT_KEYS)],
        total=len(found),
        rises=rises if everything else _with_ties(rises),
        falls=falls if everything else _with_ties(falls),
        risen=len(rises),
        fallen=len(falls),
        greatest=max((abs(r["difference"]) for r in found), default=0),
        mean=sum(r["difference"] for r in found) / len(found) if found else None,
        newer=await row(datasette, "SELECT count(*) AS n FROM profiles WHERE previous_id IS NOT NULL"),
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return all changes as a file."""
    asked, found, _wanted = await _found(datasette, request)
    columns = [
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("municipality_id", _("Kommunkod"), "id"),
        Column("group_id", _("Kommungrupp"), "id"),
        Column("edition", _("Utgåva"), "id"),
        Column("previous_year", _("Förra året"), "number"),
        Column("year", _("År"), "number"),
        Column("before", _("Före"), "number"),
        Column("after", _("Efter"), "number"),
        Column("difference", _("Procentenheter"), "number"),
    ]
    return await deliver(
        part(request, "format"),
        "kommunkompassen-forandring",
        [Sheet(subject(_subject(asked)), columns, dicts(found))],
        [_("Skillnader är i procentenheter av maxpoängen, mellan två rapporter av samma utgåva.")],
    )


def _subject(asked: Asked) -> str:
    value = str(asked.request.args.get("subject") or "")
    return value if value in SUBJECT_KEYS else "total"


async def _found(datasette: Datasette, request: Request) -> tuple[Asked, list[Row], object]:
    asked = Asked(request)
    asked.one("subject", (*SUBJECT_KEYS, "total"))
    wanted = await narrowed(datasette, asked, FIELDS)
    found = await rows(
        datasette,
        f"SELECT {_COLUMNS} {_BODY} {wanted.condition} ORDER BY c.difference DESC, p.year DESC, p.sort_key",
        {**wanted.values, "subject": _subject(asked)},
    )
    return asked, found, wanted


def _with_ties(found: list[Row]) -> list[Row]:
    if len(found) <= MOST:
        return found
    last = abs(found[MOST - 1]["difference"])
    return [r for r in found if abs(r["difference"]) >= last]


ROUTES = [(r"^/change$", change), (rf"^/change\.{FORMATS}$", as_file)]
