"""What may be an area's heading: stretches of lines that read like one, with the lines below that go on with them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from parsers.document import Word
from parsers.page.columns import is_spread
from parsers.page.lines import Line, Style, all_but, is_bullet, is_strong_bullet, parted, segments, signs_in, style
from parsers.page.setting import Setting
from parsers.parts.areas.titles import Title, has_letters, is_label, opens_no_title, read_title, without_scores

NEAR = 3.0  # points: left edges this near are one
_LINES = 3  # of a heading
_LONGEST = 16  # words of a heading
_WRAPPED = 1.9  # times the size: lines of one heading follow each other at most at this distance
_NO_FIGURES = all_but("0123456789")
_IN_ONE_PIECE = 1.0  # of the size: no blank of the line is wider
_JUSTIFIED = 2  # wide blanks of a line: one may be that before a score
_CROWD = 5  # lines of one look on a page: a list or a table, not headings


class Part(NamedTuple):
    """A line's words that belong to a heading, and the others beside them."""

    line: Line
    words: tuple[Word, ...]
    rest: tuple[Word, ...]


@dataclass(frozen=True)
class Candidate:
    """Something that may be an area's heading."""

    at: int  # index of its first line
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]  # of each of the lines
    title: Title
    own: float  # what speaks for it by itself

    @cached_property
    def look(self) -> Style:
        """The look of its last word."""
        return style(self.parts[-1].words[-1])

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return self.parts[0].words[0].x0


class _Print:
    """The lines of a report, and what is asked of few of them, of those more than once."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self.lines = lines
        self.setting = setting
        self._pieces: dict[int, Sequence[tuple[Word, ...]]] = {}
        self._starts: dict[int, list[tuple[float, bool]]] = {}
        self._below: dict[int, int] = {}

    def pieces(self, at: int) -> Sequence[tuple[Word, ...]]:
        """A line cut at wide blanks and rules."""
        found = self._pieces.get(at)
        if found is None:
            found = self._pieces[at] = _pieces(self.lines[at], self.setting)
        return found

    def below(self, at: int) -> int:
        """The index of the next line with letters: a score may stand between the lines of a heading."""
        found = self._below.get(at)
        if found is None:
            found = at + 1
            while found < len(self.lines) and not has_letters(self.lines[found].text):
                found += 1
            self._below[at] = found
        return found

    def may_go_on(self, at: int, words: Sequence[Word]) -> bool:
        """True for words without letters with a piece right below one of them, and a name on one of the next lines."""
        k = self.below(at)
        if k >= len(self.lines) or not _follows(self.lines[at], self.lines[k], max([w.size for w in words])):
            return False
        under = self._under(k, words)
        return bool(under) and (any(under) or any(self._under(self.below(k), words)))

    def _under(self, at: int, words: Sequence[Word]) -> list[bool]:
        """For each piece of a line that begins below one of some words whether it holds letters."""
        if at >= len(self.lines):
            return []
        starts = self._starts.get(at)
        if starts is None:
            pieces = self.pieces(at)
            starts = self._starts[at] = [(p[0].x0, any(has_letters(w.text) for w in p)) for p in pieces]
        lefts = [w.x0 for w in words]
        return [lettered for x0, lettered in starts if _is_near(x0, lefts)]


def find_candidates(lines: Sequence[Line], setting: Setting) -> list[Candidate]:
    """What may be a heading, by first lines; what is in a crowd of its look must be known or hold the word for area."""
    printed = _Print(lines, setting)
    signs = signs_in(lines, _NO_FIGURES)
    may_open = [
        i for i, (line, own) in enumerate(zip(lines, signs, strict=True)) if not _opens_none(line, own, setting)
    ]
    found = [c for i in may_open for c in _candidates_at(printed, i)]
    crowds = Counter((lines[c.at].page, c.look) for c in found)
    return [c for c in found if c.title.known or c.title.labelled or crowds[lines[c.at].page, c.look] < _CROWD]


def _opens_none(line: Line, figures: bytes, setting: Setting) -> bool:
    """True for a line in one piece that surely opens no title: most of a report."""
    return line.widest < _IN_ONE_PIECE and opens_no_title(
        line.text, plain=line.alike and not _is_emphatic(line.style, setting), figured=bool(figures)
    )


def _pieces(line: Line, setting: Setting) -> Sequence[tuple[Word, ...]]:
    """A line cut at wide blanks; in a table at its upright rules, and a cell in one look is one piece.

    The cell with the score begins right after the heading's, and justified words of a heading stand far apart.
    """
    ruling = setting.rulings[line.page]
    if not ruling.uprights or ruling.grid_around(line) is None:
        parts = segments(line)
        return [line.words] if len(parts) > _JUSTIFIED and is_spread(line.words, _IN_ONE_PIECE, _JUSTIFIED) else parts
    rules = sorted(x for x, top, bottom in ruling.uprights if top < line.middle < bottom and line.x0 < x < line.x1)
    if not rules:
        return segments(line)
    cells = [tuple(words) for _, words in groupby(line.words, key=lambda w: bisect_left(rules, w.x0 + 1))]
    if line.alike:
        return cells
    return [piece for cell in cells for piece in ([cell] if len(set(map(style, cell))) == 1 else parted(cell))]


def _candidates_at(printed: _Print, i: int) -> Iterator[Candidate]:
    """Titles that begin on a line: each of its pieces, with the next one after a lone number, with lines below."""
    line, pieces, setting = printed.lines[i], printed.pieces(i), printed.setting
    plain = line.alike and not _is_emphatic(line.style, setting)
    texts = [line.text] if len(pieces) == 1 else [" ".join([w.text for w in piece]) for piece in pieces]
    asked = len(pieces) == 1 and line.widest < _IN_ONE_PIECE
    for k, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if not asked and opens_no_title(text, plain=plain):
            continue
        starts = [piece] if has_letters(text) or printed.may_go_on(i, piece) else []
        if k + 1 < len(pieces) and has_letters(texts[k + 1]) and is_label(text) and not _is_numbered(texts[k + 1]):
            starts.append((*piece, *pieces[k + 1]))
        for words in starts:
            kept, scores = without_scores(words)
            if not 0 < len(kept) <= _LONGEST or not _may_open(kept, setting):
                continue
            others = () if len(words) == len(line.words) else tuple(w for w in line.words if w not in words)
            found = _longest(printed, i, Part(line, kept, (*others, *scores)))
            if found is not None:
                parts, title = found
                own = _own(title, parts, setting) + _company(others, kept)
                yield Candidate(i, tuple(p.line for p in parts), parts, title, own)


def _is_numbered(text: str) -> bool:
    title = read_title(text)
    return title is not None and title.number is not None


def _may_open(words: Sequence[Word], setting: Setting) -> bool:
    """True for words that are a known name or a label, or look stronger than the text."""
    if _is_emphatic(style(words[-1]), setting):
        return True
    text = " ".join([w.text for w in words])
    title = read_title(text)
    return is_label(text) or (title is not None and (bool(title.known) or title.labelled))


def _is_emphatic(look: Style, setting: Setting) -> bool:
    family, size, bold = body = setting.body.style
    return look != body and (look[1] >= size + 0.75 or (look[2] and not bold) or look[0] != family)


def _longest(printed: _Print, i: int, first: Part) -> tuple[tuple[Part, ...], Title] | None:
    """The heading line by line and its title: the most lines that make a known name, else as far as it wraps.

    A dash at the start of a line may be part of a known name alone: elsewhere it is a list's.
    """
    setting = printed.setting
    parts = [first]
    options: list[tuple[tuple[Part, ...], Title]] = []
    at = i
    for _ in range(_LINES):
        title = read_title(setting.joiner.join([p.words for p in parts]))
        if title is not None:
            options.append((tuple(parts), title))
        at = printed.below(at)
        below = _below(parts, printed.lines[at], printed.pieces(at)) if at < len(printed.lines) else None
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
        last = Line(first.line.page, whole[0][-1].words)
        if is_bullet(option[0][-1].words[0]):
            break
        if whole[1].name and setting.body.would_fit(last, option[0][-1].words[0]) and not last.text.endswith("-"):
            break
        whole = option
    return whole


def _below(parts: Sequence[Part], after: Line, pieces: Sequence[tuple[Word, ...]]) -> Part | None:
    """What of the next line may go on with a heading: a piece in its look, begun where one of its words begins."""
    last = parts[-1].words[-1]
    if not _follows(parts[-1].line, after, last.size):
        return None
    look = style(last)[1:]
    lefts = [w.x0 for w in parts[0].words]
    for piece in pieces:
        if _is_near(piece[0].x0, lefts) and style(piece[0])[1:] == look and not is_strong_bullet(piece[0]):
            kept, scores = without_scores(piece)
            if not kept:
                continue
            return Part(after, kept, (*(w for w in after.words if w not in piece), *scores))
    return None


def _follows(line: Line, after: Line, size: float) -> bool:
    return after.page == line.page and 0 < after.baseline - line.baseline <= _WRAPPED * size


def _is_near(x: float, lefts: Sequence[float]) -> bool:
    return min([abs(x - left) for left in lefts]) <= NEAR


def _own(title: Title, parts: Sequence[Part], setting: Setting) -> float:
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
