"""The lines of all pages in the order in which they are read, and those that stand apart from it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from parsers.document import Box, Page
from parsers.page.body_text import BodyText
from parsers.page.grids import Ruling
from parsers.page.lines import Line, is_strong_bullet
from parsers.page.order.boxes import Floating, part_boxes
from parsers.page.order.gutters import in_columns
from parsers.page.order.side import find_side_headings

_LEAST_LETTERS = 20  # of a pulled quote
_LEAST_WORDS = 6
_LONGEST_QUOTE = 12  # lines
_QUOTES = '”“"»«„'
_FIGURES = "0123456789"
_FEW_WORDS = 3  # in the box of a score: "64", "46 av 100"


class Ordered(NamedTuple):
    """Lines in reading order, those of pulled quotes among them, and the lines of each side heading."""

    lines: tuple[Line, ...]
    aside: frozenset[Line]
    sides: tuple[tuple[Line, ...], ...]


def in_reading_order(
    pages: Sequence[Page], by_page: Sequence[Sequence[Line]], body: BodyText, rulings: Mapping[int, Ruling]
) -> Ordered:
    """The lines of pages, without furniture and notes, in reading order.

    Boxes that float in the text are blocks of their own after the paragraph beside them, side headings come before the
    paragraph that they head, and newspaper columns one after another.
    """
    width = body.right - body.left
    parted = [part_boxes(page, lines, rulings[page.number], width) for page, lines in zip(pages, by_page, strict=True)]
    columns = [in_columns(lines, body, rulings[page.number]) for page, (lines, _) in zip(pages, parted, strict=True)]
    side = find_side_headings(columns, rulings, body.style, body.leading)
    ordered: list[Line] = []
    for lines, (_, boxes) in zip(side.pages, parted, strict=True):
        for floater in boxes:
            lines = tuple(_set_after(lines, floater, body))
        ordered.extend(lines)
    return Ordered(
        tuple(ordered),
        frozenset(_repeated(pages, ordered, rulings, body)),
        side.groups,
    )


def _set_after(lines: Sequence[Line], floater: Floating, body: BodyText) -> list[Line]:
    """The lines of a page with those of a box after the paragraph or heading beside it."""
    box = floater.box
    beside = [k for k, line in enumerate(lines) if box.top <= line.middle <= box.bottom]
    if not beside:
        at = next((k for k, line in enumerate(lines) if line.baseline > box.top), len(lines))
        return [*lines[:at], *floater.lines, *lines[at:]]
    few = sum(len(line.words) for line in floater.lines) <= _FEW_WORDS
    at = beside[0] if few else beside[-1]
    while at + 1 < len(lines) and _same_paragraph(lines[at], lines[at + 1], body):
        at += 1
    narrowed = [
        _narrowed(line, floater, lines) if k in beside and line.style == body.style else line
        for k, line in enumerate(lines)
    ]
    return [*narrowed[: at + 1], *floater.lines, *narrowed[at + 1 :]]


def _same_paragraph(above: Line, line: Line, body: BodyText) -> bool:
    return line.style == above.style and 0 < line.baseline - above.baseline <= 1.2 * max(body.leading, line.size)


def _narrowed(line: Line, floater: Floating, lines: Sequence[Line]) -> Line:
    """A line of running text beside a box, with the edges of the room that the box leaves."""
    box = floater.box
    level = [other for other in lines if box.top <= other.middle <= box.bottom]
    edges = (min(other.x0 for other in level), max(other.x1 for other in level))
    return Line(line.page, line.words, edges)


def _repeated(pages: Sequence[Page], lines: Sequence[Line], rulings: Mapping[int, Ruling], body: BodyText) -> set[Line]:
    """Lines whose text stands in the running text as well: pulled quotes, in a box or between quotation marks.

    A heading on a coloured band comes back too, but as lines of their own: in the contents, over a table.
    """
    marked = _between_marks(lines)
    blocks = [*_boxed(pages, lines, rulings), *marked]
    if not blocks:
        return set()
    inside = {line for block in blocks for line in block}
    others: list[str] = []  # the letters of the other lines
    running = ""
    found: set[Line] = set()
    unmarked: list[list[Line]] = []
    for block in blocks:
        if any(is_strong_bullet(line.words[0]) for line in block):
            continue  # the items of a list, which may come back in another area's
        if sum(len(line.words) for line in block) <= _FEW_WORDS:
            continue
        own = "".join(map(_letters, block))
        if len(own) < _LEAST_LETTERS:
            continue
        if not others:
            others = [_letters(line) for line in lines if line not in inside]
            running = "".join(others)
        if own not in running:
            continue
        if block in marked or block[0].text[0] in _QUOTES:
            found.update(block)
        elif _is_sentence(block, body) and _is_within_lines(own, others):
            unmarked.append(block)
    # Quotes of a report look alike; a heading on a band whose words a sentence has looks like other headings.
    looks = Counter(block[0].style for block in blocks)
    quotes = Counter(block[0].style for block in unmarked)
    found.update(x for block in unmarked if 2 * quotes[block[0].style] >= looks[block[0].style] for x in block)
    return found


def _is_sentence(block: Sequence[Line], body: BodyText) -> bool:
    """True for as many words as a quote without marks must have, set no smaller than the text, as cells often are."""
    return sum(len(x.words) for x in block) >= _LEAST_WORDS and all(x.size >= body.style[1] - 0.2 for x in block)


def _is_within_lines(own: str, lines: Sequence[str]) -> bool:
    """True where a text comes back in the letters of lines, but never as whole lines.

    Figures that open or end a line do not count.
    """
    own = own.strip(_FIGURES)
    parts = [line.strip(_FIGURES) for line in lines]
    text, starts = "".join(parts), set(accumulate(map(len, parts), initial=0))
    at = text.find(own)
    within = at >= 0
    while at >= 0:
        if at in starts and at + len(own) in starts:
            return False
        at = text.find(own, at + 1)
    return within


def _boxed(pages: Sequence[Page], lines: Sequence[Line], rulings: Mapping[int, Ruling]) -> list[list[Line]]:
    """The lines of each box of a single column: drawn frames and fills that hold whole lines."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    found = []
    for page in pages:
        frames = [Box(g.x0, g.top, g.x1, g.bottom) for g in rulings[page.number].grids if not g.is_table]
        for box in (*frames, *page.fills):
            level = [x for x in by_page[page.number] if box.top <= x.middle <= box.bottom]
            held = [x for x in level if box.x0 <= x.x0 and x.x1 <= box.x1]
            if 0 < len(held) <= _LONGEST_QUOTE:
                found.append(held)
    return found


def _between_marks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines in one look that open and close with quotation marks, in another look than the lines around."""
    found = []
    for _, run in groupby(lines, key=lambda line: (line.page, line.style)):
        block = list(run)
        if len(block) <= _LONGEST_QUOTE and block[0].text[0] in _QUOTES and block[-1].text.rstrip(".")[-1:] in _QUOTES:
            found.append(block)
    return found


def _letters(line: Line) -> str:
    text = line.folded.replace(" ", "").replace(",", "").replace(".", "").replace("-", "")
    return text if text.isalnum() else "".join(filter(str.isalnum, text))  # few lines have other signs
