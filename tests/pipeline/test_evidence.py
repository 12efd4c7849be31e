"""Pictures of rows as evidence: one each, alone or many at once."""

from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from parsers.readers.pdfium.opened import left_open, taken
from parsers.readers.pdfium.reader import read
from pipeline.evidence import MARGIN, SCALE, cut, cut_all, opened
from schemas.report import Place
from tests.parsers.bare_pdf import pdf, text

DATA = pdf(text("Svar", 72, 700) + "1 0 0 rg 300 695 50 20 re f", text("Andra", 72, 700))
ROW = Place(page=1, x0=72, top=130, x1=500, bottom=150)


def test_a_picture_is_as_wide_as_the_page_and_shows_the_row_in_its_colours() -> None:
    picture = Image.open(BytesIO(cut(DATA, ROW))).convert("RGB")
    assert picture.width == pytest.approx(595 * SCALE, abs=1)
    assert picture.height == pytest.approx((20 + 2 * MARGIN) * SCALE, abs=2)
    middle = (MARGIN + 137 - ROW.top) * SCALE
    red, green, blue = picture.getpixel((int(325 * SCALE), int(middle)))  # type: ignore[misc]
    assert red > 240 and max(green, blue) < 15
    assert min(picture.getpixel((int(560 * SCALE), int(middle)))) > 250  # type: ignore[arg-type]


def test_many_pictures_are_those_of_each() -> None:
    places = {1: ROW, 2: ROW.model_copy(update={"page": 2}), 5: ROW.model_copy(update={"top": 160, "bottom": 170})}
    with PdfDocument(DATA) as document:
        assert cut_all(document, places) == {number: cut(DATA, place) for number, place in places.items()}


def test_a_place_that_is_not_there_has_no_picture_and_costs_no_other_one() -> None:
    missing = ROW.model_copy(update={"page": 9})
    with PdfDocument(DATA) as document:
        assert list(cut_all(document, {1: missing, 3: ROW})) == [3]
    with pytest.raises(PdfiumError):
        cut(DATA, missing)


def test_a_document_that_its_reader_has_left_open_gives_the_same_pictures_once() -> None:
    with left_open():
        read(DATA)
        with opened(DATA) as document:
            assert taken(DATA) is None
            assert cut_all(document, {1: ROW}) == {1: cut(DATA, ROW)}


def test_only_the_document_of_the_same_bytes_is_taken_and_none_stays_open_outside() -> None:
    with left_open():
        read(DATA)
        assert taken(pdf(text("Annan", 72, 700))) is None
    read(DATA)
    assert taken(DATA) is None
