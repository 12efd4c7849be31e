"""/examples: which municipalities the reports point at, for what, with the sentence."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, rows
from ..web.page import choice, render, whole
from ..words.labels import SUBJECTS

PAGE = 25


async def examples(datasette: Datasette, request: Request) -> Response:
    """List the municipalities named, those named most often first, with every sentence that names them."""
    wanted = {
        "subject": choice(request, "subject", SUBJECTS),
        "name": str(request.args.get("name") or "").strip()[:100],
    }
    page = max(1, whole(request, "page", 1))
    where = (
        "FROM mentions m JOIN reports r ON r.id = m.report_id "
        "JOIN municipality_slugs i ON i.municipality_id = m.municipality_id "
        "JOIN municipality_pages t ON t.slug = i.slug "
        "LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number "
        "WHERE (:subject = '' OR a.subject = :subject) "
        "AND (:name = '' OR swedish(t.name) LIKE '%' || swedish(:name) || '%')"
    )
    named = await rows(
        datasette,
        "SELECT t.slug, t.name, t.municipality_id, t.country, count(*) AS mentions, "
        f"count(DISTINCT m.report_id) AS reports, count(*) OVER () AS total {where} "
        "GROUP BY t.slug ORDER BY reports DESC, mentions DESC, t.sort_key "
        f"LIMIT {PAGE} OFFSET :skip",
        {**wanted, "skip": (page - 1) * PAGE},
    )
    sentences: dict[str, list[Row]] = {}
    for target in named:
        sentences[target["slug"]] = await rows(
            datasette,
            "SELECT m.sentence, m.report_id, r.municipality, r.year, r.language, a.subject, s.position, s.page_first "
            "FROM mentions m JOIN reports r ON r.id = m.report_id "
            "LEFT JOIN sections s ON s.report_id = m.report_id AND s.position = m.section_position "
            "LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number "
            "WHERE m.municipality_id IN (SELECT municipality_id FROM municipality_slugs WHERE slug = :slug) "
            "AND (:subject = '' OR a.subject = :subject) "
            "ORDER BY r.year DESC, r.id, m.rowid LIMIT 12",
            {**wanted, "slug": target["slug"]},
        )
    total = named[0]["total"] if named else 0
    return await render(
        datasette,
        request,
        "examples",
        section="/examples",
        named=named,
        sentences=sentences,
        wanted=wanted,
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
    )


ROUTES = [(r"^/examples$", examples)]
