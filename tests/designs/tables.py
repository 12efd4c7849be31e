"""Score tables of a design."""

from collections.abc import Sequence

from tests.designs.grid import GUTTER, NARROWEST, Grid
from tests.designs.questions import question_lines
from tests.designs.rows import Cells
from tests.reports.model import Area, percentage
from tests.reports.press import PAD

TITLE = "{area}. {name}"


class Tables(Grid):
    """The score tables of one report under the press."""

    def chapter(self, areas: Sequence[Area]) -> None:
        """The tables of all areas, one after the other, in one, or two beside each other."""
        half = (self.press.layout.text_width - GUTTER) / 2
        label = half - self.own - self.figures_width
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
        if design.customs.questions:
            question_lines(press, self.texts, area)
            return
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
            self.heading(self.texts.words.question)
        for area in areas:
            if self.design.area_name == "row":
                press.need(3 * self.leading)
                self.row(Cells("", f"{area.number} {area.name}", (), bold=True), self.texts.words.question)
            first, page = press.y, press.page
            self._rows(area, self.texts.words.question, merged=bool(self.merged))
            if self.merged:
                self._name_beside(area, first if press.page == page else None)
        if self.design.habits.all_areas:
            self._all_areas(areas, self.texts.words.question)
        press.y += self.size * 2

    def overview(self, areas: Sequence[Area]) -> None:
        """The sums of the areas in the columns of a score table, and no score table."""
        press = self.press
        press.need(12 * self.leading)
        self.heading(self.texts.words.area)
        for area in areas:
            sums = area.sums
            figures = self.texts.figures(sums.score, sums.max, sums.percent)
            self.row(Cells(str(area.number) if self.own else "", area.name, figures), self.texts.words.area)
        self._all_areas(areas, self.texts.words.area)
        press.y += self.size

    def _all_areas(self, areas: Sequence[Area], name: str) -> None:
        score, most = sum(a.sums.score for a in areas), sum(a.sums.max for a in areas)
        cells = Cells(
            "", self.texts.words.everything, self.texts.figures(score, most, percentage(score, most)), bold=True
        )
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
