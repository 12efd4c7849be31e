"""Labels of questions that cannot be whole: a line was lost, or one of another row was taken along.

A report words its questions as it likes, so a label that differs from the catalogue proves nothing. One that begins or
ends inside a sentence, or holds the number of another row, does.
"""

import re
from collections.abc import Iterator

from schemas.figures import question_figure
from schemas.findings import finding_about
from schemas.report import Area, Finding, Question, Report

_NUMBER = re.compile(r"(?<![\d.,])(\d{1,2})[.:](\d{1,2})(?![\d%])")
_TAKEN = "holds the number of a question"
_BROKEN = re.compile(r"[^\W\d_]-$")


def broken_labels(report: Report) -> Iterator[Finding]:
    """A doubt for each label that proves by itself that it was not read whole.

    It rests on no figure, unless another row's number stands in the label: then that row's figures may be lost.
    """
    for area in report.areas:
        for question in area.questions:
            what = _fault(question, area)
            if what is not None:
                label = question_figure(area, question, "text")
                lost = (question_figure(area, question, "score"),) if what == _TAKEN else ()
                message = f"Question {question.number}: its label “{question.text}” {what}."
                yield finding_about("reading-incomplete", label, None, message, lost)


def _fault(question: Question, area: Area) -> str | None:
    text = question.text
    if text[:1].islower():
        return "begins in the middle of a sentence"
    if _BROKEN.search(text):
        return "ends in the middle of a word"
    if text.count("(") != text.count(")"):
        return "has a bracket without its other half"
    numbers = {q.number for q in area.questions}
    if any(f"{m[1]}.{m[2]}" in numbers for m in _NUMBER.finditer(text)):
        return _TAKEN
    return None
