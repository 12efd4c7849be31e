"""What is left without tables, boxes and charts: sections of running text, and lists under headings of their own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import regex

from parsers.page.body_text import BodyText
from parsers.page.columns import list_items
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, is_bullet, is_strong_bullet
from parsers.page.prose import Block, blocks, to_text
from parsers.parts.areas import AreaHeading
from parsers.parts.outline import Heading
from parsers.parts.point_lists import PointList, list_kind
from schemas.report import Section

_CHAPTER = regex.compile(r"^\d{1,2}\.?\s+\P{N}")


@dataclass
class _Part:
    """A heading and the lines below it, up to the next one."""

    heading: Heading
    area: int | None
    opens_area: bool
    at: int
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Places:
    """To which area each line of the flow belongs; None outside the areas."""

    areas: tuple[int | None, ...]
    headings: tuple[tuple[int, Heading], ...]  # index in the flow of the heading's first line

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
    opening = {id(a.heading): a for a in areas}
    index = {line: i for i, line in enumerate(flow)}
    starts = [(index[h.lines[0]], h) for h in headings]
    inside = areas[0].heading.level if areas else 0
    span = (index[areas[0].heading.lines[0]], index[areas[-1].heading.lines[0]]) if areas else (0, 0)
    same_rank_inside = any(
        span[0] < i < span[1] and h.level == inside and id(h) not in opening and not _CHAPTER.match(h.text)
        for i, h in starts
    )
    found: list[int | None] = [None] * len(flow)
    area: int | None = None
    bounds = [*[i for i, _ in starts[1:]], len(flow)]
    for (i, h), end in zip(starts, bounds, strict=False):
        if id(h) in opening:
            area = opening[id(h)].number
        elif h.level < inside or (h.level == inside and (not same_rank_inside or _CHAPTER.match(h.text))):
            area = None
        for k in range(i, end):
            found[k] = area
    return Places(tuple(found), tuple(starts))


def read_sections(
    flow: Sequence[Line],
    places: Places,
    areas: Sequence[AreaHeading],
    taken: Collection[Line],
    body: BodyText,
    joiner: LineJoiner,
) -> tuple[list[Section], list[PointList], set[Line]]:
    """Sections in reading order, lists that stand under headings of their own, and the lines used."""
    parts = _parts(flow, places, {id(a.heading) for a in areas}, taken)
    sections: list[Section] = []
    lists: list[PointList] = []
    used: set[Line] = set()
    for part in parts:
        used.update(part.heading.lines)
        used.update(part.lines)
        kind = list_kind(part.heading.lines[0].folded) if part.area is not None else None
        if kind is not None:
            own, rest = _own_items(part.lines)
            lists.append(PointList(kind, part.at, tuple(list_items([(x.page, x.words) for x in own], joiner))))
            if rest and sections:
                sections[-1] = _extended(sections[-1], blocks(rest, body, joiner))
            continue
        found = blocks(part.lines, body, joiner)
        if part.opens_area and not found:
            continue
        sections.append(
            Section(
                area_number=part.area,
                position=len(sections) + 1,
                level=part.heading.level,
                heading=part.heading.text,
                text=to_text(found),
                page_first=part.heading.lines[0].page,
                page_last=max([part.heading.lines[-1].page, *(b.page_last for b in found)]),
            )
        )
    return sections, lists, used


def _parts(flow: Sequence[Line], places: Places, opening: set[int], taken: Collection[Line]) -> list[_Part]:
    starts = dict(places.headings)
    parts: list[_Part] = []
    skip: set[Line] = set()
    for i, line in enumerate(flow):
        if i in starts:
            parts.append(_Part(starts[i], places.areas[i], id(starts[i]) in opening, i))
            skip = set(starts[i].lines)
        if parts and line not in skip and line not in taken:
            parts[-1].lines.append(line)
    return parts


def _own_items(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the list itself, and running text that follows it without a heading of its own."""
    strong = bool(lines) and any(is_strong_bullet(x.words[0]) for x in lines[:2])
    marked = [is_strong_bullet(x.words[0]) if strong else is_bullet(x.words[0]) and len(x.words) > 1 for x in lines]
    if not any(marked):
        return list(lines), []
    indent = min((x.words[1].x0 for x, m in zip(lines, marked, strict=True) if m and len(x.words) > 1), default=0.0)
    first = marked.index(True)
    for k in range(first + 1, len(lines)):
        if not marked[k] and lines[k].x0 < indent - 4:
            return list(lines[:k]), list(lines[k:])
    return list(lines), []


def _extended(section: Section, more: Sequence[Block]) -> Section:
    text = "\n\n".join(t for t in (section.text, to_text(more)) if t)
    last = max(section.page_last, *(b.page_last for b in more))
    return section.model_copy(update={"text": text, "page_last": last})
