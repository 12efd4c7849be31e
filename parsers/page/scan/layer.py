"""A text layer that came with the picture of a page, as if we had recognised it ourselves.

Whoever's software made the layer, its words stand over their places in the picture: on a page that lies askew their
baselines climb or fall, a little from word to word. Some makers stretch each word together with the blank after it to
the word's place, so that it seems to end a letter early; some set each letter by itself, and on a page that lies askew
no two of these share a baseline.
"""

from collections.abc import Iterator
from math import atan2, tan
from statistics import median

from parsers.document import Page, Word
from parsers.page.scan.letters import ems
from parsers.page.scan.percent import with_percent_signs
from parsers.page.sheets.turning import upright
from parsers.readers.picture.recognised import Recognised, Seen, Turn
from parsers.readers.words import GAP, OVERLAP

_LEAST = 8  # pairs of neighbours that tell a slope
_NEAR = 1.2  # of the size: neighbours in a line of print are not further apart
_BLANK = 0.6  # of the size that widths tell: blanks between tight words are 0.3 to 0.4, 0.85 and more after short ones
_LEVEL = 0.9  # cosine: words that lean more are turned
_SPELT = 1.6  # letters of the mean word: print has five, single letters with a few that were joined not two
_BESIDE = 0.25  # of the size by which letters of a word stand above or below the line they lie on


def from_layer(page: Page) -> Recognised:
    """The words of a page's text layer with the page turned upright and levelled; rules are left as they are drawn."""
    page, turns = upright(page)
    words = _spelt([word for word in page.words if word.direction[0] > _LEVEL])
    angle = _angle(words)
    turn = Turn(angle, page.width, page.height)
    short = _end_early(words)
    seen: list[Seen] = []
    line, last = 0, None
    for word in words:
        x, y = turn.straight(word.x0, word.baseline)
        if last is not None and not _continues(last, word, angle):
            line += 1
        last = word
        width, high = word.x1 - word.x0, 0.75 * word.size
        if short:
            width *= 1 + 1 / len(word.text)
        seen.append(Seen(word.text, x, y - high, x + width, y, line))
    read = with_percent_signs(seen)
    return Recognised(page.number, page.width, page.height, turns, angle, tuple(read), (), own=False)


def _spelt(words: list[Word]) -> list[Word]:
    """The words of a page; where nearly all are single letters, those that touch along their line are put together."""
    if not words or sum(len(word.text) for word in words) > _SPELT * len(words):
        return words
    whole: list[Word] = []
    last: Word | None = None
    for word in words:
        if last is not None and _touch(last, word):
            start = whole[-1]
            whole[-1] = start._replace(text=start.text + word.text, x1=word.x1, blank_after=word.blank_after)
        else:
            whole.append(word)
        last = word
    return whole


def _touch(before: Word, word: Word) -> bool:
    """True for two letters of one word."""
    along, down = word.direction
    gap = word.x0 - before.x1
    lower = word.baseline - before.baseline - (word.x0 - before.x0) * down / along
    return (
        not before.blank_after and -OVERLAP * word.size <= gap <= GAP * word.size and abs(lower) <= _BESIDE * word.size
    )


def _angle(words: list[Word]) -> float:
    """Radians by which lines fall to the right: the middle of what neighbours say."""
    slopes = []
    for before, after in _neighbours(words):
        across, down = after.x0 - before.x0, after.baseline - before.baseline
        if across > 2 * max(before.size, 1.0):
            slopes.append(atan2(down, across))
    return median(slopes) if len(slopes) >= _LEAST else 0.0


def _end_early(words: list[Word]) -> bool:
    """True where most words of the page end long before the next one of their line begins."""
    blanks = []
    for before, after in _neighbours(words):
        size = (before.x1 - before.x0) / ems(before.text)
        blanks.append((after.x0 - before.x1) / max(size, 1.0))
    return len(blanks) >= _LEAST and median(blanks) > _BLANK


def _neighbours(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Words that follow each other in a line of print."""
    for before, after in zip(words, words[1:], strict=False):
        across, down = after.x0 - before.x0, after.baseline - before.baseline
        if 0 < after.x0 - before.x1 < _NEAR * max(before.size, 1.0) and abs(down) < 0.12 * across:
            yield before, after


def _continues(before: Word, word: Word, angle: float) -> bool:
    expected = before.baseline + (word.x0 - before.x0) * tan(angle)
    return word.x0 > before.x0 and abs(word.baseline - expected) < 0.25 * max(before.size, 4.0)
