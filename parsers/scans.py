"""Files with pages that are pictures: what was recognised on them takes the place of the text that they lack."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from parsers.document import Document, Page, Reader
from parsers.page.scan.pages import best_readings
from parsers.page.scan.straighten import Lay, straightened
from parsers.readers.picture.recognised import Recognised
from schemas.report import Report


class Scan(NamedTuple):
    """A document with recognised pages among others, or nothing but those."""

    document: Document
    lay: Lay
    again: Mapping[int, Page]  # the recognised pages with the second look at their figures; those that have one
    looks: tuple[Mapping[int, Page], ...]  # the same with each single look

    def second_reader(self, other: Reader) -> Reader:
        """Reads pages again: by the other engine what is printed to the file, by the second look what was recognised.

        Somebody else's text layer has no second look: such a page is left out.
        """

        def read(data: bytes, pages: Collection[int] | None = None) -> Document:
            numbers = {page.number for page in self.document.pages} if pages is None else set(pages)
            found = {number: self.again[number] for number in numbers & set(self.again)}
            printed = numbers - set(self.lay.pages)
            if printed:
                found |= {page.number: page for page in other(data, printed).pages}
            return self.document._replace(pages=tuple(found[number] for number in sorted(found)))

        return read

    def look_readers(self) -> Iterator[Reader]:
        """Read the recognised pages by each of the looks at their figures; other pages are left out."""
        for look in self.looks:
            yield partial(self._read_look, look)

    def _read_look(self, look: Mapping[int, Page], data: bytes, pages: Collection[int] | None = None) -> Document:
        wanted = look.keys() if pages is None else look.keys() & set(pages)
        return self.document._replace(pages=tuple(look[number] for number in sorted(wanted)))

    def on_scan(self, report: Report) -> Report:
        """The report with its places on the pages as they lie in the file, and with where its text comes from."""
        own = range(report.page_first, report.page_last + 1)
        source = "ocr" if any(number in self.lay.pages for number in own) else "native"
        return self.lay.on_scan(report).model_copy(update={"text_source": source})


def as_scan(document: Document, own: Mapping[int, Recognised]) -> Scan | None:
    """The document with the better of layer and own reading on each page that is a picture; None where none has any."""
    pages = best_readings(document, own)
    if not pages:
        return None
    straight = straightened(document, pages)
    return Scan(straight.document, straight.lay, straight.second, straight.looks)
