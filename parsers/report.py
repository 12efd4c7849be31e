"""A document into a report: the story of how it is taken apart, and what is said of it as a whole."""

from collections.abc import Sequence
from typing import Literal

from parsers.document import Document
from parsers.errors import NotAReport
from parsers.evaluation.evaluation import read_evaluation, titles
from parsers.evaluation.mentions import find_mentions
from parsers.page.charts import take_charts
from parsers.parts.areas import find_areas
from parsers.parts.areas.heading_scores import find_heading_scores
from parsers.parts.areas.score_boxes import find_score_boxes
from parsers.parts.completeness import cells_expected, doubts_as_findings, weighed, without_accounted
from parsers.parts.layout import lay_out, take_cover
from parsers.parts.lists.doubts import doubts_about_lists
from parsers.parts.lists.finder import area_spans, find_lists
from parsers.parts.lists.labelled import find_labelled_lists
from parsers.parts.lists.rubrics import find_rubrics
from parsers.parts.outline import find_headings, take_headings, with_levels
from parsers.parts.places import place_lines
from parsers.parts.report_areas import AreaParts, place, read_areas, sums_by_area
from parsers.parts.sections import read_sections
from parsers.parts.table_titles import take_table_titles
from parsers.parts.tables import find_score_tables
from parsers.vocabulary import INSTRUMENT
from schemas.arithmetic import total_of
from schemas.checks import check
from schemas.identifiers import report_id
from schemas.report import Report

_LEAST_AREAS = 3  # a memo about the instrument may name one or two


def parse(
    document: Document, *, source_file: str, source_sha256: str, text_source: Literal["native", "ocr"] = "native"
) -> Report:
    """The report in a document, with its findings; `confirmed` and `scores_confirmed` are left empty.

    Each stage looks at the lines that are left, takes its own and says what it found. Raises `NotAReport`.
    """
    left, setting, contents = lay_out(document)
    area_headings = find_areas(left, setting)
    candidates = find_headings(list(left), setting, contents, area_headings)
    take_cover(left, setting, contents, candidates, area_headings[:1])
    candidates = with_levels([h for h in candidates if h.lines[0] in left])
    tables = find_score_tables(left, setting, area_headings, candidates)
    take_table_titles(left, setting, candidates, area_headings)
    found = find_lists(left, setting, area_spans(place_lines(left.flow, candidates, area_headings)))
    labelled = find_labelled_lists(left, setting)
    lists = [*found.lists, *labelled.lists]
    headings = take_headings(left, candidates)
    places = place_lines(left.flow, headings, area_headings)
    boxes = find_score_boxes(left, setting, tuple(places.opening.values()))
    rubrics = find_rubrics(left, setting, [h.lines for h in places.opening])
    scores = find_heading_scores(left, area_headings, sums_by_area(tables.tables))
    take_charts(left, setting)
    sections = read_sections(left, setting, places)
    parts = AreaParts(places, boxes, scores, tables.tables, lists, rubrics)
    _refuse_others(parts, [*titles(left, places), *(s.text for s in sections)])
    told = read_evaluation(left, places, sections, tables.totals)
    if not told.municipality and not tables.tables:
        raise NotAReport("no single municipality and no score table were found")
    areas = read_areas(parts, told.edition)
    cells = len([q for a in areas for q in a.questions if q.score is not None])
    report = Report(
        id=report_id(told.municipality, told.visit.year),
        municipality=told.municipality,
        municipality_id=f"{told.country}-{told.code}" if told.code else None,
        municipality_code=told.code,
        country=told.country,
        year=told.visit.year,
        month=told.visit.month,
        report_date=told.visit.report_date,
        ordinal=told.visit.ordinal,
        edition=told.edition,
        language=told.language,
        evaluators=told.evaluators,
        total_printed=told.total.value if told.total else None,
        total_place=place(told.total.page, told.total.box) if told.total else None,
        total_computed=total_of([a.score_computed for a in areas if a.score_computed is not None]),
        total_max=total_of([a.max_computed for a in areas if a.max_computed is not None]),
        scores_confirmed=None,
        coverage=left.coverage,
        text_source=text_source,
        cells_expected=cells_expected(areas, told.edition),
        cells_read=cells,
        pages=len(document.pages),
        page_first=document.pages[0].number,
        page_last=document.pages[-1].number,
        producer=document.producer,
        source_file=source_file,
        source_sha256=source_sha256,
        areas=areas,
        sections=tuple(sections),
        mentions=find_mentions(sections, told.code, told.municipality, told.country),
        findings=(),
    )
    left_open = without_accounted(tables.doubts, [(s.line.page, s.box) for s in scores.values()])
    doubts = (*doubts_as_findings(left_open), *doubts_about_lists(areas, found.sure and labelled.sure))
    findings = (*doubts, *weighed(check(report), left_open))
    return report.model_copy(update={"findings": findings})


def _refuse_others(parts: AreaParts, texts: Sequence[str]) -> None:
    """Raises `NotAReport` where nothing names the instrument, too few areas are found, or none has scores."""
    named = any(word in text.casefold() for text in texts for word in INSTRUMENT)
    numbers = {a.number for a in parts.places.opening.values()} | {t.area for t in parts.tables}
    scored = parts.tables or parts.scores or parts.lists
    if not named or len(numbers) < _LEAST_AREAS or not scored:
        raise NotAReport("no areas of a Kommunkompassen evaluation were found")
