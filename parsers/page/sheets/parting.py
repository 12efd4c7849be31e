"""Sheets with several pages on them: how they are divided, and in which order their pages are read."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from parsers.document import Box, Page
from parsers.page.sheets.facts import PageFacts, breaks_off, facts_of, runs_on
from parsers.page.sheets.leaf import Leaf

Grid = tuple[int, int]  # columns and rows

_GRIDS: tuple[Grid, ...] = ((2, 1), (1, 2), (2, 2), (3, 2), (2, 3), (3, 3), (4, 2), (2, 4))
_CROSSING = 0.002  # share of the words that may cross a cut: a stamp over the sheet, a page's own wide word
_LINE = 6  # words that may cross on one page: a line of text has more, a stamp has not
_ALIKE = 0.012  # of a part's width: two pages on a sheet, or most of their words, begin as far from their edges
_MOST_ALIKE = 0.7  # share of the neighbours on the sheets whose edges are alike
_ROOM = 0.015  # of a part's height: at least as much is free above and below a cut, more than between two lines
_FEWEST = 4  # sheets in a row, where other pages of the file are as large and are no sheets
_LEAST_WORDS = 15  # in a part that is compared
_SMALLEST_SIDE = 0.9  # of 595 points: a part with a narrower side has been made smaller to fit
_A4 = (595.0, 842.0)
_LARGEST_BODY = 15.0  # points, after a part has been made as large as it was: larger text is that of slides
_SHAPE = (1.2, 1.7)  # long by short side: A4 has 1.41, Letter 1.29, Legal 1.65


def parted(pages: Sequence[Page], leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves of upright pages, those of parted sheets in the order in which they are read; numbers from 1."""
    by_size: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        by_size[round(page.width), round(page.height)].append(index)
    grids: dict[int, Grid] = {}
    for indexes in by_size.values():
        grid = _grid([pages[i] for i in indexes])
        if grid is not None:
            grids.update(dict.fromkeys(indexes, grid))
            continue
        for run in _uncrossed_runs(pages, indexes):
            grid = _grid([pages[i] for i in run])
            if grid is not None:
                grids.update(dict.fromkeys(run, grid))
    if not grids:
        return list(leaves)
    best = max(_orders(pages, leaves, grids), key=_goes_on)
    return [_numbered(leaf, number) for number, (leaf, _) in enumerate(best, 1)]


def _uncrossed_runs(pages: Sequence[Page], indexes: Sequence[int]) -> Iterator[list[int]]:
    """Pages in a row that nothing crosses at the cuts: sheets among pages that are as large as they."""
    free = list(indexes)
    for columns, rows in ((2, 1), (2, 2)):
        free = [index for index in free if _is_free(pages[index], columns, rows)]
        # Those in a row have the same distance to their places in the list.
        for _, run in groupby(enumerate(free), key=lambda placed: placed[1] - placed[0]):
            found = [index for _, index in run]
            if len(found) >= _FEWEST:
                yield found


def _is_free(page: Page, columns: int, rows: int) -> bool:
    most = int(max(1.0, 2 * _CROSSING * len(page.words)))
    return _crossing(page, columns, rows, most) <= most


def _numbered(leaf: Leaf, number: int) -> Leaf:
    return Leaf(number, leaf.sheet, leaf.turns, leaf.size, leaf.part, leaf.scale)


def _grid(pages: Sequence[Page]) -> Grid | None:
    """How sheets of one size are divided; None where each is a page.

    No text crosses the cuts, and the pages beside each other begin as far from the edges of their parts: columns of
    one page never do, for the room between them is not that of two margins.
    """
    pages = [page for page in pages if len(page.words) >= _LEAST_WORDS]
    words = sum(len(page.words) for page in pages)
    sizes = {(page.width, page.height) for page in pages}
    found = None
    for columns, rows in _GRIDS:
        shaped = all(_has_shape(width / columns, height / rows) for width, height in sizes)
        if words and shaped and _is_uncrossed(pages, columns, rows) and _alike(pages, columns, rows):
            found = columns, rows  # the finest division that holds
    return found


def _has_shape(width: float, height: float) -> bool:
    """True where the parts of a sheet have the shape of a page."""
    return _SHAPE[0] < max(width, height) / min(width, height) < _SHAPE[1]


def _is_uncrossed(pages: Sequence[Page], columns: int, rows: int) -> bool:
    """True where hardly a word of the sheets crosses a cut, and no line of any of them."""
    most = _CROSSING * sum(len(page.words) for page in pages)
    crossing = 0
    for page in pages:
        own = _crossing(page, columns, rows, _LINE)
        crossing += own
        if crossing > most or own > _LINE:
            return False
    return True


def _crossing(page: Page, columns: int, rows: int, most: int) -> int:
    """How many words of a sheet cross a cut; once there are more than `most`, no further ones are counted."""
    room = _ROOM * page.height / rows
    crossed: set[int] = set()
    for x in [page.width * k / columns for k in range(1, columns)]:
        crossed.update(islice((k for k, w in enumerate(page.words) if w.x0 < x < w.x1), most + 1))
        if len(crossed) > most:
            return len(crossed)
    for y in [page.height * k / rows for k in range(1, rows)]:
        crossed.update(islice((k for k, w in enumerate(page.words) if w.top - room < y < w.bottom + room), most + 1))
    return len(crossed)


def _alike(pages: Sequence[Page], columns: int, rows: int) -> bool:
    """True where the parts of the sheets are filled like pages: from the same edges, with a page's print."""
    pairs = alike = 0
    sizes: Counter[float] = Counter()
    for page in pages:
        width = page.width / columns
        edges = []
        for part in _parts(page, columns, rows):
            words = [
                w for w in page.words if part.x0 <= (w.x0 + w.x1) / 2 < part.x1 and part.top <= w.baseline < part.bottom
            ]
            sizes.update(w.size for w in words)
            if len(words) >= _LEAST_WORDS:
                commonest = Counter(round(w.x0) for w in words).most_common(1)[0][0]
                edges.append(((min(w.x0 for w in words) - part.x0) / width, (commonest - part.x0) / width))
        pairs += max(len(edges) - 1, 0)
        for one, two in zip(edges, edges[1:], strict=False):
            alike += any(abs(a - b) <= _ALIKE for a, b in zip(one, two, strict=True))
    if not pairs or alike < _MOST_ALIKE * pairs:
        return False
    body = sizes.most_common(1)[0][0]
    return body * _scale(pages[0].width / columns, pages[0].height / rows) <= _LARGEST_BODY


def _scale(width: float, height: float) -> float:
    """How much larger a part is to be made so that it has the size of a sheet of A4, if it is smaller."""
    factor = max(_A4) / max(width, height)
    return factor if min(width, height) < _SMALLEST_SIDE * min(_A4) else 1.0


def _parts(page: Page, columns: int, rows: int) -> list[Box]:
    width, height = page.width / columns, page.height / rows
    return [Box(width * c, height * r, width * (c + 1), height * (r + 1)) for r in range(rows) for c in range(columns)]


Ordered = list[tuple[Leaf, PageFacts]]


def _orders(pages: Sequence[Page], leaves: Sequence[Leaf], grids: dict[int, Grid]) -> Iterator[Ordered]:
    """The leaves in each order in which pages are put on sheets: by rows, by columns, folded as a booklet."""
    sheets: list[tuple[list[tuple[Leaf, PageFacts]], Grid]] = []
    for index, (page, leaf) in enumerate(zip(pages, leaves, strict=True)):
        columns, rows = grids.get(index, (1, 1))
        cut: list[tuple[Leaf, PageFacts]] = []
        for part in _parts(page, columns, rows):
            whole = (columns, rows) == (1, 1)
            scale = 1.0 if whole else _scale(part.x1 - part.x0, part.bottom - part.top)
            piece = Leaf(0, leaf.sheet, leaf.turns, leaf.size, None if whole else part, scale)
            # The page is upright already.
            cut.append((piece, facts_of(Leaf(0, page.number, 0, piece.size, piece.part, scale).of(page))))
        sheets.append((cut, (columns, rows)))
    by_rows = [piece for cut, _ in sheets for piece in cut]
    yield _filled(by_rows)
    yield _filled([cut[r * grid[0] + c] for cut, grid in sheets for c in range(grid[0]) for r in range(grid[1])])
    if all(grid == (2, 1) for _, grid in sheets):
        count = len(by_rows)
        booklet: list[tuple[Leaf, PageFacts] | None] = [None] * count
        for k, (cut, _) in enumerate(sheets):
            near, far = (cut[1], cut[0]) if k % 2 == 0 else (cut[0], cut[1])
            booklet[k], booklet[count - 1 - k] = near, far
        yield _filled([piece for piece in booklet if piece is not None])


def _filled(pieces: Ordered) -> Ordered:
    """Without the parts that were left empty."""
    return [(leaf, facts) for leaf, facts in pieces if leaf.part is None or facts.words or facts.picture > 0]


def _goes_on(order: Ordered) -> int:
    """How often a page goes on where the one before it ends, by number or sentence, less how often it does not."""
    found = 0
    for (_, a), (_, b) in zip(order, order[1:], strict=False):
        found += runs_on(a, b) - breaks_off(a, b)
        found += 2 * any(p.number + 1 == q.number and p.at_top == q.at_top for p in a.printed for q in b.printed)
    return found
