"""Whether the score tables were read as a whole: doubts as findings, and how many score cells there must be."""

from collections import Counter
from collections.abc import Collection, Sequence

from parsers.document import Box
from parsers.parts.report_areas import place
from parsers.parts.tables import Doubt
from schemas.catalogue import edition_of
from schemas.findings import FINDINGS, as_doubt
from schemas.report import Area, Finding, Points

_RESTS_ON_ROWS = {
    "area-total-mismatch", "area-max-mismatch", "heading-score-mismatch",
    "question-missing", "question-duplicate", "question-max-differs",
}  # fmt: skip
_MOST = 3  # doubts of one area that are told one by one


def without_accounted(doubts: Sequence[Doubt], scores: Collection[tuple[int, Box]]) -> list[Doubt]:
    """The doubts but those about a line whose figure is a score by an area's heading; `scores` with their pages."""
    return [d for d in doubts if not any(d.page == page and _holds(d.box, box) for page, box in scores)]


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def doubts_as_findings(doubts: Sequence[Doubt]) -> list[Finding]:
    """A finding for each doubt; the first few of each area."""
    told: dict[int | None, int] = {}
    found = []
    for doubt in doubts:
        told[doubt.area] = told.get(doubt.area, 0) + 1
        if told[doubt.area] <= _MOST:
            found.append(_finding(doubt))
    return found


def weighed(findings: Sequence[Finding], doubts: Sequence[Doubt]) -> list[Finding]:
    """Findings that rest on all rows of a table being read, as findings about the reading where that is in doubt."""
    doubted = {area for doubt in doubts for area in (doubt.area, *doubt.near)}
    incomplete = [f for f in findings if f.code == "reading-incomplete"]
    lost = {f.area_number for f in incomplete if f.figures or f.question_number is None}  # a broken label loses no row
    everywhere = {*_RESTS_ON_ROWS, "report-total-mismatch"} if None in lost else set()
    return [
        as_doubt(f) if f.code in everywhere or f.code in _RESTS_ON_ROWS and f.area_number in doubted | lost else f
        for f in findings
    ]


def cells_expected(areas: Sequence[Area], edition: str | None) -> int:
    """How many questions with a score there must be: by the catalogue, the numbers' sequence, sums, or what was read.

    An area without a table counts as many as the others have on average; one whose maxima add up to less than those of
    the others, and its scores to less than its sum row, one more than it has rows.
    """
    catalogued = edition_of(edition)
    known: dict[int, int] = {}
    for question in catalogued.questions if catalogued else ():
        number = int(question.number.partition(".")[0])
        known[number] = known.get(number, 0) + 1
    usual = _usual_maximum(areas)
    counts = {
        a.number: max(len(a.questions) + _falls_short(a, usual), known.get(a.number, 0), _highest(a))
        for a in areas
        if a.questions
    }
    wanted = [a.number for a in catalogued.areas] if catalogued else [a.number for a in areas]
    mean = round(sum(counts.values()) / len(counts)) if counts else 0
    return sum(counts.get(n, known.get(n, mean)) for n in {*wanted, *counts})


def _usual_maximum(areas: Sequence[Area]) -> Points | None:
    """What the maxima of most areas add up to."""
    sums = Counter(area.max_computed for area in areas if area.questions and area.max_computed is not None)
    usual, times = sums.most_common(1)[0] if sums else (None, 0)
    return usual if times > sums.total() / 2 else None


def _falls_short(area: Area, usual: Points | None) -> bool:
    """Whether a row must be missing: maxima and scores both add up to less than they should."""
    if usual is None or area.max_computed is None or any(question.max is None for question in area.questions):
        return False
    lower = area.score_printed is None or (area.score_computed or 0) < area.score_printed
    return area.max_computed < usual and lower


def _highest(area: Area) -> int:
    """The last place in the sequence of an area's own numbers."""
    places = [q.number.partition(".") for q in area.questions]
    return max((int(b) for a, _, b in places if a == str(area.number) and b.isdigit()), default=0)


def _finding(doubt: Doubt) -> Finding:
    where = f"Area {doubt.area}" if doubt.area is not None else "The score tables"
    return Finding(
        code="reading-incomplete",
        about=FINDINGS["reading-incomplete"].about,
        severity=FINDINGS["reading-incomplete"].severity,
        area_number=doubt.area,
        question_number=None,
        printed=doubt.text or None,
        expected=None,
        message=f"{where}: “{doubt.text}” {doubt.why}." if doubt.text else f"{where}: a row {doubt.why}.",
        page=doubt.page,
        place=place(doubt.page, doubt.box),
        confirmed=None,
    )
