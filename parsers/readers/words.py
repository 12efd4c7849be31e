"""Glyphs become words, in the same way for every reader.

A reader hands over what an engine says about the glyphs of a page in the order of the file: text, where the glyph
begins and ends along its line, the baseline, the style, and which glyphs are blank. Where a word ends is decided here
alone, so that two engines differ in words only where they differ in glyphs.

Lengths are points on the page as shown; y grows downwards.
"""

from collections.abc import Sequence
from itertools import islice
from math import hypot, inf
from operator import itemgetter
from typing import NamedTuple
from unicodedata import combining

from parsers.document import Box, Word
from parsers.readers.characters import printed
from parsers.readers.covers import Covers

GAP = 0.16  # of the font size: a wider gap parts words
"""Measured on 14 reports of seven producers (Word, LibreOffice, Chrome, WeasyPrint; justified, kerned and letter by
letter): inside words no gap is wider than 0.09 em; where no blank glyph parts words none is narrower than 1.0 em."""
EVEN = GAP / 2  # of the font size: letters that end this near to where the next begins, or less, need no further look
OVERLAP = 0.35  # of the font size: kerning steps back less than this (0.14 em measured), a new column or line more
RAISED = 0.45  # of the font size: superscripts and subscripts stay in their word
SMALLER, LIFTED = 0.8, 0.12  # of the font size: a raised mark is smaller (0.58 to 0.7) and stands higher (0.2 to 0.4)
TWICE = 1.0  # points: the same glyph again within this distance is the same glyph drawn for a bold look
ASCENT, DESCENT = 0.8, 0.2  # of the font size: the box of a word, whatever its font says, so that rows compare
MIDDLE = 0.3  # of the font size: how far above the baseline the middle of a letter is
SMALLEST = 1.0  # points: nothing smaller is meant to be read

_LATELY = 200  # words of the same text on a line among which one drawn before is looked for; there may be many dots
_BAND = 2 * TWICE  # what is drawn twice is in the same band of the page, or the second time in the nearest other one

_LEVEL_AND_TEXT = itemgetter(*map(Word._fields.index, ("baseline", "text")))
_new = tuple.__new__  # what a named tuple comes down to, in a third of the time

Run = tuple[str, float, float, bool]  # text, start and end along the line, whether a blank glyph follows
Direction = tuple[float, float]
ALONG: Direction = (1.0, 0.0)
BESIDE = 0.05  # points: a word drawn again further away makes the first look bold


class Style(NamedTuple):
    """What the glyphs of one text object have in common."""

    font: str  # PostScript name without the subset prefix
    size: float  # as shown
    bold: bool
    direction: Direction = ALONG  # unit vector of the line of text, on the page as shown


class WordAssembly:
    """Collects the glyphs of one page into words.

    `add` takes runs of one or more glyphs of one style that touch each other, in the order of the file; `line` takes
    many at once that blank glyphs part; `blank` a blank glyph. Positions are measured along the line of text (`start`,
    `end`) and across it (`across`, the baseline): for upright text x and y. The last word may go on in what comes next.
    """

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self._words: list[Word] = []
        self._covers = Covers()
        self._since: list[int] = []  # of each word: how many covers there were when it was last painted
        self._now = 0  # the same of the pending words
        self._rightmost: dict[float, float] = {}  # by band: where the last upright word begins
        self._places: dict[tuple[float, str], list[int]] = {}  # places of the first words by band and text
        self._placed = 0  # how many these are
        self._line: Sequence[Run] = ()  # pending words of one style
        self._runs: list[tuple[str, Style, float]] = []  # else: of one pending word
        self._style = Style("", 0.0, False)
        self._text = ""
        self._first = self._start = self._end = self._across = 0.0
        self._twice = False
        # Of the last words kept; the words of a line share them.
        self._size = self._baseline = self._top = self._bottom = 0.0

    def add(self, text: str, start: float, end: float, across: float, style: Style) -> None:
        """Append a run of visible glyphs that touch each other."""
        if self._line:
            self._take_apart()
        if self._runs:
            if self._touches(text, start, across, style):
                if text == self._text and abs(start - self._start) <= min(TWICE, 0.5 * (end - start)):
                    self._twice = self._twice or start != self._start
                    return
                self._runs.append((text, style, across))
                self._end = max(self._end, end)
                self._text, self._start, self._across = text, start, across
                return
            self._finish(False)
        self._runs.append((text, style, across))
        self._now = len(self._covers.boxes)
        self._style = style
        self._text, self._across = text, across
        self._first = self._start = start
        self._end = end

    def line(self, runs: Sequence[Run], across: float, style: Style) -> None:
        """Append runs of one line and style that blank glyphs part; the last need not be followed by one.

        The same as `add` and `blank` in turn, in less time.
        """
        if self._line or self._runs:
            text, start, end, blank = runs[0]
            if self._touches(text, start, across, style):
                self.add(text, start, end, across, style)
                if not blank:
                    return
                self.blank(end, across)
                runs = runs[1:]
                if not runs:
                    return
            else:
                self._finish(False)
        self._now = len(self._covers.boxes)
        if runs[-1][3]:
            self._keep(runs, across, style, style.bold)
            return
        self._line, self._style, self._across = runs, style, across
        self._text, self._start, self._end, _ = runs[-1]

    def blank(self, start: float, across: float) -> None:
        """End the word at a blank glyph; the word keeps that a blank follows if it does so on the same line."""
        if self._line:
            self._take_apart()
        if self._runs:
            size = self._style.size
            self._finish(abs(across - self._across) <= RAISED * size and abs(start - self._end) <= size)

    def cover(self, box: Box, *, coloured: bool = False) -> None:
        """Something opaque is painted here, over the words so far; `coloured` if it is a box like that of a comment."""
        if self._words or self._line or self._runs:
            self._covers.add(box, coloured)

    def words(self) -> tuple[Word, ...]:
        """The words of the page in the order of the file, each printed word once, what cannot be seen left out."""
        if self._line or self._runs:
            self._finish(False)
        return tuple(self._covers.shown(self._words, self._since) if self._covers.boxes else self._words)

    def _touches(self, text: str, start: float, across: float, style: Style) -> bool:
        """Tell whether a run that starts here continues the pending word."""
        size = self._style.size
        if style is not self._style:
            if style.direction != self._style.direction:
                return False
            size = max(size, style.size)
        if abs(across - self._across) > RAISED * size:
            return False
        gap = start - self._end
        if gap > GAP * size:
            return False
        if gap >= -OVERLAP * size:
            return True
        # An accent is drawn over the letter before it; a letter drawn twice begins where it began before.
        return bool(combining(text[0])) or (text == self._text and abs(start - self._start) <= TWICE)

    def _take_apart(self) -> None:
        """Keep the pending words but the last, so that it may go on."""
        *whole, (text, start, _, _) = self._line
        style, across = self._style, self._across
        self._line, self._runs, self._first = (), [(text, style, across)], start
        if whole:
            self._keep(whole, across, style, style.bold)

    def _finish(self, blank_after: bool) -> None:
        if self._line:
            runs, self._line = self._line, ()
            self._keep(runs, self._across, self._style, self._style.bold)
            return
        parts, self._runs = self._runs, []
        text, style, baseline = parts[0]
        raised = ""
        if len(parts) > 1:
            text = "".join([part[0] for part in parts])
            style, baseline = _main(parts)
            raised = _raised_end(parts, style, baseline)
        bold = style.bold or self._twice
        self._twice = False
        self._keep(((text, self._first, self._end, blank_after),), baseline, style, bold, raised)

    def _keep(self, runs: Sequence[Run], across: float, style: Style, bold: bool, raised: str = "") -> None:
        """Keep words of one line that show, are on the page, and have not been drawn there before."""
        size, font, direction = style.size, style.font, style.direction
        if size < SMALLEST:
            return
        words = self._words
        width, height = 2 * self._width, 2 * self._height
        band, beside = _bands(across)
        rightmost = self._rightmost
        # Nearly all lines go from left to right, with no word before them in their band that is not left of them.
        past = inf if direction is not ALONG else TWICE + max(rightmost.get(band, -inf), rightmost.get(beside, -inf))
        if across != self._baseline or size != self._size:
            self._size, self._baseline = size, across
            self._top, self._bottom = across - ASCENT * size, across + DESCENT * size
        baseline, top, bottom = self._baseline, self._top, self._bottom
        # If the first word is not left of the page, none is that begins right of it.
        inside = direction is ALONG and runs[0][1] + runs[0][2] >= 0 and 0 <= top + bottom <= height
        for text, x0, x1, blank_after in runs:
            if not text.isascii():
                text = printed(text, font)
                if not text:
                    continue
            if not inside:
                if direction is not ALONG:
                    x0, top, x1, bottom = _turned(x0, x1, across, style)
                    baseline = bottom
                if not (x0 + x1 >= 0 and 0 <= top + bottom <= height):
                    continue
            if not x0 + x1 <= width:
                continue
            if x0 > past:
                past = x0 + TWICE
            elif x0 + x1 < 0 or self._drawn_before(text, x0, baseline, blank_after):
                continue
            words.append(
                _new(Word, (text, x0, top, x1, bottom, baseline, font, size, bold, blank_after, raised, direction))
            )
        if past < inf:
            rightmost[band] = past - TWICE
        self._since += [self._now] * (len(words) - len(self._since))

    def _drawn_before(self, text: str, x0: float, baseline: float, blank_after: bool) -> bool:
        """Tell whether a word of this text was drawn at this place before, and note that it was again."""
        words, places = self._words, self._places
        for index, (level, of_word) in enumerate(map(_LEVEL_AND_TEXT, islice(words, self._placed, None)), self._placed):
            places.setdefault((level // _BAND, of_word), []).append(index)
        self._placed = len(words)
        band, beside = _bands(baseline)
        for index in [*places.get((beside, text), ()), *places.get((band, text), ())[-_LATELY:]]:
            earlier = words[index]
            if abs(earlier.baseline - baseline) <= TWICE and abs(earlier.x0 - x0) <= TWICE:
                words[index] = _drawn_twice(earlier, x0, baseline, blank_after)
                self._since[index] = self._now
                return True
        return False


def _bands(baseline: float) -> tuple[float, float]:
    """The band of the page in which a baseline is, and the nearest other one."""
    band = baseline // _BAND
    return band, band + 1 if baseline >= band * _BAND + TWICE else band - 1


def _main(runs: list[tuple[str, Style, float]]) -> tuple[Style, float]:
    """Return style and baseline of most of the word's letters; of the first where two have as many."""
    _, style, baseline = runs[0]
    if all(run[1] is style and run[2] == baseline for run in runs):
        return style, baseline
    letters: dict[tuple[Style, float], int] = {}
    for text, style, across in runs:
        letters[style, across] = letters.get((style, across), 0) + len(text)
    return max(letters, key=lambda key: letters[key])


def _raised_end(runs: list[tuple[str, Style, float]], style: Style, baseline: float) -> str:
    """Return what the word's last runs print smaller than the word and above its baseline, if anything."""
    end = ""
    for text, own, across in reversed(runs):
        if own.size > SMALLER * style.size or baseline - across < LIFTED * style.size:
            break
        end = text + end
    return end


def _turned(start: float, end: float, across: float, style: Style) -> tuple[float, float, float, float]:
    """Return the box (x0, top, x1, bottom) of a word whose line runs in another direction than the page's."""
    dx, dy = style.direction
    corners = [
        (along * dx - side * dy, along * dy + side * dx)
        for along in (start, end)
        for side in (across - ASCENT * style.size, across + DESCENT * style.size)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _drawn_twice(word: Word, x0: float, baseline: float, blank_after: bool) -> Word:
    """Return the word as it looks after it was drawn again: bold if the second drawing is a little beside the first."""
    beside = hypot(word.x0 - x0, word.baseline - baseline) > BESIDE
    return Word(
        word.text,
        word.x0,
        word.top,
        word.x1,
        word.bottom,
        word.baseline,
        word.font,
        word.size,
        word.bold or beside,
        word.blank_after or blank_after,
        word.raised,
        word.direction,
    )
