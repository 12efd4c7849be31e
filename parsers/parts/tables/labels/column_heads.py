"""Words over the columns of figures: which stand there, and which are text that comes before the table."""

from collections import defaultdict
from collections.abc import Sequence

from parsers.document import Word
from parsers.page.lines import style
from parsers.parts.tables.atoms import ROOM
from parsers.parts.tables.blocks import Block
from parsers.parts.tables.labels.zones import Zone

_WELL_ABOVE = 1.9  # of the size: lines of one heading follow each other closer
APART = 0.9  # of the size: pieces of a line further apart stand in different cells
_FLUSH = 1.0  # points: a heading flush with its column
NEAR_HEAD, ON_COLUMN = 45.0, 8.0  # points: how far a heading's middle lies from its figures, beside others and alone


def is_head_row(inside: Sequence[Word], beside: Sequence[Word], block: Block, gap: int) -> bool:
    """True for words over each column right of the labels, the first so wide that it begins left of its figures."""
    columns = block.columns[gap:]
    if not columns or columns[0][0] - inside[0].x0 > NEAR_HEAD or runs_on(inside, beside):
        return False
    return all(any(distance(w, column) < ON_COLUMN for w in (*inside, *beside)) for column in columns)


def straddling_head(inside: Sequence[Word], beside: Sequence[Word], block: Block, gap: int) -> int:
    """How many of the last words where labels stand begin a heading that is wider than the first column of figures.

    It stands apart from what is left of it, and above the middle of the column or flush with it.
    """
    if gap >= len(block.columns) or not beside:
        return 0
    column = block.columns[gap]
    words = [*inside, *beside]
    gaps = [k for k in range(1, len(words)) if words[k].x0 - words[k - 1].x1 > APART * words[k].size]
    first = max((k for k in gaps if k < len(inside)), default=0)
    end = min((k for k in gaps if k > len(inside)), default=len(words))
    if not first or len(inside) in gaps:
        return 0
    x0, x1 = words[first].x0, words[end - 1].x1
    over = abs(x1 - column[1]) < _FLUSH or column[0] <= (x0 + x1) / 2 <= column[1]
    return len(inside) - first if over else 0


def stand_over_columns(beside: Sequence[Word], above: bool, block: Block) -> bool:
    """True for words beside the labels above a block; between its rows they must stand on its columns.

    Text further off there is an area's name, merged over a column of its own.
    """
    return bool(beside) and (above or any(distance(w, c) < ON_COLUMN for w in beside for c in block.columns))


def column_over(piece: Sequence[Word], block: Block, gap: int, near: float) -> int | None:
    """The column beside the labels that a piece of a line heads, where its figures are narrower than its words."""
    for k in (gap, gap - 1):
        if 0 <= k < len(block.columns) and min(distance(w, block.columns[k]) for w in piece) < near:
            return k
    return None


def keep_own_heads(zone: Zone) -> None:
    """Leave the words over columns that head them, without the text that comes before the table.

    Once the lines over a block have a word for each column, the next one up in another look is no more of its head,
    nor is one that stands well above: the last item of a list may end over a column too.
    """
    block = zone.block
    lines: dict[float, set[int]] = defaultdict(set)
    looks: dict[float, set[tuple[str, float, bool]]] = defaultdict(set)
    for k, words in zone.heads.items():
        for word in words:
            lines[word.baseline].add(k)
            looks[word.baseline].add(style(word))
    headed: set[int] = set()
    below: float | None = None
    for y in sorted((y for y in lines if y < block.top), reverse=True):
        if (
            below is not None
            and (len(headed) == len(block.columns) or below - y > _WELL_ABOVE * max(look[1] for look in looks[y]))
            and looks[y].isdisjoint(looks[below])
        ):
            zone.heads = {k: kept for k, w in zone.heads.items() if (kept := [x for x in w if x.baseline > y])}
            break
        headed |= lines[y]
        below = y
    if below is not None and len(headed) == len(block.columns):
        zone.head = below


def distance(word: Word, column: tuple[float, float]) -> float:
    """How far a word stands from being over a column, in points; 0 where it is flush with it."""
    middle = (word.x0 + word.x1) / 2
    if min(abs(word.x0 - column[0]), abs(word.x1 - column[1])) < _FLUSH:
        return 0.0
    return max(column[0] - middle, middle - column[1], 0.0)


def runs_on(inside: Sequence[Word], beside: Sequence[Word]) -> bool:
    """True where text of the label zone goes on over the figures' columns: running text, or a heading of the report."""
    last, first = inside[-1], inside[0]
    return any(
        0 <= w.x0 - last.x1 < ROOM * w.size or 0 <= first.x0 - w.x1 < ROOM * w.size or w.x0 < last.x1 < w.x1
        for w in beside
    )
