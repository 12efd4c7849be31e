"""A text layer that came with the picture of a page, as if we had recognised it ourselves.

Whoever's software made the layer, its words stand over their places in the picture: on a page that lies askew their
baselines climb or fall, a little from word to word.
"""

from math import atan2, tan
from statistics import median

from parsers.document import Page, Word
from parsers.page.sheets.turning import upright
from parsers.readers.picture.recognised import Recognised, Seen, Turn

_LEAST = 8  # pairs of neighbours that tell a slope
_NEAR = 1.2  # of the size: neighbours in a line of print are not further apart
_LEVEL = 0.9  # cosine: words that lean more are turned


def from_layer(page: Page) -> Recognised:
    """The words of a page's text layer with the page turned upright and levelled; rules are left as they are drawn."""
    page, turns = upright(page)
    words = [word for word in page.words if word.direction[0] > _LEVEL]
    angle = _angle(words)
    turn = Turn(angle, page.width, page.height)
    seen: list[Seen] = []
    line, last = 0, None
    for word in words:
        x, y = turn.straight(word.x0, word.baseline)
        if last is not None and not _continues(last, word, angle):
            line += 1
        last = word
        width, high = word.x1 - word.x0, 0.75 * word.size
        seen.append(Seen(word.text, x, y - high, x + width, y, line))
    return Recognised(page.number, page.width, page.height, turns, angle, tuple(seen), (), own=False)


def _angle(words: list[Word]) -> float:
    """Radians by which lines fall to the right: the middle of what neighbours say."""
    slopes = []
    for before, after in zip(words, words[1:], strict=False):
        across, down = after.x0 - before.x0, after.baseline - before.baseline
        size = max(before.size, 1.0)
        if 0 < after.x0 - before.x1 < _NEAR * size and across > 2 * size and abs(down) < 0.12 * across:
            slopes.append(atan2(down, across))
    return median(slopes) if len(slopes) >= _LEAST else 0.0


def _continues(before: Word, word: Word, angle: float) -> bool:
    expected = before.baseline + (word.x0 - before.x0) * tan(angle)
    return word.x0 > before.x0 and abs(word.baseline - expected) < 0.25 * max(before.size, 4.0)
