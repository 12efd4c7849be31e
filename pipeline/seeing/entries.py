"""What was read of a report, row by row in the order of its pages, as a person goes through it beside the PDF."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from schemas.figures import Figure, figures_of, written
from schemas.report import Correction, Finding, Place, Report

ALWAYS = ("report municipality", "report year", "report total")
"""Facts of the whole report that are asked after even where the reader found nothing."""


class Entry(NamedTuple):
    """A row, an item or a section with its figures, and why it is doubtful; `what` names it among the others."""

    what: str
    page: int | None
    place: Place | None  # of a figure; texts are looked for on the page
    figures: tuple[Figure, ...]
    doubts: tuple[Finding, ...]
    corrections: tuple[Correction, ...]

    @property
    def key(self) -> str:
        """The name as it stands in an address."""
        return self.what.replace(" ", "-")

    @property
    def values(self) -> tuple[tuple[str, str, str], ...]:
        """Each figure as its whole name, what it is called beside the others of its row, and its value."""
        names = [figure.what.removeprefix(self.what).strip() or figure.what for figure in self.figures]
        values = [written(figure.value) or "" for figure in self.figures]
        return tuple((f.what, name, value) for f, name, value in zip(self.figures, names, values, strict=True))


class PageOf(NamedTuple):
    """A page of the report with what stands on it; None for what belongs to no page."""

    number: int | None
    entries: tuple[Entry, ...]


def entries_of(report: Report) -> tuple[Entry, ...]:
    """All entries: what stands on no page first, then page by page from top to bottom."""
    doubts = _doubts(report)
    corrected = {correction.at: correction for correction in report.corrections}
    grouped: dict[str, list[Figure]] = {}
    for figure in _told(report):
        grouped.setdefault(_row(figure), []).append(figure)
    found = [
        Entry(
            what=what,
            page=figures[0].page,
            place=next((figure.place for figure in figures if figure.place), None),
            figures=tuple(sorted(figures, key=lambda figure: figure.form == "text" and len(figures) > 2)),
            doubts=tuple(dict.fromkeys(d for figure in figures for d in doubts.get(figure.what, ()))),
            corrections=tuple(corrected[f.what] for f in figures if f.what in corrected),
        )
        for what, figures in grouped.items()
    ]
    order = {entry.what: number for number, entry in enumerate(found)}
    return tuple(sorted(found, key=lambda e: (e.page or 0, e.place.top if e.place else 0.0, order[e.what])))


def pages_of(report: Report, entries: tuple[Entry, ...]) -> tuple[PageOf, ...]:
    """The report's pages, those too on which nothing was read: there something may have been missed."""
    pages: list[int | None] = [None, *range(report.page_first, report.page_last + 1)]
    found = [PageOf(page, tuple(entry for entry in entries if entry.page == page)) for page in pages]
    return tuple(page for page in found if page.number is not None or page.entries)


def _told(report: Report) -> Iterator[Figure]:
    """Figures that were read, and those that were not where others of their kind were."""
    figures = figures_of(report)
    kinds = {_kind(figure) for figure in figures if figure.value is not None}
    for figure in figures:
        if figure.what.endswith(" number"):
            continue
        if figure.value is not None or figure.what in ALWAYS or _kind(figure) in kinds:
            yield figure


def _kind(figure: Figure) -> str:
    """What a figure is without the numbers in its name; facts of the whole report have no others of their kind."""
    return figure.what if figure.area_number is None else " ".join(w for w in figure.what.split() if w.isalpha())


def _row(figure: Figure) -> str:
    """The name of the row in which a figure stands."""
    words = figure.what.split()
    if words[0] == "question" or "row" in words[:3]:
        return figure.what.rpartition(" ")[0]
    if words[0] == "area" and words[2] == "sum":
        return " ".join(words[:3])
    if words[0] == "section" or words[-1] == "text":
        return " ".join(words[:-1])
    return figure.what


def _doubts(report: Report) -> Mapping[str, list[Finding]]:
    """By the name of a figure: the findings that rest on it and may come from the reading."""
    doubts: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.about in ("reading", "outside") or (finding.about == "report" and not finding.confirmed):
            for name in finding.figures:
                doubts.setdefault(name, []).append(finding)
    return doubts
