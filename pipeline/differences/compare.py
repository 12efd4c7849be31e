"""Reports of two collections held against each other: what was added, what is gone, what changed and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.differences.collection import Collection
from schemas.figures import Figure, figures_of, normal, same, written
from schemas.report import Correction, Finding, Report

Cause = Literal["other PDF", "other code", "correction"]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is told differently; None on a side that does not tell it."""

    what: str
    old: str | None
    new: str | None
    page: int | None
    cause: Cause
    why: str | None = None  # the reason of a correction, and whose it is


@dataclass(frozen=True, slots=True)
class Changed:
    """A report that both collections have, with what changed in it."""

    report_id: str
    old_id: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A report that only one collection has."""

    report_id: str
    source_file: str
    note: str | None = None  # why the other has it not, where that is known


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs; `unchanged` counts the reports that are told alike."""

    added: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    changed: tuple[Changed, ...]
    unchanged: int

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.added or self.gone or self.changed)


def differences(old: Collection, new: Collection) -> Differences:
    """What `new` tells differently from `old`: reports go by id, where that has changed by the PDF and their pages."""
    pairs = _paired(old, new)
    matched_old = {before.id for before, _ in pairs}
    matched_new = {after.id for _, after in pairs}
    changed = [
        Changed(after.id, before.id, tuple(sorted(changes, key=lambda change: change.page or 0)))
        for before, after in pairs
        if (changes := tuple(_changes(before, after)))
    ]
    return Differences(
        added=tuple(_listed(r, old) for r in new.reports.values() if r.id not in matched_new),
        gone=tuple(_listed(r, new) for r in old.reports.values() if r.id not in matched_old),
        changed=tuple(changed),
        unchanged=len(pairs) - len(changed),
    )


def _paired(old: Collection, new: Collection) -> list[tuple[Report, Report]]:
    pairs = {after.id: (old.reports[after.id], after) for after in new.reports.values() if after.id in old.reports}
    by_pages: dict[tuple[str, int | None], list[Report]] = defaultdict(list)
    for before in old.reports.values():
        if before.id not in pairs:
            by_pages[before.source_sha256, before.page_first].append(before)
    for after in new.reports.values():
        waiting = by_pages[after.source_sha256, after.page_first]
        if after.id not in pairs and waiting:
            pairs[after.id] = (waiting.pop(0), after)
    return [pairs[report_id] for report_id in sorted(pairs)]


def _listed(report: Report, other: Collection) -> Listed:
    reason = other.rejects.get(report.source_file)
    return Listed(report.id, report.source_file, reason and f"rejected as {reason} in the other")


def _changes(before: Report, after: Report) -> Iterator[Change]:
    causes = _Causes(before, after)
    if before.id != after.id:
        yield Change("report id", before.id, after.id, None, *causes.of("report year", "report municipality"))
    for old, new in _whole_rows(_values(before, after)):
        figure = new or old
        assert figure is not None
        if old is None or new is None or not same(old.value, new.value):
            told = (written(old.value) if old else None, written(new.value) if new else None)
            if told != (None, None):
                yield Change(figure.what, *told, figure.page, *causes.of(figure.what))
    yield from _explanations(before, after)
    for gone, come in _findings(before.findings, after.findings):
        finding = come or gone
        assert finding is not None
        what = f"finding {_key(finding)}"
        told = (gone.message if gone else None, come.message if come else None)
        yield Change(what, *told, finding.page, *causes.of_finding(finding))


def _values(before: Report, after: Report) -> Iterator[tuple[Figure | None, Figure | None]]:
    """The figures of two reports side by side; texts of lists and sections by their likeness, the others by name."""
    old, new = figures_of(before), figures_of(after)
    named = {figure.what: figure for figure in old if _group(figure) is None}
    for figure in new:
        if _group(figure) is None:
            yield named.pop(figure.what, None), figure
    yield from ((figure, None) for figure in named.values())
    groups: dict[str, tuple[list[Figure], list[Figure]]] = {}
    for side, figures in enumerate((old, new)):
        for figure in figures:
            if group := _group(figure):
                groups.setdefault(group, ([], []))[side].append(figure)
    for ones, others in groups.values():
        yield from _aligned(ones, others)


def _whole_rows(pairs: Iterable[tuple[Figure | None, Figure | None]]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """The pairs, a question that only one report has as one: "question 1.3: score 12, max 20, …"."""
    rows: dict[tuple[str, bool], list[Figure]] = {}
    for old, new in pairs:
        figure = new or old
        if figure is None or figure.question_number is None or (old is not None and new is not None):
            yield old, new
        elif figure.value is not None and not figure.what.endswith(" number"):
            rows.setdefault((figure.what.rpartition(" ")[0], new is not None), []).append(figure)
    for (what, is_new), figures in rows.items():
        told = ", ".join(
            f"{f.what.rpartition(' ')[2]} {written(f.value)}" for f in sorted(figures, key=lambda f: f.form == "text")
        )
        row = figures[0]._replace(what=what, value=told, form="text")
        yield (None, row) if is_new else (row, None)


def _group(figure: Figure) -> str | None:
    """The list or the running text that a text belongs to; None for a figure that stands for itself."""
    first, second, *rest = figure.what.split()
    if first == "section":
        return f"section {rest[0]}"
    return f"area {second} {rest[0]}" if first == "area" and rest[-1:] == ["text"] and rest[0] != "row" else None


def _aligned(ones: Sequence[Figure], others: Sequence[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    old, new = ([" ".join(str(figure.value).split()) for figure in side] for side in (ones, others))
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(a2 - a1, b2 - b1)
        yield from zip(ones[a1 : a1 + both], others[b1 : b1 + both], strict=True)
        yield from ((figure, None) for figure in ones[a1 + both : a2])
        yield from ((None, figure) for figure in others[b1 + both : b2])


def _findings(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[tuple[Finding | None, Finding | None]]:
    waiting: dict[str, list[Finding]] = defaultdict(list)
    for finding in old:
        waiting[_key(finding)].append(finding)
    for finding in new:
        before = waiting[_key(finding)].pop(0) if waiting[_key(finding)] else None
        if before is None or before.message != finding.message:
            yield before, finding
    yield from ((finding, None) for left in waiting.values() for finding in left)


def _key(finding: Finding) -> str:
    area = None if finding.area_number is None else f"area-{finding.area_number}"
    return "/".join(part for part in (area, finding.code, finding.question_number) if part)


def _explanations(before: Report, after: Report) -> Iterator[Change]:
    """Errors of the source that somebody has explained, or no longer explains: no value changes with them."""
    old, new = ({c.at: c for c in report.corrections if c.kind == "source-error"} for report in (before, after))
    for at in dict.fromkeys([*old, *new]):
        gone, come = old.get(at), new.get(at)
        told = (gone.why if gone else None, come.why if come else None)
        page = (new.get(at) or old[at]).page
        if told[0] != told[1]:
            by = f"explained by {come.by}" if come and come.by else None
            yield Change(f"error of the source in {at}", *told, page, "correction", by)


class _Causes:
    """Why facts of a report changed."""

    def __init__(self, before: Report, after: Report) -> None:
        self._other_pdf = before.source_sha256 != after.source_sha256
        old, new = ({normal(c.at): c for c in report.corrections} for report in (before, after))
        self._corrected = {
            at: (old.get(at), new.get(at)) for at in {*old, *new} if _essence(old.get(at)) != _essence(new.get(at))
        }

    def of(self, *names: str) -> tuple[Cause, str | None]:
        """Cause and reason of a change in one of the figures with these names."""
        for name in names:
            if name in self._corrected:
                was, is_ = self._corrected[name]
                correction = is_ or was
                assert correction is not None
                by = f" ({correction.by})" if correction.by else ""
                return "correction", f"{'' if is_ else 'taken back: '}{correction.why}{by}"
        return ("other PDF" if self._other_pdf else "other code"), None

    def of_finding(self, finding: Finding) -> tuple[Cause, str | None]:
        """The same for a finding: a correction of any figure that it rests on, or that a report of it would name."""
        if finding.code == "correction-not-applied":
            return "correction", None
        area, question = finding.area_number, finding.question_number
        about = [f"question {question} "] if question else [f"area {area} ", f"question {area}."] if area else ["area "]
        near = [at for at in self._corrected if at.startswith(("report ", *about))]
        return self.of(*(finding.figures or near))


def _essence(correction: Correction | None) -> tuple[str | None, str] | None:
    """What of a correction changes the report."""
    return None if correction is None or correction.kind == "source-error" else (correction.is_, correction.kind)
