"""Pictures on pages that have text of their own: which are worth looking into, and what they say in a report."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from parsers.document import Box, Document, Page, Word
from parsers.page.scan.known import is_norwegian
from parsers.readers.picture.seen import Pictured, SeenText
from schemas.report import PictureText, Place, Report

_TEXT = itemgetter(Word._fields.index("text"))
_WIDE, _HIGH = 120, 80  # points: arms and logos are smaller, charts larger
_WHOLE = 0.7  # share of the page: more is paper that was scanned, or the ground of a cover
_TOUCHING = 1.5  # points between the strips into which some programs cut a picture


def pages_with_pictures(document: Document, without: Collection[int]) -> tuple[Pictured, ...]:
    """The pages, but for those numbered in `without`, that have pictures large enough for a chart."""
    found = [(page.number, boxes) for page in document.pages if page.number not in without and (boxes := _large(page))]
    if not found:
        return ()
    norwegian = is_norwegian(chain.from_iterable(map(_TEXT, page.words) for page in document.pages))
    return tuple(Pictured(number, boxes, norwegian) for number, boxes in found)


def with_picture_texts(report: Report, document: Document, seen: Mapping[int, Sequence[SeenText]]) -> Report:
    """The report with what was seen in the pictures on its pages, but for words that the pages have as text.

    `document` is the file as it was read, with all its pages.
    """
    own = range(report.page_first, report.page_last + 1)
    pages = [page for page in document.pages if page.number in own and page.number in seen]
    texts = [
        (page.number, text)
        for page in pages
        for text in seen[page.number]
        if not any(_lies_on(word, text.box) for word in page.words)
    ]
    if not texts:
        return report
    rows = tuple(
        PictureText(
            position=position,
            text=text.text,
            place=Place(page=number, x0=text.box.x0, top=text.box.top, x1=text.box.x1, bottom=text.box.bottom),
        )
        for position, (number, text) in enumerate(texts, 1)
    )
    return report.model_copy(update={"picture_texts": rows})


def _large(page: Page) -> tuple[Box, ...]:
    """The pictures of a page that may hold words, from top to bottom; strips of one picture are put together."""
    return tuple(
        sorted(
            (box for box in _together(page.images) if _is_large(box, page)),
            key=lambda box: (box.top, box.x0),
        )
    )


def _is_large(box: Box, page: Page) -> bool:
    across, down = box.x1 - box.x0, box.bottom - box.top
    return across >= _WIDE and down >= _HIGH and across * down < _WHOLE * page.width * page.height


def _together(boxes: Sequence[Box]) -> list[Box]:
    found: list[Box] = []
    for box in boxes:
        while (other := next((o for o in found if _one_picture(o, box)), None)) is not None:
            found.remove(other)
            box = Box(
                min(box.x0, other.x0), min(box.top, other.top), max(box.x1, other.x1), max(box.bottom, other.bottom)
            )
        found.append(box)
    return found


def _one_picture(one: Box, other: Box) -> bool:
    """True for one picture over another, and for strips with the same edges that touch."""
    inside = (
        min(one.x1, other.x1) - max(one.x0, other.x0) > 0
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0
    )
    level = abs(one.top - other.top) <= _TOUCHING and abs(one.bottom - other.bottom) <= _TOUCHING
    upright = abs(one.x0 - other.x0) <= _TOUCHING and abs(one.x1 - other.x1) <= _TOUCHING
    beside = max(one.x0, other.x0) - min(one.x1, other.x1) <= _TOUCHING
    below = max(one.top, other.top) - min(one.bottom, other.bottom) <= _TOUCHING
    return inside or (level and beside) or (upright and below)


def _lies_on(word: Word, box: Box) -> bool:
    """True where the middle of a word of the page lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
