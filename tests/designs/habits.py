"""Habits of people who set reports in Word that a design may have besides: half of the mixes have some."""

from dataclasses import dataclass
from random import Random
from typing import Literal

HeadingForm = Literal["", "roman", "dot", "upper", "bar", "centred", "band"]
ScorePlace = Literal["", "brackets", "below-right"]


@dataclass(frozen=True, slots=True)
class Habits:
    """What is set in another way than the design says; the defaults change nothing."""

    rows_break: bool = False  # rows of score tables go on over a page end, as Word lets them by default
    figures_left: bool = False  # the figures stand before the labels
    part_names: bool = False  # rows without figures that name parts of an area
    years: bool = False  # an earlier round's column is headed by its year
    mean: bool = False  # a last column with the mean of all municipalities
    all_areas: bool = False  # a last row that sums up the municipality
    note: str = ""  # a line right below each score table
    number: str = "{area}.{place}"
    sum_label: str = ""  # may name the area
    side_by_side: bool = False  # two score tables beside each other
    overview: bool = False  # the overview of areas has all columns of a score table
    heading: HeadingForm = ""
    score: ScorePlace = ""
    titles_left: bool = False  # lists in a table: the kind in the left cell, its items in the right one
    mark: str = ""
    titles: tuple[str, str, str] | None = None


_TITLES = (
    ("Det här är bra", "Det här kan bli bättre", "Det här saknas"),
    ("Plus", "Att utveckla", "Minus"),
    ("Vad fungerar bra?", "Vad kan förbättras?", "Vad saknas?"),
    ("STYRKOR", "FÖRBÄTTRINGSOMRÅDEN", "SVAGHETER"),
)
_NOTES = (
    "Källa: utvärderarnas bedömning.",
    "Varje område kan ge högst 100 poäng.",
    "Poängen avser läget vid besöket 2014.",
)
_SUMS = ("Summa poäng", "Poäng totalt", "Summa område {area}", "Summa {name}", "Totalpoäng", "SUMMA", "Summa:")
_HEADINGS: tuple[HeadingForm, ...] = ("roman", "dot", "upper", "bar", "centred", "band")
_SCORES: tuple[ScorePlace, ...] = ("brackets", "below-right")


def habits(random: Random) -> Habits:
    """The same habits from the same state of chance."""
    if random.random() < 0.5:
        return Habits()

    def seldom(share: float = 0.15) -> bool:
        return random.random() < share

    return Habits(
        rows_break=seldom(0.35),
        figures_left=seldom(),
        part_names=seldom(),
        years=seldom(0.5),
        mean=seldom(),
        all_areas=seldom(),
        note=random.choice(_NOTES) if seldom() else "",
        number=random.choice(("{area}.{place}.", "{area}:{place}")) if seldom() else "{area}.{place}",
        sum_label=random.choice(_SUMS) if seldom(0.3) else "",
        side_by_side=seldom(),
        overview=seldom(),
        heading=random.choice(_HEADINGS) if seldom(0.3) else "",
        score=random.choice(_SCORES) if seldom(0.2) else "",
        titles_left=seldom(),
        mark=random.choice(("*", "+", "»")) if seldom() else "",
        titles=random.choice(_TITLES) if seldom() else None,
    )


def in_a_table(all_of: Habits) -> Habits:
    """Those habits that show in the rows of score tables alone."""
    named = ("figures_left", "part_names", "years", "mean", "number", "sum_label", "titles")
    return Habits(**{name: getattr(all_of, name) for name in named})
