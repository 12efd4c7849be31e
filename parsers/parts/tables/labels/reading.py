"""Where the labels of a table stand: left of which column, from which edge on, and what else is printed there."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.document import Word
from parsers.page.columns import is_spread
from parsers.parts.tables.atoms import PrintLine
from parsers.parts.tables.blocks import Block
from parsers.parts.tables.designs import Design
from parsers.parts.tables.labels.area_names import areas_named, name_areas
from parsers.parts.tables.labels.column_heads import (
    APART,
    NEAR_HEAD,
    ON_COLUMN,
    column_over,
    distance,
    is_head_row,
    keep_own_heads,
    runs_on,
    stand_over_columns,
    straddling_head,
)
from parsers.parts.tables.labels.numbers import number_labels, read_number
from parsers.parts.tables.labels.sides import NUMBER_CELL, Pieces, apart, cut_at, label_edge, side_margins
from parsers.parts.tables.labels.zones import LabelLine, Number, Zone

_REACH = 7.0  # lines of print above and below a block in which its labels and headings stand
_SEVERAL = 3  # blanks: fewer are alike by chance
_ALONE = 1.6  # pitches: a label at the side nearer to another is no label of its own
_GOES_ON = (0.8, 1.75)  # of the size: distance of two lines of one label


def read_zones(design: Design, pages: Mapping[int, Sequence[PrintLine]]) -> list[Zone]:
    """The labels of each block of a design, on pages without the lines that are headings of the report."""
    gap = _widest_gap(design, pages)
    zones = [_zone(block, gap, pages[block.page]) for block in design.blocks]
    for zone in zones:
        name_areas(zone.lines)
        name_areas(zone.side)
    number_labels(zones, len(design.rows))
    return zones


def _near(block: Block, lines: Sequence[PrintLine]) -> list[PrintLine]:
    reach = _REACH * 1.25 * block.rows[0].line.size
    return [x for x in lines if block.top - reach <= x.baseline <= block.bottom + reach]


def _widest_gap(design: Design, pages: Mapping[int, Sequence[PrintLine]]) -> int:
    """Left of which column the labels stand; the number of columns if right of all."""
    texts: dict[int, list[str]] = {}
    for block in design.blocks[:6]:
        edges = sorted([x0 for x0, _ in block.columns])
        for line in pages[block.page]:
            if block.top - line.size <= line.baseline <= block.bottom + line.size:
                for word in line.words:
                    texts.setdefault(bisect_right(edges, word.x0), []).append(word.text)
    letters = {k: sum(map(str.isalpha, "".join([t for t in own if len(t) > 2]))) for k, own in texts.items()}
    return max(letters, key=lambda k: (letters[k], -k)) if letters else 0


def _bounds(block: Block, gap: int) -> tuple[float, float]:
    left = block.columns[gap - 1][1] if gap else -1e9
    right = block.columns[gap][0] if gap < len(block.columns) else 1e9
    return left, right


def _zone(block: Block, gap: int, lines: Sequence[PrintLine]) -> Zone:
    zone = Zone(block, *_bounds(block, gap), page_top=min([line.baseline for line in lines]))
    figured = {id(row.line) for row in block.rows}
    raw: list[Pieces] = []
    for line, words in _without_cells(zone, lines):
        is_row = id(line) in figured
        inside, beside = _by_side(zone, words)
        if inside and beside and not is_row:
            cut = len(inside) - straddling_head(inside, beside, block, gap)
            inside, beside = inside[:cut], [*inside[cut:], *beside]
        if inside and not is_row and is_head_row(inside, beside, block, gap):
            inside, beside = [], words
        if not is_row:
            if inside and (runs_on(inside, beside) or _crosses(inside, zone.right)):
                zone.prose.append(line)
                continue
            _note_heads(zone, line, beside)
        if inside:
            raw.append(_labels(zone, gap, line, (inside, beside), is_row))
    keep_own_heads(zone)
    zone.left = label_edge(raw, block)
    margins = side_margins(raw, zone.left, block)
    for line, pieces, heading in raw:
        within = block.top - 2 * line.size <= line.baseline <= block.bottom
        parted = cut_at(pieces, zone.left) if within else pieces
        side, text = apart(parted, zone.left, margins if within else ())
        _sort_in(zone, LabelLine(line.page, line.baseline, text, line, heading), side)
    zone.pitch = _pitch(zone)
    _bare_sides(zone, figured)
    return zone


def _without_cells(zone: Zone, lines: Sequence[PrintLine]) -> Iterator[tuple[PrintLine, list[Word]]]:
    """The lines near a block, each with its words without those of its cells; numbers of the rows go to the zone."""
    cells = {id(a) for row in zone.block.rows for a in row.cells.values()}
    numbers = {id(a) for a in zone.block.numbers}
    for line in _near(zone.block, lines):
        words = list(line.words)
        for atom in line.atoms:
            if id(atom) in numbers:
                zone.numbers.append((line.baseline, atom.number or (None, int(atom.value or 0))))
            elif id(atom) not in cells:
                words.extend(atom.words)
        if len(words) > len(line.words):
            words.sort(key=lambda w: w.x0)
        yield line, words


def _by_side(zone: Zone, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words where the labels stand, and the others."""
    inside: list[Word] = []
    beside: list[Word] = []
    left, right = zone.left - 1, zone.right - 1
    for word in words:
        (inside if left <= word.x0 < right else beside).append(word)
    return inside, beside


def _note_heads(zone: Zone, line: PrintLine, words: Sequence[Word]) -> None:
    """Give words beside the labels to the columns that they stand over."""
    columns = zone.block.columns
    for word in words if line.baseline < zone.block.bottom else ():
        k = min(range(len(columns)), key=lambda c: distance(word, columns[c]))
        if distance(word, columns[k]) < NEAR_HEAD:
            zone.heads.setdefault(k, []).append(word)


def _labels(zone: Zone, gap: int, line: PrintLine, words: tuple[list[Word], list[Word]], is_row: bool) -> Pieces:
    """The pieces of a line, from its `words` where labels stand and beside; one over a column goes to its heads."""
    inside, beside = words
    pieces = [inside] if is_spread(inside, APART, _SEVERAL) else _pieces(inside)
    if is_row:
        return line, pieces, False
    over = stand_over_columns(beside, line.baseline < zone.block.top, zone.block)
    if len(pieces) > 1:
        column = column_over(pieces[-1], zone.block, gap, NEAR_HEAD if beside else ON_COLUMN)
        if column is not None:
            zone.heads.setdefault(column, []).extend(pieces.pop())
            over = True
    return line, pieces, over


def _crosses(inside: Sequence[Word], right: float) -> bool:
    """True for a line that ends over the figures, unless it names an area: a table's title may be wider."""
    last = inside[-1]
    if last.x1 <= right + 0.5 * last.size or len(_pieces(inside)) > 1:
        return False
    return not areas_named(" ".join([w.text for w in inside]))[0]


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    pieces = [[words[0]]]
    for before, word in zip(words, words[1:], strict=False):
        if word.x0 - before.x1 > APART * word.size:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _sort_in(zone: Zone, label: LabelLine, side: Sequence[list[Word]]) -> None:
    """Note what stands on a line as label, if anything, and what stands at its side."""
    number: Number | None = None
    for piece in side:
        joined = " ".join([w.text for w in piece])
        found = read_number(joined)
        if found is not None and NUMBER_CELL.match(joined):
            number = found.number
        else:
            zone.side.append(LabelLine(label.page, label.y, list(piece), label.line, label.heading))
    if number is not None:
        zone.numbers.append((label.y, number))
    if label.words:
        zone.lines.append(label)


def _bare_sides(zone: Zone, figured: set[int]) -> None:
    """Text at the side that labels a row by itself ("Summa" in the numbers' column) goes to the lines."""
    kept = []
    for side in zone.side:
        alone = id(side.line) in figured and not any(x.line is side.line for x in zone.lines)
        near = any(o is not side and abs(o.y - side.y) < _ALONE * zone.pitch for o in zone.side)
        if alone and not near:
            zone.lines.append(side)
        else:
            kept.append(side)
    zone.side = kept
    zone.lines.sort(key=lambda x: x.y)


def _pitch(zone: Zone) -> float:
    """The distance of two lines of one label: the smallest before a line that surely goes on."""
    size = zone.block.rows[0].line.size
    own = [x for x in zone.lines if x.y >= zone.head] if zone.head < zone.block.top else zone.lines
    gaps = [
        b.y - a.y
        for a, b in zip(own, own[1:], strict=False)
        if _GOES_ON[0] * size <= b.y - a.y <= _GOES_ON[1] * size and b.text[:1].islower()
    ]
    return min(gaps, default=1.25 * size)
