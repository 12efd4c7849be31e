"""The pages of a file set right: turned upright, parted where several stand on a sheet, and the way back."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from parsers.document import Document, Reader
from parsers.page.sheets.leaf import Leaf
from parsers.page.sheets.numbering import without_sheet_numbers
from parsers.page.sheets.parting import parted
from parsers.page.sheets.turning import set_upright
from schemas.report import Place, Report


class Arrangement(NamedTuple):
    """Where each page that is read stands in the file."""

    leaves: tuple[Leaf, ...]  # by their numbers, in rising order

    @property
    def is_plain(self) -> bool:
        """True where the pages are those of the file, as they lie there."""
        return all(leaf.is_plain for leaf in self.leaves)

    def sheets(self, numbers: Collection[int]) -> tuple[int, ...]:
        """The pages of the file on which these pages stand."""
        return tuple(sorted({leaf.sheet for leaf in self.leaves if leaf.number in numbers}))

    def only(self, numbers: Sequence[int]) -> "Arrangement":
        """These pages alone, in this order; they get new numbers unless they follow each other as they are."""
        by_number = {leaf.number: leaf for leaf in self.leaves}
        leaves = [by_number[number] for number in numbers]
        if list(numbers) != list(range(numbers[0], numbers[-1] + 1)):
            leaves = [leaf._replace(number=min(numbers) + n) for n, leaf in enumerate(leaves)]
        return Arrangement(tuple(leaves))

    def reader(self, read: Reader) -> Reader:
        """A reader that gives the pages as they are arranged here."""
        if self.is_plain:
            return read

        def arranged(data: bytes, pages: Collection[int] | None = None) -> Document:
            wanted = [leaf for leaf in self.leaves if pages is None or leaf.number in pages]
            document = read(data, {leaf.sheet for leaf in wanted})
            found = {page.number: page for page in document.pages}
            return document._replace(pages=tuple(leaf.of(found[leaf.sheet]) for leaf in wanted if leaf.sheet in found))

        return arranged

    def on_sheets(self, report: Report) -> Report:
        """The report with pages and places of the file."""
        if self.is_plain:
            return report
        by_number = {leaf.number: leaf for leaf in self.leaves}
        sheets = [leaf.sheet for leaf in self.leaves]
        moved: Report = _moved(report, by_number)
        return moved.model_copy(update={"page_first": min(sheets), "page_last": max(sheets)})


def set_right(document: Document) -> tuple[Document, Arrangement]:
    """The document as it is read, without words that do not run with their pages, and where its pages are in the file.

    Pages whose text runs up, down or upside down are turned; sheets with two pages or more are parted.
    """
    turned = [set_upright(page) for page in document.pages]
    pages = [page for page, _ in turned]
    leaves = [
        Leaf(page.number, page.number, turns, (page.width, page.height))
        for page, (_, turns) in zip(document.pages, turned, strict=True)
    ]
    cut = parted(pages, leaves)
    if len(cut) == len(pages) and all(leaf.part is None for leaf in cut):
        arrangement = Arrangement(tuple(cut))
        return document._replace(pages=tuple(pages)), arrangement
    sheets = {leaf.sheet for leaf in cut if leaf.part is not None}
    pages = without_sheet_numbers(pages, sheets)
    upright_pages = {page.number: page for page in pages}
    read = tuple(leaf._replace(turns=0).of(upright_pages[leaf.sheet]) for leaf in cut)
    return document._replace(pages=read), Arrangement(tuple(cut))


def _moved(value: Any, leaves: dict[int, Leaf]) -> Any:
    """A part of a report with its pages and places taken to the file."""
    if isinstance(value, Place):
        return leaves[value.page].on_sheet(value) if value.page in leaves else value
    if isinstance(value, BaseModel):
        update = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            if name in ("page", "page_first", "page_last"):
                new = leaves[old].sheet if old in leaves else old
            else:
                new = _moved(old, leaves)
            if new is not old:
                update[name] = new
        return value.model_copy(update=update) if update else value
    if isinstance(value, tuple):
        moved = tuple(_moved(item, leaves) for item in value)
        return moved if any(a is not b for a, b in zip(moved, value, strict=True)) else value
    return value
