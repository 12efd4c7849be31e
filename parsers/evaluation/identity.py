"""Whose evaluation it is: the municipality, its register entry, language and edition."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import regex

from parsers.parts.areas import AreaHeading
from parsers.parts.areas.names import plain_name
from parsers.vocabulary import LANGUAGES
from schemas.catalogue import EDITIONS, MUNICIPALITIES, Municipality
from schemas.report import Country, Language

_KIND = r"(?:kommun(?:e)?s?|stads?|kommunes)"
_NAME = r"((?:Region\s++)?\b[^\W\d_][\w’'-]*+(?:[\s–-]++[^\W\d_][\w-]*+){0,3}?)"
# The patterns in the order of their weight; each names the evaluated municipality, not another one. Before each the
# words of which a text must have one, in lower case: looking for a name from every word on takes long.
_PATTERNS = tuple(
    (weight, words, re.compile(pattern, re.I))
    for weight, words, pattern in (
        (12, ("förhållande", "forhold"), rf"{_NAME}\s+{_KIND}\s+i\s+(?:förhållande|forhold)\s+til"),
        (10, ("analys",), rf"analys\s+av\s+{_NAME}\s+{_KIND}\b"),
        (
            10,
            ("evaluering",),
            rf"evaluering(?:en|a)?\s+av\s+(?:forvaltningspraksisen\s+i\s+)?{_NAME}\s+{_KIND}\b",
        ),
        (6, ("utvärdering", "analysen"), rf"(?:utvärderingen|utvärdering|analysen)\s+av\s+{_NAME}\s+{_KIND}\b"),
        (4, ("kortfakta",), rf"kortfakta\s+om\s+{_NAME}\s+{_KIND}\b"),
        (5, ("analys",), r"analys\s+av\s+(region\s+[^\W\d_]+)"),
        (5, ("förhållande",), r"(region\s+[^\W\d_]+)\s+i\s+förhållande\s+till"),
        (3, ("kommun", "stad"), rf"^{_NAME}\s+{_KIND}(?:\s|$)"),
    )
)
_TELLING = re.compile("|".join(sorted({word for _, words, _ in _PATTERNS for word in words}))).search
_ANY = regex.compile(rf"\b(\p{{Lu}}[\p{{L}}-]+(?:\s\p{{Lu}}[\p{{L}}-]+){{0,2}})\s+{_KIND}\b")
_KIND_ALONE = re.compile(rf"\s({_KIND})\b")
_LONGEST_NAME = 80  # letters
_SAMPLE = 12_000  # characters, as many from each text: a fifth of the words in them are stop words
_REVISED = re.compile(  # in lower case
    r"revi(?:derad|sjon|dering|dert|sion)\w*\b[^.]{0,60}?((?:19|20)\d\d(?:(?:\s*,\s*|\s+och\s+|\s+og\s+|\s+samt\s+)(?:år\s+)?(?:19|20)\d\d)*)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_language(texts: Sequence[str]) -> Language:
    """The language whose stop words are most frequent."""
    each = 1 + _SAMPLE // max(len(texts), 1)
    count = Counter("\n".join([text[:each] for text in texts]).casefold().split())
    return max(LANGUAGES, key=lambda v: sum(count[s] for s in v.stop_words) / len(v.stop_words)).language


def find_municipality(titles: Sequence[str], texts: Sequence[str], country: Country) -> tuple[str, str | None]:
    """Name in the register's form and official code; the name as printed and None where no register knows it.

    `titles` are the lines of the cover and the headings, `texts` the running text. Genitives ("Östersunds") and
    "stad" are undone against the register of the country; names the register does not know lose their genitive s
    only if the text also has the name without it.
    """
    votes = _votes(titles, texts)
    known: Counter[Municipality] = Counter()
    for name, count in votes.items():
        entry = lookup(name, country)
        if entry is not None:
            known[entry] += count
    unknown = Counter({n: c for n, c in votes.items() if n and lookup(n, country) is None})
    best = max(known, key=lambda m: (known[m], m.code)) if known else None
    if best is not None and known[best] >= unknown.total():
        return best.name, best.code
    odd, odd_votes = _unregistered(unknown, texts)
    if best is not None and known[best] >= min(odd_votes, 1000):
        return best.name, best.code
    if odd:
        return odd, None
    return ("", None)


def _votes(titles: Sequence[str], texts: Sequence[str]) -> Counter[str]:
    """How much speaks for each name, as printed."""
    votes: Counter[str] = Counter()
    for text in titles:
        plain = text.casefold()
        if _TELLING(plain) is None:
            continue
        for weight, words, pattern in _PATTERNS:
            if any(word in plain for word in words):
                for match in pattern.finditer(text):
                    votes[_clean(match[1])] += weight
    for text in texts:
        done = 0
        for kind in _KIND_ALONE.finditer(text):
            for name in _ANY.findall(text, max(done, kind.start(1) - _LONGEST_NAME), kind.end()):
                votes[_clean(name)] += 1
            done = kind.end()
    return votes


def lookup(name: str, country: Country) -> Municipality | None:
    """The register's entry for a name as printed, genitive or not."""
    register = _register(country)
    plain = " ".join(name.replace("–", "-").casefold().split())
    for prefix in ("", "region "):
        if plain.startswith(prefix):
            bare = plain.removeprefix(prefix)
            for form in (
                bare,
                bare.removesuffix("s"),
                bare.removesuffix("’").removesuffix("'"),
                _IRREGULAR.get(bare, ""),
            ):
                if form in register:
                    return register[form]
    return None


@cache
def _register(country: Country) -> dict[str, Municipality]:
    register: dict[str, Municipality] = {}
    for m in MUNICIPALITIES:
        if m.country == country:
            for form in (m.name, *re.split(r"\s+[–-]\s+", m.name)):
                register.setdefault(form.replace("–", "-").casefold(), m)
    return register


def _clean(name: str) -> str:
    words = name.split()
    while words and (words[0].casefold() in _LEADING or words[0].isdigit()):
        words = words[1:]
    return " ".join(words)


_LEADING = frozenset(
    {
        "av",
        "i",
        "för",
        "for",
        "och",
        "og",
        "om",
        "till",
        "til",
        "på",
        "en",
        "den",
        "hos",
        "enligt",
        "analys",
        "kommunkompassen",
        "kommunekompasset",
    }
)
_IRREGULAR: dict[str, str] = tomllib.loads((files("schemas") / "data" / "irregular-genitives.toml").read_text("utf-8"))
_SPECIAL = frozenset(
    {
        "sveriges",
        "svenska",
        "alla",
        "många",
        "andra",
        "denna",
        "varje",
        "flera",
        "övriga",
        "norske",
        "jämförbara",
        "små",
        "stora",
    }
)


def _unregistered(votes: Counter[str], texts: Sequence[str]) -> tuple[str, int]:
    """The likeliest name that no register has, without its genitive s, and its votes."""
    merged: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for name, count in votes.items():
        if name.split()[0].casefold() in _SPECIAL:
            continue
        key = name.casefold()
        if key.endswith("s") and (
            key[:-1] in (v.casefold() for v in votes)
            or any(re.search(rf"\b{re.escape(name[:-1])}\b", t, re.I) for t in texts)
        ):
            key, name = key[:-1], name[:-1]
        merged[key] += count
        if key not in spelling or (spelling[key].isupper() and not name.isupper()):
            spelling[key] = name
    if not merged:
        return "", 0
    best = max(merged, key=lambda k: (merged[k], k))
    name = spelling[best]
    if name.isupper():
        printed = next(
            (m[0] for t in texts if (m := re.search(rf"\b{re.escape(name)}\b", t, re.I)) and not m[0].isupper()),
            None,
        )
        name = printed or name
    return name, merged[best]


def find_edition(areas: Sequence[AreaHeading], texts: Sequence[str], country: Country) -> str | None:
    """The edition whose area names the report has; the revision sentence decides between editions that match alike.

    None where fewer than half of the areas carry a catalogued name.
    """
    printed = {(a.number, plain_name(a.name)) for a in areas}
    numbers = {a.number for a in areas}
    years = {
        tuple(sorted({int(y) for y in _YEAR.findall(m[1])})) for t in texts for m in _REVISED.finditer(t.casefold())
    }
    scores = {}
    for edition in EDITIONS:
        if edition.country != country:
            continue
        hits = sum(
            any((area.number, plain_name(name)) in printed for name in (area.name, *area.aliases))
            for area in edition.areas
        )
        if hits * 2 >= max(len(numbers), 4):
            scores[edition.id] = (hits, tuple(edition.revisions) in years, -edition.first_year)
    return max(scores, key=lambda e: scores[e]) if scores else None
