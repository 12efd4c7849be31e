"""Units that a narrow cell has broken off their figures: "67" with "%" on the line below it."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from parsers.document import Word
from parsers.parts.tables.atoms import Atom, Kind, PrintLine

_PERCENT = frozenset(("%", "procent", "prosent"))
_POINTS = frozenset(("p", "p.", "poäng", "poeng"))
_BY_LEFT = attrgetter("x0")
_UNITS = _PERCENT | _POINTS
_NEXT = 1.8  # of the size: what is broken off stands on the very next line
_LEAST = 3  # figures of a page that have lost their unit: a word below a figure by chance has no company


def with_units(lines: Sequence[PrintLine]) -> Sequence[PrintLine]:
    """The lines of a page, from top to bottom, with units that stand alone below a figure given back to it.

    Where the other figures of such rows stand on the unit's line, at the foot of their cells, the figure goes down to
    it. The very lines that came in, where nothing is broken off.
    """
    below = [k for k in range(1, len(lines)) if any(w.text.casefold() in _UNITS for w in lines[k].words)]
    found = [
        (k, word, atom) for k in below for word in lines[k].words if (atom := _figure(lines[k - 1], word, lines[k]))
    ]
    if len(found) < _LEAST:
        return lines
    made = list(lines)
    down = 2 * sum(bool(lines[k].atoms) for k, _, _ in found) > len(found)
    for k, word, atom in found:
        whole = replace(atom, kind=_kind(atom, word), words=(*atom.words, word))
        above, line = made[k - 1], replace(made[k], words=tuple(w for w in made[k].words if w is not word))
        if down:
            above = replace(above, atoms=tuple(a for a in above.atoms if a is not atom))
            line = replace(line, atoms=tuple(sorted((*line.atoms, whole), key=_BY_LEFT)))
        else:
            above = replace(above, atoms=tuple(whole if a is atom else a for a in above.atoms))
        made[k - 1], made[k] = above, line
    return made


def _kind(atom: Atom, unit: Word) -> Kind:
    return "percent" if unit.text.casefold() in _PERCENT else atom.kind


def _figure(above: PrintLine, word: Word, line: PrintLine) -> Atom | None:
    """The figure that a word is the unit of: it stands right above, with no text between it and the word's column."""
    if word.text.casefold() not in _UNITS or line.baseline - above.baseline > _NEXT * word.size:
        return None
    for atom in above.atoms:
        if atom.kind == "figure" and atom.number is None and word.x0 < atom.x1 and atom.x0 < word.x1:
            return atom
    return None
