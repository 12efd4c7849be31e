"""Which lines of text label which figures: the likeliest path down the rows of a table.

Lines go to the row before, to the next row, or are titles between them. What speaks for a cut: a rule, a wider gap, a
number or a capital at the start, a line before it that had room for the next word. Within a table the figures stand in
one way to their labels: level with the first line, the last or the middle.
"""

from collections.abc import Mapping, Sequence

from parsers.page.grids import Ruling
from parsers.parts.tables.labels.costs import Column, Costs, Labelled
from parsers.parts.tables.labels.path import label_spans
from parsers.parts.tables.labels.zones import LabelLine, Zone

_ROW = 1.5  # points: a number or rule this near to a row's baseline is the row's
_RULE = 40  # points: shorter rules part no rows
_LINES_OF_A_NAME = 4  # at most


def label_rows(zones: Sequence[Zone], rulings: Mapping[int, Ruling]) -> tuple[list[Labelled], list[LabelLine]]:
    """The rows of a design with their labels in the order of the report, and what text is left after the last row."""
    rows: list[Labelled] = []
    rest: list[LabelLine] = []
    for run in _runs(zones):
        column = _join(run, rulings)
        after = _assign(column)
        rows.extend(column.rows)
        rest.extend(after)
    return rows, rest


def _runs(zones: Sequence[Zone]) -> list[list[Zone]]:
    """Blocks that follow each other on one page without running text between, or over a page end."""
    runs: list[list[Zone]] = []
    for zone in zones:
        before = runs[-1][-1] if runs else None
        if before is not None and _follows(before, zone):
            runs[-1].append(zone)
        else:
            runs.append([zone])
    return runs


def _follows(before: Zone, zone: Zone) -> bool:
    if zone.block.page == before.block.page:
        return False
    below = [x for x in before.prose if x.baseline > before.block.bottom]
    above = [x for x in zone.prose if x.baseline < zone.block.top]
    return zone.block.page == before.block.page + 1 and not below and not above


def _join(run: Sequence[Zone], rulings: Mapping[int, Ruling]) -> Column:
    """The run as one column of lines, each page moved below the one before."""
    pitch = min(z.pitch for z in run)
    column = Column([], [], [], [], pitch, 0.0)
    bottom = 0.0
    for zone in run:
        bound = _own_lines(zone)
        while zone is not run[0] and bound and bound[0].y < zone.block.top and _comes_back(bound[0], column.lines):
            zone.again.append(bound.pop(0))
        first = min([zone.block.top, *(x.y for x in bound)])
        shift = bottom + pitch - first if zone is not run[0] else 0.0
        for line in bound:
            line.virtual = line.y + shift
            column.lines.append(line)
        for row in zone.block.rows:
            column.rows.append(Labelled(row, zone.block, [], y=row.line.baseline + shift))
        column.numbers.extend((y + shift, n) for y, n in zone.numbers)
        middle = (zone.left + min(zone.right, zone.left + 60)) / 2
        column.rules.extend(
            y + shift for y, a, b in rulings[zone.block.page].levels if a <= middle <= b and b - a > _RULE
        )
        bottom = max([row.y for row in column.rows] + [x.virtual for x in column.lines])
    column.rules.sort()
    column.right = _right_edge(column.lines, pitch)
    return column


def _comes_back(line: LabelLine, earlier: Sequence[LabelLine]) -> bool:
    """True for a line of the heading row, which Word repeats at the top of a page: columns' headings or the title."""
    return line.heading and not line.areas or any(x.text == line.text and _is_title(x, earlier) for x in earlier)


def _is_title(line: LabelLine, lines: Sequence[LabelLine]) -> bool:
    """True for a line that names an area, and for the lines over which its name goes on."""
    at = lines.index(line)
    return any(x.area_lines > k for k, x in enumerate(reversed(lines[max(0, at - _LINES_OF_A_NAME) : at + 1])))


def _right_edge(lines: Sequence[LabelLine], pitch: float) -> float:
    """How far labels reach: as far as the lines that surely go on, else as far as any."""
    wrapped = [
        a.words[-1].x1
        for a, b in zip(lines, lines[1:], strict=False)
        if b.text[:1].islower() and b.virtual - a.virtual < 1.2 * pitch and not a.heading
    ]
    if len(wrapped) > 1:
        return max(wrapped)
    return max((x.words[-1].x1 for x in lines if not x.heading), default=0.0)


def _own_lines(zone: Zone) -> list[LabelLine]:
    """The lines of a block that can be labels or titles: those between its rows, and near above and below them.

    What stands above its title and the headings of its columns is not the table's: the last items of a list, mostly.
    """
    opening = zone.opening
    above = [x for x in zone.lines if opening <= x.y < zone.block.top - 0.5]
    inside = [x for x in zone.lines if zone.block.top - 0.5 <= x.y <= zone.block.bottom + 0.5]
    below = [x for x in zone.lines if x.y > zone.block.bottom + 0.5]
    edge = max((x.baseline for x in zone.prose if x.baseline < zone.block.top), default=-1.0)
    foot = min((x.baseline for x in zone.prose if x.baseline > zone.block.bottom), default=1e9)
    return [*(x for x in above if x.y > edge), *inside, *(x for x in below if x.y < foot)]


def _assign(column: Column) -> list[LabelLine]:
    """Give each row its label, number and the titles above it; returns the lines after the last row."""
    costs = Costs(column, _number_rows(column))
    lines = column.lines
    before = 0
    for row, (a, b) in zip(column.rows, label_spans(column, costs), strict=True):
        row.titles = lines[before:a]
        row.lines = lines[a:b]
        if row.number is None:
            row.number = next((x.number for x in row.lines if x.number), None) or costs.token(a, b)
        before = b
    return lines[before:]


def _number_rows(column: Column) -> bool:
    """Give numbers apart to the rows that they stand level with, if nearly all do; else they open the labels' lines."""
    if not column.numbers:
        return False
    level = 0
    for y, _ in column.numbers:
        level += any(abs(row.y - y) <= _ROW for row in column.rows)
    if level >= 0.85 * len(column.numbers):
        for y, number in column.numbers:
            row = min(column.rows, key=lambda r: abs(r.y - y))
            if abs(row.y - y) <= _ROW:
                row.number = number
        column.numbers = [(y, n) for y, n in column.numbers if not any(abs(r.y - y) <= _ROW for r in column.rows)]
        return True
    for y, number in column.numbers:
        line = next((x for x in column.lines if abs(x.virtual - y) <= _ROW), None)
        if line is not None:
            line.number = number
    return False
