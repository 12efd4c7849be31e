"""Score tables of a design."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.designs.design import TableDesign
from tests.reports.model import Area, Points, Question, percentage, printed
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import width


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row prints: the number in a column of its own, its label, its figures."""

    number: str
    label: str
    figures: tuple[str, ...]
    bold: bool = False


class Tables:
    """The score tables of one report under the press."""

    def __init__(self, press: Press, design: TableDesign) -> None:
        self.press, self.design = press, design
        self.size = press.layout.size - 1
        self.leading = self.size * 1.2
        self.own = 34.0 if design.numbers in ("column",) or (design.numbers == "own") else 0.0
        self.merged = 78.0 if design.area_name == "merged" else 0.0
        heads = self._heads()
        widest = max(width(h, press.layout.body.bold, self.size) for h in heads) if design.heads else 0
        self.column = max(design.column_width, widest + 8)
        room = press.layout.text_width - self.column * len(heads) - self.own - self.merged
        self.label = min(design.label_width, room)
        left = press.left + self.merged
        edges = [left]
        if self.own:
            edges.append(left + self.own)
        edges.append(edges[-1] + self.label)
        for _ in heads:
            edges.append(edges[-1] + self.column)
        self.edges = edges

    def _heads(self) -> list[str]:
        named = [word for _, word in self.design.words]
        if self.design.earlier == "before":
            return ["Förra", *named]
        if self.design.earlier == "after":
            return [*named, "Förra"]
        return named

    def one(self, area: Area) -> None:
        """A table of one area."""
        press, design = self.press, self.design
        if design.area_name == "title":
            title = f"{area.number}. {area.name}"
            press.paragraph(title, bold=True, before=8, after=3, keep=5 * self.leading)
        press.need(5 * self.leading)
        name = f"{area.number}. {area.name}" if design.area_name == "head" else ""
        if design.heads or name:
            self.heading(name)
        self._rows(area, name)
        press.y += self.size * 2

    def all(self, areas: Sequence[Area]) -> None:
        """One table for all areas."""
        press = self.press
        if self.design.heads:
            self.heading("Fråga")
        for area in areas:
            if self.design.area_name == "row":
                press.need(3 * self.leading)
                self.row(Cells("", f"{area.number} {area.name}", (), bold=True), "Fråga")
            first, page = press.y, press.page
            self._rows(area, "Fråga", merged=bool(self.merged))
            if self.merged:
                self._name_beside(area, first if press.page == page else None)
        press.y += self.size * 2

    def _name_beside(self, area: Area, top: float | None) -> None:
        press = self.press
        if top is None:
            return
        lines = press.lines(area.name, press.layout.body.bold, self.size, self.merged - 2 * PAD)
        for k, line in enumerate(lines, 1):
            press.put(line.text, press.left + PAD, top + k * self.leading - 1, press.layout.body.bold, self.size)
        if self.design.rules == "grid":
            press.frame(top, press.y, (press.left, press.left + self.merged))

    def _rows(self, area: Area, name: str, *, merged: bool = False) -> None:
        if merged:  # the name beside must find its rows on one page
            self.press.need(sum(self._height(self._question(k, q)) for k, q in enumerate(area.questions, 1)) + 60)
        rows = [self._question(k, q) for k, q in enumerate(area.questions, 1)]
        if self.design.subtotals and len(area.questions) > 3:
            rows.insert(2, self._sum(area.questions[:2], "Delsumma"))
            rows.append(self._sum(area.questions[2:], "Delsumma"))
        sums = area.sums
        own = Cells("", self.design.sum_label, self._figures(sums.score, sums.max, sums.percent), bold=True)
        if self.design.sum_row == "first":
            rows.insert(0, own)
        elif self.design.sum_row == "last":
            rows.append(own)
        for cells in rows:
            self.row(cells, name)

    def _sum(self, questions: Sequence[Question], label: str) -> Cells:
        score, maximum = sum(q.score for q in questions), sum(q.max for q in questions)
        return Cells("", label, self._figures(score, maximum, percentage(score, maximum)), bold=True)

    def _question(self, k: int, q: Question) -> Cells:
        figures = self._figures(q.score, q.max, q.percent)
        numbers = self.design.numbers
        if numbers == "label":
            return Cells("", f"{q.number} {q.text}", figures)
        if numbers == "word":
            return Cells("", f"Fråga {q.number} {q.text}", figures)
        if numbers == "column":
            return Cells(q.number, q.text, figures)
        return Cells(str(k) if numbers == "own" else "", q.text, figures)

    def _figures(self, score: Points, maximum: int, percent: int) -> tuple[str, ...]:
        d = self.design
        shown = {
            "score": f"{printed(score)}{d.unit}",
            "max": f"{maximum}{d.unit}",
            "percent": f"{percent}{d.percent_sign}",
            "pair": f"{printed(score)}{d.pair}{maximum}",
        }
        named = tuple(shown[c] for c in d.columns)
        before = f"{printed(max(0, score - 3 if score > 40 else score - 1))}{d.unit}"
        return {"before": (before, *named), "after": (*named, before)}.get(d.earlier, named)

    def heading(self, name: str) -> None:
        """The row of column headings."""
        press, top, font = self.press, self.press.y, self.press.layout.body.bold
        at = 1 if self.own else 0
        lines = press.lines(name, font, self.size, self.label - 2 * PAD) if name else ()
        height = max(1, len(lines)) * self.leading + PAD
        if self.design.shaded:
            press.fill(self.edges[0], top, self.edges[-1], top + height, SHADE)
        for k, line in enumerate(lines, 1):
            press.put(line.text, self.edges[at] + PAD, top + k * self.leading - 2, font, self.size)
        if self.design.heads:
            for k, head in enumerate(self._heads()):
                self._figure(head, at + 1 + k, top + self.leading - 2, bold=True)
        press.y += height
        self._rules(top)

    def _height(self, cells: Cells) -> float:
        font = self.press.layout.body.bold if cells.bold else self.press.layout.body.regular
        lines = self.press.lines(cells.label, font, self.size, self.label - 2 * PAD) if cells.label else ((),)
        return len(lines) * self.leading + PAD + (0 if self.design.rules == "grid" else 3)

    def row(self, cells: Cells, name: str) -> None:
        """A row of the table, on the next page where this one is full."""
        press, design = self.press, self.design
        font = press.layout.body.bold if cells.bold else press.layout.body.regular
        lines = press.lines(cells.label, font, self.size, self.label - 2 * PAD) if cells.label else ()
        height = self._height(cells)
        if press.room < height:
            press.new_page()
            if design.repeat_head and (design.heads or name):
                self.heading(name)
        top = press.y
        at = 1 if self.own else 0
        if cells.number:
            press.put(cells.number, self.edges[0] + PAD, top + self.leading - 1, font, self.size)
        for k, line in enumerate(lines, 1):
            press.put(line.text, self.edges[at] + PAD, top + k * self.leading - 1, font, self.size)
        count = max(1, len(lines))
        offset = {"top": 1.0, "middle": (count + 1) / 2, "bottom": float(count)}[design.figures_at]
        for k, figure in enumerate(cells.figures):
            self._figure(figure, at + 1 + k, top + offset * self.leading - 1, bold=cells.bold)
        press.y += height
        self._rules(top)

    def _figure(self, text: str, column: int, baseline: float, *, bold: bool) -> None:
        press = self.press
        font = press.layout.body.bold if bold else press.layout.body.regular
        left, right = self.edges[column], self.edges[column] + self.column
        w = width(text, font, self.size)
        x = {"right": right - 6 - w, "centre": (left + right - w) / 2, "left": left + 6}[self.design.align]
        press.put(text, x, baseline, font, self.size)

    def _rules(self, top: float) -> None:
        press = self.press
        if self.design.rules == "grid":
            press.frame(top, press.y, tuple(self.edges))
        elif self.design.rules == "rows":
            press.rule(self.edges[0], press.y, self.edges[-1], press.y)


def as_read(area: Area, design: TableDesign) -> Area:
    """The area as a reader must find it: what a table does not print is not there, numbers are counted."""
    counted = design.numbers in ("own", "none")
    return replace(
        area,
        questions=tuple(
            replace(q, number=f"{area.number}.{k}" if counted else q.number) for k, q in enumerate(area.questions, 1)
        ),
    )
