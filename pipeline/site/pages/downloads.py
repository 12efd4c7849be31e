"""/report/<id>.json and /report/<id>.csv: one report to take away."""

import csv
import io
import json
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..database import Row, rows
from ..page import part
from ..reading import AreaRead, ReportRead, read_report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("report", "municipality", "year", "edition", "area", "area_name", "subject", "row", "question", "text") + (
    "score",
    "max",
    "percent",
    "page",
)
_BOX = ("page", "x0", "top", "x1", "bottom")
_FINDING = ("code", "severity", "area_number", "question_number", "printed", "expected", "message", "page")
_SECTION = ("area_number", "position", "level", "heading", "text", "page_first", "page_last")
_AREA_HEAD = ("number", "name", "subject", "page", "score_heading")
_AREA_SUM = ("score_printed", "max_printed", "percent_printed")
_QUESTION = ("number", "position", "text", "score", "max", "percent_printed")


async def as_json(datasette: Datasette, request: Request) -> Response:
    """Return the report in the shape of its JSON file: the same fields with the same values."""
    found = await read_report(datasette, part(request, "id"))
    evidence = {
        r["finding_id"]: r
        for r in await rows(datasette, "SELECT * FROM evidence WHERE report_id = ?", [found.row["id"]])
    }
    text = json.dumps(nested(found, evidence), ensure_ascii=False, indent=2) + "\n"
    return _file(text, f"{found.row['id']}.json", "application/json; charset=utf-8")


async def as_csv(datasette: Datasette, request: Request) -> Response:
    """Return the scores as a table: a line per question, then one for the area's sum row as printed."""
    found = await read_report(datasette, part(request, "id"))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(_HEAD)
    head = [found.row["id"], found.row["municipality"], found.row["year"], found.row["edition"]]
    for area in found.areas:
        about = [area.row["number"], area.row["name"], area.row["subject"]]
        for q in area.questions:
            line = ["question", q["number"], q["text"], q["score"], q["max"], q["percent_printed"], q["page"]]
            table.writerow(map(_cell, head + about + line))
        page = area.pages["sum"]["page"] if "sum" in area.pages else None
        sums = ["sum row", None, None, *(area.row[name] for name in _AREA_SUM), page]
        table.writerow(map(_cell, head + about + sums))
    return _file(out.getvalue(), f"{found.row['id']}.csv", "text/csv; charset=utf-8")


def nested(found: ReportRead, evidence: dict[int, Row]) -> dict[str, Any]:
    """Return the report as nested values, ready for JSON."""
    head = dict(found.row)
    del head["edition_name"]
    head["evaluators"] = json.loads(head["evaluators"])
    sections = [*found.before, *(s for area in found.areas for s in area.sections), *found.after]
    return {
        **head,
        "total_place": _place(found.total_place),
        "areas": [_area(area) for area in found.areas],
        "sections": [_pick(s, _SECTION) for s in sorted(sections, key=lambda s: int(s["position"]))],
        "mentions": [
            {"section_position": m["position"], **_pick(m, ("area_number", "municipality_id", "name", "sentence"))}
            for m in found.mentions
        ],
        "findings": [
            {
                **_pick(f, _FINDING),
                "place": _place(evidence.get(f["id"])),
                "confirmed": None if f["confirmed"] is None else bool(f["confirmed"]),
            }
            for f in found.findings
        ],
    }


def _area(area: AreaRead) -> dict[str, Any]:
    return {
        **_pick(area.row, _AREA_HEAD),
        "score_heading_place": _place(area.pages.get("heading")),
        **_pick(area.row, _AREA_SUM),
        "sum_place": _place(area.pages.get("sum")),
        **_pick(area.row, ("score_computed", "max_computed")),
        "questions": [{**_pick(q, _QUESTION), "place": _place(q)} for q in area.questions],
        "points": [
            _pick(p, ("kind", "position", "text", "page"))
            for p in sorted((p for listed in area.lists.values() for p in listed), key=lambda p: int(p["id"]))
        ],
    }


def _pick(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _place(row: Row | None) -> dict[str, Any] | None:
    return None if row is None else _pick(row, _BOX)


def _cell(value: object) -> object:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _file(text: str, name: str, content_type: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text, content_type=content_type, headers=headers)


ROUTES = [(r"^/report/(?P<id>[^/.]+)\.json$", as_json), (r"^/report/(?P<id>[^/.]+)\.csv$", as_csv)]
