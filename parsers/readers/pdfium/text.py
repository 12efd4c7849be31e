"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.readers.words`, by the same measure for every reader. To spare calls,
letters are taken together that reach exactly as far as their advances add up to: a whole text object, else what stands
between two blanks, else letter by letter (`parsers.readers.pdfium.letters`).
"""

import re
from collections.abc import Sequence
from ctypes import byref, c_double, c_ushort
from itertools import accumulate

from parsers.document import Word
from parsers.readers.characters import BLANKS, SOFT_HYPHEN
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.left_out import Piece, Run, blanks_after_hyphens, with_left_out
from parsers.readers.pdfium.letters import MARK, Letters
from parsers.readers.pdfium.looks import Looks
from parsers.readers.pdfium.objects import UNSEEN, TextObjects, Written
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


class PageText:
    """The text of a page as PDFium has it, to be closed after use; `texts` are its text objects."""

    def __init__(self, page: Handle, shown: Transform, texts: Texts, shapes: Shapes, looks: Looks) -> None:
        self._page = page
        self._text = call.load_text(page)
        self._shown = shown
        self._texts = texts
        self._shapes = shapes
        self._looks = looks
        looks.new_page()

    def close(self) -> None:
        """Give back what PDFium keeps of the text."""
        if self._text:
            call.close_text(self._text)

    def shown(self, words: WordAssembly) -> tuple[Word, ...]:
        """The words that show, put together by `words` in the order of the file."""
        if not self._text or self._nothing_shows():
            return ()
        pieces = self._pieces(_Text, unseen=False)
        covers = self._shapes.covers
        done = 0
        for order, runs, across, style in pieces:
            while done < len(covers) and covers[done][0] < order:
                words.cover(covers[done][1], coloured=covers[done][2])
                done += 1
            _add(words, runs, across, style)
        for _, box, coloured in covers[done:]:
            words.cover(box, coloured=coloured)
        return words.words()

    def under(self, words: WordAssembly) -> tuple[Word, ...]:
        """The same with the words that do not show, as OCR leaves them under the picture of a page."""
        if not self._text:
            return ()
        for _, runs, across, style in self._pieces(_Layer, unseen=True):
            _add(words, runs, across, style)
        return words.words()

    def _nothing_shows(self) -> bool:
        covered = self._shapes.covered
        return all(order < covered or call.render_mode(thing) in UNSEEN for thing, order in self._texts.order.items())

    def _pieces(self, kind: type["_Text"], *, unseen: bool) -> list[Piece]:
        """The pieces of the text in the order of the file. Switches off text objects."""
        objects = TextObjects(self._text, self._shown, self._texts, self._shapes, self._looks, unseen)
        pieces = kind(self._page, self._text, self._shown, self._texts, self._shapes, objects).pieces()
        pieces.sort(key=_order)  # PDFium puts the parts of a line from left to right
        return pieces


def _add(words: WordAssembly, runs: Sequence[Run], across: float, style: Style | None) -> None:
    if style is None:
        words.blank(runs[0][1], across)
    elif len(runs) == 1:
        words.add(*runs[0], across, style)
    else:
        words.line(runs, across, style)


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


class _Layer(_Text):
    """Text that OCR put under a picture: words have their places, letters stand where they happen to.

    Each word is stretched to its place in the picture, so that no advance of a letter serves the next word.
    """

    def _object(self, thing: Handle, spans: list[tuple[int, int]]) -> None:
        """Keep runs of letters of one text object, each from where it begins to where its last letter ends."""
        begin, past = spans[0][0], spans[-1][1]
        order, look, _, _ = written = self._objects.known.get(thing) or self._objects.new(thing, begin)
        if MARK in self._chars[begin:past]:
            self._runs(thing, written, spans)
            return
        direction = look.style.direction
        for a, b in spans:
            self._between(a, a)
            start, across = self._place(a, direction)
            last = start if b == a + 1 else self._place(b - 1, direction)[0]
            end = last + look.width(self._text, thing, self._chars[b - 1], b - 1)
            self._pieces.append((order, [(self._chars[a:b], start, end)], across, look.style))

    def _between(self, begin: int, end: int) -> None:
        """End the word before: where PDFium has a blank or infers one, OCR has meant one."""
        if self._pieces:
            order, runs, across, _ = self._pieces[-1]
            self._pieces.append((order, [("", runs[-1][2], runs[-1][2])], across, None))


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
