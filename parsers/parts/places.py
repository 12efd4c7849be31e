"""Which area every line of the report belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.page.lines import Line
from parsers.parts.areas import AreaHeading
from parsers.parts.areas.names import plain_name
from parsers.parts.areas.titles import read_title
from parsers.parts.outline import Heading

_CHAPTER = re.compile(r"^\d{1,2}\.?\s+\D")


@dataclass(frozen=True)
class Places:
    """To which area each line of the flow belongs; None outside the areas."""

    areas: tuple[int | None, ...]
    headings: tuple[tuple[int, Heading], ...]  # index in the flow of the heading's first line
    opening: Mapping[Heading, AreaHeading] = field(default_factory=dict)  # the headings that open areas

    def heading_before(self, at: int) -> list[Heading]:
        """The headings above a line, the nearest first, each of a smaller depth than the one before."""
        found: list[Heading] = []
        for index, heading in reversed(self.headings):
            if index <= at and (not found or heading.level < found[-1].level):
                found.append(heading)
        return found


def place_lines(flow: Sequence[Line], headings: Sequence[Heading], areas: Sequence[AreaHeading]) -> Places:
    """Follow the headings through the flow and say for each line which area it stands in.

    An area ends at the next area's heading, at a heading of a higher rank, or at one of its own rank: any, if such
    headings never stand inside the areas, else one with a chapter number.
    """
    opening = _opening(headings, areas)
    index = {line: i for i, line in enumerate(flow)}
    starts = [(index[h.lines[0]], h) for h in headings]
    inside = next((h.level for h in headings if h in opening), 0)
    span = (index[areas[0].lines[0]], index[areas[-1].lines[0]]) if areas else (0, 0)
    same_rank_inside = any(
        span[0] < i < span[1] and h.level == inside and h not in opening and not _CHAPTER.match(h.text)
        for i, h in starts
    )
    found: list[int | None] = [None] * len(flow)
    area: int | None = None
    bounds = [*[i for i, _ in starts[1:]], len(flow)]
    for (i, h), end in zip(starts, bounds, strict=False):
        if h in opening:
            area = opening[h].number
        elif h.level < inside or (h.level == inside and (not same_rank_inside or _CHAPTER.match(h.text))):
            area = None
        for k in range(i, end):
            found[k] = area
    return Places(tuple(found), tuple(starts), opening)


def _opening(headings: Sequence[Heading], areas: Sequence[AreaHeading]) -> dict[Heading, AreaHeading]:
    """The headings that open areas, and those after the last of them that come back to one: "Styrkor per område"."""
    first = {a.lines[0]: a for a in areas}
    names = {(a.number, plain_name(a.name)): a for a in areas}
    opening: dict[Heading, AreaHeading] = {}
    for h in headings:
        if h.lines[0] in first:
            opening[h] = first[h.lines[0]]
        elif len(opening) >= len(areas) and (title := read_title(h.text)) is not None:
            plain = plain_name(title.name)
            again = next((names[n, plain] for n in title.numbers if (n, plain) in names), None)
            if again is not None:
                opening[h] = AreaHeading(h.lines, again.number, again.name)
    return opening
