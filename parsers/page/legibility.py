"""Whether a document holds text that can be read at all."""

import regex

from parsers.document import Document
from parsers.errors import NoTextLayer, Unreadable

_PLAIN = regex.compile(
    # Possessive throughout: "aaa…=b" took a time that doubled with each letter.
    r"^[\p{P}\p{S}]*+(?:[\p{Latin}\p{M}]++(?:[-–/’'.:,&@_]*+[\p{Latin}\p{M}\d]++)*+|\d[\d.,:/–%-]*+)?[\p{P}\p{S}]*+$"
)
_VOWELS = frozenset("aeiouyåäöæøéAEIOUYÅÄÖÆØÉ")
_WORDS_A_PAGE = 15
# Of the languages written here and those a stray file may be in; running text has a fifth of such words, tables few.
_COMMON = frozenset(
    [
        "och",
        "att",
        "som",
        "för",
        "i",
        "en",
        "av",
        "är",
        "på",
        "till",
        "med",
        "det",
        "om",
        "og",
        "å",
        "for",
        "er",
        "på",
        "til",
        "at",
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "der",
        "die",
        "und",
    ]
)
_COMMON_SHARE = 0.01
_SAMPLE = 2000  # words; every tenth word tells as much as all


def check_legible(document: Document) -> None:
    """Raise `NoTextLayer` for pages without text, `Unreadable` for text that is none.

    A font without a Unicode map gives control characters, private code points or shifted letters: then few tokens
    are plain words, or the letters hold too few or too many vowels for any language written here (36–46 %).
    """
    words = [w.text for page in document.pages for w in page.words]
    if len(words) < 8 or (len(words) < _WORDS_A_PAGE * len(document.pages) and any(p.images for p in document.pages)):
        raise NoTextLayer("the pages hold no text")
    words = words[:: 1 + len(words) // _SAMPLE]
    common = sum(1 for w in words if w.casefold() in _COMMON)
    plain = sum(1 for w in words if _PLAIN.match(w))
    letters = [c for w in words for c in w if c.isalpha()]
    vowels = sum(1 for c in letters if c in _VOWELS) / max(len(letters), 1)
    if (
        plain < 0.7 * len(words)
        or len(letters) < 2 * len(words)
        or not 0.31 < vowels < 0.6
        or common < _COMMON_SHARE * len(words)
    ):
        raise Unreadable("the text has no Unicode map")
