"""What people have put right: a report as read and its side file in, the report as it is to be published out.

A correction that does not fit what was read changes nothing and becomes a finding, so that it is seen and not lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import ValidationError

from schemas.catalogue import edition_of
from schemas.figures import Figure, Names, Value, normal, parsed, same, written
from schemas.findings import FINDINGS
from schemas.recomputed import recomputed
from schemas.report import Correction, CorrectionKind, Finding, Report, Review, Source

_QUOTED = 80  # characters of a text in a message


class Entry(NamedTuple):
    """One `[[correction]]` as it is written; `wrong` says what keeps it from being one at all."""

    line: int
    at: str = ""
    read: Value = None
    is_: Value = None
    kind: CorrectionKind = "misread"
    why: str = ""
    by: str = ""
    on: str = ""
    wrong: str | None = None


class Part(NamedTuple):
    """What a side file says of one report; `page` is a page of the report where the PDF holds several."""

    line: int = 1
    page: int | None = None
    source: Source | None = None
    sha256: str | None = None  # the beginning of the PDF's
    review: Review | None = None
    entries: tuple[Entry, ...] = ()


class SideFile(NamedTuple):
    """The file beside a PDF: its parts (one for a file with one report), and what is wrong with it as a whole."""

    name: str  # relative to the folder that is read
    parts: tuple[Part, ...] = ()
    wrong: tuple[tuple[int, str], ...] = ()  # line, sentence


@dataclass(slots=True)
class _Applied:
    values: dict[str, Value] = field(default_factory=dict)  # by the name of the figure
    corrections: list[Correction] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def corrected(reports: Sequence[Report], side: SideFile) -> tuple[Report, ...]:
    """The reports of one PDF with what its side file says of them; they are given as read, in their order."""
    alone = len(reports) == 1
    results = [_corrected(report, _part_of(report, side, alone=alone), side.name) for report in reports]
    lost = [(line, why) for part in side.parts if (why := _unused(part, reports)) for line in _lines(part)]
    if results:  # what belongs to none of them is said of the first
        findings = [_refusal(side.name, line, why) for line, why in (*side.wrong, *lost)]
        results[0] = results[0].model_copy(update={"findings": (*results[0].findings, *findings)})
    return tuple(results)


def refusal(report: Report, entry: Entry) -> str | None:
    """Why a correction would not be applied to a report as read; None where it would be."""
    return entry.wrong or _misfit(Names(report), report, entry, ())


def as_read(report: Report) -> Report:
    """A published report with the values that the reader found; findings and sums stay those of the published one."""
    names = Names(report)
    found = [(names.find(c.at), c) for c in report.corrections if c.kind != "source-error"]
    values = {figures[0].what: parsed(c.read, figures[0].form) for figures, c in found if len(figures) == 1}
    return names.replaced(values).model_copy(update={"corrections": ()})


def _part_of(report: Report, side: SideFile, *, alone: bool) -> Part:
    """What is said of a report: the parts with one of its pages, and what stands above all parts.

    A source above all parts is that of the PDF; a review or a correction there is of the only report.
    """
    whole = [part if alone else part._replace(entries=(), review=None) for part in side.parts if part.page is None]
    own = [part for part in side.parts if part.page is not None and _has(report, part.page)]
    parts = [*own, *whole]
    return Part(
        line=min((part.line for part in parts), default=1),
        source=next((part.source for part in parts if part.source), None),
        sha256=next((part.sha256 for part in parts if part.sha256), None),
        review=next((part.review for part in parts if part.review), None),
        entries=tuple(entry for part in parts for entry in part.entries),
    )


def _unused(part: Part, reports: Sequence[Report]) -> str | None:
    """Why a part of the side file belongs to no report of the PDF."""
    if part.page is not None:
        return None if any(_has(report, part.page) for report in reports) else f"no report has page {part.page}"
    if len(reports) == 1 or not (part.entries or part.review):
        return None
    return "the PDF holds several reports: it belongs under [[report]] with a page, as [[report.correction]]"


def _has(report: Report, page: int) -> bool:
    return report.page_first <= page <= report.page_last


def _lines(part: Part) -> list[int]:
    return [entry.line for entry in part.entries] or [part.line]


def _corrected(report: Report, part: Part, name: str) -> Report:
    if part.sha256 and not report.source_sha256.startswith(part.sha256.lower()):
        why = f"it is about another file: its sha256 begins with {part.sha256}, that of the PDF with "
        why += report.source_sha256[: min(len(part.sha256), 12)]
        refused = tuple(_refusal(name, line, why) for line in _lines(part))
        return report.model_copy(update={"findings": (*report.findings, *refused)})
    applied = _applied(report, part.entries, name)
    changed = recomputed(report, Names(report).replaced(applied.values), set(applied.values))
    return changed.model_copy(
        update={
            "source": part.source,
            "review": part.review,
            "corrections": tuple(applied.corrections),
            "findings": (*changed.findings, *applied.refused),
        }
    )


def _applied(report: Report, entries: Sequence[Entry], name: str) -> _Applied:
    names, applied = Names(report), _Applied()
    seen: list[str] = []
    for entry in entries:
        figures = names.find(entry.at)
        figure = figures[0] if len(figures) == 1 else None
        why = entry.wrong or _misfit(names, report, entry, seen)
        if why is not None:
            applied.refused.append(_refusal(name, entry.line, why, entry, figure))
            continue
        seen.append(figure.what if figure else normal(entry.at))
        applied.corrections.append(_correction(entry, figure, report))
        if figure is not None and entry.kind != "source-error":
            applied.values[figure.what] = parsed(entry.is_, figure.form)
    return applied


def _misfit(names: Names, report: Report, entry: Entry, seen: Sequence[str]) -> str | None:
    """Why a correction fits nothing that was read."""
    figures = names.find(entry.at)
    what = figures[0].what if len(figures) == 1 else normal(entry.at)
    explained = [finding for finding in report.findings if what in finding.figures]
    if len(figures) > 1:
        area = figures[0].area_number
        return f"{entry.at!r} means {len(figures)} places; name the row, such as “area {area} row 1 score”"
    if not figures and not (entry.kind == "source-error" and explained):
        return f"there is no “{entry.at}” in the report"
    if what in seen:
        return f"“{entry.at}” is corrected twice"
    figure = figures[0] if figures else Figure(what, None, None, None, "text")
    try:
        read, right = parsed(entry.read, figure.form), parsed(entry.is_, figure.form)
    except ValueError:
        return f"“{written(entry.read)}” or “{written(entry.is_)}” cannot stand in “{entry.at}”"
    if entry.kind == "source-error":
        if not same(read, figure.value):
            return f"the reader finds {_shown(figure.value)} and not {_shown(read)}"
        return None if explained else f"no finding rests on “{entry.at}”: there is nothing to explain"
    if same(right, figure.value):
        return f"the reader finds {_shown(right)} by itself: take the correction out"
    if not same(read, figure.value):
        return f"the reader finds {_shown(figure.value)} and not {_shown(read)}"
    return _invalid(names, figure, right)


def _invalid(names: Names, figure: Figure, value: Value) -> str | None:
    if figure.what == "report edition" and value is not None and edition_of(str(value)) is None:
        return f"there is no edition {value!r}"
    try:
        Report.model_validate(names.replaced({figure.what: value}).model_dump(by_alias=True))
    except ValidationError as error:
        return f"{_shown(value)} cannot stand in “{figure.what}”: {error.errors()[0]['msg'].lower()}"
    return None


def _shown(value: Value) -> str:
    text = written(value)
    if text is None:
        return "nothing"
    return text if not isinstance(value, str) else f"“{text if len(text) <= _QUOTED else text[: _QUOTED - 1] + '…'}”"


def _correction(entry: Entry, figure: Figure | None, report: Report) -> Correction:
    what = figure.what if figure else normal(entry.at)
    explained: Iterator[Finding] = (finding for finding in report.findings if what in finding.figures)
    page = figure.page if figure else next((finding.page for finding in explained), None)
    right = None if entry.kind == "source-error" or figure is None else written(parsed(entry.is_, figure.form))
    said = {"kind": entry.kind, "why": entry.why, "by": entry.by, "on": entry.on}
    read = written(figure.value) if figure else None
    return Correction.model_validate({"at": what, "read": read, "is": right, "page": page, **said})


def _refusal(name: str, line: int, why: str, entry: Entry | None = None, figure: Figure | None = None) -> Finding:
    kind = FINDINGS["correction-not-applied"]
    return Finding(
        code="correction-not-applied",
        about=kind.about,
        severity=kind.severity,
        area_number=figure.area_number if figure else None,
        question_number=figure.question_number if figure else None,
        printed=written(figure.value) if figure else None,
        expected=written(entry.is_) if entry else None,
        message=f"{name}, line {line}: not applied, because {why}.",
        page=figure.page if figure else None,
        place=figure.place if figure else None,
        confirmed=None,
    )
