"""What PDFium knows of the fonts of a document: names, weights, and how far each letter advances."""

from ctypes import byref, c_char, c_double, c_float, create_string_buffer
from dataclasses import dataclass, field
from math import hypot

from parsers.readers.characters import BLANKS
from parsers.readers.fonts import is_bold, plain_name
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle, Text
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.words import ALONG, Style

FILLED_AND_STROKED = 2  # text render mode, table 106 of ISO 32000
INK = 0.2  # of the font size: letters reach less than this beyond their advance
_WEIGHT_OF_STEM = 5  # PDFium's weight is five times the stem's thickness up to 700, which is the heavy one

_x, _y, _next_x, _next_y = c_double(), c_double(), c_double(), c_double()
_left, _right, _bottom, _top = c_double(), c_double(), c_double(), c_double()
_LEFT, _RIGHT, _BOTTOM, _TOP = byref(_left), byref(_right), byref(_bottom), byref(_top)
_box, _matrix, _advance = call.Rectangle(), (c_float * 6)(), c_float()
_turn = (c_char * 16).from_buffer(_matrix)  # a to d
_X, _Y, _NEXT_X, _NEXT_Y = byref(_x), byref(_y), byref(_next_x), byref(_next_y)
_BOX, _MATRIX, _ADVANCE = byref(_box), byref(_matrix), byref(_advance)


@dataclass(slots=True)
class Look:
    """What the letters of text objects of one font, size and slant have in common."""

    style: Style
    size: float  # as the file has it, before the text matrix
    along: float  # points of the page as shown that a unit of the line takes
    line: tuple[float, float]  # unit vector of the line in the page's own coordinates
    by_box: bool  # the line runs along the page's own x axis: there PDFium's loose boxes span advances
    widths: dict[str, float] = field(default_factory=dict)  # advance of a letter in points
    reaches: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Of words: advances up to the last letter and that of the last; the same words come again and again."""

    def learn(self, text: Text, thing: Handle, letter: str, index: int) -> bool:
        """Note the advance of a letter; not of an inferred blank, a part of a ligature, a glyph without a meaning."""
        if (letter in BLANKS and call.char_generated(text, index)) or call.char_unmapped(text, index):
            return False
        call.char_origin(text, index, _X, _Y)
        for beside in (index - 1, index + 1):
            call.char_origin(text, beside, _NEXT_X, _NEXT_Y)
            if _x.value == _next_x.value and _y.value == _next_y.value:
                return False
        self.widths[letter] = self.width(text, thing, letter, index)
        return True

    def width(self, text: Text, thing: Handle, letter: str, index: int) -> float:
        """Advance of a letter in points.

        PDFium tells the advance of a Unicode value in a font, and a box that spans both the advance and the ink of a
        glyph. The first is that of another glyph where a font has two for one letter, or one for several: then it does
        not fit the box. A sign that is no letter keeps its ink within its advance, so there the box is the advance
        (pdfTeX's fonts tell half the width of their hyphen).
        """
        call.glyph_width(call.text_font(thing), ord(letter), self.size, _ADVANCE)
        advance = float(_advance.value) * self.along
        if not self.by_box:
            ink = self._ink(text, index)
            return advance if not ink or ink - 0.05 * self.style.size <= advance <= ink + INK * self.style.size else ink
        call.char_loose_box(text, index, _BOX)
        box = float(_box.right - _box.left)
        fits = box - INK * self.style.size <= advance <= box + 0.01
        return advance if fits and (letter.isalnum() or advance >= 0.75 * box) else box

    def reach(self, text: Text, index: int) -> float:
        """How far from where a ligature begins the part of it that stands for one of its letters ends, in points."""
        if not self.by_box:
            return self._ink(text, index)
        call.char_loose_box(text, index, _BOX)
        call.char_origin(text, index, _X, _Y)
        return float(_box.right - _x.value)

    def _ink(self, text: Text, index: int) -> float:
        """How far from where it begins a glyph has ink along its line, in points."""
        call.char_box(text, index, _LEFT, _RIGHT, _BOTTOM, _TOP)
        call.char_origin(text, index, _X, _Y)
        x, y = self.line
        return max(
            (across - _x.value) * x + (up - _y.value) * y
            for across in (_left.value, _right.value)
            for up in (_bottom.value, _top.value)
        )


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    bold: bool
    looks: dict[tuple[object, ...], Look] = field(default_factory=dict)


class Looks:
    """The looks of a document's text; what is learned on one page serves the next.

    Fonts are told apart by their full name, subset prefix included: PDFium's handles end with the page.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[bytes, int, int], _Font] = {}
        self._of_page: dict[tuple[object, ...], Look] = {}

    def new_page(self) -> None:
        """Forget handles of the page before."""
        self._of_page = {}

    def look(self, text: Text, font: Handle, index: int, size: float, mode: int, shown: Transform) -> Look:
        """The look of the text object to which the character of this index belongs."""
        call.char_matrix(text, index, _MATRIX)
        key = (font, size, mode, _turn.raw)
        look = self._of_page.get(key)
        if look is None:
            look = self._of_page[key] = self._of_document(self._font(font), size, mode, shown)
        return look

    def _of_document(self, font: _Font, size: float, mode: int, shown: Transform) -> Look:
        """The look of a font with the matrix that was asked for last."""
        m_a, m_b, m_c, m_d = _matrix[:4]
        a, b, c, d, _, _ = shown
        bold = font.bold or mode == FILLED_AND_STROKED
        key = (size, bold, m_a, m_b, m_c, m_d, a, b, c, d)
        look = font.looks.get(key)
        if look is None:
            right, down = m_a * a + m_b * c, m_a * b + m_b * d
            along = hypot(right, down)
            upright = not along or (abs(down) <= 0.01 * along and right > 0)
            direction = ALONG if upright else (right / along, down / along)
            style = Style(font.name, round(abs(size) * hypot(m_c, m_d), 2), bold, direction)
            line = (m_a / along, m_b / along) if along else ALONG
            look = font.looks[key] = Look(style, size, along, line, by_box=m_a > 0 and abs(m_b) <= 0.01 * m_a)
        return look

    def _font(self, font: Handle) -> _Font:
        buffer = create_string_buffer(256)
        call.font_name(font, buffer, 256)
        flags, weight = call.font_flags(font), call.font_weight(font)
        key = (buffer.value, flags, weight)
        if key not in self._fonts:
            name = plain_name(buffer.value.decode("utf-8", "replace"))
            self._fonts[key] = _Font(name, is_bold(name, flags, weight / _WEIGHT_OF_STEM))
        return self._fonts[key]
