"""Figures that stand alone: what score tables are made of, whatever their headings say.

An atom is a figure, a percentage, a pair ("12/15", "12 av 15"), a figure with a unit ("12 p") or a dash for none, with
more room around it than the blank between words, a drawn rule, or another atom beside it. That keeps most figures
inside labels out.
Years are never atoms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import Literal

from parsers.document import Word
from parsers.page.leaders import SIGN
from parsers.page.lines import Line
from schemas.report import Points

Kind = Literal["figure", "percent", "pair", "dash"]

ROOM = 0.55  # of the size: more than any blank between words that are not driven out to a margin
_FAR = 1.5  # of the size: figures of neighbouring columns, where nothing in a text is as far apart
_DASH_ROOM = 1.5  # a dash between words stands with less
_CLOSE = 0.75  # of the size: the parts of one cell ("12 av 15") stand no further apart
_TOUCHES = 1.0  # points that text may stand over the rule of its cell
_SMALL = 0.8  # of the line's size: marks of footnotes are smaller
_OF = r"(?:/|\||av|of|ut av|\()"
_VALUE = r"\d{1,4}(?:[.,]\d{1,2})?"
_FIGURE = re.compile(rf"^({_VALUE})$")
_POINTS = re.compile(rf"^({_VALUE})\s*(?:p|poäng|poeng|pt|pts)\.?$", re.I)
_PERCENT = re.compile(rf"^({_VALUE})\s*(?:%|procent|prosent)$", re.I)
_UNIT = r"(?:\s*(?:p|poäng|poeng)\.?)?"
_PAIR = re.compile(rf"^\(?({_VALUE}){_UNIT}\s*{_OF}\s*({_VALUE}){_UNIT}\)?$", re.I)
_DASH = re.compile(r"^[-–—−]{1,3}$")
_LEADER = re.compile(rf"^{SIGN}{{2,}}|^\|$")
_GLUED_LEADER = re.compile(rf"^(?:{SIGN}{{3,}})(?=\d)")
_NUMBER = re.compile(r"^(\d{1,2})[.:](\d{1,2})\.?$")
_ORDINAL = re.compile(r"^(\d{1,2})[.)]$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_MAY = re.compile(r"[0-9]|^[-–—−]{1,3}$").search
_HOLDS = re.compile(r"[0-9]|(?:^| )[-–—−]{1,3}(?: |$)")  # the same for the words of a line
_HAS_FIGURE = re.compile(r"[0-9]").search
_LONE_DASH = re.compile(r"(?<!\S)[-–—−]{1,3}(?!\S)").search
_LEADERS = re.compile(rf"{SIGN}{{2}}|\|").search
_LONGEST = 5  # words of one cell: "12 p av 15 p"
_IN_CELLS = re.compile(r"(?:p|poäng|poeng|pts?|procent|prosent|av|of|ut)*", re.I).fullmatch


@dataclass(slots=True, eq=False)  # not frozen, as PrintLine: a report has thousands, which would take thrice as long
class Atom:
    """A figure that stands alone; lengths in points."""

    kind: Kind
    value: Points | None  # None for a dash
    most: Points | None  # the second figure of a pair
    number: tuple[int, int] | None  # where it reads like a question's number, "3.2"
    ordinal: bool  # "3." or "3)"
    words: tuple[Word, ...]
    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """The centre between its left and right edge."""
        return (self.x0 + self.x1) / 2


Upright = tuple[float, float, float]
"""An upright rule: x, top, bottom."""


@dataclass(slots=True, eq=False)
class PrintLine:
    """One line of print: its atoms, and its other words; footnote marks and leader dots are left out."""

    page: int
    baseline: float
    size: float
    atoms: tuple[Atom, ...]
    words: tuple[Word, ...]  # those that are no atoms, from left to right
    all: tuple[Word, ...]


def points(text: str) -> Points:
    """ "12,5" as 12.5 and "12" as 12."""
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value


def may_hold_atoms(line: Line, uprights: Sequence[Upright] = ()) -> bool:
    """False for a line that surely holds none: most lines of text, those with years and numbers in them too.

    A figure among words needs room beside it or a rule; without either, nothing but a line of figures has any.
    """
    text = line.text
    if not (_HAS_FIGURE(text) or (_has_dash(text) and _LONE_DASH(text))):
        return False
    if not line.alike or line.widest > ROOM or _LEADERS(text):
        return True
    if all(map(_may_be_in_cell, text.split(" "))):
        return True
    middle = line.baseline - 0.3 * line.words[0].size
    return any(top <= middle <= bottom for _, top, bottom in uprights)


def _has_dash(text: str) -> bool:
    return "-" in text or "–" in text or "—" in text or "−" in text


def read_line(page: int, words: Sequence[Word], uprights: Sequence[Upright] = ()) -> PrintLine:
    """A line of print, its atoms told from its words; `words` from left to right, `uprights` are the page's rules."""
    texts, _, _, _, _, baselines, _, sizes, *_ = zip(*words, strict=True)
    size, baseline = sizes[0], baselines[0]
    if sizes.count(size) < len(words) or baselines.count(baseline) < len(words):
        largest = max(words, key=lambda w: len(w.text) * w.size)
        size, baseline = largest.size, largest.baseline
    if not _HOLDS.search(" ".join(texts)):
        return PrintLine(page, baseline, size, (), tuple(words), tuple(words))
    kept = _without_marks(words, size)
    middle = baseline - 0.3 * size
    found = _cells(kept, [x for x, top, bottom in uprights if top <= middle <= bottom])
    return PrintLine(
        page,
        baseline,
        size,
        tuple(part for part in found if isinstance(part, Atom)),
        tuple(part for part in found if isinstance(part, Word)),
        tuple(words),
    )


def _without_marks(words: Sequence[Word], size: float) -> list[Word]:
    """The words without raised marks glued to the word before, leader dots and bars."""
    kept: list[Word] = []
    for word in words:
        text = word.text
        if kept and word.size < _SMALL * size and len(text) <= 2 and word.x0 - kept[-1].x1 < 0.3 * size:
            continue
        if not text[0].isalnum():
            if _LEADER.match(text) and not any(map(str.isalnum, text)):
                continue
            glued = _GLUED_LEADER.match(text)
            if glued:
                wide = (word.x1 - word.x0) / len(text)
                word = word._replace(text=text[glued.end() :], x0=word.x0 + wide * glued.end())
        if word.raised and len(word.text) > len(word.raised) and word.text.endswith(word.raised):
            word = word._replace(text=word.text[: -len(word.raised)], raised="")
        kept.append(word)
    return kept


def _cells(words: Sequence[Word], rules: Sequence[float]) -> list[Atom | Word]:
    """Atoms and other words from left to right; what a rule parts stands in cells of its own."""
    parts: list[Atom | Word] = []
    i = 0
    while i < len(words):
        text = words[i].text
        atom, count = _longest(words, i) if not text.isalpha() and (_MAY(text) or text == "(") else (None, 1)
        parts.append(atom if atom is not None else words[i])
        i += count
    free: set[int] = set()
    before_alone = True
    for k, part in enumerate(parts):
        if not isinstance(part, Atom):
            before_alone = False
            continue
        room = _DASH_ROOM if part.kind == "dash" else ROOM
        before_alone = (
            k == 0 or (before_alone and isinstance(parts[k - 1], Atom)) or _gap(parts[k - 1], part, rules) > room
        )
        if before_alone:
            free.add(k)
    after_alone = True
    for k in range(len(parts) - 1, -1, -1):
        part = parts[k]
        if not isinstance(part, Atom):
            after_alone = False
            continue
        last = k + 1 == len(parts)
        room = _DASH_ROOM if part.kind == "dash" else ROOM
        after_alone = last or (after_alone and isinstance(parts[k + 1], Atom)) or _gap(part, parts[k + 1], rules) > room
        after_alone = after_alone or _ends_figures(parts[: k + 1], rules)
        if not after_alone:
            free.discard(k)
    result: list[Atom | Word] = []
    for k, part in enumerate(parts):
        if isinstance(part, Atom) and k not in free:
            result.extend(part.words)
        else:
            result.append(part)
    return result


def _ends_figures(parts: Sequence[Atom | Word], rules: Sequence[float]) -> bool:
    """True for a figure behind nothing but others far apart, which no sentence has: a label may follow closely."""
    last = parts[-1]
    if len(parts) == 1 or not isinstance(last, Atom) or last.number or last.ordinal:
        return False
    return all(isinstance(a, Atom) and _gap(a, b, rules) > _FAR for a, b in pairwise(parts))


def _gap(left: Atom | Word, right: Atom | Word, rules: Sequence[float]) -> float:
    """Room between two parts of a line, in sizes; endless where an upright rule stands between them."""
    if any(left.x1 - _TOUCHES <= x <= right.x0 + _TOUCHES for x in rules):
        return inf
    size = right.words[0].size if isinstance(right, Atom) else right.size
    return (right.x0 - left.x1) / size


def _longest(words: Sequence[Word], i: int) -> tuple[Atom | None, int]:
    """The longest cell that begins at a word, and how many words it takes."""
    best: _Cell | None = None
    count = 1
    text = ""
    for k in range(i, min(len(words), i + _LONGEST)):
        word = words[k]
        if (k > i and word.x0 - words[k - 1].x1 > _CLOSE * word.size) or not _may_be_in_cell(word.text):
            break
        text = f"{text} {word.text}" if k > i else word.text
        cell = _cell(text)
        if cell is not None:
            best, count = cell, k - i + 1
    if best is None:
        return None, 1
    return Atom(*best, tuple(words[i : i + count]), words[i].x0, words[i + count - 1].x1), count


@lru_cache(maxsize=4096)
def _may_be_in_cell(text: str) -> bool:
    """False for a word with letters that stand in no cell."""
    return _IN_CELLS("".join(filter(str.isalpha, text))) is not None


_Cell = tuple[Kind, Points | None, Points | None, tuple[int, int] | None, bool]
"""What the text of an atom says: kind, value, most, number, ordinal."""


@lru_cache(maxsize=4096)
def _cell(text: str) -> _Cell | None:
    """The figure that a text is; None for one that is none. Tables have the same ones over and over."""
    text = text.replace("½", ",5") if "½" in text and text != "½" else text.replace("½", "0,5")
    if _YEAR.match(text):
        return None
    number = _NUMBER.match(text)
    numbers = (int(number[1]), int(number[2])) if number else None
    text = text.replace(":", ".") if number else text
    match = _FIGURE.match(text) or _POINTS.match(text) or (_FIGURE.match(text[:-1]) if number else None)
    if match:
        return "figure", points(match[1]), None, numbers, False
    ordinal = _ORDINAL.match(text)
    if ordinal:
        return "figure", int(ordinal[1]), None, None, True
    match = _PERCENT.match(text)
    if match:
        return "percent", points(match[1]), None, None, False
    match = _PAIR.match(text)
    if match and text.count("(") == text.count(")"):
        return "pair", points(match[1]), points(match[2]), None, False
    return ("dash", None, None, None, False) if _DASH.match(text) else None
