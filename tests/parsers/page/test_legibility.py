"""Whether a document holds text that can be read."""

import time

import pytest

from parsers.errors import NoTextLayer, Unreadable
from parsers.page.legibility import check_legible, unreadable_pages
from tests.parsers.typed_pages import Sheet, document

PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder, 12 av 15 (80 %)."


def legible(*sheets: Sheet) -> bool:
    try:
        check_legible(document(*sheets))
    except (NoTextLayer, Unreadable):
        return False
    return True


def page(text: str, number: int = 1) -> Sheet:
    sheet = Sheet(number)
    sheet.fill_text(100, text)
    return sheet


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Evalueringen av kommunen viser at årsplanen følges opp i rådet, og det gjør også økonomien – særlig på øya.",
        f"{PROSE} 1.1 12 15 80% 1.2 10 20 50% • – ”citat” www.exempelby.se/plan e-post@exempelby.se",
    ],
)
def test_plain_text_is_legible(text: str) -> None:
    assert legible(page(text))


@pytest.mark.parametrize("sheets", [[Sheet(1)], [Sheet(1).image(0, 0, 595, 842)], [Sheet(1).put(100, "Sida 1")]])
def test_pages_without_text_are_a_scan(sheets: list[Sheet]) -> None:
    with pytest.raises(NoTextLayer):
        check_legible(document(*sheets))


def test_pictures_with_a_few_stray_words_are_a_scan() -> None:
    with pytest.raises(NoTextLayer):
        check_legible(document(page(PROSE), *(Sheet(n).image(0, 0, 595, 842) for n in range(2, 10))))


def test_a_report_with_a_few_empty_pages_is_none() -> None:
    assert legible(page(PROSE, 1), Sheet(2))


def shifted(text: str, by: int) -> str:
    return "".join(chr(ord(c) + by) if c.isalpha() else c for c in text)


@pytest.mark.parametrize("by", [-29, -3, 1, 2, 3, 4, 0x1F000])
def test_letters_out_of_place_are_unreadable(by: int) -> None:
    with pytest.raises(Unreadable):
        check_legible(document(page(shifted(PROSE, by))))


def test_a_page_of_letters_out_of_place_beside_others_is_told_by_its_number() -> None:
    figures = " ".join(f"{n}.1 12 15 80%" for n in range(1, 30))
    pages = document(page(PROSE), page(shifted(PROSE, 0xE000), 2), page(figures, 3))
    assert unreadable_pages(pages) == {2: "has letters without a meaning"}


def test_private_code_points_are_unreadable() -> None:
    text = " ".join("".join(chr(0xE000 + ord(c)) for c in word) for word in PROSE.split())
    with pytest.raises(Unreadable):
        check_legible(document(page(text)))


def test_the_error_says_what_to_do() -> None:
    assert "--ocr" in NoTextLayer.advice and NoTextLayer.reason == "no-text-layer"


def test_a_web_address_takes_no_time() -> None:
    start = time.process_time()
    legible(page(f"{PROSE} {'a' * 60}=b"))
    assert time.process_time() - start < 5
