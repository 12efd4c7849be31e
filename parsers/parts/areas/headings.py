"""The headings that open the areas: the likeliest path of rising numbers through everything that reads like one.

Eight headings of one report look alike, begin at one left edge, and have the text of an area between them. That tells
them from the same names in the table of contents, in an overview and over score tables, whatever they look like.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.document import Word
from parsers.page.lines import Line, Style, is_bullet, segments, style
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas.titles import Title, is_label, opens_no_title, read_title, without_scores

AREAS = 8  # every edition has as many
_MISSING = -5.0  # an area without a heading
_FEW, _SOME = 8, 15  # lines between two headings: fewer than that many are no area's text, or a short one
_LEAST = 3  # headings that make a path
_NEAR = 3.0  # points: left edges this near are one
_LINES = 3  # of a heading
_LONGEST = 16  # words of a heading
_WRAPPED = 1.9  # times the size: lines of one heading follow each other at most at this distance
_CROWD = 5  # lines of one look on a page: a list or a table, not headings


@dataclass(frozen=True)
class AreaHeading:
    """A heading that opens an area; `lines` hold nothing but its words."""

    lines: tuple[Line, ...]
    number: int
    name: str


@dataclass(frozen=True)
class _Part:
    """A line's words that belong to a heading, and the others beside them."""

    line: Line
    words: tuple[Word, ...]
    rest: tuple[Word, ...]


@dataclass(frozen=True)
class _Candidate:
    """Something that may be an area's heading."""

    at: int  # index of its first line
    lines: tuple[Line, ...]
    parts: tuple[_Part, ...]  # of each of the lines
    title: Title
    own: float  # what speaks for it by itself

    @property
    def look(self) -> Style:
        return style(self.parts[-1].words[-1])

    @property
    def left(self) -> float:
        return self.parts[0].words[0].x0


def find_areas(left: Remaining, setting: Setting) -> list[AreaHeading]:
    """The areas' headings in reading order, each area once; empty if no path of at least three is likely.

    A line that holds more than the heading (a score beside it) is cut in two, the heading first.
    """
    lines = list(left)
    candidates = _candidates(lines, setting)
    path = _best_path(candidates)
    if len(path) < _LEAST or not (_is_apart(path) and _is_named(path)):
        return []
    path = sorted([*path, *_filled(path, lines)], key=lambda step: step[0].at)
    return [_cut_out(left, candidate, number) for candidate, number in path]


def _candidates(lines: Sequence[Line], setting: Setting) -> list[_Candidate]:
    found = [c for i in range(len(lines)) for c in _candidates_at(lines, i, setting)]
    crowds = Counter((lines[c.at].page, c.look) for c in found)
    return [c for c in found if c.title.known or c.title.labelled or crowds[lines[c.at].page, c.look] < _CROWD]


def _candidates_at(lines: Sequence[Line], i: int, setting: Setting) -> Iterator[_Candidate]:
    """Titles that begin on a line: each of its pieces, with the next one after a lone number, with lines below."""
    pieces = segments(lines[i])
    if len(pieces) == 1 and _is_of_the_text(lines[i], setting):
        return
    for k, piece in enumerate(pieces):
        starts = [piece]
        if k + 1 < len(pieces) and is_label(" ".join(w.text for w in piece)) and not _is_numbered(pieces[k + 1]):
            starts.append((*piece, *pieces[k + 1]))
        for words in starts:
            others = () if len(words) == len(lines[i].words) else tuple(w for w in lines[i].words if w not in words)
            kept, scores = without_scores(words)
            if len(kept) > _LONGEST or not _may_open(kept, setting):
                continue
            found = _longest(lines, i, _Part(lines[i], kept, (*others, *scores)), setting)
            if found is not None:
                parts, title = found
                own = _own(title, parts, setting) + _company(others, kept)
                yield _Candidate(i, tuple(p.line for p in parts), parts, title, own)


def _is_numbered(words: Sequence[Word]) -> bool:
    title = read_title(" ".join(w.text for w in words))
    return title is not None and title.number is not None


def _may_open(words: Sequence[Word], setting: Setting) -> bool:
    """True for words that are a known name or a label, or look stronger than the text."""
    text = " ".join(w.text for w in words)
    title = read_title(text)
    known = title is not None and (bool(title.known) or title.labelled)
    return known or is_label(text) or _is_emphatic(words, setting)


def _is_of_the_text(line: Line, setting: Setting) -> bool:
    """True for a line in the look of running text that begins as no title does: most of a report."""
    return line.alike and not _is_emphatic(line.words, setting) and opens_no_title(line.text)


def _is_emphatic(words: Sequence[Word], setting: Setting) -> bool:
    family, size, bold = setting.body.style
    look = style(words[-1])
    return look[1] >= size + 0.75 or (look[2] and not bold) or look[0] != family


def _longest(lines: Sequence[Line], i: int, first: _Part, setting: Setting) -> tuple[tuple[_Part, ...], Title] | None:
    """The heading line by line and its title: the most lines that make a known name, else as far as it wraps."""
    parts = [first]
    options: list[tuple[tuple[_Part, ...], Title]] = []
    for _ in range(_LINES):
        title = read_title(setting.joiner.join([p.words for p in parts]))
        if title is not None:
            options.append((tuple(parts), title))
        below = _below(parts, lines[i + 1 : i + 2 * _LINES])
        if below is None:
            break
        parts.append(below)
    known = [o for o in options if o[1].known]
    if known:
        return known[-1]
    numbered = [o for o in options if o[1].number is not None]
    if not numbered:
        return None
    whole = numbered[0]
    for option in numbered[1:]:
        last = Line(lines[i].page, whole[0][-1].words)
        if whole[1].name and setting.body.would_fit(last, option[0][-1].words[0]) and not last.text.endswith("-"):
            break
        whole = option
    return whole


def _below(parts: Sequence[_Part], following: Sequence[Line]) -> _Part | None:
    """What of the next line may go on with a heading: a piece in its look, begun where one of its words begins.

    Lines without letters are passed over: a score beside the heading may stand between its lines.
    """
    line, last = parts[-1].line, parts[-1].words[-1]
    done = {part.line for part in parts}
    after = next((x for x in following if x not in done and any(c.isalpha() for c in x.text)), None)
    if after is None or after.page != line.page or not 0 < after.baseline - line.baseline <= _WRAPPED * last.size:
        return None
    for piece in segments(after):
        alike = style(piece[0])[1:] == style(last)[1:] and not is_bullet(piece[0])
        if alike and any(abs(piece[0].x0 - w.x0) <= _NEAR for w in parts[0].words):
            kept, scores = without_scores(piece)
            return _Part(after, kept, (*(w for w in after.words if w not in piece), *scores))
    return None


def _own(title: Title, parts: Sequence[_Part], setting: Setting) -> float:
    look = style(parts[-1].words[-1])
    return (
        (3.0 if title.known else 0.0)
        + (2.0 if title.labelled else 1.0 if title.number is not None else 0.0)
        + max(-1.0, min(2.0, (look[1] - setting.body.style[1]) / 2))
        + (0.5 if look[2] else 0.0)
    )


def _company(others: Sequence[Word], words: Sequence[Word]) -> float:
    """What the rest of the line says: a list mark, text or several figures speak against, a lone score does not."""
    if any(is_bullet(w) for w in others if w.x1 <= words[0].x0):
        return -3.0
    figures = [w for w in others if w.text.strip("()%").replace(",", "").isdigit()]
    texts = [w for w in others if any(c.isalpha() for c in w.text) and w.x0 > words[-1].x1]
    return (-3.0 if len(figures) > 1 else 0.0) - (1.5 if len(texts) > 3 else 0.0)


Step = tuple[_Candidate, int]


def _best_path(candidates: Sequence[_Candidate]) -> list[Step]:
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


def _together(a: _Candidate, b: _Candidate) -> float:
    between = b.at - a.at - len(a.lines)
    room = -5.0 if between < _FEW else -2.0 if between < _SOME else min(3.0, between / 20)
    look = 3.0 if a.look == b.look else 1.0 if a.look[1:] == b.look[1:] else -2.0
    return room + look + (1.0 if abs(a.left - b.left) <= _NEAR else 0.0)


def _is_named(path: Sequence[Step]) -> bool:
    """False for headings that only count: half of an area's headings say so by word or name, or share a chapter."""
    told = sum(1 for c, _ in path if c.title.known or c.title.labelled)
    chapters = Counter(c.title.chapter for c, _ in path if c.title.chapter)
    return 2 * told >= len(path) or (len(path) >= AREAS and max(chapters.values(), default=0) == len(path))


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
    look, left = Counter((c.look, round(c.left)) for c, _ in path).most_common(1)[0][0]
    if look[1:] == Counter(line.style for line in lines).most_common(1)[0][0][1:]:
        return []
    found: list[Step] = []
    for (a, m), after in zip(path, [*path[1:], None], strict=True):
        end, n = (after[0].at, after[1]) if after is not None else (len(lines), AREAS + 1)
        alike = [
            line
            for line in lines[a.at + len(a.lines) + _FEW : end]
            if line.style == look and abs(line.x0 - left) <= _NEAR
        ]
        if n - m == 2 and len(alike) == 1:
            kept, scores = without_scores(alike[0].words)
            title = Title(m + 1, " ".join(w.text for w in kept), False, Counter())
            parts = (_Part(alike[0], kept, scores),)
            found.append((_Candidate(lines.index(alike[0]), (alike[0],), parts, title, 0.0), m + 1))
    return found


def _cut_out(left: Remaining, candidate: _Candidate, number: int) -> AreaHeading:
    lines = []
    for line, part in zip(candidate.lines, candidate.parts, strict=True):
        own = line if part.words == line.words else Line(line.page, part.words)
        rest = sorted(part.rest, key=lambda w: w.x0)
        if own is not line:
            left.replace(line, [own, *([Line(line.page, tuple(rest))] if rest else [])])
        lines.append(own)
    return AreaHeading(tuple(lines), number, candidate.title.name or " ".join(line.text for line in lines))
