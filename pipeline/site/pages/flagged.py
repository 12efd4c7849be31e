"""/flagged: all findings by kind. /report/<id>/errata: a note for the publisher."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..ask.reading import findings_of
from ..web.page import choice, missing, part, render, whole
from ..words.errata import note
from ..words.labels import ABOUT_THE_READING, CODES

PAGE = 50


async def flagged(datasette: Datasette, request: Request) -> Response:
    """List findings with their evidence, all or of one kind, and the reports that have some."""
    code = choice(request, "code", CODES)
    page = max(1, whole(request, "page", 1))
    kinds = await rows(
        datasette,
        "SELECT code, severity, count(*) AS findings, count(DISTINCT report_id) AS reports FROM findings "
        "GROUP BY code, severity",
    )
    found = await rows(
        datasette,
        "SELECT f.*, p.municipality, p.year, p.edition, e.picture IS NOT NULL AS has_picture FROM findings f "
        "JOIN profiles p ON p.report_id = f.report_id "
        "LEFT JOIN evidence e ON e.report_id = f.report_id AND e.key = f.key "
        "WHERE (:code = '' OR f.code = :code) ORDER BY f.severity = 'warning', p.sort_key, p.year, f.rowid "
        f"LIMIT {PAGE} OFFSET :skip",
        {"code": code, "skip": (page - 1) * PAGE},
    )
    order = list(CODES)
    kinds.sort(key=lambda r: (r["severity"] != "error", order.index(r["code"]) if r["code"] in order else 99))
    total = sum(r["findings"] for r in kinds if code in ("", r["code"]))
    return await render(
        datasette,
        request,
        "flagged",
        section="/flagged",
        kinds=kinds,
        found=found,
        code=code,
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
        about_the_reading=ABOUT_THE_READING,
    )


async def errata(datasette: Datasette, request: Request) -> Response:
    """Show the note for the publisher: which page, what is printed, what it adds up to."""
    head, findings = await _findings(datasette, part(request, "id"))
    return await render(
        datasette,
        request,
        "errata",
        section="/flagged",
        head=head,
        note=note(head, findings),
        findings=findings,
        about_the_reading=ABOUT_THE_READING,
    )


async def errata_text(datasette: Datasette, request: Request) -> Response:
    """Return the note as plain text."""
    head, findings = await _findings(datasette, part(request, "id"))
    return Response.text(note(head, findings))


async def evidence(datasette: Datasette, request: Request) -> Response:
    """Return the stored picture of a finding."""
    found = await row(
        datasette,
        "SELECT picture FROM evidence WHERE report_id = ? AND key = ?",
        [part(request, "id"), part(request, "key")],
    )
    if found is None or found["picture"] is None:
        raise missing("picture of this finding")
    return Response(found["picture"], content_type="image/png", headers={"cache-control": "max-age=3600"})


async def _findings(datasette: Datasette, report_id: str) -> tuple[Row, list[Row]]:
    head = await row(datasette, "SELECT * FROM reports WHERE id = ?", [report_id])
    if head is None:
        raise missing(f"report “{report_id}”")
    return head, await findings_of(datasette, report_id)


ROUTES = [
    (r"^/flagged$", flagged),
    (r"^/report/(?P<id>[^/.]+)/errata$", errata),
    (r"^/report/(?P<id>[^/.]+)/errata\.txt$", errata_text),
    (r"^/evidence/(?P<id>[^/.]+)/(?P<key>.+)\.png$", evidence),
]
