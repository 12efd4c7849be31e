"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.words`, by the same measure for every reader. To spare calls, letters are
taken together that reach exactly as far as their advances add up to: a whole text object, else what stands between two
blanks, else letter by letter.
"""

import re
from ctypes import byref, c_double, c_ushort
from itertools import accumulate

from parsers import pdfium_calls as call
from parsers.characters import BLANKS, UNKNOWN
from parsers.pdfium_calls import Handle
from parsers.pdfium_left_out import Piece, Run, blanks_after_hyphens, with_left_out
from parsers.pdfium_looks import Look, Looks
from parsers.pdfium_paint import Texts, Transform, colour_of
from parsers.shapes import Colour, Shapes
from parsers.words import ALONG, EVEN, GAP, MIDDLE, Direction, Style, WordAssembly

EXACT = GAP / 32  # of the font size: the same for the words of a line

_RUN = re.compile("[^\\x00-\\x1f" + re.escape("".join(BLANKS)) + "]+")
_MARK = "\ufffe"  # stands in PDFium's text for a hyphen at the end of a line, and for a glyph without Unicode value
_HYPHEN = 2  # the Unicode value PDFium reports for the first of these
_UNSEEN = (3, 7)  # text render modes that neither fill nor stroke, table 106 of ISO 32000
_STROKED = (1, 5)  # those that only stroke

_x, _y = c_double(), c_double()
_X, _Y = byref(_x), byref(_y)

Written = tuple[int, Look, Colour | None, bool]
"""A text object: place in the order, look, colour if it shows, and whether that may be the colour of its background."""


def write(
    page: Handle,
    shown: Transform,
    texts: Texts,
    shapes: Shapes,
    looks: Looks,
    words: WordAssembly,
    *,
    unseen: bool = False,
) -> None:
    """Hand the page's letters over to `words` in the order of the file; `texts` are its text objects.

    Switches off the page's text objects: call it last.
    """
    text = call.load_text(page)
    if not text:
        return
    looks.new_page()
    try:
        pieces = _Text(page, text, shown, texts, shapes, looks, unseen).pieces()
    finally:
        call.close_text(text)
    pieces.sort(key=_order)  # PDFium puts the parts of a line from left to right
    for _, runs, across, style in pieces:
        if style is None:
            words.blank(runs[0][1], across)
        elif len(runs) == 1:
            words.add(*runs[0], across, style)
        else:
            words.line(runs, across, style)


def _order(piece: Piece) -> int:
    return piece[0]


class _Text:
    def __init__(
        self, page: Handle, text: Handle, shown: Transform, texts: Texts, shapes: Shapes, looks: Looks, unseen: bool
    ) -> None:
        self._page = page
        self._text = text
        self._shown = shown
        self._texts = texts
        self._order = texts.order
        self._shapes = shapes
        self._looks = looks
        self._left_out = () if unseen else _UNSEEN
        self._chars = ""
        self._written: dict[Handle, Written] = {}
        self._blanks: set[Handle] = set()
        self._pieces: list[Piece] = []
        self._hyphens: list[tuple[int, Handle]] = []  # how many pieces there were after the mark
        self._like: tuple[Handle, float, float | None] | None = None  # font, size and baseline of the last object
        self._look: Look  # of that object

    def pieces(self) -> list[Piece]:
        """The letters of the page in runs, and its blank glyphs."""
        chars = self._chars = _characters(self._text)
        text, object_of = self._text, call.char_object
        spans = [run.span() for run in _RUN.finditer(chars)]
        count, place, past = len(spans), 0, 0
        while place < count:
            begin, end = spans[place]
            if past < begin:
                self._between(past, begin)
            thing = object_of(text, begin)
            first = place
            place += 1
            past = end
            if not thing or (end - begin > 1 and object_of(text, end - 1) != thing):
                self._letters(begin, end)
                continue
            stop = chars.find("\r", end)
            whole = object_of(text, (stop if stop >= 0 else len(chars)) - 1) == thing
            while place < count and (spans[place][1] <= stop or stop < 0):
                if not whole and object_of(text, spans[place][1] - 1) != thing:
                    break
                past = spans[place][1]
                place += 1
            self._object(thing, spans[first:place])
        self._between(past, len(chars))
        known = self._written.keys() | self._blanks
        self._pieces = with_left_out(self._pieces, self._texts, known, self._shown)
        if self._hyphens:
            for index, piece in blanks_after_hyphens(self._page, self._texts, self._hyphens, self._shown):
                self._pieces.insert(index, piece)
        return self._pieces

    def _object(self, thing: Handle, spans: list[tuple[int, int]]) -> None:
        """Keep runs of letters of one text object."""
        begin, past = spans[0][0], spans[-1][1]
        letters = self._chars[begin:past]
        written = self._written.get(thing) or self._new(thing, begin)
        order, look, colour, suspect = written
        if colour is None:
            return
        even = not suspect and _MARK not in letters and self._know(look, thing, letters, begin)
        if even:
            style = look.style
            start, across = self._place(begin, style.direction)
            ends = list(accumulate(map(look.widths.__getitem__, letters), initial=start))
            last, base = (start, across) if past == begin + 1 else self._place(past - 1, style.direction)
            if abs(last - ends[-2]) <= EXACT * style.size and base == across:
                chars = self._chars
                runs = [(chars[a:b], ends[a - begin], ends[b - begin]) for a, b in spans]
                self._pieces.append((order, runs, across, style))
                return
        self._runs(thing, written, spans)

    def _runs(self, thing: Handle, written: Written, spans: list[tuple[int, int]]) -> None:
        """Keep runs of letters of one text object that are not spaced as their advances say."""
        text, chars, origin, generated = self._text, self._chars, call.char_origin, call.char_generated
        a, b, c, d, e, f = self._shown
        order, look, _, suspect = written
        style, widths = look.style, look.widths
        near = EVEN * style.size
        simple = not suspect and style.direction is ALONG
        runs: list[Run] = []  # parted by blank glyphs, and not yet handed over
        across, blank, past = 0.0, False, spans[0][0]
        for begin, end in spans:
            if past < begin:
                blank = begin == past + 1 and bool(runs) and not generated(text, past)
                if not blank:
                    self._hand_over(order, runs, across, style)
                    runs = []
                    self._between(past, begin)
            past = end
            letters = chars[begin:end]
            if simple and _MARK not in letters and self._know(look, thing, letters, begin):
                origin(text, begin, _X, _Y)
                x, y = _x.value, _y.value
                start, base = a * x + c * y + e, b * x + d * y + f
                origin(text, end - 1, _X, _Y)
                x, y = _x.value, _y.value
                last, last_base = a * x + c * y + e, b * x + d * y + f
                reached = start + sum([widths[letter] for letter in letters[:-1]])
                if base == last_base and abs(last - reached) <= near:
                    if runs and base != across:
                        self._hand_over(order, runs, across, style, blank)
                        runs = []
                    across = base
                    runs.append((letters, start, last + widths[letters[-1]]))
                    continue
            self._hand_over(order, runs, across, style, blank)
            runs = []
            self._letters(begin, end)
        self._hand_over(order, runs, across, style)

    def _hand_over(self, order: int, runs: list[Run], across: float, style: Style, blank: bool = False) -> None:
        """Keep runs that blank glyphs part; `blank` if one follows the last of them."""
        if runs:
            self._pieces.append((order, [*runs, ("", 0.0, 0.0)] if blank else runs, across, style))

    def _letters(self, begin: int, end: int) -> None:
        """Keep letters that are placed one by one, spaced, kerned, or share a glyph; they may be of several objects.

        Objects of the same font and size on the same baseline that touch are taken to have the same colour.
        """
        text, chars, objects, orders = self._text, self._chars, self._written, self._order
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
                now = self._new(thing, index, y)
            _, look, colour, _ = now
            if colour is None:
                continue
            if look.style.direction is not ALONG:
                dx, dy = look.style.direction
                left, base = left * dx + base * dy, base * dx - left * dy
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
                learned = letter != _MARK and look.learn(text, thing, letter, index)
                width = look.widths[letter] if learned else look.width(text, thing, letter, index)
                if letter == _MARK:
                    hyphen = call.char_unicode(text, index) == _HYPHEN
                    letter = "-" if hyphen else UNKNOWN
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
        self._pieces.append((order, [(letters, start, end)], across, style))

    def _between(self, begin: int, end: int) -> None:
        """Keep the blanks among these characters that are glyphs of the file."""
        for index in range(begin, end):
            if self._chars[index] in BLANKS and self._chars[index] not in "\r\n":
                if call.char_generated(self._text, index):
                    continue
                thing = call.char_object(self._text, index)
                self._blanks.add(thing)
                start, across = self._place(index, ALONG)
                self._pieces.append((self._order.get(thing, 0), [("", start, start)], across, None))

    def _place(self, index: int, direction: Direction) -> tuple[float, float]:
        """Where a character begins along its line, and its baseline across it."""
        call.char_origin(self._text, index, _X, _Y)
        a, b, c, d, e, f = self._shown
        x, y = _x.value, _y.value
        x, y = a * x + c * y + e, b * x + d * y + f
        if direction is ALONG:
            return x, y
        dx, dy = direction
        return x * dx + y * dy, y * dx - x * dy

    def _know(self, look: Look, thing: Handle, letters: str, index: int) -> bool:
        """Learn the advances of letters; False if one of them cannot be learned."""
        widths = look.widths
        for letter in set(letters).difference(widths):
            if not look.learn(self._text, thing, letter, index + letters.index(letter)):
                return False
        return True

    def _new(self, thing: Handle, index: int, baseline: float | None = None) -> Written:
        """Take note of a text object at one of its letters; `baseline` is that of the letter, as the file has it."""
        mode = call.render_mode(thing)
        font = call.text_font(thing)
        size = call.char_font_size(self._text, index)
        like = (font, size, baseline)
        if mode == 0 and like == self._like and baseline is not None:
            look = self._look  # one letter after the other, each an object of its own
        else:
            look = self._looks.look(self._text, font, index, size, mode, self._shown)
            self._look, self._like = look, like if mode == 0 else None
        colour = None if mode in self._left_out else colour_of(thing, stroke=mode in _STROKED)
        suspect = colour is not None and self._shapes.may_hide(colour)
        written = self._written[thing] = (self._order.get(thing, 0), look, colour, suspect)
        return written


def _characters(text: Handle) -> str:
    """One character for each of PDFium's, inferred ones included."""
    count = call.count_chars(text)
    if count <= 0:
        return ""
    buffer = (c_ushort * (count + 1))()
    written = call.get_text(text, 0, count, buffer)
    chars = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(chars) == count and "\ufffd" not in chars:
        return chars
    # Characters without Unicode value or beyond the first plane shift the count.
    values = [call.char_unicode(text, index) for index in range(count)]
    return "".join(chr(value) if 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 else _MARK for value in values)
