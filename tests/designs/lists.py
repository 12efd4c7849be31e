"""The three lists of an area in a design."""

from dataclasses import replace

from tests.designs.design import ListDesign
from tests.reports.model import Area
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import bullet_font, width

Group = tuple[str, tuple[str, ...]]  # title, items
DARK = (0.15, 0.25, 0.4)


def lists(press: Press, design: ListDesign, area: Area) -> None:
    """Set the lists of an area."""
    groups = grouped(design, area)
    if design.customs.lists == "boxes":
        _boxes(press, design, groups)
    elif design.customs.lists == "tiles":
        for title, items in groups:
            tile(press, design, title, items, press.left, press.layout.text_width)
    elif design.titles_left:
        _titles_left(press, design, groups)
    elif design.form == "columns":
        _columns(press, design, groups)
    elif design.form == "sub-areas":
        _by_sub_area(press, design, area, groups)
    else:
        for title, items in groups:
            _stacked(press, design, title, items)
    press.y += 10


def grouped(design: ListDesign, area: Area) -> list[Group]:
    """The lists of an area that hold something, with their titles."""
    items = (area.strengths, area.improvements, area.weaknesses)
    return [(title, found) for title, found in zip(design.titles, items, strict=True) if found]


def tile(press: Press, design: ListDesign, title: str, items: tuple[str, ...], left: float, wide: float) -> None:
    """A filled box with a list in it, its title inside; it does not go on over a page end."""
    size = press.layout.size
    titled = press.lines(title, press.layout.body.bold, size + 1, wide - 16)
    height = tile_height(press, design, title, items, wide)
    press.need(height)
    top = press.y
    press.fill(left, top, left + wide, top + height - 6, SHADE)
    for at, line in enumerate(titled, 1):
        press.put(line.text, left + 8, top + 3 + at * (size + 1) * 1.2, press.layout.body.bold, size + 1)
    press.y = top + len(titled) * (size + 1) * 1.2 + 8
    _items(press, design, items, left + 8, wide - 16)
    press.y = top + height


def tile_height(press: Press, design: ListDesign, title: str, items: tuple[str, ...], wide: float) -> float:
    """How high a filled box is, with the room below it."""
    size = press.layout.size
    titled = press.lines(title, press.layout.body.bold, size + 1, wide - 16)
    text = sum(_height(press, design, item, wide - 16) + design.gap for item in items)
    return len(titled) * (size + 1) * 1.2 + text + 22


def _boxes(press: Press, design: ListDesign, groups: list[Group]) -> None:
    """Filled boxes beside each other, their titles white on a dark band."""
    size, gap = press.layout.size, 8.0
    wide = (press.layout.text_width - gap * (len(groups) - 1)) / len(groups)
    heads = [press.lines(title, press.layout.body.bold, size, wide - 2 * PAD) for title, _ in groups]
    head = max(map(len, heads)) * size * 1.2 + 2 * PAD
    height = (
        head + 10 + max(sum(_height(press, design, i, wide - 10) + design.gap for i in items) for _, items in groups)
    )
    press.need(min(height, press.height - 200))
    top = press.y
    for k, (_, items) in enumerate(groups):
        left = press.left + k * (wide + gap)
        press.fill(left, top, left + wide, top + height, SHADE)
        press.fill(left, top, left + wide, top + head, DARK)
        press.canvas.setFillGray(1)
        for at, line in enumerate(heads[k], 1):
            press.put(line.text, left + 5, top + at * size * 1.2, press.layout.body.bold, size)
        press.canvas.setFillGray(0)
        press.y = top + head + 3
        _items(press, design, items, left + 5, wide - 10)
    press.y = top + height


def _items(press: Press, design: ListDesign, items: tuple[str, ...], x: float, room: float) -> None:
    for k, item in enumerate(items, 1):
        _item(press, numbered(design, k), item, x, room, may_break=False)
        press.y += design.gap


def numbered(design: ListDesign, k: int) -> ListDesign:
    """The design for the `k`th item of a list."""
    return replace(design, mark=f"{k}.") if design.customs.numbered else design


def _stacked(press: Press, design: ListDesign, title: str, items: tuple[str, ...]) -> None:
    size = press.layout.size
    press.need(size * 1.2 * 4 + 12)
    press.y += 6
    top = press.y
    press.paragraph(title, bold=True, before=2, after=3, keep=2.4 * size)
    if design.form == "framed":
        press.frame(top, press.y, (press.left, press.left + press.layout.text_width))
        press.y += 2
    for k, item in enumerate(items, 1):
        _item(press, numbered(design, k), item, press.left + 6, press.layout.text_width - 12)
        press.y += design.gap


def _columns(press: Press, design: ListDesign, groups: list[Group]) -> None:
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
        _items(press, design, items, edges[k] + PAD, each - 2 * PAD)
        deepest = max(deepest, press.y)
    if design.rules:
        press.frame(top, top + head * size * 1.2 + PAD, edges)
        press.frame(top + head * size * 1.2 + PAD, deepest + PAD, edges)
    press.y = deepest + PAD


def _titles_left(press: Press, design: ListDesign, groups: list[Group]) -> None:
    """A table with a row for each list: its title in the left cell, its items in the right one."""
    size = press.layout.size
    words = [word for title, _ in groups for word in title.split()]
    first = max(120.0, *(width(word, press.layout.body.bold, size) + 2 * PAD + 2 for word in words))
    edges = (press.left, press.left + first, press.left + press.layout.text_width)
    for title, items in groups:
        room = press.layout.text_width - first - 2 * PAD
        height = sum(_height(press, design, item, room) + design.gap for item in items)
        broken = press.lines(title, press.layout.body.bold, size, first - 2 * PAD)
        press.need(max(height, len(broken) * size * 1.2) + 8)
        top = press.y
        for at, line in enumerate(broken, 1):
            press.put(line.text, edges[0] + PAD, top + at * size * 1.2 - size * 0.25, press.layout.body.bold, size)
        _items(press, design, items, edges[1] + PAD, room)
        press.y = max(press.y, top + len(broken) * size * 1.2) + 4
        if design.rules:
            press.frame(top, press.y, edges)


def _by_sub_area(press: Press, design: ListDesign, area: Area, groups: list[Group]) -> None:
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
            _items(press, design, items, edges[k] + PAD, each - 2 * PAD)
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
