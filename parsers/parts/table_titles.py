"""Titles of score tables that look like headings: an area's name over the table of its questions."""

from collections.abc import Sequence

from parsers.page.lines import Line
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas import AreaHeading
from parsers.parts.areas.names import plain_name
from parsers.parts.areas.titles import read_title
from parsers.parts.outline import Heading

_BETWEEN = 4  # lines of column headings between a table's title and its first row
_WRAP = 1.6  # sizes: the second line of a title is no further down
_TEXT = 7  # words: a longer line in the text's look is text


def take_table_titles(
    left: Remaining, setting: Setting, headings: Sequence[Heading], areas: Sequence[AreaHeading]
) -> None:
    """Take the headings that name an area again right above rows of a score table, with the lines between them.

    What is left of a title that wraps inside a table is taken too.
    """
    flow = left.flow
    index = {line: i for i, line in enumerate(flow)}
    rows = set(left.lines_of("score table"))
    opening = {line for area in areas for line in area.lines}
    names = {(area.number, plain_name(area.name)) for area in areas}
    for heading in headings:
        if not _names_area(heading, names) or any(line in opening or line not in left for line in heading.lines):
            continue
        below = flow[index[heading.lines[-1]] + 1 :][: _BETWEEN + 1]
        row = next((k for k, line in enumerate(below) if line in rows), None)
        if row is not None and not any(_is_text(line, setting) or line in opening for line in below[:row]):
            left.take("score table", [*heading.lines, *(line for line in below[:row] if line in left)])
    _take_wrapped(left, setting, opening)


def _take_wrapped(left: Remaining, setting: Setting, opening: set[Line]) -> None:
    """Take bold lines that open small right below a bold line of a score table, with another line of it below."""
    if setting.body.style[2]:
        return
    flow = left.flow
    rows = set(left.lines_of("score table"))
    for k, line in enumerate(flow):
        if not line.bold or not line.text[:1].islower() or line not in left or line in opening:
            continue
        above, below = flow[max(0, k - 2) : k], flow[k + 1 : k + 3]
        near = (
            x in rows
            and x.page == line.page
            and x.style == line.style
            and abs(x.x0 - line.x0) < 1
            and 0 < line.baseline - x.baseline < _WRAP * line.size
            for x in above
        )
        if any(near) and any(x in rows for x in below):
            left.take("score table", [line])
            rows.add(line)


def _names_area(heading: Heading, names: set[tuple[int, str]]) -> bool:
    title = read_title(heading.text)
    return title is not None and any((n, plain_name(title.name)) in names for n in title.numbers)


def _is_text(line: Line, setting: Setting) -> bool:
    return line.style == setting.body.style and len(line.words) > _TEXT
