"""The grid of a score table: its columns, its row of headings, its rows, over page ends."""

from collections.abc import Sequence
from dataclasses import replace

from tests.designs.design import TableDesign
from tests.designs.rows import Cells, Texts
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import width

GUTTER = 20.0  # between two tables beside each other
NARROWEST = 85.0  # points: a label that people still put up with
REMARK = {"": 0.0, "grade": 52.0, "bar": 70.0, "text": 120.0}  # points: how wide the last column is
BLUE = (0.45, 0.6, 0.8)


class Grid:
    """Columns and rows of a score table under the press."""

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
        self.remark = REMARK[design.customs.remark]
        shown = self.texts.shown_heads()
        self.heads = [head.split() if design.customs.broken_heads else [head] for head in shown]
        words = (word for head in self.heads for word in head)
        widest = max(width(w, press.layout.body.bold, self.size) for w in (*words, *self.texts.figures(88.5, 100, 89)))
        self.column = max(design.column_width, widest + 4 * PAD)
        self.odd = False
        room = press.layout.text_width - self.figures_width - self.own - self.merged
        self._set_edges(press.left + self.merged, min(design.label_width, room))
        return self.label

    @property
    def figures_width(self) -> float:
        """How wide all is that stands beside the label on the side of the figures."""
        return self.column * len(self.texts.heads()) + self.remark

    def _set_edges(self, left: float, label: float) -> None:
        """The columns from the left: own numbers, label, figures; or the figures first."""
        self.label = label
        figures = [self.column] * len(self.texts.heads())
        texts = [*([self.own] if self.own else []), label]
        before = figures if self.design.habits.figures_left else []
        self.first_figure = 0 if before else len(texts)
        self.text_at = len(before) + len(texts) - 1
        edges = [left]
        for each in (*before, *texts, *([] if before else figures), *([self.remark] if self.remark else [])):
            edges.append(edges[-1] + each)
        self.edges = edges

    def heading(self, name: str) -> None:
        """The row of column headings."""
        press, top, font = self.press, self.press.y, self.press.layout.body.bold
        self._over_heads()
        top = press.y
        lines = self._broken(name, font) if name else ()
        height = max(1, len(lines), *map(len, self.heads)) * self.leading + PAD
        if self.design.shaded:
            press.fill(self.edges[0], top, self.edges[-1], top + height, SHADE)
        for k, line in enumerate(lines, 1):
            press.put(line, self.edges[self.text_at] + PAD, top + k * self.leading - 2, font, self.size)
        for k, head in enumerate(self.heads):
            for at, word in enumerate(head, 1):
                self._figure(word, self.first_figure + k, top + at * self.leading - 2, bold=True)
        press.y += height
        self.odd = False
        self._rules(top)

    def _over_heads(self) -> None:
        """A row of years, each over the columns of its round."""
        press, over, font = self.press, self.texts.over_heads(), self.press.layout.body.bold
        if not over:
            return
        top, at, edges = press.y, self.first_figure, [self.edges[0]]
        for text, count in over:
            left, right = self.edges[at], self.edges[at + count]
            press.put(text, (left + right - width(text, font, self.size)) / 2, top + self.leading - 2, font, self.size)
            edges.append(left)
            at += count
        press.y += self.leading + PAD
        if self.design.rules == "grid":
            press.frame(top, press.y, (*edges, self.edges[at], self.edges[-1]))

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
        return (
            max(len(lines), len(self._remark(cells))) * self.leading + PAD + (0 if self.design.rules == "grid" else 3)
        )

    def _remark(self, cells: Cells) -> list[str]:
        font, room = self.press.layout.body.regular, self.remark - 2 * PAD
        return [line.text for line in self.press.lines(cells.remark, font, self.size, room)] if cells.remark else []

    def row(self, cells: Cells, name: str) -> None:
        """A row of the table, on the next page where this one is full."""
        press, design = self.press, self.design
        font = press.layout.body.bold if cells.bold else press.layout.body.regular
        lines = self._broken(cells.label, font) if cells.label else []
        height = self._height(cells)
        if press.room < height:
            fitting = int((press.room - PAD) / self.leading)
            if design.habits.rows_break and 0 < fitting < len(lines) and self.left_of_all and not self.remark:
                self._broken_row(cells, name, lines, fitting)
                return
            self._next_page(name)
        if cells.shaded or (design.customs.zebra and self.odd):
            press.fill(self.edges[0], press.y, self.edges[-1], press.y + height, SHADE)
        self.odd = not self.odd
        self._put_beside(cells)
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

    def _put_beside(self, cells: Cells) -> None:
        """The last column: words, or a bar."""
        press, left = self.press, self.edges[-2] + PAD
        for k, line in enumerate(self._remark(cells), 1):
            press.put(line, left, press.y + k * self.leading - 1, press.layout.body.regular, self.size)
        if self.design.customs.remark == "bar" and cells.share:
            wide = (self.remark - 2 * PAD) * cells.share
            press.fill(left, press.y + 3, left + wide, press.y + self.leading - 1, BLUE)

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
    customs = replace(design.customs, remark="", rounds="")
    return replace(design, earlier="", habits=replace(design.habits, mean=False), customs=customs)
