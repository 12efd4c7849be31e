"""Files with pages that are pictures: what was recognised on them takes the place of the text that they lack."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from parsers.document import Document, Page, Reader
from parsers.page.scan.pages import best_readings
from parsers.page.scan.straighten import Lay, straightened
from parsers.readers.picture.recognised import Recognised
from schemas.report import Report


@dataclass(frozen=True)
class Scan:
    """A document with recognised pages among others, or nothing but those."""

    document: Document
    lay: Lay
    again: Mapping[int, Page]  # the recognised pages with the second look at their figures; those that have one

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
            return replace(self.document, pages=tuple(found[number] for number in sorted(found)))

        return read

    def on_scan(self, report: Report) -> Report:
        """The report with its places on the pages as they lie in the file, and with where its text comes from."""
        own = range(report.page_first, report.page_last + 1)
        source = "ocr" if any(number in self.lay.pages for number in own) else "native"
        return self.lay.on_scan(report).model_copy(update={"text_source": source})


def as_scan(document: Document, layer: Document, own: Mapping[int, Recognised]) -> Scan | None:
    """The document with the better of layer and own reading on each page of `layer`; None where there is neither."""
    pages = best_readings(layer, own)
    if not pages:
        return None
    read, again, lay = straightened(document, pages)
    looked = {page.number: page for page in again.pages if page.number in pages and pages[page.number].own}
    return Scan(read, lay, looked)
