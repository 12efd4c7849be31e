"""Line ends undone: which hyphens the typesetter put in, and which the author wrote.

A line that ends in a hyphen is one of: an automatic break ("medbor-" "gardialog" → "medborgardialog"), a suspended
hyphen ("mål-" "och resultatstyrning" keeps both), or a hard one ("IT-" "stöd", "2014-" "2020" stay joined by it).
Word and LibreOffice keep the blank glyph at a wrapped line but print none after an automatic hyphen; where a blank
follows the hyphen it is therefore suspended. The rest is told by the next word and by how the report itself spells
the word elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from parsers.document import Word
from parsers.page.lines import Line
from parsers.vocabulary import CONJUNCTIONS, ENDS_LIKE_CONJUNCTION

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W\d_][^\W_]*)*")
_STEM = re.compile(r"([^\W_]+)-$")
_LETTERS_AT_END = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"^[^\W_]+")
_LETTER = 0.6  # of the size: a wide letter
_OPENING = "(\"'”“’«»["


class LineJoiner:
    """Joins lines into running text, with the words of one report as evidence for its hyphens."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Keep the lines to learn from: how the report spells its words, and whether it breaks them."""
        lines = list(lines)
        self._broken = [line for line in lines if line.text[-1] == "-"]
        self._whole = [line for line in lines if line.text[-1] != "-"]

    @cached_property
    def blanks_kept(self) -> bool:
        """Whether wrapped lines end in a blank glyph: then a line without one ends a paragraph.

        Lines that end a paragraph have no blank, so three in ten show that wrapped lines have one.
        """
        return sum([line.blank_after for line in self._whole]) > 0.3 * len(self._whole)

    @cached_property
    def _hyphenates(self) -> bool:
        return len(self._broken) > 0.02 * max(len(self._broken) + len(self._whole), 1)

    def _parts(self) -> Iterator[str]:
        """The report's text cut at blanks, in lower case; words that a hyphen parts are left out."""
        # Folded texts are in lower case already; two words with a dash between them have become one in them.
        texts = [x.text.casefold() if "–" in x.text or "—" in x.text else x.folded for x in self._whole]
        texts += [line.text.removesuffix(line.words[-1].text).casefold() for line in self._broken]
        return chain.from_iterable(map(str.split, texts))

    @cached_property
    def _words(self) -> set[str]:
        """The words of the report."""
        words = set(self._parts())
        signed = [part for part in words if not part.isalpha()]
        words.difference_update(signed)
        words.update(*map(_tokens, signed))
        return words

    @cached_property
    def _spelt(self) -> Counter[str]:
        """How often the report has each word: asked of the few whose number decides."""
        spelt = Counter(self._parts())
        for text in [text for text in spelt if not text.isalpha()]:
            count = spelt.pop(text)
            for token in _tokens(text):
                spelt[token] += count
        return spelt

    @cached_property
    def _at_ends(self) -> Counter[str]:
        """How often each word ends a line."""
        return Counter([_tokens(line.words[-1].text)[-1] for line in self._whole if line.text[-1].isalpha()])

    def join(self, lines: Iterable[Sequence[Word]]) -> str:
        """Text of several lines of words, with the line ends undone."""
        rows = list(lines)
        texts = [(text_of(words), words[-1].blank_after) for words in rows]
        return self.join_texts(self._mended(rows, texts) if len(rows) > 1 else texts)

    def _mended(self, rows: Sequence[Sequence[Word]], texts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The texts of lines with words made whole that their cell is too narrow for.

        Such a word stands alone on its line, fills it, and no blank follows it where wrapped lines have one.
        """
        if not any(len(words) == 1 and not words[0].blank_after for words in rows[:-1]) or not self.blanks_kept:
            return texts
        edge = max(words[-1].x1 for words in rows)
        mended: list[tuple[str, bool]] = []
        open_end = False
        for words, (text, blank) in zip(rows, texts, strict=True):
            if open_end and self._is_one_word(mended[-1][0], text):
                mended[-1] = (mended[-1][0] + text, blank)
            else:
                mended.append((text, blank))
            open_end = len(words) == 1 and not blank and words[0].x1 > edge - _LETTER * words[0].size
        return mended

    def _is_one_word(self, left: str, right: str) -> bool:
        """True where a word is known from elsewhere, or else its halves from nowhere but beside each other."""
        start, rest = _halves(left, right)
        if not start or not rest or not right[0].islower():
            return False
        return start + rest in self._words or self._balance(start, rest) == 0

    def join_texts(self, lines: Iterable[tuple[str, bool]]) -> str:
        """The same of the texts of lines, each with whether a blank follows its last word."""
        parts: list[str] = []
        left, blank = "", False  # the last word so far, and whether a blank follows it
        for text, blank_after in lines:
            between = self._between(left, text.partition(" ")[0], blank) if parts else " "
            if between is None:
                parts[-1], left = parts[-1][:-1], left[:-1]
            elif parts:
                parts.append(between)
            parts.append(text)
            left = text.rpartition(" ")[2] if " " in text or between == " " else left + text
            blank = blank_after
        return "".join(parts)

    def _between(self, left: str, right: str, blank: bool) -> str | None:
        """What stands between the last word of a line and the first of the next; None where the hyphen goes as well."""
        last = left[-1]
        if last == "-" and len(left) > 1:
            return "" if right[0] in "/)" else self._at_hyphen(left, right, blank)
        if right in (".", ",", ";", ")", "):", ")."):
            return ""
        if last == "/" and len(left) > 1 and not blank and right[0].isalpha():
            return ""
        if last == "–" and left[-2:-1].isdigit() and right[0].isdigit():
            return ""
        if not blank and right[0].islower() and self._is_cut(left, right):
            return ""
        return " "

    def _is_cut(self, left: str, right: str) -> bool:
        """True for a word cut without a hyphen, as narrow frames do: only the whole is known from elsewhere."""
        start, rest = _halves(left, right)
        if not start or not rest:
            return False
        return start + rest in self._words and self._spelt[start] == self._at_ends[start]

    def _at_hyphen(self, left: str, right: str, blank: bool) -> str | None:
        first = right.lstrip(_OPENING)
        conjunction = right.casefold()
        if conjunction in CONJUNCTIONS and not self._is_whole(left, right):
            doubtful = (
                any(word.endswith(conjunction) for word in ENDS_LIKE_CONJUNCTION) and not blank and self.blanks_kept
            )
        else:
            doubtful = True
        if not doubtful:
            return " "
        stem = _STEM.search(left)
        head = _HEAD.match(right)
        if stem is None or head is None or "://" in left or left.startswith("www."):
            return " " if blank or first != right else ""
        if blank and not head[0][0].isupper() and not head[0][0].isdigit():
            return " "
        return "" if self._is_hard(stem[1], head[0]) else None

    def _is_whole(self, left: str, right: str) -> bool:
        """True where the parts are one word that happens to end like a conjunction ("gemen-" "samt")."""
        whole = (left[:-1] + right).casefold()
        return whole in self._words or whole.endswith(ENDS_LIKE_CONJUNCTION)

    def _is_hard(self, stem: str, head: str) -> bool:
        """True where the hyphen between the two parts belongs to the word."""
        hyphenated, whole = f"{stem}-{head}".casefold(), (stem + head).casefold()
        shouting = stem.isupper() and head.isupper() and len(stem) > 1
        if balance := self._balance(hyphenated, whole):
            return balance > 0
        if not self._hyphenates:
            return True
        if shouting:
            return False
        if head[0].isupper() or head[0].isdigit():
            return True
        return len(stem) == 1 or stem[-1].isdigit() or any(c.isupper() for c in stem[1:])

    def _balance(self, one: str, other: str) -> int:
        """More than 0 where the report has one word more often than another, less where the other, 0 where neither."""
        here, there = one in self._words, other in self._words
        return self._spelt[one] - self._spelt[other] if here and there else here - there


def _halves(left: str, right: str) -> tuple[str, str]:
    """The letters at the end of one text and what opens the next, in lower case; empty where there are none."""
    start = left if left.isalpha() else _found(_LETTERS_AT_END.search(left))
    rest = right if right.isalpha() else _found(_HEAD.match(right))
    return start.casefold(), rest.casefold()


def _found(match: "re.Match[str] | None") -> str:
    return match[0] if match else ""


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[str, ...]:
    """The words in a text between two blanks, in lower case; reports say the same ones over and over."""
    return (text.casefold(),) if text.isalpha() else tuple([token.casefold() for token in _TOKEN.findall(text)])


def text_of(words: Sequence[Word]) -> str:
    """The words of a line; a hyphen set a little apart from the word it breaks is put back (LibreOffice, justified)."""
    if len(words) > 1 and words[-1].text == "-" and words[-1].x0 - words[-2].x1 < 0.2 * words[-1].size:
        return " ".join([w.text for w in words[:-1]]) + "-"
    return " ".join([w.text for w in words])
