"""A report put together again from the rows of the database."""

from collections import defaultdict
from dataclasses import dataclass, field

from datasette.app import Datasette

from ..web.page import missing
from ..words.i18n import gettext as _
from .database import Row, row, rows

CELLS = {
    "area-total-mismatch": "score",
    "area-max-mismatch": "max",
    "area-percent-mismatch": "percent",
    "heading-score-mismatch": "heading",
    "question-percent-mismatch": "percent",
    "score-above-max": "score",
    "question-duplicate": "number",
    "question-max-differs": "max",
    "report-total-mismatch": "total",
    "reading-differs": "score",
}
"""The figure that each finding is about; the other findings are about something that is not there."""


@dataclass
class AreaRead:
    """An area with everything that belongs to it."""

    row: Row
    score: int | float | None  # the one used for comparisons
    max: int | float | None
    pages: dict[str, Row] = field(default_factory=dict)  # heading, sum: where they are printed
    questions: list[Row] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    sections: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)

    def flag(self, cell: str, question: str | None = None) -> Row | None:
        """Return the finding about one of the area's figures (`heading`, `score`, `max`, `percent`) or a question's."""
        for finding in self.findings:
            if CELLS.get(finding["code"]) == cell and finding["question_number"] == question:
                return finding
        return None


@dataclass
class Sentence:
    """A sentence that names other municipalities."""

    text: str
    is_example: bool  # it holds them up as examples
    section: Row | None  # position, page_first, page_last
    named: list[Row]  # name, and slug where the municipality has a page


@dataclass
class ReportRead:
    """A report with everything that belongs to it."""

    row: Row
    profile: Row
    areas: list[AreaRead]
    before: list[Row]  # sections in front of the areas
    after: list[Row]  # sections behind them
    findings: list[Row]  # with the picture's size where there is one
    stories: list[Row]
    mentions: list[Sentence]
    total_place: Row | None
    corrections: list[Row]
    picture_texts: list[Row]

    def flag(self, cell: str) -> Row | None:
        """Return the finding about a figure of the whole report (`total`)."""
        return next((f for f in self.findings if CELLS.get(f["code"]) == cell and f["area_number"] is None), None)


async def read_report(datasette: Datasette, report_id: str) -> ReportRead:
    """Return the report; raise NotFound if there is none with this id."""
    head = await row(
        datasette,
        "SELECT reports.*, editions.name AS edition_name FROM reports "
        "LEFT JOIN editions ON editions.id = reports.edition WHERE reports.id = ?",
        [report_id],
    )
    profile = await row(datasette, "SELECT * FROM profiles WHERE report_id = ?", [report_id])
    if head is None or profile is None:
        raise missing(_("Det finns ingen rapport ”{name}”.").format(name=report_id))
    areas = await _areas(datasette, report_id)
    total_place = await _with_places(datasette, report_id, areas)
    before, after = await _with_sections(datasette, report_id, areas)
    findings = await findings_of(datasette, report_id)
    for r in findings:
        if r["area_number"] in areas:
            areas[r["area_number"]].findings.append(r)
    mentions = await _mentions(datasette, report_id)
    stories = await rows(datasette, "SELECT * FROM stories WHERE report_id = ? ORDER BY position", [report_id])
    corrections = await rows(datasette, "SELECT * FROM corrections WHERE report_id = ? ORDER BY rowid", [report_id])
    seen = await rows(datasette, "SELECT * FROM picture_texts WHERE report_id = ? ORDER BY position", [report_id])
    return ReportRead(
        head, profile, list(areas.values()), before, after, findings, stories, mentions, total_place, corrections, seen
    )


async def _areas(datasette: Datasette, report_id: str) -> dict[int, AreaRead]:
    """The areas by number, with their questions and lists."""
    areas = {
        r["number"]: AreaRead(r, r["score_used"], r["max_used"])
        for r in await rows(datasette, "SELECT * FROM areas WHERE report_id = ? ORDER BY number", [report_id])
    }
    for r in await rows(
        datasette, "SELECT * FROM questions WHERE report_id = ? ORDER BY area_number, position", [report_id]
    ):
        areas[r["area_number"]].questions.append(r)
    for r in await rows(
        datasette, "SELECT * FROM points WHERE report_id = ? ORDER BY area_number, kind, position", [report_id]
    ):
        areas[r["area_number"]].lists[r["kind"]].append(r)
    return areas


async def _with_places(datasette: Datasette, report_id: str, areas: dict[int, AreaRead]) -> Row | None:
    """Give the areas the places of their figures; the place of the total comes back."""
    total_place = None
    for r in await rows(datasette, "SELECT * FROM figures WHERE report_id = ?", [report_id]):
        if r["kind"] == "total":
            total_place = r
        elif r["area_number"] in areas:
            areas[r["area_number"]].pages[r["kind"]] = r
    return total_place


async def _with_sections(
    datasette: Datasette, report_id: str, areas: dict[int, AreaRead]
) -> tuple[list[Row], list[Row]]:
    """Give the areas their sections; those in front of them and behind them come back."""
    before: list[Row] = []
    after: list[Row] = []
    reached = False
    for r in await rows(datasette, "SELECT * FROM sections WHERE report_id = ? ORDER BY position", [report_id]):
        if r["area_number"] in areas:
            reached = True
            areas[r["area_number"]].sections.append(r)
        else:
            (after if reached else before).append(r)
    return before, after


async def _mentions(datasette: Datasette, report_id: str) -> list[Sentence]:
    """The sentences that name municipalities, in the report's order, each once however many it names."""
    sentences: dict[tuple[object, ...], Sentence] = {}
    for r in await rows(
        datasette,
        "SELECT mentions.*, s.position AS section, s.page_first, s.page_last, municipality_slugs.slug FROM mentions "
        "LEFT JOIN sections s ON s.report_id = mentions.report_id AND s.position = mentions.section_position "
        "LEFT JOIN municipality_slugs ON municipality_slugs.municipality_id = mentions.municipality_id "
        "WHERE mentions.report_id = ? ORDER BY mentions.section_position, mentions.position",
        [report_id],
    ):
        section = r if r["section"] is not None else None
        one = Sentence(r["sentence"], bool(r["is_example"]), section, [])
        sentences.setdefault((one.is_example, r["section"], one.text), one).named.append(r)
    return list(sentences.values())


async def findings_of(datasette: Datasette, report_id: str) -> list[Row]:
    """Return the findings of a report in its order; `has_picture` says whether one is stored."""
    return await rows(
        datasette,
        "SELECT findings.*, evidence.picture IS NOT NULL AS has_picture FROM findings "
        "LEFT JOIN evidence ON evidence.report_id = findings.report_id AND evidence.key = findings.key "
        "WHERE findings.report_id = ? ORDER BY findings.rowid",
        [report_id],
    )
