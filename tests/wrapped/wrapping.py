"""A file that is being made of a mix and what is done to it, with the knowledge of what must come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.designs.mix import Mix, mix
from tests.wrapped.pile import Origin, Pile

_NEXT = 100_000  # from one seed to that of another report in the same file


@dataclass
class Wrapped:
    """A pile of pages, the mixes in it, and what was done to it."""

    seed: int
    mixes: list[Mix]
    pile: Pile = field(default_factory=Pile)
    names: list[str] = field(default_factory=list)
    without_report: bool = False
    covered: set[str] = field(default_factory=set)  # of what a report says of itself, no longer to be seen
    may_refuse: bool = False  # a reader may say that the file cannot be read

    def another(self) -> bytes:
        """The PDF of a report of another municipality or year."""
        known = {(m.report.municipality, m.report.year) for m in self.mixes}
        seed = self.seed + _NEXT
        while (made := mix(seed)) and (made.report.municipality, made.report.year) in known:
            seed += _NEXT
        self.mixes.append(made)
        return made.pdf

    def pages_of(self, report: int) -> tuple[int, ...]:
        """The pages of the file on which a report stands; of pages that come twice the first ones."""
        seen: set[Origin] = set()
        found: list[int] = []
        for number, leaf in enumerate(self.pile.leaves, 1):
            own = {origin for origin in leaf.origins if origin.report == report}
            if own - seen:
                found.append(number)
            seen |= own
        return () if self.without_report else tuple(found)

    def strangers(self, report: int) -> set[int]:
        """The pages of the file that hold nothing of a report, but something else."""
        leaves = enumerate(self.pile.leaves, 1)
        return {n for n, x in leaves if not x.blank and all(o.report != report for o in x.origins)}


Wrap = Callable[[Wrapped, Random], None]
