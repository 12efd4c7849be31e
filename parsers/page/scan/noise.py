"""What OCR reads that nobody printed: specks, rules, punch holes, dark edges; and marks of lists that it misreads."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from parsers.page.scan.rows import BLOT, MARK_GAP, Row
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
_LOW, _TALL = 0.35, 1.3  # of the size: ink of letters
_SURE = 50.0  # Tesseract's own opinion of a word, 0-100
_NEXT_LINE = 1.7  # of the size: from baseline to baseline
_ROWS_BACK = 12  # rows of other columns may stand between a row and the one above it
_FLUSH = 2.5  # points by which rows that begin at one place may differ
_GLUED = frozenset("-–—'\"”“*°")  # signs that may be printed before a word, and specks too
_GLUE = (
    1.0,
    0.8,
)  # points at least, of the size at most: so far left of the margin begins a word with a speck before it
_LEADING = re.compile(r"^[.,:;‘’'`´·•_](?=[^\W\d_]|\d\.\d)")
_AFTER_HYPHEN = re.compile(r"([^\W\d_]+-)[.,:;’'‘`´\"”°*)]+")
_STOPS = ".,:;'’"
_CELL = re.compile(
    r"\d{1,2}(?:[.,]\d)? ?(?:/|[^\W\d_]{2}) ?\d{1,3}[.,:;'’]+"
)  # "12/15." and "12 av 15.", by themselves
_STEP = 1.5  # points: specks at one place are this near to the next


class Edges(NamedTuple):
    """Left and right edge of the text of a page, in points."""

    left: float
    right: float


def without_noise(rows: Sequence[Row], edges: Edges) -> list[Row]:
    """The rows of a page, from top to bottom, without noise; those that are nothing else left out."""
    kept: list[Row] = []
    for row in rows:
        words = _without_specks(row, edges)
        if not words:
            continue
        clean = replace(row, words=words)
        if not all(_is_litter(word) for word in words) or _is_mark_or_figure(words, edges) or _goes_on(clean, kept):
            kept.append(clean)
    return [_unglued(row, kept) for row in kept]


def _without_specks(row: Row, edges: Edges) -> list[Seen]:
    words = [cleaned for word in row.words if (cleaned := _stripped(word)) is not None]
    while words and _is_speck(words[-1]) and _apart(words[-2:], row.size):
        words.pop()
    while words and words[0].x1 < edges.left - _OUTSIDE and _is_outside(words, row.size):
        words.pop(0)
    while words and words[-1].x0 > edges.right + 2 * _OUTSIDE and _is_litter(words[-1]):
        words.pop()
    return words


def _is_outside(words: Sequence[Seen], size: float) -> bool:
    """True for a speck in the margin before what else the row holds; a blot right before text is the mark of a list."""
    if len(words[0].text) > 2 or words[0].text[0].isdigit():
        return False
    return words[0].text != BLOT or len(words) < 2 or words[1].x0 - words[0].x1 > MARK_GAP * size


def _is_mark_or_figure(words: Sequence[Seen], edges: Edges) -> bool:
    lone_mark = len(words) == 1 and words[0].text in _MARKS and words[0].x0 > edges.left - _OUTSIDE
    return lone_mark or any(word.again for word in words)


def _goes_on(row: Row, above: Sequence[Row]) -> bool:
    """True for a short word, as "år" by itself, that begins where the line of print above it begins."""
    if len(row.words) > 1 or not row.words[0].text.strip(".,:;)?!").isalpha():
        return False
    high = row.words[0].bottom - row.words[0].top
    if not _LOW * row.size <= high <= _TALL * row.size or (row.words[0].sure or _SURE) < _SURE:
        return False
    near = [r for r in above[-_ROWS_BACK:] if 0.8 * row.size < row.baseline - r.baseline < _NEXT_LINE * row.size]
    return any(abs(r.text_left - row.x0) <= _FLUSH for r in near)


def _unglued(row: Row, rows: Sequence[Row]) -> Row:
    """The row without specks that touch its first or last word."""
    words = list(row.words)
    words[0] = _without_leading(words[0], row, rows)
    last = words[-1]
    if (match := _AFTER_HYPHEN.fullmatch(last.text)) and not last.again:
        words[-1] = last._replace(text=match[1])
    if _CELL.fullmatch(row.text):
        words[-1] = words[-1]._replace(text=words[-1].text.rstrip(_STOPS))
    words[1:] = [w._replace(text=w.text[1:]) if not w.again and _LEADING.match(w.text) else w for w in words[1:]]
    return replace(row, words=words)


def _without_leading(word: Seen, row: Row, rows: Sequence[Row]) -> Seen:
    """The first word of a row without a speck before it; hyphens and quotes go where rows around begin after them."""
    if word.again:
        return word
    text = _LEADING.sub("", word.text)
    if text == word.text and len(text) > 2 and text[0] in _GLUED and text[1].isalnum():
        near = [r for r in rows if r is not row and abs(r.baseline - row.baseline) < 2 * _NEXT_LINE * row.size]
        if any(_GLUE[0] < r.text_left - word.x0 < _GLUE[1] * row.size for r in near):
            text = text[1:]
    return word if text == word.text else word._replace(text=text)


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
    return word if text == word.text else word._replace(text=text or word.text)


def _is_speck(word: Seen) -> bool:
    return not word.again and all(c in _SPECKS for c in word.text)


def _is_litter(word: Seen) -> bool:
    """True for what a speck, a hole or an edge may be read as."""
    if word.again:
        return False
    if any(c.isdigit() for c in word.text):  # "9p" and "8%" are scores
        return False
    return len(word.text) <= 2 or not any(c.isalnum() for c in word.text)


def _apart(last: Sequence[Seen], size: float) -> bool:
    return len(last) < 2 or last[1].x0 - last[0].x1 > 0.25 * size


def with_marks(pages: Sequence[Sequence[Row]], across: Sequence[float]) -> list[list[Row]]:
    """The rows of all pages with what repeats at one place before text as the mark of a list.

    One place has marks where a single sign opens rows there three times or more, and either signs that nobody opens a
    line with, or different signs for what must be one. Blots of ink of one size are marks wherever they stand so.
    `across` is how far each page is moved to lie over the others.
    """
    pages = [[_one_mark(row) for row in rows] for rows in pages]
    places: list[list[Row]] = []
    opening = sorted(
        ((row.x0 + dx, row) for rows, dx in zip(pages, across, strict=True) for row in rows if _opens_with_mark(row)),
        key=lambda item: item[0],
    )
    last = first = 0.0
    for x, row in opening:
        if places and x - last <= _STEP and x - first <= _AT_PLACE:
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


def _one_mark(row: Row) -> Row:
    """The row with one sign before its text, where a mark was taken for several: the blot if one of them is."""
    first = row.words[0]
    if len(first.text) > 1 and set(first.text) <= _DASHES:  # a dash read as two
        row = replace(row, words=[first._replace(text="–"), *row.words[1:]])
    text = next((k for k, word in enumerate(row.words) if word.again or any(c.isalnum() for c in word.text)), 0)
    if text < 2:
        return row
    mark = next((word for word in row.words[:text] if word.text == BLOT), row.words[0])
    return replace(row, words=[mark, *row.words[text:]])


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
    """The row with its mark, drawn out towards the text: a tab between them would part columns."""
    first, text = row.words[0], row.words[1]
    right = max(first.x1, text.x0 - 0.5 * row.size)
    return replace(row, words=[first._replace(text=MARK, x1=right), *row.words[1:]])
