"""Findings of a report told by their cause: one wrong figure can break a percentage, a sum and a heading at once.

Findings that no single figure explains stand alone.
"""

import json
from typing import NamedTuple

from pipeline.database.causes import HEADING, SUM_SCORE, Broken, Name, agreeing, cause_of, figures_of, what_breaks
from pipeline.database.rows import Row, finding_keys
from schemas.arithmetic import total_of
from schemas.report import Area, Finding, Points, Report


class Story(NamedTuple):
    """Findings with one cause; `figure` is None where no single figure is it."""

    area_number: int | None
    question_number: str | None
    figure: str | None
    printed: Points | None
    fits: Points | None  # the value with which the others agree
    agree: tuple[str, ...]  # which others: percent, sum, heading, max, total
    page: int | None
    keys: tuple[str, ...]  # first those whose picture shows the figure


def story_rows(report: Report) -> list[Row]:
    """The rows of `stories`: those of the areas in order, then the report's; findings about the reading have none."""
    return [
        {
            "report_id": report.id,
            "position": position,
            "area_number": s.area_number,
            "question_number": s.question_number,
            "figure": s.figure,
            "printed": s.printed,
            "fits": s.fits,
            "agree": json.dumps(s.agree),
            "page": s.page,
            "keys": json.dumps(s.keys),
        }
        for position, s in enumerate(stories(report), 1)
    ]


def stories(report: Report) -> list[Story]:
    """The findings about a report, each in one story."""
    open_ = {
        key: f
        for key, f in zip(finding_keys(report.findings), report.findings, strict=True)
        if f.about == "report" and f.confirmed is not False
    }
    told: list[Story] = []
    sums: list[Points | None] = []
    for area in report.areas:
        mine = {(f.code, f.question_number): k for k, f in open_.items() if f.area_number == area.number}
        found, right_sum = _of_area(area, dict(mine.items()))
        told += found
        sums.append(right_sum)
        for story in found:
            for key in story.keys:
                open_.pop(key, None)
    told = _with_total(report, told, sums, open_)
    for key, f in open_.items():
        told.append(Story(f.area_number, f.question_number, None, None, None, (), f.page, (key,)))
    return sorted(told, key=lambda s: (s.area_number is None, s.area_number or 0))


def _with_total(report: Report, told: list[Story], sums: list[Points | None], open_: dict[str, Finding]) -> list[Story]:
    """Put the finding about the total into the one story whose better sum makes the total right."""
    total = next((key for key in open_ if key.startswith("report-total-mismatch")), None)
    known = [s for s in sums if s is not None]
    changed = [s for s in told if s.figure == SUM_SCORE]
    if total is None or len(known) < len(sums) or len(changed) != 1 or total_of(known) != report.total_printed:
        return told
    del open_[total]
    one = changed[0]
    better = Story(
        *(one.area_number, one.question_number, one.figure, one.printed, one.fits),
        (*one.agree, "total"),
        one.page,
        (*one.keys, total),
    )
    return [better if s is one else s for s in told]


def _of_area(area: Area, keys: dict[Broken, str]) -> tuple[list[Story], Points | None]:
    """The stories of an area whose cause is one figure, and the sum row that goes with them."""
    numbers = {q.position: q.number for q in area.questions}
    figures = figures_of(area)
    told = []
    left = {b for b in what_breaks(figures, numbers) if b in keys}
    while left:
        cause = cause_of(figures, numbers, left)
        if cause is None:
            break
        name, value = cause
        after = {**figures, name: value}
        mended = left - what_breaks(after, numbers)
        place = next((q.place for q in area.questions if q.position == name[1]), area.sum_place)
        if name[0] == HEADING:
            place = area.score_heading_place
        told.append(
            Story(
                area_number=area.number,
                question_number=numbers.get(name[1]),
                figure=name[0],
                printed=figures[name],
                fits=value,
                agree=tuple(agreeing(after, name)),
                page=place.page if place else area.page,
                keys=tuple(keys[b] for b in sorted(keys, key=lambda b: not _shows(b, name, numbers)) if b in mended),
            )
        )
        figures, left = after, left - mended
    return told, figures.get((SUM_SCORE, 0))


def _shows(broken: Broken, name: Name, numbers: dict[int, str]) -> bool:
    """Whether the picture of a finding is of the row, or the heading, that the figure stands in."""
    code, question = broken
    return question == numbers.get(name[1]) and (code == "heading-score-mismatch") == (name[0] == HEADING)
