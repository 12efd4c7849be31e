"""What stands in columns: the box by an area's heading, its lists, and its score table."""

from dataclasses import dataclass

from tests.reports.model import Area, Question, printed
from tests.reports.press import Press, Row
from tests.reports.typeset import Line, width
from tests.reports.wording import Words

PAD = 3.0
SHADE = (0.86, 0.9, 0.96)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of a list; `item` counts from 1, `first` marks the line with the bullet."""

    line: Line
    item: int
    first: bool


def box(press: Press, area: Area, words: Words) -> None:
    """The ruled box with rubrics on the left and the area's score on the right."""
    layout, size = press.layout, press.layout.size
    leading = size * 1.2
    left, split, right = press.left, press.left + layout.text_width * 0.8, press.left + layout.text_width
    press.need(leading + 2 * PAD)
    top = press.y
    if layout.shaded:
        press.fill(left, top, right, top + leading + PAD, SHADE)
    baseline = top + leading - size * 0.2
    press.put(words.box[0], left + PAD, baseline, layout.body.bold, size)
    press.put(words.box[1], split + 20, baseline, layout.body.bold, size)
    press.y += leading + PAD
    _frame(press, top, press.y, (left, split, right))
    items = _item_lines(press, area.rubrics, split - left - 30)
    spot = {"top": 0, "middle": len(items) // 2, "bottom": len(items) - 1}[layout.box or "bottom"]
    top, pages = press.y, {press.page}
    press.y += PAD
    for at, entry in enumerate(items):
        if press.room < leading + PAD:
            _frame(press, top, press.y, (left, split, right))
            press.new_page()
            top = press.y
            pages.add(press.page)
        press.y += leading
        baseline = press.y - size * 0.25
        _item(press, entry, left + PAD, baseline)
        if entry.first:
            press.trace.points[(area.number, "rubric", entry.item)] = press.page
        if at == spot:
            press.put(printed(area.heading_score or 0), split + 30, baseline, layout.body.bold, size + 3)
    press.y += PAD
    _frame(press, top, press.y, (left, split, right))
    press.trace.split_boxes += len(pages) > 1
    press.y += 8


def lists(press: Press, area: Area, words: Words) -> None:
    """Strengths, improvements and weaknesses: side by side, or under each other."""
    layout = press.layout
    kinds = [
        ("strength", words.strengths, area.strengths),
        ("improvement", words.improvements if layout.list_columns == 3 else words.improvements_old, area.improvements),
        ("weakness", words.weaknesses, area.weaknesses),
    ][: layout.list_columns]
    if layout.lists == "stacked":
        for kind, title, items in kinds:
            if items:
                press.paragraph(title, bold=True, before=8, after=2, keep=30)
            for position, item in enumerate(items, 1):
                page, last = press.paragraph(item, indent=28, bullet=True, after=1)
                press.trace.points[(area.number, kind, position)] = page
                press.trace.split_items += page != last
        press.y += 8
        return
    _columns(press, area.number, kinds)


def _columns(press: Press, number: int, kinds: list[tuple[str, str, tuple[str, ...]]]) -> None:
    layout, size = press.layout, press.layout.size
    leading, each = size * 1.2, press.layout.text_width / len(kinds)
    edges = tuple(press.left + each * i for i in range(len(kinds) + 1))
    columns = [_item_lines(press, items, each - 26) for _, _, items in kinds]
    press.y += 6
    press.need(4 * leading)
    done = [0] * len(kinds)
    heading = True
    while True:
        if heading or layout.repeat_list_heading:
            _list_heading(press, kinds, edges, each)
            heading = False
        top, room = press.y, int((press.room - PAD) / leading)
        deepest = 0
        for at, (kind, _, _) in enumerate(kinds):
            part = columns[at][done[at] : done[at] + room]
            for row, entry in enumerate(part):
                _item(press, entry, edges[at] + PAD, top + (row + 1) * leading - size * 0.25)
                if entry.first:
                    press.trace.points[(number, kind, entry.item)] = press.page
            done[at] += len(part)
            deepest = max(deepest, len(part))
            if 0 < done[at] < len(columns[at]) and not columns[at][done[at]].first:
                press.trace.split_items += 1
        press.y = top + deepest * leading + PAD
        if layout.list_rules:
            _frame(press, top, press.y, edges)
        if all(d == len(c) for d, c in zip(done, columns, strict=True)):
            break
        press.new_page()
    press.y += 10


def _list_heading(
    press: Press, kinds: list[tuple[str, str, tuple[str, ...]]], edges: tuple[float, ...], each: float
) -> None:
    size, font = press.layout.size, press.layout.body.bold
    leading, top = size * 1.2, press.y
    titles = [press.lines(title, font, size, each - 2 * PAD) for _, title, _ in kinds]
    height = max(len(t) for t in titles) * leading + PAD
    if press.layout.shaded:
        press.fill(edges[0], top, edges[-1], top + height, SHADE)
    for at, title in enumerate(titles):
        for row, line in enumerate(title):
            press.put(line.text, edges[at] + PAD, top + (row + 1) * leading - size * 0.2, font, size)
    press.y += height
    if press.layout.list_rules:
        _frame(press, top, press.y, edges)


def _item_lines(press: Press, items: tuple[str, ...], room: float) -> list[ItemLine]:
    font, size = press.layout.body.regular, press.layout.size
    return [
        ItemLine(line, number, at == 0)
        for number, item in enumerate(items, 1)
        for at, line in enumerate(press.lines(item, font, size, room))
    ]


def _item(press: Press, entry: ItemLine, x: float, baseline: float) -> None:
    font, size = press.layout.body.regular, press.layout.size
    if entry.first:
        press.bullet(x + 2, baseline)
    press.put(entry.line.text, x + 17, baseline, font, size)


def _frame(press: Press, top: float, bottom: float, edges: tuple[float, ...]) -> None:
    for y in (top, bottom):
        press.rule(edges[0], y, edges[-1], y)
    for x in edges:
        press.rule(x, top, x, bottom)


def score_table(press: Press, area: Area, words: Words, *, traced: bool = True) -> None:
    """Question, points, maximum and percentage, with a sum row."""
    layout = press.layout
    heads = (words.achieved, words.maximum, words.percent)[: 3 if layout.table_percent else 2]
    table = ScoreTable(press, area, heads)
    press.need(table.head_height + 3 * layout.size * 1.2)
    first = press.page
    table.heading()
    for position, question in enumerate(area.questions, 1):
        table.question(question, position if traced else None)
    sums = area.sums
    table.row(layout.sum_label, (printed(sums.score), sums.max, f"{sums.percent}%"), bold=True)
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
        self.edges = [press.left, press.left + layout.table_label_width]
        for _ in heads:
            self.edges.append(self.edges[-1] + self.column)
        self.name = press.lines(
            f"{area.number}. {area.name}", layout.body.bold, self.size, layout.table_label_width - 2 * PAD
        )
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
        figures = (printed(question.score), question.max, f"{question.percent}%")
        row = self.row(f"{question.number} {question.text}", figures)
        if position is not None:
            self.press.trace.rows[(self.area.number, question.number, position)] = row

    def row(self, label: str, figures: tuple[int | str, ...], *, bold: bool = False) -> Row:
        """A row; on a new page after the repeated heading if the layout repeats it."""
        press, layout = self.press, self.press.layout
        font = layout.body.bold if bold else layout.body.regular
        lines = press.lines(label, font, self.size, layout.table_label_width - 2 * PAD)
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
        for edge, figure in zip(self.edges[2:], figures, strict=False):
            press.put_right(str(figure), edge - self.column / 3, top + offset * self.leading - 1, font, self.size)
        press.y += height
        self._rules(top)
        return Row(press.page, top, press.y)

    def _rules(self, top: float) -> None:
        press, rules = self.press, self.press.layout.table_rules
        if rules == "grid":
            _frame(press, top, press.y, tuple(self.edges))
        elif rules == "rows":
            press.rule(self.edges[0], press.y, self.edges[-1], press.y)
