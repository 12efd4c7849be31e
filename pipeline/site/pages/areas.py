"""/areas: subjects and editions. /area/<edition>/<number> and /question/<edition>/<number>: how all did."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..web.page import missing, part, render
from ..words.labels import SUBJECTS

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
    return await render(
        datasette,
        request,
        "areas",
        section="/areas",
        editions=editions,
        areas_of={(r["edition"], r["subject"]): r for r in known},
        means={(r["edition"], r["subject"]): r for r in means},
        questions=await _all_questions(datasette),
    )


async def area(datasette: Datasette, request: Request) -> Response:
    """Show the distribution of an area's scores over all reports of an edition, the best, and their strengths."""
    edition, number = await _edition(datasette, part(request, "edition")), part(request, "number")
    found = await rows(
        datasette,
        "SELECT p.report_id, p.municipality, p.slug, p.year, p.errors, a.name, a.subject, a.page, "
        "a.score_used AS score, a.max_used AS max, 1.0 * a.score_used / a.max_used AS share "
        "FROM profiles p JOIN areas a ON a.report_id = p.report_id AND a.number = ? "
        "WHERE p.edition = ? AND a.score_used BETWEEN 0 AND a.max_used AND a.max_used > 0 "
        "ORDER BY share DESC, p.year DESC, p.sort_key",
        [number, edition["id"]],
    )
    named = await row(
        datasette, "SELECT name, subject FROM edition_areas WHERE edition = ? AND number = ?", [edition["id"], number]
    )
    if named is None and not found:
        raise missing(f"area {number} of the edition {edition['id']}")
    scored = [r for r in found if r["score"] is not None]
    shown = named or found[0]
    return await render(
        datasette,
        request,
        "area",
        section="/areas",
        edition=edition,
        number=number,
        name=shown["name"],
        subject_key=shown["subject"],
        scored=scored,
        maximum=max((r["max"] or 0 for r in scored), default=0) or 100,
        best=scored[:BEST],
        strengths=await _strengths(datasette, [(r["report_id"], number) for r in scored[:STRENGTHS_OF]]),
        questions=[q for q in await _all_questions(datasette, edition["id"]) if q["area_number"] == int(number)],
        others=await rows(
            datasette,
            "SELECT a.edition, a.number, a.name, e.name AS edition_name FROM edition_areas a "
            "JOIN editions e ON e.id = a.edition WHERE a.subject = ? AND a.edition <> ? ORDER BY e.first_year, e.id",
            [shown["subject"], edition["id"]],
        ),
    )


async def question(datasette: Datasette, request: Request) -> Response:
    """Show the distribution of a question's scores over all reports of an edition, the best, and their strengths."""
    edition, number = await _edition(datasette, part(request, "edition")), part(request, "number")
    found = await rows(
        datasette,
        "SELECT p.report_id, p.municipality, p.slug, p.year, p.errors, q.area_number, q.text, q.score, q.max, q.page, "
        "q.position, 1.0 * q.score / q.max AS share FROM questions q JOIN profiles p ON p.report_id = q.report_id "
        "WHERE q.number = ? AND p.edition = ? AND q.score BETWEEN 0 AND q.max AND q.max > 0 "
        "ORDER BY share DESC, p.year DESC, p.sort_key",
        [number, edition["id"]],
    )
    known = next((q for q in await _all_questions(datasette, edition["id"]) if q["number"] == number), None)
    if known is None:
        raise missing(f"question {number} of the edition {edition['id']}")
    maxima = sorted({r["max"] for r in found})
    return await render(
        datasette,
        request,
        "question",
        section="/areas",
        edition=edition,
        number=number,
        known=known,
        scored=found,
        maxima=maxima,
        shares=[100 * r["share"] for r in found],
        best=found[:BEST],
        strengths=await _strengths(datasette, [(r["report_id"], r["area_number"]) for r in found[:STRENGTHS_OF]]),
    )


async def subject(datasette: Datasette, request: Request) -> Response:
    """Lead a subject to its row on the page of areas."""
    key = part(request, "subject")
    if key not in SUBJECTS:
        raise missing(f"subject “{key}”")
    return Response.redirect(datasette.urls.path(f"/areas#{key}"))


async def _edition(datasette: Datasette, edition: str) -> Row:
    found = await row(datasette, "SELECT * FROM editions WHERE id = ?", [edition])
    if found is None:
        raise missing(f"edition “{edition}”")
    return found


async def _all_questions(datasette: Datasette, edition: str | None = None) -> list[Row]:
    return await rows(
        datasette,
        "SELECT * FROM question_means WHERE :edition IS NULL OR edition = :edition ORDER BY edition, area_number, "
        "CAST(substr(number, instr(number, '.') + 1) AS INTEGER), number",
        {"edition": edition},
    )


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


ROUTES = [
    (r"^/areas$", areas),
    (r"^/area/(?P<edition>[^/]+)/(?P<number>\d{1,3})$", area),
    (r"^/question/(?P<edition>[^/]+)/(?P<number>[^/]+)$", question),
    (r"^/subject/(?P<subject>[^/]+)$", subject),
]
