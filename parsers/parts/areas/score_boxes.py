"""The box by an area's heading: a list of rubrics and the area's score."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from parsers.document import Box, Word
from parsers.page.columns import Item, list_items, phrases
from parsers.page.grids import Grid, Ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, fold, is_bullet, is_strong_bullet
from parsers.page.measures import INSIDE
from parsers.page.numbers import number
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas.headings import AreaHeading
from parsers.parts.areas.scores import SCORE, STATED
from parsers.vocabulary import BOX
from schemas.report import Points

_RUBRIC = 12  # words: a longer line below a box is running text
_RUBRICS = 20  # more is a list or a table that was taken for a box
_SCORE_APART = 1.5  # of the size: the blank before a score
_UNDER = 60  # points left of its heading where a score may begin
_LINES = 14  # of a box, at most, before its score


class ScoreBox(NamedTuple):
    """What stands in the box; the score's box is in points on `page`."""

    at: int  # index in the flow of the box's first line
    rubrics: tuple[Item, ...]
    score: Points | None
    page: int
    box: Box | None


def find_score_boxes(left: Remaining, setting: Setting, areas: Sequence[AreaHeading]) -> list[ScoreBox]:
    """The boxes that follow area headings; their lines are taken.
    A box is known by its column headings ("Rubriker", "Poäng"); without them by a drawn table right below the
    heading with one figure in it, or by a line that states the score ("Poäng: 70").
    """
    flow, rulings, joiner = left.flow, setting.rulings, setting.joiner
    headings = left.lines_of("heading")
    index = {line: i for i, line in enumerate(flow)}
    last_lines = sorted(index[a.lines[-1]] for a in areas)
    found: list[ScoreBox] = []
    taken: set[Line] = set()
    for at in last_lines:
        i = at + 1
        if i >= len(flow) or flow[i] in headings:
            continue
        score_head = _score_heading(flow[i])
        box: ScoreBox | None
        if score_head is not None:
            box, end = _headed(flow, i, score_head, headings, rulings, joiner)
        else:
            box, end = _stated(flow, i, headings, joiner)
            if box is None:
                box, end = _drawn(flow, i, headings, rulings, joiner)
        if box is not None:
            found.append(box)
            taken.update(line for line in flow[i:end] if line in left)
    left.take("score box", taken)
    return found


def _score_heading(line: Line) -> Word | None:
    """The heading of the score's column, if the line holds a box's column headings (the score may stand first)."""
    opened = next((k for k, w in enumerate(line.words) if w.text.startswith("(")), len(line.words))
    cells = phrases(line.words[:opened], BOX.rubrics | BOX.score)
    if cells is None or len(cells) != 2:
        return None
    for rubrics, score in (cells, cells[::-1]):
        if rubrics[0] in BOX.rubrics and score[0] in BOX.score:
            return score[1][0]
    return None


def _headed(
    flow: Sequence[Line],
    start: int,
    head: Word,
    headings: Collection[Line],
    rulings: Mapping[int, Ruling],
    joiner: LineJoiner,
) -> tuple[ScoreBox, int]:
    first = flow[start]
    grid = rulings[first.page].grid_at((head.x0 + head.x1) / 2, head.baseline - 0.3 * head.size)
    first_column = head is first.words[0]
    if first_column:
        edge: float | None = min(_inner(grid, head.x1, grid.x1), default=None) if grid else first.words[-1].x0 - 20
    else:
        edge = max(_inner(grid, grid.x0, head.x0), default=None) if grid else None
    rubrics: list[tuple[int, Sequence[Word]]] = []
    figures: list[tuple[int, Sequence[Word]]] = []
    page = first.page
    i = start + 1
    while i < len(flow) and flow[i] not in headings:
        line = flow[i]
        if line.page != page:
            page = line.page
            if grid is not None:
                grid = rulings[line.page].rest_of(grid, line)
                if grid is None:
                    break
        if grid is not None and not grid.holds_line(line):
            break
        i += 1
        if _score_heading(line) is not None:
            continue
        left, right = _parted(line, head, edge)
        if first_column:
            left, right = right, left
        if grid is None and not first_column and _leaves_list(left, right, rubrics, head):
            i -= 1
            break
        if left:
            rubrics.append((line.page, left))
        if right:
            figures.append((line.page, right))
    score, at, box = _figure(figures)
    limit = None if first_column else (edge or head.x0) - 4
    return ScoreBox(start, tuple(list_items(rubrics, joiner, limit)), score, at or first.page, box), i


def _inner(grid: Grid, left: float, right: float) -> list[float]:
    """Upright rules of a grid between two edges, its frame left out."""
    return [x for x in grid.xs if max(left, grid.x0 + INSIDE) <= x <= min(right, grid.x1 - INSIDE)]


def _parted(line: Line, head: Word, edge: float | None) -> tuple[list[Word], list[Word]]:
    """Rubric words and score words of a line."""
    if edge is not None:
        return [w for w in line.words if w.x0 < edge - 1], [w for w in line.words if w.x0 >= edge - 1]
    for k in range(len(line.words)):
        tail = line.words[k:]
        apart = k == 0 or tail[0].x0 - line.words[k - 1].x1 > _SCORE_APART * tail[0].size
        if apart and tail[0].x0 > head.x0 - _UNDER and SCORE.match(" ".join(w.text for w in tail)):
            return list(line.words[:k]), list(tail)
    return list(line.words), []


def _leaves_list(
    left: Sequence[Word], right: Sequence[Word], rubrics: Sequence[tuple[int, Sequence[Word]]], head: Word
) -> bool:
    """True for a line below a box without rules that is no longer part of its list."""
    if not left:
        return not right
    if left[-1].x1 > head.x0 - INSIDE:
        return True
    marked = [words for _, words in rubrics if is_bullet(words[0]) and len(words) > 1]
    if not marked or is_bullet(left[0]):
        return bool(marked) is False and bool(rubrics) and len(left) > _RUBRIC
    return left[0].x0 < min(words[1].x0 for words in marked) - 4


def _figure(found: Sequence[tuple[int, Sequence[Word]]]) -> tuple[Points | None, int | None, Box | None]:
    """The score among the words of the score column."""
    for page, words in found:
        match = SCORE.match(" ".join(w.text for w in words))
        if match:
            box = Box(words[0].x0, min(w.top for w in words), words[-1].x1, max(w.bottom for w in words))
            return number(match[1]), page, box
    return None, None, None


def _stated(
    flow: Sequence[Line], start: int, headings: Collection[Line], joiner: LineJoiner
) -> tuple[ScoreBox | None, int]:
    """A line such as "Poäng: 70" below the heading, with the list above or below it."""
    i = start
    rubrics: list[tuple[int, Sequence[Word]]] = []
    if flow[i].folded in BOX.rubrics:
        i += 1
    while i < len(flow) and i < start + _LINES and flow[i] not in headings:
        line = flow[i]
        match = STATED.match(line.text) or (SCORE.match(line.text) if i == start else None)
        if match:
            box = Box(line.x0, line.top, line.x1, line.bottom)
            end = i + 1
            while end < len(flow) and flow[end] not in headings and _is_rubric(flow[end], rubrics):
                rubrics.append((flow[end].page, flow[end].words))
                end += 1
            return ScoreBox(start, tuple(list_items(rubrics, joiner)), number(match[1]), line.page, box), end
        if not _is_rubric(line, rubrics):
            break
        rubrics.append((line.page, line.words))
        i += 1
    return None, start


def _is_rubric(line: Line, rubrics: Sequence[tuple[int, Sequence[Word]]]) -> bool:
    if is_strong_bullet(line.words[0]) or (is_bullet(line.words[0]) and len(line.words) > 1):
        return True
    marked = [words for _, words in rubrics if len(words) > 1]
    return bool(marked) and line.x0 >= min(words[1].x0 for words in marked) - 4


def _drawn(
    flow: Sequence[Line], start: int, headings: Collection[Line], rulings: Mapping[int, Ruling], joiner: LineJoiner
) -> tuple[ScoreBox | None, int]:
    """A drawn table without column headings that holds a list and one figure."""
    line = flow[start]
    grid = rulings[line.page].grid_around(line)
    if grid is None:
        return None, start
    inner = [x for x in grid.xs if grid.x0 + INSIDE < x < grid.x1 - INSIDE]
    edge = inner[-1] if inner else None
    rubrics: list[tuple[int, Sequence[Word]]] = []
    figures: list[tuple[int, Sequence[Word]]] = []
    i = start
    while (
        i < len(flow) and flow[i].page == line.page and grid.holds((flow[i].x0 + flow[i].x1) / 2, flow[i].baseline - 2)
    ):
        words = flow[i].words
        cut = len(words)
        if edge is not None:
            cut = sum(1 for w in words if w.x0 < edge - 1)
        elif SCORE.match(words[-1].text) and (len(words) == 1 or words[-1].x0 - words[-2].x1 > 2 * words[-1].size):
            cut = len(words) - 1
        if words[:cut]:
            rubrics.append((line.page, words[:cut]))
        if words[cut:]:
            figures.append((line.page, words[cut:]))
        i += 1
    rubrics = [(page, words) for page, words in rubrics if fold(" ".join(w.text for w in words)) not in BOX.score]
    score, at, box = _figure(figures)
    if score is None or len(figures) > 2 or len(rubrics) > _RUBRICS:
        return None, start
    return ScoreBox(start, tuple(list_items(rubrics, joiner, edge)), score, at or line.page, box), i
