"""The score tables: question, points, maximum, percentage, and a sum row for each area."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from parsers.grids import Ruling
from parsers.hyphens import LineJoiner
from parsers.lines import Line
from parsers.score_heads import ScoreHead, find_head
from parsers.score_rows import AREA_ROW, QUESTION, Row, Strip, read_strip, rows_by_labels, rows_by_rules
from schemas.report import Points

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
    lines: frozenset[Line]


def find_score_tables(
    flow: Sequence[Line], headings: Collection[Line], rulings: dict[int, Ruling], joiner: LineJoiner
) -> FoundTables:
    """Every table with columns for points and maximum that holds a numbered question or sums up under such a table."""
    tables: list[ScoreTable] = []
    totals: list[Row] = []
    taken: set[Line] = set()
    i = 0
    while i < len(flow):
        head = find_head(flow, i, rulings)
        if head is None or flow[head.start] in taken:
            i += 1
            continue
        rows, end = _read(flow, head, headings, rulings, joiner)
        found, sums = _by_area(rows, head)
        if tables and found and _goes_on(tables[-1], found[0]):
            found[0] = _joined(tables.pop(), found[0])
        tables.extend(found)
        totals.extend(sums)
        if found or sums or rows:
            taken.update(flow[head.start : end])
        i = max(end, i + 1)
    return FoundTables(tuple(t for t in tables if t.questions), tuple(totals), frozenset(taken))


def _joined(before: ScoreTable, after: ScoreTable) -> ScoreTable:
    """A table and its rest on the next page; figures without label before the break go with a label after it."""
    rest = after.questions
    if before.sum is not None:
        rest = (_whole(rest[0], before.sum, rest[0].label), *rest[1:])
    return replace(before, questions=before.questions + rest, sum=after.sum)


def _whole(place: Row, figures: Row, label: str) -> Row:
    """A row whose label and figures stand on two pages; it lies where its label does."""
    return replace(place, label=label, score=figures.score, max=figures.max, percent=figures.percent)


def _goes_on(before: ScoreTable, after: ScoreTable) -> bool:
    """True where a table repeats its column headings on the next page."""
    if before.area is None:
        return False
    if before.sum is not None and (before.sum.label or not after.questions or after.questions[0].has_figures):
        return False
    numbers = {q.number for q in before.questions}
    return after.area in (before.area, None) and not any(q.number in numbers for q in after.questions)


def _read(
    flow: Sequence[Line], head: ScoreHead, headings: Collection[Line], rulings: dict[int, Ruling], joiner: LineJoiner
) -> tuple[list[Row], int]:
    """Rows under the column headings, over page ends, and the index after the last line used."""
    strips: list[Strip] = []
    end = i = head.end
    ruled = rulings[flow[head.start].page].grid_at(head.left + 2, flow[head.start].baseline) is not None
    while i < len(flow):
        line = flow[i]
        strip = read_strip(line, head)
        if strip is None or _begins_table(flow, i, rulings) or (line in headings and not _is_title_row(flow, i, head, headings, rulings)):
            break
        if ruled and not _in_grid(line, rulings):
            break
        loose = i - end
        if not strip.figures and (loose >= 6 or _after_sum(strips, strip)):
            break
        strips.append(strip)
        i += 1
        if strip.figures:
            end = i
    strips = [s for s in strips if s.figures] and _with_tail(strips, end - head.end, ruled)
    return _rows(strips, head, rulings, joiner), head.end + len(strips)


def _with_tail(strips: list[Strip], used: int, ruled: bool) -> list[Strip]:
    """The strips up to the last figures, and the lines of a label that runs on below them."""
    tail = used
    row = [s for s in strips[:used] if s.label]
    if not row or not _is_open(strips, used):
        return strips[:used]
    while tail < len(strips) and strips[tail].line.page == strips[used - 1].line.page:
        gap = strips[tail].line.baseline - strips[tail - 1].line.baseline
        text = " ".join(w.text for w in strips[tail].label)
        if not (ruled or gap <= 1.5 * strips[tail].line.size) or QUESTION.match(text) or AREA_ROW.match(text):
            break
        tail += 1
    return strips[:tail]


def _is_open(strips: Sequence[Strip], used: int) -> bool:
    """True where the last figures belong to a question whose label may go on below them."""
    if strips[used - 1].label:
        return True
    return used > 1 and bool(strips[used - 2].label) and not strips[used - 2].figures


def _in_grid(line: Line, rulings: dict[int, Ruling]) -> bool:
    return rulings[line.page].grid_at((line.x0 + line.x1) / 2, line.baseline - 0.3 * line.size) is not None


def _begins_table(flow: Sequence[Line], i: int, rulings: dict[int, Ruling]) -> bool:
    """True where column headings begin at line i, or up to two lines further down beside a title that wraps."""
    for k in range(i, min(i + 3, len(flow))):
        head = find_head(flow, k, rulings)
        if head is not None and head.start <= i:
            return True
    return False


def _is_title_row(
    flow: Sequence[Line], i: int, head: ScoreHead, headings: Collection[Line], rulings: dict[int, Ruling]
) -> bool:
    """True for an area's name that opens the next rows of the same table although it looks like a heading."""
    k = i
    while k < len(flow) and flow[k] in headings and k < i + 3:
        k += 1
    if k >= len(flow) or _begins_table(flow, k, rulings):
        return False
    return any(
        (strip := read_strip(line, head)) is not None and bool(strip.figures) and line not in headings
        for line in flow[k : k + 3]
    ) and QUESTION.match(flow[k].text) is not None


def _after_sum(strips: Sequence[Strip], strip: Strip) -> bool:
    """True for text that follows an unlabelled row of figures and opens no row."""
    text = " ".join(w.text for w in strip.label)
    if not strips or strips[-1].label or len(strips) < 2 or QUESTION.match(text) or AREA_ROW.match(text):
        return False
    return strip.line.baseline - strips[-1].line.baseline > 2.2 * strip.line.size


def _rows(strips: Sequence[Strip], head: ScoreHead, rulings: dict[int, Ruling], joiner: LineJoiner) -> list[Row]:
    rows: list[Row] = []
    pages = list(dict.fromkeys(s.line.page for s in strips))
    for page in pages:
        here = [s for s in strips if s.line.page == page]
        left = min((w.x0 for s in here for w in s.label), default=head.left - 60)
        top, bottom = here[0].line.top, here[-1].line.bottom
        levels = rulings[page].levels_across(left + 10, head.left, top - 2, bottom)
        if len(levels) >= max(sum(1 for s in here if s.figures) - 2, 1):
            new = rows_by_rules(here, levels, joiner.join)
        else:
            new = rows_by_labels(here, joiner.join)
        if rows and new and not rows[-1].has_figures and rows[-1].number and not new[0].number and new[0].has_figures:
            broken, rest = rows.pop(), new.pop(0)
            label = joiner.join_texts(broken.label, rest.label) if rest.label else broken.label
            rows.append(_whole(rest, rest, label))
        elif rows and new and rows[-1].number and rows[-1].has_figures and _is_rest(new[0]):
            rows[-1] = replace(rows[-1], label=joiner.join_texts(rows[-1].label, new.pop(0).label))
        elif rows and new and rows[-1].has_figures and not rows[-1].label and new[0].number and not new[0].has_figures:
            rows[-1] = _whole(new[0], rows[-1], new.pop(0).label)
        rows.extend(new)
    return rows


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
            if own_sum is not None and questions and _area_of(questions, title) != _area_of([row], title):
                close()
            questions.append(row)
        elif not row.has_figures:
            if area_row is not None:
                close()
                title = row.label
        elif row.max is not None and row.max > _AREA_MAX:
            totals.append(row)
        elif area_row is not None and not (questions and own_sum is None and _area_of(questions, title) == int(area_row[1])):
            close()
            title, own_sum = row.label, row
        else:
            own_sum = row
            close()
    close()
    return tables, totals


def _area_of(questions: Sequence[Row], title: str) -> int | None:
    prefixes = Counter(int(q.number.split(".")[0]) for q in questions if q.number)
    if prefixes:
        return max(prefixes, key=lambda n: (prefixes[n], -n))
    match = AREA_ROW.match(title)
    return int(match[1]) if match else None


def sum_figures(table: ScoreTable) -> tuple[Points | None, Points | None, Points | None]:
    """Points, maximum and percentage of the sum row."""
    return (table.sum.score, table.sum.max, table.sum.percent) if table.sum else (None, None, None)
