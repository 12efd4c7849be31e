"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.words`, by the same measure for every reader. To spare calls, the letters
between two blanks that belong to one text object are taken as one run if they reach exactly as far as their advance
widths add up to; only where they do not is each letter's place asked for.
"""

import re
from ctypes import byref, c_double, c_float, c_ushort, create_string_buffer
from dataclasses import dataclass, field, replace
from math import hypot

from parsers import pdfium_calls as call
from parsers.characters import BLANKS, UNKNOWN
from parsers.fonts import is_bold, plain_name
from parsers.pdfium_calls import Handle
from parsers.pdfium_paint import Texts, Transform, bounds_of, colour_of, origin_of
from parsers.shapes import Colour, Shapes
from parsers.words import ALONG, GAP, MIDDLE, TWICE, Direction, Style, WordAssembly

_RUN = re.compile("[^\\x00-\\x1f" + re.escape("".join(BLANKS)) + "]+")
_MARK = "\ufffe"  # stands in PDFium's text for a hyphen at the end of a line, and for a glyph without Unicode value
_HYPHEN = 2  # the Unicode value PDFium reports for the first of these
_FILLED_AND_STROKED = 2  # text render modes, table 106 of ISO 32000
_UNSEEN = (3, 7)  # neither filled nor stroked
_STROKED = (1, 5)  # stroked only
EVEN = GAP / 2  # of the font size: letters that end this near to where their advances add up have no gap among them
INK = 0.2  # of the font size: letters reach less than this beyond their advance
_BOLD_WEIGHT = 700  # what PDFium makes of stems of 140/1000 em

_x, _y = c_double(), c_double()
_X, _Y = byref(_x), byref(_y)
_box, _matrix, _advance = call.Rectangle(), call.Matrix(), c_float()
_BOX, _MATRIX, _ADVANCE = byref(_box), byref(_matrix), byref(_advance)


@dataclass(slots=True)
class _Look:
    """What the letters of text objects of one font, size and slant have in common."""

    style: Style
    font: Handle
    size: float  # as the file has it, before the text matrix
    along: float  # points of the page as shown that a unit of the line takes
    by_box: bool  # the line runs along the page's own x axis: there PDFium tells the advance of each letter
    widths: dict[str, float] = field(default_factory=dict)  # advance of a letter in points


@dataclass(slots=True)
class _Written:
    """One text object."""

    handle: Handle
    order: int
    look: _Look
    colour: Colour | None  # None for text that does not show
    suspect: bool  # may have the colour of what lies behind it


Piece = tuple[int, str, float, float, float, Style | None]
"""Place in the order, text ("" for a blank glyph), start, end and baseline along the line, style."""


def write(page: Handle, shown: Transform, texts: Texts, shapes: Shapes, words: WordAssembly) -> None:
    """Hand the page's letters over to `words` in the order of the file; `texts` are its text objects.

    Switches off the page's objects: call it last.
    """
    text = call.load_text(page)
    if not text:
        return
    try:
        pieces = _Text(page, text, shown, texts, shapes).pieces()
    finally:
        call.close_text(text)
    if any(later[0] < earlier[0] for earlier, later in zip(pieces, pieces[1:], strict=False)):
        pieces.sort(key=lambda piece: piece[0])  # PDFium puts the parts of a line from left to right
    for _, letters, start, end, across, style in pieces:
        if style is None:
            words.blank(start, across)
        else:
            words.add(letters, start, end, across, style)


class _Text:
    def __init__(self, page: Handle, text: Handle, shown: Transform, texts: Texts, shapes: Shapes) -> None:
        self._page = page
        self._text = text
        self._shown = shown
        self._order = texts.order
        self._inner = texts.inner
        self._shapes = shapes
        self._looks: dict[tuple[object, ...], _Look] = {}
        self._fonts: dict[Handle, tuple[str, bool]] = {}
        self._written: dict[Handle, _Written] = {}
        self._blanks: set[Handle] = set()
        self._pieces: list[Piece] = []
        self._hyphens: list[tuple[int, _Written]] = []  # index of the piece that ends with the mark

    def pieces(self) -> list[Piece]:
        """The letters of the page in runs, and its blank glyphs."""
        chars = self._characters()
        text, piece, object_of, generated = self._text, self._piece, call.char_object, call.char_generated
        pieces = self._pieces
        previous: Handle = 0  # text object of the last letter
        past = 0
        for run in _RUN.finditer(chars):
            begin, end = run.span()
            first = object_of(text, begin)
            if first == previous and begin == past + 1:
                if pieces and not generated(text, past):
                    order, _, _, at, across, _ = pieces[-1]
                    pieces.append((order, "", at, at, across, None))
            else:
                self._between(chars, past, begin)
            previous = first if end == begin + 1 else object_of(text, end - 1)
            if previous == first:
                piece(first, chars[begin:end], begin)
            else:
                self._parts(chars, begin, end)
            past = end
        self._between(chars, past, len(chars))
        self._left_out()
        if self._hyphens:
            self._blanks_after_hyphens()
        return pieces

    def _characters(self) -> str:
        """One character for each of PDFium's, inferred ones included."""
        count = call.count_chars(self._text)
        if count <= 0:
            return ""
        buffer = (c_ushort * (count + 1))()
        written = call.get_text(self._text, 0, count, buffer)
        chars = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
        if len(chars) == count and "\ufffd" not in chars:
            return chars
        # Characters without Unicode value or beyond the first plane shift the count.
        values = (call.char_unicode(self._text, index) for index in range(count))
        return "".join(chr(value) if 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 else _MARK for value in values)

    def _between(self, chars: str, begin: int, end: int) -> None:
        """Keep the blanks among these characters that are glyphs of the file."""
        for index in range(begin, end):
            if chars[index] in BLANKS and chars[index] not in "\r\n" and not call.char_generated(self._text, index):
                thing = call.char_object(self._text, index)
                if thing and thing not in self._order:
                    continue
                self._blanks.add(thing)
                start, across = self._place(index, ALONG)
                self._pieces.append((self._order.get(thing, 0), "", start, start, across, None))

    def _parts(self, chars: str, begin: int, end: int) -> None:
        """Take letters of several text objects apart."""
        previous, start = 0, begin
        for index in range(begin, end):
            thing = call.char_object(self._text, index)
            if thing != previous:
                if index > start:
                    self._piece(previous, chars[start:index], start)
                previous, start = thing, index
        self._piece(previous, chars[start:end], start)

    def _piece(self, thing: Handle, letters: str, index: int) -> None:
        """Keep letters of one text object that no blank parts."""
        if not thing:
            return
        written = self._written.get(thing) or self._new(thing, index)
        if written.colour is None:
            return
        look = written.look
        style, widths = look.style, look.widths
        start, across = self._place(index, style.direction)
        for offset, letter in enumerate(letters):
            if letter not in widths and not self._learn(look, letter, index + offset):
                self._one_by_one(written, letters, index)
                return
        end = start
        last = len(letters) - 1
        if last:
            end, base = self._place(index + last, style.direction)
            reached = start + sum([widths[letter] for letter in letters[:-1]])
            if abs(end - reached) > EVEN * style.size or abs(base - across) > EVEN * style.size:
                self._one_by_one(written, letters, index)
                return
        self._keep(written, letters, start, end + widths[letters[-1]], across)

    def _one_by_one(self, written: _Written, letters: str, index: int) -> None:
        """Keep letters that are spaced, kerned, or share a glyph."""
        look = written.look
        glyph, glyph_start, glyph_end, glyph_across = "", 0.0, 0.0, 0.0
        for offset, letter in enumerate(letters):
            start, across = self._place(index + offset, look.style.direction)
            if glyph and start == glyph_start and across == glyph_across:
                glyph += letter  # PDFium has one character for each letter of a ligature, and parts its box
                glyph_end = max(glyph_end, start + self._width(look, letter, index + offset, part=True))
                continue
            if glyph:
                self._keep(written, glyph, glyph_start, glyph_end, glyph_across)
            hyphen = letter == _MARK and call.char_unicode(self._text, index + offset) == _HYPHEN
            glyph = letter if letter != _MARK else "-" if hyphen else UNKNOWN
            glyph_start, glyph_across = start, across
            glyph_end = start + self._width(look, letter, index + offset)
            if hyphen:
                self._keep(written, glyph, glyph_start, glyph_end, glyph_across)
                self._hyphens.append((len(self._pieces), written))
                glyph = ""
        if glyph:
            self._keep(written, glyph, glyph_start, glyph_end, glyph_across)

    def _keep(self, written: _Written, letters: str, start: float, end: float, across: float) -> None:
        style = written.look.style
        if written.suspect and written.colour is not None:
            dx, dy = style.direction
            along, side = (start + end) / 2, across - MIDDLE * style.size
            if self._shapes.hide(written.colour, along * dx - side * dy, along * dy + side * dx, written.order):
                return
        self._pieces.append((written.order, letters, start, end, across, style))

    def _place(self, index: int, direction: Direction) -> tuple[float, float]:
        """Where a character begins along its line, and its baseline across it."""
        call.char_origin(self._text, index, _X, _Y)
        a, b, c, d, e, f = self._shown
        x, y = _x.value, _y.value
        if b == 0 == c:
            x, y = a * x + e, d * y + f
        else:
            x, y = a * x + c * y + e, b * x + d * y + f
        if direction is ALONG:
            return x, y
        dx, dy = direction
        return x * dx + y * dy, y * dx - x * dy

    def _learn(self, look: _Look, letter: str, index: int) -> bool:
        """Note the advance of a letter; not that of a part of a ligature, where PDFium tells that of the whole."""
        if letter == _MARK:
            return False
        here = self._place(index, ALONG)
        if here in (self._place(index - 1, ALONG), self._place(index + 1, ALONG)):
            return False
        look.widths[letter] = self._width(look, letter, index)
        return True

    def _width(self, look: _Look, letter: str, index: int, part: bool = False) -> float:
        """Advance of a letter in points of the page as shown.

        PDFium tells the advance of a Unicode value in a font, and a box that spans both the advance and the ink of a
        glyph. The first is that of another glyph where a font has two for one letter, or one for several: then it does
        not fit the box.
        """
        call.glyph_width(look.font, ord(letter), look.size, _ADVANCE)
        advance = float(_advance.value) * look.along
        if look.by_box:
            call.char_loose_box(self._text, index, _BOX)
            if part:
                return float(_box.right - _x.value)
            box = float(_box.right - _box.left)
            if not box - INK * look.style.size <= advance <= box + 0.01:
                return box
        return advance

    def _new(self, thing: Handle, index: int) -> _Written:
        """Take note of a text object at one of its letters."""
        mode = call.render_mode(thing)
        font = call.text_font(thing)
        size = call.char_font_size(self._text, index)
        call.char_matrix(self._text, index, _MATRIX)
        key = (font, size, mode == _FILLED_AND_STROKED, _matrix.a, _matrix.b, _matrix.c, _matrix.d)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._new_look(font, size, mode)
        colour = None if mode in _UNSEEN else colour_of(thing, stroke=mode in _STROKED)
        suspect = colour is not None and self._shapes.may_hide(colour)
        written = self._written[thing] = _Written(thing, self._order.get(thing, 0), look, colour, suspect)
        return written

    def _new_look(self, font: Handle, size: float, mode: int) -> _Look:
        """The look of letters under the current `_matrix`."""
        if font not in self._fonts:
            self._fonts[font] = _font(font)
        name, bold = self._fonts[font]
        m = _matrix
        a, b, c, d, _, _ = self._shown
        right, down = m.a * a + m.b * c, m.a * b + m.b * d
        along = hypot(right, down)
        upright = not along or (abs(down) <= 0.01 * along and right > 0)
        direction = ALONG if upright else (right / along, down / along)
        style = Style(name, round(abs(size) * hypot(m.c, m.d), 2), bold or mode == _FILLED_AND_STROKED, direction)
        return _Look(style, font, size, along, by_box=m.a > 0 and abs(m.b) <= 0.01 * m.a)

    def _left_out(self) -> None:
        """Look at the text objects of which PDFium has left out every character.

        They are blank and without extent, or drawn a second time a little beside the first, to look bold.
        """
        bold: set[int] = set()
        before: list[Handle] = []
        for thing, order in self._order.items():
            if thing in self._written or thing in self._blanks:
                before.append(thing)
                continue
            left, bottom, right, top = bounds_of(thing)
            if right - left <= 0 or top - bottom <= 0:
                start, across = origin_of(thing, self._inner.get(thing, self._shown))
                self._pieces.append((order, "", start, start, across, None))
                continue
            for earlier in before[-8:]:
                x0, y0, x1, y1 = bounds_of(earlier)
                beside = max(abs(left - x0), abs(bottom - y0), abs(right - x1), abs(top - y1))
                if 0.05 < beside <= TWICE:
                    bold.add(self._order[earlier])
        if bold:
            self._pieces[:] = [
                (*piece[:5], replace(piece[5], bold=True) if piece[5] and piece[0] in bold else piece[5])
                for piece in self._pieces
            ]

    def _blanks_after_hyphens(self) -> None:
        """Find the blanks that PDFium has left out after hyphens at the ends of lines.

        Each text object with such a hyphen is read again alone, so that no line follows it.
        """
        for thing in self._order:
            call.set_active(thing, 0)
        for index, written in reversed(self._hyphens):
            call.set_active(written.handle, 1)
            blank = self._blank_at_end()
            if blank:
                start, across = blank
                self._pieces.insert(index, (written.order, "", start, start, across, None))
            call.set_active(written.handle, 0)

    def _blank_at_end(self) -> tuple[float, float] | None:
        """Where the first of the blanks stands that end the page as it is now."""
        whole, self._text = self._text, call.load_text(self._page)
        try:
            index = call.count_chars(self._text)
            found = None
            while index and chr(call.char_unicode(self._text, index - 1)) in BLANKS:
                index -= 1
                if not call.char_generated(self._text, index):
                    found = self._place(index, ALONG)
            return found
        finally:
            call.close_text(self._text)
            self._text = whole


def _font(font: Handle) -> tuple[str, bool]:
    """Name of a font without the subset prefix, and whether it is bold."""
    buffer = create_string_buffer(256)
    call.font_name(font, buffer, 256)
    name = plain_name(buffer.value.decode("utf-8", "replace"))
    heavy = call.font_weight(font) >= _BOLD_WEIGHT
    return name, heavy or is_bold(name, call.font_flags(font), 0)
