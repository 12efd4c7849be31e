"""Lists to take along: CSV for programs, CSV that a Swedish Excel opens, and workbooks."""

import asyncio
import csv
import io
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Literal, NamedTuple

from datasette.utils.asgi import Response

from ..words.i18n import gettext as _
from .formulas import without_formula

FORMATS = r"(?P<format>csv|excel\.csv|xlsx)"
"""What follows the dot in the address of a list: for a route."""

Kind = Literal["text", "id", "number", "percent"]
Value = object
_WIDEST = 60


class Column(NamedTuple):
    """A column of a list: its key in the rows, its name for people, and how to write it.

    `id` are texts that look like numbers; a `percent` is kept from 0 to 1.
    """

    key: str
    label: str
    kind: Kind = "text"


class Sheet(NamedTuple):
    """A list with its name."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Value]]


def excel_is_there() -> bool:
    """Say whether workbooks can be made here: XlsxWriter is an extra."""
    return find_spec("xlsxwriter") is not None


async def deliver(form: str, name: str, sheets: Sequence[Sheet], notes: Sequence[str] = ()) -> Response:
    """Return the lists as a file called `name`; a CSV file has the first one. `notes` go on a sheet of their own.

    The file is made in a thread: of a whole table it takes seconds, and other requests do not wait for it.
    """
    if form == "xlsx":
        if not excel_is_there():
            return Response.text(
                _("Excel-filer görs med XlsxWriter. Installera det bredvid Datasette: pip install XlsxWriter.") + "\n",
                status=501,
            )
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _file(await asyncio.to_thread(workbook, sheets, notes), f"{name}.xlsx", kind)
    text = await asyncio.to_thread(_excel_csv if form == "excel.csv" else _csv, sheets[0])
    return _file(text.encode("utf-8"), f"{name}.csv", "text/csv; charset=utf-8")


def workbook(sheets: Sequence[Sheet], notes: Sequence[str]) -> bytes:
    """Return a workbook: a sheet for each list, with a head that stays, filters and widths that fit; then the notes."""
    import xlsxwriter  # here: the site works without it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#12505b", "font_color": "#ffffff", "text_wrap": True})
    head.set_align("top")
    formats = {
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "id": book.add_format({"valign": "top", "num_format": "@"}),
        "number": book.add_format({"valign": "top", "num_format": "0.##;-0.##;0"}),
        "percent": book.add_format({"valign": "top", "num_format": "0.0%"}),
    }
    whole = book.add_format({"valign": "top", "num_format": "0"})
    for sheet in sheets:
        page = book.add_worksheet(_sheet_name(sheet.name))
        for x, column in enumerate(sheet.columns):
            page.write_string(0, x, column.label, head)
            width = len(column.label) + 2
            for y, row in enumerate(sheet.rows, 1):
                value = row[column.key]
                if value is None:
                    continue
                if column.kind in ("number", "percent") and isinstance(value, int | float):
                    plain = column.kind == "number" and value == int(value)
                    page.write_number(y, x, value, whole if plain else formats[column.kind])
                else:
                    page.write_string(y, x, str(value)[:32000], formats["id" if column.kind == "id" else "text"])
                    width = max(width, len(str(value)) + 1)
            page.set_column(x, x, max(7, min(width, _WIDEST)))
        page.freeze_panes(1, 1)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    if notes:
        page = book.add_worksheet(_("Om"))
        page.set_column(0, 0, 100, formats["text"])
        for y, note in enumerate(notes):
            page.write_string(y, 0, note, formats["text"])
    book.close()
    return out.getvalue()


def _csv(sheet: Sheet) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(c.key for c in sheet.columns)
    for row in sheet.rows:
        table.writerow(_safe(row[c.key]) for c in sheet.columns)
    return out.getvalue()


def _excel_csv(sheet: Sheet) -> str:
    """Semicolons, a decimal comma and a mark of UTF-8 in front: what Excel opens by itself where Swedish is spoken."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(c.label for c in sheet.columns)
    for row in sheet.rows:
        table.writerow(_in_excel(row[c.key], c.kind) for c in sheet.columns)
    return "\ufeff" + out.getvalue()


def _in_excel(value: Value, kind: Kind) -> Value:
    if isinstance(value, float) or (kind == "percent" and isinstance(value, int)):
        shown = 100 * value if kind == "percent" else value
        return f"{shown:.1f}".removesuffix(".0").replace(".", ",")
    if kind == "id" and value is not None and _plain(str(value)):
        return f'="{value}"'  # Excel would take 1.1 for a day in January
    return _safe(value)


def _plain(text: str) -> bool:
    return all(c.isalnum() or c in ".-" for c in text)


def _safe(value: Value) -> Value:
    return without_formula(value) if isinstance(value, str) else value  # a number below zero is no formula


def _sheet_name(name: str) -> str:
    return "".join(c for c in name if c not in "[]:*?/\\'")[:31] or "1"


def _file(data: bytes, name: str, content_type: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, content_type=content_type, headers=headers)


def dicts(rows: Iterable[sqlite3.Row], **more: Value) -> list[dict[str, Value]]:
    """Return rows as dictionaries, with more columns that are the same in all."""
    return [{**dict(row), **more} for row in rows]
