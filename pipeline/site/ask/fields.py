"""How all reports of an edition did in one area or on one question, and what the best of them list as strengths."""

from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from ..charts import histogram
from ..web.page import Asked, missing, part
from ..words.i18n import gettext as _
from .database import Row, row, rows
from .narrowing import Narrowed, narrowed

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


async def area_field(datasette: Datasette, request: Request) -> Field:
    """The area in the address; raises NotFound if no report and no edition has it."""
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


async def question_field(datasette: Datasette, request: Request) -> Field:
    """The question in the address; raises NotFound if no report of the edition has it."""
    edition, number = await _edition(datasette, part(request, "edition")), part(request, "number")
    sql = (
        "SELECT p.report_id, p.municipality, p.municipality_id, p.slug, p.year, p.group_id, p.population, p.errors, "
        "p.sort_key, q.area_number, q.text, q.score, q.max, q.page, q.position, 1.0 * q.score / q.max AS share "
        "FROM questions q JOIN profiles p ON p.report_id = q.report_id "
        "WHERE q.number = :number AND p.edition = :edition AND q.score BETWEEN 0 AND q.max AND q.max > 0"
    )
    known = next((q for q in await all_questions(datasette, edition["id"]) if q["number"] == number), None)
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


async def _edition(datasette: Datasette, edition: str) -> Row:
    found = await row(datasette, "SELECT * FROM editions WHERE id = ?", [edition])
    if found is None:
        raise missing(_("Det finns ingen utgåva ”{name}”.").format(name=edition))
    return found


async def all_questions(datasette: Datasette, edition: str | None = None) -> list[Row]:
    """The questions of an edition, or of all, with their means, in the order of their numbers."""
    return await rows(
        datasette,
        "SELECT * FROM question_means WHERE :edition IS NULL OR edition = :edition ORDER BY edition, area_number, "
        "CAST(substr(number, instr(number, '.') + 1) AS INTEGER), number",
        {"edition": edition},
    )


async def strengths_in(datasette: Datasette, places: list[tuple[str, object]]) -> list[tuple[Row, list[Row]]]:
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
