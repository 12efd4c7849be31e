"""The words of each language by which a report says what a thing is; the data stand in the TOML files beside this one.

Layout is read with the words of all languages at once, so that a Norwegian word in a Swedish report does no harm.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal, NamedTuple, TypeVar

from schemas.report import Language

Words = TypeVar("Words")
"""A kind of words: one of the tuples below."""


class BoxWords(NamedTuple):
    """Column headings of the box by an area's heading."""

    rubrics: frozenset[str]
    score: frozenset[str]


class ListWords(NamedTuple):
    """Head nouns of the three lists' headings; `openings` may stand before one, `within` opens what comes after."""

    strength: frozenset[str]
    improvement: frozenset[str]
    weakness: frozenset[str]
    openings: frozenset[str]
    within: frozenset[str]

    @property
    def any(self) -> frozenset[str]:
        """Headings of whichever list."""
        return self.strength | self.improvement | self.weakness


class ColumnWords(NamedTuple):
    """Column headings of a score table; `other` marks columns that are not this report's scores."""

    score: frozenset[str]
    max: frozenset[str]
    percent: frozenset[str]
    other: frozenset[str]


class TableWords(NamedTuple):
    """Labels of sum rows, and the words that tell an earlier scoring from the current one."""

    sum: frozenset[str]
    subtotal: frozenset[str]
    earlier: frozenset[str]
    current: frozenset[str]


class VisitWords(NamedTuple):
    """Words by which the visit, its date and its place in the series are told."""

    months: tuple[str, ...]
    ordinals: tuple[str, ...]
    evaluation: frozenset[str]
    evaluators: tuple[str, ...]
    roles: tuple[str, ...]
    no_names: frozenset[str]


class Vocabulary(NamedTuple):
    """One language's words, or the union of several."""

    language: Language
    instrument: frozenset[str]
    area: frozenset[str]
    municipality: frozenset[str]
    stop_words: frozenset[str]
    contents: frozenset[str]
    other_papers: frozenset[str]
    conjunctions: frozenset[str]
    examples: tuple[str, ...]
    ends_like_conjunction: tuple[str, ...]
    box: BoxWords
    lists: ListWords
    columns: ColumnWords
    tables: TableWords
    visit: VisitWords


def _read(language: str) -> Vocabulary:
    return _filled(Vocabulary, tomllib.loads((files("parsers.vocabulary") / f"{language}.toml").read_text("utf-8")))


def _filled(kind: type[Words], read: Mapping[str, Any]) -> Words:
    """What a file says, as what it is: lists in the order of the file, or sets.

    Raises KeyError for words that `kind` has no place for, TypeError where words are missing.
    """
    words = dict(read)
    for name, value in read.items():
        hint = kind.__annotations__[name]
        if not isinstance(value, str):
            words[name] = _filled(hint, value) if isinstance(value, dict) else hint(value)
    return kind(**words)


def _union(group: Literal["box", "lists", "columns", "tables"]) -> dict[str, frozenset[str]]:
    names = type(getattr(LANGUAGES[0], group))._fields
    return {name: frozenset().union(*(getattr(getattr(v, group), name) for v in LANGUAGES)) for name in names}


LANGUAGES = tuple(_read(name) for name in ("sv", "nb", "nn"))
INSTRUMENT = frozenset().union(*(v.instrument for v in LANGUAGES))
AREA = frozenset().union(*(v.area for v in LANGUAGES))
MUNICIPALITY = frozenset().union(*(v.municipality for v in LANGUAGES))
OTHER_PAPERS = frozenset().union(*(v.other_papers for v in LANGUAGES))
CONTENTS = frozenset().union(*(v.contents for v in LANGUAGES))
CONJUNCTIONS = frozenset().union(*(v.conjunctions for v in LANGUAGES))
EXAMPLE_WORDS = "|".join(pattern for v in LANGUAGES for pattern in v.examples)
ENDS_LIKE_CONJUNCTION = tuple(word for v in LANGUAGES for word in v.ends_like_conjunction)
BOX = BoxWords(**_union("box"))
LISTS = ListWords(**_union("lists"))
COLUMNS = ColumnWords(**_union("columns"))
TABLES = TableWords(**_union("tables"))
