"""What is left without tables, lists, boxes and charts: sections of running text."""

from dataclasses import dataclass, field

from parsers.page.lines import Line, fold
from parsers.page.prose import blocks, to_text
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas.names import plain_name
from parsers.parts.outline import Heading
from parsers.parts.places import Places
from parsers.vocabulary import AREA, COLUMNS
from schemas.report import Section

_COLUMN_WORDS = COLUMNS.score | COLUMNS.max | COLUMNS.percent  # what is left of a score table's headings is no text


@dataclass
class _Part:
    """A heading and the lines below it, up to the next one."""

    heading: Heading
    area: int | None
    names_area: bool  # opens an area, or comes back to it above its score table
    at: int
    lines: list[Line] = field(default_factory=list)


def read_sections(left: Remaining, setting: Setting, places: Places) -> list[Section]:
    """Sections in reading order; all that is left below their headings is taken."""
    body, joiner = setting.body, setting.joiner
    sections: list[Section] = []
    for part in _parts(left, places):
        left.take("text", part.lines)
        found = blocks(part.lines, body, joiner)
        if part.names_area and all(fold(block.text) in _COLUMN_WORDS for block in found):
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
    names = {plain_name(area.name) for area in places.opening.values()}
    named = {*names, *(f"{word} {name}" for word in AREA for name in names)}
    parts: list[_Part] = []
    for i, line in enumerate(left.flow):
        if i in starts:
            names_area = starts[i] in places.opening or plain_name(starts[i].text) in named
            parts.append(_Part(starts[i], places.areas[i], names_area, i))
        if parts and line in left:
            parts[-1].lines.append(line)
    return parts
