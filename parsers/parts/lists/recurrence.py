"""Which texts head the lists of a report: those that come back in its areas, in one look, with lists below them.

A report that has eight areas says the same thing eight times. What recurs, looks alike, stands beside or right after
another such text and has something like a list below it heads a list, whatever its words; the words then say which.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from parsers.document import Word
from parsers.page.body_text import BodyText
from parsers.page.lines import Line, Style, fold, is_bullet, style
from parsers.page.setting import Setting
from parsers.parts.lists.cells import Cells, cell_text, cells_of, whole_cells
from parsers.parts.lists.names import list_kind
from parsers.parts.lists.order import KINDS, in_order, named_by_place
from parsers.vocabulary import BOX, COLUMNS, TABLES
from schemas.report import PointKind

Key = tuple[str, Style]
"""A folded text, figures apart, and its look."""

_DIGITS = re.compile(r"\d+")
_SHARE = 0.6  # of the areas: what recurs in fewer is chance
_LEAST = 3  # areas
_MOST_WORDS = 7
_CELL_GAP = 1.0  # of the size: what parts the cells of a line without rules
_ENDS = (".", ",", ";")  # of a sentence or a part of one
_LOOKED_AT = 40  # lines below a heading
_LISTLIKE = 0.45
_SHORT = 0.88  # of the longest line: a line that ends before was broken by the author


class Piece(NamedTuple):
    """A stretch of a line without a wide blank inside."""

    line: Line
    at: int  # index of the line in the flow
    words: tuple[Word, ...]
    right: float  # where the next piece of the line begins
    key: Key  # of its whole text, where it goes on below

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.words[0].x0


_OF_TABLES = BOX.score | COLUMNS.score | COLUMNS.max | COLUMNS.percent | TABLES.sum
_Place = tuple[int, Piece, list[Sequence[Word]]]
"""An area, a text in it, and the words below, line by line."""


class _Headed(NamedTuple):
    """The places of a text, and how much what stands below them looks like a list."""

    places: Sequence[_Place]
    listlike: float


def _pieces(line: Line, at: int, cells: Cells, whole: Cells, body: BodyText) -> list[Piece]:
    """The line's cells that may head a list; `whole` are their words with those of lines that go on with them."""
    rights = [*(p[0].x0 for p in cells[1:]), inf]
    found = []
    for first, words, right in zip(cells, whole, rights, strict=True):
        key = key_of(cell_text(words) if len(cells) > 1 else line.text, style(words[0]))
        if _may_head(words, key, body):
            found.append(Piece(line, at, first, right, key))
    return found


@lru_cache(maxsize=8192)
def key_of(text: str, look: Style) -> Key:
    """What makes two texts the same heading."""
    return _DIGITS.sub("#", fold(text)), look


def recurring_heads(
    flow: Sequence[Line], spans: Sequence[range], areas: int, setting: Setting, skip: Collection[Line]
) -> dict[Key, PointKind | None]:
    """The texts that head lists, and which list; None for a column beside the lists that is none ("Delområde").

    `spans` are the indexes of each area's lines in `flow`, `areas` how many areas these are: a later chapter may come
    back to them. Lines of `skip` (score tables) are looked through.
    """
    if areas < _LEAST:
        return {}
    found: dict[Key, list[tuple[int, Piece]]] = defaultdict(list)
    for area, span in enumerate(spans):
        at = span.start
        while at < span.stop:
            line = flow[at]
            if line in skip or _is_text(line, setting.body):
                at += 1
                continue
            cells = cells_of(line, setting, _CELL_GAP)
            whole, lines = whole_cells(cells, flow, range(at, span.stop))
            for piece in _pieces(line, at, cells, whole, setting.body):
                found[piece.key].append((area, piece))
            at += lines
    least = max(_LEAST, _SHARE * areas)
    recurring = {key: at for key, at in found.items() if len({area for area, _ in at}) >= least}
    ends = {piece.line for at in recurring.values() for _, piece in at}

    def headed(keys: Iterable[Key]) -> dict[Key, _Headed]:
        blocks = {k: [(area, p, _below(flow, p, spans[area], ends, skip)) for area, p in found[k]] for k in keys}
        weighed = {key: _Headed(at, _listlike([rows for _, _, rows in at])) for key, at in blocks.items()}
        return {key: below for key, below in weighed.items() if below.listlike >= _LISTLIKE}

    candidates = headed(recurring)
    named = _named(_chains(candidates), candidates)
    free = [kind for kind in KINDS if kind not in named.values()]
    if not named or not free:
        return named
    looks = {look for _, look in named}
    rarer = [
        key
        for key, at in found.items()
        if key not in recurring
        and {key[1]} == looks
        and not key[0].endswith("-")
        and list_kind(key[0]) in (None, *free)
        and len({area for area, _ in at}) > 1
    ]
    return _with_last(named, found, headed(rarer), free)


def _with_last(
    named: dict[Key, PointKind | None],
    found: Mapping[Key, Sequence[tuple[int, Piece]]],
    rarer: Mapping[Key, _Headed],
    free: Sequence[PointKind],
) -> dict[Key, PointKind | None]:
    """The headings of lists with one more that only some areas have: in their look, after or beside the last of them.

    Evaluators leave the weaknesses out where they found none. `rarer` are whole texts in that look; those without a
    name of their own head the lists that are `free`.
    """
    left = list(free)
    last: dict[int, Piece] = {}
    for key in named:
        for area, piece in found[key]:
            last[area] = max(last.get(area, piece), piece, key=lambda p: (p.at, p.x0))
    for key, (places, _) in rarer.items():
        after = [area in last and (p.at, p.x0) > (last[area].at, last[area].x0) for area, p, _ in places]
        near = all(p.at - last[area].at < _LOOKED_AT for area, p, _ in places if area in last)
        if left and near and all(after):
            named = {**named, key: list_kind(key[0]) or left.pop(0)}
    return named


def _is_text(line: Line, body: BodyText) -> bool:
    """True for a line in the look of running text, and for one in one piece that is an item or ends a sentence."""
    if line.alike and line.style == body.style and ":" not in line.text:
        return True
    return line.widest < 1.0 and (line.text.endswith(_ENDS) or is_bullet(line.words[0]))


def _may_head(words: Sequence[Word], key: Key, body: BodyText) -> bool:
    text, look = key
    last = words[-1].text
    if look == body.style and not last.endswith(":"):
        return False
    folded = text.split()
    return (
        0 < len(folded) <= _MOST_WORDS
        and len(text) > 2
        and any(map(str.isalpha, text))
        and not is_bullet(words[0])
        and "#" not in folded
        and text not in _OF_TABLES
        and not last.endswith(_ENDS)
    )


def _below(
    flow: Sequence[Line], piece: Piece, span: range, ends: Collection[Line], skip: Collection[Line]
) -> list[Sequence[Word]]:
    """The words of each line below a piece within its column, down to the next text that recurs."""
    rows: list[Sequence[Word]] = []
    left, right = piece.x0, piece.right
    for line in flow[piece.at + 1 : min(span.stop, piece.at + _LOOKED_AT)]:
        if line in ends or line in skip:
            break
        if right == inf and line.alike and line.x0 > left - 2 * line.words[0].size:
            rows.append(line.words)
            continue
        words = [w for w in line.words if left - 2 * w.size < w.x0 < right - 0.5 * w.size]
        if words:
            rows.append(words)
    return rows


def _listlike(blocks: Sequence[Sequence[Sequence[Word]]]) -> float:
    """How much what stands below a text looks like a list, from 0 to 1; the median of all its places."""
    filled = [rows for rows in blocks if rows]
    if len(filled) < 0.5 * len(blocks) or not filled:
        return 0.0
    right = max([row[-1].x1 for rows in filled for row in rows])
    scores = []
    for rows in filled:
        left = min([row[0].x0 for row in rows])
        broken = left + _SHORT * (right - left)
        count, marks, short, figures = len(rows), 0, 0, 0
        for row in rows:
            last = row[-1]
            marks += is_bullet(row[0]) or _is_enumeration(row[0].text)
            short += last.x1 < broken
            figures += len(row) < 4 and last.text.rstrip("%").isdigit()
        scores.append(min(1.0, 2 * marks / count + short / count) - figures / count)
    return median(scores)


def _is_enumeration(text: str) -> bool:
    """True for "1." and "12)"."""
    return len(text) <= 3 and text[-1] in ".)" and text[:-1].isdecimal()


def _chains(headed: Mapping[Key, _Headed]) -> list[list[Key]]:
    """Texts of one look that stand beside each other or right after each other, in the order of the page."""
    by_area: dict[int, list[tuple[int, float, Key]]] = defaultdict(list)
    for key, (places, _) in headed.items():
        for area, piece, _ in places:
            by_area[area].append((piece.at, piece.x0, key))
    pairs: dict[tuple[Key, Key], set[int]] = defaultdict(set)
    for area, found in by_area.items():
        found.sort()
        for (_, _, a), (_, _, b) in pairwise(found):
            pairs[a, b].add(area)
    linked: dict[Key, set[Key]] = {key: {key} for key in headed}
    for (a, b), areas in pairs.items():
        both = {area for area, _, _ in headed[a].places} & {area for area, _, _ in headed[b].places}
        if a != b and a[1] == b[1] and len(areas) >= max(_LEAST - 1, _SHARE * len(both)):
            group = linked[a] | linked[b]
            linked.update(dict.fromkeys(group, group))
    chains = {id(group): group for group in linked.values() if len(group) > 1}
    orders = [[key for _, _, key in found] for found in by_area.values()]
    return [in_order(group, orders) for group in chains.values()]


def _named(chains: Sequence[Sequence[Key]], headed: Mapping[Key, _Headed]) -> dict[Key, PointKind | None]:
    """Which list each text of the best chain heads: by its words, else by its place among the others.

    What stands before two lists that are known by their words heads a column of something else.
    """
    best: dict[Key, PointKind | None] = {}
    most = (0, 0.0)
    for chain in chains:
        kinds = {key: list_kind(key[0]) for key in chain}
        known = [key for key in chain if kinds[key] is not None]
        before = chain[: chain.index(known[0])] if len(known) > 1 else []
        other = [key for key in chain if kinds[key] is None and (key[0] in BOX.rubrics or key in before)]
        rest = [key for key in chain if key not in other]
        weight = (len(known), sum(_weight(headed[key]) for key in rest))
        if weight > most and len({kinds[key] for key in known}) == len(known) and 2 <= len(rest) <= len(KINDS):
            most = weight
            best = {**named_by_place(rest, kinds), **dict.fromkeys(other)}
    return best


def _weight(found: _Headed) -> float:
    """In how many areas a text stands, and how much what stands below looks like a list."""
    return len({area for area, _, _ in found.places}) * found.listlike
