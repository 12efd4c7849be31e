"""The score tables: question, points, maximum, percentage, and a sum row for each area."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.page.grids import Ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.score_heads import ScoreHead, find_head
from parsers.parts.score_rows import AREA_ROW, QUESTION, Row, Strip, read_strip, rows_by_labels, rows_by_rules

_AREA_MAX = 200  # a sum row with a higher maximum belongs to the whole municipality


@dataclass(frozen=True)
class ScoreTable:
    """Questions of one area and their sum row."""

    area: int | None  # by the question numbers, else by the title's number
    title: str
    at: int  # index in the flow of the column headings
    questions: tuple[Row, ...]
    sum: Row | None


@dataclass(frozen=True)
class FoundTables:
    """All score tables of a report, those of other rounds included."""

    tables: tuple[ScoreTable, ...]
    totals: tuple[Row, ...]  # rows that sum up all areas


def find_score_tables(left: Remaining, setting: Setting, headings: Collection[Line]) -> FoundTables:
    """Every table with columns for points and maximum that holds a numbered question or sums up under such a table.

    Its lines are taken, those of `headings` (lines that look like headings) among them.
    """
    flow, rulings, joiner, leading = left.flow, setting.rulings, setting.joiner, setting.body.leading
    heads = {h.start: h for k in range(len(flow)) if (h := find_head(flow, k, rulings, leading)) is not None}
    runs: list[tuple[ScoreHead, list[Row]]] = []
    taken: set[Line] = set()
    after = end = 0
    for start in sorted(heads):
        if start < end:
            continue
        head = heads[start]
        rows, end = _read(flow, head, heads, headings, rulings, joiner)
        if runs and _repeats(runs[-1][0], head) and _is_repeated_title(flow[after : head.start], flow, runs[-1][0]):
            _append(runs[-1][1], rows, joiner)
        else:
            runs.append((head, rows))
        if rows:
            taken.update(flow[head.start : end])
            after = end
    found = [_by_area(rows, head) for head, rows in runs]
    tables = tuple(t for tables, _ in found for t in tables if t.questions)
    left.take("score table", taken)
    return FoundTables(tables, tuple(row for _, totals in found for row in totals))


def _is_repeated_title(between: Sequence[Line], flow: Sequence[Line], before: ScoreHead) -> bool:
    """True where nothing but the table's own title stands between two of its parts."""
    above = {line.folded for line in flow[max(0, before.start - 2) : before.start]}
    return len(between) <= 2 and all(line.folded in above for line in between)


def _repeats(before: ScoreHead, head: ScoreHead) -> bool:
    """True where column headings come back at the top of a page within one table."""
    same = len(before.columns) == len(head.columns) and all(
        a[0] == b[0] and abs(a[1] + a[2] - b[1] - b[2]) < 40 for a, b in zip(before.columns, head.columns, strict=True)
    )
    return same and before.title.endswith(head.title)


def _read(
    flow: Sequence[Line],
    head: ScoreHead,
    heads: Collection[int],
    headings: Collection[Line],
    rulings: Mapping[int, Ruling],
    joiner: LineJoiner,
) -> tuple[list[Row], int]:
    """Rows under the column headings, over page ends, and the index after the last line used."""
    strips: list[Strip] = []
    end = i = head.end
    ruled = rulings[flow[head.start].page].grid_at(head.left + 2, flow[head.start].baseline) is not None
    while i < len(flow):
        line = flow[i]
        strip = read_strip(line, head)
        if strip is None or i in heads or (line in headings and not _is_title_row(flow, i, head, heads, headings)):
            break
        if ruled and not _in_grid(line, rulings):
            break
        loose = i - end
        if not strip.figures and (loose >= 6 or _after_sum(strips, strip, head)):
            break
        strips.append(strip)
        i += 1
        if strip.figures:
            end = i
    strips = [s for s in strips if s.figures] and _with_tail(strips, end - head.end, rulings, head, ruled)
    return _rows(strips, head, rulings, joiner), head.end + len(strips)


def _with_tail(
    strips: list[Strip], used: int, rulings: Mapping[int, Ruling], head: ScoreHead, ruled: bool
) -> list[Strip]:
    """The strips up to the last figures, and the lines of a label that runs on below them.

    In a drawn table those are all lines above the next level rule; else lines that follow closely, the first with a
    question number only if the table's figures stand above their labels.
    """
    if not any(s.label for s in strips[:used]):
        return strips[:used]
    above = not strips[0].label and bool(strips[0].figures)
    last = strips[used - 1].line
    tail = used
    while tail < len(strips) and strips[tail].line.page == last.page:
        line = strips[tail].line
        gap = line.baseline - strips[tail - 1].line.baseline
        text = " ".join(w.text for w in strips[tail].label)
        opens = QUESTION.match(text) is not None
        if ruled:
            middle = line.baseline - 0.3 * line.size
            if rulings[line.page].levels_across(line.x0 + 10, head.left, last.baseline, middle):
                break
        elif (
            gap > 1.5 * head.pitch
            or AREA_ROW.match(text)
            or (opens and not (above and tail == used))
            or not (above or _is_open(strips, used))
        ):
            break
        tail += 1
    return strips[:tail]


def _is_open(strips: Sequence[Strip], used: int) -> bool:
    """True where the last figures belong to a question whose label may go on below them."""
    if strips[used - 1].label:
        return True
    return used > 1 and bool(strips[used - 2].label) and not strips[used - 2].figures


def _in_grid(line: Line, rulings: Mapping[int, Ruling]) -> bool:
    return rulings[line.page].grid_around(line) is not None


def _is_title_row(
    flow: Sequence[Line], i: int, head: ScoreHead, heads: Collection[int], headings: Collection[Line]
) -> bool:
    """True for an area's name that opens the next rows of the same table although it looks like a heading."""
    k = i
    while k < len(flow) and flow[k] in headings and k < i + 3:
        k += 1
    if k >= len(flow) or k in heads:
        return False
    return (
        any(
            (strip := read_strip(line, head)) is not None and bool(strip.figures) and line not in headings
            for line in flow[k : k + 3]
        )
        and QUESTION.match(flow[k].text) is not None
    )


def _after_sum(strips: Sequence[Strip], strip: Strip, head: ScoreHead) -> bool:
    """True for text that follows an unlabelled row of figures and opens no row."""
    text = " ".join(w.text for w in strip.label)
    if not strips or strips[-1].label or len(strips) < 2 or QUESTION.match(text) or AREA_ROW.match(text):
        return False
    return strip.line.baseline - strips[-1].line.baseline > 2.2 * head.pitch


def _rows(strips: Sequence[Strip], head: ScoreHead, rulings: Mapping[int, Ruling], joiner: LineJoiner) -> list[Row]:
    rows: list[Row] = []
    for page in dict.fromkeys(s.line.page for s in strips):
        here = [s for s in strips if s.line.page == page]
        left = min((w.x0 for s in here for w in s.label), default=head.left - 60)
        top, bottom = here[0].line.top, here[-1].line.bottom
        levels = rulings[page].levels_across(left + 10, head.left, top - 2, bottom)
        new = rows_by_rules(here, levels, joiner.join) or rows_by_labels(here, head.pitch, joiner.join)
        _append(rows, new, joiner)
    return rows


def _append(rows: list[Row], new: list[Row], joiner: LineJoiner) -> None:
    """Add the rows of another page; a row that the page end cut in two becomes one again."""
    if rows and new:
        last, first = rows[-1], new[0]
        if last.number and not last.has_figures and first.has_figures and not first.number:
            label = joiner.join_texts(last.label, first.label) if first.label else last.label
            rows[-1], new = replace(first, label=label), new[1:]
        elif last.number and last.has_figures and _is_rest(first):
            rows[-1], new = replace(last, label=joiner.join_texts(last.label, first.label)), new[1:]
        elif last.has_figures and not last.label and first.number and not first.has_figures:
            whole = replace(first, score=last.score, max=last.max, percent=last.percent)
            rows[-1], new = whole, new[1:]
    rows.extend(new)


def _is_rest(row: Row) -> bool:
    """True for the last lines of a label that a page end cut off."""
    return bool(row.label) and not (row.has_figures or row.number or row.is_sum or AREA_ROW.match(row.label))


def _by_area(rows: Sequence[Row], head: ScoreHead) -> tuple[list[ScoreTable], list[Row]]:
    """The rows of one drawn table as one table per area, and the rows that sum up all of them."""
    tables: list[ScoreTable] = []
    totals: list[Row] = []
    title, questions, own_sum = head.title, list[Row](), None
    numbered = any(r.number for r in rows)

    def close() -> None:
        nonlocal questions, own_sum
        if questions or own_sum is not None:
            tables.append(ScoreTable(_area_of(questions, title), title, head.start, tuple(questions), own_sum))
        questions, own_sum = [], None

    for row in rows:
        area_row = AREA_ROW.match(row.label) if row.number is None else None
        if row.number is not None or (not numbered and row.has_figures and not row.is_sum and area_row is None):
            if questions and _begins_area(row, questions, own_sum):
                close()
            questions.append(row)
        elif not row.has_figures:
            if area_row is not None:
                close()
                title = row.label
        elif row.max is not None and row.max > _AREA_MAX:
            totals.append(row)
        elif area_row is not None and not (
            questions and own_sum is None and _area_of(questions, title) == int(area_row[1])
        ):
            close()
            title, own_sum = row.label, row
        else:
            own_sum = row
            close()
    close()
    return tables, totals


def _begins_area(row: Row, questions: Sequence[Row], own_sum: Row | None) -> bool:
    """True for a question of another area, where the sum row stands first or none is printed."""
    area, _, place = (row.number or "").partition(".")
    other = area.isdigit() and int(area) != _area_of(questions, "")
    return other and (own_sum is not None or place == "1")


def _area_of(questions: Sequence[Row], title: str) -> int | None:
    prefixes = Counter(int(q.number.split(".")[0]) for q in questions if q.number)
    if prefixes:
        return max(prefixes, key=lambda n: (prefixes[n], -n))
    match = AREA_ROW.match(title)
    return int(match[1]) if match else None
