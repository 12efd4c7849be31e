"""/areas: subjects and editions. /area/<edition>/<number> and /question/<edition>/<number>: how all did."""

from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from ..ask.database import Row, row, rows
from ..ask.narrowing import Narrowed, narrowed
from ..charts import alone, histogram
from ..web.deliver import FORMATS, Column, Sheet, deliver, dicts
from ..web.page import Asked, missing, part, render
from ..web.urls import url
from ..words.i18n import gettext as _
from ..words.labels import SUBJECT_KEYS

BEST = 10
STRENGTHS_OF = 5
"""From how many of the best the strengths are shown."""
FIELDS = ("group", "county", "size")


@dataclass
class Field:
    """All reports of an edition that have a score on something, the highest share first."""

    edition: Row
    number: str
    about: Row  # name or text of the area or question
    found: list[Row]  # one report per municipality, its latest, unless all are wanted
    narrowed: Narrowed
    asked: Asked
    all: bool
    own: Row | None
    place: int | None  # of the own report among those found
    maxima: list[float]

    @property
    def values(self) -> tuple[list[float], float]:
        """What the drawing shows, and its maximum: points, or percent where the maxima differ."""
        if len(self.maxima) == 1:
            return [r["score"] for r in self.found], self.maxima[0]
        return [100 * r["share"] for r in self.found], 100

    def draw(self, title: str) -> Markup | None:
        """Return how the scores spread, with the own one marked."""
        values, most = self.values
        own = None
        if self.own is not None:
            own = (self.own["municipality"], self.own["score"] if len(self.maxima) == 1 else 100 * self.own["share"])
        return histogram(values, most, title, own) if values else None


async def areas(datasette: Datasette, request: Request) -> Response:
    """Show which area of which edition is about what, and every question."""
    editions = await rows(
        datasette,
        "SELECT editions.*, (SELECT count(*) FROM profiles WHERE profiles.edition = editions.id) AS reports "
        "FROM editions ORDER BY first_year, id",
    )
    means = await rows(datasette, "SELECT * FROM edition_means")
    known = await rows(datasette, "SELECT * FROM edition_areas")
    questions = await _all_questions(datasette)
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
    field = await _area_field(datasette, request)
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
        strengths=await _strengths(datasette, [(r["report_id"], number) for r in field.found[:STRENGTHS_OF]]),
        questions=[q for q in await _all_questions(datasette, edition["id"]) if q["area_number"] == int(number)],
        others=await rows(
            datasette,
            "SELECT a.edition, a.number, a.name, e.name AS edition_name FROM edition_areas a "
            "JOIN editions e ON e.id = a.edition WHERE a.subject = ? AND a.edition <> ? ORDER BY e.first_year, e.id",
            [field.about["subject"], edition["id"]],
        ),
    )


async def question(datasette: Datasette, request: Request) -> Response:
    """Show the distribution of a question's scores over all reports of an edition, the best, and their strengths."""
    field = await _question_field(datasette, request)
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
        strengths=await _strengths(datasette, [(r["report_id"], r["area_number"]) for r in field.found[:STRENGTHS_OF]]),
    )


async def area_file(datasette: Datasette, request: Request) -> Response:
    """Return all scores in an area as a file."""
    field = await _area_field(datasette, request)
    return _file(request, field, f"omrade-{field.number}-{field.edition['id']}", field.about["name"])


async def question_file(datasette: Datasette, request: Request) -> Response:
    """Return all scores on a question as a file."""
    field = await _question_field(datasette, request)
    return _file(request, field, f"fraga-{field.number}-{field.edition['id']}", field.about["text"])


async def subject(datasette: Datasette, request: Request) -> Response:
    """Lead a subject to its row on the page of areas."""
    key = part(request, "subject")
    if key not in SUBJECT_KEYS:
        raise missing(_("Det finns inget ämne ”{name}”.").format(name=key))
    return Response.redirect(url(datasette, f"/areas#{key}"))


async def _area_field(datasette: Datasette, request: Request) -> Field:
    edition, number = await _edition(datasette, part(request, "edition")), part(request, "number")
    sql = (
        "SELECT p.report_id, p.municipality, p.municipality_id, p.slug, p.year, p.group_id, p.population, p.errors, "
        "p.sort_key, a.name, a.subject, a.page, a.number AS area_number, NULL AS position, a.score_used AS score, "
        "a.max_used AS max, 1.0 * a.score_used / a.max_used AS share "
        "FROM profiles p JOIN areas a ON a.report_id = p.report_id AND a.number = :number WHERE p.edition = :edition "
        "AND a.score_used BETWEEN 0 AND a.max_used AND a.max_used > 0"
    )
    named = await row(
        datasette, "SELECT name, subject FROM edition_areas WHERE edition = ? AND number = ?", [edition["id"], number]
    )
    field = await _field(datasette, request, edition, number, sql, named)
    if field is None:
        raise missing(_("Utgåvan {edition} har inget område {number}.").format(edition=edition["id"], number=number))
    return field


async def _question_field(datasette: Datasette, request: Request) -> Field:
    edition, number = await _edition(datasette, part(request, "edition")), part(request, "number")
    sql = (
        "SELECT p.report_id, p.municipality, p.municipality_id, p.slug, p.year, p.group_id, p.population, p.errors, "
        "p.sort_key, q.area_number, q.text, q.score, q.max, q.page, q.position, 1.0 * q.score / q.max AS share "
        "FROM questions q JOIN profiles p ON p.report_id = q.report_id "
        "WHERE q.number = :number AND p.edition = :edition AND q.score BETWEEN 0 AND q.max AND q.max > 0"
    )
    known = next((q for q in await _all_questions(datasette, edition["id"]) if q["number"] == number), None)
    field = await _field(datasette, request, edition, number, sql, known) if known is not None else None
    if field is None:
        raise missing(_("Utgåvan {edition} har ingen fråga {number}.").format(edition=edition["id"], number=number))
    return field


async def _field(
    datasette: Datasette, request: Request, edition: Row, number: str, sql: str, about: Row | None
) -> Field | None:
    asked = Asked(request)
    chosen = await narrowed(datasette, asked, FIELDS)
    everything = bool(request.args.get("all"))
    found = await rows(
        datasette,
        f"{sql} AND {chosen.condition} {'' if everything else 'AND p.latest_of_edition'} "
        "ORDER BY share DESC, p.year DESC, p.sort_key",
        {**chosen.values, "number": number, "edition": edition["id"]},
    )
    wanted = str(request.args.get("own") or "")
    own = next((r for r in found if wanted and wanted in (r["report_id"], r["slug"])), None)
    if own is None and wanted:
        own = await row(
            datasette,
            f"{sql} AND p.report_id = :own",
            {"number": number, "edition": edition["id"], "own": wanted},
        )
    if about is None and not found:
        return None
    return Field(
        edition=edition,
        number=number,
        about=about or found[0],
        found=found,
        narrowed=chosen,
        asked=asked,
        all=everything,
        own=own,
        place=None if own is None else 1 + sum(r["share"] > own["share"] for r in found),
        maxima=sorted({r["max"] for r in found}),
    )


def _with_ties(found: list[Row]) -> list[Row]:
    """Return the best and all that are as good as the last of them."""
    if len(found) <= BEST:
        return found
    least = found[BEST - 1]["share"]
    return [r for r in found if r["share"] >= least]


def _svg(field: Field, title: str) -> Response:
    drawn = field.draw(title)
    return Response(alone(drawn) if drawn else "", status=200 if drawn else 404, content_type="image/svg+xml")


def _file(request: Request, field: Field, name: str, title: str) -> Response:
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
    return deliver(
        part(request, "format"), f"kommunkompassen-{name}", [Sheet(name, columns, dicts(field.found))], notes
    )


async def _edition(datasette: Datasette, edition: str) -> Row:
    found = await row(datasette, "SELECT * FROM editions WHERE id = ?", [edition])
    if found is None:
        raise missing(_("Det finns ingen utgåva ”{name}”.").format(name=edition))
    return found


async def _all_questions(datasette: Datasette, edition: str | None = None) -> list[Row]:
    return await rows(
        datasette,
        "SELECT * FROM question_means WHERE :edition IS NULL OR edition = :edition ORDER BY edition, area_number, "
        "CAST(substr(number, instr(number, '.') + 1) AS INTEGER), number",
        {"edition": edition},
    )


def _mean(question: Row) -> float:
    return float(question["mean"])


async def _strengths(datasette: Datasette, places: list[tuple[str, object]]) -> list[tuple[Row, list[Row]]]:
    """Return the strengths that each of the reports lists in the area, best report first."""
    result = []
    for report_id, number in places:
        head = await row(
            datasette,
            "SELECT p.report_id, p.municipality, p.year, r.language FROM profiles p "
            "JOIN reports r ON r.id = p.report_id WHERE p.report_id = ?",
            [report_id],
        )
        found = await rows(
            datasette,
            "SELECT text, page FROM points WHERE report_id = ? AND area_number = ? AND kind = 'strength' "
            "ORDER BY position",
            [report_id, number],
        )
        if head is not None and found:
            result.append((head, found))
    return result


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
