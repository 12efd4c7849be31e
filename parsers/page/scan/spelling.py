"""Dots and rings that OCR has lost, put back where the report itself, or its vocabulary, spells the word with them.

"Omrade 2 Tillganglighet" is "Område 2 Tillgänglighet": a scan's dots are as small as its specks. Only å, ä, ö, æ and ø
are put back, never another letter; and only where the word without them is rare beside one word with them. Figures are
left alone.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

import regex

from parsers.page.scan.known import common_words, is_norwegian
from parsers.page.scan.rows import Row
from parsers.readers.picture.recognised import Seen
from parsers.vocabulary import AREA, BOX, COLUMNS, CONTENTS, LISTS
from schemas.catalogue import EDITIONS

_CORE = regex.compile(r"\p{L}(?:[\p{L}6]*\p{L})?")
_BARE = str.maketrans("åäàâáãæöóòôõøé6", "aaaaaaaoooooooo")
_DOTTED = frozenset("åäöæøÅÄÖÆØ")
_OFTEN = 5  # times as often a short word with dots must stand in the report as the one without
_SHORT = 4  # letters
_MOST_IN_HEADING = 3  # words in a row that a list or a column is headed with
_LONG, _LIKE = 8, 0.88  # letters of such a word; share of letters that are right, by difflib
_WORDS = frozenset(
    word
    for words in (LISTS.any, BOX.rubrics, BOX.score, COLUMNS.score, COLUMNS.max, COLUMNS.percent)
    for word in words
    if len(word) >= _SHORT and word.isalpha()
)
_HEADS = frozenset(word for word in _WORDS if len(word) >= _LONG)
_BEFORE = "\"'‘’`´,.·•*-–—_"  # specks that touch the first letter of such a word
_SPECKS = "\"'‘’`´,·•*"  # what touches such a word and is none of it
_BARE_HEADS = {word.translate(_BARE): word for word in sorted(_HEADS)}
_EN_DASH = 0.42  # of the size: a hyphen is shorter (0.33), a dash longer (0.56)


def respelt(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of all pages with lost dots put back, and dashes told from hyphens by their length."""
    count = Counter(
        core.casefold() for rows in pages for row in rows for word in row.words for core in _CORE.findall(word.text)
    )
    known = _vocabulary(norwegian=is_norwegian(count.elements()))
    forms: dict[str, set[str]] = defaultdict(set)
    for form in (*count, *known):
        if _DOTTED & set(form):
            forms[form.translate(_BARE)].add(form)
    put_back = {word: best for word in count if (best := _best(word, count, forms, known)) != word}
    better = {
        text: _with_dots(text, put_back) for text in {w.text for rows in pages for row in rows for w in row.words}
    }
    return [[_with_heads(_respelt_row(row, better)) for row in rows] for rows in pages]


def _with_heads(row: Row) -> Row:
    """A short row with a word of headings that has a letter or two wrong ("Férbattringsmijligheter") as it is meant."""
    if len(row.words) > _MOST_IN_HEADING:
        return row
    words = [_head(word) for word in row.words]
    return replace(row, words=words) if any(a is not b for a, b in zip(words, row.words, strict=True)) else row


def _head(word: Seen) -> Seen:
    core = _CORE.search(word.text)
    broken = word.text.endswith("-")  # it goes on in the next line
    if word.again or broken or core is None or not core[0][0].isupper():
        return word
    if core[0].casefold() in _WORDS and not word.text[: core.start()].strip(_BEFORE):
        return word._replace(text=word.text[core.start() :]) if core.start() else word
    if len(core[0]) < _LONG:
        return word
    bare = core[0].casefold().translate(_BARE)
    near = [bare] if bare in _BARE_HEADS else get_close_matches(bare, _BARE_HEADS, n=1, cutoff=_LIKE)
    if not near:
        return word
    meant = _BARE_HEADS[near[0]]
    before, after = word.text[: core.start()].strip(_SPECKS), word.text[core.end() :].lstrip(_SPECKS)
    return word._replace(text=f"{before}{meant[0].upper()}{meant[1:]}{after}")


def _respelt_row(row: Row, better: Mapping[str, str]) -> Row:
    words = [_dash(_respelt_word(word, better), row.size, first=word is row.words[0]) for word in row.words]
    return replace(row, words=words) if any(a is not b for a, b in zip(words, row.words, strict=True)) else row


def _respelt_word(word: Seen, better: Mapping[str, str]) -> Seen:
    text = better[word.text]
    return word if word.again or text == word.text else word._replace(text=text)


def _with_dots(text: str, put_back: Mapping[str, str]) -> str:
    if not any(core.casefold() in put_back for core in _CORE.findall(text)):
        return text
    return _CORE.sub(lambda m: _in_case(m[0], put_back.get(m[0].casefold(), "")), text)


def _in_case(core: str, better: str) -> str:
    if len(core) != len(better):
        return core
    return "".join(b.upper() if a.isupper() else b for a, b in zip(core, better, strict=True))


def _best(own: str, count: Counter[str], forms: Mapping[str, set[str]], known: frozenset[str]) -> str:
    """The word with its dots; as it is where nothing speaks for another."""

    def weight(form: str) -> int:
        return count[form] + _OFTEN * (form in known)

    found = sorted(form for form in forms.get(own.translate(_BARE), ()) if _dots(form) > _dots(own))
    if not found or own in known:
        return own
    best = max(found, key=weight)
    least = _OFTEN * count[own] if len(own) < _SHORT else count[own] + 1
    rivals = [form for form in found if form != best and 3 * weight(form) > weight(best)]
    return own if rivals or weight(best) < least else best


def _dots(word: str) -> int:
    return sum(letter in _DOTTED for letter in word)


def _dash(word: Seen, size: float, *, first: bool) -> Seen:
    if word.text == "—" or word.text == "-" and not first and word.x1 - word.x0 > _EN_DASH * size:
        return word._replace(text="–")
    return word


@cache
def _vocabulary(*, norwegian: bool) -> frozenset[str]:
    """Words of headings and tables, names of areas, and the commonest words of the language."""
    country = "NO" if norwegian else "SE"
    names = [n for e in EDITIONS if e.country == country for area in e.areas for n in (area.name, *area.aliases)]
    heads = (*LISTS.any, *COLUMNS.score, *COLUMNS.max, *BOX.rubrics, *BOX.score, *AREA, *CONTENTS, "allmänt")
    texts = (*names, *heads, *common_words(norwegian=norwegian))
    return frozenset(core.casefold() for text in texts for core in _CORE.findall(text))
