"""How well a page was recognised, by the share of its words that are plain words of the language."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_PLAIN = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?%?")


@cache
def _common() -> tuple[frozenset[str], ...]:
    text = (files("parsers.vocabulary") / "common-words.txt").read_text("utf-8")
    return tuple(frozenset(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


def common_words(*, norwegian: bool) -> frozenset[str]:
    """The commonest words of Norwegian in both forms, or of Swedish."""
    swedish, *others = _common()
    return frozenset().union(*others) if norwegian else swedish


def is_norwegian(words: Iterable[str]) -> bool:
    """True where more words are among the commonest of Norwegian, in either form, than of Swedish."""
    count = Counter(map(str.casefold, words))
    swedish, *norwegian = (sum(count[word] for word in common) for common in _common())
    return max(norwegian) > swedish


def known_share(words: Iterable[str]) -> float:
    """The share of the words that are common ones, or figures as scores are printed, in the language that fits best.

    It compares two readings of one page: letters misread turn common words into others ("för" into "fér"), and
    a percentage into a number that no score can be ("4720").
    """
    tokens = [token for word in words if (token := word.strip(".,;:()!?\"'”“’"))]
    if not tokens:
        return 0.0
    figures = sum(1 for t in tokens if _FIGURE.fullmatch(t) and (t.endswith("%") or float(t.replace(",", ".")) <= 100))
    best = max(sum(1 for t in tokens if t.casefold() in common) for common in _common())
    return (best + figures) / len(tokens)
