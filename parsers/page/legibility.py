"""Whether a document holds text that can be read at all, and which of its pages do not."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import regex

from parsers.document import Document, Page
from parsers.errors import NoTextLayer, Unreadable
from parsers.page.lines import letters_in, page_lines

_PLAIN = regex.compile(
    # Possessive throughout: "aaa…=b" took a time that doubled with each letter.
    r"^[\p{P}\p{S}]*+(?:[\p{Latin}\p{M}]++(?:[-–/’'.:,&@_]*+[\p{Latin}\p{M}\d]++)*+|\d[\d.,:/–%-]*+)?[\p{P}\p{S}]*+$"
)
_ORDINARY = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ .,:&/’'–-]+").fullmatch  # a line of nothing but such words
_ORDINARY_SIGNS = bytes(code for code in range(256) if _ORDINARY(chr(code)))
_NO_VOWELS = bytes(set(range(256)) - set("aeiouyåäöæøéAEIOUYÅÄÖÆØÉ".encode("latin-1")))
_WORDS_A_PAGE = 15
# Of the languages written here and those a stray file may be in; running text has a fifth of such words, tables few.
_COMMON = frozenset(
    [
        *("och", "att", "som", "för", "i", "en", "av", "är", "på", "till", "med", "det", "om"),
        *("og", "å", "for", "er", "til", "at", "the", "of", "and", "to", "in", "a", "is", "der", "die", "und"),
    ]
)
_COMMON_SHARE = 0.01
_SAMPLE = 500  # words; every twentieth word of a report tells as much as all


FORCE_OCR = (
    "The letters have no meaning, because the fonts do not say which letters they draw. Let OCR look at the pages: "
    "ocrmypdf --force-ocr -l swe+eng in.pdf out.pdf"
)
PICTURE = "is a picture"
_FEW_WORDS = 15  # on a page that a picture, or letters drawn as shapes, make unreadable: its running lines
_PICTURE = 0.5  # share of the page
_SHAPES = 300  # painted shapes as small as letters: a page of outlines has a thousand, a chart some dozen
_LETTER = 20.0  # points: no letter of running text is taller
_NORDIC = frozenset("åäöæøÅÄÖÆØ")
_NORDIC_WORDS = frozenset(["och", "att", "som", "av", "med", "det", "til", "og", "er", "en", "i", "den", "har", "de"])
_SENTENCES = 4  # of these words in one font: it sets sentences, and not figures, addresses or names
_LETTERS = 250
"""Letters in the different words of one font among which one of å, ä, ö, æ, ø must be: they are 2.5 (Norwegian) to 6
of 100."""
_BROKEN_SHARE = 0.1  # of a page's letters
_MEANINGLESS = 0.3  # share of words that are none
_FEWEST = 8  # words in a document: a stamp or a file's name is no text
_VOWEL_SHARE = (0.31, 0.6)  # 0.36 to 0.46 in every language written here


def unreadable_pages(document: Document) -> dict[int, str]:
    """The pages whose text cannot be read, by number, with the reason as the end of a sentence: "is a picture"."""
    broken = _broken_fonts(document.pages)
    found = {}
    for page in document.pages:
        reason = _unreadable(page, broken)
        if reason is not None:
            found[page.number] = reason
    return found


def _unreadable(page: Page, broken: frozenset[str]) -> str | None:
    if len(page.words) < _FEW_WORDS:
        if any(_share(page, i.x1 - i.x0, i.bottom - i.top) > _PICTURE for i in page.images):
            return PICTURE
        if sum(f.x1 - f.x0 < _LETTER and f.bottom - f.top < _LETTER for f in page.fills) > _SHAPES:
            return "has letters drawn as shapes"
        return None
    if broken:
        letters = sum([len(w.text) for w in page.words])
        if sum([len(w.text) for w in page.words if w.font in broken]) > _BROKEN_SHARE * letters:
            return "has letters without a meaning: a font does not say which letters it draws"
    most = _MEANINGLESS * len(page.words)
    lines = page_lines(page)
    if _odd_signs("".join([line.text for line in lines])) <= most:
        return None  # each word without a meaning has one at least
    doubtful = [line.words for line in lines if not _ORDINARY(line.text)]
    if list(map(_is_plain, [w.text for words in doubtful for w in words])).count(False) > most:
        return "has letters without a meaning"
    return None


def _odd_signs(text: str) -> int:
    """How many of a text's characters ordinary words do not have; signs outside Latin-1 count as such."""
    return len(text.encode("latin-1", "replace").translate(None, _ORDINARY_SIGNS))


@lru_cache(maxsize=16384)
def _is_plain(word: str) -> bool:
    """True for a word of Latin letters, a figure, or signs; reports say the same words over and over."""
    return _ORDINARY(word) is not None or _PLAIN.match(word) is not None


def _share(page: Page, width: float, height: float) -> float:
    return width * height / max(page.width * page.height, 1.0)


def _broken_fonts(pages: Iterable[Page]) -> frozenset[str]:
    """Fonts in which sentences never have one of the letters that English lacks: their map has lost them."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    sound: set[str] = set()  # one such letter is enough: most of a report need not be looked at
    for page in pages:
        for line in page_lines(page):
            if line.alike and line.words[0].font in sound:
                continue
            for word in line.words:
                if word.font in sound:
                    continue
                if not word.text.isascii() and not _NORDIC.isdisjoint(word.text):
                    sound.add(word.font)
                words[word.font].add(word.text)
    return frozenset(
        font
        for font, texts in words.items()
        if font not in sound and len(texts & _NORDIC_WORDS) >= _SENTENCES and sum(map(len, texts)) >= _LETTERS
    )


def check_legible(document: Document) -> None:
    """Raise `NoTextLayer` for pages without text, `Unreadable` for text that is none.

    A font without a Unicode map gives control characters, private code points or shifted letters: then few tokens
    are plain words, or the letters hold too few or too many vowels for any language written here (36–46 %).
    """
    count = sum(len(page.words) for page in document.pages)
    if count < _FEWEST or (count < _WORDS_A_PAGE * len(document.pages) and any(p.images for p in document.pages)):
        raise NoTextLayer("the pages hold no text")
    words = [w.text for page in document.pages for w in page.words[:: 1 + count // _SAMPLE]]
    text = " ".join(words)
    common = sum(map(_COMMON.__contains__, text.casefold().split()))
    plain = sum(map(_is_plain, words))
    letters = letters_in(text)
    vowels = len(text.encode("latin-1", "ignore").translate(None, _NO_VOWELS)) / max(letters, 1)
    if (
        plain < 0.7 * len(words)
        or letters < 2 * len(words)
        or not _VOWEL_SHARE[0] < vowels < _VOWEL_SHARE[1]
        or common < _COMMON_SHARE * len(words)
    ):
        raise Unreadable("the text has no Unicode map", FORCE_OCR)
