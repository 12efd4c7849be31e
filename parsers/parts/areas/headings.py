"""The headings that open the areas: the likeliest path of rising numbers through everything that reads like one.

Eight headings of one report look alike, begin at one left edge, and have the text of an area between them. That tells
them from the same names in the table of contents, in an overview and over score tables, whatever they look like.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.page.lines import Line
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas.candidates import NEAR, Candidate, Part, find_candidates
from parsers.parts.areas.titles import Title, without_scores

AREAS = 8  # every edition has as many
_MISSING = -5.0  # an area without a heading
_FEW, _SOME = 8, 15  # lines between two headings: fewer than that many are no area's text, or a short one
_MOST_TOLD = 0.7  # of the headings of a path: where so many say by word or name that they are areas', all do
_LEAST = 3  # headings that make a path


class AreaHeading(NamedTuple):
    """A heading that opens an area; `lines` hold nothing but its words."""

    lines: tuple[Line, ...]
    number: int
    name: str


def find_areas(left: Remaining, setting: Setting) -> list[AreaHeading]:
    """The areas' headings in reading order, each area once; empty if no path of at least three is likely.

    A line that holds more than the heading (a score beside it) is cut in two, the heading first.
    """
    lines = list(left)
    candidates = find_candidates(lines, setting)
    path = _best_path(candidates)
    if len(path) < _LEAST or not (_is_apart(path) and _is_named(path)):
        return []
    path = _without_strangers(path)
    path = sorted([*path, *_filled(path, lines)], key=lambda step: step[0].at)
    return [_cut_out(left, candidate, number) for candidate, number in path]


Step = tuple[Candidate, int]


def _best_path(candidates: Sequence[Candidate]) -> list[Step]:
    """The likeliest headings, their numbers rising."""
    steps = [(c, n) for c in candidates for n in c.title.numbers]
    best: list[tuple[float, int | None]] = []
    for k, (c, n) in enumerate(steps):
        score, before = _MISSING * (n - 1), None
        for j in range(k):
            other, m = steps[j]
            if m < n and other.at + len(other.lines) <= c.at:
                reached = best[j][0] + _MISSING * (n - m - 1) + _together(other, c)
                if reached > score:
                    score, before = reached, j
        best.append((score + c.own, before))
    if not best:
        return []
    at: int | None = max(range(len(steps)), key=lambda k: best[k][0] + _MISSING * max(0, AREAS - steps[k][1]))
    path: list[Step] = []
    while at is not None:
        path.append(steps[at])
        at = best[at][1]
    return path[::-1]


def _together(a: Candidate, b: Candidate) -> float:
    between = b.at - a.at - len(a.lines)
    room = -5.0 if between < _FEW else -2.0 if between < _SOME else min(3.0, between / 20)
    look = 3.0 if a.look == b.look else 1.0 if a.look[1:] == b.look[1:] else -2.0
    return room + look + (1.0 if abs(a.left - b.left) <= NEAR else 0.0)


def _is_named(path: Sequence[Step]) -> bool:
    """False for headings that only count: half of an area's headings say so by word or name, or share a chapter."""
    told = sum(1 for c, _ in path if c.title.known or c.title.labelled)
    chapters = Counter(c.title.chapter for c, _ in path if c.title.chapter)
    return 2 * told >= len(path) or (len(path) >= AREAS and max(chapters.values(), default=0) == len(path))


def _without_strangers(path: Sequence[Step]) -> list[Step]:
    """The path without what merely counts, in a look that none of the others has, where nearly all others are named."""
    told = [c.title.known or c.title.labelled for c, _ in path]
    looks = {c.look for (c, _), named in zip(path, told, strict=True) if named}
    if sum(map(bool, told)) < _MOST_TOLD * len(path):
        return list(path)
    return [step for step, named in zip(path, told, strict=True) if named or step[0].look in looks]


def _is_apart(path: Sequence[Step]) -> bool:
    """False for a list of names: a path always finds something.

    Headings share one look, and more than a row or two stands between most of them.
    """
    looks = Counter(c.look[1:] for c, _ in path)
    if looks.most_common(1)[0][1] < 0.6 * len(path):
        return False
    tight = sum(1 for (a, _), (b, _) in pairwise(path) if b.at - a.at - len(a.lines) < 3)
    return tight <= 0.4 * (len(path) - 1)


def _filled(path: Sequence[Step], lines: Sequence[Line]) -> list[Step]:
    """Headings that read like none, in the look of the others, where an area is missing between two of them."""
    behind = [*((c.at, n) for c, n in path[1:]), (len(lines), AREAS + 1)]
    lacking = [(a, m, end) for (a, m), (end, n) in zip(path, behind, strict=True) if n - m == 2]
    if not lacking:
        return []
    look, left = Counter((c.look, round(c.left)) for c, _ in path).most_common(1)[0][0]
    if look[1:] == Counter([line.style for line in lines]).most_common(1)[0][0][1:]:
        return []
    found: list[Step] = []
    for a, m, end in lacking:
        alike = [
            line
            for line in lines[a.at + len(a.lines) + _FEW : end]
            if line.style == look and abs(line.x0 - left) <= NEAR
        ]
        if len(alike) == 1:
            kept, scores = without_scores(alike[0].words)
            if not kept:
                continue
            title = Title(m + 1, " ".join(w.text for w in kept), False, Counter())
            parts = (Part(alike[0], kept, scores),)
            found.append((Candidate(lines.index(alike[0]), (alike[0],), parts, title, 0.0), m + 1))
    return found


def _cut_out(left: Remaining, candidate: Candidate, number: int) -> AreaHeading:
    lines = []
    for line, part in zip(candidate.lines, candidate.parts, strict=True):
        own = line if part.words == line.words else Line(line.page, part.words)
        rest = sorted(part.rest, key=lambda w: w.x0)
        if own is not line:
            left.replace(line, [own, *([Line(line.page, tuple(rest))] if rest else [])])
        lines.append(own)
    return AreaHeading(tuple(lines), number, candidate.title.name or " ".join(line.text for line in lines))
