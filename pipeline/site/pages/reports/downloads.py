"""/report/<id>.json and /report/<id>.csv: one report to take away."""

import csv
import gzip
import io

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import row
from ...ask.reading import read_report
from ...web.page import missing, part

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("report", "municipality", "year", "edition", "area", "area_name", "subject", "row", "question", "text") + (
    "score",
    "max",
    "percent",
    "page",
)
_AREA_SUM = ("score_printed", "max_printed", "percent_printed")


async def as_json(datasette: Datasette, request: Request) -> Response:
    """Return the report's JSON file, byte for byte."""
    report_id = part(request, "id")
    found = await row(datasette, "SELECT json FROM report_files WHERE report_id = ?", [report_id])
    if found is None:
        raise missing(f"report “{report_id}”")
    text = gzip.decompress(found["json"]).decode("utf-8")
    return _file(text, f"{report_id}.json", "application/json; charset=utf-8")


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


def _cell(value: object) -> object:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _file(text: str, name: str, content_type: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text, content_type=content_type, headers=headers)


ROUTES = [(r"^/report/(?P<id>[^/.]+)\.json$", as_json), (r"^/report/(?P<id>[^/.]+)\.csv$", as_csv)]
