"""The drawing under the press: text, rules and fills on pages that may be turned.

Lengths are points; `y` is measured from the top of the page downwards.
"""

import io

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from tests.reports.layout import PAGE_HEIGHT, PAGE_WIDTH
from tests.reports.typeset import width


class Sheet:
    """A PDF that is being drawn."""

    def __init__(self, title: str, *, rules_as_boxes: bool) -> None:
        self.width, self.height = PAGE_WIDTH, PAGE_HEIGHT
        self.rules_as_boxes = rules_as_boxes
        rl_config.useA85 = 0  # streams as they are, not as letters
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(self.width, self.height), invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("made-up sample")
        self.canvas.setCreator("kommunkompassen sample generator")
        self.canvas.setProducer("ReportLab")  # its own line names the version

    def turn(self, *, landscape: bool) -> None:
        """Chooses the format of the pages from here on."""
        self.width, self.height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
        self.canvas.setPageSize((self.width, self.height))

    def finish(self) -> bytes:
        """The PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    def put(self, text: str, x: float, baseline: float, font: str, size: float, *, stretch: float = 0) -> None:
        """Text with its left end at `x`; `stretch` widens every blank."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - baseline, text, wordSpace=stretch or None)

    def put_right(self, text: str, x: float, baseline: float, font: str, size: float) -> None:
        """Text with its right end at `x`."""
        self.put(text, x - width(text, font, size), baseline, font, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A horizontal or vertical rule, drawn as a line or as a thin box."""
        if self.rules_as_boxes:
            self.canvas.rect(x0, self.height - y1 - 0.25, max(x1 - x0, 0.5), max(y1 - y0, 0.5), stroke=0, fill=1)
        else:
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def frame(self, top: float, bottom: float, edges: tuple[float, ...]) -> None:
        """Rules around and between cells."""
        for y in (top, bottom):
            self.rule(edges[0], y, edges[-1], y)
        for x in edges:
            self.rule(x, top, x, bottom)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[float, float, float]) -> None:
        """A filled area."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)
