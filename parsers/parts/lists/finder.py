"""Strengths, improvements and weaknesses of each area, wherever and however their lists are set."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.page.columns import Item
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.lists.heads import find_heads
from parsers.parts.lists.items import choose_parting, items_of
from parsers.parts.lists.reading import read_columns
from parsers.parts.lists.recurrence import recurring_heads
from parsers.parts.places import Places
from schemas.report import PointKind


class PointList(NamedTuple):
    """One of the lists, and where in the flow its heading stands."""

    kind: PointKind
    at: int  # index of the heading's line in the flow
    items: tuple[Item, ...]


class FoundLists(NamedTuple):
    """The lists in reading order, and whether their items could be told apart."""

    lists: tuple[PointList, ...]
    sure: bool


class AreaSpan(NamedTuple):
    """The indexes in the flow of the lines below a heading that opens an area, and the area's number."""

    number: int
    lines: range


def area_spans(places: Places) -> list[AreaSpan]:
    """The lines from below each heading that opens an area to the next such heading, or to the end.

    Where an area ends before the next begins is told by headings, and those of the lists are not known from others yet.
    """
    starts = [(i, places.opening[heading].number) for i, heading in places.headings if heading in places.opening]
    ends = [*(i for i, _ in starts[1:]), len(places.areas)] if starts else []
    return [AreaSpan(number, range(at + 1, end)) for (at, number), end in zip(starts, ends, strict=True)]


def find_lists(left: Remaining, setting: Setting, areas: Sequence[AreaSpan]) -> FoundLists:
    """All lists of the areas, whose lines are taken; none goes past its area or into a score table."""
    flow = left.flow
    spans = [area.lines for area in areas]
    skip = {line for line in flow if line not in left}
    names = recurring_heads(flow, spans, len({area.number for area in areas}), setting, skip)
    heads = find_heads(flow, spans, names, setting, skip)
    stops = {head.at: span.stop for span in spans for head in heads if head.at in span}
    columns, taken = read_columns(flow, heads, stops, skip, setting)
    lists = [c for c in columns if c.kind is not None]
    parting = choose_parting(lists, setting.body.leading / max(setting.body.style[1], 1.0))
    left.take("list", (line for line in taken if line not in skip))
    found = [PointList(c.kind, c.at, tuple(items_of(c, parting, setting.joiner))) for c in lists if c.kind is not None]
    return FoundLists(tuple(found), parting.sure)
