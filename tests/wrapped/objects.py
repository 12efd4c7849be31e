"""A PDF as its objects, to be put together in another way: pages of several files, and the ways to write them down."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSLiteral

INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")  # from the tree of pages


class Name(str):
    """A name: /Page."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


@dataclass(slots=True)
class Stream:
    """A stream with what stands before it, its bytes as they are in the file."""

    entries: dict[str, Any]
    raw: bytes


Objects = dict[int, Any]


class Opened:
    """A file that is read: its objects and its pages in their order, each with what it inherits."""

    def __init__(self, data: bytes) -> None:
        """Raises what pdfminer raises where it cannot read the file."""
        self._document = PDFDocument(PDFParser(BytesIO(data)))
        numbers = sorted({n for xref in self._document.xrefs for n in xref.get_objids()})
        self.objects: Objects = {n: _plain(self._document.getobj(n)) for n in numbers if n}

    @cached_property
    def pages(self) -> list[dict[str, Any]]:
        """The dictionaries of the pages."""
        root = _plain(self._document.catalog)["Pages"]
        return list(self._below(self.objects[root.number], {}))

    def _below(self, node: dict[str, Any], above: dict[str, Any]) -> Iterator[dict[str, Any]]:
        own = above | {key: node[key] for key in INHERITED if key in node}
        if "Kids" not in node:
            yield own | {key: value for key, value in node.items() if key not in ("Parent", "Annots", "StructParents")}
            return
        for kid in _followed(node["Kids"], self.objects):
            yield from self._below(self.objects[kid.number], own)


@dataclass
class Heap:
    """Objects of a file that is being made."""

    objects: Objects = field(default_factory=dict)

    def add(self, value: object) -> Ref:
        """A new object."""
        number = len(self.objects) + 1
        self.objects[number] = value
        return Ref(number)

    def stream(self, content: bytes, **entries: object) -> Ref:
        """A new compressed stream."""
        return self.add(packed(content, **entries))

    def follow(self, value: Any) -> Any:
        """The object that a reference leads to."""
        return _followed(value, self.objects)

    def take(self, opened: Opened) -> list[dict[str, Any]]:
        """All objects of another file; its pages, whose references lead to them."""
        numbers = {old: Ref(len(self.objects) + k) for k, old in enumerate(sorted(opened.objects), 1)}
        for old in sorted(opened.objects):
            self.add(_renumbered(opened.objects[old], numbers))
        return [_renumbered(page, numbers) for page in opened.pages]

    def content(self, page: dict[str, Any]) -> bytes:
        """What a page paints."""
        found = self.follow(page.get("Contents", []))
        streams = found if isinstance(found, list) else [found]
        return b"\n".join(unpacked(self.follow(stream)) for stream in streams)


def packed(content: bytes, **entries: object) -> Stream:
    """A compressed stream of this content."""
    return Stream({**entries, "Filter": Name("FlateDecode")}, zlib.compress(content, 1))


def unpacked(stream: Stream) -> bytes:
    """The content of a stream that is compressed or not."""
    return zlib.decompress(stream.raw) if stream.entries.get("Filter") else stream.raw


def _followed(value: Any, objects: Objects) -> Any:
    while isinstance(value, Ref):
        value = objects.get(value.number)
    return value


def _renumbered(value: Any, numbers: dict[int, Ref]) -> Any:
    if isinstance(value, Ref):
        return numbers.get(value.number)
    if isinstance(value, dict):
        return {key: _renumbered(item, numbers) for key, item in value.items()}
    if isinstance(value, list):
        return [_renumbered(item, numbers) for item in value]
    if isinstance(value, Stream):
        return Stream(_renumbered(value.entries, numbers), value.raw)
    return value


def _plain(value: Any) -> Any:
    """What pdfminer read in our own types; filters with one step are that step alone."""
    if isinstance(value, PSLiteral):
        return Name(value.name if isinstance(value.name, str) else value.name.decode("latin-1"))
    if isinstance(value, PDFObjRef):
        return Ref(value.objid)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, PDFStream):
        entries = {key: item for key, item in _plain(value.attrs).items() if key != "Length"}
        if isinstance(entries.get("Filter"), list) and len(entries["Filter"]) == 1:
            entries["Filter"] = entries["Filter"][0]
        return Stream(entries, bytes(value.get_rawdata() or b""))
    return value
