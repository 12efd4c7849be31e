"""The second reading: another engine reads the pages that carry scores again, and both must see the same digits.

Only places are taken from the first reading. What is printed there is gathered anew from the other engine's words, and
compared figure by figure. Where both agree and a report contradicts itself, the report is wrong and not the reading.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from parsers.document import Page, Reader, Word
from parsers.errors import ReadError
from parsers.second_reading.cells import KINDS, Kind, Row, rows_of
from schemas.figures import Figure, written
from schemas.report import Area, Finding, Place, Points, Report

Seen = Mapping[str, tuple[Figure, Points | None]]
"""By the name of a figure: what the first reading saw, and the value that the second one sees."""

_FIGURE = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)%?")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?(?!\d|[.,]\d)")
_QUESTION = re.compile(r"(\d{1,2}\.\d{1,2})\.?")
_NO_LABEL = frozenset("-–—%")
_MARGIN = 1.0  # points: engines place the same glyph this near to each other
_APART = 0.55  # of the font size: figures of a table stand further from a label than its own words from each other
_AROUND = 40.0  # points above and below a table in which a row missed by the first reading may stand
_MOST_FIGURES = 8  # in a row


def confirm(report: Report, data: bytes, read: Reader) -> Report:
    """Return the report with `scores_confirmed`, `findings.confirmed`, and a `reading-differs` finding per difference.

    `read` is the other engine. A report stays as it is where that engine cannot open the file. A finding stays without
    an answer where the second reading does not look: whether an area or a table is missing, how much text was read.
    """
    rows = list(rows_of(report))
    if not rows:
        return report
    try:
        pages = {page.number: page for page in read(data, {row.place.page for row in rows}).pages}
    except ReadError:
        return report
    rows = [row for row in rows if row.place.page in pages]
    seen: dict[str, tuple[Figure, Points | None]] = {}
    for table in _tables(rows):
        for row, second in zip(table, _read_again(table, pages[table[0].place.page]), strict=True):
            for kind, value in second.items():
                seen[row.figure(kind).what] = (row.figure(kind), value)
    differing = [(figure, second) for figure, second in seen.values() if figure.value != second]
    findings = [f.model_copy(update={"confirmed": _is_confirmed(f, report, seen, pages)}) for f in report.findings]
    findings += [_difference(figure, second) for figure, second in differing]
    share = round(1 - len(differing) / len(seen), 4) if seen else None
    return report.model_copy(update={"scores_confirmed": share, "findings": tuple(findings)})


def _tables(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one area's table on one page together; each other row alone."""
    tables: dict[tuple[object, ...], list[Row]] = {}
    for index, row in enumerate(rows):
        tables.setdefault((row.area, row.place.page) if row.table else (index,), []).append(row)
    return list(tables.values())


def _read_again(table: Sequence[Row], page: Page) -> list[dict[Kind, Points | None]]:
    """What the second reading sees in the cells of a table, row by row."""
    if not table[0].table:
        return [{"score": _stated(table[0], page)}]
    right = max(row.place.x1 for row in table)
    found = [_figures(_words(page, row.place, right)) for row in table]
    kinds = [kind for kind in KINDS if any(row.value(kind) is not None for row in table)]
    orders = [kinds]
    if kinds[:2] == ["score", "max"]:
        orders.append(["max", "score", *kinds[2:]])  # the other way round where that fits the whole table better
    readings = [[_laid(row, order, figures) for row, figures in zip(table, found, strict=True)] for order in orders]
    return max(readings, key=lambda reading: _agreeing(table, reading))


def _agreeing(table: Sequence[Row], reading: Sequence[Mapping[Kind, Points | None]]) -> int:
    pairs = zip(table, reading, strict=True)
    return sum(row.value(kind) == value for row, second in pairs for kind, value in second.items())


def _laid(row: Row, kinds: Sequence[Kind], figures: Sequence[Points]) -> dict[Kind, Points | None]:
    """Lay the figures found in a row into its cells, from left to right.

    A table can have more columns than those read. With more figures than cells those are taken that agree with most
    cells, the last ones if several do. A cell that the first reading left empty is filled only if the rest of the table
    has it and there are as many figures as columns.
    """
    cells = list(kinds) if len(figures) == len(kinds) else [kind for kind in kinds if row.value(kind) is not None]
    result: dict[Kind, Points | None] = dict.fromkeys(cells)
    figures = figures[-_MOST_FIGURES:]
    size = min(len(cells), len(figures))
    choices = [
        list(zip(some_cells, some_figures, strict=True))
        for some_cells in combinations(cells, size)
        for some_figures in combinations(figures, size)
    ]
    result.update(max(reversed(choices), key=lambda choice: sum(row.value(kind) == figure for kind, figure in choice)))
    return result


def _words(page: Page, place: Place, right: float) -> list[Word]:
    """The words of a place, stretched to the right, in the second reading."""
    return [
        word
        for word in page.words
        if place.top - _MARGIN <= (word.top + word.bottom) / 2 <= place.bottom + _MARGIN
        and place.x0 - _MARGIN <= (word.x0 + word.x1) / 2 <= right + _MARGIN
    ]


def _figures(words: Sequence[Word]) -> list[Points]:
    """The figures of a row from left to right, those of its label left out."""
    figures: list[tuple[float, Points]] = []
    labels = [word for word in words if not _FIGURE.fullmatch(word.text) and word.text not in _NO_LABEL]
    for word in words:
        match = _FIGURE.fullmatch(word.text)
        if match and not any(_in_label(word, label) for label in labels):
            figures.append((word.x0, _number(match[1])))
    return [value for _, value in sorted(figures)]


def _in_label(figure: Word, label: Word) -> bool:
    """True for a figure that runs on from a label's word, or has one to its right."""
    if abs(figure.baseline - label.baseline) > 0.5 * figure.size:
        return False
    return label.x0 > figure.x0 or figure.x0 - label.x1 < _APART * figure.size


def _stated(row: Row, page: Page) -> Points | None:
    """The figure by a heading, or in a sentence: what was read if it is there, else the last figure of its place."""
    wanted = row.value("score")
    numbers = _numbers(_words(page, row.place, row.place.x1))
    # A total in running text may have been placed at the beginning of its paragraph.
    if row.area is None and wanted not in numbers:
        numbers = [number for number in _numbers(page.words) if number == wanted] or numbers
    return wanted if wanted in numbers else numbers[-1] if numbers else None


def _numbers(words: Iterable[Word]) -> list[Points]:
    return [_number(match[0]) for match in _NUMBER.finditer(" ".join(word.text for word in words))]


def _number(text: str) -> Points:
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value


def _is_confirmed(finding: Finding, report: Report, seen: Seen, pages: Mapping[int, Page]) -> bool | None:
    """Whether the second reading sees every figure that a finding rests on; None if it has not looked at one."""
    area = next((area for area in report.areas if area.number == finding.area_number), None)
    if area is not None and finding.code == "question-missing" and finding.question_number:
        return _is_absent(finding.question_number, area, pages)
    if area is not None and finding.code == "question-duplicate":
        return _is_repeated(area, finding.question_number, pages)
    return _agree(seen, finding.figures)


def _agree(seen: Seen, names: Sequence[str]) -> bool | None:
    if not names or any(name not in seen for name in names):
        return None
    return all(seen[name][0].value == seen[name][1] for name in names)


def _is_absent(number: str, area: Area, pages: Mapping[int, Page]) -> bool | None:
    """Whether no row of the area's table begins with a question number, nor one just above or below the table."""
    places = [question.place for question in area.questions] + ([area.sum_place] if area.sum_place else [])
    if any(place.page not in pages for place in places):
        return None
    left = min(place.x0 for place in places)
    for page in sorted({place.page for place in places}):
        top = min(place.top for place in places if place.page == page) - _AROUND
        bottom = max(place.bottom for place in places if place.page == page) + _AROUND
        for word in pages[page].words:
            begins = _QUESTION.fullmatch(word.text)
            if begins and begins[1] == number and abs(word.x0 - left) <= word.size and top <= word.top <= bottom:
                return False
    return True


def _is_repeated(area: Area, number: str | None, pages: Mapping[int, Page]) -> bool | None:
    """Whether each row of a repeated question number begins with that number in the second reading."""
    places = [question.place for question in area.questions if question.number == number]
    if any(place.page not in pages for place in places):
        return None
    starts = [[_QUESTION.fullmatch(w.text) for w in _words(pages[place.page], place, place.x1)] for place in places]
    return all(any(start and start[1] == number for start in row) for row in starts)


def _difference(figure: Figure, second: Points | None) -> Finding:
    where = f"Area {figure.area_number}" if figure.area_number is not None else "The total"
    where = f"Question {figure.question_number}" if figure.question_number else where
    where += ", by its heading" if figure.what.endswith(" heading") else ""
    kind = next((kind for kind in KINDS if figure.what.endswith(f" {kind}")), "score")
    first, other = written(figure.value), written(second)
    return Finding(
        code="reading-differs",
        about="reading",
        severity="error",
        area_number=figure.area_number,
        question_number=figure.question_number,
        printed=first,
        expected=other,
        message=f"{where}: one reading has the {kind} {first or 'nowhere'}, the other {other or 'nowhere'}.",
        page=figure.page,
        place=figure.place,
        figures=(figure.what,),
        confirmed=False,
    )
