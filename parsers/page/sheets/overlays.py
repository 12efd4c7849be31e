"""What was put onto the pages of a report after it was made: stamps, comments, the registry's numbers and page numbers.

Programs that put something onto a page add it at the end of the page's content, in a font of their own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from parsers.document import Page, Word
from parsers.page.lines import family, group_lines, page_lines

_MOST = 80  # words of one page that are looked at: a comment or a stamp is shorter
_BESIDE = 0.3  # of the narrower word's width by which two words lie over each other
_LEVEL = 0.4  # of the smaller height
_SAME_PLACE = 4.0  # points
_PAGES = 0.3  # share of the pages, and three at least, on which what comes back at one place is a running line
_REGISTRY = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{2,4}[/:]\d{2,6}\b|\b(?:dnr|diarienr|diarienummer|ink|inkom|ankom|bilaga|vedlegg|kopia|kopi"
    r"|sign|sida|side|§)\b",
    re.I,
)


class _Tail(NamedTuple):
    page: int  # its place among the pages
    start: int  # of its words among the page's
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def without_overlays(pages: Sequence[Page]) -> list[Page]:
    """The pages of one report without words that were put over them.

    Words at the end of a page's content, in a font that none of the report's own texts has, are such if they lie over
    the page's own words anywhere, or say what a registry writes: a date, a diary number. What comes back at one place
    on page after page without lying over anything may be the report's running line, and stays.
    """
    tails = _tails(pages)
    if not tails:
        return list(pages)
    over = [tail for tail in tails if _lies_over(tail, pages[tail.page])]
    fonts = {_font(tail) for tail in over}
    places = Counter(_place(tail) for tail in tails)
    least = max(3, _PAGES * len(pages))
    gone = {
        tail.page: tail.start
        for tail in tails
        if _font(tail) in fonts or places[_place(tail)] < least and _REGISTRY.search(tail.text)
    }
    return [
        page._replace(words=page.words[: gone[place]]) if place in gone else page for place, page in enumerate(pages)
    ]


WordPlace = tuple[int, str, int, int]
"""A word by its page, its text, and its place to the nearest points: two engines give it nearly the same."""


def put_over(pages: Sequence[Page], kept: Sequence[Page]) -> frozenset[WordPlace]:
    """The words that were left out of the pages."""
    return frozenset(
        _word_place(page.number, word)
        for page, rest in zip(pages, kept, strict=True)
        if len(page.words) > len(rest.words)
        for word in page.words[len(rest.words) :]
    )


def without(page: Page, gone: frozenset[WordPlace]) -> Page:
    """A page as another engine reads it, without those words."""
    if not any(place[0] == page.number for place in gone):
        return page
    return page._replace(words=tuple(word for word in page.words if not _is_gone(page.number, word, gone)))


def _word_place(page: int, word: Word) -> WordPlace:
    return page, word.text, round(word.x0 / 2), round(word.baseline / 2)


def _is_gone(page: int, word: Word, gone: frozenset[WordPlace]) -> bool:
    _, text, x, y = _word_place(page, word)
    return any((page, text, x + i, y + j) in gone for i in (-1, 0, 1) for j in (-1, 0, 1))


def _tails(pages: Sequence[Page]) -> list[_Tail]:
    """For each page the words at its end in a font that no page has but at its end."""
    tails = [tail for place, page in enumerate(pages) if (tail := _tail(place, page.words)) is not None]
    foreign = {word.font for tail in tails for word in tail.words}
    starts = {tail.page: tail.start for tail in tails}
    for place, page in enumerate(pages):
        if not foreign:
            return []
        foreign -= {word.font for word in page.words[: starts.get(place)]}
    return [tail for tail in tails if all(word.font in foreign for word in tail.words)]


def _tail(place: int, words: tuple[Word, ...]) -> _Tail | None:
    """The words at a page's end that have one font; None where they are all of it, or too many to be put over it."""
    if not words:
        return None
    start, font, last = len(words), words[-1].font, family(words[-1].font)
    while start and (words[start - 1].font == font or family(words[start - 1].font) == last):
        start -= 1
        if len(words) - start > _MOST:
            return None
    return _Tail(place, start, words[start:]) if start else None


def _font(tail: _Tail) -> str:
    return family(tail.words[0].font)


def _place(tail: _Tail) -> tuple[str, int, int]:
    first = tail.words[0]
    return _font(tail), round(first.x0 / _SAME_PLACE), round(first.baseline / _SAME_PLACE)


def _lies_over(tail: _Tail, page: Page) -> bool:
    own = set(map(id, tail.words))
    lines = page_lines(page)
    for added in group_lines(page.number, tail.words):
        level = [w for x in lines if x.top < added.bottom and added.top < x.bottom for w in x.words]
        near = [w for w in level if w.x0 < added.x1 and added.x0 < w.x1 and id(w) not in own]
        if any(_over(a, b) for b in near for a in added.words):
            return True
    return False


def _over(a: Word, b: Word) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    if across <= 0 or down <= 0:
        return False
    return across > _BESIDE * min(a.x1 - a.x0, b.x1 - b.x0) and down > _LEVEL * min(a.bottom - a.top, b.bottom - b.top)
