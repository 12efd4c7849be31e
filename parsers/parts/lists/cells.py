"""What stands side by side on a line: the cells of a table's head, drawn or not."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from parsers.document import Word
from parsers.page.lines import Line, segments
from parsers.page.setting import Setting

_NEXT_LINE = 1.7  # of the size: a heading's second line follows this close
Cells = Sequence[tuple[Word, ...]]


def cells_of(line: Line, setting: Setting, gap: float) -> list[tuple[Word, ...]]:
    """The line's words by cell: at rules or shades of its table, where it has some; else at blanks over `gap` sizes.

    Blanks say nothing in a drawn table: in a narrow cell that is justified they are as wide as columns are apart, and
    a heading that fills its cell comes as near to the next as words do.
    """
    columns = setting.rulings[line.page].columns_at(line)
    if columns:
        ruled: dict[int, list[Word]] = {}
        for word in line.words:
            ruled.setdefault(bisect_right(columns, word.x0 + 1), []).append(word)
        if len(ruled) > 1:
            return [tuple(words) for _, words in sorted(ruled.items())]
    return segments(line, gap)


def follows(above: Line, line: Line) -> bool:
    """True for a line as near below another as the lines of one text are."""
    return line.page == above.page and 0 < line.baseline - above.baseline <= _NEXT_LINE * line.size


def whole_cells(cells: Cells, flow: Sequence[Line], span: range) -> tuple[Cells, int]:
    """Cells side by side on the first line of `span` with what goes on below them, and how many lines they take.

    "Vad kan" / "förbättras?": a heading too long for its column goes on in its look, with a small letter.
    """
    lines = 1
    while len(cells) > 1 and lines < len(span):
        above, below = flow[span[lines - 1]], flow[span[lines]]
        if not (follows(above, below) and below.alike and below.style == above.style):
            break
        rows = _by_column(cells, below)
        if not _go_on(cells, rows):
            break
        cells = [(*words, *row) for words, row in zip(cells, rows, strict=True)]
        lines += 1
    return cells, lines


def cell_text(words: Iterable[Word]) -> str:
    """The text of a cell; what a hyphen parts is one word."""
    text = " ".join([w.text for w in words])
    return text[:1] + text[1:].replace("- ", "")


def _go_on(cells: Cells, rows: Sequence[Sequence[Word]]) -> bool:
    """True where what stands below each cell begins at its left edge with a small letter."""
    begun = [(row[0], words[0].x0) for row, words in zip(rows, cells, strict=True) if row]
    return all(word.text[:1].islower() and abs(word.x0 - left) < word.size for word, left in begun)


def _by_column(cells: Cells, line: Line) -> list[list[Word]]:
    """The line's words by the cell below which they stand: the last that begins left of them."""
    lefts = [words[0].x0 for words in cells]
    rows: list[list[Word]] = [[] for _ in cells]
    for word in line.words:
        rows[max(0, bisect_right(lefts, word.x0 + 2) - 1)].append(word)
    return rows
