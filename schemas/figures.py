"""The printed figures and texts of a report, each with its name: what is printed, and where.

A name says what a person would say: "question 4.3 score", "area 2 heading", "area 2 sum max", "report year",
"area 5 strength 3 text", "section 7 heading". A question whose number stands twice, or in another area than its own,
goes by its row: "area 4 row 6 score"; that form is understood for every question.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from schemas.report import Area, Place, Points, Question, Report

Value = Points | str | None
Form = Literal["points", "whole", "date", "text", "names"]
"""How a value is written: points may have a fraction, names are parted by semicolons."""

Path = tuple[str | int, ...]
"""The way to the value in the model: ("areas", 3, "questions", 2, "score")."""

_REPORT: Mapping[str, tuple[str, Form]] = {
    "municipality": ("municipality", "text"),
    "year": ("year", "whole"),
    "month": ("month", "whole"),
    "date": ("report_date", "date"),
    "ordinal": ("ordinal", "whole"),
    "edition": ("edition", "text"),
    "evaluators": ("evaluators", "names"),
    "total": ("total_printed", "points"),
}
_AREA: Mapping[str, tuple[str, Form]] = {
    "name": ("name", "text"),
    "heading": ("score_heading", "points"),
    "sum score": ("score_printed", "points"),
    "sum max": ("max_printed", "points"),
    "sum percent": ("percent_printed", "points"),
}
_QUESTION: Mapping[str, tuple[str, Form]] = {
    "number": ("number", "text"),
    "text": ("text", "text"),
    "score": ("score", "points"),
    "max": ("max", "points"),
    "percent": ("percent_printed", "points"),
}
_LARGEST = 1e6  # points: no report has a figure near it


class Figure(NamedTuple):
    """A printed figure or text; `value` is None where the reader found nothing in a place that can hold one."""

    what: str
    value: Value
    place: Place | None
    page: int | None
    form: Form
    area_number: int | None = None
    question_number: str | None = None


def report_figure(report: Report, name: str) -> Figure:
    """A figure of the report as a whole, by the last word of its name: `report_figure(report, "total")`."""
    field, form = _REPORT[name]
    place = report.total_place if name == "total" else None
    return Figure(f"report {name}", _value(report, field), place, place.page if place else None, form)


def area_figure(area: Area, name: str) -> Figure:
    """A figure of an area: `area_figure(area, "sum max")`."""
    field, form = _AREA[name]
    place = area.sum_place if name.startswith("sum") else area.score_heading_place if name == "heading" else None
    page = place.page if place else area.page
    return Figure(f"area {area.number} {name}", _value(area, field), place, page, form, area.number)


def question_figure(area: Area, question: Question, name: str) -> Figure:
    """A figure of a question: `question_figure(area, question, "score")`."""
    field, form = _QUESTION[name]
    what, place = f"{question_name(area, question)} {name}", question.place
    return Figure(what, _value(question, field), place, place.page, form, area.number, question.number)


def question_name(area: Area, question: Question) -> str:
    """How a question is called: by its number where that is the area's own and stands once, else by its row."""
    own = question.number.partition(".")[0] == str(area.number)
    once = sum(q.number == question.number for q in area.questions) == 1
    return f"question {question.number}" if own and once else f"area {area.number} row {question.position}"


def figures_of(report: Report) -> tuple[Figure, ...]:
    """Every figure and text of a report: those of the whole, area by area, then the sections."""
    return tuple(figure for figure, _ in _walk(report))


def _walk(report: Report) -> Iterator[tuple[Figure, Path]]:
    for name, (field, _) in _REPORT.items():
        yield report_figure(report, name), (field,)
    for index, area in enumerate(report.areas):
        yield from _walk_area(area, ("areas", index))
    for index, section in enumerate(report.sections):
        for field in ("heading", "text"):
            what, value = f"section {section.position} {field}", _value(section, field)
            figure = Figure(what, value, None, section.page_first, "text", section.area_number)
            yield figure, ("sections", index, field)


def _walk_area(area: Area, here: Path) -> Iterator[tuple[Figure, Path]]:
    for name, (field, _) in _AREA.items():
        yield area_figure(area, name), (*here, field)
    for index, question in enumerate(area.questions):
        for name, (field, _) in _QUESTION.items():
            yield question_figure(area, question, name), (*here, "questions", index, field)
    for index, point in enumerate(area.points):
        what = f"area {area.number} {point.kind} {point.position} text"
        yield Figure(what, point.text, None, point.page, "text", area.number), (*here, "points", index, "text")


class Names:
    """The figures of a report by their names."""

    def __init__(self, report: Report) -> None:
        """Note each figure under its name, and each question under its row and its printed number too."""
        self._report = report
        found = list(_walk(report))
        self._figures = {figure.what: figure for figure, _ in found}
        self._paths = {figure.what: path for figure, path in found}
        self._others: dict[str, list[Figure]] = {}
        for area in report.areas:
            for question in area.questions:
                for name in _QUESTION:
                    figure = self._figures[f"{question_name(area, question)} {name}"]
                    for other in (f"area {area.number} row {question.position}", f"question {question.number}"):
                        self._others.setdefault(f"{other} {name}", []).append(figure)

    def find(self, name: str) -> tuple[Figure, ...]:
        """The figures that a name, as a person writes it, can mean: none, one, or several."""
        plain = normal(name)
        return (self._figures[plain],) if plain in self._figures else tuple(self._others.get(plain, ()))

    def replaced(self, values: Mapping[str, Value]) -> Report:
        """The report with other values in the places of some figures, by their own names, and nothing else changed."""
        changed: Any = self._report
        for what, value in values.items():
            names = tuple(part.strip() for part in str(value or "").split(";") if part.strip())
            changed = _replaced(changed, self._paths[what], names if self._figures[what].form == "names" else value)
        assert isinstance(changed, Report)
        return changed


def normal(name: str) -> str:
    """A name in small letters with single blanks."""
    return " ".join(name.casefold().split())


def parsed(text: Value, form: Form) -> Value:
    """A value as the model has it, from what a person writes: "11,5" is 11.5. Raises ValueError for what cannot be."""
    if text is None or form in ("text", "date", "names"):
        return None if text is None else str(text).strip()
    number = float(str(text).strip().removesuffix("%").replace(",", "."))
    if not abs(number) < _LARGEST or (form == "whole" and not number.is_integer()):  # nan compares as false
        raise ValueError(f"{text!r} is no {form}")
    return int(number) if number.is_integer() else number


def written(value: Value) -> str | None:
    """A value as a person writes it; half points with a comma, as reports do."""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return None if value is None else str(value)


def same(first: Value, second: Value) -> bool:
    """Whether two values are the same; in texts only the words count, not the blanks between them."""
    if isinstance(first, str) and isinstance(second, str):
        return first.split() == second.split()
    return first == second


def _value(model: BaseModel, field: str) -> Value:
    value: Any = getattr(model, field)
    return "; ".join(value) or None if isinstance(value, tuple) else value


def _replaced(holder: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*holder[:step], _replaced(holder[step], rest, value), *holder[step + 1 :])
    return holder.model_copy(update={step: _replaced(getattr(holder, step), rest, value)})
