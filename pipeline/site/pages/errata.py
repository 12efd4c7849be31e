"""/errata: what does not add up in all reports, by cause, for their publisher. /report/<id>/errata: in one report."""

import json
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, row, rows
from ..ask.reading import findings_of
from ..web.deliver import FORMATS, Column, Sheet, deliver
from ..web.page import missing, part, render
from ..words.errata import note
from ..words.findings import sentence
from ..words.i18n import gettext as _
from ..words.stories import cause, told


class Entry(NamedTuple):
    """A story of a report with what a person has said of it."""

    report: Row
    page: int | None
    text: str
    status: str
    key: str


async def all_errata(datasette: Datasette, request: Request) -> Response:
    """Show every story, grouped by cause."""
    groups = await _groups(datasette)
    return await render(
        datasette,
        request,
        "errata_all",
        section="/flagged",
        groups=groups,
        total=sum(map(len, groups.values())),
        reports=len({e.report["report_id"] for entries in groups.values() for e in entries}),
    )


async def all_as_text(datasette: Datasette, request: Request) -> Response:
    """Return the same as plain text."""
    groups = await _groups(datasette)
    lines = [_("Kommunkompassen: rättelser i publicerade rapporter"), ""]
    for name, entries in groups.items():
        lines += [f"{name} ({len(entries)})", "-" * len(name), ""]
        for e in entries:
            page = _("s. {page}").format(page=e.page) if e.page else ""
            head = f"{e.report['municipality']} {e.report['year'] or ''}".strip()
            lines += [f"{head}{', ' if page else ''}{page}: {e.text}" + (f" [{e.status}]" if e.status else "")]
        lines.append("")
    lines.append(_("Sidnumren är PDF-filens, räknade från 1."))
    return Response.text("\n".join(lines) + "\n")


async def all_as_file(datasette: Datasette, request: Request) -> Response:
    """Return the same as a list."""
    groups = await _groups(datasette)
    columns = [
        Column("cause", _("Orsak")),
        Column("report_id", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("year", _("År"), "number"),
        Column("page", _("Sida"), "number"),
        Column("text", _("Vad som inte stämmer")),
        Column("status", _("Läge")),
        Column("file", _("Fil"), "id"),
    ]
    lines = [
        {"cause": name, "page": e.page, "text": e.text, "status": e.status, "file": e.report["source_file"]}
        | {key: e.report[key] for key in ("report_id", "municipality", "year")}
        for name, entries in groups.items()
        for e in entries
    ]
    return await deliver(part(request, "format"), "kommunkompassen-rattelser", [Sheet(_("Rättelser"), columns, lines)])


async def errata(datasette: Datasette, request: Request) -> Response:
    """Show the note for the publisher: which page, what is printed, what it adds up to."""
    head, stories, findings = await _of_report(datasette, part(request, "id"))
    return await render(
        datasette,
        request,
        "errata",
        section="/flagged",
        head=head,
        note=note(head, stories, findings),
        findings=[f for f in findings if f["about"] == "report"],
        unsure=[f for f in findings if f["confirmed"] == 0],
    )


async def errata_text(datasette: Datasette, request: Request) -> Response:
    """Return the note as plain text."""
    return Response.text(note(*await _of_report(datasette, part(request, "id"))))


async def evidence(datasette: Datasette, request: Request) -> Response:
    """Return the stored picture of a finding."""
    found = await row(
        datasette,
        "SELECT picture FROM evidence WHERE report_id = ? AND key = ?",
        [part(request, "id"), part(request, "key")],
    )
    if found is None or found["picture"] is None:
        raise missing(_("Det finns ingen bild av detta."))
    return Response(found["picture"], content_type="image/png")


async def _groups(datasette: Datasette) -> dict[str, list[Entry]]:
    found = await rows(
        datasette,
        "SELECT s.*, p.municipality, p.year, r.source_file, r.reviewed_by, r.reviewed_on FROM stories s "
        "JOIN profiles p ON p.report_id = s.report_id JOIN reports r ON r.id = s.report_id "
        "ORDER BY s.figure IS NULL, s.figure, p.sort_key, p.year, s.position",
    )
    messages = {
        (f["report_id"], f["key"]): sentence(f)
        for f in await rows(datasette, "SELECT * FROM findings WHERE about = 'report'")
    }
    explained: dict[str, list[Row]] = {}
    for c in await rows(datasette, "SELECT * FROM corrections WHERE kind = 'source-error'"):
        explained.setdefault(c["report_id"], []).append(c)
    groups: dict[str, list[Entry]] = {}
    for s in found:
        keys = json.loads(s["keys"])
        text = told(s, {key: messages.get((s["report_id"], key), "") for key in keys})
        entry = Entry(s, s["page"], text, _status(s, explained.get(s["report_id"], [])), keys[0])
        groups.setdefault(cause(s), []).append(entry)
    return groups


def _status(story: Row, explained: list[Row]) -> str:
    """Return what people have said of a story: explained by somebody, or the report's rows compared with the PDF."""
    about = [story["question_number"] or "", f"area {story['area_number']}"]
    for c in explained:
        if any(place and place in c["at"] for place in about):
            return _("förklarad: {why} ({by})").format(why=c["why"], by=c["by"])
    if story["reviewed_by"]:
        return _("läsningen granskad av {by}").format(by=story["reviewed_by"])
    return ""


async def _of_report(datasette: Datasette, report_id: str) -> tuple[Row, list[Row], list[Row]]:
    head = await row(datasette, "SELECT * FROM reports WHERE id = ?", [report_id])
    if head is None:
        raise missing(_("Det finns ingen rapport ”{name}”.").format(name=report_id))
    stories = await rows(datasette, "SELECT * FROM stories WHERE report_id = ? ORDER BY position", [report_id])
    return head, stories, await findings_of(datasette, report_id)


ROUTES = [
    (r"^/errata$", all_errata),
    (r"^/errata\.txt$", all_as_text),
    (rf"^/errata\.{FORMATS}$", all_as_file),
    (r"^/report/(?P<id>[^/.]+)/errata$", errata),
    (r"^/report/(?P<id>[^/.]+)/errata\.txt$", errata_text),
    (r"^/evidence/(?P<id>[^/.]+)/(?P<key>.+)\.png$", evidence),
]
