"""Other papers than reports, being typed: paragraphs, headings, lists and tables with a running line of their own."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.reports.sheet import Sheet
from tests.reports.typeset import HELVETICA, TIMES, VERA, Face, break_lines, register, width

_NUMBERS = ("{page}", "Sida {page}", "{page} ({pages})", "{page}/{pages}", "")
Row = Sequence[str]


class Typist(Sheet):
    """One paper; its looks are drawn by lot."""

    def __init__(self, header: str, random: Random, *, face: Face | None = None, slides: bool = False) -> None:
        super().__init__("Handlingar (made-up sample)", rules_as_boxes=False)
        self.face = face or random.choice((TIMES, HELVETICA, HELVETICA, VERA))
        register(self.face)
        self.random, self.header, self.slides = random, header, slides
        self.size = 16.0 if slides else random.choice((9.5, 10, 11, 11, 12))
        self.margin = 60.0 if slides else random.choice((57, 71, 85, 99))
        self.number = random.choice(_NUMBERS)
        self.at_top = random.random() < 0.4
        self.banner = random.random() < 0.75 and not slides
        self.rules = random.choice(("grid", "rows", "none"))
        if slides:
            self.width, self.height = random.choice(((960.0, 540.0), (720.0, 540.0), (842.0, 595.0)))
        elif random.random() < 0.5:
            self.width, self.height = 595.32, 841.92  # as Word has it; the reports' paper is A4 to the point
        self.canvas.setPageSize((self.width, self.height))
        self.page, self.y, self.pages = 0, 0.0, random.randint(4, 40)
        self.new_page()

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.margin

    def new_page(self) -> None:
        """Ends the page and begins the next."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.y = 50.0 if self.slides else 90.0
        if self.banner:
            self.put(self.header, self.margin, 44, self.face.regular, 9)
        text = self.number.format(page=self.page, pages=self.pages)
        if text:
            baseline = 44 if self.at_top and not self.slides else self.height - 36
            self.put_right(text, self.width - self.margin, baseline, self.face.regular, 9)

    def need(self, height: float) -> None:
        """Starts a new page unless this one has so much room."""
        if self.y + height > self.height - 70:
            self.new_page()

    def title(self, text: str) -> None:
        """A large heading."""
        self.write(text, bold=True, size=self.size + 7, after=8, keep=60)

    def heading(self, text: str) -> None:
        """A heading within the paper."""
        self.write(text, bold=True, size=self.size + 2, before=8, after=3, keep=40)

    def write(
        self, text: str, *, bold: bool = False, size: float = 0, before: float = 0, after: float = 6,
        keep: float = 0, indent: float = 0,
    ) -> None:  # fmt: skip
        """A paragraph."""
        font, size = self.face.bold if bold else self.face.regular, size or self.size
        lines = break_lines(text, font, size, self.room - indent, hyphenate=False)
        self.y += before
        self.need(size * 1.25 * (len(lines) if keep else 1) + keep)
        for line in lines:
            self.need(size * 1.25)
            self.y += size * 1.25
            self.put(line.text, self.margin + indent, self.y, font, size)
        self.y += after

    def items(self, texts: Sequence[str], mark: str = "•") -> None:
        """A list with marks, or numbered ("1.")."""
        for number, text in enumerate(texts, 1):
            shown = f"{number}." if mark == "1." else mark
            self.need(self.size * 2.5)
            font = "Symbol" if shown == "•" and self.face is not VERA else self.face.regular
            self.put(shown, self.margin + 4, self.y + self.size * 1.25, font, self.size)
            self.write(text, indent=22, after=2)
        self.y += 5

    def table(self, rows: Sequence[Row], widths: Sequence[float], *, head: bool = True) -> None:
        """A table; widths in shares of the text's, figures to the right of their cells."""
        edges = [self.margin + self.room * sum(widths[:k]) for k in range(len(widths) + 1)]
        size = self.size - 0.5
        for at, row in enumerate(rows):
            font = self.face.bold if head and at == 0 else self.face.regular
            cells = [
                break_lines(text, font, size, right - left - 8, hyphenate=False)
                for text, left, right in zip(row, edges, edges[1:], strict=False)
            ]
            height = size * 1.25 * max(map(len, cells)) + 5
            self.need(height)
            top = self.y
            for lines, left, right in zip(cells, edges, edges[1:], strict=False):
                for n, line in enumerate(lines, 1):
                    figure = line.text.replace(" ", "").rstrip("%").replace(",", "").isdigit() and left > edges[0]
                    x = right - 4 - width(line.text, font, size) if figure else left + 4
                    self.put(line.text, x, top + n * size * 1.25 - 1, font, size)
            self.y += height
            self._ruled(top, edges)
        self.y += 8

    def _ruled(self, top: float, edges: Sequence[float]) -> None:
        if self.rules == "grid":
            self.frame(top, self.y, tuple(edges))
        elif self.rules == "rows":
            self.rule(edges[0], self.y, edges[-1], self.y)
