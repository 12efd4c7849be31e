"""What pages say that makes them a report: areas with text under them, and score rows area by area."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from parsers.page.lines import Line, fold, segments
from parsers.page.sheets.facts import PageFacts, is_text
from parsers.parts.areas.names import KNOWN, plain_name
from parsers.parts.areas.scores import states_score
from parsers.vocabulary import AREA, CONTENTS, INSTRUMENT

_AREA_WORDS = "|".join(sorted(AREA, key=lambda w: (-len(w), w)))
_LABELLED = regex.compile(rf"^(?:{_AREA_WORDS})\s*(\d{{1,2}})(?![\d.]\d)\s*[:.,|–—-]?\s*(.*)$", regex.I)
_NUMBERED = regex.compile(r"^(?:\d{1,2}\.)?(\d{1,2})[.:)]?\s+(\p{L}.*)$")
_QUESTION = regex.compile(r"^(?:fråga\s+|spørsmål\s+)?(\d)[.:](\d{1,2})\.?$", regex.I)
_FIGURE = regex.compile(
    r"^\d{1,3}(?:[.,]\d)?\s*(?:%|p|poäng|poeng)?$|^\d{1,3}(?:[.,]\d)?\s*(?:/|av)\s*\d{1,3}$", regex.I
)
_TAIL = regex.compile(r"[\s.…·_:–(-]*+\d{0,3}+(?:\s*+(?:poäng|poeng|p|/|av)\s*+\d{0,3}+){0,6}+[)\s]*+$", regex.I)
_SCORED = regex.compile(r"\p{L}\W+\d{1,3}(?:[.,]\d)?\s*(?:p\b|poäng|poeng|/|av|$)", regex.I)
_FIRST_WORDS = "|".join(sorted({regex.escape(name.split()[0]) for name in KNOWN}))
_OPENS = regex.compile(rf"\P{{L}}*+(?:{_FIRST_WORDS})")  # what a text must begin with to be an area's name
_LEADER = regex.compile(r"(?:[.…·_]\s?+){4,}+\s*+\d{0,3}$")

_LINES_KEPT = 16384  # of some hundred pages: runs of pages are weighed again and again while prints are told apart
_NEAR = 12  # lines below an area's heading in which its score, or the box with it, begins
ENOUGH_TEXT = 100  # words under an area
ENOUGH_ROWS = 3  # rows of a score table under an area
_LONG = 14  # words: a line with more is a sentence
_LAST = 8  # the highest number of an area


@dataclass
class Evidence:
    """What a run of pages holds, by area: words of running text and score rows."""

    text: Counter[int] = field(default_factory=Counter)
    rows: Counter[int] = field(default_factory=Counter)
    named: Counter[int] = field(default_factory=Counter)  # how often a line names an area
    headed: Counter[int] = field(default_factory=Counter)  # scores by a line that names an area
    words: int = 0
    names_instrument: bool = False

    @property
    def areas(self) -> set[int]:
        """Areas with text or score rows of their own."""
        return self.told | self.scored

    @property
    def told(self) -> set[int]:
        """Areas with running text."""
        return {a for a in self.text if self.text[a] >= ENOUGH_TEXT}

    @property
    def scored(self) -> set[int]:
        """Areas with score rows."""
        return {a for a in self.rows if self.rows[a] >= ENOUGH_ROWS}


def evidence_of(pages: Iterable[PageFacts]) -> Evidence:
    """What these pages hold, read in their order."""
    found = Evidence()
    area: int | None = None
    since = 0  # lines since the area was named
    for page in pages:
        found.words += page.words
        entries = sum(map(_is_entry, page.lines))
        for line in page.lines:
            if not found.names_instrument and any(word in line.folded for word in INSTRUMENT):
                found.names_instrument = True
            if entries > 2:
                continue
            named = area_named(line)
            if named is not None:
                area, since = named, 0
                found.named[area] += 1
                found.headed[area] += _SCORED.search(line.text) is not None
                continue
            since += 1
            if area is not None and since <= _NEAR and _states_score(line):
                found.headed[area] += 1
            if _is_row(line):
                question = _QUESTION.match(line.words[0].text)
                owner = int(question[1]) if question else area
                if owner is not None:
                    found.rows[owner] += 1
            elif area is not None and is_text(line):
                found.text[area] += len(line.words)
    return found


@lru_cache(maxsize=_LINES_KEPT)
def area_named(line: Line) -> int | None:
    """The number of the area that a line names and says no more than its number and score."""
    text = line.text
    if len(line.words) > _LONG:
        return None
    match = _LABELLED.match(text)
    if match and not _LEADER.search(text):
        return int(match[1])
    match = _NUMBERED.match(text)
    parts = segments(line, 1.0)
    for part in parts:
        text = " ".join([w.text for w in part]) if len(parts) > 1 else line.text
        if not _OPENS.match(fold(text) if len(parts) > 1 else line.folded):
            continue
        name = plain_name(_TAIL.sub("", text))
        if name in KNOWN:
            return int(match[1]) if match and 1 <= int(match[1]) <= _LAST else KNOWN[name].most_common(1)[0][0]
    return None


@lru_cache(maxsize=_LINES_KEPT)
def _is_row(line: Line) -> bool:
    """True for a label with at least one lone figure at its right."""
    parts = segments(line, 0.6)
    if len(parts) < 2 or sum(map(str.isalpha, line.text)) < 4:
        return False
    return _FIGURE.match(" ".join(w.text for w in parts[-1])) is not None


@lru_cache(maxsize=_LINES_KEPT)
def _is_entry(line: Line) -> bool:
    """True for the heading of a table of contents, and for an entry of one."""
    return line.folded in CONTENTS or _LEADER.search(line.text) is not None


@lru_cache(maxsize=_LINES_KEPT)
def _states_score(line: Line) -> bool:
    return states_score(line.text)
