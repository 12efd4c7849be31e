"""What is painted over words that were there before: black boxes, white patches, pictures.

What cannot be seen is not published. A cover counts only if it is certain: a rectangle or an upright picture, opaque,
painted in the normal way, and no larger than its clip. A coloured box with words on it is a comment that somebody
stuck onto the page; what lies under it was not meant to go, and stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.document import Box, Word

LEAST = 4.0  # points: a bar less wide or high strikes words out and leaves them to be read
MOST = 2000  # covers of one page that are looked at: maps and drawings have more

_SHARE = 0.8  # of a word's width: what is covered less can still be read
_LETTERS = (0.45, 0.05)  # of the size above the baseline: a cover that spans these leaves nothing of small letters
_BAND = 24.0  # points of height that are looked up together
_UPRIGHT = 0.99  # cosine: words that lean more are turned


@dataclass(slots=True)
class Covers:
    """The covers of one page in the order of painting."""

    boxes: list[Box] = field(default_factory=list)
    coloured: list[bool] = field(default_factory=list)  # neither black nor white nor a picture

    def add(self, box: Box, coloured: bool) -> None:
        """Note a cover over all that was painted so far."""
        if len(self.boxes) < MOST and box.x1 - box.x0 >= LEAST and box.bottom - box.top >= LEAST:
            self.boxes.append(box)
            self.coloured.append(coloured)

    def shown(self, words: Sequence[Word], since: Sequence[int]) -> list[Word]:
        """The words that no cover hides; `since` says of each how many covers there were when it was last painted."""
        bands: dict[int, list[int]] = {}
        for index, word in enumerate(words):
            if since[index] < len(self.boxes):
                bands.setdefault(int(_middle(word) // _BAND), []).append(index)
        hidden = {
            index
            for place, box in enumerate(self.boxes)
            if not (self.coloured[place] and any(s > place and _in(box, w) for w, s in zip(words, since, strict=True)))
            for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1)
            for index in bands.get(band, ())
            if since[index] <= place and _hides(box, words[index])
        }
        return [word for index, word in enumerate(words) if index not in hidden] if hidden else list(words)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _in(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= _middle(word) <= box.bottom


def _hides(box: Box, word: Word) -> bool:
    across = min(box.x1, word.x1) - max(box.x0, word.x0)
    if word.direction[0] > _UPRIGHT:
        upper, lower = _LETTERS
        high = box.top <= word.baseline - upper * word.size and box.bottom >= word.baseline - lower * word.size
        return high and across >= _SHARE * (word.x1 - word.x0)
    down = min(box.bottom, word.bottom) - max(box.top, word.top)
    return across > 0 < down and across * down >= _SHARE * (word.x1 - word.x0) * (word.bottom - word.top)
