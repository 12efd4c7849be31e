"""What was recognised on the picture of a page: words, drawn lines and how the page lies."""

import json
from math import cos, sin
from typing import NamedTuple

from parsers.document import Box

_WIDE = {1: (0.2, 0.95), 2: (0.8, 1.85), 3: (1.5, 2.7)}
"""Width by height of the ink of so many digits: 0.4 to 0.75, 1.1 to 1.5, 1.9 to 2.3, and a speck or bracket beside."""


def fits(number: str, wide: float, high: float) -> bool:
    """False for a number with more or fewer digits than its ink is wide for; true for all that is no whole number."""
    if not number.isdigit() or len(number) not in _WIDE or high <= 0:
        return True
    least, most = _WIDE[len(number)]
    return least <= wide / high <= most


class Turn(NamedTuple):
    """A turn about the middle of a page of this size; lengths in points."""

    angle: float
    width: float
    height: float

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page stands when its lines are level."""
        return self._about_middle(x, y, -self.angle)

    def askew(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the levelled page stands on the page as it is."""
        return self._about_middle(x, y, self.angle)

    def _about_middle(self, x: float, y: float, angle: float) -> tuple[float, float]:
        dx, dy = x - self.width / 2, y - self.height / 2
        return (
            self.width / 2 + dx * cos(angle) - dy * sin(angle),
            self.height / 2 + dx * sin(angle) + dy * cos(angle),
        )


class Seen(NamedTuple):
    """A word in a picture; lengths in points of the levelled page."""

    text: str
    x0: float
    top: float  # of its ink
    x1: float
    bottom: float
    line: int  # lines as the recogniser counts them; words of one line follow each other
    stem: float | None = None  # how thick its strokes are, where that was measured
    again: str | None = None  # what most looks at a figure alone see; None where none was taken
    looks: tuple[str, ...] = ()  # what each of those looks sees
    sure: float | None = None  # the recogniser's own opinion, 0-100


class Recognised(NamedTuple):
    """A page that is a picture. Width, height and places are those of the page turned upright and levelled."""

    number: int
    width: float
    height: float
    turns: int  # quarter turns clockwise by which it was set upright
    angle: float  # radians by which its lines fall to the right after that
    words: tuple[Seen, ...]
    rules: tuple[Box, ...]
    own: bool  # true for our reading, false for a text layer that came with the file
    language: str = ""

    @property
    def turn(self) -> Turn:
        """What takes a place of the levelled page back to the upright one."""
        return Turn(self.angle, self.width, self.height)


def to_json(page: Recognised) -> bytes:
    """The page as it is kept; the same page gives the same bytes."""
    content = page._asdict()
    content["words"] = [
        [w.text, *(round(v, 2) for v in (w.x0, w.top, w.x1, w.bottom)), w.line, w.stem, w.again, w.looks, w.sure]
        for w in page.words
    ]
    content["rules"] = [[round(v, 2) for v in (r.x0, r.top, r.x1, r.bottom)] for r in page.rules]
    return json.dumps(content, ensure_ascii=False).encode()


def from_json(content: bytes) -> Recognised:
    """A page that was kept. Raises ValueError, LookupError or TypeError for anything else."""
    read = json.loads(content)
    read["words"] = tuple(Seen(*word[:8])._replace(looks=tuple(word[8]), sure=word[9]) for word in read["words"])
    read["rules"] = tuple(Box(*rule) for rule in read["rules"])
    return Recognised(**read)
