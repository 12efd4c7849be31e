"""Other municipalities that the running text points at.

Many names are words as well (Vara, Mark, Ed, Sala, Lund): such a name counts only beside "kommun" or "stad", in a list
with another municipality, or right after a preposition of place, and never as the first word of a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import regex

from parsers.vocabulary import EXAMPLE_WORDS
from schemas.catalogue import MUNICIPALITIES, Municipality
from schemas.report import Country, Mention, Section

_ENDS_SENTENCE = regex.compile(
    r"[.!?](?<!\b(?:bl\.a|t\.ex|m\.m|m\.fl|s\.k|f\.d|ca|resp|dvs|bl\.a|f\.eks|jf|jfr)\.)\s+(?=[\p{Lu}\d”\"«])"
)
_FOLLOWS_AS_OTHER = re.compile(
    r"^\s+(?:(?:tekniska\s+)?universitet|allehanda|tidning|högskola|høgskole|universitetssykehus|län\b|läns\b|landsting|regionen|stift|fylke|tingsrätt|[^\W\d_]{2,}gatan)",
    re.I,
)
_INSTITUTION = re.compile(
    r"(?:högskolan|universitetet|högskola|høgskolen|høgskulen|lasarettet|sjukhuset)\s+i\s+$", re.I
)
_BETWEEN = re.compile(r"\s*+(?:,|och|og|eller|samt|, och)\s*+")
_BEFORE = 40  # characters before a name that may say what it is of
_INITIAL = regex.compile(r"\p{Lu}\.\s+$")
_KIND = re.compile(r"^s?\s+(?:kommun|kommune|stad|kommuns|stads|kommunes)\b")
_PLACE = re.compile(
    r"(?:\b(?:i|från|frå|fra|kommunerna|kommunene|kommunane|kommuner|kommunar|bl\.a\.|t\.ex\.|f\.eks\.|som|såsom|även|också|med|hos|av)|,|\boch|\bog|\beller|\bsamt)\s+$"
)
_EXAMPLE = re.compile(EXAMPLE_WORDS)  # in lower case; a fifth of what it takes in either case
_LETTERS = re.compile(r"[^\W\d_]*")
_LISTED = re.compile(r"(?:,|\boch|\bog|\beller|\bsamt)\s+$")


def find_mentions(
    sections: Sequence[Section], own_code: str | None, own_name: str, country: Country
) -> tuple[Mention, ...]:
    """Every municipality but the report's own, once per sentence, in reading order."""
    found: list[Mention] = []
    for section in sections:
        place = 0
        for sentence in _naming(section.text, country, own_code):
            others = [e for e in named(sentence, country) if e.code != own_code and not _is_part(e.name, own_name)]
            if not others:
                continue
            text = sentence.strip().removeprefix("- ")
            is_example = _EXAMPLE.search(text.casefold()) is not None
            for entry in others:
                place += 1
                found.append(
                    Mention(
                        section_position=section.position,
                        position=place,
                        area_number=section.area_number,
                        municipality_id=f"{entry.country}-{entry.code}",
                        name=entry.name,
                        sentence=text,
                        is_example=is_example,
                    )
                )
    return tuple(found)


def _naming(text: str, country: Country, own_code: str | None) -> Iterator[str]:
    """The sentences of a text that may name another municipality: they have the first word of a name."""
    firsts, pattern = _first_words(country, own_code)
    begun = firsts.intersection(pattern.findall(text))
    for paragraph in text.split("\n") if begun else ():
        if any(word in paragraph for word in begun):
            yield from (s for s in _sentences(paragraph) if any(word in s for word in begun))


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _ENDS_SENTENCE.finditer(paragraph):
        yield paragraph[start : end.start() + 1]
        start = end.end()
    yield paragraph[start:]


def _is_part(name: str, own: str) -> bool:
    """True for the report's own name and for a name inside it ("Mönsterås" in "Norra Mönsterås")."""
    return name in own and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", own) is not None


def named(sentence: str, country: Country) -> list[Municipality]:
    """The municipalities that a sentence names, each once."""
    names, pattern = _names(country)
    hits = [(m, names[m[1]]) for m in pattern.finditer(sentence) if not _FOLLOWS_AS_OTHER.match(sentence[m.end() :])]
    spans = [m.span() for m, _ in hits]
    found: list[Municipality] = []
    for m, entry in hits:
        before = sentence[max(0, m.start() - _BEFORE) : m.start()]
        if _INSTITUTION.search(before):
            continue
        initial = _INITIAL.search(before)
        if entry not in found and not initial and (not _is_word(entry.name) or _is_meant(sentence, m, spans)):
            found.append(entry)
    return found


def _is_meant(sentence: str, match: "re.Match[str]", spans: Sequence[tuple[int, int]]) -> bool:
    """True where a name that is also a word stands for the municipality."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _KIND.match(after):
        return True
    neighbour = any(
        other != match.span()
        and (
            _BETWEEN.fullmatch(sentence[other[1] : match.start()])
            or _BETWEEN.fullmatch(sentence[match.end() : other[0]])
        )
        for other in spans
    )
    if not before.strip(' ”"«-'):
        return neighbour
    return neighbour or bool(_PLACE.search(before)) and not _LISTED.search(before)


def _is_word(name: str) -> bool:
    return name.casefold() in _words()


@cache
def _words() -> frozenset[str]:
    text = (files("schemas") / "data" / "names-that-are-words.txt").read_text("utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _names(country: Country) -> tuple[dict[str, Municipality], "re.Pattern[str]"]:
    names: dict[str, Municipality] = {}
    for m in MUNICIPALITIES:
        if m.country == country:
            for form in (m.name, *re.split(r"\s+[–-]\s+", m.name)):
                names.setdefault(form, m)
    longest = sorted(names, key=lambda w: (-len(w), w))
    initials = "".join(sorted({name[0] for name in names}))
    # A name stands alone; its first letter is asked for before the names are tried one by one.
    return names, re.compile(
        rf"(?=[{initials}])(?<![^\W_])(?<!-)({'|'.join(map(re.escape, longest))})s?(?![^\W_])(?!-[^\W\d_])"
    )


@lru_cache(maxsize=64)
def _first_words(country: Country, own_code: str | None) -> tuple[frozenset[str], "re.Pattern[str]"]:
    """The first words of all names but one municipality's, also in the genitive, and what finds words like them."""
    names = [name for name, entry in _names(country)[0].items() if entry.code != own_code]
    firsts = {found[0] for name in names if (found := _LETTERS.match(name))}
    letters = "".join(sorted({first[0] for first in firsts}))
    return frozenset(firsts | {f"{first}s" for first in firsts}), re.compile(rf"[{letters}]{_LETTERS.pattern}")
