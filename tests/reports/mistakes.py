"""What a report can get wrong: each function changes printed figures and says which findings must follow."""

from collections.abc import Callable
from dataclasses import replace

from tests.reports.model import Area, Expected, Points, Question, Report, Sums, percentage, printed

Mistake = Callable[[Report], Report]


def sum_row(number: int, *, by: int) -> Mistake:
    """The sum row is off by some points; its percentage follows it."""

    def change(area: Area) -> Area:
        score = area.sums.score + by
        return replace(
            area,
            sums=Sums(score, area.sums.max, percentage(score, area.sums.max)),
            heading_score=area.heading_score and score,
        )

    return _area(number, change, "area-total-mismatch")


def sum_percent(number: int, *, by: int) -> Mistake:
    """The sum row's percentage is not score / max."""
    return _area(
        number, lambda a: replace(a, sums=replace(a.sums, percent=a.sums.percent + by)), "area-percent-mismatch"
    )


def heading_score(number: int, *, by: int) -> Mistake:
    """The box by the heading says something else than the sum row."""
    return _area(number, lambda a: replace(a, heading_score=(a.heading_score or 0) + by), "heading-score-mismatch")


def sum_max(number: int, *, by: int) -> Mistake:
    """The maximum of the sum row is not the sum of the maxima."""

    def change(area: Area) -> Area:
        maximum = area.sums.max + by
        return replace(area, sums=Sums(area.sums.score, maximum, percentage(area.sums.score, maximum)))

    return _area(number, change, "area-max-mismatch")


def question_percent(number: str, *, by: int) -> Mistake:
    """A question's percentage is not score / max."""
    return _question(number, lambda q: replace(q, percent=q.percent + by), "question-percent-mismatch")


def above_max(number: str, *, by: int) -> Mistake:
    """A question has more points than it can have; everything else follows it."""
    return _question(
        number,
        lambda q: replace(q, score=q.max + by, percent=percentage(q.max + by, q.max)),
        "score-above-max",
        resum=True,
    )


def left_out(number: str) -> Mistake:
    """A question's row is not printed; the sum row is as if it were."""
    area_number = int(number.split(".")[0])

    def change(report: Report) -> Report:
        area = next(a for a in report.areas if a.number == area_number)
        kept = tuple(q for q in area.questions if q.number != number)
        codes = [("area-total-mismatch", None), ("area-max-mismatch", None), ("question-missing", number)]
        return _swap(report, replace(area, questions=kept), *(Expected(c, area_number, q) for c, q in codes))

    return change


def printed_twice(number: str) -> Mistake:
    """The row after a question carries the question's number again; so the next number is missing."""
    area_number = int(number.split(".")[0])

    def change(report: Report) -> Report:
        area = next(a for a in report.areas if a.number == area_number)
        at = next(i for i, q in enumerate(area.questions) if q.number == number)
        missing = area.questions[at + 1].number
        rows = (*area.questions[: at + 1], replace(area.questions[at + 1], number=number), *area.questions[at + 2 :])
        found = [
            Expected("question-duplicate", area_number, number),
            Expected("question-missing", area_number, missing),
        ]
        return _swap(report, replace(area, questions=rows), *found)

    return change


def other_max(number: str, *, by: int) -> Mistake:
    """A question's maximum is not the edition's; the one after it makes up for that, and differs as well."""
    area_number, index = (int(part) for part in number.split("."))

    def change(report: Report) -> Report:
        area = next(a for a in report.areas if a.number == area_number)
        rows = list(area.questions)
        for at, step in ((index - 1, by), (index, -by)):
            row = rows[at]
            score = min(row.score, row.max + step)
            rows[at] = replace(row, score=score, max=row.max + step, percent=percentage(score, row.max + step))
        codes = [Expected("question-max-differs", area_number, rows[at].number) for at in (index - 1, index)]
        return _swap(report, _resummed(replace(area, questions=tuple(rows))), *codes)

    return change


def total(*, by: Points) -> Mistake:
    """The total for the municipality is not the sum of the printed area sums."""

    def change(report: Report) -> Report:
        old, new = report.total, (report.total or 0) + by
        sections = tuple(
            replace(
                s,
                blocks=tuple(
                    replace(b, text=b.text.replace(f" {printed(old or 0)} ", f" {printed(new)} ")) for b in s.blocks
                ),
            )
            for s in report.sections
        )
        return replace(
            report, total=new, sections=sections, findings=(*report.findings, Expected("report-total-mismatch"))
        )

    return change


def no_table(number: int) -> Mistake:
    """An area's score table is missing."""
    return _area(number, lambda a: replace(a, questions=()), "table-missing")


def no_area(number: int) -> Mistake:
    """An area is not in the report at all."""

    def change(report: Report) -> Report:
        gone = next(a for a in report.areas if a.number == number)
        changed = replace(report, areas=tuple(a for a in report.areas if a.number != number))
        if report.total is not None:
            changed = total(by=-gone.sums.score)(changed)
        return replace(changed, findings=(*report.findings, Expected("area-missing", number)))

    return change


def halves(*numbers: str) -> Mistake:
    """No mistake, but rare: questions with half a point."""

    def change(report: Report) -> Report:
        for number in numbers:
            half = _question(
                number,
                lambda q: replace(q, score=q.score - 0.5, percent=percentage(q.score - 0.5, q.max)),
                "",
                resum=True,
            )
            report = replace(half(report), findings=report.findings)
        return report

    return change


def _area(number: int, change: Callable[[Area], Area], code: str) -> Mistake:
    def apply(report: Report) -> Report:
        area = next(a for a in report.areas if a.number == number)
        return _swap(report, change(area), Expected(code, number))

    return apply


def _question(number: str, change: Callable[[Question], Question], code: str, *, resum: bool = False) -> Mistake:
    area_number = int(number.split(".")[0])

    def apply(report: Report) -> Report:
        area = next(a for a in report.areas if a.number == area_number)
        area = replace(area, questions=tuple(change(q) if q.number == number else q for q in area.questions))
        return _swap(report, _resummed(area) if resum else area, Expected(code, area_number, number))

    return apply


def _resummed(area: Area) -> Area:
    score, maximum = sum(q.score for q in area.questions), sum(q.max for q in area.questions)
    return replace(
        area, sums=Sums(score, maximum, percentage(score, maximum)), heading_score=area.heading_score and score
    )


def _swap(report: Report, area: Area, *findings: Expected) -> Report:
    """The report with one area replaced; a total that was printed keeps agreeing with sums and headings."""
    before = sum(a.sums.score for a in report.areas)
    areas = tuple(area if a.number == area.number else a for a in report.areas)
    step = sum(a.sums.score for a in areas if a.questions or a.heading_score is not None) - before
    changed = replace(report, areas=areas, findings=(*report.findings, *findings))
    if step and report.total is not None:
        followed = total(by=step)(changed)
        return replace(followed, findings=changed.findings)
    return changed
