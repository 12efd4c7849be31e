"""The areas of a report, put together from its headings, boxes, score tables and lists."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.document import Box
from parsers.page.columns import Item
from parsers.parts.areas import AreaHeading
from parsers.parts.areas.heading_scores import HeadingScore
from parsers.parts.areas.score_boxes import ScoreBox
from parsers.parts.lists.finder import PointList
from parsers.parts.lists.rubrics import Rubrics
from parsers.parts.places import Places
from parsers.parts.tables import ScoreTable
from schemas.arithmetic import total_of
from schemas.catalogue import edition_of
from schemas.report import Area, Place, Point, PointKind, Points, Question


class AreaParts(NamedTuple):
    """What was found of the areas in the lines of a report."""

    places: Places
    boxes: Sequence[ScoreBox]
    scores: Mapping[int, HeadingScore]  # by the areas' headings
    tables: Sequence[ScoreTable]
    lists: Sequence[PointList]
    rubrics: Sequence[Rubrics] = ()


def read_areas(parts: AreaParts, edition: str | None) -> tuple[Area, ...]:
    """The areas in printed order, each with its box, its score table and its lists."""
    first: dict[int, AreaHeading] = {}
    for a in parts.places.opening.values():
        first.setdefault(a.number, a)
    chosen = {table.area: table for table in parts.tables}
    points = _points(parts, _box_by_area(parts))
    catalogued = edition_of(edition)
    known = {a.number: a.subject for a in catalogued.areas} if catalogued else {}
    areas = [_area(heading, parts.scores.get(n), chosen.get(n), points.get(n, ())) for n, heading in first.items()]
    return tuple(area.model_copy(update={"subject": known.get(area.number)}) for area in areas)


def sums_by_area(tables: Sequence[ScoreTable]) -> dict[int, set[Points]]:
    """What each area's score table sums up to: as printed, and as computed."""
    sums: dict[int, set[Points]] = {}
    for table in tables:
        scores = [row.score for row in table.questions if row.score is not None]
        sums[table.area] = {x for x in (table.sum.score if table.sum else None, total_of(scores)) if x is not None}
    return sums


def _area(heading: AreaHeading, score: HeadingScore | None, table: ScoreTable | None, points: Sequence[Point]) -> Area:
    questions = tuple(
        Question(
            number=row.number or f"{heading.number}.{k}",
            position=k,
            text=row.label,
            score=row.score,
            max=row.max,
            percent_printed=row.percent,
            place=place(row.page, row.box),
        )
        for k, row in enumerate(table.questions if table else (), 1)
    )
    sum_row = table.sum if table else None
    scores = [q.score for q in questions if q.score is not None]
    maxima = [q.max for q in questions if q.max is not None]
    return Area(
        number=heading.number,
        name=heading.name,
        subject=None,
        page=heading.lines[0].page,
        score_heading=score.value if score else None,
        score_heading_place=place(score.line.page, score.box) if score else None,
        score_printed=sum_row.score if sum_row else None,
        max_printed=sum_row.max if sum_row else None,
        percent_printed=sum_row.percent if sum_row else None,
        sum_place=place(sum_row.page, sum_row.box) if sum_row else None,
        score_computed=total_of(scores),
        max_computed=total_of(maxima),
        questions=questions,
        points=tuple(points),
    )


def _box_by_area(parts: AreaParts) -> dict[int, ScoreBox]:
    found: dict[int, ScoreBox] = {}
    for box in parts.boxes:
        area = parts.places.areas[box.at]
        if area is not None:
            found.setdefault(area, box)
    return found


def _points(parts: AreaParts, boxes: dict[int, ScoreBox]) -> dict[int, list[Point]]:
    items: dict[int, list[tuple[PointKind, Item]]] = {}
    for found in parts.rubrics:
        area_number = parts.places.areas[found.at]
        if area_number is not None and area_number not in items:
            items[area_number] = [("rubric", item) for item in found.items]
    for area, box in boxes.items():
        if area not in items:
            items[area] = [("rubric", item) for item in box.rubrics]
    for points_list in sorted(parts.lists, key=lambda x: x.at):
        area_number = parts.places.areas[points_list.at]
        if area_number is not None:
            items.setdefault(area_number, []).extend((points_list.kind, item) for item in points_list.items)
    points: dict[int, list[Point]] = {}
    for area, pairs in items.items():
        counts: dict[str, int] = {}
        for kind in ("rubric", "strength", "improvement", "weakness"):
            for k, item in pairs:
                if k == kind:
                    counts[k] = counts.get(k, 0) + 1
                    points.setdefault(area, []).append(
                        Point(kind=k, position=counts[k], text=item.text, page=item.page)
                    )
    return points


def place(page: int, box: Box) -> Place:
    return Place(
        page=page, x0=round(box.x0, 1), top=round(box.top, 1), x1=round(box.x1, 1), bottom=round(box.bottom, 1)
    )
