"""Scans by chance: a report in some design, worn by some office, kept in some file, with some engine's text or none."""

import io
import random
from collections.abc import Collection
from typing import NamedTuple

import pypdfium2 as pdfium

from parsers.readers import READERS
from tests.designs.mix import Mix, mix
from tests.scans.files import CODINGS, LayerWord, ScannedPage, scan_file
from tests.scans.layers import Layer, layer_words, random_layer
from tests.scans.wear import Wear, pictures, random_wear


class ScanMix(NamedTuple):
    """A report, how it was scanned and kept, and the file."""

    printed: Mix
    wear: Wear
    coding: str
    layer: Layer | None
    scanned: frozenset[int]  # numbers of the pages that are pictures
    pdf: bytes

    @property
    def described(self) -> str:
        """What is unusual about it, in a line."""
        usual = Wear()
        odd = {name: v for name in Wear.__slots__ if (v := getattr(self.wear, name)) != getattr(usual, name)}
        kept = "" if len(self.scanned) > 4 else f" pages {sorted(self.scanned)}"
        return f"{self.coding}{kept} {odd} {self.layer}"


def scanned_pdf(data: bytes, wear: Wear, pages: Collection[int] | None = None, coding: str = "jpeg") -> bytes:
    """A PDF of nothing but pictures of the pages (all, or those with these numbers)."""
    seen = pictures(data, wear, pages)
    return scan_file([ScannedPage(picture, wear.dpi) for _, picture, _ in seen], coding, wear.quality)


def scan_mix(seed: int, *, layered: bool = False) -> ScanMix:
    """The same scan for the same seed; `layered` ones all have text under their pictures."""
    chance = random.Random(f"scan {seed}")
    printed = mix(seed, brief=True)
    pages = {page.number: page for page in READERS["pdfium"](printed.pdf).pages}
    wear = random_wear(seed, sorted(pages))
    layer = random_layer(chance) if layered or chance.random() < 0.5 else None
    coding = chance.choice(CODINGS)
    sideways, shown = chance.random() < 0.08, layer is not None and chance.random() < 0.08
    figures = {n for n, page in pages.items() if sum(w.text.strip("%p").isdigit() for w in page.words) >= 12}
    scanned = frozenset(pages)
    if chance.random() < 0.15 and figures:
        scanned = frozenset(figures | set(chance.sample(sorted(pages), 2)))
    made = []
    for number, picture, lie in pictures(printed.pdf, wear, scanned):
        words: list[LayerWord] = []
        if layer is not None:
            words = layer_words(pages[number].words, lie, wear.dpi, layer, random.Random(f"{seed}/{number}"))
        made.append(ScannedPage(picture, wear.dpi, words, sideways=sideways, shown=shown))
    data = scan_file(made, coding, wear.quality)
    if len(scanned) < len(pages):
        data = _among_others(printed.pdf, data, sorted(scanned))
    return ScanMix(printed, wear, coding, layer, scanned, data)


def _among_others(printed: bytes, scan: bytes, numbers: list[int]) -> bytes:
    """The printed file with its pages of these numbers taken from the scan."""
    out = io.BytesIO()
    with pdfium.PdfDocument.new() as whole, pdfium.PdfDocument(printed) as file, pdfium.PdfDocument(scan) as pictured:
        for number in range(1, len(file) + 1):
            if number in numbers:
                whole.import_pages(pictured, [numbers.index(number)])
            else:
                whole.import_pages(file, [number - 1])
        whole.save(out)
    return out.getvalue()
