"""The score tables of a report: all stages, from lines of print to areas."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parsers.document import Box, Word
from parsers.page.lines import Line, fold, is_bullet
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas import AreaHeading
from parsers.parts.lists.names import list_kind
from parsers.parts.outline import Heading
from parsers.parts.tables.accounts import Doubt, find_doubts, undecided
from parsers.parts.tables.areas import Found
from parsers.parts.tables.atoms import PrintLine
from parsers.parts.tables.designs import Design, find_designs
from parsers.parts.tables.entries import Entry, entries_of
from parsers.parts.tables.labels.reading import read_zones
from parsers.parts.tables.labels.rows import label_rows
from parsers.parts.tables.labels.zones import LabelLine, Zone
from parsers.parts.tables.meaning import Meaning, meanings
from parsers.parts.tables.near_headings import near_headings, places_by_headings, scores_by_headings
from parsers.parts.tables.pages import read_pages
from parsers.parts.tables.runs import read_values
from parsers.parts.tables.search import search
from parsers.parts.tables.segments import Segment, Witnesses
from parsers.vocabulary import TABLES
from schemas.report import Points

_NEXT_LINE = 1.6  # of the size: lines of one title follow each other closer
_LEAST_ROWS = 2  # of a design
_SEVERAL = 4  # lines: headings of columns in a frame of their own have fewer
_LARGEST = 200  # points: no question or area has a maximum above


class Row(NamedTuple):
    """One row as printed; its box is in points on `page`."""

    label: str
    score: Points | None
    max: Points | None
    percent: Points | None
    page: int
    box: Box
    number: str | None = None  # "3.2", where printed in full


class ScoreTable(NamedTuple):
    """Questions of one area and their sum row."""

    area: int
    questions: tuple[Row, ...]
    sum: Row | None


class FoundTables(NamedTuple):
    """The score tables of a report, rows that sum up all areas, and what is left open."""

    tables: tuple[ScoreTable, ...]
    totals: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()  # what no row accounts for


@dataclass(eq=False)
class _Read:
    """A design, read."""

    design: Design
    zones: list[Zone]
    entries: list[Entry]
    rest: list[LabelLine]  # text after its last rows
    meanings: list[Meaning]


def find_score_tables(
    left: Remaining, setting: Setting, areas: Sequence[AreaHeading], headings: Sequence[Heading] = ()
) -> FoundTables:
    """The score tables by the evidence that they carry; their lines are taken.

    `areas` are the headings that open the areas: where they stand, and the figures near them, are witnesses.
    `headings` of any kind tell an earlier scoring from this one.
    """
    lines = list(left)
    printed = read_pages(lines, setting.rulings, {area.lines[0].page for area in areas})
    pages = {number: page.lines for number, page in printed.items()}
    witnesses = Witnesses(near_headings(pages, areas))
    barred = _headings(pages, areas) | places_by_headings(pages, areas)
    printed = {number: page.without(barred) for number, page in printed.items()}
    pages = {number: page.lines for number, page in printed.items()}
    blocks = [block for page in printed.values() for block in page.blocks]
    by_headings = scores_by_headings(blocks, areas)
    blocks = [block for block in blocks if block not in by_headings]
    designs = [d for d in find_designs(blocks) if len(d.rows) >= _LEAST_ROWS]
    read = [_read(design, k, pages, setting) for k, design in enumerate(designs)]
    _place([e for r in read for e in r.entries], areas, headings)
    entries, meaning, chosen, open_designs = search([(r.entries, r.meanings) for r in read], witnesses)
    tables = tuple(_table(area, segment, entries, meaning) for area, segment in chosen)
    taken = list(_taken(lines, entries, [range(s.first, s.last + 1) for _, s in chosen], read))
    rows = {id(w) for _, s in chosen for e in entries[s.first : s.last + 1] for w in e.labelled.row.line.all}
    left.take("score table", _within(taken, rows, lines, setting))
    earlier = list(_taken(lines, entries, _earlier_tables(entries, chosen), read))
    left.take("earlier scoring", [line for line in earlier if line in left])
    totals = _totals(entries, meaning, chosen)
    rest = [line for k, r in enumerate(read) if k in meaning for line in r.rest]
    doubts = find_doubts(entries, read_values(entries, meaning), meaning, chosen, rest)
    doubts += undecided(entries, chosen, open_designs)
    return FoundTables(tables, totals, tuple(doubts))


def _headings(pages: Mapping[int, Sequence[PrintLine]], areas: Sequence[AreaHeading]) -> set[int]:
    """The lines of print, by identity, that the areas' headings stand on."""
    found: set[int] = set()
    for area in areas:
        for line in area.lines:
            for printed in pages.get(line.page, ()):
                if abs(printed.baseline - line.baseline) < 0.3 * printed.size:
                    found.add(id(printed))
    return found


def _read(design: Design, index: int, pages: Mapping[int, Sequence[PrintLine]], setting: Setting) -> _Read:
    zones = read_zones(design, pages)
    labelled, rest = label_rows(zones, setting.rulings)
    entries = entries_of(design, index, labelled, zones, setting.joiner)
    heads: dict[int, list[Word]] = {}
    for zone in zones:
        for k, words in zone.heads.items():
            if k not in heads:
                heads[k] = list(words)
    return _Read(design, zones, entries, rest, meanings(design.rows, design.columns, heads))


def _place(entries: Sequence[Entry], areas: Sequence[AreaHeading], headings: Sequence[Heading]) -> None:
    """Say of each row in which area's text it stands, and whether a heading above speaks of an earlier scoring."""
    starts = [((a.lines[0].page, a.lines[0].baseline), a.number) for a in areas]
    placed = [((h.lines[0].page, h.lines[0].baseline), h) for h in reversed(headings)]
    for entry in entries:
        at = (entry.page, entry.labelled.row.line.baseline)
        before = [number for start, number in starts if start < at]
        entry.region = len(before)
        if before and len(before) < len(starts):
            entry.place = before[-1]
        above = [h.text for h in _headings_over(at, placed)] + [x.text for x in entry.title_lines]
        entry.earlier = any(_is_earlier(text) for text in above)


def _headings_over(at: tuple[float, float], placed: Sequence[tuple[tuple[float, float], Heading]]) -> list[Heading]:
    """The heading above a place and the one that this stands under; `placed` are all of them, the last first."""
    found: list[Heading] = []
    for place, heading in placed:
        if place < at and (not found or heading.level < found[0].level):
            found.append(heading)
            if len(found) > 1:
                break
    return found


@lru_cache(maxsize=1024)
def _is_earlier(text: str) -> bool:
    words = set(fold(text).replace(",", " ").split())
    return bool(words & TABLES.earlier) and not words & TABLES.current


def _table(area: int, segment: Segment, entries: Sequence[Entry], meaning: Mapping[int, Meaning]) -> ScoreTable:
    rows = tuple(_row(entries[k], meaning) for k in segment.questions)
    return ScoreTable(area, rows, _row(entries[segment.sum], meaning) if segment.sum is not None else None)


def _row(entry: Entry, meaning: Mapping[int, Meaning]) -> Row:
    score, most, percent = meaning[entry.design].values(entry.labelled.row.cells)
    number = f"{entry.number[0]}.{entry.number[1]}" if entry.number and entry.number[0] is not None else None
    return Row(entry.text, score, most, percent, entry.page, entry.box, number)


def _totals(entries: Sequence[Entry], meaning: Mapping[int, Meaning], chosen: Found) -> tuple[Row, ...]:
    """Rows outside the tables that sum up more than an area."""
    inside = {k for _, s in chosen for k in range(s.first, s.last + 1)}
    rows = [_row(e, meaning) for k, e in enumerate(entries) if k not in inside]
    return tuple(r for r in rows if r.max is not None and r.max > _LARGEST)


def _within(taken: Sequence[Line], rows: Set[int], lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The taken lines without headings and items of lists above, and those in another drawn table of several lines."""
    pages = {line.page for line in taken}
    grids = {line: setting.rulings[line.page].grid_around(line) for line in lines if line.page in pages}
    held = Counter(grid if grid is not None and grid.is_table else None for grid in grids.values())
    held[None] = 0
    own = [line for line in taken if not rows.isdisjoint(map(id, line.words))]
    inside = {grids[line] for line in own}
    near = [x for x in taken if grids[x] in inside or held[grids[x]] < _SEVERAL]
    return [*own, *(x for x in near if x not in own and list_kind(x.text) is None and not is_bullet(x.words[0]))]


def _earlier_tables(entries: Sequence[Entry], chosen: Found) -> list[range]:
    """Runs of rows under words that speak of an earlier scoring, of areas whose tables were found elsewhere."""
    inside = {k for _, s in chosen for k in range(s.first, s.last + 1)}
    areas = {area for area, s in chosen if not entries[s.first].earlier}
    runs: list[range] = []
    for k, entry in enumerate(entries):
        if k in inside or not entry.earlier or (entry.number and entry.number[0] not in {None, *areas}):
            continue
        if runs and runs[-1].stop == k:
            runs[-1] = range(runs[-1].start, k + 1)
        elif areas:
            runs.append(range(k, k + 1))
    return runs


def _goes_on(above: LabelLine, line: LabelLine) -> bool:
    """True for the next line of a title that is broken within its cell."""
    return line.text[:1].islower() and 0 < line.virtual - above.virtual < _NEXT_LINE * line.line.size


def _taken(
    lines: Sequence[Line], entries: Sequence[Entry], runs: Sequence[range], read: Sequence[_Read]
) -> Iterator[Line]:
    """The lines of some runs of rows: rows, labels, titles and headings of columns."""
    used: set[int] = set()
    pages: set[int] = set()

    def use(printed: PrintLine) -> None:
        pages.add(printed.page)
        used.update(map(id, printed.all))

    heads = {id(z.block): z for r in read for z in r.zones}
    for run in runs:
        for k in run:
            labelled = entries[k].labelled
            use(labelled.row.line)
            zone = heads[id(labelled.block)]
            for x in labelled.lines:
                use(x.line)
            above: LabelLine | None = None  # a line of the title
            for x in labelled.titles:
                wraps = above is not None and _goes_on(above, x)
                if x.areas or x.heading or k > run.start or wraps:
                    use(x.line)
                above = x if x.areas or wraps else None
            for words in zone.heads.values():
                used.update(map(id, words))
            opening = zone.opening
            for x in (*zone.side, *zone.again):
                if x.y >= opening:
                    use(x.line)
    return (line for line in lines if line.page in pages and not used.isdisjoint(map(id, line.words)))
