"""Where the labels of a table stand, and what is printed there: text, numbers apart from it, text at its side."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import regex

from parsers.document import Word
from parsers.page.lines import style
from parsers.parts.areas.titles import is_label, may_name, read_title
from parsers.parts.tables.atoms import ROOM, PrintLine
from parsers.parts.tables.blocks import Block, Design
from parsers.parts.tables.labels.sides import NUMBER_CELL, Pieces, apart, cut_at, label_edge, side_margins

_REACH = 7.0  # lines of print above and below a block in which its labels and headings stand
_PIECE = 0.9  # of the size: pieces of a line further apart stand in different cells
_FLUSH = 1.0  # points: a heading flush with its column
_NEAR_HEAD, _ON_COLUMN = 45.0, 8.0  # points: how far a heading's middle lies from its figures, beside others and alone
_NUMBER = regex.compile(r"^(?:(\p{L}[\p{L}.]*)\s+)?(\d{1,2})[.:](\d{1,2})\.?(?=\s|$|\p{L})\s*")
_OWN = regex.compile(r"^(?:(\p{L}[\p{L}.]*)\s+)?(\d{1,2})[.):]?(?:\s+(?=\S)|$)")

Number = tuple[int | None, int]
"""A question's number: area and place; the area is None where a table counts 1, 2, 3 in each."""
_TITLE = 110  # characters: more is a question
_ALONE = 1.6  # pitches: a label at the side nearer to another is no label of its own
_GOES_ON = (0.8, 1.75)  # of the size: distance of two lines of one label
_RECURS = 3  # times: a word before numbers
_FEW, _MOST = 0.3, 0.6  # of the rows: full numbers where the areas count theirs; numbers that count


@dataclass(eq=False)
class LabelLine:
    """A line of print, as far as it stands where the labels are."""

    page: int
    y: float  # baseline
    words: list[Word]
    line: PrintLine
    heading: bool = False  # words stand over the figures on the same line
    number: Number | None = None  # that opens it
    prefix: int = 0  # how many of its words are the number
    areas: tuple[int, ...] = ()  # which areas it names, alone or with the lines after it
    area_lines: int = 0  # how many lines that name takes
    virtual: float = 0.0  # y with the pages of a table under each other

    @cached_property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(w.text for w in self.words)


@dataclass(eq=False)
class Zone:
    """The labels of one block: text from top to bottom, numbers apart, text at the side, words over the columns."""

    block: Block
    left: float  # where the text of most labels begins
    right: float  # up to where it reaches
    lines: list[LabelLine] = field(default_factory=list)
    numbers: list[tuple[float, Number]] = field(default_factory=list)  # baseline and number, apart from the text
    side: list[LabelLine] = field(default_factory=list)  # area names merged over a column
    heads: dict[int, list[Word]] = field(default_factory=dict)  # words over each column
    prose: list[PrintLine] = field(default_factory=list)
    pitch: float = 12.0
    head: float = 1e9  # baseline of the first line of headings, where each column has one
    page_top: float = 0.0  # baseline of the first line of the page
    again: list[LabelLine] = field(default_factory=list)  # of the heading row, repeated at the top of a page

    @property
    def opening(self) -> float:
        """Baseline of the first line of title or headings; what stands above is another's. Minus infinity if none.

        Where the page itself begins above them, that may be the rest of the last label of the page before.
        """
        titles = (x.y for x in self.lines if x.areas)
        first = min(self.head, next(titles, self.head))
        begins = self.lines and self.lines[0].y <= self.page_top < first
        return first if first < self.block.top and not begins else float("-inf")


def read_zones(design: Design, pages: Mapping[int, Sequence[PrintLine]], barred: frozenset[int]) -> list[Zone]:
    """The labels of each block of a design; lines whose identity is in `barred` are headings of the report."""
    gap = _widest_gap(design, pages)
    zones = [_zone(block, gap, pages[block.page], barred) for block in design.blocks]
    _number(zones, len(design.rows))
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


def _zone(block: Block, gap: int, lines: Sequence[PrintLine], barred: frozenset[int]) -> Zone:
    left, right = _bounds(block, gap)
    cells = {id(a) for row in block.rows for a in row.cells.values()}
    numbers = {id(a): a for a in block.numbers}
    zone = Zone(block, left, right, page_top=min(line.baseline for line in lines))
    figured = {id(row.line) for row in block.rows}
    raw: list[Pieces] = []
    for line in _near(block, lines):
        if id(line) in barred:
            continue
        own = list(line.words)
        for atom in line.atoms:
            if id(atom) in numbers:
                number: Number = atom.number or (None, int(atom.value or 0))
                zone.numbers.append((line.baseline, number))
            elif id(atom) not in cells:
                own.extend(atom.words)
        own.sort(key=lambda w: w.x0)
        inside = [w for w in own if left - 1 <= w.x0 and w.x0 < right - 1]
        beside = [w for w in own if not (left - 1 <= w.x0 and w.x0 < right - 1)]
        if inside and id(line) not in figured and _is_head_row(inside, beside, block, gap):
            inside, beside = [], own
        if id(line) not in figured:
            if inside and (_runs_on(inside, beside) or _crosses(inside, right)):
                zone.prose.append(line)
                continue
            for word in beside:
                k = min(range(len(block.columns)), key=lambda c: _off(word, block.columns[c]))
                if line.baseline < block.bottom and _off(word, block.columns[k]) < _NEAR_HEAD:
                    zone.heads.setdefault(k, []).append(word)
        if inside:
            pieces = _pieces(inside)
            over = id(line) not in figured and _heads_columns(beside, line.baseline < block.top, block)
            if id(line) not in figured and len(pieces) > 1:
                column = _column_over(pieces[-1], block, gap, _NEAR_HEAD if beside else _ON_COLUMN)
                if column is not None:
                    zone.heads.setdefault(column, []).extend(pieces.pop())
                    over = True
            raw.append((line, pieces, over))
    _keep_own_heads(zone)
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


def _keep_own_heads(zone: Zone) -> None:
    """Leave the words over columns that head them, without the text that comes before the table.

    Once the lines over a block have a word for each column, the next one up in another look is no more of its head: the
    last item of a list may end over a column too.
    """
    block = zone.block
    lines: dict[float, set[int]] = defaultdict(set)
    looks: dict[float, set[tuple[str, float, bool]]] = defaultdict(set)
    for k, words in zone.heads.items():
        for word in words:
            lines[word.baseline].add(k)
            looks[word.baseline].add(style(word))
    headed: set[int] = set()
    below: float | None = None
    for y in sorted((y for y in lines if y < block.top), reverse=True):
        if below is not None and len(headed) == len(block.columns) and looks[y].isdisjoint(looks[below]):
            zone.heads = {k: kept for k, w in zone.heads.items() if (kept := [x for x in w if x.baseline > y])}
            break
        headed |= lines[y]
        below = y
    if below is not None and len(headed) == len(block.columns):
        zone.head = below


def _off(word: Word, column: tuple[float, float]) -> float:
    middle = (word.x0 + word.x1) / 2
    if min(abs(word.x0 - column[0]), abs(word.x1 - column[1])) < _FLUSH:
        return 0.0
    return max(column[0] - middle, middle - column[1], 0.0)


def _is_head_row(inside: Sequence[Word], beside: Sequence[Word], block: Block, gap: int) -> bool:
    """True for words over each column right of the labels, the first so wide that it begins left of its figures."""
    columns = block.columns[gap:]
    if not columns or columns[0][0] - inside[0].x0 > _NEAR_HEAD or _runs_on(inside, beside):
        return False
    return all(any(_off(w, column) < _ON_COLUMN for w in (*inside, *beside)) for column in columns)


def _column_over(piece: Sequence[Word], block: Block, gap: int, near: float) -> int | None:
    """The column beside the labels that a piece of a line heads, where its figures are narrower than its words."""
    for k in (gap, gap - 1):
        if 0 <= k < len(block.columns) and min(_off(w, block.columns[k]) for w in piece) < near:
            return k
    return None


def _crosses(inside: Sequence[Word], right: float) -> bool:
    """True for a line that ends over the figures, unless it names an area: a table's title may be wider."""
    last = inside[-1]
    if last.x1 <= right + 0.5 * last.size or len(_pieces(inside)) > 1:
        return False
    return not _areas(" ".join([w.text for w in inside]))[0]


def _runs_on(inside: Sequence[Word], beside: Sequence[Word]) -> bool:
    """True where text of the label zone goes on over the figures' columns: running text, or a heading of the report."""
    last, first = inside[-1], inside[0]
    return any(
        0 <= w.x0 - last.x1 < ROOM * w.size or 0 <= first.x0 - w.x1 < ROOM * w.size or w.x0 < last.x1 < w.x1
        for w in beside
    )


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    pieces = [[words[0]]]
    for before, word in zip(words, words[1:], strict=False):
        if word.x0 - before.x1 > _PIECE * word.size:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _heads_columns(beside: Sequence[Word], above: bool, block: Block) -> bool:
    """True for words beside the labels above a block; between its rows they must stand on its columns.

    Text further off there is an area's name, merged over a column of its own.
    """
    return bool(beside) and (above or any(_off(w, c) < _ON_COLUMN for w in beside for c in block.columns))


def _sort_in(zone: Zone, label: LabelLine, side: Sequence[list[Word]]) -> None:
    """Note what stands on a line as label, if anything, and what stands at its side."""
    number: Number | None = None
    for piece in side:
        joined = " ".join(w.text for w in piece)
        found = _read_number(joined)
        if found is not None and NUMBER_CELL.match(joined):
            number = found[0]
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


def _read_number(text: str) -> tuple[Number, int, str] | None:
    """A number that opens a text: the number, how many words it takes, and the word before it."""
    match = _NUMBER.match(text)
    if match:
        apart = match.end() == len(text) or text[match.end() - 1].isspace()
        return (int(match[2]), int(match[3])), bool(match[1]) + apart, (match[1] or "").casefold()
    match = _OWN.match(text)
    if match:
        return (None, int(match[2])), (2 if match[1] else 1), (match[1] or "").casefold()
    return None


def _number(zones: Sequence[Zone], rows: int) -> None:
    """Find the numbers that open labels, and the areas that lines name.

    A word before a number counts where it recurs ("Fråga 1.1"); lone figures before a text where they count the rows.
    """
    read = {id(x): r for z in zones for x in z.lines if (r := _read_number(x.text)) is not None}
    words = Counter(r[2] for r in read.values())
    full = sum(1 for r in read.values() if r[0][0] is not None) + sum(
        1 for z in zones for _, n in z.numbers if n[0] is not None
    )
    own = [r[0][1] for z in zones for x in z.lines if (r := read.get(id(x))) is not None and r[0][0] is None]
    counted = full < _FEW * rows and len(own) >= _MOST * rows and not any(z.numbers for z in zones)
    for zone in zones:
        for k, line in enumerate(zone.lines):
            found = read.get(id(line))
            _name_areas(zone.lines, k)
            if found is not None and line.heading and not line.areas and found[0][0] is None and len(line.words) > 1:
                line.areas, line.area_lines = (found[0][1],), 1  # "3. A name", beside the headings of columns
            if found is None:
                _number_apart(zone, line, words)
            if found is None or line.heading or (found[2] and words[found[2]] < _RECURS):
                continue
            if found[0][0] is not None or (counted and not _areas(line.text)[0]):
                line.number, line.prefix = found[0], found[1]
        for k in range(len(zone.side)):
            _name_areas(zone.side, k)


def _number_apart(zone: Zone, line: LabelLine, words: Mapping[str, int]) -> None:
    """Give a line that opens with the word for a question its number, which wide blanks of justified text set apart."""
    if words.get(line.words[0].text.casefold(), 0) < _RECURS:
        return
    apart = next((n for n in zone.numbers if abs(n[0] - line.y) < _FLUSH), None)
    if apart is not None:
        zone.numbers.remove(apart)
        line.number, line.prefix = apart[1], 1


def _name_areas(lines: Sequence[LabelLine], k: int) -> None:
    """Note on line k which areas it names, with up to three lines after it.

    After a word for area any text may follow, so more lines belong to such a name only if they make it a known one, or
    if the text goes on there: after the number alone, after a hyphen, or with a small letter.
    """
    if not may_name(lines[k].text):
        return
    text = ""
    open_end = True
    for count in range(1, 5):
        if k + count > len(lines):
            return
        line = lines[k + count - 1]
        if count > 1 and not 0 < line.y - lines[k + count - 2].y < 2.2 * line.line.size:
            return
        broken = text.endswith("-") and not text.endswith(" -")
        text = text[:-1] + line.text if broken else f"{text} {line.text}".strip()
        areas, known = _areas(text)
        if areas and (known or open_end or broken or line.text[:1].islower()):
            lines[k].areas, lines[k].area_lines = areas, count
        open_end = not areas or is_label(text)


@lru_cache(maxsize=20_000)
def _areas(text: str) -> tuple[tuple[int, ...], bool]:
    """The numbers of the areas that a text names, by a known name or the word for area, and whether it is known."""
    if len(text) > _TITLE or text[:1].islower() or text.endswith("?"):
        return (), False  # the end of a question can be an area's name
    title = read_title(text)
    if title is None or not (title.known or title.labelled):
        return (), False
    return title.numbers, bool(title.known)
