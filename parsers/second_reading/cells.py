"""The score cells of a report: each figure that was read, with the place where it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.report import Area, Place, Points, Report

Kind = Literal["score", "max", "percent"]
KINDS: tuple[Kind, ...] = ("score", "max", "percent")


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a row; `value` is None where the first reading found none."""

    kind: Kind
    value: Points | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a score table, the figure by an area's heading, or the total in the running text.

    Tables have up to three figures a row; the other two have one `score` anywhere in their place.
    """

    area: int | None  # index in the report's areas; None for the report's total
    question: int | None  # index in the area's questions; None for a sum row, a heading, the total
    table: bool
    place: Place
    cells: tuple[Cell, ...]

    def value(self, kind: Kind) -> Points | None:
        """What the first reading found in one of the row's cells."""
        return next((cell.value for cell in self.cells if cell.kind == kind), None)


def rows_of(report: Report) -> Iterator[Row]:
    """Every row with a figure and a place, area by area, the total last."""
    for index, area in enumerate(report.areas):
        yield from _area_rows(index, area)
    if report.total_printed is not None and report.total_place is not None:
        yield Row(None, None, False, report.total_place, (Cell("score", report.total_printed),))


def _area_rows(index: int, area: Area) -> Iterator[Row]:
    if area.score_heading is not None and area.score_heading_place is not None:
        yield Row(index, None, False, area.score_heading_place, (Cell("score", area.score_heading),))
    for place, question in enumerate(area.questions):
        cells = _cells(question.score, question.max, question.percent_printed)
        if any(cell.value is not None for cell in cells):
            yield Row(index, place, True, question.place, cells)
    cells = _cells(area.score_printed, area.max_printed, area.percent_printed)
    if area.sum_place is not None and any(cell.value is not None for cell in cells):
        yield Row(index, None, True, area.sum_place, cells)


def _cells(*values: Points | None) -> tuple[Cell, ...]:
    return tuple(Cell(kind, value) for kind, value in zip(KINDS, values, strict=True))
