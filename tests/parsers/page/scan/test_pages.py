"""Which pages of a file are to be read from their picture."""

from parsers.document import Document
from parsers.page.scan.pages import picture_pages, without_meaningless
from parsers.readers.picture.recognised import Recognised, Seen
from tests.parsers.page.test_legibility import PROSE
from tests.parsers.typed_pages import Sheet, document

MEANINGLESS = PROSE.translate({code: 0xE000 + code for code in range(ord("a"), ord("z") + 1)})


def pages(*texts: str) -> Document:
    sheets = [Sheet(number) for number in range(1, len(texts) + 1)]
    for sheet, text in zip(sheets, texts, strict=True):
        sheet.fill_text(100, text)
    return document(*sheets)


def recognised(number: int, words: int) -> Recognised:
    seen = tuple(Seen("ord", 60.0 * n, 100.0, 60.0 * n + 40, 110.0, 1) for n in range(1, words + 1))
    return Recognised(number, 595, 842, 0, 0.0, seen, (), own=True)


def drawn(document: Document, own: dict[int, Recognised], *, wanted: bool) -> frozenset[int]:
    return picture_pages(without_meaningless(document, own, wanted=wanted))


def test_letters_without_a_meaning_are_read_from_their_picture_where_ocr_is_wanted() -> None:
    file = pages(PROSE, MEANINGLESS, PROSE, PROSE)
    assert drawn(file, {}, wanted=True) == {2}
    assert drawn(file, {}, wanted=False) == set()


def test_what_was_recognised_takes_their_place_in_later_runs_too() -> None:
    assert drawn(pages(PROSE, MEANINGLESS, PROSE), {2: recognised(2, 5)}, wanted=False) == {2}


def test_a_page_of_which_nothing_was_recognised_keeps_its_letters_and_is_named() -> None:
    file = pages(PROSE, MEANINGLESS, PROSE)
    assert without_meaningless(file, {2: recognised(2, 0)}, wanted=True) == file


def test_all_pages_are_where_the_whole_text_has_no_meaning() -> None:
    assert drawn(pages(MEANINGLESS, MEANINGLESS), {}, wanted=True) == {1, 2}
