"""/areas: subjects and editions. /area/<edition>/<number> and /question/<edition>/<number>: how all did."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, rows
from ..ask.fields import Field, all_questions, area_field, question_field, strengths_in
from ..charts import alone
from ..web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ..web.page import missing, part, render
from ..web.urls import url
from ..words.i18n import gettext as _
from ..words.labels import SUBJECT_KEYS

BEST = 10
STRENGTHS_OF = 5
"""From how many of the best the strengths are shown."""


async def areas(datasette: Datasette, request: Request) -> Response:
    """Show which area of which edition is about what, and every question."""
    editions = await rows(
        datasette,
        "SELECT editions.*, (SELECT count(*) FROM profiles WHERE profiles.edition = editions.id) AS reports "
        "FROM editions ORDER BY first_year, id",
    )
    means = await rows(datasette, "SELECT * FROM edition_means")
    known = await rows(datasette, "SELECT * FROM edition_areas")
    questions = await all_questions(datasette)
    return await render(
        datasette,
        request,
        "areas",
        section="/areas",
        editions=editions,
        areas_of={(r["edition"], r["subject"]): r for r in known},
        means={(r["edition"], r["subject"]): r for r in means},
        questions=questions,
        hardest=min((q for q in questions if q["mean"] is not None and q["reports"] > 2), key=_mean, default=None),
    )


async def area(datasette: Datasette, request: Request) -> Response:
    """Show the distribution of an area's scores over all reports of an edition, the best, and their strengths."""
    field = await area_field(datasette, request)
    edition, number = field.edition, field.number
    if request.url_vars.get("format") == "svg":
        return _svg(field, _("Område {number}, {edition}").format(number=number, edition=edition["name"]))
    return await render(
        datasette,
        request,
        "area",
        section="/areas",
        field=field,
        drawing=field.draw(_("Poäng i område {number}, {edition}").format(number=number, edition=edition["name"])),
        best=field.found if field.all else _with_ties(field.found),
        strengths=await strengths_in(datasette, [(r["report_id"], number) for r in field.found[:STRENGTHS_OF]]),
        questions=[q for q in await all_questions(datasette, edition["id"]) if q["area_number"] == int(number)],
        others=await rows(
            datasette,
            "SELECT a.edition, a.number, a.name, e.name AS edition_name FROM edition_areas a "
            "JOIN editions e ON e.id = a.edition WHERE a.subject = ? AND a.edition <> ? ORDER BY e.first_year, e.id",
            [field.about["subject"], edition["id"]],
        ),
    )


async def question(datasette: Datasette, request: Request) -> Response:
    """Show the distribution of a question's scores over all reports of an edition, the best, and their strengths."""
    field = await question_field(datasette, request)
    title = _("Poäng på fråga {number}, {edition}").format(number=field.number, edition=field.edition["name"])
    if request.url_vars.get("format") == "svg":
        return _svg(field, title)
    return await render(
        datasette,
        request,
        "question",
        section="/areas",
        field=field,
        drawing=field.draw(title),
        best=field.found if field.all else _with_ties(field.found),
        strengths=await strengths_in(
            datasette, [(r["report_id"], r["area_number"]) for r in field.found[:STRENGTHS_OF]]
        ),
    )


async def area_file(datasette: Datasette, request: Request) -> Response:
    """Return all scores in an area as a file."""
    field = await area_field(datasette, request)
    return await _file(request, field, f"omrade-{field.number}-{field.edition['id']}", field.about["name"])


async def question_file(datasette: Datasette, request: Request) -> Response:
    """Return all scores on a question as a file."""
    field = await question_field(datasette, request)
    return await _file(request, field, f"fraga-{field.number}-{field.edition['id']}", field.about["text"])


async def subject(datasette: Datasette, request: Request) -> Response:
    """Lead a subject to its row on the page of areas."""
    key = part(request, "subject")
    if key not in SUBJECT_KEYS:
        raise missing(_("Det finns inget ämne ”{name}”.").format(name=key))
    return Response.redirect(url(datasette, f"/areas#{key}"))


def _with_ties(found: list[Row]) -> list[Row]:
    """Return the best and all that are as good as the last of them."""
    if len(found) <= BEST:
        return found
    least = found[BEST - 1]["share"]
    return [r for r in found if r["share"] >= least]


def _svg(field: Field, title: str) -> Response:
    drawn = field.draw(title)
    return Response(alone(drawn) if drawn else "", status=200 if drawn else 404, content_type="image/svg+xml")


async def _file(request: Request, field: Field, name: str, title: str) -> Response:
    columns = [
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("municipality_id", _("Kommunkod"), "id"),
        Column("group_id", _("Kommungrupp"), "id"),
        Column("population", _("Invånare"), "number"),
        Column("year", _("År"), "number"),
        Column("score", _("Poäng"), "number"),
        Column("max", _("Max"), "number"),
        Column("share", _("Andel"), "percent"),
        Column("page", _("Sida"), "number"),
    ]
    notes = [f"{field.number} {title}", str(field.edition["name"])]
    return await deliver(
        part(request, "format"), f"kommunkompassen-{name}", [Sheet(name, columns, dicts(field.found))], notes
    )


def _mean(question: Row) -> float:
    return float(question["mean"])


_AREA = r"^/area/(?P<edition>[^/]+)/(?P<number>\d{1,3})"
_QUESTION = r"^/question/(?P<edition>[^/]+)/(?P<number>[^/]+?)"
ROUTES = [
    (r"^/areas$", areas),
    (rf"{_AREA}$", area),
    (rf"{_AREA}\.(?P<format>svg)$", area),
    (rf"{_AREA}\.{FORMATS}$", area_file),
    (rf"{_QUESTION}\.(?P<format>svg)$", question),
    (rf"{_QUESTION}\.{FORMATS}$", question_file),
    (rf"{_QUESTION}$", question),
    (r"^/subject/(?P<subject>[^/]+)$", subject),
]
