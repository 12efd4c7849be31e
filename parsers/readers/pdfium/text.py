"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.readers.words`, by the same measure for every reader. To spare calls,
letters are taken together that reach exactly as far as their advances add up to: a whole text object, else what stands
between two blanks, else letter by letter (`parsers.readers.pdfium.letters`).
"""

import re
from ctypes import byref, c_double, c_ushort
from itertools import accumulate

from parsers.readers.characters import BLANKS, SOFT_HYPHEN
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.left_out import Piece, Run, blanks_after_hyphens, with_left_out
from parsers.readers.pdfium.letters import MARK, Letters
from parsers.readers.pdfium.looks import Looks
from parsers.readers.pdfium.objects import TextObjects, Written
from parsers.readers.pdfium.paint import Texts
from parsers.readers.shapes import Shapes
from parsers.readers.words import ALONG, EVEN, GAP, Style, WordAssembly

EXACT = GAP / 32  # of the font size: the same for the words of a line

_RUN = re.compile("[^\\x00-\\x1f" + re.escape("".join(sorted(BLANKS))) + "]+")

_x, _y = c_double(), c_double()
_X, _Y = byref(_x), byref(_y)
_left, _right, _bottom, _top = c_double(), c_double(), c_double(), c_double()
_LEFT, _RIGHT, _BOTTOM, _TOP = byref(_left), byref(_right), byref(_bottom), byref(_top)
_SURROGATES, _BEHIND = 0xD800, 0xE000
_UNICODE = 0x110000


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
        objects = TextObjects(text, shown, texts, shapes, looks, unseen)
        pieces = _Text(page, text, shown, texts, shapes, objects).pieces()
    finally:
        call.close_text(text)
    pieces.sort(key=_order)  # PDFium puts the parts of a line from left to right
    covers = [] if unseen else shapes.covers
    done = 0
    for order, runs, across, style in pieces:
        while done < len(covers) and covers[done][0] < order:
            words.cover(covers[done][1], coloured=covers[done][2])
            done += 1
        if style is None:
            words.blank(runs[0][1], across)
        elif len(runs) == 1:
            words.add(*runs[0], across, style)
        else:
            words.line(runs, across, style)
    for _, box, coloured in covers[done:]:
        words.cover(box, coloured=coloured)


def _order(piece: Piece) -> int:
    return piece[0]


class _Text(Letters):
    """Collects larger pieces where letters stand as their advances say."""

    def pieces(self) -> list[Piece]:
        """The letters of the page in runs, and its blank glyphs."""
        chars = self._chars = _with_drawn_hyphens(self._text, _characters(self._text))
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
        known = self._objects.known.keys() | self._blanks
        self._pieces = with_left_out(self._pieces, self._texts, known, self._shown)
        if self._hyphens:
            for index, piece in blanks_after_hyphens(self._page, self._texts, self._hyphens, self._shown):
                self._pieces.insert(index, piece)
        return self._pieces

    def _object(self, thing: Handle, spans: list[tuple[int, int]]) -> None:
        """Keep runs of letters of one text object."""
        begin, past = spans[0][0], spans[-1][1]
        letters = self._chars[begin:past]
        written = self._objects.known.get(thing) or self._objects.new(thing, begin)
        order, look, colour, suspect = written
        if colour is None:
            return
        even = not suspect and MARK not in letters and self._know(look, thing, letters, begin)
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
            if simple and MARK not in letters and self._know(look, thing, letters, begin):
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


def _with_drawn_hyphens(text: Handle, chars: str) -> str:
    """The characters with "-" for each soft hyphen that has ink: then it is printed, wherever in the word it stands."""
    index = chars.find(SOFT_HYPHEN)
    while index >= 0:
        call.char_box(text, index, _LEFT, _RIGHT, _BOTTOM, _TOP)
        if _right.value > _left.value and _top.value > _bottom.value:
            chars = f"{chars[:index]}-{chars[index + 1 :]}"
        index = chars.find(SOFT_HYPHEN, index + 1)
    return chars


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
    return "".join(
        chr(value) if 0 < value < _UNICODE and not _SURROGATES <= value < _BEHIND else MARK for value in values
    )
