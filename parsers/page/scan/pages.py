"""Which pages of a file are pictures, and what is to be read on each of them."""

from collections.abc import Collection, Mapping

from parsers.document import Document
from parsers.errors import NoTextLayer, Unreadable
from parsers.page.legibility import PICTURE, check_legible, unreadable_pages
from parsers.page.scan.known import known_share
from parsers.page.scan.layer import from_layer
from parsers.readers.picture.recognised import Recognised

_LEAST = 3  # words that make a reading
_BETTER = 0.05  # by so much the share of known words in a layer must be higher than in our own reading


def picture_pages(document: Document) -> frozenset[int]:
    """Numbers of the pages that are pictures with hardly any text that shows on them."""
    return frozenset(page.number for page in document.pages if page.under is not None)


def without_meaningless(document: Document, own: Mapping[int, Recognised], *, wanted: bool) -> Document:
    """The document with pages whose letters have no meaning as pictures, if they were recognised or are to be."""
    meaningless = [number for number, reason in unreadable_pages(document).items() if reason != PICTURE]
    try:
        check_legible(document)
    except Unreadable:
        meaningless = [page.number for page in document.pages]
    except NoTextLayer:
        pass
    drawn = {n for n in meaningless if (len(own[n].words) >= _LEAST if n in own else wanted)}
    if not drawn:
        return document
    pages = (page._replace(words=(), under=()) if page.number in drawn else page for page in document.pages)
    return document._replace(pages=tuple(pages))


def with_layers(document: Document) -> Document:
    """The document with the words under its pictures among those of its pages."""
    pages = (page if page.under is None else page._replace(words=page.under) for page in document.pages)
    return document._replace(pages=tuple(pages))


def best_readings(document: Document, own: Mapping[int, Recognised]) -> dict[int, Recognised]:
    """The better of text layer and own reading of the pages that are pictures, by the share of known words.

    It is one choice for all pages that have both, since a report reads best in one hand. Our own reading also tells
    bold print, drawn lines and marks of lists, and has looked twice at figures: it gives way only to a layer that is
    clearly better. Pages on which neither has words are left out.
    """
    pages = [page for page in with_layers(document).pages if page.under is not None]
    theirs = {page.number: from_layer(page) for page in pages if len(page.words) >= _LEAST}
    mine = {n: own[n] for n in (page.number for page in pages) if n in own and len(own[n].words) >= _LEAST}
    both = theirs.keys() & mine.keys()
    share = [known_share(w.text for n in sorted(both) for w in hand[n].words) for hand in (theirs, mine)]
    return {**mine, **theirs} if share[0] > share[1] + _BETTER else {**theirs, **mine}


def unread(pages: Collection[int], own: Mapping[int, Recognised]) -> tuple[int, ...]:
    """The pages that have not been recognised yet."""
    return tuple(sorted(set(pages) - set(own)))
