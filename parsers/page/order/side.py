"""Side headings: short texts in a column of their own, left of the text that they head."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Word
from parsers.page.body_text import BodyText
from parsers.page.grids import Ruling
from parsers.page.lines import Line, Style, is_bullet, segments, style

_GAP = 0.7  # of the size: what parts a side heading from the text beside it
_LEAST = 4  # side headings of one look and edge in a report: fewer are chance
_OVERLAP = 0.3  # of its height: text this much level with a side heading stands beside it
_NEXT_LINE = 1.75  # of the size: a side heading's next line follows this close
_PARAGRAPH = 1.2  # leadings: a wider gap begins a paragraph
_REACH = 1.3  # leadings: a side heading in a frame may hang this far from the first line of what it heads


@dataclass(frozen=True)
class SideText:
    """The lines of one text in the side column."""

    lines: tuple[Line, ...]
    page: int
    place: tuple[int, Style]  # left edge, to the point, and look


def find_side_texts(lines: Sequence[Line], body: BodyText, ruling: Ruling) -> list[SideText]:
    """Texts of a page that stand left of its running text and level with it, in another look."""
    left = _text_edge(lines, body)
    if left is None:
        return []
    text = [line for line in lines if style(line.words[-1]) == body.style and line.x1 > left + line.size]
    found: list[list[Line]] = []
    for line in lines:
        words = segments(line, _GAP)[0]
        if not _may_be_side(words, left, body) or ruling.grid_around(line) is not None and _in_table(line, ruling):
            continue
        if len(words) < len(line.words):
            after = line.words[len(words)]
            level = after.x0 >= left - 2 and style(after) == body.style
        else:
            level = any(_is_level(line, other) for other in text if other is not line)
        if not level:
            continue
        piece = Line(line.page, tuple(words))
        last = found[-1][-1] if found else None
        if last is not None and _goes_on(last, piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [SideText(tuple(x), x[0].page, (round(x[0].x0), x[0].style)) for x in found]


def usual_places(found: Sequence[SideText]) -> set[tuple[int, Style]]:
    """Edges and looks that enough side texts of the report share."""
    count = Counter(side.place for side in found)
    return {place for place, n in count.items() if sum(m for p, m in count.items() if _alike(p, place)) >= _LEAST}


def set_before(lines: Sequence[Line], sides: Sequence[SideText], body: BodyText) -> list[Line]:
    """The page's lines with each side text before the paragraph that it heads."""
    own = {id(w) for side in sides for line in side.lines for w in line.words}
    rest: list[Line] = []
    for line in lines:
        words = tuple(w for w in line.words if id(w) not in own)
        if words:
            rest.append(line if len(words) == len(line.words) else Line(line.page, words, line.column))
    before: dict[int, list[Line]] = {}
    for side in sides:
        before.setdefault(_headed(rest, side, body), []).extend(side.lines)
    ordered: list[Line] = []
    for k, line in enumerate(rest):
        ordered.extend(before.get(k, ()))
        ordered.append(line)
    return [*ordered, *before.get(len(rest), ())]


def _text_edge(lines: Sequence[Line], body: BodyText) -> float | None:
    """Where most of the page's running text begins."""
    edges: Counter[int] = Counter()
    for line in lines:
        for words in segments(line, _GAP)[:2]:
            if len(words) > 3 and style(words[0]) == body.style:
                edges[round(words[0].x0)] += 1
    return float(edges.most_common(1)[0][0]) if edges else None


def _may_be_side(words: Sequence[Word], left: float, body: BodyText) -> bool:
    return (
        words[-1].x1 < left - 2
        and style(words[0]) != body.style
        and not is_bullet(words[0])
        and sum(c.isalpha() for w in words for c in w.text) > 2
    )


def _in_table(line: Line, ruling: Ruling) -> bool:
    grid = ruling.grid_around(line)
    return grid is not None and grid.is_table


def _is_level(line: Line, other: Line) -> bool:
    return min(line.bottom, other.bottom) - max(line.top, other.top) > _OVERLAP * (line.bottom - line.top)


def _goes_on(last: Line, line: Line) -> bool:
    return (
        last.style == line.style
        and abs(last.x0 - line.x0) < 2
        and 0 < line.baseline - last.baseline < _NEXT_LINE * line.size
    )


def _alike(a: tuple[int, Style], b: tuple[int, Style]) -> bool:
    return a[1] == b[1] and abs(a[0] - b[0]) < 2


def _headed(rest: Sequence[Line], side: SideText, body: BodyText) -> int:
    """Index of the line before which a side text belongs: the start of the nearest paragraph, else what is level."""
    at = side.lines[0].baseline
    near = [
        (abs(line.baseline - at), k)
        for k, line in enumerate(rest)
        if abs(line.baseline - at) < _REACH * body.leading and _begins(rest, k, body)
    ]
    if near:
        return min(near)[1]
    return next((k for k, line in enumerate(rest) if line.baseline > at - 0.5 * line.size), len(rest))


def _begins(rest: Sequence[Line], k: int, body: BodyText) -> bool:
    if k == 0:
        return True
    return rest[k].baseline - rest[k - 1].baseline > _PARAGRAPH * body.leading or rest[k - 1].style != rest[k].style
