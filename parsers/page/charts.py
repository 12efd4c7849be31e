"""Text that belongs to charts and to tables other than the report's own: it is no running text."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from parsers.document import Box, Page
from parsers.page.body_text import BodyText
from parsers.page.grids import Ruling
from parsers.page.lines import Line, is_bullet, segments
from parsers.page.measures import MIDDLE
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting

_ITALIC = re.compile("italic|oblique", re.I)
_TITLE = 6  # leadings: a chart's title stands this near to its bars
_PICTURE = 40  # points: smaller pictures are marks and logotypes
_CAPTION = 3  # lines
_BELOW = 1.5  # of the size: a caption follows its picture this closely
_TICKS = 2  # figures besides one that make an axis
_EDGE = 2.0  # points: edges and steps this alike are one
_FIGURE = re.compile(r"^[+–−-]?[\d.,]+ ?%?$")
_FIGURE_ENDS = frozenset("0123456789.,%-–")  # with which one ends, or what stands for it
_LABEL = 8  # words: what stands by a bar or an axis has no more, running text has
_ACROSS = 0.8  # of the column: lines of running text reach this far
_BAR = 1.5  # points: thinner fills are rules
_ROOM = 0.8  # points: bars stand apart by more, cells of a table touch
_SMALLER = 0.9  # of the body's size: small print
_COLUMN = 6.0  # points: figures of one column end or begin this near to each other
_STEP = 3.5  # of the size: rows of one table follow each other closer
_SMALL = 0.4  # points below the body's size: a caption
_AROUND = (30, 40)  # points above and below bars where their labels stand
_THICK = 0.3  # of a bar: bars of one chart differ in thickness by less


def take_charts(left: Remaining, setting: Setting) -> None:
    """Take what belongs to charts and to other tables, judged by all lines that are left."""
    rest = list(left)
    charts = {line for page in setting.pages if page.fills for line in chart_lines(page, rest, setting.body)}
    captions = {line for page in setting.pages if page.images for line in caption_lines(page, rest, setting.body)}
    charts |= captions | label_lines(rest, setting.body)
    left.take("chart", charts)
    left.take("other table", table_lines(rest, setting.rulings) - charts)


def chart_lines(page: Page, lines: Sequence[Line], body: BodyText) -> set[Line]:
    """Those of a report's lines that stand inside charts drawn on the page.

    A chart is known by bars: three or more filled boxes that share one edge and differ in length. Its labels are the
    lines level with the bars, and short lines next to them that are not set as running text.
    """
    frames = _bar_charts(page)
    if not frames:
        return set()
    lines = [line for line in lines if line.page == page.number]
    found = {
        line
        for line in lines
        for f in frames
        if f.top - 4 <= (line.top + line.bottom) / 2 <= f.bottom + 4 and not _is_running(line, body)
    }
    frames = [_with_axis(f, lines) for f in frames]
    found.update(x for f in frames for x in lines if f.top - 4 <= x.middle <= f.bottom + 4 and _FIGURE.match(x.text))
    for f in frames:
        for line in lines:
            near = f.top - _AROUND[0] <= line.top and line.bottom <= f.bottom + _AROUND[1]
            if (
                near
                and line not in found
                and line.style != body.style
                and (line.size < body.style[1] - _SMALL or _FIGURE.match(line.text))
            ):
                found.add(line)
        found.update(line for line in lines if _is_title(line, f, body))
    return found


def _with_axis(frame: Box, lines: Sequence[Line]) -> Box:
    """A chart with its axis: figures under each other in steps of one height, up to the highest of them."""
    figures = [x for x in lines if _FIGURE.match(x.words[0].text) and x.words[0].x1 < frame.x0]
    column = [x for x in figures if sum(abs(x.words[0].x1 - y.words[0].x1) < _EDGE for y in figures) > _TICKS]
    ticks = sorted({round(x.words[0].baseline, 1) for x in column})
    if len(ticks) <= _TICKS or max(ticks) < frame.top:
        return frame
    steps = [b - a for a, b in pairwise(ticks)]
    if max(steps) - min(steps) > _EDGE or min(ticks) > frame.top:
        return frame
    return Box(frame.x0, min(x.top for x in column), frame.x1, frame.bottom)


def _is_title(line: Line, frame: Box, body: BodyText) -> bool:
    """True for a line centred above or below a chart, away from the text's left edge."""
    centred = abs((line.x0 + line.x1) / 2 - (frame.x0 + frame.x1) / 2) < line.size
    distance = max(frame.top - line.bottom, line.top - frame.bottom)
    return centred and -0.3 * line.size <= distance < _TITLE * body.leading and line.x0 > body.left + 2 * line.size


def caption_lines(page: Page, lines: Sequence[Line], body: BodyText) -> set[Line]:
    """Captions of the page's pictures: up to three lines right below one, smaller than the text or all in italics."""
    found: set[Line] = set()
    for image in page.images:
        if image.x1 - image.x0 < _PICTURE or image.bottom - image.top < _PICTURE:
            continue
        edge, style = image.bottom, None
        for line in [x for x in lines if x.page == page.number and x.top > image.bottom - 2][:_CAPTION]:
            looks = line.size < body.style[1] - _SMALL or all(_ITALIC.search(w.font) for w in line.words)
            below = line.top - edge < _BELOW * line.size and line.x0 < image.x1 and line.x1 > image.x0
            if not (looks and below and style in (None, line.style)):
                break
            found.add(line)
            edge, style = line.bottom, line.style
    return found


def _is_running(line: Line, body: BodyText) -> bool:
    return (
        line.style == body.style and len(line.words) > _LABEL and line.x1 - line.x0 > _ACROSS * (body.right - body.left)
    )


def _bar_charts(page: Page) -> list[Box]:
    found = []
    for upright in (False, True):
        edges: dict[int, list[Box]] = {}
        for f in page.fills:
            if f.x1 - f.x0 > _BAR and f.bottom - f.top > _BAR:
                edges.setdefault(round(f.bottom if upright else f.x0), []).append(f)
        for sharing in edges.values():
            for bars in _rows_of_bars(sharing, upright) if len(sharing) >= 3 else ():
                lengths = {round(b.bottom - b.top if upright else b.x1 - b.x0) for b in bars}
                if len(lengths) >= 3 and not _stacked(bars, upright) and not _hold_words(bars, page):
                    found.append(
                        Box(
                            min(b.x0 for b in bars),
                            min(b.top for b in bars),
                            max(b.x1 for b in bars),
                            max(b.bottom for b in bars),
                        )
                    )
    return found


def _rows_of_bars(boxes: Sequence[Box], upright: bool) -> list[list[Box]]:
    """Boxes of one thickness that follow each other at no more than four times that distance."""
    span = [(b.x0, b.x1, b) if upright else (b.top, b.bottom, b) for b in boxes]
    rows: list[list[tuple[float, float, Box]]] = []
    for item in sorted(set(span), key=lambda s: s[:2]):
        thick = item[1] - item[0]
        last = rows[-1][-1] if rows else None
        if last is not None and item[0] - last[1] < 4 * thick and abs(last[1] - last[0] - thick) < _THICK * thick + 1:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [[b for _, _, b in row] for row in rows if len(row) >= 3]


def _hold_words(boxes: Sequence[Box], page: Page) -> bool:
    """True where most of the boxes lie behind words: shading, not bars (a bar may hold its figure)."""
    shaded = sum(
        any(
            b.x0 <= (w.x0 + w.x1) / 2 <= b.x1
            and b.top <= w.baseline - MIDDLE * w.size <= b.bottom
            and w.text[0].isalpha()
            for w in page.words
        )
        for b in boxes
    )
    return 2 * shaded > len(boxes)


def _stacked(bars: Sequence[Box], vertical: bool) -> bool:
    """True for boxes without room between them: shaded cells of a table."""
    spans = sorted((b.x0, b.x1) if vertical else (b.top, b.bottom) for b in bars)
    return all(b[0] - a[1] < _ROOM for a, b in pairwise(spans))


def label_lines(lines: Sequence[Line], body: BodyText) -> set[Line]:
    """Small print that is no sentence: runs of lines smaller than the body, none of which ends one."""
    found: set[Line] = set()
    for style, run in groupby(lines, key=lambda line: line.style):
        group = list(run)
        sentence = any(x.text.rstrip().endswith((".", "?", "!", ":")) for x in group)
        if style[1] <= _SMALLER * body.style[1] and not sentence and all(len(x.words) <= _LABEL for x in group):
            found.update(group)
    return found


def table_lines(lines: Sequence[Line], rulings: Mapping[int, Ruling]) -> set[Line]:
    """Lines inside drawn tables, and rows without rules: three or more lines whose figures stand in columns."""
    found = {line for line in lines if (g := rulings[line.page].grid_around(line)) is not None and g.is_table}
    run: list[Line] = []
    for line in [*lines, None]:
        row = line if line is not None and _is_row(line) else None
        if row is not None and (not run or _in_step(run[-1], row)):
            run.append(row)
            continue
        if len(run) >= 3:
            found.update([*run, *_table_head(lines, run[0])])
        run = [row] if row is not None else []
    return found


def _table_head(lines: Sequence[Line], first: Line) -> list[Line]:
    """The line above the first row, if it stands in columns as well."""
    above = max(
        (x for x in lines if x.page == first.page and x.baseline < first.baseline),
        key=lambda x: x.baseline,
        default=None,
    )
    if above is None or first.baseline - above.baseline > _STEP * first.size or len(segments(above, 1.5)) < 2:
        return []
    return [above]


def _is_row(line: Line) -> bool:
    """True for a label and figures set apart from it by a wide blank."""
    parts = segments(line, 1.5) if line.text[-1] in _FIGURE_ENDS else []
    return (
        len(parts) > 1
        and not is_bullet(line.words[0])
        and all(_FIGURE.match(w.text) or w.text in "-–%" for part in parts[1:] for w in part)
    )


def _in_step(a: Line, b: Line) -> bool:
    """True for rows of one table: near each other, with the last figures in one column."""
    aligned = abs(a.x1 - b.x1) < _COLUMN or abs(a.words[-1].x0 - b.words[-1].x0) < _COLUMN
    return a.page == b.page and 0 < b.baseline - a.baseline < _STEP * a.size and aligned
