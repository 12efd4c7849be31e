"""The total for the whole municipality, where a report prints it as text."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.areas import plain_name
from parsers.document import Box
from parsers.lines import Line
from parsers.numbers import FIGURE, number
from parsers.score_rows import AREA_ROW, Row
from parsers.vocabulary import TABLES
from schemas.catalogue import EDITIONS
from schemas.report import Points

_POINTS = r"(?:poäng|poeng|p)\b"
_MAX = r"(?:800|1\s?000)"
_FIG = r"(?<![\d–-])(\d{3}|1\s?000)(?![\d%])"
_TOTAL = r"(?:totalt|total|totala|totalpoäng\w*|sammanlagt|sammantaget|sammanlagda|till\s?sammen|samlet|samla|i\s+alt|resultatet|resultat)"
_STATEMENTS = tuple(
    regex.compile(p, regex.I)
    for p in (
        rf"{_FIG}\s*(?:{_POINTS})?\s*(?:av|of|,?\s+(?:där|der)|\()\s*(?:de\s+|dei\s+|det\s+)?(?:\p{{L}}+\s+){{0,3}}{_MAX}",
        rf"\bav\s+(?:totalt\s+|maximalt\s+|de\s+)?{_MAX}\s+(?:möjliga\s+|mulige\s+|moglege\s+)?(?:{_POINTS})?[^.]{{0,80}}?{_FIG}",
        rf"\b{_TOTAL}\b[^.;]{{0,70}}?{_FIG}\s*{_POINTS}",
        rf"{_FIG}\s*{_POINTS}\s+(?:totalt|sammanlagt|sammantaget|till\s?sammen|samlet|samla|i\s+alt)\b",
        rf"\b(?:skårer|skårar|oppnår|oppnådde|får|fikk|fekk|fick|uppnådde|uppnår|nådde|hamnade\s+på|landade\s+på|blev)\s+(?:\p{{L}}+\s+){{0,4}}{_FIG}\s*{_POINTS}",
    )
)
_FOREIGN = regex.compile(
    r"\b(?:genomsnitt\w*|snitt\w*|gjennomsnitt\w*|medel\w*|förra|föregående|tidigare|forrige|førre|tidligere|tidlegare|högsta|høyeste|lägsta|laveste|bästa|rekord\w*|mer|fler|färre|mindre|flere|fleire)\b",
    regex.I,
)
_KNOWN = frozenset(plain_name(n) for e in EDITIONS for a in e.areas for n in (a.name, *a.aliases))


@dataclass(frozen=True)
class Total:
    """The printed total and where it stands; the box is in points."""

    value: Points
    page: int
    box: Box


def find_total(lines: Sequence[Line], sentences: Sequence[tuple[str, int]], rows: Sequence[Row]) -> Total | None:
    """The total from a sum row over all areas, from a sentence, or from a table or chart that lists the areas.

    `lines` are all lines outside the areas, `sentences` the running text there with the page it begins on, `rows`
    the sum rows that the score tables themselves hold for the whole municipality.
    """
    for text, page in sentences:
        value = _stated(text)
        if value is not None:
            return Total(value, *_place(value, page, lines))
    listed = _listed(lines)
    if listed is not None:
        return listed
    for row in rows:
        if row.score is not None:
            return Total(row.score, row.page, row.box)
    return None


def _stated(text: str) -> Points | None:
    """The total in a sentence that speaks of this municipality and this round."""
    for sentence in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})|\n+", text):
        for pattern in _STATEMENTS:
            for match in pattern.finditer(sentence):
                value = int(regex.sub(r"\s", "", match[1]))
                before = sentence[max(0, match.start(1) - 45) : match.start(1)]
                if value < 1000 and value != 800 and not _FOREIGN.search(before) and not regex.search(r"^\s*(?:poäng\s+|poeng\s+)?(?:mer|fler|färre|mindre|flere|fleire|høyere|högre|lägre|bättre)\b", sentence[match.end(1) :]):
                    return value
    return None


def _place(value: Points, page: int, lines: Sequence[Line]) -> tuple[int, Box]:
    for line in lines:
        if page <= line.page <= page + 1:
            for w in line.words:
                if w.text.strip(".,;:()") == str(value):
                    return line.page, Box(w.x0, w.top, w.x1, w.bottom)
    here = next(line for line in lines if line.page >= page)
    return here.page, Box(here.x0, here.top, here.x1, here.bottom)


def _listed(lines: Sequence[Line]) -> Total | None:
    """A line such as "Totalt 443" that closes a list of at least four areas with their points."""
    areas = 0
    last = 0
    for k, line in enumerate(lines):
        words = [w for w in line.words if w.text != "%"]
        if not FIGURE.match(words[-1].text):
            if k - last > 30:
                areas = 0
            continue
        figures = [w for w in words if FIGURE.match(w.text) and w is not words[0]]
        label = " ".join(w.text for w in words if w not in figures).casefold().strip(" :.")
        match = AREA_ROW.match(" ".join(w.text for w in words if w not in figures))
        if plain_name(label) in _KNOWN or (match and number(words[-1].text) <= 100):
            areas, last = areas + 1, k
        elif figures and areas >= 4 and (label in TABLES.sum or label.split(" ")[0] in TABLES.sum):
            value = number(figures[0].text)
            if value > 100:
                box = Box(line.x0, line.top, line.x1, line.bottom)
                return Total(value, line.page, box)
    return None
