"""Which of several tables for one area is the report's own scoring.

Reports of 2010 and 2011 print the old scoring beside the revised one, others an earlier round. The headings above a
table tell them apart; else the score in the box by the area's heading, and the maxima of the edition's catalogue.
"""

from collections.abc import Mapping, Sequence

from parsers.page.lines import fold
from parsers.parts.area_names import plain_name
from parsers.parts.places import Places
from parsers.parts.score_tables import ScoreTable
from parsers.vocabulary import TABLES
from schemas.catalogue import edition_of
from schemas.report import Points


def choose_tables(
    tables: Sequence[ScoreTable], places: Places, boxes: Mapping[int, Points | None], edition: str | None
) -> dict[int, ScoreTable]:
    """One table per area number, the likeliest to be the report's own."""
    catalogued = edition_of(edition)
    areas, questions = (catalogued.areas, catalogued.questions) if catalogued else ((), ())
    known = {plain_name(n): a.number for a in areas for n in (a.name, *a.aliases)}
    maxima = {q.number: q.max for q in questions}
    best: dict[int, tuple[tuple[float, ...], ScoreTable]] = {}
    for order, table in enumerate(tables):
        area = table.area or known.get(plain_name(table.title)) or places.areas[table.at]
        if area is None:
            continue
        total = table.sum.score if table.sum else None
        agrees = sum(1 for q in table.questions if q.number in maxima and maxima[q.number] == q.max)
        rank = (
            -_age(table, places),
            float(total is not None and total == boxes.get(area)),
            float(agrees),
            float(-order),
        )
        if area not in best or rank > best[area][0]:
            best[area] = (rank, table)
    return {area: table for area, (_, table) in best.items()}


def _age(table: ScoreTable, places: Places) -> float:
    """2 under a heading that speaks of an earlier scoring, 1 under one that speaks of both, else 0."""
    ages = [_age_of(table.title)]
    for heading in places.heading_before(table.at)[:2]:
        ages.append(_age_of(heading.text))
    return max(ages)


def _age_of(text: str) -> float:
    words = set(fold(text).replace(",", " ").split())
    if not words & TABLES.earlier:
        return 0.0
    return 1.0 if words & TABLES.current else 2.0
