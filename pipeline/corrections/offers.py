"""A total that stands only in a picture: offered as a correction, never used by itself."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from parsers.vocabulary import TABLES
from schemas.report import Points

_NUMBER = re.compile(r"(?<![\d.,])\d{3}(?:[.,]\d)?(?![\d.,]*\d)")
_LEVEL = 0.5  # of the height of a text: what stands beside it overlaps by so much
_LEAST = 101  # points: an area has a hundred at most


class SeenInPicture(NamedTuple):
    """A text that OCR read in a picture; lengths in points of the page."""

    page: int
    top: float
    bottom: float
    text: str


class Offer(NamedTuple):
    """A total that a person can take over."""

    report_id: str
    value: Points
    page: int
    adds_up: bool  # it is the sum of the areas


def total_in_pictures(
    report_id: str, texts: Sequence[SeenInPicture], computed: Points | None, most: Points | None
) -> Offer | None:
    """The total that pictures of a report state: a number that is the sum of its areas, else one beside "totalt".

    None where two numbers could be meant, or none.
    """
    found = [(number, text) for text in texts for number in _numbers(text.text) if number <= (most or 1000)]
    sums = [(number, text) for number, text in found if number == computed]
    named = [(number, text) for number, text in found if any(_names_total(t) for t in texts if _level(t, text))]
    for several, adds_up in ((sums, True), (named, False)):
        if len({number for number, _ in several}) == 1:
            number, text = several[0]
            return Offer(report_id, number, text.page, adds_up)
    return None


def offers(database: Path) -> tuple[Offer, ...]:
    """What is offered of the reports that print no total. Raises sqlite3.Error for what is no database of ours."""
    sql = (
        "SELECT r.id, r.total_computed, r.total_max, p.page, p.top, p.bottom, p.text FROM reports r "
        "JOIN picture_texts p ON p.report_id = r.id WHERE r.total_printed IS NULL ORDER BY r.id, p.position"
    )
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(sql).fetchall()
    reports = {row[0]: row[1:3] for row in rows}
    seen = {name: [SeenInPicture(*row[3:]) for row in rows if row[0] == name] for name in reports}
    found = (total_in_pictures(name, seen[name], *sums) for name, sums in reports.items())
    return tuple(offer for offer in found if offer is not None)


def command(offer: Offer) -> str:
    """What to type to take the total over."""
    why = f"Only in the picture on page {offer.page}"
    return f'kompass correct {offer.report_id} "report total" {offer.value:g} --kind not-text --why "{why}"'


def _numbers(text: str) -> list[Points]:
    values = [float(match.replace(",", ".")) for match in _NUMBER.findall(text)]
    return [int(value) if value.is_integer() else value for value in values if value >= _LEAST]


def _names_total(text: SeenInPicture) -> bool:
    return any(word.strip(".:,()").casefold() in TABLES.sum for word in text.text.split())


def _level(one: SeenInPicture, other: SeenInPicture) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.page == other.page and shared >= _LEVEL * min(one.bottom - one.top, other.bottom - other.top)
