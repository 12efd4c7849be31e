"""Pages read by OCR into pages like those of printed files, and the way back to where things stand on the scan."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any, NamedTuple

from pydantic import BaseModel

from parsers.document import Document, Page, Rule, Word
from parsers.page.body_text import BodyText, body_text
from parsers.page.lines import page_lines
from parsers.page.measures import SCAN_FONT
from parsers.page.scan.alignment import edges_of, shifts
from parsers.page.scan.noise import with_marks, without_noise
from parsers.page.scan.numbers import numbered
from parsers.page.scan.rows import Row, raise_bold, rows_of
from parsers.page.scan.spelling import respelt
from parsers.page.sheets.leaf import Leaf
from parsers.readers.picture.recognised import Recognised, Seen, fits
from schemas.report import Place, Report

_ASCENT, _DESCENT = 0.8, 0.2  # of the size: the box of a word, as readers have it
_ALIKE = 0.1  # sizes this near are one: widths of words tell a size no better
_FIGURE = re.compile(r"/?(?:\d{1,2}|100)(?:[.,]\d)?(?:%|/(?:\d{1,2}|100))?")
"""With "12/15" in one cell, and the second half of it."""
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?")  # of a question: looks know no full stop
_NUMERAL = re.compile(r"[1-9]\.")  # of an area, before its name
_SPECKS = ".,:;'\"|[]“”‘’«»·-—–_ "
_LOOKS = 3  # at each figure alone
_ENOUGH = 300  # words of running text that tell how a file is set


class Lay(NamedTuple):
    """How the pages of a scan were moved: what takes places of the report back to them."""

    pages: Mapping[int, tuple[Recognised, float, float]]  # with the shift to the right and down

    def on_scan(self, report: Report) -> Report:
        """The report with places on the pages as they lie in the file."""
        moved: Report = self._moved(report)
        return moved

    def place(self, place: Place) -> Place:
        """Where a place of the straightened page stands on the page of the file."""
        if place.page not in self.pages:
            return place
        page, dx, dy = self.pages[place.page]
        corners = [page.turn.askew(x - dx, y - dy) for x in (place.x0, place.x1) for y in (place.top, place.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        size = (page.height, page.width) if page.turns % 2 else (page.width, page.height)
        there = Place(page=place.page, x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))
        return Leaf(place.page, place.page, page.turns, size).on_sheet(there)

    def _moved(self, value: Any) -> Any:
        if isinstance(value, Place):
            return self.place(value)
        if isinstance(value, BaseModel):
            new = {name: self._moved(getattr(value, name)) for name in type(value).model_fields}
            return value.model_copy(update={n: v for n, v in new.items() if v is not getattr(value, n)})
        if isinstance(value, tuple):
            moved = tuple(self._moved(item) for item in value)
            return moved if any(a is not b for a, b in zip(moved, value, strict=True)) else value
        return value


class Straight(NamedTuple):
    """A document with recognised pages in place of what its pages held, and how these were moved."""

    document: Document
    second: Mapping[int, Page]  # the pages that we recognised, with the other reading of their figures
    looks: tuple[Mapping[int, Page], ...]  # with what each look at the figures alone sees
    lay: Lay


def straightened(document: Document, recognised: Mapping[int, Recognised]) -> Straight:
    """The document with recognised pages in place of what its pages held, with each reading of their figures."""
    numbers = [page.number for page in document.pages if page.number in recognised]
    read = [recognised[number] for number in numbers]
    clean = []
    for page in read:
        rows = rows_of(page)
        clean.append(without_noise(rows, edges_of(rows, page.width)))
    moves = shifts(clean, [(page.width, page.height) for page in read])
    across = [dx for dx, _ in moves]
    marked = numbered(respelt(with_marks(clean, across)), across)
    every = [row for rows in marked for row in rows]
    raise_bold(every)
    printed = _printed([page for page in document.pages if page.number not in recognised])
    if printed is not None:
        aside = printed.left - _left(marked, moves)
        moves = [(dx + aside, dy) for dx, dy in moves]
        usual = _usual(every)
        for row in every:
            row.size *= printed.style[1] / usual
    sizes = _even_sizes(every)
    font = printed.style[0] if printed else SCAN_FONT
    picks: list[Callable[[Seen], str]] = [_first, _second, *(partial(_look, k) for k in range(_LOOKS))]
    readings: tuple[dict[int, Page], ...] = tuple({} for _ in picks)
    for page, rows, move in zip(read, marked, moves, strict=True):
        even = [replace(row, size=sizes[id(row)]) for row in rows]
        for pages, pick in zip(readings, picks if page.own else picks[:1], strict=False):
            pages[page.number] = _page(page, even, move, font=font, pick=pick)
    first, second, *looks = readings
    return Straight(
        document._replace(pages=tuple(first.get(page.number, page) for page in document.pages)),
        second,
        tuple(looks),
        Lay({page.number: (page, dx, dy) for page, (dx, dy) in zip(read, moves, strict=True)}),
    )


def _printed(pages: Sequence[Page]) -> BodyText | None:
    """How the pages that are no pictures set their running text, where there are enough of them to tell."""
    lines = [line for page in pages for line in page_lines(page)]
    return body_text(lines) if sum(len(line.words) for line in lines) >= _ENOUGH else None


def _usual(rows: Sequence[Row]) -> float:
    """The size of most letters."""
    letters = sorted((row.size, len(row.text)) for row in rows)
    half = sum(n for _, n in letters) / 2
    for size, n in letters:
        half -= n
        if half <= 0:
            return size
    return 10.0


def _left(pages: Sequence[Sequence[Row]], moves: Sequence[tuple[float, float]]) -> float:
    """Where the running text of the pages begins, once they are laid over each other."""
    return median(edges_of(rows, 595.0).left + dx for rows, (dx, _) in zip(pages, moves, strict=True))


def _even_sizes(rows: Sequence[Row]) -> dict[int, float]:
    """One size for all rows whose sizes are nearly alike, the commonest first."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[round(row.size * 4) / 4] += len(row.text)
    levels: list[float] = []
    for size, _ in sorted(letters.items(), key=lambda item: (-item[1], item[0])):
        if all(abs(size - level) > _ALIKE * level for level in levels):
            levels.append(size)
    nearest = {}
    for row in rows:
        level = min(levels, key=lambda v: abs(v - row.size))
        nearest[id(row)] = round(level * 2) / 2
    return nearest


def _first(word: Seen) -> str:
    return _readings(word)[0]


def _second(word: Seen) -> str:
    return _readings(word)[1]


def _look(number: int, word: Seen) -> str:
    """What one look at a figure sees; the page's reading where none was taken."""
    if word.again is None or number >= len(word.looks):
        return _readings(word)[0]
    seen = word.looks[number]
    return seen if _FIGURE.fullmatch(seen) else ""


def _readings(word: Seen) -> tuple[str, str]:
    """What two readings see of a figure: the page's, and that of the looks at it alone.

    Specks beside a figure are no part of it, and for % the reading of the page has any letters. Where the two differ,
    the looks come first if two of them see the same: they err half as often. Where the page's reading is no figure at
    all, the looks stand alone, and nothing confirms them. Nor is there a second reading where no look sees anything.
    """
    if word.again is None or _NUMBER.fullmatch(word.text):
        return word.text, word.text
    again, plain = word.again, word.text.strip(_SPECKS)
    if not again:
        return plain if _FIGURE.fullmatch(plain) else word.text, ""
    if again.endswith("%") and plain.startswith(again[:-1]) and len(plain) > len(again) - 1 and plain[-1] != "%":
        plain = again
    if not _FIGURE.fullmatch(plain):
        clear = _FIGURE.fullmatch(again) and "(" not in word.text
        return (again, "") if clear else (word.text, again)
    size = word.x1 - word.x0, word.bottom - word.top
    if fits(again, *size) and not fits(plain, *size):
        return again, plain
    first = word.text if _NUMERAL.fullmatch(word.text) else plain
    if plain != again and _FIGURE.fullmatch(again) and word.looks.count(again) > 1:
        return again, first
    return first, again


def _page(
    page: Recognised, rows: Sequence[Row], move: tuple[float, float], *, font: str, pick: Callable[[Seen], str]
) -> Page:
    dx, dy = move
    words = []
    for row in rows:
        base = row.baseline + dy
        for word in row.words:
            text = pick(word)
            if not text:
                continue
            words.append(
                Word(
                    text,
                    word.x0 + dx,
                    base - _ASCENT * row.size,
                    word.x1 + dx,
                    base + _DESCENT * row.size,
                    base,
                    font,
                    row.size,
                    row.bold,
                    blank_after=False,  # after each word one is written, also where a word goes on in the next line
                )
            )
    rules = tuple(Rule(r.x0 + dx, r.top + dy, r.x1 + dx, r.bottom + dy) for r in page.rules)
    return Page(page.number, page.width, page.height, tuple(words), rules, (), ())
