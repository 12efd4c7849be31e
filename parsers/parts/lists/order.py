"""In which order the lists of an area stand, and which they are by it: strengths, improvements, weaknesses."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from schemas.report import PointKind

KINDS: tuple[PointKind, ...] = ("strength", "improvement", "weakness")
_Name = TypeVar("_Name", bound="tuple[object, ...] | str")


def in_order(names: Collection[_Name], orders: Sequence[Sequence[_Name]]) -> list[_Name]:
    """Names of lists in the order of the page: after all that stand before them in most of the areas that have both.

    `orders` are the names as each area has them. Their places alone do not tell: where one of three columns is left
    out, the others stand elsewhere.
    """
    own = [list(dict.fromkeys(name for name in order if name in names)) for order in orders]

    def before(a: _Name, b: _Name) -> int:
        both = [order for order in own if a in order and b in order]
        return sum(1 if order.index(a) < order.index(b) else -1 for order in both)

    return sorted(names, key=lambda name: (sum(before(other, name) > 0 for other in names), name))


def named_by_place(names: Sequence[_Name], known: Mapping[_Name, PointKind | None]) -> dict[_Name, PointKind]:
    """Which list each name tells of: what is known of it by its words, else the first kind that no other has."""
    own = {name: known.get(name) for name in names}
    free = [kind for kind in KINDS if kind not in own.values()]
    return {name: kind or free.pop(0) for name, kind in own.items()}
