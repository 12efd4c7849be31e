"""Where the lists of a report begin: their headings, one alone or several side by side."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from parsers.document import Word
from parsers.page.columns import opens_phrase, phrases
from parsers.page.lines import Line, Style, is_bullet, is_strong_bullet, segments, style
from parsers.page.setting import Setting
from parsers.parts.heading_looks import is_emphasised
from parsers.parts.lists.cells import cell_text, cells_of, follows
from parsers.parts.lists.names import list_kind
from parsers.parts.lists.order import KINDS
from parsers.parts.lists.recurrence import Key, key_of
from parsers.vocabulary import BOX, LISTS
from schemas.report import PointKind

_CELL_GAP = 0.6  # of the size: what parts the headings of neighbouring columns
_MOST_LINES = 3
_NOUNS = LISTS.any
_CHAINED = 60  # lines: a list's heading this near below another's in its area needs no other witness


class Cell(NamedTuple):
    """The heading of one column, its edges in points; `kind` is None above a column that is no list."""

    kind: PointKind | None
    x0: float
    x1: float


class Head(NamedTuple):
    """Headings that share a line, and how many lines they take."""

    at: int  # index of the first line in the flow
    lines: int
    cells: tuple[Cell, ...]

    @property
    def kinds(self) -> tuple[PointKind | None, ...]:
        """The lists, from left to right."""
        return tuple(c.kind for c in self.cells)


class _Text(NamedTuple):
    """The flow of a report, and which texts head its lists."""

    flow: Sequence[Line]
    names: Mapping[Key, PointKind | None]
    looks: frozenset[Style]  # of these texts
    setting: Setting

    def may_head(self, line: Line) -> bool:
        """False for what surely heads no list, most lines of a report: running text in one piece, outside tables."""
        body = self.setting.body
        return (
            line.widest >= _CELL_GAP
            or not line.alike
            or line.style != body.style
            or line.style in self.looks
            or line.text.endswith(":")
            or self.setting.rulings[line.page].grid_around(line) is not None
            or opens_phrase(line.words[0], _NOUNS)
            or is_emphasised(line, body)
        )

    def names_list(self, line: Line) -> bool:
        """True for a line with one of these texts."""
        look = style(line.words[0])
        return look in self.looks and key_of(line.text, look) in self.names


def find_heads(
    flow: Sequence[Line],
    spans: Sequence[range],
    names: Mapping[Key, PointKind | None],
    setting: Setting,
    skip: Collection[Line],
) -> list[Head]:
    """Headings of lists in the areas (`spans` of the flow's indexes), in reading order.

    Headings side by side are known by their words or by recurrence (`names`). One alone also has to look like a
    heading, and to be found in two areas at least or right below another list.
    """
    text = _Text(flow, names, frozenset(look for _, look in names), setting)
    found: list[tuple[int, Head, bool]] = []
    for area, span in enumerate(spans):
        at = span.start
        while at < span.stop:
            head = None
            if text.may_head(flow[at]) and flow[at] not in skip:
                head = _side_by_side(text, at, span) or _alone(text, at, span)
            if head is None:
                at += 1
                continue
            sure = len(head.cells) > 1 or text.names_list(flow[at])
            found.append((area, head, sure))
            at += head.lines
    return _borne_out(found, len(spans))


def _borne_out(found: Sequence[tuple[int, Head, bool]], areas: int) -> list[Head]:
    kept: list[Head] = []
    last: tuple[int, int] | None = None  # area and line of the last kept head
    having: dict[tuple[PointKind | None, ...], set[int]] = defaultdict(set)  # areas, by the lists that a head opens
    for area, head, _ in found:
        having[head.kinds].add(area)
    for area, head, sure in found:
        chained = last is not None and last[0] == area and head.at - last[1] < _CHAINED
        if sure or len(having[head.kinds]) >= min(2, areas) or chained:
            kept.append(head)
            last = (area, head.at)
    return kept


def _kind(words: Sequence[Sequence[Word]], names: Mapping[Key, PointKind | None]) -> tuple[PointKind | None, bool]:
    """The list that a cell's lines of words name, and whether they are the heading of a column at all."""
    kind = list_kind(_text(words)) or list_kind(_broken(words))
    if kind is not None:
        return kind, True
    look = style(words[0][0])
    wholes = (words, words[:1]) if len(words) > 1 else (words,)
    key = next((key for rows in wholes if (key := key_of(_text(rows), look)) in names), None)
    return (None, False) if key is None else (names[key], True)


def _text(lines: Sequence[Sequence[Word]]) -> str:
    return cell_text([w for words in lines for w in words])


def _broken(lines: Sequence[Sequence[Word]]) -> str:
    """The text of a cell that is too narrow for one of its words: alone on its line, it is broken anywhere."""
    text, glue = "", ""
    for words in lines:
        text += glue + " ".join(w.text for w in words)
        glue = "" if len(words) == 1 else " "
    return text


def _side_by_side(text: _Text, at: int, span: range) -> Head | None:
    """Two headings or more on one baseline; the first may be that of another column, as "Delområde"."""
    flow, names = text.flow, text.names
    line = flow[at]
    if is_strong_bullet(line.words[0]):
        return None
    whole = phrases(line.words, _NOUNS)
    first = [words for _, words in whole] if whole else cells_of(line, text.setting, _CELL_GAP)
    if len(first) < 2:
        return None
    cells: list[list[list[Word]]] = [[list(words)] for words in first]
    for count in range(1, _MOST_LINES + 1):
        if count > 1 and not _add_line(cells, flow, at + count - 1, span):
            return None
        if not _kind(cells[1], names)[1]:
            continue  # only the first and the last can be another column's
        kinds = _with_unknown_last([_kind(cell, names) for cell in cells], cells)
        lists = [kind for kind, _ in kinds if kind is not None]
        beside = [k for k, (kind, _) in enumerate(kinds) if kind is None]
        if len(lists) < 2 or len(set(lists)) < len(lists) or any(k > 0 and not kinds[k][1] for k in beside):
            continue
        if beside and not (kinds[0][1] or _text(cells[0]).casefold() in BOX.rubrics or len(cells[0][0]) < 4):
            continue
        while count < _MOST_LINES and _is_unfinished(cells, flow, at + count, span):
            _add_line(cells, flow, at + count, span)
            count += 1
        spans = [(min(w.x0 for row in c for w in row), max(w.x1 for row in c for w in row)) for c in cells]
        return Head(at, count, tuple(Cell(kind, x0, x1) for (kind, _), (x0, x1) in zip(kinds, spans, strict=True)))
    return None


def _with_unknown_last(
    kinds: list[tuple[PointKind | None, bool]], cells: Sequence[Sequence[Sequence[Word]]]
) -> list[tuple[PointKind | None, bool]]:
    """What stands last beside two lists, in their look, heads the list that is left, whatever its words."""
    known = [kind for kind, _ in kinds[:-1] if kind is not None]
    free = [kind for kind in KINDS if kind not in known]
    alike = style(cells[-1][0][0]) == style(cells[-2][0][0]) and cells[-1][0][0].bold
    if kinds[-1] == (None, False) and kinds[-2][0] is not None and len(known) > 1 and free and alike:
        return [*kinds[:-1], (free[0], True)]
    return kinds


def _add_line(cells: list[list[list[Word]]], flow: Sequence[Line], at: int, span: range) -> bool:
    """Add the words of the next line to the cells above them; False where it does not follow closely."""
    if at >= span.stop or not follows(flow[at - 1], flow[at]) or any(is_bullet(w) for w in flow[at].words):
        return False
    lefts = [cell[0][0].x0 for cell in cells]
    rows: list[list[Word]] = [[] for _ in cells]
    for w in flow[at].words:
        rows[max(0, sum(1 for x in lefts if x - 2 <= w.x0) - 1)].append(w)
    for cell, row in zip(cells, rows, strict=True):
        if row:
            cell.append(row)
    return True


def _is_unfinished(cells: Sequence[Sequence[Sequence[Word]]], flow: Sequence[Line], at: int, span: range) -> bool:
    """True where the next line, in the headings' look, goes on with one: "… inom" / "området"."""
    if at >= span.stop or not follows(flow[at - 1], flow[at]) or flow[at].style != style(cells[0][0][0]):
        return False
    within = any(_text(c).split()[-1].casefold() in LISTS.within for c in cells)
    return within or (flow[at].bold and not is_bullet(flow[at].words[0]))


def _alone(text: _Text, at: int, span: range) -> Head | None:
    """A heading with nothing beside it, neither on its line nor in another cell."""
    flow, names, setting = text.flow, text.names, text.setting
    line = flow[at]
    named = text.names_list(line)
    looks = named or line.text.endswith(":") or is_emphasised(line, setting.body)
    if (
        not looks
        or setting.in_table(line)
        or len(segments(line)) > 1
        or is_bullet(line.words[0])
        or line.text.endswith((".", ","))
    ):
        return None
    rows: list[Sequence[Word]] = [line.words]
    kind, _ = _kind(rows, names)
    while len(rows) < _MOST_LINES and at + len(rows) < span.stop:
        below = flow[at + len(rows)]
        open_ended = kind is None or named or _text(rows).split()[-1].casefold() in LISTS.within
        if not (open_ended and _goes_on(flow[at + len(rows) - 1], below)) or (
            kind and line.style == setting.body.style
        ):
            break
        rows.append(below.words)
        kind = kind or _kind(rows, names)[0]
    return Head(at, len(rows), (Cell(kind, line.x0, line.x1),)) if kind else None


def _goes_on(above: Line, line: Line) -> bool:
    """True for a line that goes on with the heading above: close, and in its look."""
    return follows(above, line) and line.style == above.style and not is_bullet(line.words[0])
