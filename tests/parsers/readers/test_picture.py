"""A page of a sample, printed and scanned askew with dust on it, is recognised: figures, rules, bold print."""

import random
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from PIL import Image  # noqa: E402

from parsers.readers import READERS  # noqa: E402
from parsers.readers.picture.recognise import recognise_picture  # noqa: E402
from parsers.readers.picture.ruling import drawn_lines  # noqa: E402
from parsers.readers.picture.upright import levelled, slant  # noqa: E402

SAMPLE = Path(__file__).parents[3] / "raw" / "exempelby-2015.pdf"
DPI = 200


def scanned(number: int, degrees: float) -> Image.Image:
    """A page of the sample as a scanner sees it: askew, black and white, with specks at places that never change."""
    with pdfium.PdfDocument(SAMPLE) as document:
        page: Image.Image = document[number - 1].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    page = page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    chance = random.Random(12)
    for _ in range(150):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), 0)
    return page.point(lambda grey: 255 if grey > 140 else 0)


def page_with_table() -> int:
    """The page of the sample with the most percentages."""
    pages = READERS["pdfium"](SAMPLE.read_bytes()).pages
    return max(pages, key=lambda page: sum(word.text.endswith("%") for word in page.words)).number


@pytest.mark.parametrize("degrees", [-1.5, 0.0, 0.8])
def test_a_page_is_levelled(degrees: float) -> None:
    angle = slant(scanned(page_with_table(), degrees)) * 180 / numpy.pi
    assert angle == pytest.approx(degrees, abs=0.12)


def test_rules_are_found_where_they_are_drawn() -> None:
    number = page_with_table()
    [page] = READERS["pdfium"](SAMPLE.read_bytes(), [number]).pages
    picture = scanned(number, 0.8)
    level, _ = drawn_lines(levelled(picture, slant(picture)), DPI / 72)
    drawn = {round(rule.top / 3) for rule in page.rules if rule.horizontal and rule.x1 - rule.x0 > 60}
    seen = {round(top * 72 / DPI / 3) + near for _, top, _, _ in level for near in (-1, 0, 1)}
    assert drawn and len(drawn & seen) >= 0.9 * len(drawn)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_figures_are_recognised_and_looked_at_twice() -> None:
    number = page_with_table()
    [page] = READERS["pdfium"](SAMPLE.read_bytes(), [number]).pages
    found = recognise_picture(scanned(number, 0.8), number, "swe+eng", DPI)
    printed = sorted(word.text for word in page.words if word.text.endswith("%"))
    seen = {word.text for word in found.words} | {word.again for word in found.words}
    assert printed and sum(text in seen for text in printed) >= 0.95 * len(printed)
    assert sum(word.again == word.text for word in found.words) >= len(printed)


def drawn(*segments: tuple[int, int, int]) -> Image.Image:
    """White paper of 600 by 200 pixels with level strokes one pixel high: row, start and end of each."""
    pixels = numpy.full((200, 600), 255, numpy.uint8)
    for row, start, end in segments:
        pixels[row, start:end] = 0
    return Image.fromarray(pixels)


def test_a_hairline_that_changes_between_two_rows_is_one_line_to_its_ends() -> None:
    steps = [(100 + k % 2, 60 + 12 * k, 72 + 12 * k) for k in range(40)]
    level, upright = drawn_lines(drawn(*steps), DPI / 72)
    assert level == [(60, 100, 540, 102)] and upright == []


def test_a_line_goes_on_where_it_has_gaps() -> None:
    faint = [(100, 200 + 10 * k, 208 + 10 * k) for k in range(30)]
    assert drawn_lines(drawn((100, 60, 200), *faint), DPI / 72)[0] == [(60, 100, 498, 101)]


def test_feet_of_letters_in_two_rows_are_no_line() -> None:
    feet = [(100 + k % 2, 60 + 12 * k, 72 + 12 * k) for k in range(40)]
    stems = [(row, 62 + 12 * k, 66 + 12 * k) for row in range(88, 100) for k in range(40)]
    assert drawn_lines(drawn(*feet, *stems), DPI / 72)[0] == []
