"""Points on a line of their own below each question: "Poäng: 12 av 15". No table, but a column all the same.

Such a line opens with a word for points and holds nothing else than them. Where a report has several in each area, its
questions stand above them, as wide as the page; so the figures are read as a column to the right of all text.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from parsers.page.lines import Line
from parsers.parts.tables.atoms import Atom, PrintLine, read_line
from parsers.vocabulary import COLUMNS

_LEAST = 12  # lines of a report: by the areas' headings stand eight at most
_WORDS = (2, 6)  # "Poäng: 12", "Poäng: 12 p av 15 p"
_FAR = 2000.0  # points: to the right of all text


def stated_points(lines: Iterable[Line]) -> dict[Line, PrintLine]:
    """The lines that state the points of questions, with the figures moved into a column; empty if there are few."""
    few = (line for line in lines if _WORDS[0] <= len(line.words) <= _WORDS[1])
    found = {line: read for line in few if _opens(line.words[0].text) and (read := _stated(line)) is not None}
    return found if len(found) >= _LEAST else {}


@lru_cache(maxsize=8192)
def _opens(text: str) -> bool:
    return text.rstrip(":").casefold() in COLUMNS.score


def _stated(line: Line) -> PrintLine | None:
    """A line with the figures that follow its first word; None if anything else does."""
    read = read_line(line.page, line.words[1:])
    if read.words or not read.atoms:
        return None
    return PrintLine(line.page, line.baseline, read.size, tuple(map(_moved, read.atoms)), (), line.words)


def _moved(atom: Atom) -> Atom:
    return replace(atom, x0=_FAR, x1=_FAR + atom.x1 - atom.x0)
