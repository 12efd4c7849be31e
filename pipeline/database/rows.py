"""A report as rows of the database's tables."""

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from pipeline.evidence import picture_path
from schemas.arithmetic import most_said
from schemas.catalogue import edition_of
from schemas.report import Area, Finding, Place, Points, Report

Row = dict[str, object]
"""Column to value: a text, a number, bytes or None."""
Rows = defaultdict[str, list[Row]]
AREA_MAXIMUM = 100
"""Points of an area in every edition; what tables print can differ."""
FINDING = {"code", "about", "severity", "area_number", "question_number", "printed", "expected", "message", "page"}
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


def add_report(rows: Rows, report: Report, data: bytes, evidence: Path) -> None:
    """Append the rows of `report`, whose file is `data`; pictures of findings are taken from the folder `evidence`."""
    rows["reports"].append(
        report.model_dump(exclude=_ELSEWHERE)
        | {"evaluators": json.dumps(report.evaluators, ensure_ascii=False)}
        | {f"source_{k}": getattr(report.source, k, None) for k in ("url", "page", "fetched")}
        | {f"reviewed_{k}": getattr(report.review, k, None) for k in ("by", "on")}
    )
    rows["report_files"].append({"report_id": report.id, "json": gzip.compress(data, 6, mtime=0)})
    if report.total_place is not None:
        rows["figures"].append(_figure(report.id, "total", None, report.total_place))
    for area in report.areas:
        _add_area(rows, report, area)
    _add_text(rows, report)
    _add_findings(rows, report, evidence)
    rows["corrections"] += [{"report_id": report.id} | c.model_dump(by_alias=True) for c in report.corrections]
    rows["picture_texts"] += [
        {"report_id": report.id, "position": t.position} | _box(t.place) | {"text": t.text}
        for t in report.picture_texts
    ]


def finding_keys(findings: tuple[Finding, ...]) -> list[str]:
    """The key of each finding of a report: "area-4/question-percent-mismatch/4.3", with "-2" behind a second one.

    It stays when other reports, or other findings of another place, come or go.
    """
    seen: Counter[str] = Counter()
    keys = []
    for f in findings:
        area = None if f.area_number is None else f"area-{f.area_number}"
        key = "/".join(part for part in (area, f.code, f.question_number) if part)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def used(report: Report, area: Area) -> Row:
    """The score that comparisons use, which witnesses give it, and the maximum it is of.

    Questions of which a score could not be read do not say what they add up to.
    """
    whole = bool(area.questions) and all(q.score is not None for q in area.questions)
    score, witnesses = most_said(area.score_heading, area.score_printed, area.score_computed if whole else None)
    if score is None and area.score_computed is not None:
        score, witnesses = area.score_computed, "questions"
    instrument: Points | None = None if edition_of(report.edition) is None else AREA_MAXIMUM
    maximum, _ = most_said(instrument, area.max_printed, area.max_computed)
    return {"score_used": score, "score_used_from": witnesses, "max_used": maximum}


def _add_area(rows: Rows, report: Report, area: Area) -> None:
    rows["areas"].append(
        {"report_id": report.id}
        | area.model_dump(exclude={"score_heading_place", "sum_place", "questions", "points"})
        | used(report, area)
    )
    for kind, place in (("heading", area.score_heading_place), ("sum", area.sum_place)):
        if place is not None:
            rows["figures"].append(_figure(report.id, kind, area.number, place))
    owner = {"report_id": report.id, "area_number": area.number}
    rows["questions"] += [owner | q.model_dump(exclude={"place"}) | _box(q.place) for q in area.questions]
    rows["points"] += [owner | p.model_dump() for p in area.points]


def _add_text(rows: Rows, report: Report) -> None:
    owner = {"report_id": report.id}
    rows["sections"] += [owner | s.model_dump() for s in report.sections]
    rows["mentions"] += [owner | m.model_dump() | {"is_example": int(m.is_example)} for m in report.mentions]


def _add_findings(rows: Rows, report: Report, evidence: Path) -> None:
    for n, (key, f) in enumerate(zip(finding_keys(report.findings), report.findings, strict=True), 1):
        owner = {"report_id": report.id, "key": key}
        confirmed = None if f.confirmed is None else int(f.confirmed)
        rows["findings"].append(owner | f.model_dump(include=FINDING) | {"confirmed": confirmed})
        if f.place is not None:
            picture = picture_path(evidence, report.id, n)
            rows["evidence"].append(
                owner | _box(f.place) | {"picture": picture.read_bytes() if picture.is_file() else None}
            )


def _figure(report_id: str, kind: str, area_number: int | None, place: Place) -> Row:
    return {"report_id": report_id, "kind": kind, "area_number": area_number} | _box(place)


def _box(place: Place) -> Row:
    return {"page": place.page, "x0": place.x0, "top": place.top, "x1": place.x1, "bottom": place.bottom}
