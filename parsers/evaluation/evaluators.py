"""Who made the evaluation: names of people on the cover, told by what stands before and after them.

Covers name them after "Utvärderare:", after "Rapporten är sammanställd av", or with nothing but their employers:
"Johanna Exempel, senior konsult, SKR". A name is two to four capitalised words that name no municipality; that it is an
evaluator's is said by the words before it, by an employer or a role after it, or by another evaluator beside it.
"""

import re
from collections.abc import Iterator, Sequence

import regex

from parsers.evaluation.identity import lookup
from parsers.vocabulary import LANGUAGES
from schemas.report import Country

_LED_BY = "|".join(sorted({w for v in LANGUAGES for w in v.visit.evaluators}, key=lambda w: (-len(w), w)))
_ROLES = "|".join(sorted({re.escape(w) for v in LANGUAGES for w in v.visit.roles}, key=lambda w: (-len(w), w)))
_NO_NAMES = frozenset().union(
    *(v.visit.no_names | v.municipality | v.conjunctions | {*v.visit.months, *v.visit.roles} for v in LANGUAGES)
)
_MUNICIPALITY = "|".join(sorted({w for v in LANGUAGES for w in v.municipality}, key=lambda w: (-len(w), w)))
_EMPLOYER = rf"(?:SKL|SKR|KS\b|institut|\bAB\b|\bAS\b|landsting|(?:{_MUNICIPALITY})\b|{_ROLES})"

_AND = "|".join(sorted({w for v in LANGUAGES for w in v.conjunctions if w.isalpha()}))
_PART = rf"(?!(?i:{_AND})\b)(?:\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)*|\p{{Lu}}{{2,}}(?:-\p{{Lu}}+)*)"
_NAME = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.-])(?:(?:{_PART}|\p{{Lu}}\.)(?:[ ](?:von|af|de|van|el|al))?[ ]){{1,3}}{_PART}(?![\p{{L}}-])"
)
_BEFORE = re.compile(rf"(?:^|[\W\d_])(?:{_LED_BY})\s*:?\s*(?:[^\W\d_]+\.?\s+){{0,3}}$", re.I)
_AFTER = re.compile(rf"^\s*[,(–-]\s*(?:[^,;()\n]{{0,40}}[\s,(])??[^,;()\n]{{0,30}}{_EMPLOYER}", re.I)
_OF_MUNICIPALITY = re.compile(rf"^\s+(?:{_MUNICIPALITY})\b", re.I)
_JOINS = re.compile(r"^[^.\d]{0,80}?(?:\s(?:och|og|samt)\s|&|,|\n)[^.\d]{0,40}$", re.I)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = 300  # characters: a longer one names people for other reasons than who wrote


def find_evaluators(cover: Sequence[str], texts: Sequence[str], country: Country) -> tuple[str, ...]:
    """Names as printed on the cover's lines, without titles and employers; else those in a sentence of `texts`."""
    found = _people("\n".join(cover), country)
    if found:
        return tuple(found)
    for sentence in (s for text in texts for s in regex.split(r"(?<=[.!?])\s+(?=\p{Lu}\p{Ll})|\n+", text)):
        names = [name for name in _people(sentence, country) if len(sentence) < _SENTENCE]
        if names:
            return tuple(names)
    return ()


def _people(text: str, country: Country) -> list[str]:
    names = [(start, end, name) for start, end, name in _names(text) if not _is_place(name, text[end:], country)]
    told = [bool(_BEFORE.search(text[:start]) or _AFTER.match(text[end:])) for start, end, _ in names]
    if not any(told):
        return []
    for k in range(1, len(names)):  # "A. Andersson och B. Berg"
        if told[k - 1] and _JOINS.match(_IN_BRACKETS.sub("", text[names[k - 1][1] : names[k][0]])):
            told[k] = True
    return list(dict.fromkeys(name for (_, _, name), sure in zip(names, told, strict=True) if sure))


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words on one line, cut at words that are no part of a name; where they stand."""
    for match in _NAME.finditer(text):
        start = match.start()
        words: list[str] = []
        at = start
        for word in match[0].split(" "):
            if word.casefold() in _NO_NAMES:
                yield from _whole(text, start, words)
                words, start = [], at + len(word) + 1
            else:
                words.append(word)
            at += len(word) + 1
        yield from _whole(text, start, words)


def _whole(text: str, start: int, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    if len(words) >= 2:
        name = " ".join(words)
        yield start, start + len(name), name


def _is_place(name: str, after: str, country: Country) -> bool:
    return _OF_MUNICIPALITY.match(after) is not None or lookup(name, country) is not None
