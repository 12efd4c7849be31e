"""What PDFium knows of a page's text.

PDFium hands over the characters of a page with blanks and line breaks it has inferred among them. Those are passed
over: where a word ends is decided in `parsers.readers.words`, by the same measure for every reader. What stands
between two blanks is asked for its first and last letter alone, a page at a time, and taken whole if these are as far
apart as the advances of its letters say; else letter by letter (`parsers.readers.pdfium.letters`).
"""

import re
from codecs import utf_16_le_decode
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_ushort
from itertools import accumulate, groupby, islice, repeat
from operator import itemgetter, sub

from parsers.document import Box, Word
from parsers.readers.characters import BLANKS, SOFT_HYPHEN
from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.batches import generated_at, lowered, objects_at, origins_at
from parsers.readers.pdfium.calls import Handle, Text
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.left_out import Piece, blanks_after_hyphens, with_left_out
from parsers.readers.pdfium.letters import BLANK_GLYPHS, MARK, Letters, along_line
from parsers.readers.pdfium.looks import Look, Looks
from parsers.readers.pdfium.objects import UNSEEN, TextObjects
from parsers.readers.pdfium.paint import Texts
from parsers.readers.shapes import Shapes
from parsers.readers.words import ALONG, EVEN, Direction, Run, WordAssembly

_BETWEEN = "\\x00-\\x1f" + re.escape("".join(sorted(BLANKS)))
_GAPS = re.compile(f"([{_BETWEEN}]+)")
_LINE_ENDS = "\r\n"  # inferred, as after nearly all lines
_ONE_GLYPH = frozenset([*BLANKS, *map(chr, range(0x20)), *(blank + _LINE_ENDS for blank in BLANK_GLYPHS)])
"""Gaps that are one glyph of the file if their first character is one."""
_MARKS = re.compile(f"((?<=.)(?={MARK})|(?<={MARK})(?=.))")  # after a hyphen PDFium goes on in the next line

_left, _right, _bottom, _top = c_double(), c_double(), c_double(), c_double()
_LEFT, _RIGHT, _BOTTOM, _TOP = byref(_left), byref(_right), byref(_bottom), byref(_top)
_UNITS = (c_ushort * 16384)()  # for the text of a page; few have a third as much
_SURROGATES, _BEHIND = 0xD800, 0xE000
_UNICODE = 0x110000

_Placed = tuple[str, str, int, float, float, float, float, int]
"""A word's letters and what stands between it and the next; index of its first character; x and y where its first
letter begins, and where its last does, as `origins_at` tells them; 0 if the character after it is a glyph of the
file."""


class PageText:
    """The text of a page as PDFium has it, to be closed after use; `texts` are its text objects."""

    def __init__(self, page: Handle, shown: Transform, texts: Texts, shapes: Shapes, looks: Looks) -> None:
        self._page = page
        self._text = call.text_of(page)
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
        return _assembled(self._pieces(_Text, unseen=False), words, self._shapes.covers)

    def under(self, words: WordAssembly) -> tuple[Word, ...]:
        """The same with the words that do not show, as OCR leaves them under the picture of a page."""
        return _assembled(self._pieces(_Layer, unseen=True), words, ()) if self._text else ()

    def _nothing_shows(self) -> bool:
        covered = self._shapes.covered
        return all(order < covered or call.render_mode(thing) in UNSEEN for thing, order in self._texts.order.items())

    def _pieces(self, kind: type["_Text"], *, unseen: bool) -> list[Piece]:
        """The pieces of the text in the order of the file. Switches off text objects."""
        assert self._text is not None  # both callers have asked
        objects = TextObjects(self._text, self._shown, self._texts, self._shapes, self._looks, unseen)
        pieces = kind(self._page, self._text, self._shown, self._texts, self._shapes, objects).pieces()
        pieces.sort(key=_order)  # PDFium puts the parts of a line from left to right
        return pieces


def _assembled(
    pieces: Iterable[Piece], words: WordAssembly, covers: Sequence[tuple[int, Box, bool]]
) -> tuple[Word, ...]:
    """The words of pieces in the order of the file, with what was painted over those before it."""
    done = 0
    for order, runs, across, style in pieces:
        while done < len(covers) and covers[done][0] < order:
            words.cover(covers[done][1], coloured=covers[done][2])
            done += 1
        if style is None:
            words.blank(runs[0][1], across)
        else:
            words.line(runs, across, style)
    for _, box, coloured in covers[done:]:
        words.cover(box, coloured=coloured)
    return words.words()


_order = itemgetter(0)


class _Text(Letters):
    """Collects words whose letters stand as their advances say."""

    def pieces(self) -> list[Piece]:
        """The letters of the page in runs, and its blank glyphs."""
        chars = self._chars = _with_drawn_hyphens(self._text, _characters(self._text))
        words, gaps, begins, ends = _parted(chars)
        xs, ys = origins_at(self._text, begins, self._shown)
        last_xs, last_ys = origins_at(self._text, list(map(sub, ends, repeat(1))), self._shown)
        behind = generated_at(self._text, ends)
        placed = zip(words, gaps, begins, xs, ys, last_xs, last_ys, behind, strict=True)
        self._lowered = lowered(self._shown)
        self._between(0, begins[0] if begins else len(chars))
        for thing, first, past in self._by_object(gaps, begins, ends):
            if thing:
                self._object(thing, begins[first], islice(placed, past - first))
            else:
                letters, gap, begin, *_ = next(placed)
                self._letters(begin, begin + len(letters))
                self._after(begin, letters, gap)
        known = self._objects.known.keys() | self._blanks
        self._pieces = with_left_out(self._pieces, self._texts, known, self._shown)
        if self._hyphens:
            for index, piece in blanks_after_hyphens(self._page, self._texts, self._hyphens, self._shown):
                self._pieces.insert(index, piece)
        return self._pieces

    def _by_object(
        self, gaps: list[str], begins: list[int], ends: list[int]
    ) -> Iterator[tuple[Handle | None, int, int]]:
        """Ranges of words that are wholly of one text object, with it; each other word by itself, with None.

        Objects follow one another: what begins and ends a line is all of it, and only the last of words that begin in
        an object can go on in the next one.
        """
        object_of, text = call.char_object, self._text
        first = 0
        stops = [place for place, wide in enumerate(map(len, gaps), 1) if wide > 1]
        if gaps and len(gaps[-1]) <= 1:
            stops.append(len(gaps))
        for past in stops:
            thing = object_of(text, begins[first])
            if thing and object_of(text, ends[past - 1] - 1) == thing:
                yield thing, first, past
                first = past
                continue
            for thing, group in groupby(objects_at(text, begins[first:past])):
                end = first + len(list(group))
                others = range(first, end)
                if thing:
                    whole = end if object_of(text, ends[end - 1] - 1) == thing else end - 1
                    if whole > first:
                        yield thing, first, whole
                    others = range(whole, end)
                for other in others:
                    yield None, other, other + 1
                first = end

    def _object(self, thing: Handle, index: int, words: Iterable[_Placed]) -> None:
        """Keep words of one text object, of which the first begins at this index, with the blanks after them."""
        order, look, colour, suspect = self._objects.known.get(thing) or self._objects.new(thing, index)
        if colour is None:
            letters, gap, begin, *_ = list(words)[-1]
            self._after(begin, letters, gap)
            return
        style, reaches = look.style, look.reaches
        near = -1.0 if suspect else EVEN * style.size  # what may not show is looked at letter by letter
        times, plus = self._lowered
        if style.direction is not ALONG:
            words, times, plus = self._along(words, style.direction), 1.0, 0.0
        runs: list[Run] | None = None  # of a line, parted by blank glyphs; None where no more can follow
        line = 0.0
        for letters, gap, begin, start, base, last, last_base, behind in words:
            reach = reaches.get(letters) or self._reach(look, thing, letters, begin)
            if reach and base == last_base and abs(last - start - reach[0]) <= near:
                if runs is None or base != line:
                    line, runs = base, []
                    self._pieces.append((order, runs, times * base + plus, style))
                if not behind and (gap == " " or gap in _ONE_GLYPH):
                    runs.append((letters, start, last + reach[1], True))
                    continue
                runs.append((letters, start, last + reach[1], False))
            else:
                self._letters(begin, begin + len(letters))
            runs = None
            if gap != _LINE_ENDS and (len(gap) > 1 or not behind):
                self._after(begin, letters, gap)
        if runs and not (gap[0] in BLANK_GLYPHS and call.char_object(self._text, begin + len(letters)) == thing):
            runs[-1] = (*runs[-1][:3], False)  # the blank is of another object
            self._after(begin, letters, gap)

    def _along(self, words: Iterable[_Placed], direction: Direction) -> Iterator[_Placed]:
        """The same words with their places along and across lines of this direction."""
        times, plus = self._lowered
        for letters, gap, begin, start, base, last, last_base, behind in words:
            first = along_line(start, times * base + plus, direction)
            yield letters, gap, begin, *first, *along_line(last, times * last_base + plus, direction), behind

    def _after(self, begin: int, letters: str, gap: str) -> None:
        """Keep the blank glyphs after a word."""
        past = begin + len(letters)
        self._between(past, past + len(gap))

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
        found = look.reaches[letters] = reach - last, last
        return found


class _Layer(_Text):
    """Text that OCR put under a picture: words have their places, letters stand where they happen to.

    Each word is stretched to its place in the picture, so that no advance of a letter serves the next word.
    """

    def _object(self, thing: Handle, index: int, words: Iterable[_Placed]) -> None:
        """Keep words of one text object, each from where it begins to where its last letter ends."""
        order, look, _, _ = self._objects.known.get(thing) or self._objects.new(thing, index)
        for letters, gap, begin, start, across, last, _, _ in self._along(words, look.style.direction):
            past = begin + len(letters)
            if letters == MARK:
                self._letters(begin, past)
            else:
                end = last + look.width(self._text, thing, letters[-1], past - 1)
                self._pieces.append((order, [(letters, start, end, False)], across, look.style))
            self._between(past, past + len(gap))

    def _between(self, begin: int, end: int) -> None:
        """End the word before: where PDFium has a blank or infers one, OCR has meant one."""
        if self._pieces and begin < end:
            order, runs, across, _ = self._pieces[-1]
            self._pieces.append((order, [("", runs[-1][2], runs[-1][2], True)], across, None))


def _parted(chars: str) -> tuple[list[str], list[str], list[int], list[int]]:
    """Words, what stands after each, and the indices where each begins and ends."""
    parts = _GAPS.split(chars)
    if MARK in chars:
        for place in [place for place, part in enumerate(parts) if MARK in part][::-1]:
            parts[place : place + 1] = _MARKS.split(parts[place])
    if parts[-1]:
        parts += ("", "")
    bounds = list(accumulate(map(len, parts), initial=0))
    first = 0 if parts[0] else 2
    return parts[first:-1:2], parts[first + 1 :: 2], bounds[first:-2:2], bounds[first + 1 : -2 : 2]


def _with_drawn_hyphens(text: Text, chars: str) -> str:
    """The characters with "-" for each soft hyphen that has ink: then it is printed, wherever in the word it stands."""
    index = chars.find(SOFT_HYPHEN)
    while index >= 0:
        call.char_box(text, index, _LEFT, _RIGHT, _BOTTOM, _TOP)
        if _right.value > _left.value and _top.value > _bottom.value:
            chars = f"{chars[:index]}-{chars[index + 1 :]}"
        index = chars.find(SOFT_HYPHEN, index + 1)
    return chars


def _characters(text: Text) -> str:
    """One character for each of PDFium's, inferred ones included."""
    count = call.count_chars(text)
    if count <= 0:
        return ""
    buffer = _UNITS if count < len(_UNITS) else (c_ushort * (count + 1))()
    written = call.get_text(text, 0, count, buffer)
    chars, _ = utf_16_le_decode(memoryview(buffer)[: written - 1], "replace")
    if len(chars) == count and "\ufffd" not in chars:
        return chars
    # Characters without Unicode value or beyond the first plane shift the count.
    values = [call.char_unicode(text, index) for index in range(count)]
    return "".join(
        chr(value) if 0 < value < _UNICODE and not _SURROGATES <= value < _BEHIND else MARK for value in values
    )
