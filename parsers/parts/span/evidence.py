"""What pages say that makes them a report: areas with text under them, and score rows area by area."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from parsers.document import Word
from parsers.kept import kept_for_pages
from parsers.page.leaders import leader
from parsers.page.lines import Line, letters_in, segments
from parsers.page.sheets.facts import PageFacts, is_text
from parsers.parts.areas.names import KNOWN, plain_name
from parsers.parts.areas.scores import states_score
from parsers.parts.span.titles import names_instrument
from parsers.vocabulary import AREA, CONTENTS

_AREA_WORDS = "|".join(sorted(AREA, key=lambda w: (-len(w), w)))
_LABELLED = re.compile(rf"^(?:{_AREA_WORDS})\s*(\d{{1,2}})(?![\d.]\d)\s*[:.,|–—-]?\s*(.*)$", re.I)
_NUMBERED = re.compile(r"^(?:\d{1,2}\.)?(\d{1,2})[.:)]?\s+([^\W\d_].*)$")
_QUESTION = re.compile(r"^(?:fråga\s+|spørsmål\s+)?(\d)[.:](\d{1,2})\.?$", re.I)
_FIGURE = re.compile(r"^\d{1,3}(?:[.,]\d)?\s*(?:%|p|poäng|poeng)?$|^\d{1,3}(?:[.,]\d)?\s*(?:/|av)\s*\d{1,3}$", re.I)
_TAIL = re.compile(r"[\s.…·_:–(-]*+\d{0,3}+(?:\s*+(?:poäng|poeng|p|/|av)\s*+\d{0,3}+){0,6}+[)\s]*+$", re.I)
_SCORED = re.compile(r"[^\W\d_]\W+\d{1,3}(?:[.,]\d)?\s*(?:p\b|poäng|poeng|/|av|$)", re.I)
_NAMES = tuple(KNOWN)  # with one of which a text must begin to be an area's name
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset(name.split()[0] for name in (*KNOWN, *AREA))

_FIGURE_ENDS = frozenset("0123456789%pPgG).")  # with which a figure ends: "70", "70 %", "70 poäng", "(70 p)."
_NEAR = 12  # lines below an area's heading in which its score, or the box with it, begins
LEAST_AREAS = 3  # a memo about the instrument may name one or two with a score
ENOUGH_TEXT = 100  # words under an area
ENOUGH_ROWS = 3  # rows of a score table under an area
_LONG = 14  # words: a line with more is a sentence
_MOST_ENTRIES = 2  # of contents on a page of the text
_DOTS = 4  # of a leader: three may be an ellipsis
_FEWEST_LETTERS = 4  # of a label
_LAST = 8  # the highest number of an area


class Evidence:
    """What a run of pages holds, looked at no further than somebody asks: most files are a report and nothing else."""

    def __init__(self, pages: Iterable[PageFacts]) -> None:
        """The pages in their order."""
        self._pages = tuple(pages)

    @cached_property
    def names_instrument(self) -> bool:
        """True where a page names Kommunkompassen."""
        return any(map(names_it, self._pages))

    @cached_property
    def is_scored(self) -> bool:
        """True where as many areas as a report has at least have score rows."""
        return self._is_scored_by_number or len(self.scored) >= LEAST_AREAS

    @cached_property
    def tells_of_areas(self) -> bool:
        """True where as many areas have score rows, or text and a score; no page more is looked at than is needed."""
        return self._is_scored_by_number or any(found.is_enough for found in _page_by_page(self._pages))

    @cached_property
    def _is_scored_by_number(self) -> bool:
        """The same of rows that open with the numbers of questions: they tell it soonest."""
        rows: Counter[int] = Counter()
        for page in self._pages:
            for area, count in _numbered_rows(page).items():
                rows[area] += count
                if sum([found >= ENOUGH_ROWS for found in rows.values()]) >= LEAST_AREAS:
                    return True
        return False

    @property
    def areas(self) -> set[int]:
        """Areas with text or score rows of their own."""
        return self.told | self.scored

    @property
    def told(self) -> set[int]:
        """Areas with running text."""
        return self._by_area.told

    @property
    def scored(self) -> set[int]:
        """Areas with score rows."""
        return self._by_area.scored

    @property
    def named(self) -> set[int]:
        """Areas that a line names."""
        return set(self._by_area.named)

    @property
    def headed(self) -> set[int]:
        """Areas with a score by a line that names them."""
        return self._by_area.with_score

    @cached_property
    def _by_area(self) -> "_ByArea":
        read = list(_page_by_page(self._pages))
        return read[-1] if read else _ByArea()


@dataclass
class _ByArea:
    """What pages hold of each area."""

    text: Counter[int] = field(default_factory=Counter)  # words
    rows: Counter[int] = field(default_factory=Counter)  # of score tables
    named: Counter[int] = field(default_factory=Counter)  # how often a line names it
    headed: Counter[int] = field(default_factory=Counter)  # scores by such a line

    @property
    def told(self) -> set[int]:
        return {a for a, words in self.text.items() if words >= ENOUGH_TEXT}

    @property
    def scored(self) -> set[int]:
        return {a for a, rows in self.rows.items() if rows >= ENOUGH_ROWS}

    @property
    def with_score(self) -> set[int]:
        return {a for a, scores in self.headed.items() if scores}

    @property
    def is_enough(self) -> bool:
        """True for what only a report holds; more pages take nothing away from it."""
        return len(self.scored) >= LEAST_AREAS or len(self.told & self.with_score) >= LEAST_AREAS


@dataclass(slots=True)
class _Stretch:
    """What stands on one page from a line that names an area to the next one, or from the top of the page."""

    area: int | None = None  # that its first line names; None for a stretch that goes on from the page before
    scored: bool = False  # that line has a score
    lines: int = 0  # below that line
    scores: list[int] = field(default_factory=list)  # which of them state a score, from 1
    rows: Counter[int | None] = field(default_factory=Counter)  # score rows by the area of their numbers
    text: int = 0  # words of running text


def _page_by_page(pages: Iterable[PageFacts]) -> Iterator[_ByArea]:
    """What these pages hold, read in their order: the same object after each page."""
    found = _ByArea()
    area: int | None = None
    since = 0  # lines since the area was named
    for page in pages:
        for stretch in _stretches(page):
            if stretch.area is not None:
                area, since = stretch.area, 0
                found.named[area] += 1
                found.headed[area] += stretch.scored
            if area is not None:
                found.headed[area] += sum(since + k <= _NEAR for k in stretch.scores)
                found.text[area] += stretch.text
            for number, count in stretch.rows.items():
                owner = area if number is None else number
                if owner is not None:
                    found.rows[owner] += count
            since += stretch.lines
        yield found


@kept_for_pages
def names_it(page: PageFacts) -> bool:
    """True for a page that names Kommunkompassen."""
    return names_instrument(page.lines)


@kept_for_pages
def _numbered_rows(page: PageFacts) -> Counter[int]:
    """The score rows of a page that the numbers of questions open, by area."""
    rows: Counter[int] = Counter()
    for line in page.lines:
        if line.text[0].isdigit() and line.text[-1] in _FIGURE_ENDS:
            question = _QUESTION.match(line.words[0].text)
            if question and _is_row(line) and area_named(line) is None:
                rows[int(question[1])] += 1
    return Counter() if rows and _holds_contents(page) else rows


def _holds_contents(page: PageFacts) -> bool:
    """True for a page with more entries of a table of contents than a heading with its score behind dots."""
    return sum(map(_is_entry, page.lines)) > _MOST_ENTRIES


@kept_for_pages
def _stretches(page: PageFacts) -> tuple[_Stretch, ...]:
    """What one page says, whatever stands before it; runs of pages are weighed again while prints are told apart."""
    if _holds_contents(page):
        return ()
    stretches = [_Stretch()]
    for line in page.lines:
        now = stretches[-1]
        area = area_named(line)
        if area is not None:
            stretches.append(_Stretch(area, _SCORED.search(line.text) is not None))
            continue
        now.lines += 1
        figure = line.text[-1] in _FIGURE_ENDS
        if figure and now.lines <= _NEAR and states_score(line.text):
            now.scores.append(now.lines)
        if figure and _is_row(line):
            question = _QUESTION.match(line.words[0].text)
            now.rows[int(question[1]) if question else None] += 1
        elif is_text(line):
            now.text += len(line.words)
    return tuple(stretches)


def area_named(line: Line) -> int | None:
    """The number of the area that a line names and says no more than its number and score."""
    if len(line.words) > _LONG or line.widest < 1.0 and not _may_name(line.words):
        return None
    parts = segments(line, 1.0)
    opening = [part for part in parts if _may_name(part)]
    if not opening:
        return None
    text = line.text
    match = _LABELLED.match(text)
    if match and not leader(text, _DOTS):
        return int(match[1])
    for part in opening:
        own = text if len(parts) == 1 else " ".join([w.text for w in part])
        if not plain_name(own).startswith(_NAMES):
            continue
        name = _name_in(own)
        if name in KNOWN:
            numbered = _NUMBERED.match(text)
            return int(numbered[1]) if numbered and 1 <= int(numbered[1]) <= _LAST else KNOWN[name].most_common(1)[0][0]
    return None


@lru_cache(maxsize=1024)
def _name_in(text: str) -> str:
    """A text without what may stand behind an area's name; a report has it at the top of page after page."""
    return plain_name(_TAIL.sub("", text))


def _may_name(words: Sequence[Word]) -> bool:
    """False for words whose first letters, most often a plain word, open no area's name."""
    for word in words:
        first = word.text
        if not first.isalpha():
            letters = _LETTERS.search(first)
            if letters is None:
                continue
            first = letters[0]
        return first.casefold() in _FIRST_WORDS
    return False


def _is_row(line: Line) -> bool:
    """True for a label with at least one lone figure at its right."""
    parts = segments(line, 0.6)
    if len(parts) < 2 or letters_in(line.text) < _FEWEST_LETTERS:
        return False
    return _FIGURE.match(" ".join(w.text for w in parts[-1])) is not None


def _is_entry(line: Line) -> bool:
    """True for the heading of a table of contents, and for an entry of one."""
    return line.folded in CONTENTS or leader(line.text, _DOTS) is not None
