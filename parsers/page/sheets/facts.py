"""What a page shows of the print it belongs to: its looks, its running lines, its page number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from parsers.document import Box, Page, Word
from parsers.kept import kept_for_pages
from parsers.page.lines import Line, SameWords, Style, fold, letters_in, page_lines, segments, style

BAND = 0.13  # share of the page's height, at the top and at the bottom, in which running lines and page numbers stand
_EDGE = 0.075  # share of the page's height: 63 points of A4, less than any margin of text
_SCRAPS = 5  # words
_LARGE = 0.3  # share of the page
_ONE_LOOK = 0.35  # share of the letters
_RUNNING = 3  # lines from the top or the bottom among which a running line is looked for
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^(?:(?:sida?|side|sid\.?|s\.|page)\s*)?[-–(\[]?\s*(\d{1,3})\s*[-–)\]]?(?:\s*(?:\(\s*|av\s+|of\s+|/\s*)(\d{1,3})\s*\)?)?$"
)
_COUNTED = re.compile(r"\s(\d{1,3})\s*\((\d{1,3})\s*\)$")  # at the end of a running line, close to a date
_NUMBER_ENDS = frozenset("0123456789-–)]")  # with which one of these ends
_ENDS = (".", "!", "?", ":", ";", ")", "”", '"')
_LINE_OF_TEXT = 6  # words
_GAP = 2.0  # of the size
_LETTERS = 0.6  # share of its characters


class Printed(NamedTuple):
    """A page number as printed: "3", "Sida 3", "3 (24)"."""

    number: int
    of: int | None
    at_top: bool
    place: int  # a third of the page's width, from 0


@dataclass(frozen=True, eq=False)
class PageFacts:
    """What tells whether a page goes on with the page before it; two are equal only if they are the same."""

    number: int  # of the page, in the order in which pages are read
    size: tuple[float, float]
    lines: tuple[Line, ...]
    words: int
    height: float = field(repr=False)
    styles: Counter[tuple[str, float]] = field(repr=False)  # characters by font family and size
    running: frozenset[str]  # first and last lines, figures apart
    outermost: frozenset[str]  # those of them that stand where no text does, not even the head of a table
    printed: tuple[Printed, ...]
    picture: float  # share of the page that its largest picture covers

    @cached_property
    def inner(self) -> Counter[str]:
        """Lines that stand in no band of running lines."""
        return Counter(self._inner())

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first three of them."""
        return tuple(islice(self._inner(), 3))

    def _inner(self) -> Iterator[str]:
        top, bottom = BAND * self.height, (1 - BAND) * self.height
        return (line.text for line in self.lines if line.bottom >= top and line.top <= bottom)

    @cached_property
    def first_text(self) -> Line | None:
        """The first line of running text."""
        return next((line for line in self.lines if is_text(line)), None)

    @cached_property
    def last_text(self) -> Line | None:
        """The last line of running text."""
        return next((line for line in reversed(self.lines) if is_text(line)), None)

    @cached_property
    def usual_size(self) -> float:
        """The size of most of the page's letters."""
        return self.styles.most_common(1)[0][0][1]

    @property
    def largest(self) -> float:
        """The size of its largest letters; 0 without any."""
        return max([size for _, size in self.styles], default=0.0)

    @cached_property
    def is_typeset(self) -> bool:
        """True where most letters have one look; what OCR reads has as many sizes as lines."""
        return bool(self.styles) and self.styles.most_common(1)[0][1] >= _ONE_LOOK * self.styles.total()

    @property
    def is_bare(self) -> bool:
        """True for a page without text, and for a picture with hardly any."""
        return not self.words or self.words < _SCRAPS and self.picture > _LARGE


def facts_of(page: Page) -> PageFacts:
    """What one page shows."""
    return _facts(page.number, page.width, page.height, SameWords(page.words), page.images)


@kept_for_pages
def _facts(number: int, width: float, height: float, same: SameWords, images: tuple[Box, ...]) -> PageFacts:
    """What one page shows by its words and pictures; asked for while prints are told apart, and for their order."""
    page = Page(number, width, height, same.words, (), (), images)
    lines = page_lines(page)
    outer = [*lines[:_RUNNING], *lines[-_RUNNING:]]
    lines_in_band = [x for x in outer if _in_band(x, page.height) and any(c.isalpha() for c in x.text)]
    running = {line: _DIGITS.sub("#", line.folded) for line in lines_in_band}
    area = max(page.width * page.height, 1.0)
    return PageFacts(
        number=page.number,
        size=(round(page.width, 2), round(page.height, 2)),
        lines=tuple(lines),
        words=len(page.words),
        height=page.height,
        styles=_styles(lines),
        running=frozenset(running.values()),
        outermost=frozenset([text for line, text in running.items() if _is_far(line, page.height)]),
        printed=tuple(_printed(lines, page)),
        picture=max((abs(i.x1 - i.x0) * abs(i.bottom - i.top) / area for i in page.images), default=0.0),
    )


def _styles(lines: Sequence[Line]) -> Counter[tuple[str, float]]:
    """How many characters have each font family and size."""
    looks: defaultdict[Style, int] = defaultdict(int)
    for line in lines:
        if line.alike:
            looks[line.style] += len(line.text) - len(line.words) + 1
        else:
            for word in line.words:
                looks[style(word)] += len(word.text)
    styles: Counter[tuple[str, float]] = Counter()
    for look, count in looks.items():
        styles[look[:2]] += count
    return styles


def is_text(line: Line) -> bool:
    """True for a line that is as long as those of running text and has no gap a table or a second column would have."""
    if len(line.words) < _LINE_OF_TEXT or line.widest > _GAP:
        return False
    return letters_in(line.text) > _LETTERS * len(line.text)


def runs_on(before: PageFacts, after: PageFacts) -> bool:
    """True where a sentence that the last line of text of one page begins ends on the next page."""
    last, first = before.last_text, after.first_text
    if last is None or first is None or last.style != first.style:
        return False
    return not last.text.rstrip().endswith(_ENDS) and first.text[:1].islower()


def breaks_off(before: PageFacts, after: PageFacts) -> bool:
    """True where the next page begins within a sentence, and the last line of text before it ends one."""
    last, first = before.last_text, after.first_text
    return last is not None and first is not None and last.text.endswith(".") and first.text[:1].islower()


def _in_band(line: Line, height: float) -> bool:
    return line.bottom < BAND * height or line.top > (1 - BAND) * height


def _is_far(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _printed(lines: Sequence[Line], page: Page) -> list[Printed]:
    found = []
    for line in [*lines[:_RUNNING], *lines[max(_RUNNING, len(lines) - _RUNNING) :]]:
        if not _in_band(line, page.height):
            continue
        for part in segments(line, 1.5):
            text = line.folded if part is line.words else fold(_text(part))
            if text[-1:] not in _NUMBER_ENDS:
                continue
            lone = _NUMBER.match(text)
            match = lone or (_COUNTED.search(text) if _is_far(line, page.height) else None)
            if match:
                middle = (part[0].x0 + part[-1].x1) / 2 if lone else part[-1].x1
                place = min(2, max(0, int(3 * middle / max(page.width, 1.0))))
                of = int(match[2]) if match[2] else None
                found.append(Printed(int(match[1]), of, line.baseline < page.height / 2, place))
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
