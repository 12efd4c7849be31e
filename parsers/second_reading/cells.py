"""The score cells of a report: each figure that was read, with the place where it is printed."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from schemas.figures import Figure, area_figure, question_figure, report_figure
from schemas.report import Area, Place, Points, Report

Kind = Literal["score", "max", "percent"]
KINDS: tuple[Kind, ...] = ("score", "max", "percent")


class Cell(NamedTuple):
    """One figure of a row; its value is None where the first reading found none."""

    kind: Kind
    figure: Figure

    @property
    def value(self) -> Points | None:
        """What the first reading found."""
        return self.figure.value if isinstance(self.figure.value, int | float) else None


class Row(NamedTuple):
    """A row of a score table, the figure by an area's heading, or the total in the running text.

    Tables have up to three figures a row; the other two have one `score` anywhere in their place.
    """

    area: int | None  # index in the report's areas; None for the report's total
    table: bool
    place: Place
    cells: tuple[Cell, ...]

    def value(self, kind: Kind) -> Points | None:
        """What the first reading found in one of the row's cells."""
        return next((cell.value for cell in self.cells if cell.kind == kind), None)

    def figure(self, kind: Kind) -> Figure:
        """The figure of one of the row's cells. Raises KeyError for a kind the row cannot have."""
        return {cell.kind: cell.figure for cell in self.cells}[kind]


def rows_of(report: Report) -> Iterator[Row]:
    """Every row with a figure and a place, area by area, the total last."""
    for index, area in enumerate(report.areas):
        yield from _area_rows(index, area)
    if report.total_printed is not None and report.total_place is not None:
        yield Row(None, False, report.total_place, (Cell("score", report_figure(report, "total")),))


def _area_rows(index: int, area: Area) -> Iterator[Row]:
    if area.score_heading is not None and area.score_heading_place is not None:
        yield Row(index, False, area.score_heading_place, (Cell("score", area_figure(area, "heading")),))
    for question in area.questions:
        cells = tuple(Cell(kind, question_figure(area, question, kind)) for kind in KINDS)
        if any(cell.value is not None for cell in cells):
            yield Row(index, True, question.place, cells)
    cells = tuple(Cell(kind, area_figure(area, f"sum {kind}")) for kind in KINDS)
    if area.sum_place is not None and any(cell.value is not None for cell in cells):
        yield Row(index, True, area.sum_place, cells)
