"""What a PDF becomes before anything is understood: pages of words, rules, fills and images.

Everything behind the readers works on these types and never touches a PDF library. Lengths are PDF points;
the origin is the top left corner of the page as it is shown (rotation and crop box applied), y grows downwards.
Pages are numbered from 1.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on one page, in points from the page's top left corner.

    A dataclass with slots, because its sides are asked for some fifty thousand times a report.
    """

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A run of visible characters without a blank inside, in one line of print.

    A named tuple, because a report has ten thousand of them and a frozen dataclass takes four times as long to make.
    """

    text: str  # NFC, ligatures expanded, soft hyphens at the end of a line written as "-"
    x0: float
    top: float  # top and bottom come from the font's size about the baseline, not from the glyphs
    x1: float
    bottom: float
    baseline: float
    font: str  # PostScript name without the subset prefix
    size: float  # as shown, that is with the text matrix applied
    bold: bool
    blank_after: bool  # a real blank glyph follows: tells a suspended hyphen from an automatic one
    raised: str = ""  # the end of the text that is set small and raised, as the mark of a footnote is
    direction: tuple[float, float] = (1.0, 0.0)  # unit vector along which the word is written, y downwards


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or a filled box so thin that it is one (a side of at most 2 points)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """True for a line that runs along the text."""
        return self.x1 - self.x0 >= self.bottom - self.top


class Page(NamedTuple):
    """One page as it is shown."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]  # in the order of the file
    rules: tuple[Rule, ...]
    fills: tuple[Box, ...]  # filled areas that are no rules: cell shading, bars of a chart
    images: tuple[Box, ...]
    under: tuple[Word, ...] | None = None  # of a page that is a picture: its words with those that do not show


class Document(NamedTuple):
    """A PDF that could be opened."""

    pages: tuple[Page, ...]
    producer: str | None
    title: str | None


class Reader(Protocol):
    """Takes the bytes of a PDF; reads only the pages numbered in `pages` if given.

    Raises a `ReadError` if the file cannot be read.
    """

    def __call__(self, data: bytes, pages: Collection[int] | None = None) -> Document: ...
