"""A report as rows of the database's tables."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.evidence import picture_path
from pipeline.site.swedish import slug, sort_key
from schemas.catalogue import EDITIONS, MUNICIPALITIES, Municipality
from schemas.report import Place, Report

Row = dict[str, object]
"""Column to value: a text, a number, bytes or None."""
Rows = defaultdict[str, list[Row]]
_ELSEWHERE = {
    "evaluators",
    "total_place",
    "areas",
    "sections",
    "mentions",
    "findings",
    "picture_texts",
    "source",
    "review",
    "corrections",
}


class Numbering:
    """Running ids of points, sections and findings over all reports, in the order they are added."""

    def __init__(self) -> None:
        """Start each table at 1."""
        self._last: dict[str, int] = defaultdict(int)

    def next(self, table: str) -> int:
        """Return the next id of `table`."""
        self._last[table] += 1
        return self._last[table]


def catalogue_rows() -> Rows:
    """Return the rows of `municipalities` and of the editions' tables."""
    rows: Rows = defaultdict(list)
    for m in sorted(MUNICIPALITIES, key=lambda m: (sort_key(m.name), m.code)):
        rows["municipalities"].append(
            {"code": m.code, "name": m.name, "county": m.county, "country": m.country, "sort_key": sort_key(m.name)}
        )
    for e in EDITIONS:
        rows["editions"].append({"id": e.id, "name": e.name, "first_year": e.first_year, "last_year": e.last_year})
        rows["edition_areas"] += [
            {"edition": e.id, "number": a.number, "name": a.name, "subject": a.subject} for a in e.areas
        ]
        rows["edition_questions"] += [
            {"edition": e.id, "number": q.number, "text": q.text, "max": q.max} for q in e.questions
        ]
    return rows


class Pages:
    """Which page of the site belongs to which municipality."""

    def __init__(self, municipalities: Iterable[Municipality] = MUNICIPALITIES) -> None:
        """Give each municipality of the registers a slug; those that share a name get their code behind it."""
        known = tuple(municipalities)
        shared: dict[str, int] = defaultdict(int)
        for m in known:
            shared[slug(m.name)] += 1
        self._slugs: dict[tuple[str, str], str] = {}
        self._rows: dict[str, Row] = {}
        for m in known:
            name = slug(m.name) if shared[slug(m.name)] == 1 else f"{slug(m.name)}-{m.code}"
            self._slugs[m.country, m.code] = name
            self._rows[name] = _page(name, m.code, m.name, m.country)

    def slug(self, country: str, code: str | None, name: str) -> str:
        """Return the slug of a municipality; one that no register knows goes by its name."""
        return self._slugs.get((country, code or "")) or slug(name)

    def add(self, report: Report) -> None:
        """Give the report's municipality a page if it has none."""
        name = self.slug(report.country, report.municipality_code, report.municipality)
        self._rows.setdefault(name, _page(name, None, report.municipality, report.country))

    def rows(self) -> list[Row]:
        """Return the rows of `municipality_pages`, in Swedish order."""
        return sorted(self._rows.values(), key=lambda row: (str(row["sort_key"]), str(row["slug"])))


def _page(name: str, code: str | None, municipality: str, country: str) -> Row:
    return {"slug": name, "code": code, "name": municipality, "sort_key": sort_key(municipality), "country": country}


def add_report(rows: Rows, report: Report, numbering: Numbering, evidence: Path) -> None:
    """Append the rows of `report`; pictures of findings are taken from the folder `evidence` where they exist."""
    rows["reports"].append(
        report.model_dump(exclude=_ELSEWHERE)
        | {"evaluators": json.dumps(report.evaluators, ensure_ascii=False)}
        | {f"source_{k}": getattr(report.source, k, None) for k in ("url", "page", "fetched")}
        | {f"reviewed_{k}": getattr(report.review, k, None) for k in ("by", "on")}
    )
    if report.total_place is not None:
        rows["figures"].append(_figure(report.id, "total", None, report.total_place))
    for area in report.areas:
        rows["areas"].append(
            {"report_id": report.id}
            | area.model_dump(exclude={"score_heading_place", "sum_place", "questions", "points"})
        )
        for kind, place in (("heading", area.score_heading_place), ("sum", area.sum_place)):
            if place is not None:
                rows["figures"].append(_figure(report.id, kind, area.number, place))
        for q in area.questions:
            rows["questions"].append(
                {
                    "report_id": report.id,
                    "number": q.number,
                    "position": q.position,
                    "area_number": area.number,
                    "text": q.text,
                    "score": q.score,
                    "max": q.max,
                    "percent_printed": q.percent_printed,
                }
                | _box(q.place)
            )
        for p in area.points:
            rows["points"].append(
                {
                    "id": numbering.next("points"),
                    "report_id": report.id,
                    "area_number": area.number,
                    "kind": p.kind,
                    "position": p.position,
                    "text": p.text,
                    "page": p.page,
                }
            )
    _add_sections(rows, report, numbering)
    _add_findings(rows, report, numbering, evidence)


def _add_sections(rows: Rows, report: Report, numbering: Numbering) -> None:
    ids: dict[int, int] = {}
    for s in report.sections:
        ids[s.position] = numbering.next("sections")
        rows["sections"].append(
            {
                "id": ids[s.position],
                "report_id": report.id,
                "area_number": s.area_number,
                "position": s.position,
                "level": s.level,
                "heading": s.heading,
                "text": s.text,
                "page_first": s.page_first,
                "page_last": s.page_last,
            }
        )
    for m in report.mentions:
        rows["mentions"].append(
            {
                "report_id": report.id,
                "section_id": ids.get(m.section_position),
                "area_number": m.area_number,
                "municipality_id": m.municipality_id,
                "municipality_code": m.municipality_id.partition("-")[2],
                "position": m.position,
                "name": m.name,
                "sentence": m.sentence,
                "is_example": int(m.is_example),
            }
        )


def _add_findings(rows: Rows, report: Report, numbering: Numbering, evidence: Path) -> None:
    for n, f in enumerate(report.findings, 1):
        number = numbering.next("findings")
        rows["findings"].append(
            {
                "id": number,
                "report_id": report.id,
                "code": f.code,
                "about": f.about,
                "severity": f.severity,
                "area_number": f.area_number,
                "question_number": f.question_number,
                "printed": f.printed,
                "expected": f.expected,
                "message": f.message,
                "page": f.page,
                "confirmed": None if f.confirmed is None else int(f.confirmed),
            }
        )
        if f.place is not None:
            picture = picture_path(evidence, report.id, n)
            rows["evidence"].append(
                {"finding_id": number, "report_id": report.id}
                | _box(f.place)
                | {"picture": picture.read_bytes() if picture.is_file() else None}
            )


def _figure(report_id: str, kind: str, area_number: int | None, place: Place) -> Row:
    return {"report_id": report_id, "kind": kind, "area_number": area_number} | _box(place)


def _box(place: Place) -> Row:
    return {"page": place.page, "x0": place.x0, "top": place.top, "x1": place.x1, "bottom": place.bottom}
