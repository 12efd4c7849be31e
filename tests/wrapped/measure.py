"""What a reader makes of a wrapped report, held against what it makes of the report alone.

Only what the wrapping caused counts: figures that are right alone and are not right in the file, texts that are others,
findings that are new. What stands on pages that the wrapping took away must be told, and never be another figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.report import Area, Report
from tests.wrapped.wrapping import Wrapped

Key = tuple[int | None, str]  # area and what of it
_IDENTITY = (
    "municipality", "year", "month", "edition", "ordinal", "total_printed", "report_date", "evaluators", "language",
)  # fmt: skip


@dataclass
class Verdict:
    """One file read."""

    seed: int
    names: tuple[str, ...]
    wrong_silent: list[str] = field(default_factory=list)  # another figure, and nothing says so
    missing_silent: list[str] = field(default_factory=list)  # a figure less, and nothing says so
    wrong: list[str] = field(default_factory=list)  # told
    missing: list[str] = field(default_factory=list)  # told
    accused: list[str] = field(default_factory=list)  # findings about the report that it does not deserve
    texts: list[str] = field(default_factory=list)  # lists, labels, sections that are others
    texts_silent: list[str] = field(default_factory=list)
    identity: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)  # reports that are none
    crashed: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)  # needless findings about the reading

    @property
    def faults(self) -> dict[str, list[str]]:
        """What is not right, by kind; the most harmful first."""
        return {k: v for k, v in vars(self).items() if isinstance(v, list) and v}


KINDS = tuple(name for name in vars(Verdict(0, ())) if name not in ("seed", "names"))


def judge(wrapped: Wrapped, alone: Sequence[Report], results: Sequence[object]) -> Verdict:
    """Hold what was read of the file against what was read of each report alone."""
    verdict = Verdict(wrapped.seed, tuple(wrapped.names))
    found = [r for r in results if isinstance(r, Report)]
    rejects = [str(getattr(r, "reason", r)) for r in results if not isinstance(r, Report)]
    verdict.crashed += [r for r in rejects if r in ("crash", "timeout", "memory")]
    for k, report in enumerate(alone):
        pages = set(wrapped.pages_of(k))
        own = max(found, key=lambda r: len(pages & _pages(r)), default=None)
        if not pages:
            continue
        if own is None or not pages & _pages(own):
            if not (wrapped.may_refuse or verdict.crashed):
                verdict.refused.append(f"report {k}: {', '.join(rejects)}")
            continue
        found.remove(own)
        if not pages <= _pages(own) or wrapped.strangers(k) & _pages(own):
            verdict.pages.append(f"{own.page_first}-{own.page_last}, not {min(pages)}-{max(pages)}")
        _compare(verdict, wrapped, k, report, own)
    verdict.invented += [f"{r.municipality} {r.year} on {r.page_first}-{r.page_last}" for r in found]
    return verdict


def _pages(report: Report) -> set[int]:
    return set(range(report.page_first, report.page_last + 1))


def _compare(verdict: Verdict, wrapped: Wrapped, k: int, alone: Report, got: Report) -> None:
    hidden = {o.page for o in wrapped.pile.hidden if o.report == k}
    blurred = {o.page for o in wrapped.pile.blurred if o.report == k}
    doubts = {
        f.area_number for f in got.findings if f.about == "reading" or f.code in ("area-missing", "table-missing")
    }
    lost = _areas_on(alone, hidden)
    want, have = _figures(alone), _figures(got)
    for key in sorted(want.keys() | have.keys(), key=str):
        if want.get(key) == have.get(key):
            continue
        told = None in doubts or key[0] in doubts
        text = f"{key[0]} {key[1]}: {have.get(key)}, not {want.get(key)}"
        if have.get(key) is None:
            (verdict.missing if told else verdict.missing_silent).append(text)
        else:
            (verdict.wrong if told else verdict.wrong_silent).append(text)
    for key, (a, b) in _texts(alone, got).items():
        told = None in doubts or key[0] in doubts
        if key[0] not in lost and not (hidden | blurred and key[0] is None) and key[0] not in _areas_on(alone, blurred):
            (verdict.texts if told else verdict.texts_silent).append(f"{key[0]} {key[1]}: {b} not {a}")
        elif key[0] in lost and not told and a != b:
            verdict.texts_silent.append(f"{key[0]} {key[1]} lost")
    if not hidden | blurred:
        verdict.identity += [
            f"{name} {getattr(got, name)!r}, not {getattr(alone, name)!r}"
            for name in _IDENTITY
            if name not in wrapped.covered and getattr(got, name) != getattr(alone, name)
        ]
    said = Counter(_told(f) for f in got.findings if f.about == "report" and f.severity == "error")
    verdict.accused += [str(x) for x in (said - Counter(_told(f) for f in alone.findings)).elements()]
    needless = [f for f in got.findings if f.about == "reading" and f.code != "pages-incomplete"]
    before = {(f.code, f.area_number) for f in alone.findings}
    verdict.doubted += [
        f"{f.code} {f.area_number}"
        for f in needless
        if (f.code, f.area_number) not in before and not hidden and not blurred
    ]


def _told(finding: Any) -> tuple[str, int | None, str | None]:
    return finding.code, finding.area_number, finding.question_number


def _areas_on(report: Report, pages: Iterable[int]) -> set[int | None]:
    """Areas of which anything stands on these pages."""
    wanted, found = set(pages), set[int | None]()
    for area in report.areas:
        places = [*(q.place for q in area.questions), area.sum_place, area.score_heading_place]
        on = {area.page, *(p.page for p in places if p), *(p.page for p in area.points)}
        on |= {n for s in report.sections if s.area_number == area.number for n in range(s.page_first, s.page_last + 1)}
        if on & wanted:
            found.add(area.number)
    return found


def _figures(report: Report) -> dict[Key, object]:
    figures: dict[Key, object] = {}
    for area in report.areas:
        own: dict[str, object] = {"heading": area.score_heading, "sum": area.score_printed}
        own |= {"sum max": area.max_printed, "sum percent": area.percent_printed}
        for q in area.questions:
            place = f"{q.number}" if q.number not in own else f"{q.number} again"
            own |= {place: q.score, f"{place} max": q.max, f"{place} percent": q.percent_printed}
        figures |= {(area.number, name): value for name, value in own.items() if value is not None}
    return figures


def _texts(alone: Report, got: Report) -> dict[Key, tuple[str, str]]:
    """What is told in words and differs: by area and kind, alone and in the file."""
    found: dict[Key, tuple[str, str]] = {}
    areas = {a.number: a for a in got.areas}
    for area in alone.areas:
        other = areas.get(area.number)
        for name in ("name", "points", "labels"):
            a, b = _text(area, name), _text(other, name) if other else ""
            if a != b:
                found[area.number, name] = _difference(a, b)
    for number in (None, *range(1, 9)):
        a, b = _prose(alone, number), _prose(got, number)
        if a != b:
            found[number, "sections"] = _difference(a, b)
    return found


def _text(area: Area, name: str) -> str:
    if name == "name":
        return area.name
    if name == "points":
        return "\n".join(f"{p.kind} {p.text}" for p in area.points)
    return "\n".join(q.text for q in area.questions)


def _prose(report: Report, number: int | None) -> str:
    return "\n".join(f"# {s.heading}\n{s.text}" for s in report.sections if s.area_number == number)


def _difference(a: str, b: str) -> tuple[str, str]:
    """Two texts from where they part."""
    at = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    start = max(0, at - 15)
    return repr(a[start : at + 40]), repr(b[start : at + 40])
