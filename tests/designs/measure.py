"""What a reader makes of a mix: what is right, what is wrong, and whether it says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from schemas.report import Area as FoundArea
from schemas.report import Report as FoundReport
from tests.designs.mix import Mix
from tests.reports.model import Area

Told = tuple[str, int | None, str | None]  # code, area, question
ABOUT_READING = {"area-missing", "table-missing"}


@dataclass(frozen=True)
class Verdict:
    """One mix read."""

    seed: int
    scores: tuple[int, int]  # question rows right, of all
    sums: tuple[int, int]
    headings: tuple[int, int]  # scores by the headings
    points: tuple[int, int]
    sections: tuple[int, int]
    labels: tuple[int, int]  # letters of questions, blanks and hyphens apart
    wrong: frozenset[int]  # areas with a wrong figure
    silent: frozenset[int]  # those of them without a finding about the reading
    doubted: bool  # a finding about the reading
    accused: tuple[str, ...]  # findings about the report that it did not print
    missed: tuple[str, ...]  # contradictions that were not found
    found: bool
    unusual: str  # what the design has of habits and customs

    @property
    def right(self) -> bool:
        """Every figure is right."""
        return self.found and not self.wrong

    @property
    def whole(self) -> bool:
        """Every figure is right, and every item of a list."""
        return self.right and self.points[0] == self.points[1]

    @property
    def silently_wrong(self) -> bool:
        """A wrong figure, or none at all, and nothing that says so."""
        return self.found and bool(self.silent)


def judge(mix: Mix, found: FoundReport | None) -> Verdict:
    """Hold a reading against the mix it was made of; None for a reader that refused it."""
    areas = mix.report.areas
    if found is None:
        rows = sum(len(a.questions) for a in areas)
        nothing = (0, rows), (0, 8), (0, 8), (0, 1), (0, 1), (0, rows)
        every = frozenset(a.number for a in areas)
        return Verdict(mix.seed, *nothing, every, frozenset(), True, (), (), False, _unusual(mix))
    by_number = {a.number: a for a in found.areas}
    scores = sums = headings = points = sections = labels = (0, 0)
    wrong = set()
    for area in areas:
        read = by_number.pop(area.number, None)
        got, want = _rows_read(read), _rows(mix, area)
        scores = _add(scores, _common(got, want))
        pair = _sum_read(read), _sum(mix, area)
        sums = _add(sums, (pair[0] == pair[1], 1))
        head = (read.score_heading if read else None), area.heading_score
        headings = _add(headings, (head[0] == head[1], 1))
        points = _add(points, _common(_points_read(read), _points(area)))
        labels = _add(labels, _common([_letters(q.text) for q in read.questions] if read else [], _labels(area)))
        sections = _add(sections, _common(_headings_read(found, area.number), [s.heading for s in area.sections]))
        if got != want or pair[0] != pair[1] or head[0] != head[1]:
            wrong.add(area.number)
    wrong.update(by_number)
    doubts = {f.area_number for f in found.findings if f.about != "report" or f.code in ABOUT_READING}
    whole = None in doubts
    silent = frozenset() if whole else frozenset(wrong - doubts)
    printed: Counter[Told] = Counter((f.code, f.area, f.question) for f in mix.report.findings if f.code)
    of_report = [f for f in found.findings if f.about == "report"]
    said: Counter[Told] = Counter((f.code, f.area_number, f.question_number) for f in of_report)
    accused = tuple(str(x) for x in (said - printed).elements())
    missed = tuple(str(x) for x in (printed - said).elements())
    shares = scores, sums, headings, points, sections, labels
    return Verdict(mix.seed, *shares, frozenset(wrong), silent, bool(doubts), accused, missed, True, _unusual(mix))


def _unusual(mix: Mix) -> str:
    """The habits and customs that a design has."""
    chosen = ((part, type(part)()) for part in (mix.design.habits, mix.design.customs))
    own = [(f.name, getattr(part, f.name), getattr(plain, f.name)) for part, plain in chosen for f in fields(part)]
    return " ".join(name if value is True else f"{name}={value}" for name, value, usual in own if value != usual)


def _add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return a[0] + b[0], a[1] + b[1]


def _common(got: Iterable[object], want: Iterable[object]) -> tuple[int, int]:
    g, w = Counter(map(str, got)), Counter(map(str, want))
    return sum((g & w).values()), max(g.total(), w.total())


def _rows_read(read: FoundArea | None) -> list[tuple[object, ...]]:
    return [(q.number, q.score, q.max, q.percent_printed) for q in read.questions] if read else []


def _rows(mix: Mix, area: Area) -> list[tuple[object, ...]]:
    t = mix.design.tables
    return [
        (q.number, q.score, q.max if t.has_max else None, q.percent if t.has_percent else None) for q in area.questions
    ]


def _sum_read(read: FoundArea | None) -> tuple[object, ...]:
    return (read.score_printed, read.max_printed, read.percent_printed) if read else ("no area",)


def _sum(mix: Mix, area: Area) -> tuple[object, ...]:
    t, s = mix.design.tables, area.sums
    if t.sum_row == "none":
        return (None, None, None)
    return (s.score, s.max if t.has_max else None, s.percent if t.has_percent else None)


def _points_read(read: FoundArea | None) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in read.points] if read else []


def _points(area: Area) -> list[tuple[str, str]]:
    named = (("strength", area.strengths), ("improvement", area.improvements), ("weakness", area.weaknesses))
    return [*(("rubric", t) for t in area.rubrics), *((kind, t) for kind, items in named for t in items)]


def _headings_read(found: FoundReport, number: int) -> list[str]:
    return [s.heading for s in found.sections if s.area_number == number]


def _labels(area: Area) -> list[str]:
    return [_letters(q.text) for q in area.questions]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
