"""Wrappings drawn by lot: a mix, and one to three things that are done to it."""

from __future__ import annotations

from random import Random

from tests.designs.mix import Mix, mix
from tests.wrapped import around, arranged, inside, over
from tests.wrapped.wrapping import Wrap, Wrapped

_REPORT: tuple[Wrap, ...] = (
    inside.drawings, inside.letters_alone, inside.seen_and_unseen, inside.recognised, inside.page_pictured,
    inside.all_pictured, inside.no_map, inside.odd_map, around.missing_pages, around.part_of_it, around.page_twice,
    around.pages_swapped, around.last_page_first,
)  # fmt: skip
_AROUND: tuple[Wrap, ...] = (
    around.papers_before, around.papers_after, around.bundle, around.bundle, around.other_report, around.papers_alone,
    around.blank_pages,
)  # fmt: skip
_OVER: tuple[Wrap, ...] = (
    over.diary_number, over.counted, over.stamp, over.signature_up_the_margin, over.signed_below, over.watermark,
    over.signed_by_hand, over.comments, over.marked, over.white_over_header,
)  # fmt: skip
_ARRANGED: tuple[Wrap, ...] = (
    arranged.turned, arranged.turned_in_content, arranged.turned_and_back, arranged.two_on_a_sheet,
    arranged.two_above_each_other, arranged.four_on_a_sheet, arranged.booklet, arranged.smaller, arranged.other_paper,
    arranged.larger_box, arranged.other_origin, arranged.larger_unit, arranged.margins_cut,
)  # fmt: skip
_FILE: tuple[Wrap, ...] = (inside.written_otherwise, inside.layer_off)

ROOMS = (_REPORT, _AROUND, _OVER, _ARRANGED, _FILE)
"""In the order in which it happens: where the report is written, in a bundle, at the registry, in the copier."""
_OFTEN = (2, 4, 3, 3, 1)
BY_NAME = {wrap.__name__: wrap for room in ROOMS for wrap in room}


def wrapped(seed: int, *, only: str = "", made: Mix | None = None) -> Wrapped:
    """The same file for the same seed; with `only` this wrapping alone, with `made` this mix."""
    random = Random(f"wrapped {seed}")
    found = Wrapped(seed, [made or mix(seed)])
    found.pile.leaves = found.pile.take(found.mixes[0].pdf, 0)
    for wrap in [BY_NAME[only]] if only else _drawn(random):
        found.names.append(wrap.__name__)
        wrap(found, random)
    return found


def _drawn(random: Random) -> list[Wrap]:
    """One to three wrappings, at most one of a room."""
    count = random.choice((1, 1, 2, 2, 2, 3))
    places: list[int] = []
    while len(places) < count:
        place = random.choices(range(len(ROOMS)), _OFTEN)[0]
        if place not in places:
            places.append(place)
    return [random.choice(ROOMS[place]) for place in sorted(places)]
