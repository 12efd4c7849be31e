"""The score by each area's heading: the place where most headings have exactly one figure.

Reports print it in a circle in the margin, at the end of the heading's line, in a box below, in a merged cell: always
at one place, measured from the heading in one way or another. So every figure near a heading votes for the places at
which it stands, and the place wins that most areas share. That scores are printed at all is believed only where the
figures there agree with the sums of the score tables.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from parsers.document import Box, Word
from parsers.page.lines import Line, segments, style
from parsers.page.numbers import number
from parsers.page.remaining import Part, Remaining
from parsers.parts.areas.headings import AreaHeading
from parsers.parts.areas.scores import SCORE, STATED
from parsers.parts.areas.titles import after_leader
from schemas.report import Points

_ABOVE, _BELOW = 60.0, 190.0  # points from the heading's line: further away no score stands
_BIN = 6.0  # points: the same place, in typesetting that rounds
_MOST = 100  # points of an area in every edition
_HAS_FIGURE = re.compile(r"[0-9]").search
_ELSEWHERE: tuple[Part, ...] = ("score table", "list", "chart")
_AGREES, _SAME, _COUNTS = 0.3, -4.0, -8.0  # a figure that is a sum; one figure everywhere; 1, 2, 3
_NEAR, _MOSTLY = 10.0, 0.75  # points from a sum of which a row is lost, and the share of areas where that is enough
_SHARE = 0.6  # of the areas, that have a figure at the place where scores are printed


class HeadingScore(NamedTuple):
    """A figure near an area's heading."""

    area: int
    value: Points
    line: Line
    words: tuple[Word, ...]
    places: frozenset[Hashable]
    stated: bool  # with a unit, a maximum or the word for points

    @property
    def box(self) -> Box:
        """Where it is printed, in points on the page of its line."""
        return Box(
            min(w.x0 for w in self.words),
            min(w.top for w in self.words),
            max(w.x1 for w in self.words),
            max(w.bottom for w in self.words),
        )


def find_heading_scores(
    left: Remaining, areas: Sequence[AreaHeading], sums: Mapping[int, Collection[Points]]
) -> dict[int, HeadingScore]:
    """The score by the heading of each area that has one; empty where the report prints none.

    `sums` are the sums of an area's score tables, its own and those of other rounds; where no table was read, figures
    with a unit or a maximum are believed without them. Lines that hold nothing but a score are taken.
    """
    elsewhere = left.lines_of(*_ELSEWHERE)
    figures = [
        f for area, after in pairwise([*areas, None]) if area for f in _figures(left.flow, area, after, elsewhere)
    ]
    best = _best_place(figures, sums, len(areas))
    if not best or not _is_believed(best, sums, len(areas)):
        return {}
    found = _with_look_of(best, figures)
    left.take("score box", (f.line for f in found.values() if f.line in left and _is_alone(f)))
    return found


def _figures(
    flow: Sequence[Line], area: AreaHeading, after: AreaHeading | None, elsewhere: Set[Line]
) -> Iterator[HeadingScore]:
    """The lone figures around a heading, up to the next one; over a page end where the heading stands low."""
    first, last = area.lines[0], area.lines[-1]
    start = flow.index(first)
    end = flow.index(after.lines[0]) if after is not None else len(flow)
    near = [line for line in flow[max(0, start - 6) : start] if line.page == first.page]
    foot = 0.0  # how far down the heading's page its text goes
    top = None
    for line in [*near, *flow[start:end]]:
        if line.page == last.page:
            down = line.baseline - last.baseline
            foot = max(foot, line.bottom)
        elif line.page == last.page + 1:
            top = line.top if top is None else top
            down = foot - last.baseline + line.bottom - top
        else:
            break
        if not -_ABOVE <= down <= _BELOW or line in elsewhere or line in area.lines or not _HAS_FIGURE(line.text):
            continue
        for words in segments(line, 0.6):
            yield from _read(area, line, after_leader(words), down)


def _read(area: AreaHeading, line: Line, words: Sequence[Word], down: float) -> Iterator[HeadingScore]:
    text = " ".join(w.text for w in words).strip("()")
    match = SCORE.match(text) or STATED.match(text)
    if match is None or text.endswith(".") or not 0 <= number(match[1]) <= _MOST:
        return
    stated = len(text) > len(match[1])
    yield HeadingScore(
        area.number, number(match[1]), line, tuple(words), frozenset(_places(area, words, down, stated)), stated
    )


def _places(area: AreaHeading, words: Sequence[Word], down: float, stated: bool) -> Iterator[Hashable]:
    """The places at which a figure stands, by every measure."""
    x0, x1 = words[0].x0, words[-1].x1
    start, end = area.lines[0].x0, area.lines[-1].x1
    look = style(words[0])
    above = down + area.lines[-1].baseline - area.lines[0].baseline
    for name, x in (("left edge", x0), ("right edge", x1), ("middle", (x0 + x1) / 2)):
        for shift in (0.0, 0.5):
            column = int(x / _BIN + shift)
            yield name, column, shift, look
            for side, y in (("first line", above), ("last line", down)):
                for half in (0.0, 0.5):
                    yield name, column, shift, side, int(y / _BIN + half), half
    if abs(down) < look[1] or abs(above) < look[1]:
        yield "right of it" if x0 >= end else "left of it" if x1 <= start else "over it"
        yield "after its end", int((x0 - end) / _BIN)
    if down > 0:
        yield "below", look
    if stated:
        yield "stated", look


def _best_place(
    figures: Sequence[HeadingScore], sums: Mapping[int, Collection[Points]], areas: int
) -> dict[int, HeadingScore]:
    """The figures of the place with one at most headings."""
    at: dict[Hashable, dict[int, list[HeadingScore]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        for place in figure.places:
            at[place][figure.area].append(figure)
    best: dict[int, HeadingScore] = {}
    most = 0.0
    for found in at.values():
        lone = {area: group[0] for area, group in found.items() if len(group) == 1}
        score = _worth(lone, sums) - 0.5 * (len(found) - len(lone))
        if score > most:
            best, most = lone, score
    return best if 2 * len(best) >= areas else {}


def _worth(found: Mapping[int, HeadingScore], sums: Mapping[int, Collection[Points]]) -> float:
    values = [found[area].value for area in sorted(found)]
    same = len(values) > 2 and len(set(values)) == 1
    counts = len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))
    agreeing = sum(found[area].value in sums.get(area, ()) for area in found)
    return len(values) + _AGREES * agreeing + (_SAME if same else 0.0) + (_COUNTS if counts else 0.0)


def _is_believed(found: Mapping[int, HeadingScore], sums: Mapping[int, Collection[Points]], areas: int) -> bool:
    compared = [area for area in found if sums.get(area)]
    if compared:
        agreeing = sum(found[area].value in sums[area] for area in compared)
        near = sum(min(abs(found[area].value - x) for x in sums[area]) <= _NEAR for area in compared)
        return 2 * agreeing >= len(compared) or near >= _MOSTLY * len(compared) and _worth(found, {}) >= len(found)
    if _worth(found, {}) < len(found):
        return False
    return len(found) >= _SHARE * areas and all(f.stated or len(segments(f.line)) == 1 for f in found.values())


def _with_look_of(best: Mapping[int, HeadingScore], figures: Sequence[HeadingScore]) -> dict[int, HeadingScore]:
    """The chosen figures, and for other areas the only one in their look: a box may have slipped."""
    looks = {style(f.words[0]) for f in best.values()}
    found = dict(best)
    if len(looks) == 1:
        for area in {f.area for f in figures} - set(best):
            alike = [f for f in figures if f.area == area and style(f.words[0]) in looks]
            if len(alike) == 1:
                found[area] = alike[0]
    return found


def _is_alone(figure: HeadingScore) -> bool:
    return len(figure.words) == len(figure.line.words)
