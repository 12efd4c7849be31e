"""What a search most likely means: a municipality, an area, a question. Text comes after them."""

import re
from typing import NamedTuple

from datasette.app import Datasette

from ..words.identifiers import slug
from ..words.labels import subjects
from .database import Row, rows

MOST = 6
_NUMBER = re.compile(r"(?:fråga|question|spørsmål)? ?(\d{1,2}\.\d{1,2})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{3,}")


class Suggestions(NamedTuple):
    """Pages that a search leads to."""

    municipalities: list[Row]
    areas: list[Row]
    questions: list[Row]

    def __bool__(self) -> bool:
        return bool(self.municipalities or self.areas or self.questions)


async def suggestions(datasette: Datasette, typed: str) -> Suggestions:
    """Return the pages whose name or number is what was typed, the likeliest first."""
    return Suggestions(
        await _municipalities(datasette, typed), await _areas(datasette, typed), await _questions(datasette, typed)
    )


async def _municipalities(datasette: Datasette, typed: str) -> list[Row]:
    name = slug(re.sub(r"\b(?:kommun|kommune|stad)\b|\d{4}", " ", typed, flags=re.IGNORECASE))
    if len(name) < 2:
        return []
    return await rows(
        datasette,
        "SELECT m.slug, m.name, c.county, count(p.report_id) AS reports, max(p.year) AS last FROM municipality_pages m "
        "LEFT JOIN profiles p ON p.slug = m.slug LEFT JOIN municipalities c ON c.id = m.municipality_id "
        "WHERE m.slug IN (:name, :owner) OR m.slug LIKE :name || '%' "
        "OR (length(:name) > 3 AND m.slug LIKE '%-' || :name || '%') "
        "GROUP BY m.slug ORDER BY m.slug = :name DESC, m.slug = :owner DESC, reports > 0 DESC, m.sort_key LIMIT :most",
        {"name": name, "owner": name.removesuffix("s"), "most": MOST},
    )


async def _areas(datasette: Datasette, typed: str) -> list[Row]:
    wanted = typed.casefold().strip()
    if len(wanted) < 3:
        return []
    keys = [key for key, name in subjects().items() if wanted in name.casefold()]
    found = await rows(
        datasette,
        "SELECT a.*, e.name AS edition_name FROM edition_areas a JOIN editions e ON e.id = a.edition "
        "ORDER BY e.first_year DESC, a.number",
    )
    return [r for r in found if wanted in r["name"].casefold() or r["subject"] in keys][:MOST]


async def _questions(datasette: Datasette, typed: str) -> list[Row]:
    found = await rows(
        datasette,
        "SELECT q.*, e.name AS edition_name FROM question_means q JOIN editions e ON e.id = q.edition "
        "ORDER BY q.reports DESC, q.edition DESC, q.area_number, q.number",
    )
    number = _NUMBER.fullmatch(" ".join(typed.split()))
    if number:
        return [r for r in found if r["number"] == number[1]][:MOST]
    words = [w.casefold() for w in _WORD.findall(typed)]
    if not words:
        return []
    return [r for r in found if all(w in r["text"].casefold() for w in words)][:MOST]
