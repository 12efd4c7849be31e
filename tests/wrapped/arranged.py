"""How pages come to lie on their sheets: turned, several on one, smaller, moved, cut to another box."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.wrapped.pile import Leaf, Matrix, Pile
from tests.wrapped.wrapping import Wrapped

A4 = (595.0, 842.0)


def turned(wrapped: Wrapped, random: Random) -> None:
    """All pages, or some, are shown turned."""
    turns = random.choice((90, 180, 270))
    for leaf in _all_or_some(wrapped, random):
        leaf.page["Rotate"] = turns


def turned_in_content(wrapped: Wrapped, random: Random) -> None:
    """All pages, or some, lie sideways or upside down on their paper."""
    turns = random.choice((90, 180, 270))
    for leaf in _all_or_some(wrapped, random):
        _turn(wrapped.pile, leaf, turns)


def turned_and_back(wrapped: Wrapped, random: Random) -> None:
    """Pages that lie sideways on their paper and are shown upright."""
    for leaf in wrapped.pile.leaves:
        _turn(wrapped.pile, leaf, 90)
        leaf.page["Rotate"] = 270


def two_on_a_sheet(wrapped: Wrapped, random: Random) -> None:
    """Two pages beside each other."""
    _sheets(wrapped, random, 2, 1, by_columns=False)


def two_above_each_other(wrapped: Wrapped, random: Random) -> None:
    """Two pages above each other on a tall sheet."""
    _sheets(wrapped, random, 1, 2, by_columns=False)


def four_on_a_sheet(wrapped: Wrapped, random: Random) -> None:
    """Four pages, counted by rows or by columns."""
    _sheets(wrapped, random, 2, 2, by_columns=random.random() < 0.4)


def booklet(wrapped: Wrapped, random: Random) -> None:
    """Sheets to be folded: the last page beside the first."""
    pile = wrapped.pile
    pages = list(pile.leaves)
    while len(pages) % 4:
        pages.append(Leaf({**pages[-1].page, "Contents": pile.heap.stream(b"")}))
    order: list[Leaf] = []
    for k in range(len(pages) // 2):
        near, far = pages[k], pages[-1 - k]
        order += [far, near] if k % 2 == 0 else [near, far]
    pile.leaves = order
    _sheets(wrapped, random, 2, 1, by_columns=False)


def smaller(wrapped: Wrapped, random: Random) -> None:
    """Printed to fit: a little smaller, on the same paper."""
    factor = random.choice((0.97, 0.94, 0.9, 0.71))
    pile = wrapped.pile
    for leaf in pile.leaves:
        left, bottom, _, _ = pile.box(leaf)
        width, height = pile.size(leaf)
        x, y = (1 - factor) * width / 2 - factor * left, (1 - factor) * height / 2 - factor * bottom
        pile.moved(leaf, (factor, 0, 0, factor, x, y), (0, 0, width, height))


def other_paper(wrapped: Wrapped, random: Random) -> None:
    """On the paper of another country, or larger or smaller paper."""
    width, height = random.choice(((612.0, 792.0), (842.0, 1191.0), (420.0, 595.0), (499.0, 709.0)))
    pile = wrapped.pile
    for leaf in pile.leaves:
        left, bottom, _, _ = pile.box(leaf)
        own = pile.size(leaf)
        across, down = (height, width) if own[0] > own[1] else (width, height)
        factor = min(across / own[0], down / own[1])
        x, y = (across - factor * own[0]) / 2 - factor * left, (down - factor * own[1]) / 2 - factor * bottom
        pile.moved(leaf, (factor, 0, 0, factor, x, y), (0, 0, across, down))


def larger_box(wrapped: Wrapped, random: Random) -> None:
    """Paper with room for the cut around the page, or cut to it by a box with another origin."""
    pile, x, y = wrapped.pile, random.uniform(10, 200), random.uniform(10, 200)
    for leaf in pile.leaves:
        left, bottom, right, top = pile.box(leaf)
        pile.moved(leaf, (1, 0, 0, 1, x, y), (0, 0, right + 2 * x, top + 2 * y))
        leaf.page["CropBox"] = [left + x, bottom + y, right + x, top + y]


def other_origin(wrapped: Wrapped, random: Random) -> None:
    """A box that does not begin at 0."""
    x, y = random.choice(((-300.0, -420.0), (1000.0, 500.0), (-20.5, 33.0)))
    for leaf in wrapped.pile.leaves:
        left, bottom, right, top = wrapped.pile.box(leaf)
        wrapped.pile.moved(leaf, (1, 0, 0, 1, x, y), (left + x, bottom + y, right + x, top + y))


def larger_unit(wrapped: Wrapped, random: Random) -> None:
    """A unit of two points, everything half as large."""
    for leaf in wrapped.pile.leaves:
        left, bottom, right, top = (x / 2 for x in wrapped.pile.box(leaf))
        wrapped.pile.moved(leaf, (0.5, 0, 0, 0.5, 0, 0), (left, bottom, right, top))
        leaf.page["UserUnit"] = 2


def margins_cut(wrapped: Wrapped, random: Random) -> None:
    """Cut a little inside the paper's edges."""
    cut = random.uniform(5, 18)
    for leaf in wrapped.pile.leaves:
        left, bottom, right, top = wrapped.pile.box(leaf)
        leaf.page["CropBox"] = [left + cut, bottom + cut, right - cut, top - cut]


def _all_or_some(wrapped: Wrapped, random: Random) -> list[Leaf]:
    pages = wrapped.pile.leaves
    if random.random() < 0.5:
        return pages
    own = wrapped.pile.of_reports or pages
    return random.sample(own, random.randint(1, len(own))) if random.random() < 0.5 else own


def _turn(pile: Pile, leaf: Leaf, turns: int) -> None:
    left, bottom, right, top = pile.box(leaf)
    width, height = pile.size(leaf)
    matrices: dict[int, Matrix] = {
        90: (0, 1, -1, 0, top, -left),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, -bottom, right),
    }
    box = (0.0, 0.0, width, height) if turns == 180 else (0.0, 0.0, height, width)
    pile.moved(leaf, matrices[turns], box)


def _sheets(wrapped: Wrapped, random: Random, columns: int, rows: int, *, by_columns: bool) -> None:
    """Put the pages on sheets of A4, or on larger ones at their own size."""
    pile, each = wrapped.pile, columns * rows
    frame, gap = random.random() < 0.3, random.choice((0.0, 0.0, 8.0))
    long, short = (842.0, 595.0) if random.random() < 0.7 else (1191.0, 842.0)
    sheet = (long, short) if columns > rows else (short, long)
    places = [(c, r) for r in range(rows) for c in range(columns)]
    if by_columns:
        places = [(c, r) for c in range(columns) for r in range(rows)]
    part = sheet[0] / columns, sheet[1] / rows
    found: list[Leaf] = []
    for start in range(0, len(pile.leaves), each):
        pages: Sequence[Leaf] = pile.leaves[start : start + each]
        placed = [
            (leaf, _fitted(pile, leaf, part, place, sheet[1], gap)) for leaf, place in zip(pages, places, strict=False)
        ]
        found.append(pile.sheet(sheet, placed, frame))
    pile.leaves = found


def _fitted(
    pile: Pile, leaf: Leaf, part: tuple[float, float], place: tuple[int, int], height: float, gap: float
) -> Matrix:
    left, bottom, _, _ = pile.box(leaf)
    own = pile.size(leaf)
    factor = min((part[0] - gap) / own[0], (part[1] - gap) / own[1])
    x = part[0] * place[0] + (part[0] - factor * own[0]) / 2
    y = height - part[1] * (place[1] + 1) + (part[1] - factor * own[1]) / 2
    return factor, 0, 0, factor, x - factor * left, y - factor * bottom
