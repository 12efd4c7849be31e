"""/report/<id>/review: a report beside its PDF, value by value; what is doubtful first. Only where the PDFs are."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Forbidden, Request, Response

from ...ask.pictures import NoPicture, folder_of_pdfs
from ...ask.review import cut_out, is_alone, may_write, page_picture, report_of, token_for
from ...web.page import missing, part, render, segment

if TYPE_CHECKING:
    from pipeline.corrections.editing import Printed
    from schemas.report import CorrectionKind, Report

_KINDS: tuple[CorrectionKind, ...] = ("misread", "not-text", "source-error")


async def review(datasette: Datasette, request: Request) -> Response:
    """Show the report beside its pages; with leave to write, take a correction from the form."""
    report = await _report(datasette, request)
    if request.method == "POST":
        return await _write(datasette, request, report)
    return await _page(datasette, request, report)


async def picture(datasette: Datasette, request: Request) -> Response:
    """Return a page with everything drawn on it that was found there."""
    report = await _report(datasette, request)
    return await _png(page_picture(datasette, report, int(part(request, "page"))))


async def cut(datasette: Datasette, request: Request) -> Response:
    """Return the piece of the page on which an entry stands."""
    from pipeline.seeing.entries import entries_of

    report = await _report(datasette, request)
    wanted = part(request, "what")
    entry = next((entry for entry in entries_of(report) if entry.key == wanted), None)
    if entry is None:
        raise missing(f"“{wanted}” in this report")
    return await _png(cut_out(datasette, report, entry))


async def _report(datasette: Datasette, request: Request) -> Report:
    report = await report_of(datasette, part(request, "id"))
    if report is None:
        raise missing("report to review here")
    return report


async def _page(
    datasette: Datasette, request: Request, report: Report, refused: str | None = None, status: int = 200
) -> Response:
    from pipeline.corrections.applying import side_file
    from pipeline.seeing.entries import entries_of, pages_of
    from schemas.figures import normal

    entries = entries_of(report)
    folder = folder_of_pdfs(datasette)
    side = side_file(folder / report.source_file, report.source_file) if folder else None
    applied = {normal(correction.at) for correction in report.corrections}
    known = [entry for part in (side.parts if side else ()) for entry in part.entries]
    return await render(
        datasette,
        request,
        "review",
        section="/reports",
        status=status,
        report=report,
        doubtful=[entry for entry in entries if entry.doubts],
        others=pages_of(report, tuple(entry for entry in entries if not entry.doubts)),
        loose=[f for f in report.findings if f.about in ("reading", "file") and not f.figures],
        written=known,
        pending={entry.at for entry in known if normal(entry.at) not in applied},
        wrong=side.wrong if side else (),
        token=token_for(datasette, request),
        refused=refused,
        done=str(request.args.get("done") or "")[:100],
        kinds_of_correction=_KINDS,
        noindex=True,
    )


async def _write(datasette: Datasette, request: Request, report: Report) -> Response:
    from pipeline.corrections.editing import Refused, correct, note_review, printed
    from pipeline.corrections.people import own_name
    from schemas.corrections import Entry
    from schemas.report import Review

    form = await request.post_vars()
    if not may_write(datasette, request, str(form.get("token", ""))):
        raise Forbidden("Nothing is written here: the form must come from this page, on this machine.")
    today = datetime.date.today().isoformat()
    by = str(form.get("by", "")).strip() or own_name()
    folder = folder_of_pdfs(datasette)
    assert folder is not None
    try:
        where: Printed = printed(report, folder, alone=await is_alone(datasette, report))
        if form.get("reviewed") in ("scores", "all"):
            note_review(where, Review.model_validate({"by": by, "on": today, "what": form["reviewed"]}))
            done = "review"
        else:
            kind = next((kind for kind in _KINDS if kind == form.get("kind")), None)
            if kind is None:
                raise Refused("Say what kind of correction it is.")
            done = str(form.get("at", ""))
            value = None if kind == "source-error" else str(form.get("value", "")).strip() or None
            correct(where, Entry(0, done, None, value, kind, str(form.get("why", "")), by, today))
    except Refused as reason:
        return await _page(datasette, request, report, refused=str(reason), status=400)
    except OSError as error:
        return await _page(
            datasette, request, report, refused=f"It cannot be written: {error.strerror or error}.", status=500
        )
    address = datasette.urls.path(f"/report/{segment(report.id)}/review")
    return Response.redirect(f"{address}?{urlencode({'done': done})}", status=303)


async def _png(making: Awaitable[bytes]) -> Response:
    try:
        data = await making
    except NoPicture as reason:
        return Response.text(f"{reason}\n", status=404)
    return Response(data, content_type="image/png", headers={"cache-control": "max-age=3600"})


_ADDRESS = r"^/report/(?P<id>[^/.]+)/review"
ROUTES = [
    (_ADDRESS + "$", review),
    (_ADDRESS + r"/page-(?P<page>\d{1,5})\.png$", picture),
    (_ADDRESS + r"/cut/(?P<what>[^/]{1,200})\.png$", cut),
]
