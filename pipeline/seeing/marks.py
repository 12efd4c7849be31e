"""What was found on a page, as boxes with a meaning: figures, rows, lists, headings, text, and what nothing claims."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from parsers.document import Box, Page, Word
from pipeline.seeing.text_places import TextPlaces, boxes_of, has_letters
from schemas.figures import written
from schemas.report import Area, Place, Question, Report

Stage = Literal["total", "score by heading", "question", "sum row", "list", "heading", "text", "unclaimed"]
Layer = Literal["words", "rules", "grids", "parts"]
LAYERS: tuple[Layer, ...] = ("words", "rules", "grids", "parts")

_PARAGRAPHS = re.compile(r"\n+(?:- )?")


class Mark(NamedTuple):
    """Boxes on a page, the stage that found them, and what they were taken for; a text has a box for each line."""

    stage: Stage
    label: str
    boxes: tuple[Box, ...]


def marks_on(report: Report, page: Page) -> tuple[Mark, ...]:
    """Everything of a report that stands on a page, and at the end the words that nothing claims."""
    places = TextPlaces(page)
    claimed = places.taken
    marks: list[Mark] = []
    for stage, label, place in _figures(report):
        if place is not None and place.page == page.number:
            box = Box(place.x0, place.top, place.x1, place.bottom)
            marks.append(Mark(stage, label, (box,)))
            claimed.update(word for word in page.words if _inside(word, box))
    for stage, label, text, begins in _texts(report, page.number):
        look = places.find if stage == "text" else places.find_most if begins else places.find_rest
        found = look(text)
        words = [word for word in found if word not in claimed]
        if words:
            claimed.update(words)
            marks.append(Mark(stage, label, tuple(boxes_of(words))))
    left = [word for word in page.words if word not in claimed and has_letters(word)]
    return (*marks, *((Mark("unclaimed", "", tuple(boxes_of(left))),) if left else ()))


def _figures(report: Report) -> Iterator[tuple[Stage, str, Place | None]]:
    yield "total", f"total {written(report.total_printed)}", report.total_place
    for area in report.areas:
        yield "score by heading", f"area {area.number}: {written(area.score_heading)}", area.score_heading_place
        for question in area.questions:
            yield "question", _row(question), question.place
        yield "sum row", _sum(area), area.sum_place


def _row(question: Question) -> str:
    return f"{question.number}: {_of(question.score, question.max, question.percent_printed)}"


def _sum(area: Area) -> str:
    return f"sum {area.number}: {_of(area.score_printed, area.max_printed, area.percent_printed)}"


def _of(score: float | None, most: float | None, percent: float | None) -> str:
    parts = [written(score) or "–", f"/{written(most)}" if most is not None else ""]
    return "".join(parts) + (f" {written(percent)} %" if percent is not None else "")


def _texts(report: Report, page: int) -> Iterator[tuple[Stage, str, str, bool]]:
    """Texts of a page, and whether they begin there: an item can go on over the page, a section over several.

    Paragraphs come first, because a short item or heading can stand in one as a phrase, and headings last, because a
    box can list them.
    """
    sections = [section for section in report.sections if section.page_first <= page <= section.page_last]
    for section in sections:
        for paragraph in _PARAGRAPHS.split(section.text):
            yield "text", "", paragraph, True
    for area in report.areas:
        for point in area.points:
            if point.page in (page, page - 1):
                yield "list", f"{area.number} {point.kind} {point.position}", point.text, point.page == page
    for area in report.areas:
        if area.page == page:
            yield "heading", f"area {area.number}", area.name, True
    for section in sections:
        if section.page_first == page:
            yield "heading", f"section {section.position}", section.heading, True


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def place_of_text(texts: Sequence[str], page: Page) -> Place | None:
    """The box around a text on a page, for a picture of it; None where it is not found there."""
    places = TextPlaces(page)
    words = [word for text in texts for word in places.find(text)]
    if not words:
        return None
    return Place(
        page=page.number,
        x0=min(word.x0 for word in words),
        top=min(word.top for word in words),
        x1=max(word.x1 for word in words),
        bottom=max(word.bottom for word in words),
    )
