"""What stands left of the labels in cells of its own: numbers, and names of areas merged over their rows."""

from collections import Counter
from collections.abc import Sequence

import regex

from parsers.document import Word
from parsers.parts.tables.atoms import PrintLine
from parsers.parts.tables.blocks import Block

NUMBER_CELL = regex.compile(r"^(?:\p{L}[\p{L}.]*\s+)?\d{1,2}(?:[.:]\d{1,2})?[.)]?$")
_EDGE = 7.0  # points: labels begin this near the edge that most have in common
_FLUSH = 1.0  # points: text of one cell begins this near one edge

Pieces = tuple[PrintLine, list[list[Word]], bool]
"""A line, its pieces left of the figures, and whether words stand over the figures beside it."""


def label_edge(raw: Sequence[Pieces], block: Block) -> float:
    """Where most text begins; numbers in cells of their own and merged cells of area names stand left of it."""
    letters: Counter[int] = Counter()
    for line, pieces, _ in raw:
        if block.top - 3 * line.size <= line.baseline <= block.bottom + 2 * line.size:
            for piece in pieces:
                text = " ".join(w.text for w in piece)
                if not NUMBER_CELL.match(text):
                    letters[round(piece[0].x0 / 3)] += len(text)
    if not letters:
        return min((pieces[0][0].x0 for _, pieces, _ in raw), default=0.0)
    best = max(letters, key=lambda k: letters[k] + letters[k - 1] + letters[k + 1])
    return 3.0 * best - 3.0


def cut_at(pieces: Sequence[list[Word]], edge: float) -> list[list[Word]]:
    """The pieces of a line, those cut in two that run over the edge where labels begin: a name that fills its cell."""
    parted: list[list[Word]] = []
    for piece in pieces:
        if piece[0].x0 >= edge - 1:
            parted.append(piece)
            continue
        cut = next((k for k, w in enumerate(piece) if k and edge - 1 <= w.x0 <= edge + _EDGE), None)
        if cut is None or NUMBER_CELL.match(" ".join([w.text for w in piece[:cut]])):
            parted.append(piece)
        else:
            parted += [piece[:cut], piece[cut:]]
    return parted


def side_margins(raw: Sequence[Pieces], edge: float, block: Block) -> list[float]:
    """Where text begins that ends left of the labels, numbers apart: the left edges of merged cells."""
    return [
        piece[0].x0
        for line, pieces, _ in raw
        if block.top - line.size <= line.baseline <= block.bottom
        for piece in pieces
        if piece[-1].x1 < edge + 1 and not NUMBER_CELL.match(" ".join(w.text for w in piece))
    ]


def apart(pieces: Sequence[list[Word]], edge: float, margins: Sequence[float]) -> tuple[list[list[Word]], list[Word]]:
    """The pieces of a line that stand in cells left of the labels, and the words of its label.

    A word wider than its cell sticks out of it: it begins where other text of such cells does, or ends where the label
    has begun already.
    """
    side: list[list[Word]] = []
    label: list[Word] = []
    for k, piece in enumerate(pieces):
        if piece[0].x0 >= edge - 1:
            label.extend(piece)
            continue
        ahead = piece[-1].x0 < edge - _EDGE
        margin = ahead and any(abs(piece[0].x0 - x) < _FLUSH for x in margins)
        overlaps = ahead and k + 1 < len(pieces) and piece[-1].x1 > pieces[k + 1][0].x0
        if piece[-1].x1 < edge + 1 or margin or overlaps:
            side.append(piece)
        else:
            label.extend(piece)
    return side, label
