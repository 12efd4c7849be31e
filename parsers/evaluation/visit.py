"""When the evaluation was made, and which one in order it was."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import regex

from parsers.vocabulary import LANGUAGES

_MONTHS = {name: n for v in LANGUAGES for n, name in enumerate(v.visit.months, 1)}
_ORDINALS = {name: n for v in LANGUAGES for n, name in enumerate(v.visit.ordinals, 1)}
_MONTH = "|".join(sorted(_MONTHS, key=lambda w: (-len(w), w)))
_DATED = re.compile(
    rf"\b({_MONTH})\b(?:\s+månad)?(?:\s+(?:och|og|-|–|till|til)\s+(?:{_MONTH})\b)?(?:\s+(?:månad\s+)?(?:år\s+)?)((?:19|20)\d\d)\b",
    re.I,
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_WORDED = re.compile(rf"\b(\d{{1,2}})\.?\s+({_MONTH})\s+((?:19|20)\d\d)\b", re.I)
_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?![\d-])")
_VISIT_LINE = re.compile(r"analys\s+av|evaluering(?:en|a)?\s+av|genomförd", re.I)
_EVALUATION = "|".join(sorted({w for v in LANGUAGES for w in v.visit.evaluation}, key=lambda w: (-len(w), w)))
_ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=lambda w: (-len(w), w)))
_ROUND = rf"(?:{_EVALUATION})\b|\w*(?:utvärdering|evaluering|kommunkompass|kommunekompass)\w*\b"
_ORDINAL = re.compile(rf"\b({_ORDINAL_WORDS})\s+(?:i\s+(?:ordningen|rekken|rekkja|raden)\b|{_ROUND})", re.I)
_PREDICATE = re.compile(
    r"\b(?:är|var|er|blev|blei|ble)\s+(?:den|kommunens|kommunen\s+sin|vår)\s+"
    rf"({_ORDINAL_WORDS})(?=\s+i\s|\s*[.,;]|$)",
    re.I,
)
_FIGURE_ORDINAL = re.compile(rf"\b(\d):?(?:e|a)\s+(?:{_EVALUATION})\b", re.I)
_SEASON = re.compile(
    r"\b(?:våren|vårens|sommaren|sommeren|hösten|høsten|hausten|vintern|vinteren|vecka\s+\d{1,2}|uke\s+\d{1,2}|veke\s+\d{1,2}|v\.?\s?\d{1,2})\s*,?\s+(?:år\s+)?((?:19|20)\d\d)\b",
    re.I,
)
_ABOUT_VISIT = re.compile(
    r"utvärder|evaluer|intervju|besök|genomför|gjennomfør|gjordes|ägde\s+rum|arbetet|arbeidet", re.I
)
_EARLIER = re.compile(r"\b(?:senast|förra|föregående|tidigare|forrige|førre|sist|siden|sedan)\b", re.I)
_DECEMBER = 12
_LINE = 80  # characters: a longer line of a cover is a sentence, its year any year


class Visit(NamedTuple):
    """Year and month of the visit, date of the report (ISO), which evaluation in order."""

    year: int | None
    month: int | None
    report_date: str | None
    ordinal: int | None


def find_visit(cover: Sequence[str], margins: Sequence[str], front: Sequence[str], whole_front: Sequence[str]) -> Visit:
    """Dates from the cover's lines, the running headers and the sentences of the chapters before the areas.

    `front` holds the text of the section about the evaluation where there is one, `whole_front` of all those chapters.
    """
    cover_year, cover_month = _visit_on_cover(cover)
    told = _visits_in_text(front) or _visits_in_text(whole_front)
    year, month = _likeliest(told, cover_year)
    if year is None or (cover_year is not None and abs(year - cover_year) > 1):
        year, month = cover_year, cover_month
    elif month is None and cover_year == year:
        month = cover_month
    dated = _report_date(cover, margins)
    if year is None:
        year = _bare_year(whole_front) if dated is None else int(dated[:4])
    return Visit(year, month, dated, _ordinal(front, year) or _ordinal(whole_front, year))


def _sentences(texts: Sequence[str]) -> list[str]:
    return [
        s for t in texts for s in regex.split(r"(?<=[.!?])(?<!\bv\.|\bca\.|\bden\.|\bkl\.)\s+(?=\p{Lu}|\d)|\n+", t) if s
    ]


def _visits_in_text(texts: Sequence[str]) -> list[tuple[int, int | None]]:
    """Years and months in sentences about the visit, in reading order; a season or a week tells no month.

    Dates that a clause calls an earlier round's are left out.
    """
    dated: list[tuple[int, int | None]] = []
    loose: list[tuple[int, int | None]] = []
    for sentence in _sentences(texts):
        if not _ABOUT_VISIT.search(sentence):
            continue
        for clause in re.split(r"[;,]\s+|\s+(?:och|og)\s+(?=den\b|nu\b|no\b|den\s+nu)", sentence):
            if _EARLIER.search(clause):
                continue
            dated += [(int(m[2]), _MONTHS[m[1].casefold()]) for m in _DATED.finditer(clause)]
            dated += [(int(m[1]), int(m[2])) for m in _ISO.finditer(clause) if 1 <= int(m[2]) <= _DECEMBER]
            loose += [(int(m[1]), None) for m in _SEASON.finditer(clause)]
    return dated or loose


def _likeliest(told: Sequence[tuple[int, int | None]], cover_year: int | None) -> tuple[int | None, int | None]:
    """Of several dates the first one nearest the cover's year; without a cover's year the first of the latest year."""
    if not told:
        return None, None
    if cover_year is None:
        latest = max(year for year, _ in told)
        return next(t for t in told if t[0] == latest)
    return min(told, key=lambda t: abs(t[0] - cover_year))


def _visit_on_cover(cover: Sequence[str]) -> tuple[int | None, int | None]:
    """The date beside the title first, then a month with a year, then a year on its own."""
    for line in cover:
        match = _ISO.search(line)
        if match and _VISIT_LINE.search(line):
            return int(match[1]), int(match[2]) if 1 <= int(match[2]) <= _DECEMBER else None
    for line in cover:
        dated = _DATED.search(line)
        if dated:
            return int(dated[2]), _MONTHS[dated[1].casefold()]
    for line in cover:
        years = _YEAR.findall(line)
        if years and len(line) < _LINE:
            return int(years[-1]), None
    return None, None


def _bare_year(texts: Sequence[str]) -> int | None:
    for sentence in _sentences(texts):
        match = _YEAR.search(sentence)
        if match and _ORDINAL.search(sentence):
            return int(match[1])
    return None


def _report_date(cover: Sequence[str], margins: Sequence[str]) -> str | None:
    """The first plain date of the cover; the running header's only if the cover has none, for it may be stale."""
    for line in (*cover, *margins):
        if _VISIT_LINE.search(line):
            continue
        match = _ISO.search(line)
        if match and _is_date(match[0]):
            return match[0]
    for line in cover:
        worded = _WORDED.search(line)
        if worded and not re.search(r"\d\s*[-–]\s*\d{1,2}\.?\s+[^\W\d_]", line) and not _VISIT_LINE.search(line):
            iso = f"{worded[3]}-{_MONTHS[worded[2].casefold()]:02}-{int(worded[1]):02}"
            if _is_date(iso):
                return iso
    return None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _ordinal(texts: Sequence[str], year: int | None) -> int | None:
    """Which evaluation this one is; a clause with another year tells of an earlier one."""
    for sentence in _sentences(texts):
        for clause in re.split(r"[;,]\s+", sentence):
            match = _ORDINAL.search(clause) or (_PREDICATE.search(clause) if _ABOUT_VISIT.search(sentence) else None)
            figure = _FIGURE_ORDINAL.search(clause)
            years = {int(y) for y in _YEAR.findall(clause)}
            if (match or figure) and not (year is not None and years and year not in years):
                return _ORDINALS[match[1].casefold()] if match else int(figure[1]) if figure else None
    return None
