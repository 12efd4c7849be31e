"""Which of the reports that were read are published, and under which id."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.run.rejection import rejection
from pipeline.run.store.cache import Part
from pipeline.run.store.manifest import Noted
from schemas.report import Reject

ENOUGH = 20
"""Scores that are the same in two reports of one municipality: then a year or a heading that differs was misread."""

ALIKE = 0.9
"""Share of the headings that two readings of one evaluation have in common at least."""

Ids = dict[tuple[str, int], str]
"""The ids of reports, by the name of their file and their place in it."""


class Candidate(NamedTuple):
    """A report of a file that may be published."""

    source: str
    sha256: str
    place: int  # among the results of its file, from 0
    alone: bool  # whether its file holds nothing else that was read
    part: Part
    base: str  # municipality and year, as they were put right
    pages: int  # of the file

    @property
    def other_pages(self) -> int:
        """Pages of the file that are not the report's."""
        return self.pages - (self.part.page_last - self.part.page_first + 1)

    @property
    def name(self) -> str:
        """What it is called where it is listed."""
        return self.source if self.alone else f"{self.source}#page={self.part.page_first}"


def evaluations(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates by evaluation, the one that is read first in each; in the order of their files.

    Of the same evaluation in several wrappings the one with most scores is read, then the one with fewest other
    pages, then the first by name.
    """
    order = sorted(enumerate(candidates), key=lambda item: (-len(item[1].part.scores), item[1].other_pages, item[0]))
    groups: dict[str, list[list[tuple[int, Candidate]]]] = {}
    for place, candidate in order:
        alike = groups.setdefault(candidate.part.municipality, [])
        same = next((group for group in alike if is_same_evaluation(group[0][1].part, candidate.part)), None)
        if same is None:
            alike.append([(place, candidate)])
        else:
            same.append((place, candidate))
    found = [group for alike in groups.values() for group in alike]
    return [[candidate for _, candidate in group] for group in sorted(found, key=lambda group: group[0][0])]


def is_same_evaluation(one: Part, other: Part) -> bool:
    """All scores that both have are equal, and the years and all headings are, or there are many such scores.

    Many scores speak for a heading that was cut or a year that was misread in one of the wrappings, as long as nearly
    all headings are equal. Reports without any heading show no more than their name and are not compared.
    """
    shared = one.scores.keys() & other.scores.keys()
    if one.municipality != other.municipality or any(one.scores[name] != other.scores[name] for name in shared):
        return False
    if (one.year, one.headings) == (other.year, other.headings):
        return one.headings != ()
    common = (Counter(one.headings) & Counter(other.headings)).total()
    return len(shared) >= ENOUGH and common >= ALIKE * max(len(one.headings), len(other.headings)) > 0


def duplicate(candidate: Candidate, read: Candidate) -> Reject:
    """What is said of a report that is read from another file."""
    message = f"The same evaluation as {read.name}, which is read. Remove one of the two if it is not needed."
    return rejection(candidate.name, candidate.sha256, "duplicate", message)


def identified(groups: Sequence[Sequence[Candidate]], earlier: Mapping[str, Noted]) -> Ids:
    """The id of each evaluation's first candidate: the one it had, else the first that is free in the order of names.

    An evaluation keeps its id when other files come or go, and when it is read from another of its files.
    """
    by_content = {
        (noted.stamp.sha256, published.page): published.id for noted in earlier.values() for published in noted.reports
    }
    by_name = {(name, published.page): published.id for name, noted in earlier.items() for published in noted.reports}
    ids: Ids = {}
    taken: set[str] = set()
    waiting = []
    for group in groups:
        had = [by_content.get((one.sha256, one.part.page_first)) for one in group]
        had += [by_name.get((one.source, one.part.page_first)) for one in group]
        kept = next((known for known in had if known and known not in taken and _is_of(known, group[0].base)), None)
        if kept is None:
            waiting.append(group[0])
        else:
            taken.add(kept)
            ids[group[0].source, group[0].place] = kept
    last: dict[str, int] = {}  # by base, so that a thousand clashes are not counted through each time
    for one in waiting:
        new_id, number = one.base, last.get(one.base, 1)
        while new_id in taken:
            number += 1
            new_id = f"{one.base}-{number}"
        last[one.base] = number
        taken.add(new_id)
        ids[one.source, one.place] = new_id
    return ids


def _is_of(known: str, base: str) -> bool:
    number = known.removeprefix(f"{base}-")
    return known == base or (number != known and number.isdecimal())
