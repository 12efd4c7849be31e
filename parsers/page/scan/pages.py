"""Which pages of a file are pictures, and what is to be read on each of them."""

from collections.abc import Collection, Mapping

from parsers.document import Document, Page
from parsers.page.scan.known import known_share
from parsers.page.scan.layer import from_layer
from parsers.readers.picture.recognised import Recognised

_COVERED = 0.7  # share of a page that pictures cover where the page is one
_STAMP = 15  # words that may be printed on top: a registry's stamp, a running number
_LEAST = 3  # words that make a reading


def picture_pages(document: Document) -> frozenset[int]:
    """Numbers of the pages that are pictures with hardly any text that shows on them."""
    return frozenset(page.number for page in document.pages if len(page.words) <= _STAMP and _covered(page) >= _COVERED)


def best_readings(layer: Document, own: Mapping[int, Recognised]) -> dict[int, Recognised]:
    """For each page of `layer` the better of its text layer and our own reading, by the share of known words.

    Pages on which neither has words are left out. At a tie our own reading is taken: it has looked twice.
    """
    best = {}
    for page in layer.pages:
        mine = own.get(page.number)
        theirs = from_layer(page) if len(page.words) >= _LEAST else None
        chosen = theirs if mine is None or theirs is not None and _worth(theirs) > _worth(mine) else mine
        if chosen is not None and len(chosen.words) >= _LEAST:
            best[page.number] = chosen
    return best


def unread(pages: Collection[int], own: Mapping[int, Recognised]) -> tuple[int, ...]:
    """The pages that have not been recognised yet."""
    return tuple(sorted(set(pages) - set(own)))


def _worth(page: Recognised) -> tuple[float, bool]:
    return round(known_share(word.text for word in page.words), 2), page.own


def _covered(page: Page) -> float:
    """Share of the page under its pictures; scanners' software may cut a page into strips."""
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in page.images)
    return min(1.0, area / max(page.width * page.height, 1.0))
