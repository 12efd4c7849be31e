"""The pages that are asked for are those that a walk through the whole page tree finds."""

import pytest
from pdfminer.pdfpage import PDFPage

from parsers.readers.pdfminer.objects import File
from parsers.readers.pdfminer.pages import counted_pages
from parsers.readers.pdfminer.reader import read
from tests.parsers.bare_pdf import HELVETICA, plain, stream, text

BOX = b"/MediaBox[0 0 595 842]"
FLAT = {2: b"<</Type/Pages/Kids[10 0 R 11 0 R 12 0 R]/Count 3" + BOX + b">>"}
NESTED = {
    2: b"<</Type/Pages/Kids[10 0 R 7 0 R]/Count 3/Rotate 90>>",
    7: b"<</Type/Pages/Kids[11 0 R 12 0 R]/Count 2" + BOX + b">>",
    10: b"<</Type/Page/Contents 20 0 R/MediaBox[0 0 300 400]/Resources 6 0 R>>",
}
CHAINED = {
    2: b"<</Type/Pages/Kids[7 0 R 8 0 R]/Count 2" + BOX + b">>",
    7: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
    8: b"<</Type/Pages/Kids[11 0 R]/Count 1/Rotate 180>>",
}
MISCOUNTED = {2: b"<</Type/Pages/Kids[10 0 R 11 0 R 12 0 R]/Count 30" + BOX + b">>"}
CIRCLE = {2: b"<</Type/Pages/Kids[10 0 R 2 0 R 12 0 R]/Count 4" + BOX + b">>"}
NO_PAGE = {2: FLAT[2], 11: b"<</Type/Font>>"}


def file_of(tree: dict[int, bytes]) -> bytes:
    """Three pages, 10 to 12, that show their numbers; `tree` is what leads to them."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 5: b"<<>>", 6: b"<</Font<</F1 4 0 R>>>>", 4: HELVETICA.encode()}
    for n in range(3):
        objects[10 + n] = b"<</Type/Page/Contents %d 0 R/Resources 6 0 R>>" % (20 + n)
        objects[20 + n] = stream(text(str(n + 1)).encode())
    return plain({**objects, **tree})


@pytest.mark.parametrize("tree", [FLAT, NESTED, CHAINED, MISCOUNTED, CIRCLE])
@pytest.mark.parametrize("wanted", [{1}, {2}, {1, 3}, {3, 9}, set()])
def test_wanted_pages_are_those_of_the_whole_tree(tree: dict[int, bytes], wanted: set[int]) -> None:
    data = file_of(tree)
    whole = [page for page in read(data).pages if page.number in wanted]
    assert list(read(data, wanted).pages) == whole


def test_a_page_after_a_kid_that_is_none_keeps_the_number_that_it_is_counted_as() -> None:
    data = file_of(NO_PAGE)
    assert [(page.number, page.words[0].text) for page in read(data, {1, 3}).pages] == [(1, "1"), (3, "3")]


@pytest.mark.parametrize("tree", [FLAT, NESTED])
def test_pages_that_nobody_asks_for_are_not_looked_at(tree: dict[int, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    file = File(file_of(tree))
    seen: list[int] = []
    looked_up = file.getobj

    def look_up(number: int) -> object:
        seen.append(number)
        return looked_up(number)

    monkeypatch.setattr(file, "getobj", look_up)
    found = counted_pages(file, {2})
    assert found is not None
    [(number, page)] = found
    page.open()
    assert number == 2
    assert page.mediabox == (0, 0, 595, 842)
    assert isinstance(page, PDFPage)
    assert 12 not in seen


@pytest.mark.parametrize("tree", [CHAINED, MISCOUNTED, CIRCLE, NO_PAGE])
def test_a_tree_that_counts_otherwise_is_walked(tree: dict[int, bytes]) -> None:
    assert counted_pages(File(file_of(tree)), {2}) is None
