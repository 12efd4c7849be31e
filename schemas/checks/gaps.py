"""What areas of a report have and others have not: it may have been overlooked, so the reading is in doubt.

A report is made area by area after one pattern. Where only a few have a sum row, some were lost or those are none.
Weaknesses are left out here: evaluators often find none, while each area has strengths and something to improve.
"""

from collections.abc import Iterator, Sequence

from schemas.findings import finding_at
from schemas.report import Area, Finding, FindingCode, PointKind, Report

_SHARE = 0.5  # of the other areas
_LEAST = 3  # areas that have it


def gaps(report: Report) -> Iterator[Finding]:
    """Areas without strengths, improvements, sum row or score by the heading, where most others have them."""
    kinds: tuple[tuple[PointKind, str], ...] = (("strength", "strengths"), ("improvement", "improvements"))
    for kind, name in kinds:
        having = [any(point.kind == kind for point in area.points) for area in report.areas]
        yield from _without("list-missing", report.areas, having, f"no list of {name} was found")
    summed = [area.score_printed is not None for area in report.areas]
    found = _without("sum-missing", report.areas, summed, "the score table has no sum row")
    yield from (f for f in found if _of(report, f.area_number).questions)
    yield from _few(report.areas, summed)
    headed = [area.score_heading is not None for area in report.areas]
    yield from _without("heading-score-missing", report.areas, headed, "no score by the heading was found")


def _without(code: FindingCode, areas: Sequence[Area], having: Sequence[bool], what: str) -> Iterator[Finding]:
    most = max(_LEAST, _SHARE * (len(areas) - 1))
    if sum(having) < most:
        return
    for area, has in zip(areas, having, strict=True):
        if not has:
            message = f"Area {area.number}: {what}, most other areas have one."
            yield finding_at(code, message, area=area.number, page=area.page)


def _few(areas: Sequence[Area], summed: Sequence[bool]) -> Iterator[Finding]:
    asked = [has for area, has in zip(areas, summed, strict=True) if area.questions]
    if 0 < sum(asked) < max(_LEAST, _SHARE * (len(areas) - 1)) and len(asked) > _LEAST:
        message = f"Only {sum(asked)} of {len(asked)} score tables have a sum row."
        page = next(area.page for area, has in zip(areas, summed, strict=True) if has)
        yield finding_at("reading-incomplete", message, page=page)


def _of(report: Report, number: int | None) -> Area:
    return next(area for area in report.areas if area.number == number)
