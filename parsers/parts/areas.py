"""Which headings open an area."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.parts.area_names import KNOWN, plain_name
from parsers.parts.outline import Heading
from parsers.parts.scores import SCORE
from parsers.vocabulary import AREA

_WORDS = "|".join(sorted(AREA, key=len, reverse=True))
_ORDER = r"(\d{1,2}(?!\d|\.\d)|(?-i:[IVX]{1,4})(?=\s*[:.|–—-]))"  # not "Område 1.1", not "Område i förändring"
_LABELLED = regex.compile(rf"^(?:{_WORDS})\s*{_ORDER}\s*[:.,|–—-]?\s*(.*)$", regex.I)
_NUMBERED = regex.compile(r"^(?:\d{1,2}\.)?(\d{1,2})[.:)]?\s+(\P{L}*\p{L}.*)$")
_SCORED = regex.compile(
    r"[\s,:–-]*\(?\s*(\d{1,3})\s*(?:p\b|poäng|poeng|(?=(?:av|/)\s*\d))\.?(?:\s*(?:av|/)\s*\d{2,3}(?:\s*(?:p|poäng|poeng))?)?\)?$",
    regex.I,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@dataclass(frozen=True)
class AreaHeading:
    """A heading that opens an area, or comes back to it in a later chapter."""

    heading: Heading
    number: int
    name: str


def find_areas(headings: Sequence[Heading]) -> list[AreaHeading]:
    """Area headings in reading order.

    "Område 1 …" is one whatever its name. Without the word, a heading is one if the catalogue knows its name, or if
    it is one of at least four of its depth numbered in step ("4.1" … "4.8") in a chapter that holds a known one.
    """
    labelled = [found for h in headings if (found := _labelled(h, headings)) is not None]
    if labelled:
        areas = {a.heading: a for a in labelled}
        names = {(a.number, plain_name(a.name)) for a in labelled}
        for h in headings:
            match = _NUMBERED.match(h.text)
            if h not in areas and match and (int(match[1]), plain_name(match[2])) in names:
                areas[h] = AreaHeading(h, int(match[1]), match[2].strip())
        return [areas[h] for h in headings if h in areas]
    known = [found for h in headings if (found := _known(h)) is not None]
    if not known:
        return []
    prefixes = Counter(_prefix(a.heading.text) for a in known)
    prefix = prefixes.most_common(1)[0][0]
    level = Counter(a.heading.level for a in known).most_common(1)[0][0]
    named = {a.heading: a for a in known}
    numbered: list[AreaHeading] = []
    for h in headings:
        match = _NUMBERED.match(h.text)
        if h in named:
            numbered.append(named[h])
        elif prefix and match and _prefix(h.text) == prefix and h.level == level and 1 <= int(match[1]) <= 10:
            numbered.append(AreaHeading(h, int(match[1]), match[2].strip()))
    return numbered


def _prefix(text: str) -> str:
    match = regex.match(r"^(\d{1,2})\.\d{1,2}\b", text)
    return match[1] if match else ""


def _labelled(heading: Heading, headings: Sequence[Heading]) -> AreaHeading | None:
    match = _LABELLED.match(heading.text)
    if match is None:
        return None
    name = _SCORED.sub("", match[2]).strip()
    if not name:
        k = next(i for i, h in enumerate(headings) if h is heading)
        follower = headings[k + 1] if k + 1 < len(headings) else None
        name = follower.text if follower is not None and plain_name(follower.text) in KNOWN else heading.text
    number = int(match[1]) if match[1].isdigit() else _ROMAN.get(match[1].upper())
    return AreaHeading(heading, number, name) if number is not None else None


def _known(heading: Heading) -> AreaHeading | None:
    match = _NUMBERED.match(heading.text)
    name = _SCORED.sub("", match[2] if match else heading.text).strip()
    numbers = KNOWN.get(plain_name(name))
    if numbers is None:
        return None
    return AreaHeading(heading, int(match[1]) if match else numbers.most_common(1)[0][0], name)


def score_in_heading(heading: Heading) -> str | None:
    """The score that an area's heading itself states ("… 70 poäng"), as printed."""
    match = SCORE.match(heading.score) or _SCORED.search(heading.text)
    return match[1] if match else None
