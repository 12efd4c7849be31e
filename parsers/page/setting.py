"""How a report is set: what every stage of the reading measures by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from parsers.document import Page
from parsers.page.body_text import BodyText, body_text
from parsers.page.grids import Ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line


class Setting(NamedTuple):
    """The pages, how running text is set on them, their rules, and how the report breaks its words."""

    pages: tuple[Page, ...]
    body: BodyText
    rulings: Mapping[int, Ruling]  # by the page's number
    joiner: LineJoiner
    sides: tuple[tuple[Line, ...], ...] = ()  # the lines of each side heading

    def in_table(self, line: Line) -> bool:
        """True for a line inside a drawn table."""
        grid = self.rulings[line.page].grid_around(line)
        return grid is not None and grid.is_table

    def is_underlined(self, line: Line) -> bool:
        """True for a line with a rule right below, as long as its text; borders of tables are none."""
        ruling = self.rulings[line.page]
        return bool(ruling.levels) and not self.in_table(line) and ruling.underlines(line.x0, line.x1, line.baseline)


def find_body(pages: Sequence[Page], lines: Iterable[Line]) -> BodyText:
    """How running text is set; pages of an unusual width (turned ones) say nothing about it."""
    widths = Counter(round(page.width) for page in pages)
    if len(widths) < 2:
        return body_text(list(lines))
    usual = widths.most_common(1)[0][0]
    numbers = {page.number for page in pages if round(page.width) == usual}
    return body_text([line for line in lines if line.page in numbers])
