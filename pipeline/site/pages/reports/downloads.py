"""/report/<id>.json, .csv, .excel.csv and .xlsx: one report to take away. /all/<table>…: a whole table."""

import asyncio
import gzip
import sqlite3

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import database, row, rows
from ...ask.reading import ReportRead, read_report
from ...web.deliver import FORMATS, Column, Sheet, deliver
from ...web.page import missing, part, segment
from ...words.findings import sentence
from ...words.i18n import gettext as _
from ...words.labels import KIND_KEYS, kinds, subject, visit

_IDS = frozenset(
    {"id", "code", "number", "key", "edition", "report_id", "municipality_id", "municipality_code", "question_number"}
    | {"old_id", "new_id", "group_id", "source_sha256", "previous_id"}
)
"""Columns whose values are names, whatever they look like."""


async def as_json(datasette: Datasette, request: Request) -> Response:
    """Return the report's JSON file, byte for byte."""
    report_id = part(request, "id")
    found = await row(datasette, "SELECT json FROM report_files WHERE report_id = ?", [report_id])
    if found is None:
        raise missing(_("Det finns ingen rapport ”{name}”.").format(name=report_id))
    headers = {"content-disposition": f'attachment; filename="{report_id}.json"'}
    text = (await asyncio.to_thread(gzip.decompress, found["json"])).decode("utf-8")
    return Response(text, content_type="application/json; charset=utf-8", headers=headers)


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return the scores as a table, a line per question, then one for the area's sum as printed; in a workbook all."""
    found = await read_report(datasette, part(request, "id"))
    sheets = [_scores(found), _areas(found), _points(found), _findings(found)]
    r = found.row
    notes = [
        _("Kommunkompassen, rapport om {place}, {when}.").format(
            place=r["municipality"], when=visit(r["year"], r["month"])
        ),
        str(datasette.absolute_url(request, datasette.urls.path(f"/report/{segment(r['id'])}"))),
        _("Utgåva: {edition}. Fil: {file}.").format(edition=r["edition"] or "–", file=r["source_file"]),
        _("Det som rapporten skriver står som det är tryckt. Sidnumren är PDF-filens, räknade från 1."),
    ]
    return await deliver(part(request, "format"), r["id"], sheets, notes)


async def whole_table(datasette: Datasette, request: Request) -> Response:
    """Return all rows of a table or view."""
    name = part(request, "table")
    db = database(datasette)
    shown = (datasette.metadata(database=db.name) or {}).get("tables", {})
    if name not in shown or shown[name].get("hidden"):
        raise missing(_("Det finns ingen tabell ”{name}” att ta med.").format(name=name))
    columns = [r["name"] for r in await rows(datasette, "SELECT name FROM pragma_table_info(?)", [name])]

    def read(conn: sqlite3.Connection) -> list[dict[str, object]]:
        found = conn.execute(f'SELECT * FROM "{name}"')
        return [{c: None if isinstance(v, bytes) else v for c, v in zip(columns, line, strict=True)} for line in found]

    lines = await db.execute_fn(read)
    kinds_of = [Column(c, c, "id" if c in _IDS else "number" if c != "text" else "text") for c in columns]
    about = [str(shown[name].get("description", "")), str(datasette.absolute_url(request, datasette.urls.path("/")))]
    texts = shown[name].get("columns", {})
    about += [f"{c}: {texts[c]}" for c in columns if c in texts]
    return await deliver(part(request, "format"), f"kommunkompassen-{name}", [Sheet(name, kinds_of, lines)], about)


def _scores(found: ReportRead) -> Sheet:
    columns = [
        Column("report", _("Rapport"), "id"),
        Column("municipality", _("Kommun")),
        Column("year", _("År"), "number"),
        Column("edition", _("Utgåva"), "id"),
        Column("area", _("Område"), "number"),
        Column("area_name", _("Områdets namn")),
        Column("subject", _("Ämne")),
        Column("row", _("Rad")),
        Column("question", _("Fråga nr"), "id"),
        Column("text", _("Fråga")),
        Column("score", _("Poäng"), "number"),
        Column("max", _("Max"), "number"),
        Column("percent", _("Procent"), "number"),
        Column("page", _("Sida"), "number"),
    ]
    lines: list[dict[str, object]] = []
    for area in found.areas:
        about = {
            "report": found.row["id"],
            "municipality": found.row["municipality"],
            "year": found.row["year"],
            "edition": found.row["edition"],
            "area": area.row["number"],
            "area_name": area.row["name"],
            "subject": area.row["subject"],
        }
        lines += [
            about
            | {"row": "question", "question": q["number"], "text": q["text"], "percent": q["percent_printed"]}
            | {name: q[name] for name in ("score", "max", "page")}
            for q in area.questions
        ]
        page = area.pages["sum"]["page"] if "sum" in area.pages else None
        said = {name: area.row[f"{name}_printed"] for name in ("score", "max", "percent")}
        lines.append(about | {"row": "sum row", "question": None, "text": None, "page": page} | said)
    return Sheet(_("Frågor"), columns, lines)


def _areas(found: ReportRead) -> Sheet:
    columns = [
        Column("number", _("Område"), "number"),
        Column("name", _("Namn")),
        Column("topic", _("Ämne")),
        Column("score_used", _("Poäng"), "number"),
        Column("max_used", _("Max"), "number"),
        Column("score_heading", _("Vid rubriken"), "number"),
        Column("score_printed", _("Tabellens summa"), "number"),
        Column("score_computed", _("Frågorna ger"), "number"),
        Column("page", _("Sida"), "number"),
    ]
    return Sheet(_("Områden"), columns, [{**dict(a.row), "topic": subject(a.row["subject"])} for a in found.areas])


def _points(found: ReportRead) -> Sheet:
    columns = [
        Column("area_number", _("Område"), "number"),
        Column("list", _("Lista")),
        Column("text", _("Text")),
        Column("page", _("Sida"), "number"),
    ]
    names = kinds()
    lines = [{**dict(p), "list": names[kind]} for a in found.areas for kind in KIND_KEYS for p in a.lists.get(kind, [])]
    return Sheet(_("Styrkor och svagheter"), columns, lines)


def _findings(found: ReportRead) -> Sheet:
    columns = [
        Column("key", _("Nyckel"), "id"),
        Column("told", _("Vad som inte stämmer")),
        Column("printed", _("Står"), "id"),
        Column("expected", _("De andra ger"), "id"),
        Column("page", _("Sida"), "number"),
    ]
    return Sheet(_("Stämmer inte"), columns, [{**dict(f), "told": sentence(f)} for f in found.findings])


ROUTES = [
    (r"^/report/(?P<id>[^/.]+)\.json$", as_json),
    (rf"^/report/(?P<id>[^/.]+)\.{FORMATS}$", as_file),
    (rf"^/all/(?P<table>[a-z_]+)\.{FORMATS}$", whole_table),
]
