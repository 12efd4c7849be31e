"""/examples: which municipalities the reports hold up as good examples, for what, with the sentence."""

import json

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..web.deliver import FORMATS, Column, Sheet, deliver
from ..web.page import Asked, part, render
from ..words.i18n import gettext as _
from ..words.labels import SUBJECT_KEYS, subject

PAGE = 25
EACH = 8
"""Sentences shown of each municipality."""
_WHERE = "c.subject = :subject AND (:all OR c.examples > 0) AND (:name = '' OR instr(p.sort_key, swedish(:name)) > 0)"


async def examples(datasette: Datasette, request: Request) -> Response:
    """List the municipalities, those that most reports hold up first, with the sentences."""
    asked, wanted, page = _asked(request)
    counted = await row(
        datasette,
        "SELECT count(*) AS municipalities, coalesce(sum(c.examples), 0) AS examples, "
        "coalesce(sum(c.mentions), 0) AS mentions FROM example_counts c JOIN municipality_pages p ON p.slug = c.slug "
        f"WHERE {_WHERE}",
        wanted,
    )
    named = await rows(
        datasette,
        f"SELECT p.slug, p.name, c.* FROM example_counts c JOIN municipality_pages p ON p.slug = c.slug WHERE {_WHERE} "
        f"ORDER BY c.example_reports DESC, c.reports DESC, p.sort_key LIMIT {PAGE} OFFSET :skip",
        {**wanted, "skip": (page - 1) * PAGE},
    )
    total = counted["municipalities"] if counted else 0
    return await render(
        datasette,
        request,
        "examples",
        section="/examples",
        asked=asked,
        named=named,
        counted=counted,
        sentences=await _sentences(datasette, [r["slug"] for r in named], wanted),
        wanted=wanted,
        page=page,
        pages=max(1, -(-total // PAGE)),
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return every sentence that fits as a file."""
    _asked_for, wanted, _page = _asked(request)
    found = await rows(
        datasette,
        "SELECT m.name AS named, m.municipality_id, m.is_example, m.sentence, m.report_id, r.municipality, r.year, "
        "a.subject, s.page_first AS page FROM mentions m JOIN reports r ON r.id = m.report_id "
        "JOIN municipality_slugs i ON i.municipality_id = m.municipality_id "
        "JOIN municipality_pages p ON p.slug = i.slug "
        "LEFT JOIN sections s ON s.report_id = m.report_id AND s.position = m.section_position "
        "LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number "
        "WHERE (:all OR m.is_example) AND (:subject = '' OR a.subject = :subject) "
        "AND (:name = '' OR instr(p.sort_key, swedish(:name)) > 0) ORDER BY p.sort_key, r.year DESC, m.report_id",
        wanted,
    )
    columns = [
        Column("named", _("Nämnd kommun")),
        Column("municipality_id", _("Kommunkod"), "id"),
        Column("is_example", _("Gott exempel"), "number"),
        Column("sentence", _("Mening")),
        Column("topic", _("Ämne")),
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Rapportens kommun")),
        Column("year", _("År"), "number"),
        Column("page", _("Sida"), "number"),
    ]
    lines = [{**dict(r), "topic": subject(r["subject"])} for r in found]
    return await deliver(part(request, "format"), "kommunkompassen-exempel", [Sheet(_("Goda exempel"), columns, lines)])


def _asked(request: Request) -> tuple[Asked, dict[str, object], int]:
    asked = Asked(request)
    wanted: dict[str, object] = {
        "subject": asked.one("subject", SUBJECT_KEYS),
        "name": str(request.args.get("name") or "").strip()[:100],
        "all": int(bool(request.args.get("all"))),
    }
    return asked, wanted, asked.page()


async def _sentences(datasette: Datasette, slugs: list[str], wanted: dict[str, object]) -> dict[str, list[Row]]:
    """Return the newest sentences about each of the municipalities, those that hold it up first."""
    found = await rows(
        datasette,
        "SELECT * FROM (SELECT i.slug, m.sentence, m.is_example, m.report_id, r.municipality, r.year, r.language, "
        "a.subject, s.position, s.page_first, row_number() OVER (PARTITION BY i.slug "
        "ORDER BY m.is_example DESC, r.year DESC, m.report_id, m.section_position, m.position) AS place "
        "FROM municipality_slugs i JOIN mentions m ON m.municipality_id = i.municipality_id "
        "JOIN reports r ON r.id = m.report_id "
        "LEFT JOIN sections s ON s.report_id = m.report_id AND s.position = m.section_position "
        "LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number "
        "WHERE i.slug IN (SELECT value FROM json_each(:slugs)) AND (:all OR m.is_example) "
        f"AND (:subject = '' OR a.subject = :subject)) WHERE place <= {EACH} ORDER BY slug, place",
        {**wanted, "slugs": json.dumps(slugs)},
    )
    sentences: dict[str, list[Row]] = {slug: [] for slug in slugs}
    for r in found:
        sentences[r["slug"]].append(r)
    return sentences


ROUTES = [(r"^/examples$", examples), (rf"^/examples\.{FORMATS}$", as_file)]
