"""Score tables of a design."""

from collections.abc import Sequence
from dataclasses import replace

from tests.designs.design import TableDesign
from tests.designs.rows import Cells, Texts
from tests.reports.model import Area, percentage
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import width

GUTTER = 20.0  # between two tables beside each other
NARROWEST = 85.0  # points: a label that people still put up with
TITLE = "{area}. {name}"


class Tables:
    """The score tables of one report under the press."""

    def __init__(self, press: Press, design: TableDesign, year: int) -> None:
        self.press = press
        for fewer in (design, replace(design, habits=replace(design.habits, mean=False)), _plainer(design)):
            self.design, self.texts = fewer, Texts(fewer, year)
            if self._measure() >= NARROWEST:
                break

    def _measure(self) -> float:
        """Set the columns; returns how wide the labels are."""
        press, design = self.press, self.design
        self.size = press.layout.size - 1
        self.leading = self.size * 1.2
        self.own = 34.0 if design.numbers in ("column", "own") else 0.0
        self.merged = 78.0 if design.area_name == "merged" else 0.0
        widest = max(
            width(w, press.layout.body.bold, self.size)
            for w in (*self.texts.shown_heads(), *self.texts.figures(88.5, 100, 89))
        )
        self.column = max(design.column_width, widest + 4 * PAD)
        room = press.layout.text_width - self.column * len(self.texts.heads()) - self.own - self.merged
        self._set_edges(press.left + self.merged, min(design.label_width, room))
        return self.label

    def _set_edges(self, left: float, label: float) -> None:
        """The columns from the left: own numbers, label, figures; or the figures first."""
        self.label = label
        figures = [self.column] * len(self.texts.heads())
        texts = [*([self.own] if self.own else []), label]
        before = figures if self.design.habits.figures_left else []
        self.first_figure = 0 if before else len(texts)
        self.text_at = len(before) + len(texts) - 1
        edges = [left]
        for each in (*before, *texts, *([] if before else figures)):
            edges.append(edges[-1] + each)
        self.edges = edges

    def chapter(self, areas: Sequence[Area]) -> None:
        """The tables of all areas, one after the other, in one, or two beside each other."""
        half = (self.press.layout.text_width - GUTTER) / 2
        label = half - self.own - self.column * len(self.texts.heads())
        if self.design.one_for_all:
            self.all(areas)
        elif self.design.habits.side_by_side and label >= NARROWEST:
            for two in zip(areas[::2], areas[1::2], strict=True):
                self._beside(two, half, label)
        else:
            for area in areas:
                self.one(area)
            if self.design.habits.all_areas:
                self._all_areas(areas, "")

    def _beside(self, areas: Sequence[Area], half: float, label: float) -> None:
        press, left = self.press, self.press.left
        heights = []
        self._set_edges(left, label)
        for area in areas:
            rows = sum(self._height(self.texts.question(k, area, q)) for k, q in enumerate(area.questions, 1))
            heights.append(rows + 9 * self.leading)
        press.need(max(heights))
        top, bottom = press.y, 0.0
        for k, area in enumerate(areas):
            press.y = top
            self._set_edges(left + k * (half + GUTTER), label)
            self.one(area)
            bottom = max(bottom, press.y)
        press.y = bottom

    def one(self, area: Area) -> None:
        """A table of one area."""
        press, design = self.press, self.design
        title = TITLE.format(area=area.number, name=area.name)
        if design.area_name == "title":
            press.paragraph(title, bold=True, before=8, after=3, keep=5 * self.leading)
        press.need(5 * self.leading)
        name = title if design.area_name == "head" else ""
        if design.heads or name:
            self.heading(name)
        self._rows(area, name)
        if design.habits.note:
            press.y += self.leading
            press.put(design.habits.note, self.edges[0], press.y, press.layout.body.regular, self.size - 1)
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
        if self.design.habits.all_areas:
            self._all_areas(areas, "Fråga")
        press.y += self.size * 2

    def overview(self, areas: Sequence[Area]) -> None:
        """The sums of the areas in the columns of a score table, and no score table."""
        press = self.press
        press.need(12 * self.leading)
        self.heading("Område")
        for area in areas:
            sums = area.sums
            figures = self.texts.figures(sums.score, sums.max, sums.percent)
            self.row(Cells(str(area.number) if self.own else "", area.name, figures), "Område")
        self._all_areas(areas, "Område")
        press.y += self.size

    def _all_areas(self, areas: Sequence[Area], name: str) -> None:
        score, most = sum(a.sums.score for a in areas), sum(a.sums.max for a in areas)
        cells = Cells("", "Totalt alla områden", self.texts.figures(score, most, percentage(score, most)), bold=True)
        self.row(cells, name)

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
            heights = (self._height(self.texts.question(k, area, q)) for k, q in enumerate(area.questions, 1))
            self.press.need(sum(heights) + 60)
        for cells in self.texts.rows(area):
            self.row(cells, name)

    def heading(self, name: str) -> None:
        """The row of column headings."""
        press, top, font = self.press, self.press.y, self.press.layout.body.bold
        lines = self._broken(name, font) if name else ()
        height = max(1, len(lines)) * self.leading + PAD
        if self.design.shaded:
            press.fill(self.edges[0], top, self.edges[-1], top + height, SHADE)
        for k, line in enumerate(lines, 1):
            press.put(line, self.edges[self.text_at] + PAD, top + k * self.leading - 2, font, self.size)
        for k, head in enumerate(self.texts.shown_heads()):
            self._figure(head, self.first_figure + k, top + self.leading - 2, bold=True)
        press.y += height
        self._rules(top)

    def _broken(self, text: str, font: str) -> list[str]:
        """The lines of a label; a word that is wider than its cell is broken anywhere."""
        room, found = self.label - 2 * PAD, []
        for line in self.press.lines(text, font, self.size, room):
            rest = line.text
            while width(rest.rstrip(), font, self.size) > room and len(rest) > 1:
                cut = next(n for n in range(len(rest) - 1, 0, -1) if width(rest[:n], font, self.size) <= room or n == 1)
                found.append(rest[:cut])
                rest = rest[cut:]
            found.append(rest)
        return found

    def _height(self, cells: Cells) -> float:
        font = self.press.layout.body.bold if cells.bold else self.press.layout.body.regular
        lines = self._broken(cells.label, font) if cells.label else ("",)
        return len(lines) * self.leading + PAD + (0 if self.design.rules == "grid" else 3)

    def row(self, cells: Cells, name: str) -> None:
        """A row of the table, on the next page where this one is full."""
        press, design = self.press, self.design
        font = press.layout.body.bold if cells.bold else press.layout.body.regular
        lines = self._broken(cells.label, font) if cells.label else []
        height = self._height(cells)
        if press.room < height:
            fitting = int((press.room - PAD) / self.leading)
            if design.habits.rows_break and 0 < fitting < len(lines) and self.left_of_all:
                self._broken_row(cells, name, lines, fitting)
                return
            self._next_page(name)
        self._put_row(cells, lines, len(lines))
        press.y += height - max(1, len(lines)) * self.leading
        self._rules(press.y - height)

    @property
    def left_of_all(self) -> bool:
        """True for a table that stands alone on its lines and can go on over a page end."""
        return self.edges[0] < self.press.left + 1 and self.edges[-1] > self.press.left + GUTTER

    def _next_page(self, name: str) -> None:
        self.press.new_page()
        if self.design.repeat_head and (self.design.heads or name):
            self.heading(name)

    def _broken_row(self, cells: Cells, name: str, lines: Sequence[str], fitting: int) -> None:
        """A row that goes on over the page end; its figures stand in its first part, or in its last."""
        top = self.press.y
        at_end = self.design.figures_at == "bottom"
        self._put_row(replace(cells, figures=() if at_end else cells.figures), lines[:fitting], fitting)
        self._rules(top)
        self._next_page(name)
        top = self.press.y
        self._put_row(replace(cells, number="", figures=cells.figures if at_end else ()), lines[fitting:], fitting)
        self.press.y += PAD
        self._rules(top)

    def _put_row(self, cells: Cells, lines: Sequence[str], count: int) -> None:
        press, top = self.press, self.press.y
        font = press.layout.body.bold if cells.bold else press.layout.body.regular
        if cells.number:
            press.put(cells.number, self.edges[self.text_at - 1] + PAD, top + self.leading - 1, font, self.size)
        for k, line in enumerate(lines, 1):
            press.put(line, self.edges[self.text_at] + PAD, top + k * self.leading - 1, font, self.size)
        count = max(1, len(lines))
        offset = {"top": 1.0, "middle": (count + 1) / 2, "bottom": float(count)}[self.design.figures_at]
        for k, figure in enumerate(cells.figures):
            self._figure(figure, self.first_figure + k, top + offset * self.leading - 1, bold=cells.bold)
        press.y += count * self.leading

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


def _plainer(design: TableDesign) -> TableDesign:
    """The design with no more columns than it must have."""
    return replace(design, earlier="", habits=replace(design.habits, mean=False))
