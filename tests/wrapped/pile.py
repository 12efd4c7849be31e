"""A pile of pages: those of reports and those of other papers, each with the knowledge where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from tests.wrapped.objects import Heap, Name, Objects, Opened, Ref, Stream
from tests.wrapped.writing import plain

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Writer = Callable[[Objects, Ref], bytes]


class Origin(NamedTuple):
    """A page of a report, from 1."""

    report: int
    page: int


@dataclass(slots=True)
class Leaf:
    """A page of the file; one of a report, of several, or of another paper."""

    page: dict[str, Any]
    origins: tuple[Origin, ...] = ()
    blank: bool = False


@dataclass
class Pile:
    """The pages of a file in their order, and the objects that they are made of."""

    heap: Heap = field(default_factory=Heap)
    leaves: list[Leaf] = field(default_factory=list)
    hidden: set[Origin] = field(default_factory=set)  # pages of reports that are gone, or are pictures
    blurred: set[Origin] = field(default_factory=set)  # pages whose words cannot all be told, though figures can
    write: Writer = plain
    catalog: dict[str, Any] = field(default_factory=dict)  # what else the file says of itself

    def take(self, data: bytes, report: int | None = None) -> list[Leaf]:
        """The pages of a file, not yet in the pile; those of a report by its number."""
        pages = self.heap.take(Opened(data))
        return [Leaf(p, () if report is None else (Origin(report, n),)) for n, p in enumerate(pages, 1)]

    @property
    def of_reports(self) -> list[Leaf]:
        """Pages that hold something of a report."""
        return [leaf for leaf in self.leaves if leaf.origins]

    def box(self, leaf: Leaf) -> Box:
        """What is seen of a page."""
        box = leaf.page.get("CropBox") or leaf.page["MediaBox"]
        left, bottom, right, top = (float(self.heap.follow(x)) for x in self.heap.follow(box))
        return left, bottom, right, top

    def size(self, leaf: Leaf) -> tuple[float, float]:
        """Width and height of what is seen."""
        left, bottom, right, top = self.box(leaf)
        return right - left, top - bottom

    def form(self, leaf: Leaf) -> Ref:
        """The page as a drawing that can be put anywhere."""
        entries = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": list(self.box(leaf)),
            "Resources": leaf.page.get("Resources", {}),
        }
        return self.heap.stream(self.heap.content(leaf.page), **entries)

    def sheet(self, size: tuple[float, float], placed: Sequence[tuple[Leaf, Matrix]], frame: bool = False) -> Leaf:
        """A new page with others on it; `frame` draws a line around each."""
        drawings = {f"P{k}": self.form(leaf) for k, (leaf, _) in enumerate(placed)}
        content = b""
        for k, (leaf, matrix) in enumerate(placed):
            left, bottom, right, top = self.box(leaf)
            line = b"0.5 w %s re S " % numbers(left, bottom, right - left, top - bottom) if frame else b""
            content += b"q %s cm /P%d Do %sQ\n" % (numbers(*matrix), k, line)
        page = {
            "Type": Name("Page"),
            "MediaBox": [0, 0, *size],
            "Resources": {"XObject": drawings},
            "Contents": self.heap.stream(content),
        }
        return Leaf(page, tuple(origin for leaf, _ in placed for origin in leaf.origins))

    def moved(self, leaf: Leaf, matrix: Matrix, media: Box) -> None:
        """Put what a page shows elsewhere, in a box of its own."""
        heap = self.heap
        body = heap.content(leaf.page)
        page = {k: v for k, v in leaf.page.items() if k != "CropBox"}
        contents = heap.stream(b"q %s cm\n%s\nQ\n" % (numbers(*matrix), body))
        leaf.page = page | {"MediaBox": list(media), "Contents": contents}

    def overlay(self, leaf: Leaf, drawn: Leaf, *, under: bool = False, matrix: Matrix = (1, 0, 0, 1, 0, 0)) -> None:
        """Put a drawing over a page, or under what it paints."""
        heap = self.heap
        resources = dict(heap.follow(leaf.page.get("Resources", {})))
        drawings = dict(heap.follow(resources.get("XObject", {})))
        name = f"Put{len(drawings)}"
        drawings[name] = self.form(drawn)
        put = heap.stream(b"q %s cm /%s Do Q\n" % (numbers(*matrix), name.encode()))
        before, after = heap.stream(b"q\n"), heap.stream(b"\nQ\n")
        old = heap.follow(leaf.page.get("Contents", []))
        own = [before, *(old if isinstance(old, list) else [leaf.page["Contents"]]), after]
        contents = [put, *own] if under else [*own, put]
        leaf.page = leaf.page | {"Resources": resources | {"XObject": drawings}, "Contents": contents}

    def picture(self, leaf: Leaf, *, dpi: int = 150, part: Box | None = None) -> Stream:
        """What a page shows, or a part of it from the top left, as a grey picture."""
        one = Pile(self.heap, [leaf])
        with pdfium.PdfDocument(one.finish()) as document:
            image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        if part:
            image = image.crop(tuple(round(x * dpi / 72) for x in part))
        out = BytesIO()
        image.save(out, "JPEG", quality=60)
        entries = {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": Name("DeviceGray"),
            "BitsPerComponent": 8,
            "Filter": Name("DCTDecode"),
        }
        return Stream(entries, out.getvalue())

    def finish(self) -> bytes:
        """The file."""
        objects = dict(self.heap.objects)
        last = len(objects)
        tree = Ref(last + 1)
        pages = {last + 2 + k: {**leaf.page, "Parent": tree} for k, leaf in enumerate(self.leaves)}
        objects[tree.number] = {"Type": Name("Pages"), "Kids": [Ref(n) for n in pages], "Count": len(pages)}
        objects |= pages
        root = Ref(max(objects) + 1)
        objects[root.number] = {"Type": Name("Catalog"), "Pages": tree, **self.catalog}
        return self.write(_reached(objects, root), root)


def numbers(*values: float) -> bytes:
    """Numbers as they stand in content."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values).encode()


def _reached(objects: Objects, root: Ref) -> Objects:
    """The objects that are asked for."""
    found: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Ref):
            if value.number not in found and value.number in objects:
                found.add(value.number)
                waiting.append(objects[value.number])
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, Stream):
            waiting.append(value.entries)
    return {number: objects[number] for number in sorted(found)}
