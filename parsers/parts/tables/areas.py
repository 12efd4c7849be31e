"""One search over the whole report: which runs of rows are the tables of which areas."""

from collections.abc import Mapping, Sequence

from parsers.parts.tables.entries import Entry
from parsers.parts.tables.runs import Values
from parsers.parts.tables.segments import AREAS, EACH_AREA, Segment, Witnesses, segments

_MISSING = -8.0  # an area without a table
_SKIP, _SKIP_NUMBER, _SKIP_SUM = -0.3, -2.0, -4.0  # a row of no area, among those of areas

Found = list[tuple[int, Segment]]
"""Tables with the numbers of their areas."""


_Chosen = tuple["_Chosen", int, Segment] | None
"""The tables so far: those before the last one, its area and itself; None for none."""


def choose(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> tuple[float, Found]:
    """The best tables, areas rising, and what speaks for them altogether.

    Rows before the first and after the last table cost nothing, or an earlier round at the end would win.
    """
    ending: list[list[Segment]] = [[] for _ in range(len(entries) + 1)]
    for segment in segments(entries, values, witnesses):
        ending[segment.last + 1].append(segment)
    # After each row, by the last area: what speaks for the tables, and these.
    states: list[dict[int, tuple[float, _Chosen]]] = [{0: (0.0, None)}]
    opening: dict[int, dict[int, tuple[float, float, _Chosen]]] = {}  # the same by a table's first row and its area
    final: tuple[float, _Chosen] = (_MISSING * AREAS, None)
    for row, entry in enumerate(entries, 1):
        cost = _skip(entry)
        here = {k: (worth + cost if k else 0.0, chosen) for k, (worth, chosen) in states[-1].items()}
        for segment in ending[row]:
            if segment.first not in opening:
                opening[segment.first] = _before_each(states[segment.first])
            for k, own in segment.for_area.items():
                before, missing, chosen = opening[segment.first][k]
                reached = before + segment.worth + own + missing
                if k not in here or reached > here[k][0]:
                    here[k] = reached, (chosen, k, segment)
        for segment in ending[row]:
            for k in segment.for_area:
                worth, tables = here.get(k, (0.0, None))
                if tables is not None and tables[2] is segment:
                    total = worth + _MISSING * max(0, AREAS - k)
                    if total > final[0]:
                        final = total, tables
        states.append(here)
    return final[0], _in_order(final[1])


def _before_each(states: Mapping[int, tuple[float, _Chosen]]) -> dict[int, tuple[float, float, _Chosen]]:
    """For each area the best tables before one of it: what speaks for them, and against the areas left out between."""
    found: dict[int, tuple[float, float, _Chosen]] = {}
    last = 0  # the area of the best so far
    worth, chosen = states[0]
    for k in EACH_AREA:
        nearest = states.get(k - 1)
        if nearest is not None and nearest[0] > worth + _MISSING * (k - last - 1):
            last, (worth, chosen) = k - 1, nearest
        found[k] = worth, _MISSING * (k - last - 1), chosen
    return found


def _in_order(chosen: _Chosen) -> Found:
    found: Found = []
    while chosen is not None:
        chosen, area, segment = chosen
        found.append((area, segment))
    return found[::-1]


def _skip(entry: Entry) -> float:
    if entry.is_numbered:
        return _SKIP_NUMBER
    return _SKIP_SUM if entry.is_sum or entry.is_bare else _SKIP
