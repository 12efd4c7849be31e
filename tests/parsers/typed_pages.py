"""Pages typed word by word for the tests of the parser: text at positions, without a PDF.

Every letter is half the font size wide and every blank a quarter, so a position can be told from the text. Lengths
are points from the top left; a baseline is given where a line of text stands. A text that ends in a blank keeps it
after its last word, as Word does at a wrapped line; one that ends in a bare hyphen was broken automatically.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.document import Box, Document, Page, Rule, Word
from parsers.page.body_text import BodyText
from parsers.page.grids import Ruling, page_ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, page_lines
from parsers.page.setting import Setting

SERIF = "TestSerif"
LEFT, RIGHT, LEADING, SIZE = 72.0, 523.0, 14.0, 11.0
BODY = BodyText((SERIF, SIZE, False), LEFT, RIGHT, LEADING)


def width(text: str, size: float = SIZE) -> float:
    """How many points a text is wide in print."""
    return sum(0.25 * size if c == " " else 0.5 * size for c in text)


def typed(
    text: str, x: float = LEFT, baseline: float = 100.0, *, size: float = SIZE, bold: bool = False, font: str = SERIF
) -> list[Word]:
    """The words of a text that begins at x."""
    words: list[Word] = []
    tokens = text.split(" ")
    for k, token in enumerate(tokens):
        if token:
            right = x + width(token, size)
            words.append(
                Word(
                    token, x, baseline - 0.8 * size, right, baseline + 0.2 * size, baseline, font, size, bold,
                    blank_after=k < len(tokens) - 1,
                )
            )  # fmt: skip
            x = right
        x += 0.25 * size
    return words


class Sheet:
    """One page to type on."""

    def __init__(self, number: int = 1, *, page_width: float = 595.0, page_height: float = 842.0) -> None:
        self.number = number
        self._width = page_width
        self._height = page_height
        self._words: list[Word] = []
        self._rules: list[Rule] = []
        self._fills: list[Box] = []
        self._images: list[Box] = []

    def put(
        self, baseline: float, *cells: str | tuple[float, str], size: float = SIZE, bold: bool = False,
        font: str = SERIF,
    ) -> Sheet:  # fmt: skip
        """Type one line: texts at the left margin or at an x of their own."""
        for cell in cells:
            x, text = (LEFT, cell) if isinstance(cell, str) else cell
            self._words.extend(typed(text, x, baseline, size=size, bold=bold, font=font))
        return self

    def para(
        self, baseline: float, text: str, *, x: float = LEFT, size: float = SIZE, bold: bool = False,
        font: str = SERIF, leading: float = LEADING,
    ) -> float:  # fmt: skip
        """Type lines under each other; the baseline after the last."""
        for line in text.split("\n"):
            self.put(baseline, (x, line), size=size, bold=bold, font=font)
            baseline += leading
        return baseline

    def fill_text(self, baseline: float, text: str, *, right: float = RIGHT) -> float:
        """Type a paragraph of body text, broken where the line is full; the baseline after the last line."""
        line = ""
        for word in text.split():
            if line and LEFT + width(line) + width(word) > right:
                self.put(baseline, line)
                baseline, line = baseline + LEADING, ""
            line += word + " "
        self.put(baseline, line.rstrip())
        return baseline + LEADING

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Draw a line."""
        self._rules.append(Rule(x0, top, x1, bottom))
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw every border of every cell by itself, as Word does."""
        for y in ys:
            for a, b in pairwise(xs):
                self.rule(a, y - 0.25, b, y + 0.25)
        for x in xs:
            for a, b in pairwise(ys):
                self.rule(x - 0.25, a, x + 0.25, b)
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Paint a box."""
        self._fills.append(Box(x0, top, x1, bottom))
        return self

    def image(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Paste a picture."""
        self._images.append(Box(x0, top, x1, bottom))
        return self

    @property
    def page(self) -> Page:
        """The page as a reader would give it."""
        return Page(
            self.number, self._width, self._height, tuple(self._words), tuple(self._rules), tuple(self._fills),
            tuple(self._images),
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        """Its lines from top to bottom."""
        return page_lines(self.page)


def line(text: str, x: float = LEFT, baseline: float = 100.0, *, page: int = 1, size: float = SIZE, bold: bool = False,
         font: str = SERIF) -> Line:  # fmt: skip
    """One line of print."""
    return Line(page, tuple(typed(text, x, baseline, size=size, bold=bold, font=font)))


def flow(*sheets: Sheet) -> list[Line]:
    """The lines of several pages in reading order."""
    return [found for sheet in sheets for found in sheet.lines]


def rulings(*sheets: Sheet) -> dict[int, Ruling]:
    """The drawn rules of several pages."""
    return {sheet.number: page_ruling(sheet.page) for sheet in sheets}


def setting(*sheets: Sheet) -> Setting:
    """How the pages are set: body text as `BODY` has it, and their drawn rules."""
    return Setting(tuple(sheet.page for sheet in sheets), BODY, rulings(*sheets), LineJoiner(flow(*sheets)))


def document(*sheets: Sheet, producer: str | None = None) -> Document:
    """The pages as one opened PDF."""
    return Document(tuple(sheet.page for sheet in sheets), producer, None)
