"""A document sorted into parts: furniture and contents go first, then headings, tables, lists and boxes, then text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Document
from parsers.page.body_text import BodyText, body_text
from parsers.page.charts import chart_lines, label_lines, table_lines
from parsers.page.furniture import find_furniture, without_watermarks
from parsers.page.grids import Ruling, page_ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, page_lines
from parsers.page.marks import with_drawn_marks
from parsers.page.notes import find_notes, without_marks
from parsers.parts.areas import AreaHeading, find_areas, score_in_heading
from parsers.parts.contents import find_contents
from parsers.parts.labelled_lists import find_labelled_lists
from parsers.parts.outline import Heading, find_headings, with_levels
from parsers.parts.point_lists import PointList, find_point_lists
from parsers.parts.score_boxes import ScoreBox, find_score_boxes
from parsers.parts.score_tables import FoundTables, find_score_tables
from parsers.parts.sections import Places, place_lines, read_sections
from schemas.report import Section


@dataclass(frozen=True)
class Layout:
    """A document sorted into parts; indexes count in `flow`, the lines in reading order."""

    cover: tuple[Line, ...]
    furniture: tuple[Line, ...]
    flow: tuple[Line, ...]
    body: BodyText
    headings: tuple[Heading, ...]
    areas: tuple[AreaHeading, ...]
    places: Places
    boxes: tuple[ScoreBox, ...]
    lists: tuple[PointList, ...]
    tables: FoundTables
    sections: tuple[Section, ...]
    coverage: float


def lay_out(document: Document) -> Layout:
    """Sort a document's lines into cover, furniture, headings, areas, boxes, lists, tables and sections."""
    by_page = [page_lines(with_drawn_marks(page)) for page in without_watermarks(document.pages)]
    rough = body_text([line for lines in by_page for line in lines])
    furniture = find_furniture(document.pages, by_page, rough.style)
    lines = [line for found in by_page for line in found if line not in furniture]
    rulings = {page.number: page_ruling(page) for page in document.pages}
    notes = find_notes([[x for x in found if x not in furniture] for found in by_page], rulings, rough.style[1])
    lines = [without_marks(x, notes.numbers.get(x.page, ())) for x in lines if x not in notes.lines]
    contents = find_contents(lines)
    joiner = LineJoiner(lines)
    plain = [line for line in lines if line not in contents.lines]
    widths = Counter(round(page.width) for page in document.pages)
    usual = {p.number for p in document.pages if round(p.width) == widths.most_common(1)[0][0]}
    body = body_text([line for line in plain if line.page in usual])
    drawn = {line for line in plain if _in_table(line, rulings[line.page])}
    underlined = {
        line for line in plain if line not in drawn and rulings[line.page].underlines(line.x0, line.x1, line.baseline)
    }
    headings = find_headings(plain, body, contents, drawn, underlined, joiner)
    start = _first_line(plain, headings, body, contents.lines)
    flow = plain[start:]
    inside = set(flow)
    kept = with_levels([h for h in headings if h.lines[0] in inside])
    return _fill(
        document, plain[:start], sorted(furniture, key=lambda x: (x.page, x.top)), flow, kept, body, rulings, joiner
    )


def _fill(
    document: Document,
    cover: Sequence[Line],
    furniture: Sequence[Line],
    flow: Sequence[Line],
    headings: Sequence[Heading],
    body: BodyText,
    rulings: dict[int, Ruling],
    joiner: LineJoiner,
) -> Layout:
    areas = find_areas(headings)
    heading_lines = {line for h in headings for line in h.lines}
    tables = find_score_tables(flow, heading_lines, rulings, body.leading, joiner)
    lists, list_lines = find_point_lists(flow, heading_lines | tables.lines, rulings, body, joiner)
    beside, beside_lines = find_labelled_lists(flow, tables.lines | list_lines, rulings, joiner)
    lists, list_lines = [*lists, *beside], list_lines | beside_lines
    claimed = tables.lines | list_lines
    headings = [h for h in headings if not any(line in claimed for line in h.lines)]
    areas = [a for a in areas if any(a.heading is h for h in headings)]
    heading_lines = {line for h in headings for line in h.lines}
    places = place_lines(flow, headings, areas)
    index = {line: i for i, line in enumerate(flow)}
    last_lines = [index[a.heading.lines[-1]] for a in areas]
    scored = {at for at, area in zip(last_lines, areas, strict=True) if score_in_heading(area.heading) is not None}
    boxes, box_lines = find_score_boxes(flow, heading_lines, last_lines, rulings, joiner, scored)
    taken = set(tables.lines) | box_lines | list_lines
    rest = [line for line in flow if line not in taken and line not in heading_lines]
    charts = {line for page in document.pages if page.fills for line in chart_lines(page, rest, body)}
    other = table_lines(rest, rulings) | label_lines(rest, body)
    sections, own_lists, used = read_sections(flow, places, areas, taken | charts | other, body, joiner)
    furniture_like = charts | other
    words = sum(len(line.words) for line in flow if line not in furniture_like)
    placed = sum(len(line.words) for line in flow if (line in used or line in taken) and line not in furniture_like)
    return Layout(
        tuple(cover),
        tuple(furniture),
        tuple(flow),
        body,
        tuple(headings),
        tuple(areas),
        places,
        tuple(boxes),
        tuple(sorted([*lists, *own_lists], key=lambda x: x.at)),
        tables,
        tuple(sections),
        round(placed / words, 4) if words else 0.0,
    )


def _in_table(line: Line, ruling: Ruling) -> bool:
    grid = ruling.grid_around(line)
    return grid is not None and grid.is_table


def _first_line(lines: Sequence[Line], headings: Sequence[Heading], body: BodyText, contents: frozenset[Line]) -> int:
    """Index of the first line after the cover: the first heading that running text or a subheading follows.

    Where there is a table of contents within the first pages, what stands before it is cover.
    """
    index = {line: i for i, line in enumerate(lines)}
    after = max((line.page, line.baseline) for line in contents) if contents else (0, 0.0)
    prose = Counter(line.page for line in lines if line.style == body.style and len(line.words) > 7)
    for h in headings:
        i = index[h.lines[0]]
        if (h.lines[0].page, h.lines[0].baseline) < after and after[0] <= 6:
            continue
        below = lines[i + len(h.lines) : i + len(h.lines) + 3]
        if (
            h.text[:1].isdigit()
            and h.text.split()[0].rstrip(".") in ("1", "2")
            or (below and below[0].style == body.style and len(below[0].words) > 5 and prose[h.lines[0].page] > 2)
        ):
            return i
    return 0
