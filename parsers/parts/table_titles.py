"""Titles of score tables that look like headings: an area's name over the table of its questions."""

from collections.abc import Sequence

from parsers.page.lines import Line
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.area_names import plain_name
from parsers.parts.area_titles import read_title
from parsers.parts.areas import AreaHeading
from parsers.parts.outline import Heading

_BETWEEN = 4  # lines of column headings between a table's title and its first row
_TEXT = 7  # words: a longer line in the text's look is text


def take_table_titles(
    left: Remaining, setting: Setting, headings: Sequence[Heading], areas: Sequence[AreaHeading]
) -> None:
    """Take the headings that name an area again right above rows of a score table, with the lines between them."""
    flow = left.flow
    index = {line: i for i, line in enumerate(flow)}
    rows = set(left.taken("score table"))
    opening = {line for area in areas for line in area.lines}
    names = {(area.number, plain_name(area.name)) for area in areas}
    for heading in headings:
        if any(line in opening or line not in left for line in heading.lines) or not _names_area(heading, names):
            continue
        below = flow[index[heading.lines[-1]] + 1 :][: _BETWEEN + 1]
        row = next((k for k, line in enumerate(below) if line in rows), None)
        if row is not None and not any(_is_text(line, setting) or line in opening for line in below[:row]):
            left.take("score table", [*heading.lines, *(line for line in below[:row] if line in left)])


def _names_area(heading: Heading, names: set[tuple[int, str]]) -> bool:
    title = read_title(heading.text)
    return title is not None and any((n, plain_name(title.name)) in names for n in title.numbers)


def _is_text(line: Line, setting: Setting) -> bool:
    return line.style == setting.body.style and len(line.words) > _TEXT
