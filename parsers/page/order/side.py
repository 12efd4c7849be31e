"""Headings that stand beside the text, in a column of their own to its left.

Word sets them in frames, browsers and layout tables in a cell; either way their lines lie between or on the lines of
the text, whose baselines need not be theirs. Told by recurrence: pieces in one look that is not the text's, begun at
one edge, level with text that begins to the right of them, all over the report.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.document import Word
from parsers.page.grids import Ruling
from parsers.page.lines import Line, Style, is_bullet, parted, segments, style

_LEAST = 4  # side headings of one look that make them a habit of the report
_LONGEST = 18  # words of one
_GUTTER = 0.5  # times the size: white between a side heading and the text, at least
_NEAR = 3.0  # points: edges this near are one
_APART = 1.7  # times the size: lines of one side heading follow each other closer than this
_NARROWEST = 4  # sizes: the text beside a column of headings begins further right than that
_TEXT = 4  # words of a piece of text
_PARAGRAPH = 1.2  # times the text's leading: a wider gap parts paragraphs
_EDGES = 0.15  # of the commonest edge's pieces: another edge of text
_ABOVE = 0.6  # leadings by which the last line of a side heading may stand above its text


class SideHeadings(NamedTuple):
    """The lines page by page, side headings before the paragraph they stand beside, and the side headings' lines."""

    pages: tuple[tuple[Line, ...], ...]
    groups: tuple[tuple[Line, ...], ...]


class _Piece(NamedTuple):
    """Words on one line that may stand in the margin beside text."""

    line: Line
    words: tuple[Word, ...]
    key: tuple[Style, int]  # its look, and where it begins in steps of a few points


def find_side_headings(
    pages: Sequence[Sequence[Line]], rulings: Mapping[int, Ruling], body: Style, leading: float
) -> SideHeadings:
    """Side headings in the lines of pages; the same lines and no groups where the report has none."""
    nothing = SideHeadings(tuple(map(tuple, pages)), ())
    edges = _text_edges(pages, body)
    if not _is_room_beside(pages, edges):
        return nothing
    texts = {lines[0].page: lines for lines in pages if lines}
    pieces = [piece for lines in pages for piece in _pieces(lines, rulings, body, edges)]
    by_look = _by_look(pieces)
    groups = _habits([g for found in by_look for g in _groups(found) if _reads_like_heading(g)])
    groups = _habits([g for g in groups if any(_has_text_beside(p, texts[p.line.page], body, edges) for p in g[:2])])
    if not groups:
        return nothing
    groups = _others_alike(groups, by_look, texts, body)
    by_page: dict[int, list[list[_Piece]]] = defaultdict(list)
    for group in groups:
        by_page[group[0].line.page].append(group)
    cut = {page: _cut_out(by_page[page], lines) for page, lines in texts.items() if page in by_page}
    offset = median(_offset(heads, rest, leading) for heads, rest in cut.values())
    placed = [
        _placed(*cut[lines[0].page], leading, offset) if lines and lines[0].page in cut else tuple(lines)
        for lines in pages
    ]
    return SideHeadings(tuple(placed), tuple(head for heads, _ in cut.values() for head in heads))


def _habits(groups: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """Those in a look that comes back so often that it is a habit of the report."""
    habits = Counter(g[0].key[0] for g in groups)
    return [g for g in groups if habits[g[0].key[0]] >= _LEAST]


def _others_alike(
    groups: Sequence[list[_Piece]],
    by_look: Sequence[list[_Piece]],
    texts: Mapping[int, Sequence[Line]],
    body: Style,
) -> list[list[_Piece]]:
    """Side headings and those that come back in their looks beside text, be it of a word or two, in order.

    Where two stand on lines that follow each other, the second is told by its standing alone elsewhere.
    """
    proved = {id(piece) for group in groups for piece in group}
    alone = Counter(_text(g) for g in groups)
    beside = _edges_beside(groups, body)
    found: list[list[_Piece]] = []
    for look in by_look:
        if not any(id(piece) in proved for piece in look):
            continue
        parts = [part for group in _groups(look) for part in _split(group, alone)]
        times = Counter(map(_text, parts))
        found += [
            part
            for part in parts
            if id(part[0]) in proved
            or (times[_text(part)] > 1 and _reads_like_heading(part) and _begins_beside(part, texts, body, beside))
        ]
    return found


def _edges_beside(groups: Sequence[Sequence[_Piece]], body: Style) -> set[int]:
    """Where the text right of side headings begins, in steps of a few points."""
    return {
        round(right[0].x0 / _NEAR)
        for group in groups
        for piece in group
        if _opens_text(right := _right_of(piece, piece.line), body)
    }


def _begins_beside(
    group: Sequence[_Piece], texts: Mapping[int, Sequence[Line]], body: Style, beside: Collection[int]
) -> bool:
    """True where a line level with a heading of one or two lines begins where text beside such headings does."""
    return any(
        _opens_text(right, body) and any(round(right[0].x0 / _NEAR) + k in beside for k in (-1, 0, 1))
        for piece in group[:2]
        for line in texts[piece.line.page]
        if line.top < piece.line.bottom and piece.line.top < line.bottom
        for right in (_right_of(piece, line),)
    )


def _opens_text(words: Sequence[Word], body: Style) -> bool:
    return bool(words) and (style(words[0]) == body or is_bullet(words[0]))


def _right_of(piece: _Piece, line: Line) -> tuple[Word, ...]:
    """The words of a line right of a piece."""
    edge = max(w.x1 for w in piece.words)
    return tuple(w for w in line.words if w.x0 > edge)


def _text(group: Sequence[_Piece]) -> str:
    return " ".join(w.text for piece in group for w in piece.words)


def _split(group: list[_Piece], alone: Mapping[str, int]) -> list[list[_Piece]]:
    """A group of lines, parted where its beginning and its rest are headings that stand alone elsewhere."""
    for k in range(1, len(group)):
        if alone.get(_text(group[:k])) and any(alone.get(_text(group[k:m])) for m in range(k + 1, len(group) + 1)):
            return [group[:k], *_split(group[k:], alone)]
    return [group]


def _text_edges(pages: Sequence[Sequence[Line]], body: Style) -> list[float]:
    """Left edges at which much running text begins, from left to right."""
    long = [line for lines in pages for line in lines if len(line.words) >= _TEXT]
    plain = [line.x0 for line in long if line.alike and line.style == body and line.widest < 1.0]
    others = [line for line in long if not line.alike or line.style == body and line.widest >= 1.0]
    pieces = [piece for line in others for piece in segments(line) if _is_text(piece, line, body)]
    count = Counter([round(x / _NEAR) for x in (*plain, *(piece[0].x0 for piece in pieces))])
    most = max(count.values(), default=0)
    return sorted(x * _NEAR for x, n in count.items() if n >= _EDGES * most)


def _is_room_beside(pages: Sequence[Sequence[Line]], edges: Sequence[float]) -> bool:
    """True where text begins so far right of the leftmost lines that a column of headings may stand beside it."""
    left = min([line.x0 for lines in pages for line in lines], default=0.0)
    size = min([line.size for lines in pages for line in lines], default=0.0)
    return bool(edges) and edges[-1] + 2 * _NEAR > left + _NARROWEST * size


def _is_text(piece: Sequence[Word], line: Line, body: Style) -> bool:
    if len(piece) < _TEXT:
        return False
    return line.style == body if line.alike else sum([style(w) == body for w in piece]) > len(piece) / 2


def _pieces(
    lines: Sequence[Line], rulings: Mapping[int, Ruling], body: Style, edges: Sequence[float]
) -> Iterable[_Piece]:
    """What opens the lines of a page in another look than the text's, outside drawn tables."""
    for line in lines:
        if (line.style if line.alike else style(line.words[0])) == body or is_bullet(line.words[0]):
            continue
        grid = rulings[line.page].grid_around(line)
        if grid is not None and grid.is_table:
            continue
        first = _opening(line, body, edges)
        if any(c.isalpha() for w in first for c in w.text):
            yield _Piece(line, first, (style(first[0]), round(first[0].x0 / _NEAR)))


def _has_text_beside(piece: _Piece, lines: Sequence[Line], body: Style, edges: Sequence[float]) -> bool:
    """True where text begins to the right of a piece, at its height; `lines` are those of its page."""
    line, first = piece.line, piece.words
    right, least = max(w.x1 for w in first), first[0].x0 + _NARROWEST * style(first[0])[1]
    return any(
        p[0].x0 > right and p[0].x0 > least and any(abs(p[0].x0 - x) <= 2 * _NEAR for x in edges)
        for other in lines
        if other.top < line.bottom and line.top < other.bottom
        for p in _parts(other, body, edges)
        if _is_text(p, other, body)
    )


def _opening(line: Line, body: Style, edges: Sequence[float]) -> tuple[Word, ...]:
    """The line's words up to the first wide blank, or to text that begins where text begins.

    Left of the text, words in the look of the first go on with it however wide the blanks: the column is narrow, and
    its lines may be justified.
    """
    first = segments(line, _GUTTER)[0]
    look = line.style if line.alike else style(first[0])
    if look == body:
        return first
    count = len(first)
    if not line.alike:
        for k, word in enumerate(first[1:], 1):
            if style(word) == body and any(abs(word.x0 - x) <= 2 * _NEAR for x in edges):
                return first[:k]
    if count < len(line.words):
        least = first[0].x0 + _NARROWEST * look[1]
        text_at = next((x for x in edges if x > least and x > first[-1].x1), 0.0)
        while count < len(line.words) and line.words[count].x1 < text_at and style(line.words[count]) == look:
            count += 1
    return line.words[:count]


def _parts(line: Line, body: Style, edges: Sequence[float]) -> list[tuple[Word, ...]]:
    first = _opening(line, body, edges)
    rest = line.words[len(first) :]
    return [first, *parted(rest)] if rest else [first]


def _by_look(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    found: dict[tuple[Style, int], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        look, x = piece.key
        near = next((k for k in ((look, x), (look, x - 1), (look, x + 1)) if k in found), (look, x))
        found[near].append(piece)
    return list(found.values())


def _groups(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces of one look and edge that follow each other closely are one heading."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        before = groups[-1][-1] if groups else None
        first = piece.words[0]
        if (
            before is not None
            and before.line.page == piece.line.page
            and 0 < first.baseline - before.words[0].baseline <= _APART * first.size
        ):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _reads_like_heading(group: Sequence[_Piece]) -> bool:
    words = [w for piece in group for w in piece.words]
    return (
        len(words) <= _LONGEST and not words[-1].text.endswith((".", ",", ";", "”", '"')) and words[0].text[0].isupper()
    )


def _cut_out(groups: Sequence[Sequence[_Piece]], lines: Sequence[Line]) -> tuple[list[tuple[Line, ...]], list[Line]]:
    """The side headings of a page as lines of their own, and the page's lines without their words."""
    heads = [tuple(Line(piece.line.page, piece.words) for piece in group) for group in groups]
    pieces = [piece for group in groups for piece in group]
    side, parted_lines = {w for piece in pieces for w in piece.words}, {piece.line for piece in pieces}
    rest: list[Line] = []
    for line in lines:
        if line not in parted_lines:
            rest.append(line)
        elif words := tuple([w for w in line.words if w not in side]):
            rest.append(Line(line.page, words, line.column))
    return heads, rest


def _placed(heads: Sequence[tuple[Line, ...]], rest: Sequence[Line], leading: float, offset: float) -> tuple[Line, ...]:
    """The lines of a page in reading order, each side heading before its paragraph.

    `offset` is how much lower than the first line of its paragraph a side heading usually stands.
    """
    before: dict[Line, list[tuple[Line, ...]]] = defaultdict(list)
    for head in heads:
        before[_paragraph_beside(head, rest, leading, offset)].append(head)
    ordered: list[Line] = []
    for line in rest:
        ordered += [part for head in before.pop(line, []) for part in head]
        ordered.append(line)
    return tuple(ordered)


def _offset(heads: Sequence[Sequence[Line]], rest: Sequence[Line], leading: float) -> float:
    """How much lower than the nearest beginning of a paragraph the side headings of a page stand, at the median."""
    return median(h[0].baseline - _paragraph_beside(h, rest, leading, 0.0).baseline for h in heads)


def _paragraph_beside(head: Sequence[Line], lines: Sequence[Line], leading: float, offset: float) -> Line:
    """The first line of the paragraph that begins nearest to where that of a side heading should."""
    right = max(line.x1 for line in head)
    beside = [line for line in lines if line.x0 > right] or list(lines)
    starts = beside[:1] + [
        b
        for a, b in pairwise(lines)
        if b in beside and (b.baseline - a.baseline > _PARAGRAPH * leading or a.style != b.style)
    ]
    top = head[0].baseline - offset
    near = [line for line in starts if abs(line.baseline - top) <= 2 * leading]
    below = [line for line in beside if line.baseline >= top - _ABOVE * leading]
    return min(near or below[:1] or beside[-1:], key=lambda line: abs(line.baseline - top))
