"""/reports: all reports, sorted and narrowed down. /municipalities: all municipalities in Swedish order."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, row, rows
from ...ask.narrowing import narrowed
from ...web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ...web.page import Asked, part, render
from ...words.i18n import gettext as _
from ...words.labels import SUBJECT_KEYS, subjects

PAGE = 100
ORDERS = {
    "municipality": "sort_key, year, report_id",
    "year": "year DESC NULLS LAST, sort_key, report_id",
    "score": "share DESC NULLS LAST, sort_key, report_id",
    "findings": "stories DESC, doubts DESC, sort_key, report_id",
}
LETTERS = {"{": "Å", "|": "Ä", "}": "Ö"}
FIELDS = ("year", "edition", "group", "county", "size", "reviewed")


async def reports(datasette: Datasette, request: Request) -> Response:
    """List reports by municipality, year, score or findings."""
    asked = Asked(request)
    chosen = await narrowed(datasette, asked, FIELDS)
    order, page = asked.order(tuple(ORDERS), "municipality"), asked.page()
    about = await row(
        datasette,
        "SELECT count(*) AS n, avg(share) AS mean, count(DISTINCT edition) AS editions FROM profiles p "
        f"WHERE {chosen.condition}",
        chosen.values,
    )
    found = await rows(
        datasette,
        f"SELECT p.* FROM profiles p WHERE {chosen.condition} ORDER BY {ORDERS[order]} LIMIT {PAGE} OFFSET :skip",
        {**chosen.values, "skip": (page - 1) * PAGE},
    )
    total = about["n"] if about else 0
    first = await row(
        datasette,
        f"SELECT p.* FROM profiles p WHERE {chosen.condition} AND rank IS NOT NULL ORDER BY {ORDERS['score']} LIMIT 1",
        chosen.values,
    )
    return await render(
        datasette,
        request,
        "reports",
        section="/reports",
        asked=asked,
        narrowed=chosen,
        found=found,
        about=about,
        first=first,
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
        order=order,
        orders=_orders(),
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return the same reports, all of them, as a file."""
    asked = Asked(request)
    chosen = await narrowed(datasette, asked, FIELDS)
    order = asked.order(tuple(ORDERS), "municipality")
    found = await rows(
        datasette, f"SELECT p.* FROM profiles p WHERE {chosen.condition} ORDER BY {ORDERS[order]}", chosen.values
    )
    columns = [
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("municipality_id", _("Kommunkod"), "id"),
        Column("county", _("Län")),
        Column("group_id", _("Kommungrupp"), "id"),
        Column("population", _("Invånare"), "number"),
        Column("year", _("År"), "number"),
        Column("edition", _("Utgåva"), "id"),
        Column("score", _("Poäng"), "number"),
        Column("max", _("Maxpoäng"), "number"),
        Column("share", _("Andel"), "percent"),
        Column("rank", _("Plats i utgåvan"), "number"),
        *(Column(key, subjects()[key], "number") for key in SUBJECT_KEYS),
        Column("stories", _("Fel"), "number"),
        Column("doubts", _("Att se efter"), "number"),
    ]
    return await deliver(
        part(request, "format"),
        "kommunkompassen-rapporter",
        [Sheet(_("Rapporter"), columns, dicts(found))],
        [
            _("Poäng ur olika utgåvor kan inte jämföras rakt av."),
            _("Poängen är den som flest av rubriken, tabellens summa och frågorna ger."),
            str(datasette.absolute_url(request, "/")),
        ],
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
        datasette,
        request,
        "municipalities",
        section="/municipalities",
        letters=letters,
        total=len(found),
        several=sum(r["reports"] > 1 for r in found),
    )


def _orders() -> dict[str, str]:
    return {
        "municipality": _("Kommun, A till Ö"),
        "year": _("Senaste först"),
        "score": _("Högsta poäng först"),
        "findings": _("Flest fel först"),
    }


ROUTES = [
    (r"^/reports$", reports),
    (rf"^/reports\.{FORMATS}$", as_file),
    (r"^/municipalities$", municipalities),
]
