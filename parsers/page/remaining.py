"""What is left of a report's lines while it is taken apart, and which part has taken the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal

from parsers.page.lines import Line

Part = Literal[
    "furniture", "note", "contents", "cover", "aside",
    "heading", "score table", "earlier scoring", "list", "score box", "chart", "other table", "text",
]  # fmt: skip
_APART: frozenset[Part] = frozenset(
    {"furniture", "note", "contents", "cover", "aside"}
)  # what is no part of the report's text


class Remaining:
    """The one owner of a report's lines: each stage of the reading takes its own, and none is taken twice."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """All lines of a report in reading order; all are left."""
        self._lines = tuple(lines)
        self._takers: dict[Line, Part] = {}
        self._taken: defaultdict[Part, set[Line]] = defaultdict(set)
        self._left: tuple[Line, ...] | None = self._lines
        self._flow: tuple[Line, ...] | None = None

    def __iter__(self) -> Iterator[Line]:
        """The lines that are left, in reading order."""
        if self._left is None:
            self._left = tuple([line for line in self._lines if line not in self._takers])
        return iter(self._left)

    def __contains__(self, line: Line) -> bool:
        """True for a line that is left."""
        return line not in self._takers

    def take(self, part: Part, lines: Iterable[Line]) -> None:
        """Give lines to a part; raises ValueError where another has taken one of them."""
        takers, taken = self._takers, self._taken[part]
        for line in lines:
            taker = takers.setdefault(line, part)
            if taker != part:
                raise ValueError(f"page {line.page}: {line.text!r} is taken by {taker}, not left for {part}")
            taken.add(line)
            self._left = None
        if part in _APART:
            self._flow = None

    def replace(self, line: Line, parts: Iterable[Line]) -> None:
        """Put the parts of a line that is left where it stood."""
        at = self._lines.index(line)
        self._lines = (*self._lines[:at], *parts, *self._lines[at + 1 :])
        self._left = self._flow = None

    def taken(self, *parts: Part) -> list[Line]:
        """The lines of these parts, in reading order."""
        wanted = self.lines_of(*parts)
        found: list[Line] = []
        for line in self._lines if wanted else ():
            if line in wanted:
                found.append(line)
                if len(found) == len(wanted):
                    break
        return found

    def lines_of(self, *parts: Part) -> Set[Line]:
        """The same for those who need no order."""
        return self._taken[parts[0]] if len(parts) == 1 else set().union(*(self._taken[part] for part in parts))

    @property
    def flow(self) -> Sequence[Line]:
        """The report's text, taken or not: without furniture, notes, contents, cover and what stands aside."""
        if self._flow is None:
            self._flow = tuple([line for line in self._lines if self._takers.get(line) not in _APART])
        return self._flow

    @property
    def coverage(self) -> float:
        """The share of the text's words that ended up in some part, those of charts left out of account.

        A table that is neither a score table nor one of lists may be one that was not understood: its words count as
        left over.
        """
        charts = self._taken["chart"]
        words = sum([len(line.words) for line in self.flow if line not in charts])
        left = sum([len(line.words) for line in (*self, *self.lines_of("other table"))])
        return round((words - left) / words, 4) if words else 0.0
