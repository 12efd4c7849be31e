"""How an area's heading reads: "Område 3 …", "4.3 …", "Politisk styrning och kontroll", and a score beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.document import Word
from parsers.page.leaders import SIGN, SIGNS
from parsers.parts.areas.names import KNOWN, plain_name
from parsers.parts.areas.scores import SCORE, STATED
from parsers.vocabulary import AREA

_WORDS = "|".join(sorted(AREA, key=lambda w: (-len(w), w)))
# Not "Område 1.1", not "Område i förändring", not "OMRÅDE I FOKUS".
_ORDER = r"(\d{1,2}(?!\d|\.\d)|(?-i:[IVX]{1,4}|[A-H])(?=\s*(?:[:.|]|[–—-](?!\w))|\s+(?-i:\p{Lu}\p{Ll})|$))"
_CHAPTER = r"(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?"
_LABELLED = regex.compile(rf"^{_CHAPTER}(?:{_WORDS})\s*{_ORDER}\s*[:.,|–—-]*\s*(.*)$", regex.I)
_NUMBERED = re.compile(r"^(?:(\d{1,2})\.)?(\d{1,2})(?:\s*[|–—-]|[.:)]?)\s+([\W\d_]*[^\W\d_].*)$")
_LETTERED = regex.compile(r"^([IVX]{1,4}|[A-H])(?:\s*[|–—-]|[.:)])?\s+(\p{Lu}.*)$")  # "C. …", "III …"
_ALONE = rf"(?:{_WORDS})\s*{_ORDER}|(?:\d{{1,2}}\.)?\d{{1,2}}|(?-i:[IVX]{{1,4}}|[A-H])"
_LABEL_ALONE = regex.compile(rf"^(?:{_ALONE})[:.)]?$", regex.I)
_LEADER = regex.compile(
    rf"^(.*?)\s?(?<!{SIGN}\s?)(?:(?:{SIGN}\s?+){{4,}}+|(?:{SIGN}\s?+){{2,3}}+(?=\d))"
    r"(\d{1,3}(?:[.,]\d)?(?:\s?(?:/|av|of)\s?\d{2,3})?(?:\s?(?:p|poäng|poeng)\.?)?)?$"
)
_LEADER_LEAST = 2  # signs
_BARE = re.compile(r"\d{1,3}(?:[.,]\d)?").fullmatch
_HAS_DIGIT = re.compile(r"[0-9]").search
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LETTERS_IN_ORDER = {letter: number for number, letter in enumerate("ABCDEFGH", 1)}
_ORDERS = {**_ROMAN, **_LETTERS_IN_ORDER}  # none is both
_UNITS = frozenset({"p", "poäng", "poeng"})  # with which a score ends
_INITIALS = frozenset(word[0].casefold() for word in AREA)
_KNOWN_OPENINGS = frozenset(name.split(" ")[0] for name in KNOWN)
_FIRST_WORD, _LETTERS = re.compile(r"[^\W\d_]+").search, re.compile(r"[^\W\d_]+").findall
_AREA = tuple(AREA)
_OF_SCORES = frozenset({"p", "poäng", "poeng", "av", "of", "poängsumma", "poengsum", "resultat", "skår"})
_NAMED_SCORE = re.compile("poäng|poeng|resultat|skår").search
_NONE: Counter[int] = Counter()  # what no edition calls an area
_LONGEST_ORDER = 5  # letters: "VIII" has four
_MOST = 10  # no edition has had more areas
_SCORE_WORDS = 6  # "Resultat: 57 av 100 poäng"


class Title(NamedTuple):
    """An area's heading by its words."""

    number: int | None
    name: str  # empty for "Område 3" alone
    labelled: bool  # holds the word for area
    known: Counter[int]  # under which numbers the editions have an area of that name; empty if none has
    chapter: str | None = None  # "4" of "4.3"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers it may stand for: the printed one, else those of its name."""
        return (self.number,) if self.number is not None else tuple(sorted(self.known))


@lru_cache(maxsize=4096)
def read_title(text: str) -> Title | None:
    """The title of an area, if the text can be one: by the word for area, by a number, or by a known name."""
    if _may_be_labelled(text):
        labelled = _LABELLED.match(text)
        if labelled:
            number = int(labelled[1]) if labelled[1].isdigit() else _ORDERS.get(labelled[1].upper())
            if number is None or not 0 < number <= _MOST:
                return None
            return Title(number, labelled[2].strip(), True, _known(labelled[2]))
        match = _NUMBERED.match(text)
        if match and 0 < int(match[2]) <= _MOST:
            return Title(int(match[2]), match[3].strip(), False, _known(match[3]), match[1])
    lettered = _lettered(text)
    if lettered:
        return Title(_ORDERS[lettered[1]], lettered[2].strip(), False, _known(lettered[2]))
    known = _known(text)
    return Title(None, text.strip(), False, known) if known else None


def _lettered(text: str) -> regex.Match[str] | None:
    """A text that opens with a letter or a Roman number, and a sign behind it or a known name; "I år" does not."""
    word, _, rest = text.partition(" ")
    order = word.rstrip(".:)")
    if order not in _ORDERS or not rest or not (order != word or rest[0] in "|–—-" or _known(rest)):
        return None
    return _LETTERED.match(text)


def has_letters(text: str) -> bool:
    """True for a text with a letter in it."""
    return text[:1].isalpha() or _FIRST_WORD(text) is not None


def is_label(text: str) -> bool:
    """True for a number alone, or with the word for area: the name stands beside or below it."""
    may_be = _may_be_labelled(text) or text.rstrip(".:)") in _ORDERS
    return may_be and _LABEL_ALONE.match(text) is not None


def opens_no_title(text: str, *, plain: bool, figured: bool | None = None) -> bool:
    """True for what surely opens none, whatever comes below: most lines of a report.

    A title without a figure begins with a word of a name, or with one for area. In the look of running text (`plain`)
    it stands on one line, and a figure makes a title only of such a word, or alone; before both a score may stand.
    `figured` says whether there is one, where that is known.
    """
    first = _first_word(text).casefold()
    if _opens_name(first):
        return False
    if len(first) < _LONGEST_ORDER and first.upper() in _ORDERS and _opens_lettered(text, plain=plain):
        return False
    if not (_HAS_DIGIT(text) if figured is None else figured):
        return plain or not first or " " in text or not _begins_name(first)
    if not plain or not first:
        return False
    folded = text.casefold()
    if first not in _OF_SCORES and _NAMED_SCORE(folded) is None:
        return True
    words = _LETTERS(folded)
    return not any(map(_opens_name, words)) and not _OF_SCORES.issuperset(words)


def _opens_lettered(text: str, *, plain: bool) -> bool:
    """True for a letter or a Roman number with a name behind it, or, in the look of a heading, alone or with a sign."""
    word, _, rest = text.partition(" ")
    if word.rstrip(".:)") not in _ORDERS:
        return False
    signed = not plain and bool(rest) and (word[-1] in ".:)" or rest[0] in "|–—-")
    return not rest or signed or _opens_name(_first_word(rest).casefold())


def may_name(text: str) -> bool:
    """False for a text that names no area, alone or with the lines below it: its first word opens no such name."""
    first = _FIRST_WORD(text)
    if first is not None and first[0] in _ORDERS:
        return _opens_lettered(text, plain=True)
    return first is None or _opens_name(first[0].casefold()) or (text[-1] == "-" and first.end() == len(text) - 1)


def _first_word(text: str) -> str:
    """The first letters that stand together; empty where a text has none."""
    word, _, _ = text.partition(" ")
    if word.isalpha():
        return word
    found = _FIRST_WORD(text)
    return found[0] if found else ""


def _opens_name(folded: str) -> bool:
    """True for a first word of the areas' names as the editions know them, and for what begins as a word for area."""
    return folded in _KNOWN_OPENINGS or folded.startswith(_AREA)


@lru_cache(maxsize=4096)
def _begins_name(part: str) -> bool:
    """True for the part of a first word of the areas' names, or of one for area, with which a narrow line ends."""
    return any(word.startswith(part) for word in (*_KNOWN_OPENINGS, *_AREA))


def _may_be_labelled(text: str) -> bool:
    """False for what begins neither with a figure nor as one of the words for area does."""
    return text[:1].isdigit() or text[:1].casefold() in _INITIALS


def _known(name: str) -> Counter[int]:
    return KNOWN.get(plain_name(name), _NONE) if _first_word(name).casefold() in _KNOWN_OPENINGS else _NONE


def without_scores(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Words of a heading's line without the scores printed before and after them, and those scores.

    A score has a unit or a maximum ("57 p", "57/100"), stands in brackets or behind leader dots; a bare figure may be
    part of a name, or its number, unless the editions have the name without it. Leader dots are left out; a word glued
    to them is cut. Of a dash and a score ("– 60") no word is left.
    """
    if len(words) == 1 and words[0].text.isdecimal():
        return tuple(words), ()
    kept, scores = _without_leader(words)
    if not any(map(_HAS_DIGIT, [w.text for w in kept])):
        return tuple(kept), tuple(scores)
    if len(kept) > 1 and _BARE(kept[-1].text) and _known_as(kept[:-1]):
        scores += kept[-1:]
        kept = kept[:-1]
    if len(kept) > 1 and _BARE(kept[0].text) and _is_no_number(kept[0].text, kept[1:]):
        scores += kept[:1]
        kept = kept[1:]
    for count in range(min(_SCORE_WORDS, len(kept) - 1) if _may_end_score(kept[-1].text) else 0, 0, -1):
        if _is_score(kept[-count:]):
            scores += kept[-count:]
            kept = kept[:-count]
            bare = kept[-1].text.rstrip(",:–-")
            kept[-1:] = [_cut(kept[-1], 0, len(bare))] if bare else []
            break
    for count in range(min(_SCORE_WORDS, len(kept) - 1), 0, -1):
        if (kept[count].text[0].isdigit() or kept[count].text.casefold() in AREA) and _is_score(kept[:count]):
            scores += kept[:count]
            kept = kept[count:]
            break
    return tuple(kept), tuple(scores)


def _known_as(words: Sequence[Word]) -> Counter[int]:
    title = read_title(" ".join(w.text for w in words))
    return title.known if title is not None else Counter()


def _is_no_number(figure: str, name: Sequence[Word]) -> bool:
    """True where no edition has an area of that name under the figure before it, which is no chapter ("4.1")."""
    known = _known_as(name)
    return bool(known) and "." not in figure and not (figure.isdigit() and int(figure) in known)


def _may_end_score(text: str) -> bool:
    """False for a word with which no score ends: one with letters that are no unit, and without a figure."""
    bare = text.strip("(): ,–-.").casefold()
    return not bare or bare in _UNITS or _HAS_DIGIT(bare) is not None or not any(map(str.isalpha, bare))


def _is_score(words: Sequence[Word]) -> bool:
    text = " ".join(w.text for w in words).strip("(): ,–-")
    if text.isdigit():
        return words[0].text.startswith("(")
    return (SCORE if text[:1].isdecimal() else STATED).match(text) is not None


def after_leader(words: Sequence[Word]) -> list[Word]:
    """What stands behind leader dots that open a line, where the name before them filled its own; else all words."""
    text = " ".join(w.text for w in words)
    match = _LEADER.match(text) if text[0] in SIGNS else None
    return _between(words, match.start(2), len(text)) if match and match[2] and not match[1].strip() else list(words)


def _without_leader(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    text = " ".join(w.text for w in words)
    match = _LEADER.match(text) if sum(map(text.count, SIGNS)) >= _LEADER_LEAST else None
    if not match or not match[1].strip():
        return list(words), []
    return _between(words, 0, len(match[1])), _between(words, match.start(2), len(text)) if match[2] else []


def _between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words, or parts of them, that stand between two places of their text with blanks between them."""
    found, at = [], 0
    for word in words:
        first, last = max(start - at, 0), min(end - at, len(word.text))
        if first < last:
            found.append(word if last - first == len(word.text) else _cut(word, first, last))
        at += len(word.text) + 1
    return found


def _cut(word: Word, start: int, end: int) -> Word:
    """A part of a word; its edges as if all letters were equally wide."""
    wide = (word.x1 - word.x0) / len(word.text)
    return word._replace(text=word.text[start:end], x0=word.x0 + start * wide, x1=word.x0 + end * wide)
