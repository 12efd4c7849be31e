"""Plain lines of the other engine's words: figures at a line's end, or at its start before a label, and nothing else.

No column, rule or heading is looked for here, and nothing is shared with the first reading: a figure belongs to a row
because it ends or opens the line.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.document import Word
from schemas.report import Points

APART = 0.55  # of the size: figures of a table stand further from a label than its own words from each other
_LEVEL = 0.3  # of the size: baselines this near are one line
_FIGURE = re.compile(r"\(?(\d{1,4}(?:[.,]\d{1,2})?|\d{0,3}½)(?:p|p\.)?(%?)\)?")
_PAIR = re.compile(r"\(?(\d{1,4}(?:[.,]\d{1,2})?)/(\d{1,4}(?:[.,]\d{1,2})?)\)?p?")
_UNITS = frozenset({"p", "p.", "poäng", "poeng", "%", "procent", "prosent"})
_BETWEEN = frozenset({"av", "of", "/", "|"})
_DASHES = frozenset({"-", "–", "—", "−"})
_LEADER = re.compile(r"[.…·_]{2,}")
_GLUED = re.compile(r"^[.…·_]{3,}(?=\d)")
_NUMBER = re.compile(r"(\d{1,2})[.:](\d{1,2})\.?")


class Seen(NamedTuple):
    """A figure at a line's end; its value is None for a dash."""

    value: Points | None
    x: float  # its middle
    percent: bool = False
    half: int = 0  # 1 and 2 for the parts of a pair in one cell


class PlainRow(NamedTuple):
    """A line that ends in figures, or begins with them."""

    page: int
    baseline: float
    figures: tuple[Seen, ...]  # from left to right
    number: str | None  # the question number that opens it
    label: str
    opens: bool = False  # its figures stand before the label


def plain_rows(page: int, words: Iterable[Word]) -> list[PlainRow]:
    """The lines of a page that end in figures, from top to bottom, and those that begin with some.

    A lone figure before a text numbers it, unless more lines of the page begin with figures than end in some.
    """
    lines = _lines(words)
    ends = [_at_end(line) for line in lines]
    starts = [([], line) if figures else _at_start(line) for line, (figures, _) in zip(lines, ends, strict=True)]
    before = sum(bool(figures) for figures, _ in starts) > sum(bool(figures and rest) for figures, rest in ends)
    rows = []
    for line, (figures, rest), (first, after) in zip(lines, ends, starts, strict=True):
        if figures:
            rows.append(PlainRow(page, line[0].baseline, tuple(figures), _opening(line), _text(rest)))
        elif len(first) > 1 or (first and before):
            apart = _opening([line[-len(after) - 1]]) if len(first) > 1 else None
            own = first if apart is None else first[:-1]
            rows.append(
                PlainRow(page, line[0].baseline, tuple(own), apart or _opening(after), _text(after), opens=True)
            )
    return rows


def _text(words: Iterable[Word]) -> str:
    return " ".join(w.text for w in words)


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.baseline):
        if lines and word.baseline - lines[-1][0].baseline <= _LEVEL * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _opening(line: Sequence[Word]) -> str | None:
    for word in line[:2]:
        match = _NUMBER.fullmatch(word.text)
        if match:
            return f"{match[1]}.{match[2]}"
    return None


def _at_end(line: Sequence[Word]) -> tuple[list[Seen], Sequence[Word]]:
    """The figures that end a line, from left to right, and the words before them."""
    figures: list[Seen] = []
    percent = False
    at = len(line)
    while at:
        word = line[at - 1]
        text = _GLUED.sub("", word.text)
        left = line[at - 2] if at > 1 else None
        found = _figures(text, word)
        if found:
            if left is not None and _runs_on(left, word):
                break
            figures[:0] = [Seen(s.value, s.x, s.percent or percent, s.half) for s in found]
            percent = False
        elif text.casefold() in _UNITS:
            percent = text in ("%", "procent", "prosent")
        elif text.casefold() in _BETWEEN and figures and left is not None and _figures(left.text, left):
            figures[0] = Seen(figures[0].value, figures[0].x, half=2)
            pair = _figures(left.text, left)[-1]
            figures.insert(0, Seen(pair.value, pair.x, half=1))
            at -= 1
        elif not _LEADER.fullmatch(text):
            break
        at -= 1
    return figures, line[:at]


def _at_start(line: Sequence[Word]) -> tuple[list[Seen], Sequence[Word]]:
    """The figures before a line's last text, from left to right, and that text; a name may stand before them."""
    cuts = [k for k in range(1, len(line)) if line[k].x0 - line[k - 1].x1 >= APART * line[k].size]
    for end in reversed(cuts):
        figures, rest = _at_end(line[:end])
        if figures and (not rest or len(rest) in cuts):
            return figures, line[end:]
    return [], line


def _figures(text: str, word: Word) -> list[Seen]:
    middle = (word.x0 + word.x1) / 2
    pair = _PAIR.fullmatch(text)
    if pair:
        quarter = (word.x1 - word.x0) / 4
        return [Seen(number(pair[1]), middle - quarter, half=1), Seen(number(pair[2]), middle + quarter, half=2)]
    if text in _DASHES:
        return [Seen(None, middle)]
    match = _FIGURE.fullmatch(text)
    return [Seen(number(match[1]), middle, match[2] == "%")] if match else []


def _runs_on(left: Word, word: Word) -> bool:
    """True for a figure that is part of the label before it."""
    if word.x0 - left.x1 >= APART * word.size:
        return False
    folded = left.text.casefold()
    return not (_figures(left.text, left) or folded in _UNITS or folded in _BETWEEN or _LEADER.fullmatch(folded))


def number(text: str) -> Points:
    """ "12,5" as 12.5, "½" as 0.5."""
    value = float((text.replace("½", "") or "0").replace(",", ".")) + (0.5 if "½" in text else 0.0)
    return int(value) if value.is_integer() else value
