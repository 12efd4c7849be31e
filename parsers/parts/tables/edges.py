"""Edges of columns of figures: as good as a drawn rule for telling a figure from the label that reaches up to it.

In a table without upright rules a long label ends right before the first figure of its row, with no more room than
between words. Its other rows show where the column begins, or, where figures stand before labels, where it ends.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from parsers.parts.tables.atoms import PrintLine, Upright, read_line
from parsers.parts.tables.blocks import Block

_LEAST, _SHARE = 3, 0.6  # figures of a column that begin or end at one place, and their share of all of them
_SAME = 0.6  # points: places that are one
_BESIDE = 0.3  # points from the figures at which their edge is taken to stand
_ROW = 40.0  # points above and below a block where its first and last rows may stand


def with_edges(lines: Sequence[PrintLine], blocks: Iterable[Block], uprights: Sequence[Upright]) -> Sequence[PrintLine]:
    """The lines of a page, with figures that stand at the edge of a column of its `blocks` among their atoms.

    The very same lines come back where no such figure is found.
    """
    edges = [edge for block in blocks for edge in _edges(block)]
    touching = {x for x in lines if _touches(x, edges)} if edges else ()
    if not touching:
        return lines
    return [read_line(x.page, x.all, [*uprights, *edges]) if x in touching else x for x in lines]


def _edges(block: Block) -> Iterator[Upright]:
    top, bottom = block.top - _ROW, block.bottom + _ROW
    for column in range(len(block.columns)):
        figures = [row.cells[column] for row in block.rows if column in row.cells]
        for places, shift in ([a.x0 for a in figures], -_BESIDE), ([a.x1 for a in figures], _BESIDE):
            here = Counter(places)
            near = {x: sum(here[y] for y in here if abs(x - y) <= _SAME) for x in here}
            common = max(near, key=near.__getitem__)
            if near[common] >= max(_LEAST, _SHARE * len(places)):
                yield common + shift, top, bottom


def _touches(line: PrintLine, edges: Sequence[Upright]) -> bool:
    """True for a line with a word of figures, no atom yet, that begins or ends at an edge."""
    here = [x for x, top, bottom in edges if top <= line.baseline <= bottom]
    return bool(here) and any(
        word.text[0].isdigit() and any(min(abs(word.x0 - x), abs(word.x1 - x)) <= _SAME + _BESIDE for x in here)
        for word in line.words
    )
