"""What lies around a report in a file, and how much of the report is there."""

from __future__ import annotations

from random import Random

from tests.wrapped.papers import AFTER, BEFORE, Paper
from tests.wrapped.pile import Leaf, Pile
from tests.wrapped.wrapping import Wrapped


def papers_before(wrapped: Wrapped, random: Random) -> None:
    """One to three papers before the report."""
    for paper in random.sample(BEFORE, random.randint(1, 3)):
        wrapped.pile.leaves[:0] = _leaves(wrapped, paper, random)


def papers_after(wrapped: Wrapped, random: Random) -> None:
    """One to three papers behind it."""
    for paper in random.sample(AFTER, random.randint(1, 3)):
        wrapped.pile.leaves += _leaves(wrapped, paper, random)


def bundle(wrapped: Wrapped, random: Random) -> None:
    """Papers before and behind it."""
    papers_before(wrapped, random)
    papers_after(wrapped, random)


def other_report(wrapped: Wrapped, random: Random) -> None:
    """A second report, of another year or municipality, before or behind the first."""
    own = wrapped.pile.take(wrapped.another(), len(wrapped.mixes) - 1)
    if random.random() < 0.3:
        own = [*_leaves(wrapped, random.choice(BEFORE), random), *own]
    wrapped.pile.leaves = [*own, *wrapped.pile.leaves] if random.random() < 0.5 else [*wrapped.pile.leaves, *own]


def papers_alone(wrapped: Wrapped, random: Random) -> None:
    """Papers about a report that is not among them."""
    papers = random.sample((*BEFORE, *AFTER), random.randint(1, 3))
    wrapped.pile.leaves = [leaf for paper in papers for leaf in _leaves(wrapped, paper, random)]
    wrapped.without_report = True


def missing_pages(wrapped: Wrapped, random: Random) -> None:
    """One or two pages were not put into the scanner."""
    pile = wrapped.pile
    for leaf in random.sample(pile.of_reports[1:], random.randint(1, 2)):
        _lose(pile, leaf)


def part_of_it(wrapped: Wrapped, random: Random) -> None:
    """Only the first or the last part of the report."""
    pile = wrapped.pile
    pages = pile.of_reports
    kept = random.randint(len(pages) * 6 // 10, len(pages) - 1)
    for leaf in pages[kept:] if random.random() < 0.5 else pages[: len(pages) - kept]:
        _lose(pile, leaf)


def page_twice(wrapped: Wrapped, random: Random) -> None:
    """A page or two are there twice, behind themselves or at the end."""
    pile = wrapped.pile
    for leaf in random.sample(pile.of_reports, random.randint(1, 2)):
        at = pile.leaves.index(leaf) + 1 if random.random() < 0.7 else pile.leaves.index(pile.of_reports[-1]) + 1
        pile.leaves.insert(at, Leaf(dict(leaf.page), leaf.origins))


def pages_swapped(wrapped: Wrapped, random: Random) -> None:
    """Two pages beside each other in the wrong order."""
    pile = wrapped.pile
    at = pile.leaves.index(random.choice(pile.of_reports[:-1]))
    pile.leaves[at : at + 2] = reversed(pile.leaves[at : at + 2])


def last_page_first(wrapped: Wrapped, random: Random) -> None:
    """All pages from the last to the first, as some scanners and printers leave them."""
    wrapped.pile.leaves.reverse()


def blank_pages(wrapped: Wrapped, random: Random) -> None:
    """Empty backs of sheets between the pages."""
    pile = wrapped.pile
    empty = {"Type": pile.leaves[0].page.get("Type"), "Resources": {}, "MediaBox": pile.leaves[0].page["MediaBox"]}
    pile.leaves = [x for leaf in pile.leaves for x in (leaf, Leaf(dict(empty), blank=True))]


def _lose(pile: Pile, leaf: Leaf) -> None:
    pile.leaves.remove(leaf)
    pile.hidden.update(leaf.origins)


def _leaves(wrapped: Wrapped, paper: Paper, random: Random) -> list[Leaf]:
    wrapped.names.append(paper.__name__)
    return wrapped.pile.take(paper(wrapped.mixes[0].report, random))
