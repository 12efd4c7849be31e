"""Pages read by OCR into pages like those of printed files, and the way back to where things stand on the scan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import regex
from pydantic import BaseModel

from parsers.document import Document, Page, Rule, Word
from parsers.page.body_text import BodyText, body_text
from parsers.page.lines import page_lines
from parsers.page.scan.alignment import edges_of, shifts
from parsers.page.scan.noise import with_marks, without_noise
from parsers.page.scan.rows import Row, rows_of
from parsers.page.scan.spelling import respelt
from parsers.page.sheets.leaf import Leaf
from parsers.readers.picture.recognised import Recognised, Seen
from schemas.report import Place, Report

FONT = "Scan"
_ASCENT, _DESCENT = 0.8, 0.2  # of the size: the box of a word, as readers have it
_ALIKE = 0.1  # sizes this near are one: widths of words tell a size no better
_FIGURE = regex.compile(r"(?:\d{1,2}|100)(?:[.,]\d)?%?")
_NUMERAL = regex.compile(r"[1-9]\.")  # of an area, before its name
_SPECKS = ".,:;'\"|[]“”‘’«»·-—–_ "
_ENOUGH = 300  # words of running text that tell how a file is set


@dataclass(frozen=True)
class Lay:
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


def straightened(document: Document, recognised: Mapping[int, Recognised]) -> tuple[Document, Document, Lay]:
    """The document with recognised pages in place of what its pages held; again with the second look at figures."""
    numbers = [page.number for page in document.pages if page.number in recognised]
    read = [recognised[number] for number in numbers]
    clean = []
    for page in read:
        rows = rows_of(page)
        edges = edges_of(rows, page.width)
        clean.append([row for r in rows if (row := without_noise(r, edges)) is not None])
    moves = shifts(clean, [(page.width, page.height) for page in read])
    marked = respelt(with_marks(clean, [dx for dx, _ in moves]))
    every = [row for rows in marked for row in rows]
    printed = _printed([page for page in document.pages if page.number not in recognised])
    if printed is not None:
        aside = printed.left - _left(marked, moves)
        moves = [(dx + aside, dy) for dx, dy in moves]
        usual = _usual(every)
        for row in every:
            row.size *= printed.style[1] / usual
    sizes = _even_sizes(every)
    first: dict[int, Page] = {}
    second: dict[int, Page] = {}
    for page, rows, (dx, dy) in zip(read, marked, moves, strict=True):
        for words, again in ((first, False), (second, True)):
            even = [replace(row, size=sizes[id(row)]) for row in rows]
            words[page.number] = _page(page, even, (dx, dy), font=printed.style[0] if printed else FONT, again=again)
    lay = Lay({page.number: (page, dx, dy) for page, (dx, dy) in zip(read, moves, strict=True)})
    return (
        replace(document, pages=tuple(first.get(page.number, page) for page in document.pages)),
        replace(document, pages=tuple(second.get(page.number, page) for page in document.pages)),
        lay,
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


def _looked_twice(word: Seen) -> tuple[str, str]:
    """What the reading of the page and the second look see of a figure.

    Specks beside a figure are no part of it. Where the page's reading is no figure at all, the second look stands
    alone: it serves as the first, and nothing confirms it.
    """
    again = word.again or ""
    plain = word.text.strip(_SPECKS)
    if _FIGURE.fullmatch(plain):
        return (word.text if _NUMERAL.fullmatch(word.text) else plain), again
    return (again, "") if _FIGURE.fullmatch(again) and "(" not in word.text else (word.text, again)


def _page(page: Recognised, rows: Sequence[Row], move: tuple[float, float], *, font: str, again: bool) -> Page:
    dx, dy = move
    words = []
    for row in rows:
        base = row.baseline + dy
        for word in row.words:
            text = _looked_twice(word)[again] if word.again else word.text
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
