"""The second reading: another engine reads the pages that carry scores again, and both must see the same digits.

Rows are found anew in plain lines of the other engine's words, and which figure is what is chosen anew by arithmetic;
of the first reading only the places are taken, to say which row is which. Where both agree and a report contradicts
itself, the report is wrong and not the reading.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from parsers.document import Page, Reader, Word
from parsers.errors import ReadError
from parsers.second_reading.cells import KINDS, Row, rows_of
from parsers.second_reading.plain import PlainRow, plain_rows
from parsers.second_reading.proof import is_proven
from parsers.second_reading.tables import missed_rows, read_tables
from schemas.figures import Figure, written
from schemas.report import Area, Finding, Place, Points, Report

Seen = Mapping[str, tuple[Figure, Points | None]]
"""By the name of a figure: what the first reading saw, and the value that the second one sees."""

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,4}(?:[.,]\d{1,2})?(?!\d|[.,]\d)")
_QUESTION = re.compile(r"(\d{1,2})[.:](\d{1,2})\.?")
_MARGIN = 1.0  # points: engines place the same glyph this near to each other
_AROUND = 40.0  # points above and below a table in which a row missed by the first reading may stand
_MOST_DIFFERING = 0.5  # of an area's cells: more, and its table is read differently as a whole


class _Look(NamedTuple):
    """What a second reading sees of a report."""

    seen: Seen
    missed: Sequence[tuple[Area, PlainRow]]
    pages: Mapping[int, Page]


def confirm(report: Report, data: bytes, read: Reader) -> Report:
    """Return the report with `scores_confirmed`, `findings.confirmed`, and `reading-differs` findings.

    `read` is the other engine. A report stays as it is where that engine cannot open the file. A finding stays without
    an answer where the second reading does not look: whether an area or a table is missing, how much text was read.
    A figure that the second reading does not see is no finding where other figures prove it; the share counts it.
    """
    look = _look_again(report, data, read)
    if look is None:
        return report
    seen, missed = look.seen, look.missed
    differing = [(figure, second) for figure, second in seen.values() if figure.value != second]
    findings = [f.model_copy(update={"confirmed": _is_confirmed(f, report, seen, look.pages)}) for f in report.findings]
    findings += _differences(seen, [x for x in differing if x[1] is not None or not is_proven(x[0], report)])
    findings += [_missed(area, found) for area, found in missed]
    cells = len(seen) + len(missed)
    share = round(1 - (len(differing) + len(missed)) / cells, 4) if cells else None
    return report.model_copy(update={"scores_confirmed": share, "findings": tuple(findings)})


def seen_again(report: Report, data: bytes, read: Reader) -> Mapping[str, Points | None]:
    """What another reading sees of the figures of a report, by their names; of those that it looks at."""
    look = _look_again(report, data, read)
    return {} if look is None else {what: second for what, (_, second) in look.seen.items()}


def _look_again(report: Report, data: bytes, read: Reader) -> _Look | None:
    """What a reading sees; None where there is nothing to look at, or the file does not open."""
    rows = list(rows_of(report))
    if not rows:
        return None
    try:
        pages = {page.number: page for page in read(data, {row.place.page for row in rows}).pages}
    except ReadError:
        return None
    rows = [row for row in rows if row.place.page in pages]
    seen: dict[str, tuple[Figure, Points | None]] = {}
    for row in rows:
        if not row.table:
            seen[row.figure("score").what] = (row.figure("score"), _stated(row, pages[row.place.page]))
    tables = [row for row in rows if row.table]
    plain = [found for number in sorted(pages) for found in plain_rows(number, pages[number].words)]
    for row, second in zip(tables, read_tables(tables, plain), strict=True):
        for kind, value in second.items():
            seen[row.figure(kind).what] = (row.figure(kind), value)
    return _Look(seen, missed_rows(report, tables, plain), pages)


def _differences(seen: Seen, differing: Sequence[tuple[Figure, Points | None]]) -> list[Finding]:
    """A finding for each figure on which the readings differ; one for an area whose table is read differently."""
    cells = Counter(figure.area_number for figure, _ in seen.values())
    wrong = Counter(figure.area_number for figure, _ in differing)
    whole = {n for n, count in wrong.items() if n is not None and count > max(3, _MOST_DIFFERING * cells[n])}
    findings = [_difference(figure, second) for figure, second in differing if figure.area_number not in whole]
    for number in sorted(whole):
        first = next(figure for figure, _ in differing if figure.area_number == number)
        message = f"Area {number}: two readings of its table differ in {wrong[number]} of {cells[number]} figures."
        findings.append(_finding(message, first, None))
    return findings


def _missed(area: Area, row: PlainRow) -> Finding:
    """A row that only the second reading sees."""
    values = " ".join(written(s.value) or "–" for s in row.figures)
    absent = Figure(f"area {area.number} table", None, None, row.page, "text", area.number, row.number)
    message = f"Area {area.number}: only one reading has a row with {values}."
    return _finding(message, absent, values)


def _words(page: Page, place: Place, right: float) -> list[Word]:
    """The words of a place, stretched to the right, in the second reading."""
    return [
        word
        for word in page.words
        if place.top - _MARGIN <= (word.top + word.bottom) / 2 <= place.bottom + _MARGIN
        and place.x0 - _MARGIN <= word.x1
        and (word.x0 + word.x1) / 2 <= right + _MARGIN
        and (place.x0 - _MARGIN <= (word.x0 + word.x1) / 2 or word.x1 <= right + _MARGIN)  # leader dots before a figure
    ]


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
            if (
                begins
                and f"{begins[1]}.{begins[2]}" == number
                and abs(word.x0 - left) <= word.size
                and top <= word.top <= bottom
            ):
                return False
    return True


def _is_repeated(area: Area, number: str | None, pages: Mapping[int, Page]) -> bool | None:
    """Whether each row of a repeated question number begins with that number in the second reading."""
    places = [question.place for question in area.questions if question.number == number]
    if any(place.page not in pages for place in places):
        return None
    starts = [[_QUESTION.fullmatch(w.text) for w in _words(pages[place.page], place, place.x1)] for place in places]
    return all(any(start and f"{start[1]}.{start[2]}" == number for start in row) for row in starts)


def _difference(figure: Figure, second: Points | None) -> Finding:
    where = f"Area {figure.area_number}" if figure.area_number is not None else "The total"
    where = f"Question {figure.question_number}" if figure.question_number else where
    where += ", by its heading" if figure.what.endswith(" heading") else ""
    kind = next((kind for kind in KINDS if figure.what.endswith(f" {kind}")), "score")
    first, other = written(figure.value), written(second)
    message = f"{where}: one reading has the {kind} {first or 'nowhere'}, the other {other or 'nowhere'}."
    return _finding(message, figure, other)


def _finding(message: str, figure: Figure, other: str | None) -> Finding:
    return Finding(
        code="reading-differs",
        about="reading",
        severity="error",
        area_number=figure.area_number,
        question_number=figure.question_number,
        printed=written(figure.value),
        expected=other,
        message=message,
        page=figure.page,
        place=figure.place,
        figures=(figure.what,),
        confirmed=False,
    )
