"""The total for the whole municipality, where a report prints it as text."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.areas import plain_name
from parsers.document import Box, Word
from parsers.lines import Line
from parsers.numbers import FIGURE, number
from parsers.score_rows import AREA_ROW, Row
from parsers.vocabulary import COLUMNS, TABLES
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
_SIGNED = regex.compile(r"^[+–−-]?\d{1,4}(?:[.,]\d{1,2})?%?$")
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
    areas: list[int] = []
    for k, line in enumerate(lines):
        label, figures = _row(line)
        if not figures:
            if areas and k - areas[-1] > 30:
                areas = []
            continue
        match = AREA_ROW.match(label)
        plain = label.casefold().strip(" :.")
        if plain_name(label) in _KNOWN or (match and plain_name(match[2]) in _KNOWN):
            areas.append(k)
        elif len(areas) >= 4 and plain and (plain in TABLES.sum or plain.split()[0] in TABLES.sum):
            word = _own_column(figures, lines[max(0, areas[0] - 3) : areas[0]])
            if number(word.text) > 100:
                return Total(number(word.text), line.page, Box(word.x0, word.top, word.x1, word.bottom))
    return None


def _row(line: Line) -> tuple[str, list[Word]]:
    """Label and figures of a line; signed figures (differences) are neither."""
    words = list(line.words)
    figures: list[Word] = []
    while len(words) > 1 and (_SIGNED.match(words[-1].text) or words[-1].text == "%"):
        word = words.pop()
        if FIGURE.match(word.text):
            figures.insert(0, word)
    return " ".join(w.text for w in words), figures


def _own_column(figures: Sequence[Word], heads: Sequence[Line]) -> Word:
    """Of several columns of points, the one headed by the latest year, else the first not headed as another's."""
    ranked = []
    for k, figure in enumerate(figures):
        above = [w.text for line in heads for w in line.words if w.x0 < figure.x1 + 12 and w.x1 > figure.x0 - 12]
        years = [int(t) for t in above if regex.fullmatch(r"(?:19|20)\d\d", t)]
        other = any(t.casefold().strip(".:") in COLUMNS.other | TABLES.earlier for t in above)
        ranked.append((not other, max(years, default=0), -k))
    return figures[max(range(len(figures)), key=lambda k: ranked[k])]
