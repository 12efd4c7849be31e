"""Where a text stands on a page: a report keeps the words of its lists and sections, the page has their boxes."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence, Set

from parsers.document import Box, Page, Word

_LONG_SEED, _SHORT_SEED = 20, 10
"""Letters with which a piece of a text is looked for: two or three words of a paragraph, a third of a list item."""
_LEVEL = 1.5  # points: baselines of one line are this near


class TextPlaces:
    """Finds texts among the words of a page, whatever hyphens, blanks and marks stand between their letters.

    Words are taken in the order of the file, in which columns follow each other, and by lines where that finds less.
    """

    def __init__(self, page: Page) -> None:
        """Look at the words of one page; `taken` are those that are known to be something."""
        self.taken: set[Word] = set()
        lines = sorted(page.words, key=lambda word: (round(word.baseline), word.x0))
        self._orders = [_Letters(page.words), _Letters(lines)]

    def find(self, text: str) -> list[Word]:
        """The words of a text; fewer where only pieces of it stand on the page, none where none does.

        Of several places the first that is nothing else counts: a heading can stand in a list of headings too.
        """
        letters = _letters(text)
        if not letters:
            return []
        found: list[Word] = []
        for order in self._orders:
            words = order.words(letters, self.taken)
            if len(words) > len(found):
                found = words
            if order.has(letters):
                break
        return found

    def find_rest(self, text: str) -> list[Word]:
        """The words of a text that begins on the page before: its end alone, not a phrase that stands here whole."""
        words = self.find(text)
        return [] if sum(len(_letters(word.text)) for word in words) >= len(_letters(text)) else words

    def find_most(self, text: str) -> list[Word]:
        """The words of a text of which at least half stands on the page; none otherwise."""
        words = self.find(text)
        return words if 2 * sum(len(_letters(word.text)) for word in words) >= len(_letters(text)) else []


class _Letters:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for word in words:
            letters = _letters(word.text)
            self._starts.append(length)
            parts.append(letters)
            length += len(letters)
        self._all = "".join(parts)

    def has(self, letters: str) -> bool:
        return letters in self._all

    def words(self, letters: str, taken: Set[Word]) -> list[Word]:
        """The words that hold these letters, all of them or, where a text goes on elsewhere, the pieces that do."""
        whole: list[list[Word]] = []
        at = self._all.find(letters)
        while at >= 0:
            whole.append(self._between(at, at + len(letters)))
            at = self._all.find(letters, at + 1)
        if whole:
            return next((words for words in whole if not taken & set(words)), whole[0])
        found: list[Word] = []
        start = 0
        seed = min(_LONG_SEED, max(_SHORT_SEED, len(letters) // 3))
        while start + seed <= len(letters):
            at = self._all.find(letters[start : start + seed])
            if at < 0:
                start += 1
                continue
            size = seed
            while letters[start + size : start + size + 1] == self._all[at + size : at + size + 1] != "":
                size += 1
            found += self._between(at, at + size)
            start += size
        return found

    def _between(self, start: int, end: int) -> list[Word]:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return [word for word in self._words[first : last + 1] if _letters(word.text)]


def boxes_of(words: Sequence[Word]) -> list[Box]:
    """Words as the boxes of their lines: those on one baseline that stand near each other share a box."""
    boxes: list[Box] = []
    last: Word | None = None
    for word in sorted(words, key=lambda word: (round(word.baseline), word.x0)):
        if last is not None and abs(word.baseline - last.baseline) < _LEVEL and word.x0 - last.x1 < 2 * word.size:
            box = boxes[-1]
            boxes[-1] = Box(box.x0, min(box.top, word.top), max(box.x1, word.x1), max(box.bottom, word.bottom))
        else:
            boxes.append(Box(word.x0, word.top, word.x1, word.bottom))
        last = word
    return boxes


def has_letters(word: Word) -> bool:
    """Whether a word is more than a mark: those stand in no text that is looked for."""
    return bool(_letters(word.text))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
