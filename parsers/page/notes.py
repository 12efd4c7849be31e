"""Footnotes: their text at the foot of a page, and the marks that point to them.

A word processor prints a note in smaller type at the foot of the page that its mark stands on, opened by the same
number, and numbers all notes of a report in step. Mark and note are each other's witness: small print at the foot is
notes because its numbers are printed as marks above, and a figure at a word's end is a mark because a note has it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from parsers.document import Word
from parsers.page.grids import Ruling
from parsers.page.lines import Line, segments

_SMALL = 0.93  # of the body's size: notes are set smaller (Word's 10 of 12, 8.5 of 10 or 11)
_SMALLER, _LIFTED_BY = 0.8, 0.12  # of the neighbour's size: how small and how high a mark stands
_NEAR = 0.3  # of the neighbour's size: a mark stands this close behind its word
_SEPARATOR = 0.6  # of the text's width: a separator of notes is shorter (Word's is 5 cm), a table's last rule longer
_APART = 2.2  # of the note's size: lines of notes follow each other closer than this
_CELL = 1.5  # of the size: words further apart stand in different cells
_VALUE = r"\d{1,4}(?:[.,]\d{1,2})?"
_FIGURE = re.compile(rf"^{_VALUE}(?:\s?(?:%|p|poäng|poeng))?(?:\s?(?:/|av)\s?{_VALUE})?(?:\s?(?:p|poäng|poeng))?$")
_LIFTED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LIFTED = str.maketrans(_LIFTED_SIGNS, "0123456789")
_MARK = re.compile(r"^(?:\d{1,2}|\*{1,3}|[†‡])$")
_OPENING = re.compile(r"^(\d{1,2}|\*{1,3}|[†‡])[.)]?(?=\s|[^\W\d_]|$)")
_LIFTED_SIGN = re.compile(f"[{_LIFTED_SIGNS}]")
_LIFTED_END = re.compile(rf"[{_LIFTED_SIGNS}]{{1,2}}$")
_UNITS = frozenset({"m", "km", "cm", "dm", "mm"})
_SIGN = 7  # points: the size of a mark that stands by itself


class Notes(NamedTuple):
    """The lines of all notes, and for each page the numbers that its notes open with."""

    lines: frozenset[Line]
    numbers: dict[int, frozenset[str]]


def find_notes(pages: Iterable[Sequence[Line]], rulings: dict[int, Ruling], size: float) -> Notes:
    """Notes in the lines of pages from top to bottom, furniture left out; `size` is the body's.

    Small print at the foot is notes below a short rule, or where it opens with the number of a mark above (or one on
    the page before: a browser that finds no room prints the note later).
    """
    found: set[Line] = set()
    numbers: dict[int, frozenset[str]] = {}
    before: Sequence[Line] = ()
    for lines in pages:
        earlier, before = before, lines
        foot = _foot(lines, rulings, size)
        if not foot or any(_is_row(line) for line in foot):
            continue
        above = lines[: len(lines) - len(foot)]
        rows = _joined(foot)
        own = [n for row in rows if (n := _number(row))]
        pointed = any(_ends_in(w, n) for line in (*earlier, *above) for w in line.words for n in own)
        if _is_ruled(foot[0], above, rulings) or (pointed and _number(rows[0])):
            numbers[foot[0].page] = frozenset(own)
            found.update(foot)
    return Notes(frozenset(found), numbers)


def lines_without_marks(lines: Sequence[Line], numbers: Collection[str] = ()) -> list[Line]:
    """The lines of a page without marks of notes: on most pages, they are the very same."""
    text = "".join([line.text for line in lines])
    if numbers or any(map(text.__contains__, _LIFTED_SIGNS)):
        return [without_marks(line, numbers) for line in lines]
    return [line if line.alike and not line.raised else without_marks(line) for line in lines]


def without_marks(line: Line, numbers: Collection[str] = ()) -> Line:
    """The line without marks of notes, the same one if it has none; `numbers` are those that notes of the page have.

    A figure set small and raised is one wherever it stands behind a word, save as a power of a unit ("m²"). One set as
    large as the letters (raised figures of the font's own) is one where it ends a word and the page has such a note.
    """
    if not _may_hold_marks(line, numbers):
        return line
    words: list[Word] = []
    changed = False
    for w in line.words:
        cut = _mark_length(w, numbers)
        if cut:
            words.append(w._replace(text=w.text[:-cut], raised=""))
        elif words and _stands_raised(w, words[-1]):
            words[-1] = words[-1]._replace(blank_after=w.blank_after)
        else:
            words.append(w)
            continue
        changed = True
    return Line(line.page, tuple(words), line.column) if changed else line


def _may_hold_marks(line: Line, numbers: Collection[str]) -> bool:
    """False for words of one size with no raised end, no raised figure of the font's own and no number of a note."""
    if line.raised or not line.text.isascii() and _LIFTED_SIGN.search(line.text):
        return True
    if numbers and any(number in line.text for number in numbers):
        return True
    sizes = () if line.alike else [w.size for w in line.words]
    return len(sizes) > 1 and min(sizes) <= _SMALLER * max(sizes)


def _foot(lines: Sequence[Line], rulings: dict[int, Ruling], size: float) -> list[Line]:
    """The run of small lines at the end of a page, outside drawn tables and boxes."""
    foot: list[Line] = []
    for line in reversed(lines):
        apart = bool(foot) and foot[-1].baseline - line.baseline > _APART * line.size
        if line.size > _SMALL * size or line.bold or apart or rulings[line.page].grid_around(line) is not None:
            break
        foot.append(line)
    return foot[::-1] if len(foot) < len(lines) else []


def _is_row(line: Line) -> bool:
    """True for a row of a table: its last figure stands apart from its text, as far as no blank is wide."""
    parts = segments(line, _CELL)
    return len(parts) > 1 and _FIGURE.match(" ".join(w.text for w in parts[-1])) is not None


def _joined(foot: Sequence[Line]) -> list[list[Line]]:
    """The lines of the foot; a raised number that stands as a line of its own is one with the line beside it."""
    rows: list[list[Line]] = []
    for line in foot:
        above = rows[-1][-1] if rows else None
        level = above is not None and abs(line.baseline - above.baseline) < 0.5 * max(line.size, above.size)
        if above is not None and level and line.x0 >= above.x1:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _number(row: Sequence[Line]) -> str | None:
    text = " ".join(line.text for line in row)
    match = _OPENING.match(text.translate(_LIFTED))
    return match[1] if match and len(text) > len(match[0]) else None


def _is_ruled(first: Line, above: Sequence[Line], rulings: dict[int, Ruling]) -> bool:
    """True where a level rule begins above the notes' left edge, below everything else, and ends half across.

    One with others of its length below it parts the rows of a table.
    """
    lowest = max((line.baseline for line in above), default=0.0)
    right = max((line.x1 for line in above), default=first.x1)
    levels = rulings[first.page].levels
    return any(
        lowest < y < first.baseline
        and abs(x0 - first.x0) < first.size
        and x1 - x0 < _SEPARATOR * (right - x0)
        and not any(other > y and abs(a - x0) < 1 and abs(b - x1) < 1 for other, a, b in levels)
        for y, x0, x1 in levels
    )


def _ends_in(word: Word, number: str) -> bool:
    text = word.text if word.text.isascii() else word.text.translate(_LIFTED)
    if word.raised:
        return word.raised.translate(_LIFTED) == number
    return text == number and word.size < _SIGN or _glued(text, number)


def _glued(text: str, number: str) -> bool:
    rest = text.removesuffix(number)
    return rest != text and rest != "" and not rest[-1].isdigit() and rest[0].isalpha() and rest not in _UNITS


def _mark_length(word: Word, numbers: Collection[str]) -> int:
    """How many letters at the word's end are the mark of a note."""
    lifted = None if word.text.isascii() else _LIFTED_END.search(word.text)
    raised = word.raised or (lifted[0] if lifted else "")
    if raised:
        rest = word.text[: -len(raised)]
        return len(raised) if _MARK.match(raised.translate(_LIFTED)) and rest and rest not in _UNITS else 0
    return next((len(n) for n in numbers if _glued(word.text, n)), 0) if numbers else 0


def _stands_raised(mark: Word, before: Word) -> bool:
    return (
        mark.size <= _SMALLER * before.size
        and _MARK.match(mark.text) is not None
        and before.baseline - mark.baseline >= _LIFTED_BY * before.size
        and mark.x0 - before.x1 < _NEAR * before.size
        and before.text not in _UNITS
    )
