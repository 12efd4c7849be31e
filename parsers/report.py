"""A document into a report: the order in which its parts are found.

Furniture and the table of contents go first, then headings by their looks; headings give areas, and inside those
stand boxes, lists and score tables. What nothing else claims is running text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.areas import AreaHeading, find_areas, score_in_heading
from parsers.charts import chart_lines, label_lines, table_lines
from parsers.columns import Item
from parsers.contents import find_contents
from parsers.document import Box, Document
from parsers.errors import NotAReport
from parsers.furniture import find_furniture, without_watermarks
from parsers.grids import Ruling, page_ruling
from parsers.hyphens import LineJoiner
from parsers.identity import find_edition, find_language, find_municipality
from parsers.labelled_lists import find_labelled_lists
from parsers.legibility import check_legible
from parsers.lines import Line, page_lines
from parsers.marks import with_drawn_marks
from parsers.mentions import find_mentions
from parsers.numbers import number
from parsers.outline import BodyText, Heading, body_text, find_headings, with_levels
from parsers.point_lists import PointList, find_point_lists
from parsers.score_boxes import ScoreBox, find_score_boxes
from parsers.score_tables import FoundTables, ScoreTable, find_score_tables
from parsers.sections import Places, place_lines, read_sections
from parsers.table_choice import choose_tables
from parsers.totals import Owner, Total, find_total
from parsers.visit import find_evaluators, find_visit
from parsers.vocabulary import INSTRUMENT
from schemas.catalogue import EDITIONS
from schemas.checks import check, total_of
from schemas.identifiers import report_id
from schemas.report import Area, Country, Place, Point, PointKind, Question, Report, Section, Subject

_LEAST_AREAS = 3  # a memo about the instrument may name one or two


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


def parse(
    document: Document, *, source_file: str, source_sha256: str, text_source: Literal["native", "ocr"] = "native"
) -> Report:
    """The report in a document, with its findings; `confirmed` and `scores_confirmed` are left empty.

    Raises `NoTextLayer`, `Unreadable` or `NotAReport`.
    """
    check_legible(document)
    layout = lay_out(document)
    front = [s for s in layout.sections if s.area_number is None]
    language = find_language([s.text for s in layout.sections])
    country: Country = "SE" if language == "sv" else "NO"
    cover = [line.text for line in layout.cover]
    titles = [*cover, *(h.text for h in layout.headings if len(h.text) < 200)]
    texts = [s.text for s in layout.sections]
    _refuse_others(layout, [*titles, *texts])
    name, code = find_municipality([*titles, *(s.text for s in front)], texts, country)
    evaluation = [s.text for s in front if s.heading.casefold().split()[-1].startswith(("utvärdering", "evaluering"))]
    if not name and not layout.tables.tables:
        raise NotAReport("no single municipality and no score table were found")
    visit = find_visit(cover, [line.text for line in layout.furniture], evaluation, [s.text for s in front])
    edition = find_edition(layout.areas, texts, country)
    outside = [line for k, line in enumerate(layout.flow) if layout.places.areas[k] is None]
    total = find_total(outside, [(s.text, s.page_first) for s in front], layout.tables.totals, Owner(name, country, visit.year))
    areas = _areas(layout, edition)
    scores = [a.score_computed for a in areas if a.score_computed is not None]
    maxima = [a.max_computed for a in areas if a.max_computed is not None]
    report = Report(
        id=report_id(name, visit.year), municipality=name, municipality_code=code, country=country, year=visit.year,
        month=visit.month, report_date=visit.report_date, ordinal=visit.ordinal, edition=edition, language=language,
        evaluators=find_evaluators(cover), total_printed=total.value if total else None, total_place=_total_place(total),
        total_computed=total_of(scores), total_max=total_of(maxima), scores_confirmed=None,
        coverage=layout.coverage, text_source=text_source, pages=len(document.pages), producer=document.producer,
        source_file=source_file, source_sha256=source_sha256, areas=areas, sections=layout.sections,
        mentions=find_mentions(layout.sections, code, name, country), findings=(),
    )
    return report.model_copy(update={"findings": check(report)})


def lay_out(document: Document) -> Layout:
    """Sort a document's lines into cover, furniture, headings, areas, boxes, lists, tables and sections."""
    by_page = [page_lines(with_drawn_marks(page)) for page in without_watermarks(document.pages)]
    rough = body_text([line for lines in by_page for line in lines])
    furniture = find_furniture(document.pages, by_page, rough.style)
    lines = [line for found in by_page for line in found if line not in furniture]
    contents = find_contents(lines)
    joiner = LineJoiner(lines)
    rulings = {page.number: page_ruling(page) for page in document.pages}
    plain = [line for line in lines if line not in contents.lines]
    widths = Counter(round(page.width) for page in document.pages)
    usual = {p.number for p in document.pages if round(p.width) == widths.most_common(1)[0][0]}
    body = body_text([line for line in plain if line.page in usual])
    drawn = {line for line in plain if _in_table(line, rulings[line.page])}
    underlined = {line for line in plain if line not in drawn and rulings[line.page].underlines(line.x0, line.x1, line.baseline)}
    headings = find_headings(plain, body, contents, drawn, underlined, joiner)
    start = _first_line(plain, headings, body, contents.lines)
    flow = plain[start:]
    inside = set(flow)
    kept = with_levels([h for h in headings if h.lines[0] in inside])
    return _fill(document, plain[:start], sorted(furniture, key=lambda x: (x.page, x.top)), flow, kept, body, rulings, joiner)


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
    charts = {line for page in document.pages for line in chart_lines(page, [x for x in rest if x.page == page.number], body)}
    other = table_lines(rest, rulings) | label_lines(rest, body)
    sections, own_lists, used = read_sections(flow, places, areas, taken | charts | other, body, joiner)
    furniture_like = charts | other
    words = sum(len(line.words) for line in flow if line not in furniture_like)
    placed = sum(len(line.words) for line in flow if (line in used or line in taken) and line not in furniture_like)
    return Layout(
        tuple(cover), tuple(furniture), tuple(flow), body, tuple(headings), tuple(areas), places, tuple(boxes),
        tuple(sorted([*lists, *own_lists], key=lambda x: x.at)), tables, tuple(sections),
        round(placed / words, 4) if words else 0.0,
    )


def _in_table(line: Line, ruling: Ruling) -> bool:
    grid = ruling.grid_at((line.x0 + line.x1) / 2, line.baseline - 0.3 * line.size)
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
        if h.text[:1].isdigit() and h.text.split()[0].rstrip(".") in ("1", "2") or (
            below and below[0].style == body.style and len(below[0].words) > 5 and prose[h.lines[0].page] > 2
        ):
            return i
    return 0


def _refuse_others(layout: Layout, texts: Sequence[str]) -> None:
    whole = " ".join(texts).casefold()
    numbers = {a.number for a in layout.areas} | {t.area for t in layout.tables.tables}
    scored = layout.tables.tables or any(box.score is not None for box in layout.boxes) or layout.lists
    if not any(word in whole for word in INSTRUMENT) or len(numbers) < _LEAST_AREAS or not scored:
        raise NotAReport("no areas of a Kommunkompassen evaluation were found")


def _areas(layout: Layout, edition: str | None) -> tuple[Area, ...]:
    first: dict[int, AreaHeading] = {}
    for a in layout.areas:
        first.setdefault(a.number, a)
    at = {a.number: next(i for i, h in layout.places.headings if h is a.heading) for a in first.values()}
    scores = _box_by_area(layout)
    chosen = choose_tables(layout.tables.tables, layout.places, {n: b.score for n, b in scores.items()}, edition)
    points = _points(layout, scores)
    known = {a.number: a.subject for e in EDITIONS if e.id == edition for a in e.areas}
    found = []
    for number_, heading in first.items():
        found.append(_area(heading, at[number_], scores.get(number_), chosen.get(number_), points.get(number_, ()), known.get(number_)))
    return tuple(found)


def _area(
    heading: AreaHeading, at: int, box: ScoreBox | None, table: ScoreTable | None, points: Sequence[Point], subject: Subject | None
) -> Area:
    questions = tuple(
        Question(
            number=row.number or f"{heading.number}.{k}", position=k,
            text=_without_number(row.label), score=row.score, max=row.max, percent_printed=row.percent,
            place=_place(row.page, row.box),
        )
        for k, row in enumerate(table.questions if table else (), 1)
    )
    sum_row = table.sum if table else None
    line = heading.heading.lines[-1]
    in_heading = score_in_heading(heading.heading)
    if box is not None and box.score is not None and box.box is not None:
        heading_score, heading_place = box.score, _place(box.page, box.box)
    elif in_heading is not None:
        heading_score, heading_place = number(in_heading), _place(line.page, Box(line.x0, line.top, line.x1, line.bottom))
    else:
        heading_score, heading_place = None, None
    scores = [q.score for q in questions if q.score is not None]
    maxima = [q.max for q in questions if q.max is not None]
    return Area(
        number=heading.number, name=heading.name, subject=subject, page=heading.heading.lines[0].page,
        score_heading=heading_score, score_heading_place=heading_place,
        score_printed=sum_row.score if sum_row else None, max_printed=sum_row.max if sum_row else None,
        percent_printed=sum_row.percent if sum_row else None, sum_place=_place(sum_row.page, sum_row.box) if sum_row else None,
        score_computed=total_of(scores), max_computed=total_of(maxima),
        questions=questions, points=tuple(points),
    )


def _without_number(label: str) -> str:
    first, _, rest = label.partition(" ")
    return rest.strip() if rest and first[:1].isdigit() else label


def _box_by_area(layout: Layout) -> dict[int, ScoreBox]:
    found: dict[int, ScoreBox] = {}
    for box in layout.boxes:
        area = layout.places.areas[box.at]
        if area is not None:
            found.setdefault(area, box)
    return found


def _points(layout: Layout, boxes: dict[int, ScoreBox]) -> dict[int, list[Point]]:
    items: dict[int, list[tuple[PointKind, Item]]] = {}
    for area, box in boxes.items():
        items.setdefault(area, []).extend(("rubric", item) for item in box.rubrics)
    for found in layout.lists:
        area_number = layout.places.areas[found.at]
        if area_number is not None:
            items.setdefault(area_number, []).extend((found.kind, item) for item in found.items)
    points: dict[int, list[Point]] = {}
    for area, pairs in items.items():
        counts: dict[str, int] = {}
        for kind in ("rubric", "strength", "improvement", "weakness"):
            for k, item in pairs:
                if k == kind:
                    counts[k] = counts.get(k, 0) + 1
                    points.setdefault(area, []).append(Point(kind=k, position=counts[k], text=item.text, page=item.page))
    return points


def _place(page: int, box: Box) -> Place:
    return Place(page=page, x0=round(box.x0, 1), top=round(box.top, 1), x1=round(box.x1, 1), bottom=round(box.bottom, 1))


def _total_place(total: Total | None) -> Place | None:
    return _place(total.page, total.box) if total else None

