"""Which pages of a file are pictures, and what is to be read on each of them."""

from collections.abc import Collection, Mapping

from parsers.document import Document, Page
from parsers.page.scan.known import known_share
from parsers.page.scan.layer import from_layer
from parsers.readers.picture.recognised import Recognised

_COVERED = 0.7  # share of a page that pictures cover where the page is one
_STAMP = 15  # words that may be printed on top: a registry's stamp, a running number
_LEAST = 3  # words that make a reading
_BETTER = 0.05  # by so much the share of known words in a layer must be higher than in our own reading


def picture_pages(document: Document) -> frozenset[int]:
    """Numbers of the pages that are pictures with hardly any text that shows on them."""
    return frozenset(page.number for page in document.pages if len(page.words) <= _STAMP and _covered(page) >= _COVERED)


def best_readings(layer: Document, own: Mapping[int, Recognised]) -> dict[int, Recognised]:
    """The better of text layer and own reading of the pages of `layer`, by the share of known words.

    It is one choice for all pages that have both, since a report reads best in one hand. Our own reading also tells
    bold print, drawn lines and marks of lists, and has looked twice at figures: it gives way only to a layer that is
    clearly better. Pages on which neither has words are left out.
    """
    theirs = {page.number: from_layer(page) for page in layer.pages if len(page.words) >= _LEAST}
    mine = {n: own[n] for n in (page.number for page in layer.pages) if n in own and len(own[n].words) >= _LEAST}
    both = theirs.keys() & mine.keys()
    share = [known_share(w.text for n in sorted(both) for w in pages[n].words) for pages in (theirs, mine)]
    return {**mine, **theirs} if share[0] > share[1] + _BETTER else {**theirs, **mine}


def unread(pages: Collection[int], own: Mapping[int, Recognised]) -> tuple[int, ...]:
    """The pages that have not been recognised yet."""
    return tuple(sorted(set(pages) - set(own)))


def _covered(page: Page) -> float:
    """Share of the page under its pictures; scanners' software may cut a page into strips."""
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in page.images)
    return min(1.0, area / max(page.width * page.height, 1.0))
