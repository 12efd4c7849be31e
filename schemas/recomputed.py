"""What follows from printed values, computed again where a person has put some of them right."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from schemas.arithmetic import total_of
from schemas.catalogue import MUNICIPALITIES, edition_of
from schemas.checks import check
from schemas.findings import as_doubt
from schemas.identifiers import report_id
from schemas.recognition import with_doubts
from schemas.report import Area, Finding, Report

_Key = tuple[str, int | None, str | None]


def recomputed(before: Report, after: Report, changed: Collection[str]) -> Report:
    """The report `after` with its sums, keys and findings as they follow from it.

    `before` is the report as it was read, `changed` the names of the figures in which the two differ. A finding that
    the reader left out for want of proof stays left out; a doubt about a figure that a person has settled goes.
    """
    if not changed:
        return after
    areas = tuple(_summed(area, after, changed) for area in after.areas)
    scores = [area.score_computed for area in areas if area.score_computed is not None]
    maxima = [area.max_computed for area in areas if area.max_computed is not None]
    more = _scores_read(after) - _scores_read(before)
    summed = after.model_copy(
        update={
            "areas": areas,
            "total_computed": total_of(scores),
            "total_max": total_of(maxima),
            "cells_read": before.cells_read + more,
            "cells_expected": max(before.cells_expected, before.cells_read + more),
        }
    )
    named = _named(summed, changed)
    return named.model_copy(update={"findings": _findings(before, named, changed)})


def _summed(area: Area, report: Report, changed: Collection[str]) -> Area:
    edition = edition_of(report.edition)
    subject = area.subject
    if edition is not None and {"report edition", f"area {area.number} name"} & set(changed):
        name = area.name.casefold()
        by_name = [a for a in edition.areas if name in (a.name.casefold(), *(x.casefold() for x in a.aliases))]
        by_number = [a for a in edition.areas if a.number == area.number]
        subject = next((a.subject for a in (*by_name, *by_number)), subject)
    return area.model_copy(
        update={
            "subject": subject,
            "score_computed": total_of([q.score for q in area.questions if q.score is not None]),
            "max_computed": total_of([q.max for q in area.questions if q.max is not None]),
        }
    )


def _scores_read(report: Report) -> int:
    return sum(question.score is not None for area in report.areas for question in area.questions)


def _named(report: Report, changed: Collection[str]) -> Report:
    """The report with the keys that follow from its municipality and year."""
    update: dict[str, object] = {}
    if "report municipality" in changed:
        known = [m for m in MUNICIPALITIES if m.name.casefold() == report.municipality.casefold()]
        known.sort(key=lambda m: m.country != report.country)
        update["municipality_code"] = known[0].code if known else None
        update["municipality_id"] = f"{known[0].country}-{known[0].code}" if known else None
        update["country"] = known[0].country if known else report.country
    if {"report municipality", "report year"} & set(changed):
        update["id"] = report_id(report.municipality, report.year)
    return report.model_copy(update=update)


def _findings(before: Report, after: Report, changed: Collection[str]) -> tuple[Finding, ...]:
    was, now = _by_key(_computed(before)), _by_key(_computed(after))
    said = _by_key(before.findings)
    kept: list[Finding] = []
    for finding in before.findings:
        key = _key(finding)
        if was.get(key):
            if now[key]:
                kept.append(_renewed(finding, now[key].pop(0)))
        elif not set(finding.figures) & set(changed):
            kept.append(finding)
    for key, findings in now.items():
        held_back = max(0, len(was.get(key, ())) - len(said.get(key, ())))
        kept += [as_doubt(finding) if after.text_source == "ocr" else finding for finding in findings[held_back:]]
    return tuple(kept)


def _computed(report: Report) -> tuple[Finding, ...]:
    """What arithmetic says of a report, and on a scan of its reading."""
    bare = report.model_copy(update={"findings": check(report.model_copy(update={"findings": ()}))})
    return (with_doubts(bare) if report.text_source == "ocr" else bare).findings


def _by_key(findings: Sequence[Finding]) -> defaultdict[_Key, list[Finding]]:
    result: defaultdict[_Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        result[_key(finding)].append(finding)
    return result


def _key(finding: Finding) -> _Key:
    return finding.code, finding.area_number, finding.question_number


def _renewed(finding: Finding, again: Finding) -> Finding:
    """The finding as it stands now; the second reading's word holds only for the figures it has looked at."""
    if (finding.printed, finding.expected, finding.message) == (again.printed, again.expected, again.message):
        return finding
    return again.model_copy(update={"about": finding.about, "severity": finding.severity})
