"""Worn scans of a sample's score table: the same wear gives the same picture, and its figures are read."""

import random
import shutil
from math import cos, sin
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from parsers.page.scan.pages import picture_pages  # noqa: E402
from parsers.page.scan.straighten import straightened  # noqa: E402
from parsers.readers import READERS  # noqa: E402
from parsers.readers.picture.recognise import recognise_page  # noqa: E402
from tests.scans.files import CODINGS  # noqa: E402
from tests.scans.layers import Layer, layer_words  # noqa: E402
from tests.scans.mixes import scan_mix, scanned_pdf  # noqa: E402
from tests.scans.wear import Wear, pictures  # noqa: E402

SAMPLE = (Path(__file__).parents[2] / "raw" / "exempelby-2015.pdf").read_bytes()
WORN = {
    "black and white": Wear(seed=7, askew=1.5, specks=120),
    "grey, coarse, shaded": Wear(seed=8, dpi=150, grey=True, shadow=0.3, quality=40),
    "fine, upside down": Wear(seed=9, dpi=300, turned=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
}


def page_with_table() -> int:
    pages = READERS["pdfium"](SAMPLE).pages
    return max(pages, key=lambda page: sum(word.text.endswith("%") for word in page.words)).number


def test_the_same_wear_gives_the_same_picture() -> None:
    number = page_with_table()
    pictures = []
    for _ in range(2):
        with pdfium.PdfDocument(scanned_pdf(SAMPLE, WORN["black and white"], [number])) as scan:
            pictures.append(scan[0].render().to_pil().tobytes())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("grey", [False, True])
def test_a_page_is_a_picture_however_it_is_coded(coding: str, grey: bool) -> None:
    scan = scanned_pdf(SAMPLE, Wear(seed=3, dpi=100, grey=grey), [3], coding)
    assert picture_pages(READERS["pdfium"](scan)) == {1}
    with pdfium.PdfDocument(scan) as file:
        shown = numpy.asarray(file[0].render(scale=1).to_pil().convert("L"))
    assert 0.005 < (shown < 128).mean() < 0.15


@pytest.mark.parametrize(
    "habit", [{"bent": 6.0}, {"keystone": 0.02}, {"scaled": 0.71}, {"cropped": 20.0, "turned": [3]}]
)
def test_the_words_of_a_layer_stand_over_their_ink(habit: dict[str, Any]) -> None:
    wear = Wear(seed=5, dpi=100, noise=0, specks=0, holes=False, edge=False, askew=2.0, grey=True, **habit)
    [page] = READERS["pdfium"](SAMPLE, [3]).pages
    [(_, picture, lie)] = pictures(SAMPLE, wear, [3])
    light, pixels = numpy.asarray(picture), wear.dpi / 72
    words = [w for w in layer_words(page.words, lie, wear.dpi, Layer(), random.Random(1)) if len(w.text) > 3]
    inked = 0
    for word in words:
        middle = (
            word.x0 + (word.x1 - word.x0) / 2 * cos(word.angle),
            word.base + (word.x1 - word.x0) / 2 * sin(word.angle),
        )
        x, y = (round(v * pixels) for v in middle)
        up = round(0.5 * word.size * pixels)
        over, under = (y, y + up) if 3 in wear.turned else (y - up, y)
        inked += (light[over:under, max(0, x - 4) : x + 4] < 128).any()
    assert len(words) > 50 and inked > 0.95 * len(words)


@pytest.mark.slow
def test_a_seed_gives_one_scan() -> None:
    one, same, other = (scan_mix(seed, layered=True) for seed in (1, 1, 2))
    assert one.pdf == same.pdf != other.pdf and "Layer" in one.described
    assert picture_pages(READERS["pdfium"](one.pdf)) == one.scanned


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("wear", WORN.values(), ids=WORN.keys())
def test_figures_of_a_worn_page_are_read(wear: Wear) -> None:
    number = page_with_table()
    [page] = READERS["pdfium"](SAMPLE, [number]).pages
    scan = scanned_pdf(SAMPLE, wear, [number])
    document = READERS["pdfium"](scan)
    assert picture_pages(document) == {1}
    [read] = straightened(document, {1: recognise_page(scan, 1, "swe")}).document.pages
    printed = [word.text for word in page.words if word.text.endswith("%")]
    seen = [word.text for word in read.words if word.text.endswith("%")]
    assert len(printed) > 10 and len(set(printed) & set(seen)) >= 0.9 * len(set(printed))
