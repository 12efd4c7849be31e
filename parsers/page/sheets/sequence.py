"""Whether a report's pages are all there, once each, and in order: by the numbers they print and by what they say."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.document import Page
from parsers.page.sheets.facts import PageFacts, facts_of, runs_on

_LEAST_WORDS = 40  # on a page that is told again by its words
_MANY_LINES = 20  # on a page: then one line more does not make it another page
_NUMBERED = 0.7  # share of the pages that print a number in one place
_STEADY = 0.75  # share of the steps between numbered pages that are those of the pages themselves


class Note(NamedTuple):
    """What is to be said of a page; "{}" stands for the number of the other page that it is about."""

    page: int
    what: str
    other: int | None = None


@dataclass
class InOrder:
    """The pages in the order in which they are read, and what was not in order."""

    order: list[int]
    notes: list[Note] = field(default_factory=list)


class _Numbered(NamedTuple):
    page: int  # its place among the pages
    number: int


def in_sequence(pages: Sequence[Page]) -> InOrder:
    """The pages of one report without repeated ones, sorted by their numbers where these say they were swapped.

    A gap in the numbers is noted unless the text runs on over it: some reports count pages that they do not print.
    """
    found = InOrder([])
    facts: list[PageFacts] = []
    opening: defaultdict[str, list[PageFacts]] = defaultdict(list)  # by each of their first lines
    for page in map(facts_of, pages):
        first = next((k for text in page.opening if text in opening for k in opening[text] if _same(k, page)), None)
        if first is None:
            facts.append(page)
            for text in page.opening:
                opening[text].append(page)
        else:
            found.notes.append(Note(page.number, "is page {} once more, and was read once", first.number))
    numbered = _numbers(facts)
    order = list(range(len(facts)))
    if numbered and _can_sort(numbered):
        sorted_order = _sorted(numbered, len(facts))
        if sorted_order != order and _sentences(facts, sorted_order) >= _sentences(facts, order):
            moved = [facts[b].number for a, b in zip(order, sorted_order, strict=True) if a != b]
            found.notes.append(
                Note(min(moved), "and others stand in another order than their numbers, and were sorted")
            )
            order = sorted_order
            places = {page: place for place, page in enumerate(order)}
            numbered = sorted((_Numbered(places[n.page], n.number) for n in numbered), key=lambda n: n.page)
    ordered = [facts[i] for i in order]
    for a, b in zip(numbered, numbered[1:], strict=False):
        missing = (b.number - a.number) - (b.page - a.page)
        if missing < 0 < b.number - a.number:
            continue  # a sheet put in between, without a number
        if missing and not any(runs_on(ordered[k], ordered[k + 1]) for k in range(a.page, b.page)):
            found.notes.append(Note(ordered[b.page].number, _step(a.number, b.number, missing)))
    found.order = [facts[i].number for i in order]
    return found


def _step(a: int, b: int, missing: int) -> str:
    if missing < 0:
        return f"is numbered {b} after page number {a}"
    gone = f"{b - 1} is missing" if missing == 1 else f"{b - missing}–{b - 1} are missing"
    return f"is numbered {b} after page number {a}: {gone}"


def _same(a: PageFacts, b: PageFacts) -> bool:
    """True for two pages with the same lines between their running lines; a stamp may have come onto one of them."""
    if min(a.words, b.words) < _LEAST_WORDS or abs(len(a.inner) - len(b.inner)) > 1:
        return False
    if len(a.inner.keys() ^ b.inner.keys()) > 1:
        return False
    apart = sum((a.inner - b.inner).values()) + sum((b.inner - a.inner).values())
    return apart <= (1 if min(a.inner.total(), b.inner.total()) >= _MANY_LINES else 0)


def _numbers(facts: Sequence[PageFacts]) -> list[_Numbered]:
    """The numbers that most pages print in one place, and that run with the pages; none where no place has such."""
    places: dict[tuple[bool, bool], list[_Numbered]] = defaultdict(list)
    for place, page in enumerate(facts):
        for at_top, total in {(p.at_top, p.of is not None) for p in page.printed}:
            numbers = [p.number for p in page.printed if (p.at_top, p.of is not None) == (at_top, total)]
            if len(numbers) == 1:
                places[at_top, total].append(_Numbered(place, numbers[0]))
    for numbered in sorted(places.values(), key=len, reverse=True):
        steps = [b.number - a.number == b.page - a.page for a, b in zip(numbered, numbered[1:], strict=False)]
        enough = len(numbered) >= max(4, _NUMBERED * len(facts))
        if enough and (_can_sort(numbered) or sum(steps) >= _STEADY * len(steps)):
            return numbered
    return []


def _can_sort(numbered: Sequence[_Numbered]) -> bool:
    """True where each number comes once and they follow each other without a gap once they are sorted."""
    numbers = sorted(n.number for n in numbered)
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _sorted(numbered: Sequence[_Numbered], count: int) -> list[int]:
    """Places of the pages in the order of their numbers; a page without one stays behind the page before it."""
    by_page = {n.page: n.number for n in numbered}
    key: list[tuple[int, int]] = []
    last = min(by_page.values()) - 1
    for place in range(count):
        last = by_page.get(place, last)
        key.append((last, place))
    return sorted(range(count), key=lambda place: key[place])


def _sentences(facts: Sequence[PageFacts], order: Sequence[int]) -> int:
    return sum(runs_on(facts[a], facts[b]) for a, b in zip(order, order[1:], strict=False))
