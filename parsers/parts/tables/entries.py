"""The rows of all tables as one list: each with its label, its number, and the areas named above it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parsers.document import Box, Word
from parsers.page.hyphens import LineJoiner
from parsers.parts.tables.designs import Design
from parsers.parts.tables.labels.costs import Labelled
from parsers.parts.tables.labels.zones import LabelLine, Number, Zone
from parsers.vocabulary import TABLES

_SUM_LABEL = 8  # words of the longest label of a sum row


@dataclass(eq=False)
class Entry:
    """A row of figures with what is printed about it."""

    labelled: Labelled
    text: str  # its label without its number
    number: Number | None
    areas: tuple[int, ...]  # that the label names
    design: int
    titles: tuple[tuple[int, ...], ...] = ()  # the areas named above it, below the row before
    title_lines: list[LabelLine] = field(default_factory=list)
    beside: tuple[tuple[int, ...], ...] = ()  # the areas named in a merged cell at its side
    opens_block: bool = False
    place: int | None = None  # the area in whose text it stands; None outside them, and behind the last heading
    region: int = 0  # how many of the areas' headings stand above it
    earlier: bool = False  # under words that speak of an earlier scoring

    @property
    def page(self) -> int:
        """The page of its figures."""
        return self.labelled.row.line.page

    @property
    def is_numbered(self) -> bool:
        """True with a full number, "3.2"."""
        return self.number is not None and self.number[0] is not None

    @cached_property
    def is_sum(self) -> bool:
        """True for a row labelled as a sum."""
        words = self.text.casefold().replace(":", " ").replace(".", " ").split()
        return bool(words) and len(words) <= _SUM_LABEL and (words[0] in TABLES.sum or " ".join(words) in TABLES.sum)

    @cached_property
    def is_subtotal(self) -> bool:
        """True for a row labelled as the sum of a part of an area."""
        return self.text.casefold().strip(" :.").split(" ")[0].rstrip(":") in TABLES.subtotal

    @property
    def is_bare(self) -> bool:
        """True for a row without label."""
        return not self.text

    @property
    def box(self) -> Box:
        """The row's box on the page of its figures."""
        return box_of(self.labelled)


def box_of(labelled: Labelled) -> Box:
    """The box around a row's figures and what of its label stands on their page."""
    page = labelled.row.line.page
    words: list[Word] = [w for a in labelled.row.cells.values() for w in a.words]
    words += [w for line in labelled.lines if line.page == page for w in line.words]
    _, x0, top, x1, bottom, *_ = zip(*words, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


def entries_of(
    design: Design, index: int, labelled: Sequence[Labelled], zones: Sequence[Zone], joiner: LineJoiner
) -> list[Entry]:
    """The rows of one design in the order of the report."""
    sides = {id(z.block): z.side for z in zones}
    found: list[Entry] = []
    before: Labelled | None = None
    for row in labelled:
        lines = [list(x.words[x.prefix :] if k == 0 or x.number else x.words) for k, x in enumerate(row.lines)]
        text = joiner.join([words for words in lines if words]) if any(lines) else ""
        named = row.lines[0].areas if row.lines and row.lines[0].area_lines == len(row.lines) else ()
        titles = [x.areas for x in row.titles if x.areas]
        opens = before is None or before.block is not row.block
        entry = Entry(row, text, row.number, named, index, tuple(titles), list(row.titles), opens_block=opens)
        entry.beside = tuple(_beside(sides[id(row.block)], before, row))
        found.append(entry)
        before = row
    return found


def _beside(side: Sequence[LabelLine], before: Labelled | None, row: Labelled) -> list[tuple[int, ...]]:
    """The areas named at the side of a row: the first of a merged cell stands within its rows, not above them."""
    y = row.row.line.baseline
    same = before is not None and before.block is row.block
    top = before.row.line.baseline if same and before is not None else -1e9
    return [x.areas for x in side if x.areas and top < x.y <= y]
