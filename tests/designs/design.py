"""The choices of a design; any may meet any other."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from tests.designs.habits import Habits
from tests.reports.model import Area
from tests.reports.typeset import HELVETICA, TIMES, VERA, Face

Column = Literal["score", "max", "percent", "pair"]


@dataclass(frozen=True, slots=True)
class TableDesign:
    """How score tables are set."""

    columns: tuple[Column, ...]
    numbers: Literal["label", "column", "word", "own", "none"]  # "word": "Fråga 1.1"; "own": 1, 2, 3 in each area
    one_for_all: bool  # one table with area rows, instead of one for each area
    at_area_end: bool
    area_name: Literal["title", "row", "merged", "head"]
    sum_row: Literal["last", "first", "none"]
    sum_label: str
    subtotals: bool
    heads: bool  # column headings are printed
    words: tuple[tuple[Column, str], ...]
    unit: str  # behind points: "", " p", "p"
    pair: str  # between score and maximum in one cell
    percent_sign: str
    earlier: Literal["", "before", "after"]  # columns with an earlier round's points
    rules: Literal["grid", "rows", "none"]
    shaded: bool
    repeat_head: bool
    label_width: float
    column_width: float
    figures_at: Literal["top", "middle", "bottom"]
    align: Literal["right", "centre", "left"]
    habits: Habits = Habits()

    @property
    def has_percent(self) -> bool:
        """Whether percentages are printed."""
        return "percent" in self.columns

    @property
    def has_max(self) -> bool:
        """Whether maxima are printed."""
        return "max" in self.columns or "pair" in self.columns


@dataclass(frozen=True, slots=True)
class ListDesign:
    """How strengths, improvements and weaknesses are set."""

    form: Literal["columns", "stacked", "framed", "sub-areas"]
    titles: tuple[str, str, str]
    mark: str  # "" for none
    hanging: bool
    rules: bool
    gap: float  # room between items, points
    titles_left: bool = False


@dataclass(frozen=True, slots=True)
class Design:
    """A whole report."""

    body: Face
    head: Face
    size: float
    margin: float
    hyphenate: bool
    justified: bool
    heading: Literal["labelled", "labelled-colon", "numbered", "sub-numbered", "name"]
    heading_score: Literal[
        "none", "line-end", "line-of", "square-left", "square-right", "below", "box", "row", "stated"
    ]
    contents: bool
    footnotes: bool
    quotes: bool
    columns: bool  # one chapter in newspaper columns
    overview: bool  # a table of the eight areas in the summary
    total: Literal["prose", "cover", "none"]
    tables: TableDesign
    lists: ListDesign
    contradictions: int
    habits: Habits = Habits()

    @property
    def has_heading_score(self) -> bool:
        """Whether the areas' headings have a score."""
        return self.heading_score != "none" or self.habits.score != ""


def design(random: Random, own: Habits) -> Design:
    """The same design from the same state of chance, with habits of its own."""
    plain = _plain(random)
    tables = replace(plain.tables, habits=own)
    if own.side_by_side and not (tables.one_for_all or tables.at_area_end):
        tables = replace(tables, area_name="head")
    lists = replace(
        plain.lists,
        titles=own.titles or plain.lists.titles,
        mark=own.mark or plain.lists.mark,
        titles_left=own.titles_left,
    )
    return replace(plain, tables=tables, lists=lists, habits=own)


def _plain(random: Random) -> Design:
    return Design(
        body=random.choice((TIMES, HELVETICA, VERA)),
        head=random.choice((TIMES, HELVETICA, VERA)),
        size=random.choice((9.5, 10, 10.5, 11, 12)),
        margin=random.choice((60, 71, 85)),
        hyphenate=random.random() < 0.6,
        justified=random.random() < 0.2,
        heading=random.choice(("labelled", "labelled", "labelled-colon", "numbered", "sub-numbered", "name")),
        heading_score=random.choice(
            ("none", "line-end", "line-of", "square-left", "square-right", "below", "box", "box", "row", "stated")
        ),
        contents=random.random() < 0.7,
        footnotes=random.random() < 0.35,
        quotes=random.random() < 0.25,
        columns=random.random() < 0.2,
        overview=random.random() < 0.35,
        total=random.choice(("prose", "prose", "cover", "none")),
        tables=_tables(random),
        lists=_lists(random),
        contradictions=random.choice((0, 0, 1, 2, 3)),
    )


_ORDERS: tuple[tuple[Column, ...], ...] = (
    ("score", "max", "percent"),
    ("score", "max", "percent"),
    ("score", "max"),
    ("max", "score"),
    ("percent", "score", "max"),
    ("max", "score", "percent"),
    ("pair", "percent"),
    ("pair",),
    ("score",),
    ("score", "percent"),
)
_WORDS: dict[Column, tuple[str, ...]] = {
    "score": ("Uppnått", "Poäng", "Er poäng", "Erhållet", "Utfall", "Resultat", "Bedömning"),
    "max": ("Max", "Maxpoäng", "Högsta poäng", "Möjligt", "Tak", "Av"),
    "percent": ("Procent", "%", "Andel", "Grad"),
    "pair": ("Poäng", "Resultat", "Utfall"),
}


def _tables(random: Random) -> TableDesign:
    columns = random.choice(_ORDERS)
    one = random.random() < 0.3
    return TableDesign(
        columns=columns,
        numbers=random.choice(("label", "label", "column", "word", "own", "none")),
        one_for_all=one,
        at_area_end=not one and random.random() < 0.35,
        area_name=random.choice(("row", "merged")) if one else random.choice(("title", "head", "head")),
        sum_row=random.choice(("last", "last", "last", "first", "none")),
        sum_label=random.choice(("", "Summa", "Totalt", "Summa område")),
        subtotals=random.random() < 0.15,
        heads=random.random() < 0.9,
        words=tuple((c, random.choice(_WORDS[c])) for c in columns),
        unit=random.choice(("", "", "", " p", "p")),
        pair=random.choice(("/", " / ", " av ")),
        percent_sign=random.choice(("%", " %", "%", "")),
        earlier=random.choice(("", "", "", "", "before", "after")),
        rules=random.choice(("grid", "rows", "none")),
        shaded=random.random() < 0.3,
        repeat_head=random.random() < 0.5,
        label_width=random.choice((200, 240, 270)),
        column_width=random.choice((44, 52, 60)),
        figures_at=random.choice(("top", "middle", "bottom")),
        align=random.choice(("right", "centre", "left")),
    )


_TITLES = (
    ("Styrkor", "Förbättringsmöjligheter", "Svagheter"),
    ("Styrkor", "Förbättringsområden", "Svagheter"),
    ("Exempel på styrkor", "Exempel på utvecklingsmöjligheter", "Exempel på brister"),
    ("Styrkor i kommunen", "Förbättringspotential", "Brister"),
    ("Starka sidor", "Utvecklingsområden", "Svaga sidor"),
)


def _lists(random: Random) -> ListDesign:
    form: Literal["columns", "stacked", "framed", "sub-areas"]
    form = random.choice(("columns", "columns", "stacked", "stacked", "framed", "sub-areas"))
    mark = random.choice(("•", "•", "-", "–", ""))
    return ListDesign(
        form=form,
        titles=random.choice(_TITLES),
        mark=mark,
        hanging=random.random() < 0.75,
        rules=random.random() < 0.6,
        gap=random.choice((5, 6, 8)) if not mark else random.choice((0, 2, 4)),
    )


def plain_heading(form: str, area: Area, word: str) -> str:
    """How an area's heading reads in a form of `Design.heading`; `word` is the report's word for area."""
    if form == "name":
        return area.name
    if form == "numbered":
        return f"{area.number}. {area.name}"
    if form == "sub-numbered":
        return f"4.{area.number} {area.name}"
    return f"{word} {area.number}{':' if form == 'labelled-colon' else ''} {area.name}"
