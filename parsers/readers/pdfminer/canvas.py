"""What pdfminer draws a page on: it keeps glyphs, paths and pictures with their place on the page as shown."""

from collections.abc import Sequence
from functools import lru_cache
from math import hypot, inf
from typing import Any, NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import Matrix, PathSegment, Rect, mult_matrix

from parsers.document import Box, Page
from parsers.readers.fonts import is_bold, plain_name
from parsers.readers.pdfminer.glyphs import Glyphs
from parsers.readers.pdfminer.shown import After, Shown, with_figures
from parsers.readers.shapes import (
    UNSURE,
    Bounds,
    Colour,
    Shapes,
    Subpath,
    is_coloured,
    is_ring,
    is_upright_rectangle,
    limits,
    seen,
    within,
)
from parsers.readers.words import ALONG, MIDDLE, Run, Style, WordAssembly

FILLED_AND_STROKED = 2  # text render modes, table 106 of ISO 32000
UNSEEN = (3, 7)  # neither filled nor stroked
STROKED = (1, 5)  # stroked only

_NOT_FOLLOWED = ("Pattern", "Indexed", "Lab", "DeviceN")  # colour spaces


class _Cover(NamedTuple):
    """Something opaque that is painted over the texts so far; `coloured` if it is a box like that of a comment."""

    box: Box
    coloured: bool


State = tuple[tuple[float, float], list[Bounds], Bounds | None, bool]
_UNSEEN = 0.02  # opacity below which nothing shows


class Canvas(PDFDevice):
    """Keeps what is drawn on one page after another."""

    def __init__(self, *, unseen: bool = False, only_figures: bool = False) -> None:
        super().__init__(PDFResourceManager())
        self._unseen = unseen
        self._only_figures = only_figures
        self._left_out = () if unseen else UNSEEN
        self.ctm: Matrix = (1, 0, 0, 1, 0, 0)
        self.opacity = (1.0, 1.0)  # of fills and of strokes
        self.clip_ring: list[Bounds] = []  # the parts of a clip path with a hole
        self.clip_box: Bounds | None = None  # what the clip leaves of the page; None for all of it
        self.veiled = False  # what is painted lets through what is under it, or may not reach as far as it seems
        self._painted: list[Shown | _Cover] = []  # in the order of painting
        self._glyphs: dict[PDFFont, Glyphs] = {}
        self._fonts: dict[PDFFont, tuple[str, bool]] = {}
        self._styles: dict[tuple[object, ...], tuple[Style, float]] = {}
        self.clear(0, 0)

    @property
    def state(self) -> State:
        """The part of the graphics state that is kept here."""
        return self.opacity, self.clip_ring, self.clip_box, self.veiled

    @state.setter
    def state(self, state: State) -> None:
        self.opacity, self.clip_ring, self.clip_box, self.veiled = state

    def clear(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        self.state = (1.0, 1.0), [], None, False
        self._width = width
        self._height = height
        self._painted = []
        self._words = WordAssembly(width, height)
        self._shapes = Shapes(width, height)
        self._order = 0

    def page(self, number: int) -> Page:
        """What was drawn since the last `clear`; its words are those of the texts that are settled."""
        rules, fills, images = self._shapes.result()
        return Page(number, self._width, self._height, self._words.words(), rules, fills, images)

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Note a string to be shown where ISO 32000 9.4.4 says; its glyphs are looked at when the page is done."""
        font = textstate.font
        if font is None:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        size = textstate.fontsize
        stretch = textstate.scaling * 0.01
        known = (font, size, textstate.render, a, b, c, d)
        style, along = self._styles.get(known) or self._new_style(known, font, size, textstate.render, (a, b, c, d))
        glyphs = self._glyphs.get(font)
        if glyphs is None:
            glyphs = self._glyphs[font] = Glyphs(font)
        after = textstate.linematrix
        x, y = (after.x, after[1]) if isinstance(after, After) else after
        left, base = a * x + c * (y + textstate.rise) + e, b * x + d * (y + textstate.rise) + f
        if style.direction is not ALONG:
            dx, dy = style.direction
            left, base = left * dx + base * dy, base * dx - left * dy
        parts: Any = seq  # what `operations` gives; `cast` is a call
        shown = Shown(
            parts,
            glyphs,
            style,
            self._text_colour(textstate.render, graphicstate),
            self._order + 1,
            x,
            left - x * along,
            along,
            base,
            size * stretch,
            (textstate.charspace * stretch, 0.0 if glyphs.wide else textstate.wordspace * stretch),
        )
        self._painted.append(shown)
        textstate.linematrix = After.of(shown, y)

    def settle(self) -> None:
        """Make words of the texts that were shown since the last `clear`, in their order."""
        painted = self._painted
        self._painted = []
        kept = None
        if self._only_figures:
            coloured = [cover.box for cover in painted if isinstance(cover, _Cover) and cover.coloured]
            texts = [shown for shown in painted if isinstance(shown, Shown)]
            kept = set(map(id, with_figures(texts, coloured)))
        for each in painted:
            if isinstance(each, _Cover):
                self._words.cover(each.box, coloured=each.coloured)
            elif kept is None or id(each) in kept:
                self._hand_over(each)
            else:
                self._words.blank(inf, each.base)  # a word ends where another line is shown

    def _hand_over(self, shown: Shown) -> None:
        """Make words of a text, without what does not show."""
        if shown.end is None:
            shown.lay()
        words, colour = self._words, shown.colour
        may_hide = colour is not None and self._shapes.may_hide(colour)
        for runs in shown.pieces:
            if not runs[0][0] and len(runs) == 1:
                words.blank(runs[0][1], shown.base)
            elif colour is None:
                continue
            elif not may_hide:
                words.line(runs, shown.base, shown.style)
            else:
                self._part_hidden(runs, shown, colour)

    def _part_hidden(self, runs: Sequence[Run], shown: Shown, colour: Colour) -> None:
        for text, start, end, blank in runs:
            if not self._hidden(colour, start, end, shown):
                self._words.add(text, start, end, shown.base, shown.style)
            if blank:
                self._words.blank(end, shown.base)

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Keep a painted path."""
        self._order += 1
        if self._shapes.full:
            return
        fills = _colour(graphicstate.ncolor, graphicstate.ncs, self.opacity[0]) if fill else None
        if self.clip_ring and fills is not None:
            self._shapes.ring(self.clip_ring, fills, self._order)
            fills = None
        subpaths = self._subpaths(path)
        self._shapes.path(
            subpaths,
            fills,
            _colour(graphicstate.scolor, graphicstate.scs, self.opacity[1]) if stroke else None,
            graphicstate.linewidth,
            self._order,
        )
        if fills is not None and fills != UNSURE and len(subpaths) == 1 and is_upright_rectangle(subpaths[0]):
            self._cover(limits(subpaths[0]), coloured=is_coloured(fills))

    def clip(self, path: Sequence[PathSegment]) -> None:
        """Clip what follows to a path; kept are its bounds, and whether it has a hole."""
        subpaths = self._subpaths(path)
        bounds = [limits(subpath) for subpath in subpaths]
        if is_ring(bounds):
            self.clip_ring = bounds
        if len(subpaths) == 1 and is_upright_rectangle(subpaths[0]):
            self.clip_box = bounds[0] if self.clip_box is None else within(self.clip_box, bounds[0])
        else:
            self.veiled = True

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Begin a form: what it paints ends at its box, and its own opacity does not undo that of the whole."""
        a, b, c, d, e, f = mult_matrix(matrix, self.ctm)
        x0, y0, x1, y1 = bbox
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = min(xs), min(ys), max(xs), max(ys)
        self.clip_box = box if self.clip_box is None else within(self.clip_box, box)
        self.veiled = self.veiled or self.opacity[0] < 1

    def _cover(self, bounds: Bounds, *, coloured: bool = False) -> None:
        """Something opaque is painted over the words so far."""
        if self.veiled or self._unseen or self.opacity[0] < 1:
            return
        x0, top, x1, bottom = bounds if self.clip_box is None else within(bounds, self.clip_box)
        if x0 < x1 and top < bottom:
            self._painted.append(_Cover(Box(x0, top, x1, bottom), coloured))

    def _subpaths(self, path: Sequence[PathSegment]) -> list[Subpath]:
        a, b, c, d, e, f = self.ctm
        subpaths: list[Subpath] = []
        segment: Any
        for segment in path:
            operator = segment[0]
            if operator == "re":
                subpaths.append(self._rectangle(*segment[1:]))
                continue
            if operator == "m":
                subpaths.append([])
            if not subpaths:
                continue
            subpath = subpaths[-1]
            if operator == "h":
                if subpath:
                    subpath.append((subpath[0][0], subpath[0][1], True))
                continue
            x, y = segment[-2:]
            subpath.append((a * x + c * y + e, b * x + d * y + f, operator != "c"))
        return [subpath for subpath in subpaths if len(subpath) > 1]

    def _rectangle(self, x: float, y: float, width: float, height: float) -> Subpath:
        a, b, c, d, e, f = self.ctm
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        return [(a * left + c * base + e, b * left + d * base + f, True) for left, base in corners]

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Keep the place of a picture."""
        masked = any(stream.attrs.get(key) is not None for key in ("Mask", "ImageMask")) or _has_holes(stream)
        self.keep_image(opaque=not masked and self.opacity[0] == 1 and not self.veiled)

    def keep_image(self, *, opaque: bool = False) -> None:
        """Keep the place of a picture: the unit square under the current matrix."""
        self._order += 1
        a, b, c, d, e, f = self.ctm
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        self._shapes.image(Box(min(xs), min(ys), max(xs), max(ys)), self._order, opaque=opaque)
        if self._shapes.covered == self._order and not self._unseen:
            self._painted = []
        elif opaque and (abs(b) + abs(c) < 0.01 * (abs(a) + abs(d)) or abs(a) + abs(d) < 0.01 * (abs(b) + abs(c))):
            self._cover((min(xs), min(ys), max(xs), max(ys)))

    def _new_style(
        self, known: tuple[object, ...], font: PDFFont, size: float, render: int, matrix: tuple[float, ...]
    ) -> tuple[Style, float]:
        """The style of a text, and how many points of the page a unit of its line takes."""
        a, b, c, d = matrix
        if font not in self._fonts:
            name = plain_name(str(getattr(font, "basefont", None) or font.fontname))
            self._fonts[font] = name, is_bold(name, font.flags, real(font.descriptor.get("StemV")))
        name, bold = self._fonts[font]
        along = hypot(a, b)
        direction = ALONG if not along or (abs(b) <= 0.01 * along and a > 0) else (a / along, b / along)
        style = Style(name, round(abs(size) * hypot(c, d), 2), bold or render == FILLED_AND_STROKED, direction)
        self._styles[known] = style, along
        return style, along

    def _text_colour(self, render: int, state: PDFGraphicState) -> Colour | None:
        """The colour of a text; None if it does not show."""
        if render in self._left_out:
            return None
        if render in STROKED:
            return _colour(state.scolor, state.scs, self.opacity[1])
        return _colour(state.ncolor, state.ncs, self.opacity[0])

    def _hidden(self, colour: Colour, left: float, right: float, shown: Shown) -> bool:
        dx, dy = shown.style.direction
        along, across = (left + right) / 2, shown.base - MIDDLE * shown.style.size
        return self._shapes.hide(colour, along * dx - across * dy, along * dy + across * dx, shown.order)


def _has_holes(picture: PDFStream) -> bool:
    """True for a picture with a soft mask that is not opaque throughout."""
    mask = resolve1(picture.attrs.get("SMask"))
    return isinstance(mask, PDFStream) and bool(mask.get_data().strip(b"\xff"))


def _colour(colour: object, space: PDFColorSpace, opacity: float) -> Colour | None:
    """The colour as it looks on paper; None if it is transparent."""
    return _mixed(colour if isinstance(colour, tuple) else (colour,), space.name, opacity)


@lru_cache(maxsize=1024)
def _mixed(parts: tuple[object, ...], space: str, opacity: float) -> Colour | None:
    if opacity < _UNSEEN:
        return None
    values = [float(part) for part in parts if isinstance(part, int | float)]
    if space in _NOT_FOLLOWED or len(values) != len(parts):
        return UNSURE
    if len(values) == 1:
        shade = 1 - values[0] if space == "Separation" else values[0]
        return seen(shade, shade, shade, opacity)
    if len(values) == 3:
        return seen(values[0], values[1], values[2], opacity)
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        return seen((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black), opacity)
    return UNSURE


def real(value: object, otherwise: float = 0.0) -> float:
    """A number of the file, or `otherwise` where it holds something else."""
    number = resolve1(value)
    return float(number) if isinstance(number, int | float) else otherwise
