"""What is left without tables, boxes and charts: sections of running text, and lists under headings of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.page.columns import list_items
from parsers.page.lines import Line, is_bullet, is_strong_bullet
from parsers.page.prose import Block, blocks, to_text
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.outline import Heading
from parsers.parts.places import Places
from parsers.parts.point_lists import PointList, list_kind
from schemas.report import Section


@dataclass
class _Part:
    """A heading and the lines below it, up to the next one."""

    heading: Heading
    area: int | None
    opens_area: bool
    at: int
    lines: list[Line] = field(default_factory=list)


def read_sections(left: Remaining, setting: Setting, places: Places) -> tuple[list[Section], list[PointList]]:
    """Sections in reading order, and lists that stand under headings of their own; all that is left below is taken."""
    body, joiner = setting.body, setting.joiner
    sections: list[Section] = []
    lists: list[PointList] = []
    for part in _parts(left, places):
        left.take("text", part.lines)
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
    return sections, lists


def _parts(left: Remaining, places: Places) -> list[_Part]:
    starts = dict(places.headings)
    parts: list[_Part] = []
    for i, line in enumerate(left.flow):
        if i in starts:
            parts.append(_Part(starts[i], places.areas[i], starts[i] in places.opening, i))
        if parts and line in left:
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
