"""/compare?r=<id>&r=<id>: two to five reports side by side."""

import re
from dataclasses import dataclass

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ...ask.database import Row, row, rows
from ...web.page import render
from ...words.identifiers import slug
from ...words.labels import SUBJECTS

MOST = 5
_LONGEST = 100
"""Letters of a report that is asked for; longer than any name with a year."""


@dataclass
class Line:
    """A question with its rows in the compared reports, None where a report does not have it."""

    number: str
    text: str
    cells: list[Row | None]


async def compare(datasette: Datasette, request: Request) -> Response:
    """Show reports area by area, and question by question where they are of one edition."""
    chosen: list[Row] = []
    unknown: list[str] = []
    for wanted in [str(v)[:_LONGEST].strip() for v in request.args.getlist("r")[: 2 * MOST]]:
        if wanted:
            found = await _resolve(datasette, wanted)
            if found is None:
                unknown.append(wanted)
            elif found["report_id"] not in [r["report_id"] for r in chosen]:
                chosen.append(found)
    too_many, chosen = len(chosen) > MOST, chosen[:MOST]
    editions = {r["edition"] for r in chosen}
    comparable = len(editions) == 1 and None not in editions
    return await render(
        datasette,
        request,
        "compare",
        section="/compare",
        chosen=chosen,
        unknown=unknown,
        too_many=too_many,
        most=MOST,
        comparable=comparable,
        areas=await _areas(datasette, [r["report_id"] for r in chosen]),
        questions=await _questions(datasette, [r["report_id"] for r in chosen]) if comparable else {},
        everything=await rows(
            datasette, "SELECT report_id, municipality, year FROM profiles ORDER BY sort_key, year, report_id"
        ),
    )


async def _resolve(datasette: Datasette, wanted: str) -> Row | None:
    """Find a report by its id or by "Östersund 2015"."""
    sql = (
        "SELECT p.*, editions.name AS edition_name FROM profiles p "
        "LEFT JOIN editions ON editions.id = p.edition WHERE {} ORDER BY p.report_id LIMIT 1"
    )
    found = await row(datasette, sql.format("p.report_id = ?"), [wanted])
    *words, year = wanted.split()
    if found is None and words and len(year) == 4 and year.isdecimal():
        name = " ".join(words)
        found = await row(datasette, sql.format("p.municipality = ? AND p.year = ?"), [name, int(year)])
        if found is None:
            found = await row(datasette, sql.format("p.slug = ? AND p.year = ?"), [slug(name), int(year)])
    return found


async def _areas(datasette: Datasette, ids: list[str]) -> list[tuple[str, list[Row | None]]]:
    found: dict[tuple[str, str], Row] = {}
    for report_id in ids:
        for r in await rows(
            datasette,
            "SELECT name, number, page, subject, score_used AS score, max_used AS max FROM areas WHERE report_id = ?",
            [report_id],
        ):
            found[report_id, r["subject"] or ""] = r
    lines = [(subject, [found.get((report_id, subject)) for report_id in ids]) for subject in SUBJECTS]
    return [(subject, cells) for subject, cells in lines if any(cells)]


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
    for (area_number, _), line in sorted(lines.items(), key=lambda item: (item[0][0], _order(item[0][1]))):
        result.setdefault(area_number, []).append(line)
    return result


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))


ROUTES = [(r"^/compare$", compare)]
