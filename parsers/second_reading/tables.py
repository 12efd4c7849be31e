"""Score tables in plain lines: which line is which row of the first reading, and lines that are none of its rows."""

from collections.abc import Sequence

from parsers.second_reading.cells import KINDS, Row
from parsers.second_reading.choice import Laid, lay_rows
from parsers.second_reading.plain import PlainRow
from schemas.report import Area, Report

_MARGIN = 1.0  # points: engines place the same baseline this near to each other


def read_tables(rows: Sequence[Row], plain: Sequence[PlainRow]) -> list[Laid]:
    """What the plain lines have for each row, in every cell that either reading fills."""
    owners = _owners(rows, plain)
    own: dict[int, int] = {}
    for at, owner in enumerate(owners):
        if owner is not None and (owner not in own or len(plain[at].figures) > len(plain[own[owner]].figures)):
            own[owner] = at
    places = sorted(own.items(), key=lambda item: item[1])
    kept = [plain[at] for _, at in places]
    order = [owner for owner, _ in places]

    def agreeing(k: int, laid: Laid) -> int:
        row = rows[order[k]]
        return sum(row.value(kind) == laid.get(kind) for kind in KINDS)

    laid = dict(zip(order, lay_rows(kept, agreeing), strict=True))
    found: list[Laid] = []
    for k, row in enumerate(rows):
        second = laid.get(k, {})
        cells = [kind for kind in KINDS if row.value(kind) is not None or second.get(kind) is not None]
        found.append({kind: second.get(kind) for kind in cells})
    return found


def _owners(rows: Sequence[Row], plain: Sequence[PlainRow]) -> list[int | None]:
    """For each plain line the row in whose place it stands: of several the one whose middle is nearest."""
    by_page: dict[int, list[int]] = {}
    for k, row in enumerate(rows):
        by_page.setdefault(row.place.page, []).append(k)
    found: list[int | None] = []
    for line in plain:
        inside = [
            k
            for k in by_page.get(line.page, ())
            if rows[k].place.top - _MARGIN <= line.baseline <= rows[k].place.bottom + _MARGIN
            and rows[k].place.x0 - 20 <= line.figures[-1].x <= rows[k].place.x1 + 20
        ]
        found.append(min(inside, key=lambda k: _off(rows[k], line), default=None))
    return found


def _off(row: Row, line: PlainRow) -> float:
    return abs((row.place.top + row.place.bottom) / 2 - line.baseline)


def missed_rows(report: Report, rows: Sequence[Row], plain: Sequence[PlainRow]) -> list[tuple[Area, PlainRow]]:
    """Numbered lines with as many figures as a row that stand in or near an area's table and are no row of it."""
    owners = _owners(rows, plain)
    numbers = {q.number for area in report.areas for q in area.questions}
    found: list[tuple[Area, PlainRow]] = []
    for line, owner in zip(plain, owners, strict=True):
        if owner is not None or line.number is None or line.number in numbers:
            continue
        area = next((a for a in report.areas if str(a.number) == line.number.split(".")[0]), None)
        if area is None or not area.questions:
            continue
        most = max(sum(v is not None for v in (q.score, q.max, q.percent_printed)) for q in area.questions)
        near = any(q.place.page == line.page for q in area.questions)
        if near and len(line.figures) >= most and line.label:
            found.append((area, line))
    return found
