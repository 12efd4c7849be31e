"""What is printed where the labels of a table stand: text, numbers apart, text at its side, words over the columns."""

from dataclasses import dataclass, field

from parsers.document import Word
from parsers.parts.tables.atoms import PrintLine
from parsers.parts.tables.blocks import Block

Number = tuple[int | None, int]
"""A question's number: area and place; the area is None where a table counts 1, 2, 3 in each."""


@dataclass(slots=True, eq=False)
class LabelLine:
    """A line of print, as far as it stands where the labels are."""

    page: int
    y: float  # baseline
    words: list[Word]
    line: PrintLine
    heading: bool = False  # words stand over the figures on the same line
    number: Number | None = None  # that opens it
    prefix: int = 0  # how many of its words are the number
    areas: tuple[int, ...] = ()  # which areas it names, alone or with the lines after it
    area_lines: int = 0  # how many lines that name takes
    virtual: float = 0.0  # y with the pages of a table under each other
    text: str = field(init=False)  # the words with blanks between them

    def __post_init__(self) -> None:
        """Put the text together: whoever looks at the line asks for it."""
        self.text = " ".join([w.text for w in self.words])


@dataclass(slots=True, eq=False)
class Zone:
    """The labels of one block: text from top to bottom, numbers apart, text at the side, words over the columns."""

    block: Block
    left: float  # where the text of most labels begins
    right: float  # up to where it reaches
    lines: list[LabelLine] = field(default_factory=list)
    numbers: list[tuple[float, Number]] = field(default_factory=list)  # baseline and number, apart from the text
    side: list[LabelLine] = field(default_factory=list)  # area names merged over a column
    heads: dict[int, list[Word]] = field(default_factory=dict)  # words over each column
    prose: list[PrintLine] = field(default_factory=list)
    pitch: float = 12.0
    head: float = 1e9  # baseline of the first line of headings, where each column has one
    page_top: float = 0.0  # baseline of the first line of the page
    again: list[LabelLine] = field(default_factory=list)  # of the heading row, repeated at the top of a page

    @property
    def opening(self) -> float:
        """Baseline of the first line of title or headings; what stands above is another's. Minus infinity if none.

        Where the page itself begins above them, that may be the rest of the last label of the page before.
        """
        titles = (x.y for x in self.lines if x.areas)
        first = min(self.head, next(titles, self.head))
        begins = self.lines and self.lines[0].y <= self.page_top < first
        return first if first < self.block.top and not begins else float("-inf")
