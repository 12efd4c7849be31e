"""Score tables whose beginning is gone: a page of them is missing, or is a picture.

Tables follow each other in the order of the areas. Where an area has no table and that of the next one does not begin
with its first question, the pages between are what is lacking, and the report is not to be blamed for it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from schemas.report import Area, Finding, Report

_ON_ALL_QUESTIONS = ("area-total-mismatch", "area-max-mismatch", "question-missing")


def with_torn_tables_doubted(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; those that rest on all questions of a table without its beginning are about the reading."""
    torn = {b.number for a, b in pairwise(report.areas) if not a.questions and _begins_late(b)}
    for finding in findings:
        if finding.area_number in torn and finding.code in _ON_ALL_QUESTIONS:
            yield finding.model_copy(update={"about": "reading", "severity": "warning"})
        else:
            yield finding


def _begins_late(area: Area) -> bool:
    """True where the first question of a table is numbered, and not as the first."""
    places = [question.number.rpartition(".")[2] for question in area.questions]
    return bool(places) and places[0].isdecimal() and int(places[0]) > 1
