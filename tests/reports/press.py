"""A printing press: puts lines on pages, starts new pages, and remembers on which page things came to stand.

Lengths are points; `y` is measured from the top of the page downwards.
"""

from dataclasses import dataclass, field, replace

from tests.reports.layout import Layout
from tests.reports.sheet import Sheet
from tests.reports.typeset import VERA, Line, break_lines, bullet_font, register, width

SAMPLE_MARK = "PÅHITTAT EXEMPEL – sample, made-up data"
TOP, BOTTOM = 88.0, 76.0
PAD = 3.0  # between a rule and the text in a cell
SHADE = (0.86, 0.9, 0.96)


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row of a score table is printed."""

    page: int
    top: float
    bottom: float


@dataclass(slots=True)
class Trace:
    """Pages (from 1) on which things are printed."""

    pages: int = 0
    areas: dict[int, int] = field(default_factory=dict)
    sections: dict[tuple[int | None, str], tuple[int, int]] = field(default_factory=dict)
    rows: dict[tuple[int, str, int], Row] = field(default_factory=dict)  # area, question number, position
    points: dict[tuple[int, str, int], int] = field(
        default_factory=dict
    )  # area, kind, position: page of the first line
    split_items: int = 0  # items that run over a page end
    split_boxes: int = 0
    split_tables: int = 0


class Press(Sheet):
    """One run over a report; `numbers` holds what the run before found out."""

    def __init__(self, layout: Layout, date: str, title: str, before: Trace) -> None:
        for face in (layout.body, layout.head):
            register(face)
        super().__init__(title, rules_as_boxes=layout.rules_as_boxes)
        self.layout = layout
        self.date = layout.header_date or date
        self.before = before
        self.trace = Trace()
        self.page = 0
        self.y = TOP
        self.new_page()

    @property
    def left(self) -> float:
        """Left edge of the column of text."""
        return self.layout.margin

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        return self.height - BOTTOM - self.y

    def turn_page(self, *, landscape: bool) -> None:
        """Begins a page of another format."""
        self.canvas.showPage()
        self.turn(landscape=landscape)
        self._begin_page()

    def new_page(self) -> None:
        """Ends the page and begins the next, with its running header and footer."""
        if self.page:
            self.canvas.showPage()
        self._begin_page()

    def _begin_page(self) -> None:
        self.page += 1
        self.trace.pages = self.page
        self.y = TOP
        layout, font = self.layout, self.layout.body.regular
        number = layout.page_form.format(page=self.page, pages=self.before.pages or 99)
        if layout.sender:
            self.put(layout.sender, layout.margin, 42, font, layout.header_size)
            self.put(self.date, self.width - 190, 42, font, layout.header_size)
        if layout.footer_page:
            self.put(number, layout.margin, self.height - 34, font, layout.header_size)
        else:
            self.put_right(number, self.width - layout.margin, 42, font, layout.header_size)
        self.canvas.setFillGray(0.3)
        middle = self.width / 2 - width(SAMPLE_MARK, "Helvetica-Bold", 9) / 2
        self.put(SAMPLE_MARK, middle, self.height - 22, "Helvetica-Bold", 9)
        self.canvas.setFillGray(0)

    def need(self, height: float) -> None:
        """Starts a new page unless this one has so much room."""
        if self.room < height:
            self.new_page()

    def sink(self, room: float) -> None:
        """Moves down until only so much room is left."""
        self.y = max(self.y, self.height - BOTTOM - room)

    def bullet(self, x: float, baseline: float) -> None:
        """The layout's bullet and the blank after it."""
        self.put(
            f"{self.layout.bullet} ", x, baseline, bullet_font(self.layout.bullet, self.layout.body), self.layout.size
        )

    def lines(self, text: str, font: str, size: float, room: float, first: float = 0) -> tuple[Line, ...]:
        """The lines of a text in a column so wide, with the blanks that the layout leaves at their ends."""
        lines = break_lines(text, font, size, room, hyphenate=self.layout.hyphenate, first=first)
        blanks = self.layout.blanks
        if self.layout.soft_hyphen and font in (VERA.regular, VERA.bold):  # pdfminer reads a blank in PDF's own fonts
            lines = tuple(replace(x, text=f"{x.text[:-1]}\xad") if x.hyphenated else x for x in lines)
        return tuple(
            replace(line, text=f"{line.text} ")
            if (blanks == "wrapped" and line.wrapped) or (blanks == "all" and (line.wrapped or at == len(lines)))
            else line
            for at, line in enumerate(lines, 1)
        )

    def paragraph(
        self,
        text: str,
        *,
        size: float = 0,
        bold: bool = False,
        head: bool = False,
        indent: float = 0,
        bullet: bool = False,
        before: float = 0,
        after: float = 5,
        keep: float = 0,
    ) -> tuple[int, int]:
        """Sets a paragraph; pages of its first and last line. `keep` is room wanted below its last line."""
        face = self.layout.head if head else self.layout.body
        font, size = face.bold if bold and not self.layout.drawn_twice else face.regular, size or self.layout.size
        leading = size * 1.2
        back = 16 if bullet and not self.layout.hanging else 0  # further lines begin under the bullet
        room = self.layout.text_width - indent + back
        lines = self.lines(text, font, size, room, back)
        self.y += before if self.y > TOP else 0
        self.need(leading * len(lines) + keep if keep else leading)
        first = 0
        for at, line in enumerate(lines):
            self.need(leading if at < len(lines) - 1 else self._last_line(line, leading, after, font, size))
            self.y += leading
            first = first or self.page
            if bullet and at == 0:
                self.bullet(self.left + indent - 16, self.y - size * 0.25)
            x = self.left + indent - (back if at else 0)
            shown = line.text.rstrip()
            gaps = shown.count(" ") if self.layout.justified and not bold and at < len(lines) - 1 else 0
            stretch = (room - (0 if at else back) - width(shown, font, size)) / gaps if gaps else 0
            self.put(line.text, x, self.y - size * 0.25, font, size, stretch=stretch)
            if bold and self.layout.drawn_twice:
                self.put(line.text, x + 0.3, self.y - size * 0.25, font, size)
        last = self.page
        self.y += after
        return first, last

    def _last_line(self, line: Line, leading: float, after: float, font: str, size: float) -> float:
        """Room that a paragraph's last line asks for.

        A full line at the end of a page does not show whether the paragraph ends there, so it goes to the next page.
        """
        full = width(line.text, font, size) > self.layout.text_width - 110
        return 2 * leading + after if full else leading
