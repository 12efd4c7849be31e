"""Worn scans of a sample's score table: the same wear gives the same picture, and its figures are read."""

import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from parsers.page.scan.pages import picture_pages  # noqa: E402
from parsers.page.scan.straighten import straightened  # noqa: E402
from parsers.readers import READERS  # noqa: E402
from parsers.readers.picture.recognise import recognise_page  # noqa: E402
from tests.scans.wear import Wear, scanned_pdf  # noqa: E402

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
