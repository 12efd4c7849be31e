"""Which of the figures of plain rows are points, maximum and percentage: chosen anew, by arithmetic alone."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from parsers.second_reading.cells import KINDS, Kind
from parsers.second_reading.plain import PlainRow, Seen
from schemas.arithmetic import implied_maximum, same_percent
from schemas.report import Points

_MOST = 7  # figures of a row that are looked at, from the right
_FEW = 4  # rows with as many figures that can be judged by themselves
_UNDECIDED = 3.0  # readings this near each other are not told apart by arithmetic

Laid = dict[Kind, Points | None]


class _Order(NamedTuple):
    """Which place, counted from the right, holds what."""

    places: tuple[tuple[Kind, int], ...]

    def lay(self, figures: Sequence[Seen | None]) -> Laid:
        count = len(figures)
        found: Laid = {}
        for kind, place in self.places:
            seen = figures[count - 1 - place] if place < count else None
            found[kind] = seen.value if seen is not None else None
        return found


def lay_rows(rows: Sequence[PlainRow], agreeing: Callable[[int, Laid], int]) -> list[Laid]:
    """Points, maximum and percentage of each row.

    `agreeing` says on how many cells of a row the first reading agrees: it is asked only where arithmetic cannot tell
    readings apart, as between two rounds side by side.
    """
    by_count: dict[int, list[int]] = defaultdict(list)
    for k, row in enumerate(rows):
        by_count[min(len(row.figures), _MOST)].append(k)
    usual = max(by_count, key=lambda n: (len(by_count[n]), n), default=0)
    found: list[Laid] = [{} for _ in rows]
    orders: dict[int, _Order] = {}
    for count, members in by_count.items():
        if count == usual or len(members) >= _FEW:
            orders[count] = _best([rows[k] for k in members], count, members, agreeing)
    for count, members in by_count.items():
        for k in members:
            figures: Sequence[Seen | None] = rows[k].figures[-_MOST:]
            if count in orders:
                found[k] = orders[count].lay(figures)
            elif count > usual:
                found[k] = orders[usual].lay(figures[:usual] if rows[k].opens else figures[-usual:])
            else:
                found[k] = orders[usual].lay(_in_columns(rows[k], rows, by_count[usual]))
    return found


def _in_columns(row: PlainRow, rows: Sequence[PlainRow], full: Sequence[int]) -> list[Seen | None]:
    """The figures of a row that lacks some, each in the column of the nearest full row that it stands under."""
    pattern = min((rows[k] for k in full), key=lambda r: (r.page != row.page, abs(r.baseline - row.baseline)))
    placed: list[Seen | None] = [None] * len(pattern.figures)
    for seen in row.figures:
        k = min(range(len(placed)), key=lambda c: abs(pattern.figures[c].x - seen.x))
        placed[k] = seen
    return placed


def _best(rows: Sequence[PlainRow], count: int, members: Sequence[int], agreeing: Callable[[int, Laid], int]) -> _Order:
    lines = [row.figures[-_MOST:] for row in rows]
    scored = [(_worth(lines, order), order) for order in _orders(lines, count)]
    top = max(worth for worth, _ in scored)
    open_ = [order for worth, order in scored if worth >= top - _UNDECIDED]
    if len(open_) == 1:
        return open_[0]
    return max(open_, key=lambda o: sum(agreeing(k, o.lay(figures)) for k, figures in zip(members, lines, strict=True)))


def _orders(lines: Sequence[Sequence[Seen]], count: int) -> Iterator[_Order]:
    """Every way of reading rows of so many figures; pairs and percent signs leave fewer."""
    signs = {p for p in range(count) if _mostly(lines, p, lambda s: s.percent)}
    firsts = {p for p in range(count) if _mostly(lines, p, lambda s: s.half == 1)}
    free = [p for p in range(count) if p not in signs]
    if firsts:
        for p in firsts:
            for share in [*signs, *(q for q in free if q not in (p, p - 1)), None]:
                yield _order(p, p - 1, share)
        return
    for score in free:
        for share in [*signs, *(q for q in free if q != score), None]:
            yield _order(score, None, share)
    for score, most in permutations(free, 2):
        for share in [*signs, *(q for q in free if q not in (score, most)), None]:
            yield _order(score, most, share)
    if not free or count == 1:  # a table may print nothing but maxima
        yield _order(None, 0, None)


def _order(score: int | None, most: int | None, share: int | None) -> _Order:
    places: dict[Kind, int | None] = {"score": score, "max": most, "percent": share}
    return _Order(tuple((kind, p) for kind in KINDS if (p := places[kind]) is not None))


def _mostly(lines: Sequence[Sequence[Seen]], place: int, holds: Callable[[Seen], bool]) -> bool:
    seen = [figures[len(figures) - 1 - place] for figures in lines if place < len(figures)]
    return sum(map(holds, seen)) > 0.5 * len(seen)


def _worth(lines: Sequence[Sequence[Seen]], order: _Order) -> float:
    counts = Counter(len(figures) for figures in lines)
    unread = max(counts) - len(order.places)
    worth = -(0.5 + 0.05 * len(lines)) * unread
    for figures in lines:
        laid = order.lay(figures)
        score, most, share = (laid.get(kind) for kind in KINDS)
        if most is None and score and share:
            worth += 0.4 if implied_maximum(score, share) is not None else -1.2
        if most is not None:
            worth += 0.15 if most and most % 5 == 0 else -0.8
            if score is not None:
                worth += 0.35 if score <= most else -1.5
            if share is not None and score is not None and most:
                worth += 1.0 if same_percent(share, score, most) else -1.5
    return worth
