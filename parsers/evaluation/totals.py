"""The total for the whole municipality, where a report prints it as text."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import regex

from parsers.document import Box, Word
from parsers.evaluation.mentions import named
from parsers.page.lines import Line
from parsers.page.numbers import FIGURE, number
from parsers.parts.areas.names import KNOWN, plain_name
from parsers.parts.tables import Row
from parsers.vocabulary import COLUMNS, TABLES
from schemas.report import Country, Points

_AREA_ROW = regex.compile(r"^(?:\p{L}+\s+)?(\d{1,2})[.:]?\s+(\p{Lu}.*)$")
_FIGURE = re.compile(
    r"(?<![\d,.–-])(?<!\d\s)([1-9]\d\d(?:[.,]\d)?)(?!\s?\d{3}|\d|\s*%|\s*(?:kr|kronor|år|invånare|innbyggere|anställda|sidor|st)\b|[–-]\d)"
)
_POINTS = re.compile(r"poäng|poeng|\d\s?p\b|skår", re.I)
_CLAUSE = re.compile(
    r"[.;]\s+|,\s+"
    r"|(?<!\s)\s++(?:och|og|medan|mens|men|samt|vilket|noe som|noko som|jämfört|sammenlignet|samanlikna)\s+",
    re.I,
)
# What speaks for and against a figure being this round's total; each once for a clause.
_SIGNS = tuple(
    (weight, re.compile(pattern, re.I))
    for weight, pattern in (
        (
            3,
            r"\b(?:totalt|totala|totalpoäng\w*|totalpoeng\w*|sammanlagt|sammantaget|sammanlagda|til\s?s[ae]m+en|samlet|samla|i\s+alt|resultatet|poängsumma\w*|poengsum\w*|totalsumma\w*|slutsumma\w*)\b",
        ),
        (3, r"\b(?:av|of|där|der)\s+(?:[^\W\d_]+\s+){0,4}(?:800|1\s?000)\b|\((?:av\s+)?800\)|/\s?800\b"),
        (
            1,
            r"\b(?:fick|får|fikk|fekk|uppnå\w+|nå\w+|oppnå\w+|erhåll\w+|erhöll|skår\w+|hamna\w+|landa\w+|blev|blei|ble|ger|gav)\b",
        ),
        (-20, r"\b(?:förra|föregående|tidigare|senast\w*|forrige|førre|tidligere|tidlegare|sist|då)\b"),
        (
            -20,
            r"\b(?:genomsnitt\w*|snitt\w*|gjennomsnitt\w*|medel\w*|middel\w*|median\w*|högst\w*|høyest\w*|høgst\w*|lägst\w*|lavest\w*|bäst\w*|best\w*|rekord\w*|landets|riket|jämför\w*|sammenlign\w*|samanlikn\w*|öka\w*|ökning\w*|minska\w*|minskning\w*|skillnad\w*|økt\w*|øk\w*|auk\w*|område\w*)\b",
        ),
    )
)
# What is said of the total after it: "… över snittet", "… är den högsta hittills".
_ABOVE = r"\b(?:över|under|over|högre än|lägre än)\s+(?:\w+\s+)?\w*(?:snitt|medel|middel)\w*"
_RECORD = r"\b(?:är|er|var)\s+(?:den|det|noe som er)\s+(?:\w+\s+)?(?:högsta|høyeste|høgste|lägsta|bästa|beste)\b"
_ASIDE = re.compile(f"{_ABOVE}|{_RECORD}", re.I)
_DIFFERENCE = re.compile(
    r"^\s*(?:poäng\s+|poeng\s+|p\s+)?(?:mer|fler|färre|mindre|flere|fleire|færre|høyere|høgare|högre|lägre|lavere|bättre|bedre|betre|upp|ned|fram)\b",
    re.I,
)
_LARGE = re.compile(r"[1-9]\d\d").search  # no total is smaller; most sentences have no such figure
_LEAST = 2
_PAIR = re.compile(r"^(\d{1,3}(?:[.,]\d)?)/(\d{1,3})$")
_BETWEEN = frozenset({"%", "/", "av", "p", "p."})
_SIGNED = re.compile(r"^[+–−-]?\d{1,4}(?:[.,]\d{1,2})?%?$")
_APART = 30  # lines: figures further from each other are no one list
_MOST_OF_AN_AREA = 100  # points; a total of at least four is more
_UNDER = 12  # points: a figure and its label, one over the other, overlap or are this near


class Total(NamedTuple):
    """The printed total and where it stands; the box is in points."""

    value: Points
    page: int
    box: Box


class Owner(NamedTuple):
    """Whose total is looked for."""

    name: str
    country: Country
    year: int | None


def find_total(
    lines: Sequence[Line],
    sections: Sequence[tuple[str, int]],
    rows: Sequence[Row],
    owner: Owner,
    lone: Sequence[Line] = (),
) -> Total | None:
    """The total from a sentence, cover, chart's title, a table or chart of the areas, or a score table's last row.

    `lines` are all lines outside the areas, `sections` the running text there with the page it begins on, `rows` the
    sum rows that the score tables themselves hold for the whole municipality, `lone` the lines of cover and charts.
    """
    stated = [
        (weight, -order, value, page)
        for order, (text, page) in enumerate(sections)
        for weight, value in _stated(text, owner)
    ]
    if stated:
        _, _, value, page = max(stated, key=lambda s: s[:2])
        return Total(value, *_place(value, page, lines))
    by_line = [(weight, -k, value, line) for k, line in enumerate(lone) for weight, value in _stated(line.text, owner)]
    if by_line:
        _, _, value, line = max(by_line, key=lambda s: s[:2])
        return Total(value, *_place(value, line.page, [line]))
    listed = _listed(lines, owner.year)
    if listed is not None:
        return listed
    for row in rows:
        if row.score is not None:
            return Total(row.score, row.page, row.box)
    return None


def _stated(text: str, owner: Owner) -> list[tuple[int, Points]]:
    """Figures that a text states as this municipality's total, with how much speaks for them; the likeliest first.

    A clause that speaks of an earlier round, of a mean, of another year or of another municipality states none.
    """
    found: list[tuple[int, Points]] = []
    if not _LARGE(text):
        return found
    for sentence in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})|\n+", text):
        if not _LARGE(sentence) or not _POINTS.search(sentence):
            continue
        for clause in _clauses(sentence):
            if not _LARGE(clause) or not _POINTS.search(clause):
                continue
            weight = sum(w for w, sign in _SIGNS if sign.search(clause)) + _of_others(clause, owner)
            for match in _FIGURE.finditer(clause):
                value = number(match[1])
                if value in (100, 800, 1000) or _DIFFERENCE.match(clause[match.end() :]):
                    continue
                adjacent = re.match(r"\s*(?:poäng|poeng|p)\b", clause[match.end() :], re.I) is not None
                if weight + adjacent >= _LEAST:
                    found.append((weight + adjacent, value))
    return sorted(found, key=lambda f: -f[0])[:1]


def _clauses(sentence: str) -> list[str]:
    """The sentence cut at its commas and conjunctions, but not before "där maximum är 800"."""
    parts = _CLAUSE.split(_ASIDE.sub("", sentence))
    clauses: list[str] = []
    for part in parts:
        if clauses and re.match(r"(?:där|der|av|kor|hvor)\b", part) and "800" in part:
            clauses[-1] += f" {part}"
        else:
            clauses.append(part)
    return clauses


def _of_others(clause: str, owner: Owner) -> int:
    """What a clause loses for naming another year or another municipality than the report's own."""
    years = {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", clause)}
    lost = -20 if owner.year is not None and years and owner.year not in years else 0
    others = {m.name for m in named(clause, owner.country)} - {owner.name}
    return lost - (20 if others and owner.name.casefold() not in clause.casefold() else 0)


def _place(value: Points, page: int, lines: Sequence[Line]) -> tuple[int, Box]:
    for line in lines:
        if page <= line.page <= page + 1:
            for w in line.words:
                if w.text.strip(".,;:()") == str(value):
                    return line.page, Box(w.x0, w.top, w.x1, w.bottom)
    here = next(line for line in lines if line.page >= page)
    return here.page, Box(here.x0, here.top, here.x1, here.bottom)


def _listed(lines: Sequence[Line], year: int | None) -> Total | None:
    """A line such as "Totalt 443" that closes a list of at least four areas with their points."""
    areas: list[int] = []
    for k, line in enumerate(lines):
        label, figures = _row(line)
        if not figures:
            if areas and k - areas[-1] > _APART:
                areas = []
            continue
        match = _AREA_ROW.match(label)
        plain = label.casefold().strip(" :.")
        if plain_name(label) in KNOWN or (
            match and int(match[1]) == len(areas) + 1 and number(figures[-1].text) <= _MOST_OF_AN_AREA
        ):
            areas.append(k)
        elif len(areas) >= 4 and plain and (plain in TABLES.sum or plain.split()[0] in TABLES.sum):
            rows = [_row(lines[at])[1] for at in areas]
            word = _own_column(figures, lines[max(0, areas[0] - 3) : areas[0]], rows, year)
            if number(word.text) > _MOST_OF_AN_AREA:
                return Total(number(word.text), line.page, Box(word.x0, word.top, word.x1, word.bottom))
    return None


def _row(line: Line) -> tuple[str, list[Word]]:
    """Label and figures of a line, those of pairs one by one; signed figures (differences) are neither."""
    last = line.words[-1].text
    if last not in _BETWEEN and not _SIGNED.match(last) and not _PAIR.match(last):
        return line.text, []
    words = [part for word in line.words for part in _parts(word)]
    figures: list[Word] = []
    while len(words) > 1 and (_SIGNED.match(words[-1].text) or words[-1].text in _BETWEEN):
        word = words.pop()
        if FIGURE.match(word.text):
            figures.insert(0, word)
    return " ".join(w.text for w in words), figures


def _parts(word: Word) -> list[Word]:
    """A word, or the two figures of a pair: "522/800"."""
    match = _PAIR.match(word.text)
    if match is None:
        return [word]
    middle = (word.x0 + word.x1) / 2
    return [word._replace(text=match[1], x1=middle), word._replace(text=match[2], x0=middle)]


def _own_column(
    figures: Sequence[Word], heads: Sequence[Line], rows: Sequence[Sequence[Word]], year: int | None
) -> Word:
    """Of several columns, one that is no maximum, not headed as another's or by an earlier year; else the first.

    `rows` are the figures of the areas above: a maximum is the same in all. `year` is the report's own: a column that
    no year heads is of that year, so that "Poäng, Max, Procent, 2010" ends with the round before.
    """
    ranked = []
    for k, figure in enumerate(figures):
        above = [
            w.text for line in heads for w in line.words if w.x0 < figure.x1 + _UNDER and w.x1 > figure.x0 - _UNDER
        ]
        years = [int(t) for t in above if re.fullmatch(r"(?:19|20)\d\d", t)]
        other = any(t.casefold().strip(".:") in COLUMNS.other | TABLES.earlier for t in above)
        column = [number(row[k].text) for row in rows if len(row) == len(figures)]
        same = len(column) > 1 and len(set(column)) == 1
        adds = bool(column) and sum(column) == number(figure.text)
        large = number(figure.text) > _MOST_OF_AN_AREA
        ranked.append((large, not same, not other, max(years, default=year or date.max.year), adds, -k))
    return figures[max(range(len(figures)), key=lambda k: ranked[k])]
