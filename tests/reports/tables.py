"""The score tables: questions with points, maximum and percentage, and a sum row."""

from tests.reports.model import Area, Points, Question, printed
from tests.reports.press import PAD, SHADE, Press, Row
from tests.reports.typeset import width
from tests.reports.wording import Words


def score_table(press: Press, area: Area, words: Words, *, traced: bool = True) -> None:
    """Question, points, maximum and percentage, with a sum row."""
    layout = press.layout
    heads = (words.achieved, words.maximum, words.percent)[: 3 if layout.table_percent else 2]
    table = ScoreTable(press, area, (*heads, layout.table_earlier) if layout.table_earlier else heads)
    press.need(table.head_height + 3 * layout.size * 1.2)
    first = press.page
    table.heading()
    for position, question in enumerate(area.questions, 1):
        table.question(question, position if traced else None)
    sums = area.sums
    table.row(layout.sum_label, table.figures(sums.score, sums.max, sums.percent), bold=True)
    press.trace.split_tables += press.page != first
    press.y += layout.size * 2


class ScoreTable:
    """A score table under the press."""

    def __init__(self, press: Press, area: Area, heads: tuple[str, ...]) -> None:
        self.press, self.area, self.heads = press, area, heads
        layout = press.layout
        self.size = layout.size - 1
        self.leading = self.size * 1.2
        self.titles = [press.lines(h, layout.body.bold, self.size, layout.table_column - 8) for h in heads]
        widest = max(width(line.text, layout.body.bold, self.size) for title in self.titles for line in title)
        self.column = max(layout.table_column, widest + 8)
        self.label = min(layout.table_label_width, layout.text_width - self.column * len(heads))
        self.edges = [press.left, press.left + self.label]
        for _ in heads:
            self.edges.append(self.edges[-1] + self.column)
        title = layout.table_title.format(number=area.number, name=area.name)
        self.name = press.lines(title, layout.body.bold, self.size, self.label - 2 * PAD)
        self.head_height = max(len(self.name), *(len(t) for t in self.titles)) * self.leading + PAD

    def heading(self) -> None:
        """The row with the area's name."""
        press, top = self.press, self.press.y
        if press.layout.shaded:
            press.fill(self.edges[0], top, self.edges[-1], top + self.head_height, SHADE)
        for row, line in enumerate(self.name):
            press.put(
                line.text, self.edges[0] + PAD, top + (row + 1) * self.leading - 2, press.layout.body.bold, self.size
            )
        rows = round((self.head_height - PAD) / self.leading)
        for at, title in enumerate(self.titles, 1):
            for row, line in enumerate(title, rows - len(title) + 1):
                press.put(
                    line.text, self.edges[at] + 4, top + row * self.leading - 2, press.layout.body.bold, self.size
                )
        press.y += self.head_height
        self._rules(top)

    def question(self, question: Question, position: int | None) -> None:
        """A question's row."""
        figures = self.figures(question.score, question.max, question.percent)
        row = self.row(f"{question.number} {question.text}", figures)
        if position is not None:
            self.press.trace.rows[(self.area.number, question.number, position)] = row

    def figures(self, score: Points, maximum: int, percent: int) -> tuple[str, ...]:
        """What stands to the right of a label; an earlier round's points are a few less."""
        layout = self.press.layout
        shown = [printed(score), str(maximum)]
        if layout.table_percent:
            shown.append(f"{percent}{layout.percent_sign}")
        if layout.table_earlier:
            shown.append(printed(max(0, score - 2)))
        return tuple(shown)

    def row(self, label: str, figures: tuple[str, ...], *, bold: bool = False) -> Row:
        """A row; on a new page after the repeated heading if the layout repeats it."""
        press, layout = self.press, self.press.layout
        font = layout.body.bold if bold else layout.body.regular
        lines = press.lines(label, font, self.size, self.label - 2 * PAD)
        above = layout.table_numbers == "above" and len(lines) > 1
        height = (len(lines) + above) * self.leading + PAD + (2 if layout.table_rules != "grid" else 0)
        if press.room < height:
            press.new_page()
            if layout.repeat_heading:
                self.heading()
        top = press.y
        for at, line in enumerate(lines, 1 + above):
            press.put(line.text, self.edges[0] + PAD, top + at * self.leading - 1, font, self.size)
        offset = {"top": 1, "above": 1, "middle": (len(lines) + 1) / 2, "bottom": len(lines)}[layout.table_numbers]
        for edge, figure in zip(self.edges[2:], figures, strict=True):
            press.put_right(figure, edge - self.column / 3, top + offset * self.leading - 1, font, self.size)
        press.y += height
        self._rules(top)
        return Row(press.page, top, press.y)

    def _rules(self, top: float) -> None:
        press, rules = self.press, self.press.layout.table_rules
        if rules == "grid":
            press.frame(top, press.y, tuple(self.edges))
        elif rules == "rows":
            press.rule(self.edges[0], press.y, self.edges[-1], press.y)
