"""Where a reading of a made-up report differs from its model: one line per difference, none if all is right."""

from collections.abc import Iterator

from schemas.catalogue import MUNICIPALITIES
from schemas.report import Area as FoundArea
from schemas.report import Report as FoundReport
from tests.reports.model import Area, Report, Section
from tests.reports.press import Trace
from tests.reports.samples import Sample


def differences(found: FoundReport, sample: Sample, trace: Trace) -> list[str]:
    """Everything in which the reading is not the model."""
    report = sample.report
    lines = [
        *_identity(found, sample, report, trace),
        *_areas(found, sample, report, trace),
        *_sections(found, report, trace),
        *_mentions(found, report),
    ]
    want = sorted([*(str((f.code, f.area, f.question)) for f in report.findings), *_empty_lists(report)])
    got = sorted(str((f.code, f.area_number, f.question_number)) for f in found.findings)
    return lines if got == want else [*lines, f"findings {got}, printed are {want}"]


def _empty_lists(report: Report) -> Iterator[str]:
    """Findings for areas without strengths or improvements where most others have them.

    Whether such a list is empty or was overlooked cannot be told from the pages, so the reading is rightly doubted.
    """
    for items in ([a.strengths for a in report.areas], [a.improvements for a in report.areas]):
        if sum(map(bool, items)) >= max(3, (len(items) - 1) / 2):
            empty = (area.number for area, own in zip(report.areas, items, strict=True) if not own)
            yield from (str(("list-missing", number, None)) for number in empty)


def _identity(found: FoundReport, sample: Sample, report: Report, trace: Trace) -> Iterator[str]:
    wanted = {
        "municipality": report.municipality,
        "municipality_id": None,
        "municipality_code": None,
        "country": report.country,
        "year": report.year,
        "month": report.month,
        "ordinal": report.ordinal,
        "edition": report.edition,
        "language": report.language,
        "total_printed": report.total,
        "pages": trace.pages,
    }
    if sample.spec.layout.sender:  # the date stands in the running header
        wanted["report_date"] = report.report_date
    for field, want in wanted.items():
        if (got := getattr(found, field)) != want:
            yield f"{field} {got!r}, printed is {want!r}"
    if [e.casefold() for e in found.evaluators] != [e.casefold() for e in report.evaluators]:
        yield f"evaluators {found.evaluators}, printed are {report.evaluators}"


def _areas(found: FoundReport, sample: Sample, report: Report, trace: Trace) -> Iterator[str]:
    if (got := [a.number for a in found.areas]) != (want := [a.number for a in report.areas]):
        yield f"areas {got}, printed are {want}"
    by_number = {a.number: a for a in found.areas}
    for area in report.areas:
        if read := by_number.get(area.number):
            yield from (f"area {area.number}: {line}" for line in _area(read, area, sample, trace))


def _area(found: FoundArea, area: Area, sample: Sample, trace: Trace) -> Iterator[str]:
    percent, table = sample.spec.layout.table_percent, bool(area.questions)
    wanted = {
        "name": area.name,
        "page": trace.areas[area.number],
        "score_heading": area.heading_score,
        "score_printed": area.sums.score if table else None,
        "max_printed": area.sums.max if table else None,
        "percent_printed": area.sums.percent if table and percent else None,
    }
    for field, want in wanted.items():
        if (value := getattr(found, field)) != want:
            yield f"{field} {value!r}, printed is {want!r}"
    rows = [(q.number, q.text, q.score, q.max, q.percent if percent else None) for q in area.questions]
    read = [(q.number, q.text, q.score, q.max, q.percent_printed) for q in found.questions]
    if rows != read:
        yield f"questions {read}, printed are {rows}"
    else:
        for question in found.questions:
            row = trace.rows[(area.number, question.number, question.position)]
            middle = (question.place.top + question.place.bottom) / 2
            if question.place.page != row.page or not row.top <= middle <= row.bottom:
                yield f"question {question.number} found at {question.place}, printed at {row}"
    for kind, items in (
        ("strength", area.strengths),
        ("improvement", area.improvements),
        ("weakness", area.weaknesses),
        ("rubric", area.rubrics),
    ):
        points = [p for p in found.points if p.kind == kind]
        if (texts := tuple(p.text for p in points)) != items:
            yield f"{kind} {texts}, printed are {items}"
        elif pages := [p.text for p in points if p.page != trace.points[(area.number, kind, p.position)]]:
            yield f"{kind} on another page: {pages}"


def _sections(found: FoundReport, report: Report, trace: Trace) -> Iterator[str]:
    """Chapters and the areas' sections, each in its order: headings, paragraphs, list items, pages."""
    groups: dict[int | None, tuple[Section, ...]] = {None: report.sections}
    groups.update({a.number: a.sections for a in report.areas})
    for number, printed in groups.items():
        read = [s for s in found.sections if s.area_number == number]
        if (got := [s.heading for s in read]) != (want := [s.heading for s in printed]):
            yield f"sections of area {number} {got}, printed are {want}"
        by_heading = {s.heading: s for s in read}
        for section in printed:
            if (other := by_heading.get(section.heading)) is None:
                continue
            blocks = [line for line in other.text.split("\n") if line]
            texts = [f"- {b.text}" if b.item else b.text for b in section.blocks]
            if blocks != texts:
                yield f"area {number} {section.heading!r} reads {blocks}, printed is {texts}"
            pages = trace.sections[(number, section.heading)]
            if (other.page_first, other.page_last) != pages:
                yield f"area {number} {section.heading!r} on {other.page_first}-{other.page_last}, printed on {pages}"
            if (other.level == 1) != (section.level == 1):
                yield f"area {number} {section.heading!r} has level {other.level}, printed is {section.level}"


def _mentions(found: FoundReport, report: Report) -> Iterator[str]:
    codes = {m.name: m.code for m in MUNICIPALITIES if m.country == report.country}
    groups = [(None, report.sections), *((a.number, a.sections) for a in report.areas)]
    want = {
        (number, name, codes[name])
        for number, sections in groups
        for section in sections
        for block in section.blocks
        for name in block.mentions
    }
    got = {(m.area_number, m.name, m.municipality_id.partition("-")[2]) for m in found.mentions}
    if got != want:
        yield f"mentions missed {sorted(map(str, want - got))}, invented {sorted(map(str, got - want))}"
