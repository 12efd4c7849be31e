"""The choices of a design; any may meet any other."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from tests.designs.customs import Customs, Language
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
    area_name: Literal["title", "row", "merged", "head", "sum"]  # "sum": in the label of the sum row
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
    customs: Customs = Customs()

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
    customs: Customs = Customs()


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
    customs: Customs = Customs()

    @property
    def has_heading_score(self) -> bool:
        """Whether the areas' headings have a score."""
        return self.heading_score != "none" or self.score_in_words

    @property
    def score_in_words(self) -> bool:
        """Whether habits or customs put the score elsewhere than the design would."""
        return self.habits.score != "" or self.customs.score != ""


def design(random: Random, own: Habits, further: Customs) -> Design:
    """The same design from the same state of chance, with habits and customs of its own."""
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
    return _with_customs(replace(plain, tables=tables, lists=lists, habits=own), further)


def _with_customs(plain: Design, further: Customs) -> Design:
    """The design with the choices that customs make; what cannot go together gives way."""
    if plain.lists.form == "sub-areas":  # they would count anew in each cell
        further = replace(further, numbered=False)
    own, tables = plain.habits, replace(plain.tables, customs=further)
    lists = replace(
        plain.lists,
        titles=further.titles or plain.lists.titles,
        titles_left=plain.lists.titles_left and not further.lists,
        mark="1." if further.numbered else plain.lists.mark,
        customs=further,
    )
    if further.language != "sv":
        own = replace(own, note="", sum_label="", titles=None)
        tables = replace(
            tables,
            sum_label={"": "", "Summa område": "Sum område"}.get(tables.sum_label, "Sum"),
            words=tuple((c, _word(c, w, further.language)) for c, w in tables.words),
        )
    if further.broken_heads and further.language == "sv":
        tables = replace(tables, words=tuple((c, _LONG_WORDS[c]) for c, _ in tables.words))
    if further.rounds:
        own = replace(own, years=True, mean=False, side_by_side=False)
        tables = replace(tables, heads=True, earlier=tables.earlier or "after")
    if further.after_sum:
        tables = replace(tables, sum_row="last")
    if further.sum_in_head:
        own = replace(own, sum_label="{area}. {name}")
        tables = replace(tables, sum_row="first", area_name="sum", subtotals=False)
    if further.questions:
        own = replace(own, mean=False, side_by_side=False, all_areas=False, overview=False, part_names=False, note="")
        tables = replace(
            tables,
            columns=("pair",),
            words=(("pair", dict(tables.words).get("pair", "")),),
            earlier="",
            one_for_all=False,
            area_name="title",
            subtotals=False,
            customs=replace(
                further,
                remark="text" if further.remark == "text" else "",
                rounds="",
                after_sum=False,
                sum_in_head=False,
            ),
        )
    return replace(plain, tables=replace(tables, habits=own), lists=lists, habits=own, customs=further)


def _word(column: Column, word: str, language: Language) -> str:
    """A Norwegian column heading for a Swedish one."""
    known = _NORWEGIAN[column] if language == "nb" else _NYNORSK.get(column, _NORWEGIAN[column])
    return known[_WORDS[column].index(word) % len(known)]


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
_LONG_WORDS: dict[Column, str] = {
    "score": "Uppnådd poäng",
    "max": "Högsta möjliga poäng",
    "percent": "Andel i procent",
    "pair": "Uppnådd poäng",
}
_NORWEGIAN: dict[Column, tuple[str, ...]] = {
    "score": ("Oppnådd", "Poeng", "Resultat", "Skår"),
    "max": ("Maks", "Makspoeng", "Maksimal poengsum"),
    "percent": ("Prosent", "%", "Andel"),
    "pair": ("Poeng", "Resultat"),
}
_NYNORSK: dict[Column, tuple[str, ...]] = {"score": ("Oppnådd", "Poeng", "Resultat")}


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
    word = word or "Fokusområde"
    if form == "name":
        return area.name
    if form == "numbered":
        return f"{area.number}. {area.name}"
    if form == "sub-numbered":
        return f"4.{area.number} {area.name}"
    return f"{word} {area.number}{':' if form == 'labelled-colon' else ''} {area.name}"
