"""/compare?r=<id>&r=<id>: two to five reports side by side."""

import re
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, row, rows
from ...web.deliver import FORMATS, Column, Sheet, deliver
from ...web.page import part, render
from ...words.i18n import gettext as _
from ...words.identifiers import slug
from ...words.labels import SUBJECT_KEYS, subject

MOST = 5
_LONGEST = 100
"""Letters of a report that is asked for; longer than any name with a year."""


@dataclass
class Line:
    """A question or a subject with its rows in the compared reports, None where a report does not have it."""

    number: str
    text: str
    cells: list[Row | None]

    @property
    def difference(self) -> float | None:
        """What the first report has more than the second, where both have a score out of the same maximum."""
        one, other = self.cells[0], self.cells[1]
        if one is None or other is None or one["score"] is None or other["score"] is None or one["max"] != other["max"]:
            return None
        return float(one["score"] - other["score"])


@dataclass
class Table:
    """The questions of those reports that share an edition, by area."""

    edition: str
    name: str
    reports: list[Row]
    areas: dict[int, list[Line]]


@dataclass
class Chosen:
    """What is compared, and what of it is not there."""

    reports: list[Row]
    unknown: list[str]
    too_many: bool

    @property
    def ids(self) -> list[str]:
        """The ids of the reports."""
        return [r["report_id"] for r in self.reports]

    @property
    def comparable(self) -> bool:
        """Whether all are of one known edition."""
        return len({r["edition"] for r in self.reports}) == 1 and self.reports[0]["edition"] is not None


async def compare(datasette: Datasette, request: Request) -> Response:
    """Show reports area by area, and question by question those that are of one edition."""
    chosen = await _chosen(datasette, request)
    several = len(chosen.reports) > 1
    return await render(
        datasette,
        request,
        "compare",
        section="/compare",
        chosen=chosen,
        most=MOST,
        areas=await _areas(datasette, chosen.ids) if several else [],
        tables=await _tables(datasette, chosen.reports) if several else [],
        everything=await rows(
            datasette, "SELECT report_id, municipality, year FROM profiles ORDER BY sort_key, year, report_id"
        ),
    )


async def as_file(datasette: Datasette, request: Request) -> Response:
    """Return the comparison as a file: subjects, then the questions of each edition."""
    chosen = await _chosen(datasette, request)
    sheets = [_sheet(_("Områden"), chosen.reports, await _areas(datasette, chosen.ids))]
    for table in await _tables(datasette, chosen.reports) if len(chosen.reports) > 1 else []:
        sheets.append(_sheet(table.name, table.reports, [line for lines in table.areas.values() for line in lines]))
    return await deliver(part(request, "format"), "kommunkompassen-jamforelse", sheets)


def _sheet(name: str, reports: list[Row], lines: list[Line]) -> Sheet:
    columns = [Column("number", _("Nr"), "id"), Column("text", _("Vad"))]
    columns += [
        Column(str(n), f"{r['municipality']} {r['year'] or ''}".strip(), "number") for n, r in enumerate(reports)
    ]
    return Sheet(
        name,
        columns,
        [
            {"number": line.number, "text": line.text}
            | {str(n): cell["score"] if cell else None for n, cell in enumerate(line.cells)}
            for line in lines
        ],
    )


async def _chosen(datasette: Datasette, request: Request) -> Chosen:
    found: list[Row] = []
    unknown: list[str] = []
    for wanted in [str(v)[:_LONGEST].strip() for v in request.args.getlist("r")[: 2 * MOST]]:
        if wanted:
            one = await _resolve(datasette, wanted)
            if one is None:
                unknown.append(wanted)
            elif one["report_id"] not in [r["report_id"] for r in found]:
                found.append(one)
    return Chosen(found[:MOST], unknown, len(found) > MOST)


async def _resolve(datasette: Datasette, wanted: str) -> Row | None:
    """Find a report by its id, by "Östersund 2015", or the latest one by "Östersund"."""
    sql = (
        "SELECT p.*, editions.name AS edition_name FROM profiles p "
        "LEFT JOIN editions ON editions.id = p.edition WHERE {} LIMIT 1"
    )
    found = await row(datasette, sql.format("p.report_id = ?"), [wanted])
    *words, year = wanted.split()
    if found is None and words and len(year) == 4 and year.isdecimal():
        name = " ".join(words)
        found = await row(
            datasette,
            sql.format("(p.municipality = ? OR p.slug = ?) AND p.year = ? ORDER BY p.report_id"),
            [name, slug(name), int(year)],
        )
    return found or await row(datasette, sql.format("p.slug = ? AND p.latest"), [slug(wanted)])


async def _areas(datasette: Datasette, ids: list[str]) -> list[Line]:
    found: dict[tuple[str, str], Row] = {}
    for report_id in ids:
        for r in await rows(
            datasette,
            "SELECT name, number, page, subject, score_used AS score, max_used AS max FROM areas WHERE report_id = ?",
            [report_id],
        ):
            found[report_id, r["subject"] or ""] = r
    lines = [Line(key, subject(key), [found.get((report_id, key)) for report_id in ids]) for key in SUBJECT_KEYS if ids]
    return [line for line in lines if any(line.cells)]


async def _tables(datasette: Datasette, reports: list[Row]) -> list[Table]:
    """Return a table for each edition that at least two of the reports share."""
    tables = []
    for edition in dict.fromkeys(r["edition"] for r in reports if r["edition"] is not None):
        same = [r for r in reports if r["edition"] == edition]
        if len(same) > 1:
            areas = await _questions(datasette, [r["report_id"] for r in same])
            if areas:
                tables.append(Table(edition, same[0]["edition_name"], same, areas))
    return tables


async def _questions(datasette: Datasette, ids: list[str]) -> dict[int, list[Line]]:
    """Return by area the questions in the order of the first report; a number printed twice counts once."""
    lines: dict[tuple[int, str], Line] = {}
    for place, report_id in enumerate(ids):
        for r in await rows(
            datasette, "SELECT * FROM questions WHERE report_id = ? ORDER BY area_number, position", [report_id]
        ):
            key = (r["area_number"], r["number"])
            line = lines.setdefault(key, Line(r["number"], r["text"], [None] * len(ids)))
            if line.cells[place] is None:
                line.cells[place] = r
    result: dict[int, list[Line]] = {}
    for (area_number, _number), line in sorted(lines.items(), key=lambda item: (item[0][0], _order(item[0][1]))):
        result.setdefault(area_number, []).append(line)
    return result


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))


ROUTES = [(r"^/compare$", compare), (rf"^/compare\.{FORMATS}$", as_file)]
