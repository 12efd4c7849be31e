"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.readers.words`, by the same measure for every reader. What stands
between two blanks is asked for its first and last letter alone, a page at a time, and taken whole if these are as far
apart as the advances of its letters say; else letter by letter (`parsers.readers.pdfium.letters`).
"""

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_ushort
from itertools import groupby
from operator import itemgetter

from parsers.document import Word
from parsers.readers.characters import BLANKS, SOFT_HYPHEN
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.batches import generated_at, objects_at, origins_at
from parsers.readers.pdfium.calls import Handle
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.left_out import Piece, blanks_after_hyphens, with_left_out
from parsers.readers.pdfium.letters import MARK, Letters, along_line
from parsers.readers.pdfium.looks import Look, Looks
from parsers.readers.pdfium.objects import UNSEEN, TextObjects
from parsers.readers.pdfium.paint import Texts
from parsers.readers.shapes import Shapes
from parsers.readers.words import ALONG, EVEN, Run, Style, WordAssembly

_BETWEEN = "\\x00-\\x1f" + re.escape("".join(sorted(BLANKS)))
_RUN = re.compile(f"{MARK}|[^{_BETWEEN}{MARK}]+")  # after a hyphen PDFium goes on in the next line

_left, _right, _bottom, _top = c_double(), c_double(), c_double(), c_double()
_LEFT, _RIGHT, _BOTTOM, _TOP = byref(_left), byref(_right), byref(_bottom), byref(_top)
_SURROGATES, _BEHIND = 0xD800, 0xE000
_UNICODE = 0x110000

_Placed = tuple[Handle | None, int, int, float, float, float, float, int]
"""Text object of a word's first letter, None for none; indices of its first character and of the one after its last;
x and y where its first begins, and where its last does; 0 if the character before it is a glyph of the file."""


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
    """Collects words whose letters stand as their advances say."""

    def pieces(self) -> list[Piece]:
        """The letters of the page in runs, and its blank glyphs."""
        chars = self._chars = _with_drawn_hyphens(self._text, _characters(self._text))
        words = self._placed([run.span() for run in _RUN.finditer(chars)])
        past = 0
        for thing, group in self._by_object(words):
            begin = group[0][1]
            if past < begin:
                self._between(past, begin)
            past = group[-1][2]
            if thing:
                self._object(thing, group)
            else:
                self._letters(begin, past)
        self._between(past, len(chars))
        known = self._objects.known.keys() | self._blanks
        self._pieces = with_left_out(self._pieces, self._texts, known, self._shown)
        if self._hyphens:
            for index, piece in blanks_after_hyphens(self._page, self._texts, self._hyphens, self._shown):
                self._pieces.insert(index, piece)
        return self._pieces

    def _placed(self, spans: list[tuple[int, int]]) -> list[_Placed]:
        """What stands between blanks, with where on the page it is."""
        text, first = self._text, [begin for begin, _ in spans]
        xs, ys = origins_at(text, first, self._shown)
        last_xs, last_ys = origins_at(text, [end - 1 for _, end in spans], self._shown)
        inferred = generated_at(text, [begin - 1 for begin in first])
        ends = [end for _, end in spans]
        return list(zip(objects_at(text, first), first, ends, xs, ys, last_xs, last_ys, inferred, strict=True))

    def _by_object(self, words: list[_Placed]) -> Iterator[tuple[Handle | None, list[_Placed]]]:
        """Words that follow one another and are wholly of one text object, with it; None with a single other word.

        Objects follow one another, so that only the last of such words can go on in the next object.
        """
        for thing, group in groupby(words, key=itemgetter(0)):
            own = list(group)
            others = own if not thing else []
            if thing and call.char_object(self._text, own[-1][2] - 1) != thing:
                others = [own.pop()]
            if thing and own:
                yield thing, own
            for word in others:
                yield None, [word]

    def _object(self, thing: Handle, words: list[_Placed]) -> None:
        """Keep words of one text object."""
        order, look, colour, suspect = self._objects.known.get(thing) or self._objects.new(thing, words[0][1])
        if colour is None:
            return
        chars, style, reaches = self._chars, look.style, look.reaches
        near, upright = EVEN * style.size, style.direction is ALONG
        runs: list[Run] = []  # parted by blank glyphs, and not yet handed over
        across, past = 0.0, words[0][1]
        for _, begin, end, start, base, last, last_base, inferred in words:
            after_blank = not inferred and begin == past + 1
            if past < begin and not (after_blank and runs):
                self._hand_over(order, runs, across, style)
                runs = []
                self._between(past, begin)
            past = end
            letters = chars[begin:end]
            reach = None if suspect else reaches.get(letters) or self._reach(look, thing, letters, begin)
            if reach is not None:
                if not upright:
                    start, base = along_line(start, base, style.direction)
                    last, last_base = along_line(last, last_base, style.direction)
                if base == last_base and abs(last - start - reach[0]) <= near:
                    if base != across:
                        self._hand_over(order, runs, across, style, after_blank)
                        runs, across = [], base
                    runs.append((letters, start, last + reach[1]))
                    continue
            self._hand_over(order, runs, across, style, after_blank)
            runs = []
            self._letters(begin, end)
        self._hand_over(order, runs, across, style)

    def _reach(self, look: Look, thing: Handle, letters: str, index: int) -> tuple[float, float] | None:
        """How far letters advance up to the last of them, and that one; None if that cannot be told."""
        widths = look.widths
        try:
            reach = sum(map(widths.__getitem__, letters))
        except KeyError:
            if MARK in letters or not self._know(look, thing, letters, index):
                return None
            reach = sum(map(widths.__getitem__, letters))
        last = widths[letters[-1]]
        look.reaches[letters] = reach - last, last
        return look.reaches[letters]

    def _hand_over(self, order: int, runs: list[Run], across: float, style: Style, blank: bool = False) -> None:
        """Keep runs that blank glyphs part; `blank` if one follows the last of them."""
        if runs:
            self._pieces.append((order, [*runs, ("", 0.0, 0.0)] if blank else runs, across, style))


class _Layer(_Text):
    """Text that OCR put under a picture: words have their places, letters stand where they happen to.

    Each word is stretched to its place in the picture, so that no advance of a letter serves the next word.
    """

    def _object(self, thing: Handle, words: list[_Placed]) -> None:
        """Keep words of one text object, each from where it begins to where its last letter ends."""
        if MARK in self._chars[words[0][1] : words[-1][2]]:
            super()._object(thing, words)
            return
        order, look, _, _ = self._objects.known.get(thing) or self._objects.new(thing, words[0][1])
        for _, begin, end, start, across, last, last_across, _ in words:
            self._between(begin, begin)
            if look.style.direction is not ALONG:
                start, across = along_line(start, across, look.style.direction)
                last, _ = along_line(last, last_across, look.style.direction)
            past = last + look.width(self._text, thing, self._chars[end - 1], end - 1)
            self._pieces.append((order, [(self._chars[begin:end], start, past)], across, look.style))

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
