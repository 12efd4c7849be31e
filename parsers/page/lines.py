"""Words into lines of print, by their baselines."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from math import inf
from operator import itemgetter, sub
from typing import Final

from parsers.document import Page, Word
from parsers.kept import kept_for_pages
from parsers.page.measures import MIDDLE

Style = tuple[str, float, bool]
"""Font family, size to the nearest half point, bold."""
_HEIGHT, _FROM_LEFT = map(itemgetter, map(Word._fields.index, ("baseline", "x0")))
_SURE = 1 - 1e-9  # blanks no wider than this share of a limit are no wider than the limit, however they are rounded
_WEAK_BULLETS = frozenset("·–—-*o§+>")  # also letters and signs of running text
_NO_BULLETS = frozenset("\"'”“’‘«()[]{}%&/.,:;?!=|_~^`´¨@#$€£½¼¾°\\<")
_LEVEL = 0.2  # of the size: baselines of one line, where fonts of a line sit unevenly
_HAIR = 1.0  # points: baselines this near are one, however small the print
_INDEX = 0.8  # of the size: index figures are smaller (0.58 to 0.7)
_FEW = 2  # words of an index at most
_RAISED = 0.5  # of the size: how far an index stands from the baseline at most
_TOUCHES = 0.3  # of the size: room between an index and its letter


class Line:
    """Words of one page that share a baseline, from left to right; lengths in points from the top left.

    Two lines are equal only if they are the same one: a report may print the same words at the same place of two pages.
    What is asked of every line many times over is worked out once, when it is made. A plain class, because a report has
    a thousand of them and a frozen dataclass takes half as long again to make.
    """

    __slots__ = (
        "alike", "baseline", "blank_after", "bold", "bottom", "column", "folded", "middle", "page", "pieces", "raised",
        "size", "style", "text", "top", "widest", "words", "x0", "x1",
    )  # fmt: skip

    def __init__(self, page: int, words: tuple[Word, ...], column: tuple[float, float] | None = None) -> None:
        """Work out text, edges and looks; `column` has the edges of the column, where that is not the whole page."""
        text, x0, top, right, bottom, baseline, font, size, bold, blank, mark, _ = words[0]
        look = _styles.get((font, size, bold)) or style_of((font, size, bold))
        raised, alike, widest = mark != "", True, 0.0
        count = len(words)
        if count > 1:
            texts, x0s, tops, x1s, bottoms, _, fonts, sizes, bolds, blanks, marks, _ = zip(*words, strict=False)
            text, right, blank, raised = " ".join(texts), max(x1s), blanks[-1], marks.count("") < count
            if tops.count(top) < count or bottoms.count(bottom) < count:
                top, bottom = min(tops), max(bottoms)
            alike = sizes.count(size) == count and fonts.count(font) == count and bolds.count(bold) == count
            if alike:
                widest = max(map(sub, x0s[1:], x1s)) / size if size > 0 else inf
            else:
                widest = _widest(x0s, x1s, sizes)
                baseline = max(words, key=lambda w: len(w.text) * w.size).baseline
                look = _main_style(words)
                bold = all(w.bold or not any(map(str.isalnum, w.text)) for w in words)
        self.page: Final = page
        self.words: Final = words
        self.column: Final = column
        self.text: Final = text  # the words with one blank between them
        self.folded: Final = _folded(text)  # the text for comparison with the vocabulary
        self.x0: Final = x0
        self.x1: Final = right
        self.top: Final = top
        self.bottom: Final = bottom
        self.baseline: Final = baseline  # of the largest part of the line
        self.style: Final = look  # family, size and weight of most of the line's characters
        self.size: Final = look[1]  # font size in points, to the nearest half
        self.middle: Final = baseline - MIDDLE * look[1]  # of its small letters: certainly inside its table cell
        self.bold: Final = bold  # true where every letter is bold
        self.blank_after: Final = blank  # of its last word
        self.raised: Final = raised  # a word ends in raised letters
        self.alike: Final = alike  # all words have one font, size and weight
        self.pieces: list[tuple[Word, ...]] | None = None  # parted at blanks wider than the size, once that is asked
        self.widest: Final = widest  # the widest blank between its words, in sizes of the word after it

    def __repr__(self) -> str:
        return f"<Line {self.text!r} on page {self.page}, {self.x0:.1f} {self.baseline:.1f}>"


def _widest(x0s: Sequence[float], x1s: Sequence[float], sizes: Sequence[float]) -> float:
    """The widest blank between words from left to right, in sizes of the word after it."""
    if min(sizes) <= 0:
        return inf
    return max([(x0 - end) / size for x0, end, size in zip(x0s[1:], x1s, sizes[1:], strict=False)])


def _main_style(words: Sequence[Word]) -> Style:
    count: dict[Style, int] = {}
    for w in words:
        if len(w.text) > 1 or not is_strong_bullet(w):
            look = style(w)
            count[look] = count.get(look, 0) + len(w.text)
    return max(count, key=count.__getitem__) if count else style(words[0])


def page_lines(page: Page) -> list[Line]:
    """All lines of a page from top to bottom."""
    return list(_lines_of(page.number, SameWords(page.words)))


class SameWords:
    """The very same words of a page, to keep things by: comparing a thousand equal words one by one takes time."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameWords) and other.words is self.words


@kept_for_pages
def _lines_of(number: int, same: SameWords) -> tuple[Line, ...]:
    """The lines of a page; they are asked for when its print, its place in the order and its text are looked at."""
    return tuple(group_lines(number, same.words))


def regrouped(page: Page, lines: Iterable[Line]) -> list[Line]:
    """The lines of a page to which words have come; those to which none has are the very same as in `lines`."""
    before = {id(line.words[0]): line for line in lines}
    found = []
    for row in group_words(page.words):
        line = before.get(id(row[0]))
        found.append(line if line is not None and line.words == row else Line(page.number, row))
    return found


def group_lines(page: int, words: Iterable[Word]) -> list[Line]:
    """Words of one page, or of one column of it, into lines from top to bottom."""
    return [Line(page, row) for row in group_words(words)]


def group_words(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """The words of each line of one page, or of one column of it, from top to bottom.

    Two words share a line when their baselines are within a fifth of the smaller size; a smaller word whose middle
    lies within the line (an index figure) joins it too.
    """
    merged: list[list[Word]] = []
    for row in _rows(words):
        if merged and (len(row) <= _FEW or len(merged[-1]) <= _FEW) and _is_index(merged[-1], row):
            merged[-1].extend(row)
        else:
            merged.append(row)
    # Words at one height came from left to right.
    return [tuple(row if row[0].baseline == row[-1].baseline else sorted(row, key=_FROM_LEFT)) for row in merged]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose baselines are within a fifth of the smaller size, from top to bottom.

    Most words of a row follow each other in the file and have the very same baseline.
    """
    levels: dict[float, list[Word]] = {}
    for baseline, run in groupby(words, _HEIGHT):
        levels.setdefault(baseline, []).extend(run)
    rows: list[list[Word]] = []
    base, size = -inf, 0.0  # of the row's first word
    for baseline in sorted(levels):
        level = sorted(levels[baseline], key=_FROM_LEFT)
        apart = baseline - base
        joins = len(level)  # how many of its words stand in the row above
        if apart > _LEVEL * size and apart > _HAIR:
            joins = 0
        elif apart > _HAIR:
            joins = next((k for k, w in enumerate(level) if apart > _LEVEL * w.size), joins)
        if joins:
            rows[-1] += level[:joins]
        if joins < len(level):
            rows.append(level[joins:])
            base, size = baseline, level[joins].size
    return rows


def _is_index(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """True where one of two neighbouring rows is a raised or lowered small figure of the other."""
    a, b = max([w.size for w in above]), max([w.size for w in below])
    if min(a, b) > _INDEX * max(a, b) or abs(above[0].baseline - below[0].baseline) > _RAISED * max(a, b):
        return False
    little, large = (above, below) if a < b else (below, above)
    return len(little) <= _FEW and all(
        len(w.text) <= 3 and any(abs(w.x0 - v.x1) < _TOUCHES * v.size for v in large) for w in little
    )


def style(word: Word) -> Style:
    """What makes a word look as it does: font family, size to the nearest half point, weight."""
    look = word.font, word.size, word.bold
    return _styles.get(look) or style_of(look)


def style_of(look: Style) -> Style:
    """The same for a word's font, size and weight as they are in the file."""
    try:
        return _styles[look]
    except KeyError:
        font, size, bold = look
        return _styles.setdefault(look, (family(font), round(size * 2) / 2, bold))


def family(font: str) -> str:
    """Font name without its weight and slant: "LiberationSerif-Bold" and "LiberationSerif" are one family."""
    known = _families.get(font)
    if known is None:
        kept = _KEPT.match(font)
        known = kept[0] if kept else _CUT.sub("", font.split(",")[0], count=1) or font
        _families[font] = known
    return known


_CUT = re.compile(
    r"(?:PS)?(?:[-_ ]?(?:bold|italic|oblique|regular|roman|semibold|medium|light|black|it|bd)++)?(?:PS)?(?:MT)?$",
    re.I,
)
_KEPT = re.compile(r"^timesnewroman", re.I)
_families: dict[str, str] = {}
_styles: dict[Style, Style] = {}  # of a word's font, size and weight


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text for comparison: lower case, dashes alike, single blanks, no colon or full stop at the end."""
    return _folded(" ".join(text.split()))


def _folded(text: str) -> str:
    """The same of a text with single blanks, as that of a line is."""
    return text.replace("–", "-").replace("—", "-").casefold().rstrip(" :.")


def letters_in(text: str) -> int:
    """How many letters of Latin-1 a text has; others are too few to matter, and asking each character takes long."""
    return len(text.encode("latin-1", "ignore").translate(None, _NO_LETTERS))


_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalpha())


def all_but(signs: str) -> bytes:
    """What `signs_in` leaves out so that these signs of Latin-1 are left."""
    return bytes(set(range(256)) - set(f"{signs}\n".encode("latin-1")))


def signs_in(lines: Sequence[Line], others: bytes) -> list[bytes]:
    """For each line which signs it has but for some `others`; those outside Latin-1 count as question marks.

    One look at all lines takes a fifth of what it takes to ask them one by one.
    """
    text = "\n".join([line.text for line in lines])
    return text.encode("latin-1", "replace").translate(None, others).split(b"\n") if lines else []


def is_bullet(word: Word) -> bool:
    """True for a word that is nothing but a list mark."""
    return len(word.text) == 1 and (word.text in _WEAK_BULLETS or is_strong_bullet(word))


def is_strong_bullet(word: Word) -> bool:
    """True for a list mark that nothing else is printed as (a dash may be a dash)."""
    text = word.text
    return len(text) == 1 and not text.isalnum() and text not in _WEAK_BULLETS and text not in _NO_BULLETS


def segments(line: Line, gap: float = 1.0) -> list[tuple[Word, ...]]:
    """The line's words cut where the blank between them is wider than `gap` times the font size."""
    if line.widest < gap * _SURE:
        return [line.words]
    if gap != 1.0:
        return parted(line.words, gap)
    if line.pieces is None:
        line.pieces = parted(line.words)
    return line.pieces


def parted(words: tuple[Word, ...], gap: float = 1.0) -> list[tuple[Word, ...]]:
    """Words from left to right cut where the blank between them is wider than `gap` times the font size."""
    cuts = [0]
    end = words[0].x1
    for k, word in enumerate(words):
        if word.x0 - end > gap * word.size and k:
            cuts.append(k)
        end = word.x1
    if len(cuts) == 1:
        return [words]
    return [words[a:b] for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]
