"""Letters of PDFium's text that are placed one by one, spaced, kerned, or share a glyph."""

from ctypes import byref, c_double

from parsers.readers.characters import BLANKS, UNKNOWN
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle, Text
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.left_out import Piece
from parsers.readers.pdfium.looks import Look
from parsers.readers.pdfium.objects import TextObjects, Written
from parsers.readers.pdfium.paint import Texts
from parsers.readers.shapes import Shapes
from parsers.readers.words import ALONG, EVEN, MIDDLE, Direction

MARK = "\ufffe"  # stands in PDFium's text for a hyphen at the end of a line, and for a glyph without Unicode value
BLANK_GLYPHS = BLANKS - {"\r", "\n"}  # blanks that may be glyphs of the file
_HYPHEN = 2  # the Unicode value PDFium reports for the first of these

_x, _y = c_double(), c_double()
_X, _Y = byref(_x), byref(_y)


class Letters:
    """Collects the pieces of a page's text, letter by letter."""

    def __init__(
        self, page: Handle, text: Text, shown: Transform, texts: Texts, shapes: Shapes, objects: TextObjects
    ) -> None:
        self._page = page
        self._text = text
        self._shown = shown
        self._texts = texts
        self._order = texts.order
        self._shapes = shapes
        self._objects = objects
        self._chars = ""
        self._blanks: set[Handle] = set()
        self._pieces: list[Piece] = []
        self._hyphens: list[tuple[int, Handle]] = []  # how many pieces there were after the mark

    def _letters(self, begin: int, end: int) -> None:
        """Keep letters that are placed one by one, spaced, kerned, or share a glyph; they may be of several objects.

        Objects of the same font and size on the same baseline that touch are taken to have the same colour.
        """
        text, chars, objects, orders = self._text, self._chars, self._objects.known, self._order
        object_of, origin, font_of, size_of = call.char_object, call.char_origin, call.text_font, call.char_font_size
        a, b, c, d, e, f = self._shown
        upright = False  # whether the letters not yet kept are
        widths: dict[str, float] = {}
        font, order, size, near = 0, 0, 0.0, 0.0
        thing: Handle = 0
        written: Written | None = None  # of the letters not yet kept
        pending, start, past, across, glyph = "", 0.0, 0.0, 0.0, 0.0
        for index in range(begin, end):
            before, thing = thing, object_of(text, index)
            if not thing:
                continue
            origin(text, index, _X, _Y)
            x, y = _x.value, _y.value
            left, base = a * x + c * y + e, b * x + d * y + f
            letter = chars[index]
            now = objects.get(thing)
            if now is None:
                if (
                    written is not None
                    and upright
                    and base == across
                    and -near <= left - past <= near
                    and letter in widths
                    and orders.get(thing, 0) > order
                    and font_of(thing) == font
                    and size_of(text, index) == size
                ):
                    order = orders[thing]
                    objects[thing] = (order, *written[1:])
                    pending += letter
                    glyph, past = left, left + widths[letter]
                    continue
                now = self._objects.new(thing, index, y)
            _, look, colour, _ = now
            if colour is None:
                continue
            if look.style.direction is not ALONG:
                left, base = along_line(left, base, look.style.direction)
            if written is not None:
                if left == glyph and base == across and thing == before:
                    pending += letter  # PDFium has one character for each letter of a ligature, and parts its box
                    past = max(past, left + look.reach(text, index - 1), left + look.reach(text, index))
                    continue
                if (
                    base != across
                    or abs(left - past) > EVEN * look.style.size
                    or look is not written[1]
                    or colour != written[2]
                    or now[0] < written[0]
                ):
                    self._keep(written, pending, start, past, across)
                    written = None
            width = look.widths.get(letter)
            hyphen = False
            if width is None:
                learned = letter != MARK and look.learn(text, thing, letter, index)
                width = look.widths[letter] if learned else look.width(text, thing, letter, index)
                if letter == MARK:
                    hyphen = call.char_unicode(text, index) == _HYPHEN
                    letter = "-" if hyphen else UNKNOWN
                elif not learned and call.char_unmapped(text, index):
                    letter = UNKNOWN  # PDFium has the glyph's code for its Unicode value
            if written is None:
                written, pending, start, across = now, "", left, base
                upright = look.style.direction is ALONG
                widths, near = look.widths, EVEN * look.style.size
                order, font, size = now[0], font_of(thing), look.size
            pending += letter
            glyph, past = left, left + width
            if hyphen:
                self._keep(written, pending, start, past, across)
                self._hyphens.append((len(self._pieces), thing))
                written = None
        if written is not None:
            self._keep(written, pending, start, past, across)

    def _keep(self, written: Written, letters: str, start: float, end: float, across: float) -> None:
        order, look, colour, suspect = written
        style = look.style
        if suspect and colour is not None:
            dx, dy = style.direction
            along, side = (start + end) / 2, across - MIDDLE * style.size
            if self._shapes.hide(colour, along * dx - side * dy, along * dy + side * dx, order):
                return
        self._pieces.append((order, [(letters, start, end, False)], across, style))

    def _between(self, begin: int, end: int) -> None:
        """Keep the blanks among these characters that are glyphs of the file."""
        if self._chars[begin:end] == "\r\n":
            return  # inferred, as after most lines
        for index in range(begin, end):
            if self._chars[index] in BLANK_GLYPHS:
                if call.char_generated(self._text, index):
                    continue
                thing = call.char_object(self._text, index)
                self._blanks.add(thing)
                known = self._objects.known.get(thing)
                start, across = self._place(index, known[1].style.direction if known else ALONG)
                self._pieces.append((self._order.get(thing, 0), [("", start, start, True)], across, None))

    def _place(self, index: int, direction: Direction) -> tuple[float, float]:
        """Where a character begins along its line, and its baseline across it."""
        call.char_origin(self._text, index, _X, _Y)
        a, b, c, d, e, f = self._shown
        x, y = _x.value, _y.value
        x, y = a * x + c * y + e, b * x + d * y + f
        return (x, y) if direction is ALONG else along_line(x, y, direction)

    def _know(self, look: Look, thing: Handle, letters: str, index: int) -> bool:
        """Learn the advances of letters; False if one of them cannot be learned."""
        widths = look.widths
        for letter in set(letters).difference(widths):
            if not look.learn(self._text, thing, letter, index + letters.index(letter)):
                return False
        return True


def along_line(x: float, y: float, direction: Direction) -> tuple[float, float]:
    """How far along a line of this direction a point of the page is, and how far across it."""
    dx, dy = direction
    return x * dx + y * dy, y * dx - x * dy
