"""The pages on which score tables can stand, as print: lines with their figures, and the blocks that these stand in."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from math import inf
from operator import attrgetter
from typing import NamedTuple

from parsers.page.grids import Ruling
from parsers.page.lines import Line, all_but, group_words, signs_in
from parsers.parts.tables.atoms import PrintLine, Upright, may_hold_atoms, read_line
from parsers.parts.tables.blocks import Block, find_blocks
from parsers.parts.tables.edges import with_edges
from parsers.parts.tables.labels.units import with_units
from parsers.parts.tables.stated import stated_points

_BY_HEIGHT = attrgetter("baseline", "x0")
_NO_ATOMS = all_but("0123456789-?")  # dashes may be signs outside Latin-1


class PageOfPrint(NamedTuple):
    """One page: its lines from top to bottom, and the blocks that their figures stand in."""

    lines: Sequence[PrintLine]
    blocks: Sequence[Block]

    def without(self, barred: Set[int]) -> "PageOfPrint":
        """The page without some lines, told by identity."""
        left = [line for line in self.lines if id(line) not in barred]
        if len(left) == len(self.lines):
            return self
        figured = any(line.atoms for line in self.lines if id(line) in barred)
        return PageOfPrint(left, find_blocks(left) if figured else self.blocks)


def read_pages(lines: Iterable[Line], rulings: Mapping[int, Ruling], always: Collection[int]) -> dict[int, PageOfPrint]:
    """The pages of a report with a figure that stands alone, and those of `always`, in order."""
    by_page: dict[int, list[Line]] = {}
    lines = list(lines)
    stated = stated_points(lines)
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    found = {}
    for page in sorted(by_page):
        uprights = rulings[page].uprights
        signs = signs_in(by_page[page], _NO_ATOMS)
        figured = {
            x
            for x, own in zip(by_page[page], signs, strict=True)
            if own and (x in stated or may_hold_atoms(x, uprights))
        }
        read = _read_page(page, by_page[page], figured, (uprights, stated)) if figured or page in always else None
        if read is not None and (read.blocks or page in always):
            found[page] = read
    return found


def _read_page(
    page: int,
    lines: Sequence[Line],
    figured: Set[Line],
    known: tuple[Sequence[Upright], Mapping[Line, PrintLine]],
) -> PageOfPrint:
    """A page's lines of print, put together again where they were cut at gutters.

    `known` are its upright rules, and the lines that state the points of questions.
    """
    uprights, stated = known
    rows: list[PrintLine] = []
    for level in _levels(lines):
        if len(level) > 1:
            cut = group_words([word for line in level for word in line.words])
            rows.extend([read_line(page, words, uprights) for words in cut])
        elif level[0] in stated:
            rows.append(stated[level[0]])
        elif level[0] in figured:
            rows.append(read_line(page, level[0].words, uprights))
        else:
            [line] = level
            rows.append(PrintLine(page, line.baseline, _size(line), (), line.words, line.words))
    whole = with_units(rows)
    blocks = find_blocks(whole)
    edged = with_edges(whole, blocks, uprights)
    return PageOfPrint(edged, blocks if edged is whole else find_blocks(edged))


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines from top to bottom, those together that may be parts of one line of print: nearer than their size."""
    found: list[list[Line]] = []
    above: Line | None = None
    for line in sorted(lines, key=_BY_HEIGHT):
        down = line.baseline - above.baseline if above is not None else inf
        if above is not None and (down < line.size or down < above.size):
            found[-1].append(line)
        else:
            found.append([line])
        above = line
    return found


def _size(line: Line) -> float:
    """The size of the largest part of a line."""
    return line.words[0].size if line.alike else max(line.words, key=lambda w: len(w.text) * w.size).size
