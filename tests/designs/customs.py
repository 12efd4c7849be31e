"""Customs of consultants whose reports come from InDesign, from Norway or from an own template; `Habits` are Word's.

Each changes what is printed in a way that any report might; half of the mixes have some.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

Language = Literal["sv", "nb", "nn"]
Titles = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Customs:
    """What is set in another way than design and habits say; the defaults change nothing."""

    language: Language = "sv"
    # Score tables
    remark: Literal["", "grade", "text", "bar"] = ""  # a last column: a word, a comment, a bar as long as the share
    rounds: Literal["", "two", "whole"] = ""  # two earlier rounds' points, or all columns again for the earlier round
    after_sum: bool = False  # below the sum row the last round's sum and the mean of all municipalities
    decimals: bool = False  # "12,0"
    zebra: bool = False  # every other row is shaded
    sum_in_head: bool = False  # the area's name and sums stand together above its rows, shaded
    broken_heads: bool = False  # "Uppnådd / poäng" over two lines
    questions: Literal["", "margin", "headed"] = ""  # no table: bold lines with the score far right, or beneath
    # Lists
    lists: Literal["", "side", "chapter", "first", "boxes", "tiles"] = ""
    numbered: bool = False  # "1." before each item
    two_lists: bool = False  # no weaknesses at all
    titles: Titles | None = None
    # Headings
    heading: Literal["", "above", "letter", "dark"] = ""  # "Område 3" on a line of its own; "C."; white on a dark band
    score: Literal["", "banner", "gauge"] = ""  # a dark band that says it; a bar with the figure at its end
    own_page: bool = False  # each area begins on a page of its own
    running: bool = False  # the area's name stands at the head of its pages
    # Pages
    two_columns: bool = False  # the areas' text runs in two columns
    summary: Literal["", "years", "bars", "radar"] = ""


_TITLES: dict[Language, Sequence[Titles]] = {
    "sv": (
        ("Det här gör kommunen bra", "Det här kan utvecklas", "Det här behöver åtgärdas"),
        ("Positivt", "Förslag till förbättringar", "Negativt"),
        ("Framgångsfaktorer", "Utvecklingsbehov", "Utmaningar"),
        ("Bra", "Kan bli bättre", "Brister"),
        ("Kommunens styrkor", "Kommunens utvecklingsområden", "Kommunens svagheter"),
    ),
    "nb": (
        ("Styrker", "Forbedringsområder", "Svakheter"),
        ("Sterke sider", "Forbedringspunkter", "Svake sider"),
        ("Dette er bra", "Dette kan bli bedre", "Dette mangler"),
        ("Styrker", "Utviklingsområder", "Mangler"),
    ),
    "nn": (
        ("Styrkar", "Forbetringsområde", "Veikskapar"),
        ("Sterke sider", "Forbetringspunkt", "Svake sider"),
    ),
}


def customs(random: Random) -> Customs:
    """The same customs from the same state of chance."""
    if random.random() < 0.5:
        return Customs()

    def seldom(share: float = 0.1) -> bool:
        return random.random() < share

    languages: tuple[Language, ...] = ("sv", "sv", "sv", "sv", "nb", "nn")
    language = random.choice(languages)
    return Customs(
        language=language,
        remark=random.choice(("grade", "text", "bar")) if seldom(0.25) else "",
        rounds=random.choice(("two", "whole")) if seldom(0.15) else "",
        after_sum=seldom(0.15),
        decimals=seldom(),
        zebra=seldom(0.15),
        sum_in_head=seldom(0.12),
        broken_heads=seldom(0.2),
        questions=random.choice(("margin", "headed")) if seldom(0.15) else "",
        lists=random.choice(("side", "chapter", "first", "boxes", "tiles")) if seldom(0.4) else "",
        numbered=seldom(),
        two_lists=seldom(0.15),
        titles=random.choice(_TITLES[language]) if language != "sv" or seldom(0.25) else None,
        heading=random.choice(("above", "letter", "dark")) if seldom(0.3) else "",
        score=random.choice(("banner", "gauge")) if seldom(0.2) else "",
        own_page=seldom(0.2),
        running=seldom(0.2),
        two_columns=seldom(0.15),
        summary=random.choice(("years", "bars", "radar")) if seldom(0.3) else "",
    )


@dataclass(frozen=True, slots=True)
class TableWords:
    """What score tables say besides their columns' headings."""

    question: str
    area: str
    subtotal: str
    parts: tuple[str, str]
    earlier: str
    mean: str
    after_sum: tuple[str, str]
    everything: str
    grades: tuple[str, str, str]
    remarks: tuple[str, ...]
    points: str  # a question's points in words: "Poäng: 12 av 15"
    result: str  # an area's


TABLE_WORDS: dict[Language, TableWords] = {
    "sv": TableWords(
        "Fråga",
        "Område",
        "Delsumma",
        ("Strategi och ansvar", "Uppföljning och utveckling"),
        "Förra",
        "Medel alla",
        ("Föregående utvärdering", "Medel alla kommuner"),
        "Totalt alla områden",
        ("Hög", "Medel", "Låg"),
        (
            "Väl inarbetat sedan 2012.",
            "Kan följas upp bättre.",
            "Saknas i två av fem nämnder.",
            "Se även fråga 2.1.",
            "Gott exempel för andra kommuner.",
            "Bra, men inte i hela kommunen.",
        ),
        "Poäng: {score} av {max}",
        "Resultat: {score} av 100 poäng",
    ),
    "nb": TableWords(
        "Spørsmål",
        "Område",
        "Delsum",
        ("Strategi og ansvar", "Oppfølging og utvikling"),
        "Forrige",
        "Snitt alle",
        ("Forrige evaluering", "Gjennomsnitt alle kommuner"),
        "Totalt alle områder",
        ("Høy", "Middels", "Lav"),
        (
            "Godt innarbeidet siden 2012.",
            "Kan følges opp bedre.",
            "Mangler i to av fem enheter.",
            "Godt eksempel for andre kommuner.",
        ),
        "Poeng: {score} av {max}",
        "Resultat: {score} av 100 poeng",
    ),
    "nn": TableWords(
        "Spørsmål",
        "Område",
        "Delsum",
        ("Strategi og ansvar", "Oppfølging og utvikling"),
        "Førre",
        "Snitt alle",
        ("Førre evaluering", "Gjennomsnitt alle kommunar"),
        "Totalt alle område",
        ("Høg", "Middels", "Låg"),
        ("Godt innarbeidd sidan 2012.", "Kan følgjast opp betre.", "Manglar i to av fem einingar."),
        "Poeng: {score} av {max}",
        "Resultat: {score} av 100 poeng",
    ),
}
