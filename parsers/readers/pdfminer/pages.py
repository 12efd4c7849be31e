"""The pages of a file: all of them, or those that are asked for without a look at the others."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import LITERAL_PAGE, LITERAL_PAGES, PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1

_MOST_NODES = 500  # of a page tree: reports have up to sixty pages

_Kid = tuple[PDFObjRef, Mapping[str, Any]]  # a page, and what it takes over from the nodes above it


class Leaf(PDFPage):
    """A page that is looked up when `open` is called: many pages of a file are only counted."""

    def __init__(self, doc: PDFDocument, pageid: object, attrs: object, label: str | None) -> None:
        self._found = doc, pageid, attrs, label

    def open(self) -> None:
        """Look up what the page is made of."""
        super().__init__(*self._found)


def all_pages(file: PDFDocument, last: int) -> Iterator[tuple[int, Leaf]]:
    """The pages with their numbers, up to the last one, or the first one that the page tree does not lead to."""
    for number, page in enumerate(islice(Leaf.create_pages(file), last), 1):
        if isinstance(page, Leaf):
            yield number, page


def counted_pages(file: PDFDocument, wanted: Collection[int]) -> Sequence[tuple[int, Leaf]] | None:
    """The wanted pages where the page tree says how many pages each of its nodes has.

    Where a node has as many kids as it has pages, each kid is taken for a page. None where one of those wanted is none,
    or the tree is out of order in any other way.
    """
    top = file.catalog.get("Pages")
    if not isinstance(top, PDFObjRef):
        return None
    found: list[_Kid] = []
    if not _collect(top, _inherited(file.catalog, {}), found, set()):
        return None
    pages: list[tuple[int, Leaf]] = []
    for number in sorted(wanted):
        if not 1 <= number <= len(found):
            return None
        kid, above = found[number - 1]
        page = dict_value(kid)
        if page.get("Type") is not LITERAL_PAGE:
            return None
        pages.append((number, Leaf(file, kid.objid, {**above, **page}, None)))
    return pages


def _collect(node: PDFObjRef, above: Mapping[str, Any], found: list[_Kid], visited: set[int]) -> bool:
    """Add the pages of a node; False where it is out of order."""
    entries = dict_value(node)
    kids = list_value(entries.get("Kids", []))
    count = resolve1(entries.get("Count"))
    if entries.get("Type") is not LITERAL_PAGES or node.objid in visited or len(visited) >= _MOST_NODES:
        return False
    if not all(isinstance(kid, PDFObjRef) for kid in kids):
        return False
    visited.add(node.objid)
    inherited = _inherited(entries, above)
    before = len(found)
    for kid in kids:
        if len(kids) == count or dict_value(kid).get("Type") is LITERAL_PAGE:
            found.append((kid, inherited))
        elif not _collect(kid, inherited, found, visited):
            return False
    return bool(len(found) - before == count)


def _inherited(entries: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    return {**above, **{key: entries[key] for key in PDFPage.INHERITABLE_ATTRS if key in entries}}
