"""One mix: a report, a design, and what a reader must find."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.designs import fodt, web
from tests.designs.customs import Customs, customs
from tests.designs.design import Design, design
from tests.designs.habits import Habits, habits, in_a_table
from tests.designs.render import layout_of, render
from tests.designs.written import Kind, write
from tests.reports import mistakes
from tests.reports.compose import compose
from tests.reports.mistakes import Mistake
from tests.reports.model import Area, Report
from tests.reports.press import Trace
from tests.reports.spec import Spec

EDITIONS = ((2007, "2002"), (2013, "2010"), (2014, "2010"), (2018, "2016"), (2022, "2020"))


@dataclass(frozen=True)
class Mix:
    """A report in a design; `report` is what a reader must find, contradictions included."""

    seed: int
    design: Design
    report: Report
    pdf: bytes
    trace: Trace


def mix(seed: int, *, further: bool = True, brief: bool = False) -> Mix:
    """The same mix for the same seed; without `further`, no customs are in it.

    A brief one has fewer sections and shorter lists, and the same tables.
    """
    own = customs(Random(f"customs {seed}")) if further else Customs()
    chosen, report = _composed(seed, habits(Random(f"habits {seed}")), own, brief=brief)
    data, trace = render(report, chosen, seed)
    return Mix(seed, chosen, _printed(report, chosen), data, trace)


def written(seeds: Iterable[int], *, browser: bool = False) -> list[Mix]:
    """Mixes that LibreOffice or a browser sets; of the habits only those that tables have."""
    composed = {seed: _composed(seed, in_a_table(habits(Random(f"habits {seed}"))), Customs()) for seed in seeds}
    paper: Kind = web.WebPage if browser else fodt.Document
    documents = {str(seed): write(report, chosen, seed, paper) for seed, (chosen, report) in composed.items()}
    with TemporaryDirectory(prefix="written-") as place:
        (web if browser else fodt).print_all(documents, Path(place))
        return [
            Mix(seed, chosen, _printed(report, chosen), (Path(place) / f"{seed}.pdf").read_bytes(), Trace())
            for seed, (chosen, report) in composed.items()
        ]


def _composed(seed: int, own: Habits, further: Customs, *, brief: bool = False) -> tuple[Design, Report]:
    """A design, and a report with contradictions that the design can show."""
    random = Random(f"design {seed}")
    chosen = design(random, own, further)
    year, edition = random.choice(EDITIONS)
    name = random.choice(("Exempelby", "Provköping", "Låtsasköping"))
    if further.language != "sv":
        name, year, edition = "Eksempelvik", max(2012, min(year, 2019)), "no-2010"
    spec = Spec(
        name,
        year,
        edition,
        layout_of(chosen),
        paragraphs=random.choice(((1, 2), (1, 3))),
        list_lengths=random.choice(((1, 5), (2, 7), (3, 4))),
        total=chosen.total if chosen.total == "prose" else "none",
        ordinal=random.randint(1, 4),
        month=random.randint(1, 11),
        language=further.language,
        fitted=further.language == "sv",
        seed=seed,
    )
    report = _cut(compose(replace(spec, paragraphs=(1, 1), list_lengths=(1, 3)))) if brief else compose(spec)
    if further.two_lists:
        report = replace(report, areas=tuple(replace(a, weaknesses=()) for a in report.areas))
    if chosen.total == "cover":
        report = replace(report, total=sum(a.sums.score for a in report.areas))
    possible = _mistakes(chosen)
    picked = sorted(random.sample(range(len(possible)), min(len(possible), chosen.contradictions)))
    wrong = [possible[k] for k in picked]
    return chosen, reduce(lambda r, change: change(r), wrong, report)


def _cut(report: Report) -> Report:
    return replace(report, areas=tuple(replace(a, sections=a.sections[:2]) for a in report.areas))


def _mistakes(chosen: Design) -> list[Mistake]:
    """Contradictions that the design can show; those that sum an area up again come first, or they undo others."""
    found: list[Mistake] = []
    sums = chosen.tables.sum_row != "none"
    if chosen.tables.has_max:
        found.append(mistakes.above_max("3.1", by=2))
    if sum((sums, sums and chosen.tables.has_percent, chosen.has_heading_score)) < 2:
        found += [mistakes.halves("1.1", "4.1"), mistakes.halves("5.1"), mistakes.halves("6.2")]
    if sums:
        found.append(mistakes.sum_row(2, by=4))
    if sums and chosen.tables.has_percent and chosen.tables.has_max:
        found.append(mistakes.sum_percent(3, by=-1))
    if chosen.has_heading_score and sums:
        found.append(mistakes.heading_score(4, by=1))
    if chosen.tables.has_percent and chosen.tables.has_max:
        found.append(mistakes.question_percent("1.2", by=3))
    return found


def _printed(report: Report, chosen: Design) -> Report:
    return replace(report, areas=tuple(_area(a, chosen) for a in report.areas))


def _area(area: Area, chosen: Design) -> Area:
    counted = chosen.tables.numbers in ("own", "none")
    return replace(
        area,
        name=area.name.upper() if chosen.habits.heading == "upper" else area.name,
        heading_score=area.heading_score if chosen.has_heading_score else None,
        rubrics=area.rubrics if chosen.heading_score == "box" and not chosen.score_in_words else (),
        strengths=_items(area.strengths, chosen),
        improvements=_items(area.improvements, chosen),
        weaknesses=_items(area.weaknesses, chosen),
        questions=tuple(
            replace(q, number=f"{area.number}.{k}" if counted else q.number) for k, q in enumerate(area.questions, 1)
        ),
    )


def _items(items: tuple[str, ...], chosen: Design) -> tuple[str, ...]:
    """A number that a list prints stays with the item."""
    return tuple(f"{k}. {item}" for k, item in enumerate(items, 1)) if chosen.lists.customs.numbered else items
