"""One search over the whole report: which runs of rows are the tables of which areas."""

from collections import defaultdict
from collections.abc import Sequence

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.runs import Values
from parsers.parts.tables.segments import AREAS, Segment, Witnesses, segments

_MISSING = -8.0  # an area without a table
_SKIP, _SKIP_NUMBER, _SKIP_SUM = -0.3, -2.0, -4.0  # a row of no area, among those of areas

Found = list[tuple[int, Segment]]
"""Tables with the numbers of their areas."""


def choose(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> tuple[float, Found]:
    """The best tables, areas rising, and what speaks for them altogether.

    Rows before the first and after the last table cost nothing, or an earlier round at the end would win.
    """
    ending: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments(entries, values, witnesses):
        ending[segment.last + 1].append(segment)
    # best[k]: after some row, with k as the last area: what speaks for it, and the tables
    State = tuple[float, tuple[tuple[int, Segment], ...]]
    states: list[dict[int, State]] = [{0: (0.0, ())}]
    final: State = (_MISSING * AREAS, ())
    for row in range(1, len(entries) + 1):
        cost = _skip(entries[row - 1])
        here: dict[int, State] = {0: (0.0, ())}
        for k, (worth, chosen) in states[row - 1].items():
            if k:
                here[k] = (worth + cost, chosen)
        for segment in ending[row]:
            for last, (worth, chosen) in states[segment.first].items():
                for k, own in segment.for_area.items():
                    if k <= last:
                        continue
                    reached = worth + segment.worth + own + _MISSING * (k - last - 1)
                    if k not in here or reached > here[k][0]:
                        here[k] = (reached, (*chosen, (k, segment)))
        for segment in ending[row]:
            for k in segment.for_area:
                if k in here and here[k][1] and here[k][1][-1][1] is segment:
                    total = here[k][0] + _MISSING * max(0, AREAS - k)
                    if total > final[0]:
                        final = (total, here[k][1])
        states.append(here)
    return final[0], list(final[1])


def _skip(entry: Entry) -> float:
    if entry.is_numbered:
        return _SKIP_NUMBER
    return _SKIP_SUM if entry.is_sum or entry.is_bare else _SKIP
