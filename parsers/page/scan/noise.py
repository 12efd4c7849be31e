"""What OCR reads that nobody printed: specks, rules, punch holes, dark edges; and marks of lists that it misreads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from parsers.page.scan.rows import BLOT, Row
from parsers.readers.picture.recognised import Seen

MARK = "•"
_RULES = frozenset("|[]{}_~\\¦¬¨´`^<>=")
_SPECKS = frozenset(".,:;'’‘`´\"”“-–—_·•*°^~|!¡")
_MARKS = frozenset("·«»+e°¢*•o·©®@¤=°.,©ee©#s>c®%¥“”\"'‘’°")
_SURE_MARKS = frozenset("·«»°¢*•·©®@¤+>¥")
_DASHES = frozenset("-–—")
_AT_PLACE = 5.0  # points: marks of lists stand this near below each other
_REPEATED = 3  # marks at one place
_APART = 0.6  # of the size: specks stand further from a word than its own signs
_OUTSIDE = 5.0  # points beyond the text's edges


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of the text of a page, in points."""

    left: float
    right: float


def without_noise(row: Row, edges: Edges) -> Row | None:
    """The row without noise; None where nothing else is in it."""
    words = [cleaned for word in row.words if (cleaned := _stripped(word)) is not None]
    while words and _is_speck(words[-1]) and _apart(words[-2:], row.size):
        words.pop()
    while words and words[0].x1 < edges.left - _OUTSIDE and len(words[0].text) <= 2 and not words[0].text[0].isdigit():
        words.pop(0)
    while words and words[-1].x0 > edges.right + 2 * _OUTSIDE and _is_litter(words[-1]):
        words.pop()
    if not words or all(_is_litter(word) for word in words):
        lone_mark = len(words) == 1 and words[0].text in _MARKS and words[0].x0 > edges.left - _OUTSIDE
        if not (lone_mark or any(word.again for word in words)):
            return None
    return replace(row, words=words)


def _stripped(word: Seen) -> Seen | None:
    """A word without pieces of rules at its ends; None where it is nothing else."""
    if len(word.text) == 1 and word.text in _RULES and not word.again:
        return None
    text = word.text.strip("|¦_~\\{}")
    if text.startswith("[") and "]" not in text or text.startswith("]"):
        text = text[1:]
    if text.endswith("]") and "[" not in text or text.endswith("["):
        text = text[:-1]
    if not text and not word.again:
        return None
    return word if text == word.text else replace(word, text=text or word.text)


def _is_speck(word: Seen) -> bool:
    return not word.again and all(c in _SPECKS for c in word.text)


def _is_litter(word: Seen) -> bool:
    """True for what a speck, a hole or an edge may be read as."""
    if word.again:
        return False
    return len(word.text) <= 2 and not word.text.isdigit() or not any(c.isalnum() for c in word.text)


def _apart(last: Sequence[Seen], size: float) -> bool:
    return len(last) < 2 or last[1].x0 - last[0].x1 > 0.25 * size


def with_marks(pages: Sequence[Sequence[Row]], across: Sequence[float]) -> list[list[Row]]:
    """The rows of all pages with what repeats at one place before text as the mark of a list.

    One place has marks where a single sign opens rows there three times or more, and either signs that nobody opens a
    line with, or different signs for what must be one. Blots of ink of one size are marks wherever they stand so.
    `across` is how far each page is moved to lie over the others.
    """
    places: list[list[Row]] = []
    opening = sorted(
        ((row.x0 + dx, row) for rows, dx in zip(pages, across, strict=True) for row in rows if _opens_with_mark(row)),
        key=lambda item: item[0],
    )
    last = first = 0.0
    for x, row in opening:
        if places and x - last <= 1.5 and x - first <= _AT_PLACE:
            places[-1].append(row)
        else:
            places.append([row])
            first = x
        last = x
    marked = {id(row) for place in places if _are_marks(place) for row in place}
    marked |= {id(row) for row in _of_one_size([row for _, row in opening if row.words[0].text == BLOT])}
    return [
        [_marked(row) if id(row) in marked else kept for row in rows if (kept := _unmarked(row)) is not None]
        for rows in pages
    ]


def _unmarked(row: Row) -> Row | None:
    """A row that is no item, without the blot or speck before it."""
    first = row.words[0]
    if first.text != BLOT and not (len(row.words) > 1 and _is_speck(first) and first.text not in _DASHES):
        return row
    return replace(row, words=row.words[1:]) if len(row.words) > 1 else None


def _of_one_size(blots: Sequence[Row]) -> list[Row]:
    """Those of the rows whose first blots are about as large as most, where there are enough of them."""
    if len(blots) < _REPEATED:
        return []
    wide = median(row.words[0].x1 - row.words[0].x0 for row in blots)
    return [row for row in blots if abs(row.words[0].x1 - row.words[0].x0 - wide) <= 0.35 * wide]


def _opens_with_mark(row: Row) -> bool:
    first = row.words[0]
    if len(row.words) == 1 or len(first.text) > 2 or first.again:
        return False
    gap = row.words[1].x0 - first.x1
    return gap > 0.3 * row.size and (first.text[0] in _MARKS or first.text in _DASHES)


def _are_marks(place: Sequence[Row]) -> bool:
    signs = Counter(row.words[0].text for row in place)
    if len(place) < _REPEATED or set(signs) <= _DASHES:
        return False
    return any(sign[0] in _SURE_MARKS for sign in signs) or len(signs) > 1


def _marked(row: Row) -> Row:
    first = row.words[0]
    return replace(row, words=[replace(first, text=MARK), *row.words[1:]])
