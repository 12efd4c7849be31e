"""What a reader must find in a made-up report."""

from typing import TypedDict

from tests.reports.model import Area, Points, Report, Section

Blocks = list[tuple[str, str]]


class SectionTruth(TypedDict):
    """Heading and paragraphs (`p`) or list items (`li`) of a section."""

    heading: str
    summary: bool
    blocks: Blocks


class RowTruth(TypedDict):
    """A question as printed; points are integers, percent is None where the table has no such column."""

    number: str
    text: str
    achieved: Points
    max: int
    percent: int | None


class TotalTruth(TypedDict):
    """The sum row."""

    achieved: Points
    max: int
    percent: int | None


class TableTruth(TypedDict):
    """An area's score table."""

    title: str
    questions: list[RowTruth]
    total: TotalTruth


class AreaTruth(TypedDict):
    """An area."""

    number: int
    name: str
    heading_score: Points | None
    rubrics: list[str] | None
    sections: list[SectionTruth]
    strengths: list[str]
    improvements: list[str]
    weaknesses: list[str]
    table: TableTruth | None


class ReportTruth(TypedDict):
    """A report; the municipality stands in no register."""

    file: str
    municipality: str
    municipality_code: None
    year: int
    edition: str | None
    ordinal: int
    total_printed: Points | None
    findings: list[tuple[str, int | None, str | None]]
    front: list[SectionTruth]
    areas: list[AreaTruth]


def truth(report: Report, file: str, *, percent: bool) -> ReportTruth:
    """Known answers for one PDF; `percent` says whether its score tables have a percentage column."""
    front = [s for s in report.sections if s.role not in ("areas", "lists", "scores", "old")]
    return {
        "file": file,
        "municipality": report.municipality,
        "municipality_code": None,
        "year": report.year,
        "edition": report.edition,
        "ordinal": report.ordinal,
        "total_printed": report.total,
        "findings": [(f.code, f.area, f.question) for f in report.findings],
        "front": [_section(s) for s in front],
        "areas": [_area(a, percent) for a in report.areas],
    }


def _section(section: Section) -> SectionTruth:
    blocks = [("li" if b.item else "p", b.text) for b in section.blocks]
    return {"heading": section.heading, "summary": section.role == "summary", "blocks": blocks}


def _area(area: Area, percent: bool) -> AreaTruth:
    rows: list[RowTruth] = [
        {
            "number": q.number,
            "text": q.text,
            "achieved": q.score,
            "max": q.max,
            "percent": q.percent if percent else None,
        }
        for q in area.questions
    ]
    total: TotalTruth = {
        "achieved": area.sums.score,
        "max": area.sums.max,
        "percent": area.sums.percent if percent else None,
    }
    return {
        "number": area.number,
        "name": area.name,
        "heading_score": area.heading_score,
        "rubrics": list(area.rubrics) if area.heading_score is not None else None,
        "sections": [_section(s) for s in area.sections],
        "strengths": list(area.strengths),
        "improvements": list(area.improvements),
        "weaknesses": list(area.weaknesses),
        "table": {"title": area.name, "questions": rows, "total": total} if rows else None,
    }
