"""What must add up in a report, one function for each contradiction; nothing is corrected, only said.

Every check compares printed figures with printed figures, takes a report without findings and returns findings.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from schemas.arithmetic import percent, same_percent, total_of
from schemas.catalogue import Edition, edition_of
from schemas.checks.gaps import gaps
from schemas.checks.labels import broken_labels
from schemas.checks.outside import outside_total_differs
from schemas.checks.torn import with_torn_tables_doubted
from schemas.checks.witnesses import witnesses
from schemas.figures import Figure, area_figure, question_figure, report_figure
from schemas.findings import finding_about
from schemas.report import Area, Finding, Points, Question, Report

LOW_COVERAGE = 0.95  # reports that are read whole have 0.99 and more; a tenth of their words are score tables
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
    found += gaps(report)
    found += witnesses(report)
    found += broken_labels(report)
    found += outside_total_differs(report)
    return tuple(with_torn_tables_doubted(report, found))


def area_total_mismatch(area: Area) -> Iterator[Finding]:
    """The sum row is not the sum of the area's question scores."""
    if area.score_printed is not None and area.score_computed is not None and area.score_printed != area.score_computed:
        total, scores = area_figure(area, "sum score"), _of_questions(area, "score")
        message = (
            f"the sum row says {_n(area.score_printed)} points, its questions add up to {_n(area.score_computed)}."
        )
        yield finding_about(
            "area-total-mismatch", total, area.score_computed, f"Area {area.number}: {message}", (total, *scores)
        )


def area_max_mismatch(area: Area) -> Iterator[Finding]:
    """The maximum in the sum row is not the sum of the questions' maxima."""
    if area.max_printed is not None and area.max_computed is not None and area.max_printed != area.max_computed:
        total, maxima = area_figure(area, "sum max"), _of_questions(area, "max")
        message = f"the sum row says a maximum of {_n(area.max_printed)}, its questions' maxima add up "
        message += f"to {_n(area.max_computed)}."
        yield finding_about(
            "area-max-mismatch", total, area.max_computed, f"Area {area.number}: {message}", (total, *maxima)
        )


def area_percent_mismatch(area: Area) -> Iterator[Finding]:
    """The percentage in the sum row is not its score as a share of its maximum."""
    if area.percent_printed is None or area.score_printed is None or not area.max_printed:
        return
    if not same_percent(area.percent_printed, area.score_printed, area.max_printed):
        expected = percent(area.score_printed, area.max_printed)
        share, *others = (area_figure(area, f"sum {name}") for name in ("percent", "score", "max"))
        message = f"the sum row says {_n(area.percent_printed)} %, but {_n(area.score_printed)} of "
        message += f"{_n(area.max_printed)} is {expected} %."
        yield finding_about(
            "area-percent-mismatch", share, f"{expected} %", f"Area {area.number}: {message}", (share, *others)
        )


def heading_score_mismatch(area: Area) -> Iterator[Finding]:
    """The score by the area's heading differs from its sum row."""
    if area.score_heading is not None and area.score_printed is not None and area.score_heading != area.score_printed:
        heading, total = area_figure(area, "heading"), area_figure(area, "sum score")
        message = f"the box by the heading says {_n(area.score_heading)} points, the sum row of the "
        message += f"score table {_n(area.score_printed)}."
        yield finding_about(
            "heading-score-mismatch", heading, area.score_printed, f"Area {area.number}: {message}", (heading, total)
        )


def question_percent_mismatch(area: Area) -> Iterator[Finding]:
    """A question's percentage is not its score as a share of its maximum."""
    for q in area.questions:
        if q.percent_printed is None or q.score is None or not q.max:
            continue
        if not same_percent(q.percent_printed, q.score, q.max):
            expected = percent(q.score, q.max)
            share, *others = (question_figure(area, q, name) for name in ("percent", "score", "max"))
            message = f"the table says {_n(q.percent_printed)} %, but {_n(q.score)} of {_n(q.max)} is {expected} %."
            yield finding_about(
                "question-percent-mismatch", share, f"{expected} %", f"Question {q.number}: {message}", (share, *others)
            )


def score_above_max(area: Area) -> Iterator[Finding]:
    """A question has more points than its maximum."""
    for q in area.questions:
        if q.score is not None and q.max is not None and q.score > q.max:
            score, most = (question_figure(area, q, name) for name in ("score", "max"))
            message = f"Question {q.number}: {_n(q.score)} points are more than the maximum of {_n(q.max)}."
            yield finding_about("score-above-max", score, q.max, message, (score, most))


def question_duplicate(area: Area) -> Iterator[Finding]:
    """The same question number stands twice in an area."""
    count = Counter(q.number for q in area.questions)
    for number, times in count.items():
        if times > 1:
            numbers = [question_figure(area, q, "number") for q in area.questions if q.number == number]
            message = f"Question number {number} stands {times} times in area {area.number}."
            yield finding_about("question-duplicate", numbers[1], None, message, numbers)


def table_missing(area: Area) -> Iterator[Finding]:
    """The area has no score table."""
    if not area.questions:
        nothing = Figure(f"area {area.number} table", None, None, area.page, "text", area.number)
        yield finding_about(
            "table-missing", nothing, None, f"Area {area.number}: no score table was found.", (nothing,)
        )


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
        place = after.place
        absent = Figure(f"question {number} number", None, place, place.page, "text", area.number, number)
        message = f"Question {number} is missing in the score table of area {area.number}."
        yield finding_about("question-missing", absent, number, message, (absent,))


def question_max_differs(area: Area, edition: Edition | None) -> Iterator[Finding]:
    """A question's maximum is not the one of the edition's catalogue."""
    known = {q.number: q.max for q in edition.questions} if edition is not None else {}
    for q in area.questions:
        if q.max is not None and q.number in known and q.max != known[q.number]:
            most = question_figure(area, q, "max")
            message = f"the table says a maximum of {_n(q.max)}, the edition has {known[q.number]}."
            yield finding_about(
                "question-max-differs", most, known[q.number], f"Question {q.number}: {message}", (most,)
            )


def report_total_mismatch(report: Report) -> Iterator[Finding]:
    """The printed total for the municipality is not the sum of the printed area sums."""
    sums = [a.score_printed for a in report.areas]
    if report.total_printed is None or not sums or len(sums) < _AREAS or any(s is None for s in sums):
        return
    expected = total_of([s for s in sums if s is not None])
    if expected is not None and report.total_printed != expected:
        total = report_figure(report, "total")
        message = f"The report says {_n(report.total_printed)} points in total, its areas' sum rows add up to "
        rest = (area_figure(area, "sum score") for area in report.areas)
        yield finding_about("report-total-mismatch", total, expected, f"{message}{_n(expected)}.", (total, *rest))


def area_missing(report: Report) -> Iterator[Finding]:
    """The report has fewer areas than the edition (eight, if the edition is not known)."""
    edition = edition_of(report.edition)
    wanted = [a.number for a in edition.areas] if edition is not None else list(range(1, _AREAS + 1))
    have = {a.number for a in report.areas}
    for number in wanted:
        if number not in have:
            absent = Figure(f"area {number} name", None, None, None, "text", number)
            yield finding_about(
                "area-missing", absent, number, f"Area {number} was not found in the report.", (absent,)
            )


def low_coverage(report: Report) -> Iterator[Finding]:
    """Much of the report's text ended up nowhere."""
    if report.coverage < LOW_COVERAGE:
        message = f"Only {report.coverage:.0%} of the report's words ended up in a section, list or table."
        share = Figure("report coverage", f"{report.coverage:.0%}", None, None, "text")
        yield finding_about("low-coverage", share, f"{LOW_COVERAGE:.0%}", message, ())


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


def _of_questions(area: Area, name: str) -> list[Figure]:
    """One figure of each question that has it."""
    figures = (question_figure(area, question, name) for question in area.questions)
    return [figure for figure in figures if figure.value is not None]


def _parts(question: Question) -> tuple[int, int] | None:
    area, _, rest = question.number.partition(".")
    return (int(area), int(rest)) if area.isdigit() and rest.isdigit() else None


def _n(value: Points) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
