"""The release as one Excel workbook for people: a sheet a table, Swedish headings, a codebook at the end."""

import io
import json
import sqlite3
import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

from pipeline.database.metadata import DATABASE, metadata
from pipeline.release.tables import Table, rows

SHEETS = ("reports", "areas", "questions", "points", "findings")
BOXES = frozenset({"x0", "top", "x1", "bottom"})  # places on the page are for programs
LISTS = frozenset({"evaluators"})  # JSON arrays in the database
NARROWEST, WIDEST = 8, 60  # of a column, in letters
MEASURED = 200  # rows that decide how wide a column is
MADE = datetime(2000, 1, 1)  # a fixed date: the same data give the same bytes


class WorkbookUnavailable(Exception):
    """The library that writes workbooks is not installed."""


def workbook(db: sqlite3.Connection, found: list[Table], version: str) -> bytes:
    """The workbook's bytes. Raises `WorkbookUnavailable` where XlsxWriter is missing."""
    try:
        import xlsxwriter
    except ImportError as error:
        advice = "An Excel workbook needs XlsxWriter: pip install 'kommunkompassen[release]'"
        raise WorkbookUnavailable(advice) from error
    headings = tomllib.loads((files("pipeline.release") / "swedish.toml").read_text("utf-8"))
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Kommunkompassen {version}", "created": MADE})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "bottom": 1})
    for table in sorted((t for t in found if t.name in SHEETS), key=lambda t: SHEETS.index(t.name)):
        sheet = book.add_worksheet(headings["sheets"][table.name])
        _fill(sheet, bold, db, table, headings.get(table.name, {}))
    _codebook(book.add_worksheet("Kodbok"), bold, found, headings)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, bold: Any, db: sqlite3.Connection, table: Table, headings: dict[str, str]) -> None:
    shown = [k for k, c in enumerate(table.columns) if c.name not in BOXES]
    names = [headings.get(table.columns[k].name, table.columns[k].name) for k in shown]
    sheet.write_row(0, 0, names, bold)
    widths = [len(name) for name in names]
    last = 0
    for last, row in enumerate(rows(db, table), 1):
        for column, k in enumerate(shown):
            value = row[k]
            if value is None:
                continue
            if table.columns[k].name in LISTS:
                value = ", ".join(json.loads(str(value)))
            if isinstance(value, str):
                sheet.write_string(last, column, value)
            else:
                sheet.write_number(last, column, value)
            if last <= MEASURED:
                widths[column] = max(widths[column], len(str(value)))
    for column, w in enumerate(widths):
        sheet.set_column(column, column, min(max(w + 2, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(shown) - 1)


def _codebook(sheet: Any, bold: Any, found: list[Table], headings: dict[str, Any]) -> None:
    """What each column of each sheet means."""
    sheet.write_row(0, 0, ["Blad", "Kolumn", "Namn i databasen", "Betydelse"], bold)
    at = 0
    for table in found:
        if table.name not in SHEETS:
            continue
        said = metadata()["databases"][DATABASE]["tables"].get(table.name, {}).get("columns", {})
        for column in table.columns:
            if column.name in BOXES:
                continue
            at += 1
            named = headings.get(table.name, {}).get(column.name, column.name)
            sheet.write_row(at, 0, [headings["sheets"][table.name], named, column.name, said.get(column.name, "")])
    for place, w in enumerate((14, 28, 20, 90)):
        sheet.set_column(place, place, w)
    sheet.freeze_panes(1, 0)
