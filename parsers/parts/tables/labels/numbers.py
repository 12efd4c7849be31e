"""The numbers that open labels."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from parsers.parts.tables.labels.area_names import areas_named
from parsers.parts.tables.labels.zones import LabelLine, Number, Zone

_NUMBER = regex.compile(r"^(?:(\p{L}[\p{L}.]*)\s+)?(\d{1,2})[.:](\d{1,2})\.?(?=\s|$|\p{L})\s*")
_OWN = regex.compile(r"^(?:(\p{L}[\p{L}.]*)\s+)?(\d{1,2})[.):]?(?:\s+(?=\S)|$)")
_LEVEL = 1.0  # points: a number this near to a line's baseline is the line's
_RECURS = 3  # times: a word before numbers
_FEW, _MOST = 0.3, 0.6  # of the rows: full numbers where the areas count theirs; numbers that count


class Opening(NamedTuple):
    """A number that opens a text."""

    number: Number
    words: int  # that it takes, the word before it among them
    before: str  # the word before it, in lower case; empty for none

    @property
    def is_full(self) -> bool:
        """True with the area's number, "3.2"."""
        return self.number[0] is not None


def read_number(text: str) -> Opening | None:
    """The number that opens a text."""
    match = _NUMBER.match(text)
    if match:
        apart = match.end() == len(text) or text[match.end() - 1].isspace()
        return Opening((int(match[2]), int(match[3])), bool(match[1]) + apart, (match[1] or "").casefold())
    match = _OWN.match(text)
    if match:
        return Opening((None, int(match[2])), 2 if match[1] else 1, (match[1] or "").casefold())
    return None


def number_labels(zones: Sequence[Zone], rows: int) -> None:
    """Find the numbers that open labels, once the areas that lines name are known; `rows` is how many the design has.

    A word before a number counts where it recurs ("Fråga 1.1"); lone figures before a text where they count the rows.
    """
    read = [[read_number(line.text) for line in zone.lines] for zone in zones]
    found = [opening for openings in read for opening in openings if opening is not None]
    words = Counter([opening.before for opening in found])
    full = sum(o.is_full for o in found) + sum(n[0] is not None for z in zones for _, n in z.numbers)
    own = sum(not o.is_full for o in found)
    counted = full < _FEW * rows and own >= _MOST * rows and not any(z.numbers for z in zones)
    for zone, openings in zip(zones, read, strict=True):
        for line, opening in zip(zone.lines, openings, strict=True):
            if opening is None:
                _number_apart(zone, line, words)
                continue
            if line.heading:
                if not line.areas and not opening.is_full and len(line.words) > 1:
                    line.areas, line.area_lines = (opening.number[1],), 1  # "3. A name", beside the columns' headings
                continue
            if opening.before and words[opening.before] < _RECURS:
                continue
            if opening.is_full or (counted and not areas_named(line.text)[0]):
                line.number, line.prefix = opening.number, opening.words


def _number_apart(zone: Zone, line: LabelLine, words: Mapping[str, int]) -> None:
    """Give a line that opens with the word for a question its number, which wide blanks of justified text set apart."""
    if words.get(line.words[0].text.casefold(), 0) < _RECURS:
        return
    apart = next((n for n in zone.numbers if abs(n[0] - line.y) < _LEVEL), None)
    if apart is not None:
        zone.numbers.remove(apart)
        line.number, line.prefix = apart[1], 1
