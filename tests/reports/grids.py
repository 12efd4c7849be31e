"""What stands in columns: the box by an area's heading, and its lists."""

from dataclasses import dataclass

from tests.reports.model import Area, printed
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import Line
from tests.reports.wording import Words


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of a list; `item` counts from 1 (0 for an empty line), `first` marks the line with the bullet."""

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
    press.frame(top, press.y, (left, split, right))
    items = _item_lines(press, area.rubrics, split - left - 30)
    spot = {"top": 0, "middle": len(items) // 2, "bottom": len(items) - 1}[layout.box or "bottom"]
    top, pages = press.y, {press.page}
    press.y += PAD
    for at, entry in enumerate(items):
        if press.room < leading + PAD:
            press.frame(top, press.y, (left, split, right))
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
    press.frame(top, press.y, (left, split, right))
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
    columns = [_item_lines(press, items, each - 26, gaps=not layout.list_marks) for _, _, items in kinds]
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
                if entry.item == 0:
                    continue
                _item(press, entry, edges[at] + PAD, top + (row + 1) * leading - size * 0.25, mark=layout.list_marks)
                if entry.first:
                    press.trace.points[(number, kind, entry.item)] = press.page
            done[at] += len(part)
            deepest = max(deepest, len(part))
            if 0 < done[at] < len(columns[at]) and not columns[at][done[at]].first:
                press.trace.split_items += 1
        press.y = top + deepest * leading + PAD
        if layout.list_rules:
            press.frame(top, press.y, edges)
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
        press.frame(top, press.y, edges)


def _item_lines(press: Press, items: tuple[str, ...], room: float, *, gaps: bool = False) -> list[ItemLine]:
    font, size = press.layout.body.regular, press.layout.size
    back = 0 if press.layout.hanging else 15
    found: list[ItemLine] = []
    for number, item in enumerate(items, 1):
        if found and gaps:
            found.append(ItemLine(Line(""), 0, first=True))
        lines = press.lines(item, font, size, room + back, back)
        found += [ItemLine(line, number, at == 0) for at, line in enumerate(lines)]
    return found


def _item(press: Press, entry: ItemLine, x: float, baseline: float, *, mark: bool = True) -> None:
    font, size = press.layout.body.regular, press.layout.size
    if entry.first and mark:
        press.bullet(x + 2, baseline)
    indent = 17 if mark and (entry.first or press.layout.hanging) else 2
    press.put(entry.line.text, x + indent, baseline, font, size)
