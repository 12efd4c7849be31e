"""The texts that a page shows, in the order of painting, before their glyphs are looked at.

Where only figures are asked for, most texts of a page never are: those on lines without a digit.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from parsers.document import Box
from parsers.readers.pdfminer.content import Operand, Strings
from parsers.readers.pdfminer.glyphs import Glyphs
from parsers.readers.shapes import Colour
from parsers.readers.words import ALONG, EVEN, MIDDLE, RAISED, Run, Style

_NUMBERS = (int, float)  # made once: a union is made anew where it is written


@dataclass(slots=True)
class Shown:
    """A text as it is shown, with what of the state its place and look depend on.

    A position on its line is `left + x * along`, x in the unscaled units of text space.
    """

    parts: Sequence[Operand] | Strings
    glyphs: Glyphs
    style: Style
    colour: Colour | None  # None if it does not show
    order: int  # place in the order of painting
    x: float
    left: float
    along: float
    base: float
    scale: float  # units of text space for an advance of 1
    spaces: tuple[float, float]  # after each glyph, and after each blank of one byte more
    pieces: list[list[Run]] = field(default_factory=list)
    end: float | None = None  # x after it; None until its glyphs are looked at

    def may_hold_figures(self) -> bool:
        """True where its glyphs may be part of a figure."""
        joined = self.parts.joined() if isinstance(self.parts, Strings) else None
        if joined is None:
            joined = b"".join([string for _, string in self._strings()])
        return self.glyphs.may_be_figure(joined)

    def lay(self) -> None:
        """Look at its glyphs: runs that blank glyphs part come out in pieces that do not touch each other."""
        along, left, scale = self.along, self.left, self.scale
        charspace, wordspace = self.spaces
        near = EVEN * self.style.size
        met, stretches = self.glyphs.met, self.glyphs.stretches
        if not -near <= charspace * along <= near:
            met, stretches = {}, self.glyphs.each
        x = self.x
        runs: list[Run] = []
        pending, start, end = "", 0.0, 0.0  # letters that touch
        for back, string in self._strings():
            x -= back * 0.001 * scale
            for text, width, count, is_blank, is_spaced in met.get(string) or stretches(string):
                if is_blank:
                    if pending:
                        runs.append((pending, start, end, True))
                        pending = ""
                    elif not runs:
                        self.pieces.append([("", left + x * along, left + x * along, True)])
                elif text:
                    here = left + x * along
                    if pending:
                        if -near <= here - end <= near:
                            pending += text
                        else:
                            self.pieces.append([*runs, (pending, start, end, False)])
                            runs, pending, start = [], text, here
                    else:
                        pending, start = text, here
                    end = here + (width * scale + (count - 1) * charspace) * along
                x += width * scale + count * charspace
                if is_spaced:
                    x += wordspace
        if pending:
            runs.append((pending, start, end, False))
        if runs:
            self.pieces.append(runs)
        self.end = x

    def _strings(self) -> Sequence[tuple[float, bytes]]:
        """Its strings, each with how far the numbers before it move it back, in thousandths of the size."""
        if isinstance(self.parts, Strings):
            return self.parts.strings()
        strings: list[tuple[float, bytes]] = []
        back = 0.0
        for part in self.parts:
            if isinstance(part, bytes):
                strings.append((back, part))
                back = 0.0
            elif isinstance(part, _NUMBERS):
                back += part
        return [*strings, (back, b"")] if back else strings


class After(tuple[float, float]):
    """A position after a text: how far that reaches is worked out when another text follows there."""

    shown: Shown

    @classmethod
    def of(cls, shown: Shown, across: float) -> "After":
        """The position after a text, whose own is unknown so far."""
        after = cls((0.0, across))
        after.shown = shown
        return after

    @property
    def x(self) -> float:
        """The position along the line."""
        if self.shown.end is None:
            self.shown.lay()
        assert self.shown.end is not None
        return self.shown.end


def with_figures(texts: Sequence[Shown], coloured: Sequence[Box]) -> list[Shown]:
    """The texts of lines that may hold figures, and those on `coloured` boxes, which tell whether a box hides others.

    All of them where some do not run along the page: how it lies is told by all its words.
    """
    lines: dict[tuple[float, float], list[Shown]] = {}  # by baseline and size
    for shown in texts:
        style = shown.style
        if style.direction is not ALONG:
            return list(texts)
        lines.setdefault((shown.base, style.size), []).append(shown)
    figures = [
        (base, size)
        for (base, size), line in lines.items()
        if any(shown.may_hold_figures() for shown in reversed(line))  # figures stand at a line's end
    ]
    bands = _Bands((base - RAISED * size, base + RAISED * size) for base, size in figures)
    boxes = _Bands((box.top, box.bottom) for box in coloured)
    bases = sorted(base for base, _ in figures)
    return [
        shown
        for (base, size), line in lines.items()
        if base in bands or _stands_by(bases, base, RAISED * size) or base - MIDDLE * size in boxes
        for shown in line
    ]


def _stands_by(bases: Sequence[float], base: float, reach: float) -> bool:
    return bisect_left(bases, base - reach) < bisect_right(bases, base + reach)


class _Bands:
    """Heights of a page that belong to one of some bands."""

    def __init__(self, bands: Iterable[tuple[float, float]]) -> None:
        by_top = sorted(bands)
        self._tops = [top for top, _ in by_top]
        self._reach = list(accumulate((bottom for _, bottom in by_top), max))

    def __contains__(self, height: float) -> bool:
        place = bisect_right(self._tops, height)
        return place > 0 and self._reach[place - 1] >= height
