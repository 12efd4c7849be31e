"""A document into a report: whose it is, its areas, its text, and what does not add up."""

from collections.abc import Sequence
from typing import Literal

from parsers.document import Document
from parsers.errors import NotAReport
from parsers.evaluation.identity import find_edition, find_language, find_municipality
from parsers.evaluation.mentions import find_mentions
from parsers.evaluation.totals import Owner, Total, find_total
from parsers.evaluation.visit import find_evaluators, find_visit
from parsers.page.legibility import check_legible
from parsers.parts.layout import Layout, lay_out
from parsers.parts.report_areas import place, read_areas
from parsers.vocabulary import INSTRUMENT
from schemas.arithmetic import total_of
from schemas.checks import check
from schemas.identifiers import report_id
from schemas.report import Country, Place, Report

_LEAST_AREAS = 3  # a memo about the instrument may name one or two


def parse(
    document: Document, *, source_file: str, source_sha256: str, text_source: Literal["native", "ocr"] = "native"
) -> Report:
    """The report in a document, with its findings; `confirmed` and `scores_confirmed` are left empty.

    Raises `NoTextLayer`, `Unreadable` or `NotAReport`.
    """
    check_legible(document)
    layout = lay_out(document)
    front = [s for s in layout.sections if s.area_number is None]
    language = find_language([s.text for s in layout.sections])
    country: Country = "SE" if language == "sv" else "NO"
    cover = [line.text for line in layout.cover]
    titles = [*cover, *(h.text for h in layout.headings if len(h.text) < 200)]
    texts = [s.text for s in layout.sections]
    _refuse_others(layout, [*titles, *texts])
    name, code = find_municipality([*titles, *(s.text for s in front)], texts, country)
    evaluation = [s.text for s in front if s.heading.casefold().split()[-1].startswith(("utvärdering", "evaluering"))]
    if not name and not layout.tables.tables:
        raise NotAReport("no single municipality and no score table were found")
    visit = find_visit(cover, [line.text for line in layout.furniture], evaluation, [s.text for s in front])
    edition = find_edition(layout.areas, texts, country)
    outside = [line for k, line in enumerate(layout.flow) if layout.places.areas[k] is None]
    total = find_total(
        outside, [(s.text, s.page_first) for s in front], layout.tables.totals, Owner(name, country, visit.year)
    )
    areas = read_areas(layout, edition)
    scores = [a.score_computed for a in areas if a.score_computed is not None]
    maxima = [a.max_computed for a in areas if a.max_computed is not None]
    read = len([q for a in areas for q in a.questions if q.score is not None])
    report = Report(
        id=report_id(name, visit.year),
        municipality=name,
        municipality_id=f"{country}-{code}" if code else None,
        municipality_code=code,
        country=country,
        year=visit.year,
        month=visit.month,
        report_date=visit.report_date,
        ordinal=visit.ordinal,
        edition=edition,
        language=language,
        evaluators=find_evaluators(cover),
        total_printed=total.value if total else None,
        total_place=_total_place(total),
        total_computed=total_of(scores),
        total_max=total_of(maxima),
        scores_confirmed=None,
        coverage=layout.coverage,
        text_source=text_source,
        cells_expected=read,
        cells_read=read,
        pages=len(document.pages),
        page_first=document.pages[0].number,
        page_last=document.pages[-1].number,
        producer=document.producer,
        source_file=source_file,
        source_sha256=source_sha256,
        areas=areas,
        sections=layout.sections,
        mentions=find_mentions(layout.sections, code, name, country),
        findings=(),
    )
    return report.model_copy(update={"findings": check(report)})


def _refuse_others(layout: Layout, texts: Sequence[str]) -> None:
    whole = " ".join(texts).casefold()
    numbers = {a.number for a in layout.areas} | {t.area for t in layout.tables.tables}
    scored = layout.tables.tables or any(box.score is not None for box in layout.boxes) or layout.lists
    if not any(word in whole for word in INSTRUMENT) or len(numbers) < _LEAST_AREAS or not scored:
        raise NotAReport("no areas of a Kommunkompassen evaluation were found")


def _total_place(total: Total | None) -> Place | None:
    return place(total.page, total.box) if total else None
