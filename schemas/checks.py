"""What must add up in a report, one function for each contradiction; nothing is corrected, only said.

Every check compares printed figures with printed figures, takes a report without findings and returns findings.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from schemas.arithmetic import percent, same_percent, total_of
from schemas.catalogue import Edition, edition_of
from schemas.findings import FINDINGS
from schemas.report import Area, Finding, FindingCode, Place, Points, Question, Report

LOW_COVERAGE = 0.9
_AREAS = 8


def check(report: Report) -> tuple[Finding, ...]:
    """All findings of a report: area by area, then those about the report as a whole."""
    edition = edition_of(report.edition)
    found = [f for area in report.areas for rule in _AREA_RULES for f in rule(area)]
    found += [f for area in report.areas for f in question_missing(area, edition)]
    found += [f for area in report.areas for f in question_max_differs(area, edition)]
    found += report_total_mismatch(report)
    found += area_missing(report)
    found += low_coverage(report)
    return tuple(found)


def area_total_mismatch(area: Area) -> Iterator[Finding]:
    """The sum row is not the sum of the area's question scores."""
    if area.score_printed is not None and area.score_computed is not None and area.score_printed != area.score_computed:
        yield _finding(
            "area-total-mismatch",
            area,
            area.score_printed,
            area.score_computed,
            area.sum_place,
            f"Area {area.number}: the sum row says {_n(area.score_printed)} points, its questions add up to "
            f"{_n(area.score_computed)}.",
        )


def area_max_mismatch(area: Area) -> Iterator[Finding]:
    """The maximum in the sum row is not the sum of the questions' maxima."""
    if area.max_printed is not None and area.max_computed is not None and area.max_printed != area.max_computed:
        yield _finding(
            "area-max-mismatch",
            area,
            area.max_printed,
            area.max_computed,
            area.sum_place,
            f"Area {area.number}: the sum row says a maximum of {_n(area.max_printed)}, its questions' maxima add up "
            f"to {_n(area.max_computed)}.",
        )


def area_percent_mismatch(area: Area) -> Iterator[Finding]:
    """The percentage in the sum row is not its score as a share of its maximum."""
    if area.percent_printed is None or area.score_printed is None or not area.max_printed:
        return
    expected = percent(area.score_printed, area.max_printed)
    if not same_percent(area.percent_printed, area.score_printed, area.max_printed):
        yield _finding(
            "area-percent-mismatch",
            area,
            f"{_n(area.percent_printed)} %",
            f"{expected} %",
            area.sum_place,
            f"Area {area.number}: the sum row says {_n(area.percent_printed)} %, but {_n(area.score_printed)} of "
            f"{_n(area.max_printed)} is {expected} %.",
        )


def heading_score_mismatch(area: Area) -> Iterator[Finding]:
    """The score by the area's heading differs from its sum row."""
    if area.score_heading is not None and area.score_printed is not None and area.score_heading != area.score_printed:
        yield _finding(
            "heading-score-mismatch",
            area,
            area.score_heading,
            area.score_printed,
            area.score_heading_place,
            f"Area {area.number}: the box by the heading says {_n(area.score_heading)} points, the sum row of the "
            f"score table {_n(area.score_printed)}.",
        )


def question_percent_mismatch(area: Area) -> Iterator[Finding]:
    """A question's percentage is not its score as a share of its maximum."""
    for q in area.questions:
        if q.percent_printed is None or q.score is None or not q.max:
            continue
        if not same_percent(q.percent_printed, q.score, q.max):
            expected = percent(q.score, q.max)
            yield _finding(
                "question-percent-mismatch",
                area,
                f"{_n(q.percent_printed)} %",
                f"{expected} %",
                q.place,
                f"Question {q.number}: the table says {_n(q.percent_printed)} %, but {_n(q.score)} of {_n(q.max)} is "
                f"{expected} %.",
                q.number,
            )


def score_above_max(area: Area) -> Iterator[Finding]:
    """A question has more points than its maximum."""
    for q in area.questions:
        if q.score is not None and q.max is not None and q.score > q.max:
            yield _finding(
                "score-above-max",
                area,
                q.score,
                q.max,
                q.place,
                f"Question {q.number}: {_n(q.score)} points are more than the maximum of {_n(q.max)}.",
                q.number,
            )


def question_duplicate(area: Area) -> Iterator[Finding]:
    """The same question number stands twice in an area."""
    count = Counter(q.number for q in area.questions)
    for number, times in count.items():
        if times > 1:
            second = [q for q in area.questions if q.number == number][1]
            yield _finding(
                "question-duplicate",
                area,
                number,
                None,
                second.place,
                f"Question number {number} stands {times} times in area {area.number}.",
                number,
            )


def table_missing(area: Area) -> Iterator[Finding]:
    """The area has no score table."""
    if not area.questions:
        message = f"Area {area.number}: no score table was found."
        yield _finding("table-missing", area, None, None, None, message)


def question_missing(area: Area, edition: Edition | None) -> Iterator[Finding]:
    """The numbers have a gap, or the edition's catalogue has a question that the table has not."""
    if not area.questions:
        return
    printed = {q.number for q in area.questions}
    parts = [p for q in area.questions if (p := _parts(q)) is not None and p[0] == area.number]
    expected = {f"{area.number}.{k}" for k in range(1, max((p[1] for p in parts), default=0) + 1)}
    if edition is not None and edition.questions:
        expected |= {q.number for q in edition.questions if q.number.split(".")[0] == str(area.number)}
    for number in sorted(expected - printed, key=lambda n: int(n.split(".")[1])):
        after = next(
            (q for q in area.questions if (p := _parts(q)) and p[1] > int(number.split(".")[1])), area.questions[-1]
        )
        yield _finding(
            "question-missing",
            area,
            None,
            number,
            after.place,
            f"Question {number} is missing in the score table of area {area.number}.",
            number,
        )


def question_max_differs(area: Area, edition: Edition | None) -> Iterator[Finding]:
    """A question's maximum is not the one of the edition's catalogue."""
    known = {q.number: q.max for q in edition.questions} if edition is not None else {}
    for q in area.questions:
        if q.max is not None and q.number in known and q.max != known[q.number]:
            yield _finding(
                "question-max-differs",
                area,
                q.max,
                known[q.number],
                q.place,
                f"Question {q.number}: the table says a maximum of {_n(q.max)}, the edition has {known[q.number]}.",
                q.number,
            )


def report_total_mismatch(report: Report) -> Iterator[Finding]:
    """The printed total for the municipality is not the sum of the printed area sums."""
    sums = [a.score_printed for a in report.areas]
    if report.total_printed is None or not sums or len(sums) < _AREAS or any(s is None for s in sums):
        return
    expected = total_of([s for s in sums if s is not None])
    if expected is not None and report.total_printed != expected:
        yield _finding(
            "report-total-mismatch",
            None,
            report.total_printed,
            expected,
            report.total_place,
            f"The report says {_n(report.total_printed)} points in total, its areas' sum rows add up to "
            f"{_n(expected)}.",
        )


def area_missing(report: Report) -> Iterator[Finding]:
    """The report has fewer areas than the edition (eight, if the edition is not known)."""
    edition = edition_of(report.edition)
    wanted = [a.number for a in edition.areas] if edition is not None else list(range(1, _AREAS + 1))
    have = {a.number for a in report.areas}
    for number in wanted:
        if number not in have:
            message = f"Area {number} was not found in the report."
            yield _finding("area-missing", None, None, number, None, message).model_copy(update={"area_number": number})


def low_coverage(report: Report) -> Iterator[Finding]:
    """Much of the report's text ended up nowhere."""
    if report.coverage < LOW_COVERAGE:
        message = f"Only {report.coverage:.0%} of the report's words ended up in a section, list or table."
        printed, expected = f"{report.coverage:.0%}", f"{LOW_COVERAGE:.0%}"
        yield _finding("low-coverage", None, printed, expected, None, message)


_AREA_RULES: Sequence[Callable[[Area], Iterator[Finding]]] = (
    area_total_mismatch,
    area_max_mismatch,
    area_percent_mismatch,
    heading_score_mismatch,
    question_percent_mismatch,
    score_above_max,
    question_duplicate,
    table_missing,
)


def _parts(question: Question) -> tuple[int, int] | None:
    area, _, rest = question.number.partition(".")
    return (int(area), int(rest)) if area.isdigit() and rest.isdigit() else None


def _n(value: Points) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _finding(
    code: FindingCode,
    area: Area | None,
    printed: Points | str | None,
    expected: Points | str | None,
    place: Place | None,
    message: str,
    question: str | None = None,
) -> Finding:
    return Finding(
        code=code,
        about=FINDINGS[code].about,
        severity=FINDINGS[code].severity,
        area_number=area.number if area else None,
        question_number=question,
        printed=printed if isinstance(printed, str) or printed is None else _n(printed),
        expected=expected if isinstance(expected, str) or expected is None else _n(expected),
        message=message,
        page=place.page if place else area.page if area else None,
        place=place,
        confirmed=None,
    )
