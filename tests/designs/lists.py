"""The three lists of an area in a design."""

from tests.designs.design import ListDesign
from tests.reports.model import Area
from tests.reports.press import PAD, Press
from tests.reports.typeset import bullet_font

Item = tuple[str, str]  # kind, text


def lists(press: Press, design: ListDesign, area: Area) -> None:
    """Set the lists of an area."""
    groups = [
        (title, items)
        for title, items in zip(design.titles, (area.strengths, area.improvements, area.weaknesses), strict=True)
        if items
    ]
    if design.titles_left:
        _titles_left(press, design, groups)
    elif design.form == "columns":
        _columns(press, design, groups)
    elif design.form == "sub-areas":
        _by_sub_area(press, design, area, groups)
    else:
        for title, items in groups:
            _stacked(press, design, title, items)
    press.y += 10


def _stacked(press: Press, design: ListDesign, title: str, items: tuple[str, ...]) -> None:
    size = press.layout.size
    press.need(size * 1.2 * 4 + 12)
    press.y += 6
    top = press.y
    press.paragraph(title, bold=True, before=2, after=3, keep=2.4 * size)
    if design.form == "framed":
        press.frame(top, press.y, (press.left, press.left + press.layout.text_width))
        press.y += 2
    for item in items:
        _item(press, design, item, press.left + 6, press.layout.text_width - 12)
        press.y += design.gap


def _columns(press: Press, design: ListDesign, groups: list[tuple[str, tuple[str, ...]]]) -> None:
    each = press.layout.text_width / len(groups)
    size = press.layout.size
    heights = [sum(_height(press, design, i, each - 2 * PAD) + design.gap for i in items) for _, items in groups]
    press.need(min(max(heights) + size * 3, press.height - 200))
    edges = tuple(press.left + each * k for k in range(len(groups) + 1))
    top = press.y
    deepest = 0.0
    head = max(len(press.lines(title, press.layout.body.bold, size, each - 2 * PAD)) for title, _ in groups)
    for k, (title, items) in enumerate(groups):
        press.y = top
        for at, line in enumerate(press.lines(title, press.layout.body.bold, size, each - 2 * PAD), 1):
            press.put(line.text, edges[k] + PAD, top + at * size * 1.2 - 2, press.layout.body.bold, size)
        press.y = top + head * size * 1.2 + PAD
        for item in items:
            _item(press, design, item, edges[k] + PAD, each - 2 * PAD, may_break=False)
            press.y += design.gap
        deepest = max(deepest, press.y)
    if design.rules:
        press.frame(top, top + head * size * 1.2 + PAD, edges)
        press.frame(top + head * size * 1.2 + PAD, deepest + PAD, edges)
    press.y = deepest + PAD


def _titles_left(press: Press, design: ListDesign, groups: list[tuple[str, tuple[str, ...]]]) -> None:
    """A table with a row for each list: its title in the left cell, its items in the right one."""
    size, first = press.layout.size, 120.0
    edges = (press.left, press.left + first, press.left + press.layout.text_width)
    for title, items in groups:
        room = press.layout.text_width - first - 2 * PAD
        height = sum(_height(press, design, item, room) + design.gap for item in items)
        broken = press.lines(title, press.layout.body.bold, size, first - 2 * PAD)
        press.need(max(height, len(broken) * size * 1.2) + 8)
        top = press.y
        for at, line in enumerate(broken, 1):
            press.put(line.text, edges[0] + PAD, top + at * size * 1.2 - size * 0.25, press.layout.body.bold, size)
        for item in items:
            _item(press, design, item, edges[1] + PAD, room, may_break=False)
            press.y += design.gap
        press.y = max(press.y, top + len(broken) * size * 1.2) + 4
        if design.rules:
            press.frame(top, press.y, edges)


def _by_sub_area(press: Press, design: ListDesign, area: Area, groups: list[tuple[str, tuple[str, ...]]]) -> None:
    """A table with a row for each sub-area: its name, then the items of each list that belong to it."""
    size = press.layout.size
    first = 100.0
    each = (press.layout.text_width - first) / len(groups)
    edges = (press.left, *(press.left + first + each * k for k in range(len(groups) + 1)))
    names = [s.heading for s in area.sections if s.heading][1:] or [area.name]
    rows = min(len(names), 3)
    press.need(120)
    _heading_row(press, ["Delområde", *(t for t, _ in groups)], edges)
    for r in range(rows):
        cells = [items[r * len(items) // rows : (r + 1) * len(items) // rows] for _, items in groups]
        height = max(
            [
                *(sum(_height(press, design, i, each - 2 * PAD) + design.gap for i in c) for c in cells),
                len(press.lines(names[r], press.layout.body.regular, size, first - 2 * PAD)) * size * 1.2,
            ]
        )
        if press.room < height + 8:
            press.new_page()
            _heading_row(press, ["Delområde", *(t for t, _ in groups)], edges)
        top = press.y
        for at, line in enumerate(press.lines(names[r], press.layout.body.regular, size, first - 2 * PAD), 1):
            press.put(line.text, edges[0] + PAD, top + at * size * 1.2 - 2, press.layout.body.regular, size)
        for k, items in enumerate(cells, 1):
            press.y = top
            for item in items:
                _item(press, design, item, edges[k] + PAD, each - 2 * PAD, may_break=False)
                press.y += design.gap
        press.y = top + height + 4
        press.frame(top, press.y, edges)


def _heading_row(press: Press, titles: list[str], edges: tuple[float, ...]) -> None:
    size, font, top = press.layout.size, press.layout.body.bold, press.y
    broken = [press.lines(t, font, size, edges[k + 1] - edges[k] - 2 * PAD) for k, t in enumerate(titles)]
    for k, lines in enumerate(broken):
        for at, line in enumerate(lines, 1):
            press.put(line.text, edges[k] + PAD, top + at * size * 1.2 - 2, font, size)
    press.y = top + max(len(b) for b in broken) * size * 1.2 + PAD
    press.frame(top, press.y, edges)


def _height(press: Press, design: ListDesign, text: str, room: float) -> float:
    indent = 14 if design.mark and design.hanging else 0
    lines = press.lines(text, press.layout.body.regular, press.layout.size, room - indent, 0 if indent else 14)
    return len(lines) * press.layout.size * 1.2


def _item(press: Press, design: ListDesign, text: str, x: float, room: float, *, may_break: bool = True) -> None:
    size, font = press.layout.size, press.layout.body.regular
    indent = 14 if design.mark else 0
    hang = indent if design.hanging else 0
    lines = press.lines(text, font, size, room - hang, indent - hang)
    if may_break:
        press.need(size * 1.2 * min(len(lines), 2))
    for at, line in enumerate(lines):
        if may_break:
            press.need(size * 1.2)
        press.y += size * 1.2
        baseline = press.y - size * 0.25
        if at == 0 and design.mark:
            press.put(f"{design.mark} ", x, baseline, bullet_font(design.mark, press.layout.body), size)
        press.put(line.text, x + (hang if at else indent), baseline, font, size)
