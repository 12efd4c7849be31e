"""Line ends undone: which hyphens the typesetter put in, and which the author wrote.

A line that ends in a hyphen is one of: an automatic break ("medbor-" "gardialog" → "medborgardialog"), a suspended
hyphen ("mål-" "och resultatstyrning" keeps both), or a hard one ("IT-" "stöd", "2014-" "2020" stay joined by it).
Word and LibreOffice keep the blank glyph at a wrapped line but print none after an automatic hyphen; where a blank
follows the hyphen it is therefore suspended. The rest is told by the next word and by how the report itself spells
the word elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from parsers.document import Word
from parsers.page.lines import Line
from parsers.vocabulary import CONJUNCTIONS, ENDS_LIKE_CONJUNCTION

_TOKEN = regex.compile(r"\p{L}[\p{L}\p{N}]*(?:-\p{L}[\p{L}\p{N}]*)*")
_STEM = regex.compile(r"([\p{L}\p{N}]+)-$")
_LETTERS_AT_END = regex.compile(r"\p{L}+$")
_HEAD = regex.compile(r"^[\p{L}\p{N}]+")
_OPENING = "(\"'”“’«»["


class LineJoiner:
    """Joins lines into running text, with the words of one report as evidence for its hyphens."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Learn how the report spells its words from all words that no hyphen parts at the end of a line.

        `blanks_kept` tells whether wrapped lines end in a blank glyph: then a line without one ends a paragraph.
        """
        lines = list(lines)
        broken = [line for line in lines if line.text[-1] == "-"]
        whole = [line for line in lines if line.text[-1] != "-"]
        texts = [*(line.text for line in whole), *(line.text.removesuffix(line.words[-1].text) for line in broken)]
        self._spelt = Counter(" ".join(texts).casefold().split())
        for text in [text for text in self._spelt if not text.isalpha()]:
            count = self._spelt.pop(text)
            for token in _tokens(text):
                self._spelt[token] += count
        self._at_ends = Counter([_tokens(line.words[-1].text)[-1] for line in whole if line.text[-1].isalpha()])
        # Lines that end a paragraph have no blank, so three in ten show that wrapped lines have one.
        self.blanks_kept = sum([line.words[-1].blank_after for line in whole]) > 0.3 * len(whole)
        self._hyphenates = len(broken) > 0.02 * max(len(lines), 1)

    def join(self, lines: Sequence[Sequence[Word]]) -> str:
        """Text of several lines of words, with the line ends undone."""
        out = ""
        last: Word | None = None
        for words in lines:
            text = _line_text(words)
            out = text if last is None else self._attach(out, text, last.blank_after)
            last = words[-1]
        return out

    def join_texts(self, before: str, after: str) -> str:
        """Two runs of text whose border is a line end about whose blank nothing is known."""
        return self._attach(before, after, False) if before else after

    def _attach(self, before: str, after: str, blank: bool) -> str:
        left = before.rsplit(None, 1)[-1]
        right = after.split(None, 1)[0]
        if left.endswith("-") and len(left) > 1:
            return before + after if right[0] in "/)" else self._at_hyphen(before, after, left, right, blank)
        if right in (".", ",", ";", ")", "):", ")."):
            return before + after
        if left.endswith("/") and len(left) > 1 and not blank and right[0].isalpha():
            return before + after
        if left.endswith("–") and left[-2:-1].isdigit() and right[0].isdigit():
            return before + after
        if not blank and right[0].islower() and self._is_cut(left, right):
            return before + after
        return f"{before} {after}"

    def _is_cut(self, left: str, right: str) -> bool:
        """True for a word cut without a hyphen, as narrow frames do: only the whole is known from elsewhere."""
        start, rest = _LETTERS_AT_END.search(left), _HEAD.match(right)
        if start is None or rest is None:
            return False
        part = start[0].casefold()
        return self._spelt[part] == self._at_ends[part] and self._spelt[part + rest[0].casefold()] > 0

    def _at_hyphen(self, before: str, after: str, left: str, right: str, blank: bool) -> str:
        first = right.lstrip(_OPENING)
        conjunction = right.casefold()
        if conjunction in CONJUNCTIONS and not self._is_whole(left, right):
            doubtful = (
                any(word.endswith(conjunction) for word in ENDS_LIKE_CONJUNCTION) and not blank and self.blanks_kept
            )
        else:
            doubtful = True
        if not doubtful:
            return f"{before} {after}"
        stem = _STEM.search(left)
        head = _HEAD.match(right)
        if stem is None or head is None or "://" in left or left.startswith("www."):
            return f"{before} {after}" if blank or first != right else before + after
        if blank and not head[0][0].isupper() and not head[0][0].isdigit():
            return f"{before} {after}"
        return before + after if self._is_hard(stem[1], head[0]) else before[:-1] + after

    def _is_whole(self, left: str, right: str) -> bool:
        """True where the parts are one word that happens to end like a conjunction ("gemen-" "samt")."""
        whole = (left[:-1] + right).casefold()
        return self._spelt[whole] > 0 or whole.endswith(ENDS_LIKE_CONJUNCTION)

    def _is_hard(self, stem: str, head: str) -> bool:
        """True where the hyphen between the two parts belongs to the word."""
        hyphenated, whole = f"{stem}-{head}".casefold(), (stem + head).casefold()
        shouting = stem.isupper() and head.isupper() and len(stem) > 1
        if self._spelt[hyphenated] != self._spelt[whole]:
            return self._spelt[hyphenated] > self._spelt[whole]
        if not self._hyphenates:
            return True
        if shouting:
            return False
        if head[0].isupper() or head[0].isdigit():
            return True
        return len(stem) == 1 or stem[-1].isdigit() or any(c.isupper() for c in stem[1:])


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[str, ...]:
    """The words in a text between two blanks, in lower case; reports say the same ones over and over."""
    return (text.casefold(),) if text.isalpha() else tuple([token.casefold() for token in _TOKEN.findall(text)])


def _line_text(words: Sequence[Word]) -> str:
    """The words of a line; a hyphen set a little apart from the word it breaks is put back (LibreOffice, justified)."""
    if len(words) > 1 and words[-1].text == "-" and words[-1].x0 - words[-2].x1 < 0.2 * words[-1].size:
        return " ".join(w.text for w in words[:-1]) + "-"
    return " ".join(w.text for w in words)
