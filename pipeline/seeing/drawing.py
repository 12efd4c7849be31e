"""Pages as pictures, with layers drawn on them: words, rules, grids, and the parts of the report in colours."""

import io
from collections.abc import Collection, Mapping, Sequence
from math import ceil

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Page
from parsers.page.grids import page_ruling
from pipeline.seeing.marks import Layer, Mark, Stage

Colour = tuple[int, int, int]
COLOURS: Mapping[Stage, Colour] = {
    "total": (140, 0, 160),
    "score by heading": (220, 110, 0),
    "question": (0, 90, 200),
    "sum row": (0, 130, 70),
    "list": (150, 100, 0),
    "heading": (0, 130, 150),
    "text": (150, 150, 150),
    "unclaimed": (220, 0, 0),
}
_WORDS, _RULES, _GRIDS = (90, 90, 200), (200, 60, 160), (40, 160, 40)
_LEGEND = 16  # points below the page
PARTS: tuple[Layer, ...] = ("parts",)
SCALE = 1.6
"""Pixels per point: small print can be read, a page is 1,300 pixels high."""


def drawn(
    data: bytes, page: Page, marks: Sequence[Mark], layers: Collection[Layer], scale: float = SCALE
) -> Image.Image:
    """The picture of a page with the layers drawn on it and a legend below.

    Raises `pypdfium2.PdfiumError` for a PDF that PDFium cannot open or that has no such page.
    """
    with pdfium.PdfDocument(data) as document:
        sheet = document[page.number - 1]
        try:
            rendered = sheet.render(scale=scale).to_pil().convert("RGB")
        finally:
            sheet.close()
    picture = Image.new("RGB", (rendered.width, rendered.height + ceil(_LEGEND * scale)), "white")
    picture.paste(rendered)
    pen = _Pen(picture, scale)
    if "words" in layers:
        for word in page.words:
            pen.frame(Box(word.x0, word.top, word.x1, word.bottom), _WORDS)
    if "rules" in layers:
        for rule in page.rules:
            pen.frame(Box(rule.x0, rule.top, rule.x1, rule.bottom), _RULES, width=2)
    if "grids" in layers:
        _draw_grids(pen, page)
    if "parts" in layers:
        for mark in marks:
            pen.mark(mark)
    pen.legend(page.number, rendered.height, layers)
    return picture


def contact_sheet(pictures: Sequence[Image.Image], columns: int = 4, width: int = 460) -> Image.Image:
    """Several pages on one picture, each as wide as given in pixels, row by row."""
    small = [p.resize((width, max(1, round(p.height * width / p.width)))) for p in pictures]
    rows = [small[k : k + columns] for k in range(0, len(small), columns)]
    heights = [max(p.height for p in row) + 8 for row in rows]
    sheet = Image.new("RGB", (min(columns, len(small)) * (width + 8), sum(heights)), (120, 120, 120))
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for column, picture in enumerate(row):
            sheet.paste(picture, (column * (width + 8) + 4, top + 4))
        top += height
    return sheet


def png(picture: Image.Image) -> bytes:
    """The picture as a PNG file, in few colours: pages are print."""
    out = io.BytesIO()
    picture.quantize(256, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Pen:
    def __init__(self, picture: Image.Image, scale: float) -> None:
        self._draw = ImageDraw.Draw(picture, "RGBA")
        self._scale = scale
        self._font = ImageFont.load_default(round(7 * scale))
        self._size = picture.size

    def frame(self, box: Box, colour: Colour, *, width: int = 1, filled: bool = False) -> None:
        corners = [v * self._scale for v in (box.x0, box.top, max(box.x1, box.x0 + 1), max(box.bottom, box.top + 1))]
        self._draw.rectangle(corners, outline=(*colour, 255), width=width, fill=(*colour, 36) if filled else None)

    def mark(self, mark: Mark) -> None:
        """The boxes of a mark, its meaning at the right end of the first one, where it hides no print."""
        for box in mark.boxes:
            self.frame(box, COLOURS[mark.stage], width=2 if mark.stage == "unclaimed" else 1, filled=True)
        if mark.label:
            first = mark.boxes[0]
            length = self._draw.textlength(mark.label, font=self._font)
            x = min(first.x1 * self._scale + 3, self._size[0] - length - 2)
            y = first.top * self._scale
            self._draw.rectangle((x - 1, y, x + length + 1, y + 8.5 * self._scale), fill=(255, 255, 255, 200))
            self._draw.text((x, y), mark.label, fill=COLOURS[mark.stage], font=self._font)

    def legend(self, number: int, top: int, layers: Collection[Layer]) -> None:
        """The number of the page, and what the colours mean."""
        entries: list[tuple[str, Colour]] = [(f"page {number}", (0, 0, 0))]
        entries += [(n, c) for n, c in (("words", _WORDS), ("rules", _RULES), ("grids", _GRIDS)) if n in layers]
        entries += list(COLOURS.items()) if "parts" in layers else []
        x = 4.0
        for name, colour in entries:
            self._draw.text((x, top + 3 * self._scale), name, fill=colour, font=self._font)
            x += self._draw.textlength(name, font=self._font) + 8 * self._scale


def _draw_grids(pen: _Pen, page: Page) -> None:
    for grid in page_ruling(page).grids:
        for x in grid.xs:
            pen.frame(Box(x, grid.top, x, grid.bottom), _GRIDS, width=2)
        for y in grid.ys:
            pen.frame(Box(grid.x0, y, grid.x1, y), _GRIDS, width=2)
