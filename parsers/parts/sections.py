"""What is left without tables, lists, boxes and charts: sections of running text."""

from dataclasses import dataclass, field

from parsers.page.lines import Line
from parsers.page.prose import blocks, to_text
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.outline import Heading
from parsers.parts.places import Places
from schemas.report import Section


@dataclass
class _Part:
    """A heading and the lines below it, up to the next one."""

    heading: Heading
    area: int | None
    opens_area: bool
    at: int
    lines: list[Line] = field(default_factory=list)


def read_sections(left: Remaining, setting: Setting, places: Places) -> list[Section]:
    """Sections in reading order; all that is left below their headings is taken."""
    body, joiner = setting.body, setting.joiner
    sections: list[Section] = []
    for part in _parts(left, places):
        left.take("text", part.lines)
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
    return sections


def _parts(left: Remaining, places: Places) -> list[_Part]:
    starts = dict(places.headings)
    parts: list[_Part] = []
    for i, line in enumerate(left.flow):
        if i in starts:
            parts.append(_Part(starts[i], places.areas[i], starts[i] in places.opening, i))
        if parts and line in left:
            parts[-1].lines.append(line)
    return parts
