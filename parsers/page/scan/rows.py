"""Recognised words into lines of print: one baseline, one size and one weight each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from parsers.document import Box
from parsers.page.scan.letters import ems
from parsers.readers.picture.recognised import Recognised, Seen

_DEEP = frozenset("gjpqyçQ,;()[]{}|/\\§@µ_$")
_HIGH_ONLY = frozenset("'\"”“’‘*°^´`-–—=~+«»·•")  # ink that does not reach the baseline
_TALL = frozenset("bdfhklABCDEFGHIKLMNOPRSTUVXYZ")
_TALLER = frozenset("ÅÄÖÉ")
_AS_HIGH = 0.86  # of the usual height of tall letters: Times has them 0.66 of the size, Arial 0.72, Verdana 0.73
_DESCENT = 0.21  # of the size: how far ink reaches below the baseline
_SHORT = 3  # letters: words of fewer say little about the size
BLOT = "·"  # what a small blot of ink is called until it is known to be the mark of a list
_GAP = 1.0  # of the size: a wider gap parts what may be set differently
_FULL = 0.62  # of the width of a blot that its runs of ink fill; of a disc 0.85, of one with ragged edges 0.67
_SOLID = 0.8  # the same of a square that was taken for a figure: strokes of digits are a third of their width at most
_SPECK = 1.6  # points: marks of lists are larger, and a full stop of its own is nothing that is printed
MARK_GAP = 2.6  # of the size: text stands nearer to the mark of its list
_FEW_WORDS = 4  # of a row: a speck at one of them makes the size of all wrong
_FLUSH = 2.0  # points by which rows that begin at one place may differ
_NEXT_LINE = 1.45  # of the size: from baseline to baseline within a text
_ALIKE = 1.08  # times as large is one size
_LARGE_BOLD, _BOLD, _SMALL_BOLD = 1.09, 1.15, 1.25
"""Times the usual thickness of strokes in relation to the size, for print larger than usual, like it, and smaller.

Ink spreads by as much on small print as on large; and rows of usual print differ by some 0.03.
"""
_WIDE = (1.2, 9)  # points: a mark
_SHAPE = (0.6, 1.7)  # width by height: discs and squares, and dashes of short letters
_USUAL = 10.0  # points: print of a page without a line that tells its size
_LETTERS = 2.0  # em of letters: fewer tell no size


@dataclass(eq=False, slots=True)
class Row:
    """Words of one line of print, or of one column of it, from left to right; lengths in points."""

    words: list[Seen]
    baseline: float
    size: float
    bold: bool = field(default=False)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def text_left(self) -> float:
        """Where the text begins, after what may be the mark of a list."""
        marked = len(self.words) > 1 and len(self.words[0].text) == 1 and not self.words[0].text.isalnum()
        return self.words[1].x0 if marked else self.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(word.text for word in self.words)


def rows_of(page: Recognised) -> list[Row]:
    """The rows of a page from top to bottom; what stands level with each other has the same baseline."""
    lines: dict[int, list[Seen]] = {}
    for word in page.words:
        if not _is_nothing(word):
            lines.setdefault(word.line, []).append(word._replace(text=BLOT) if _is_blot(word) else word)
    for words in lines.values():
        words.sort(key=lambda w: w.x0)
    sizes = {number: _size(words) for number, words in lines.items()}
    long = [size for number, size in sizes.items() if size is not None and len(lines[number]) > 3]
    usual = median(long) if long else _USUAL
    walls = [rule for rule in page.rules if rule.bottom - rule.top > 4 * (rule.x1 - rule.x0)]
    rows = []
    for number, words in lines.items():
        of_line = sizes[number]
        parts = _parts(words, of_line or usual, walls)
        for part in parts:
            size = (of_line if len(parts) == 1 else _size(part)) or usual
            rows.append(Row(part, _baseline(part, size), size))
    rows.sort(key=lambda row: row.baseline)
    _level(rows)
    rows = _with_lone_marks(rows)
    _weigh(rows)
    _smooth(rows)
    return rows


def _is_blot(word: Seen) -> bool:
    """True for a token that is nothing but a small square or disc, whatever letter it was taken for."""
    if word.stem is None or len(word.text) > 2:
        return False
    wide, tall = word.x1 - word.x0, word.bottom - word.top
    full = _SOLID if word.again is not None else _FULL
    return _WIDE[0] <= wide <= _WIDE[1] and _SHAPE[0] <= wide / max(tall, 0.1) <= _SHAPE[1] and word.stem >= full * wide


def _is_nothing(word: Seen) -> bool:
    """True for an upright stroke that no letter is, and for a speck that stands by itself."""
    if word.again or any(c.isalnum() for c in word.text):
        return False
    if not word.text.strip("|¦"):
        return True
    return word.stem is not None and max(word.x1 - word.x0, word.bottom - word.top) < _SPECK


def _parts(words: Sequence[Seen], size: float, walls: Sequence[Box]) -> list[list[Seen]]:
    """The words of a line, parted where the room or an upright rule between them is that of columns."""
    parts = [[words[0]]]
    for before, word in zip(words, words[1:], strict=False):
        mark = len(parts[-1]) == 1 and len(before.text) <= 2 and not before.text.isalnum()
        if word.x0 - before.x1 > (MARK_GAP if mark else _GAP) * size or _walled(before, word, walls):
            parts.append([])
        parts[-1].append(word)
    return parts


def _walled(before: Seen, word: Seen, walls: Sequence[Box]) -> bool:
    middle = (word.top + word.bottom) / 2
    return any(
        before.x1 - 1 <= wall.x0 and wall.x1 <= word.x0 + 1 and wall.top <= middle <= wall.bottom for wall in walls
    )


def _size(words: Sequence[Seen]) -> float | None:
    """The size of print by the widths of its words; None where there are too few letters to tell.

    It is that of the middle letter: a speck beside a word, or a piece of a rule, makes it wider than it is.
    """
    long = [w for w in words if len(w.text) >= _SHORT and any(c.isalpha() for c in w.text)]
    wide = [(ems(w.text) - 0.06, w.x1 - w.x0) for w in long]  # the last letter's room to its right holds no ink
    total = sum(em for em, _ in wide)
    if total < _LETTERS:
        return None
    half = total / 2
    for size, em in sorted((across / em, em) for em, across in wide):
        half -= em
        if half <= 0:
            return size
    return None


def _baseline(words: Sequence[Seen], size: float) -> float:
    plain = [w.bottom for w in words if _stands_on_line(w)]
    if plain:
        return median(plain)
    deep = [w.bottom - _DESCENT * size for w in words if set(w.text) & _DEEP]
    return median(deep) if deep else median(w.bottom for w in words)


def _stands_on_line(word: Seen) -> bool:
    """True for a word whose ink ends at the baseline."""
    return not set(word.text) & (_DEEP | _HIGH_ONLY)


def _level(rows: Sequence[Row]) -> None:
    """Give rows that stand beside each other the baseline of the longest of them."""
    group: list[Row] = []
    for row in rows:
        if group and (
            row.baseline - group[0].baseline > 0.3 * min(row.size, group[0].size)
            or any(row.x0 < other.x1 - 1 and other.x0 < row.x1 - 1 for other in group)
        ):
            _share(group)
            group = []
        group.append(row)
    if group:
        _share(group)


def raise_bold(rows: Sequence[Row]) -> None:
    """Give bold rows that seem smaller than the text its size, where their letters are nearly as high.

    Widths tell sizes within a face and not between faces: beside print as wide as Verdana's, headings of the same size
    in another face look a tenth smaller. Heights are coarse, and alike between faces.
    """
    heights = sorted((height, row.size) for row in rows if not row.bold and (height := _letters(row)) is not None)
    if not heights:
        return
    usual, size = heights[len(heights) // 2][0], median(size for _, size in heights)
    for row in rows:
        height = _letters(row) if row.bold and row.size < size else None
        if height is not None and height >= _AS_HIGH * usual:
            row.size = size


def _letters(row: Row) -> float | None:
    """How high the tall letters of a row are."""
    tall = [
        row.baseline - word.top
        for word in row.words
        if word.stem is not None and len(word.text) >= _SHORT and word.text.isalpha()
        if set(word.text) & _TALL and not set(word.text) & _TALLER
    ]
    return median(tall) if tall else None


def _with_lone_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows, a blot by itself put before the text that stands level with it and near."""
    blots = [row for row in rows if len(row.words) == 1 and row.words[0].text == BLOT]
    if not blots:
        return list(rows)
    used: set[int] = set()
    for row in rows:
        if row.words[0].text == BLOT:
            continue
        near = [
            blot
            for blot in blots
            if abs(blot.words[0].bottom - row.baseline) < 0.6 * row.size and 0 < row.x0 - blot.x1 <= MARK_GAP * row.size
        ]
        if near:
            blot = max(near, key=lambda b: b.x1)
            used.add(id(blot))
            row.words.insert(0, blot.words[0])
    return [row for row in rows if id(row) not in used]


def _share(group: Sequence[Row]) -> None:
    """The baseline of the longest of them whose ink tells it: a stroke as in 7/20 goes below it in some faces."""
    telling = [row for row in group if any(_stands_on_line(word) for word in row.words)]
    longest = max(telling or group, key=lambda row: len(row.text))
    for row in group:
        row.baseline = longest.baseline


def _smooth(rows: Sequence[Row]) -> None:
    """Give a row of few words the size of the rows right above and below, where these are alike and flush with it."""
    for row in rows:
        if len(row.words) > _FEW_WORDS:
            continue
        next_to = [r for r in rows if r.bold == row.bold and abs(r.baseline - row.baseline) <= _NEXT_LINE * r.size]
        flush = [r for r in next_to if abs(r.text_left - row.text_left) <= _FLUSH]
        above = [r for r in flush if r.baseline < row.baseline]
        below = [r for r in flush if r.baseline > row.baseline]
        sizes = [r.size for r in (*above, *below)]
        if above and below and max(sizes) <= _ALIKE * min(sizes):
            row.size = median(sizes)


def _weigh(rows: Sequence[Row]) -> None:
    """Tell bold rows by their strokes, measured against the page's usual ones."""
    ratios = {id(row): ratio for row in rows if (ratio := _thickness(row)) is not None}
    if not ratios:
        return
    letters = sorted((ratios[id(row)], len(row.text)) for row in rows if id(row) in ratios)
    half, usual = sum(n for _, n in letters) / 2, letters[-1][0]
    size = median(row.size for row in rows)
    for ratio, n in letters:
        half -= n
        if half <= 0:
            usual = ratio
            break
    for row in rows:
        least = _LARGE_BOLD if row.size > 1.06 * size else _BOLD if row.size > 0.95 * size else _SMALL_BOLD
        if ratios.get(id(row), 0.0) > least * usual:
            row.bold = True
            if _size(row.words) is not None:
                row.size *= ems("n") / ems("n", bold=True)


def _thickness(row: Row) -> float | None:
    """Strokes of a row, in sizes of its print."""
    words = [w for w in row.words if w.stem and sum(c.isalnum() for c in w.text) >= 2]
    letters = sum(len(w.text) for w in words)
    if not letters:
        return None
    return sum(float(w.stem or 0) * len(w.text) for w in words) / letters / row.size
