"""List marks that are drawn become words."""

from parsers.page.marks import with_drawn_marks
from tests.parsers.typed_pages import Sheet


def marks(sheet: Sheet) -> list[str]:
    return [x.text for x in with_drawn_marks(sheet.page).words if x.text == "•"]


def test_a_small_square_before_a_word_is_a_mark() -> None:
    sheet = Sheet().put(100, (90, "Tydliga mål")).fill(80, 94.5, 84, 98.5)
    page = with_drawn_marks(sheet.page)
    mark = page.words[-1]
    assert (mark.text, mark.x0, mark.baseline, mark.size) == ("•", 80, 100, 11)


def test_a_page_without_such_squares_is_the_same() -> None:
    page = Sheet().put(100, "Tydliga mål").page
    assert with_drawn_marks(page) is page


def test_a_bar_is_no_mark() -> None:
    assert marks(Sheet().put(100, (90, "Tydliga mål")).fill(60, 94, 84, 98)) == []


def test_a_square_larger_than_a_letter_is_none() -> None:
    assert marks(Sheet().put(100, (90, "mål"), size=8).fill(76, 92, 84.5, 100.5)) == []


def test_a_square_far_from_the_word_is_none() -> None:
    assert marks(Sheet().put(100, (190, "Tydliga mål")).fill(80, 94.5, 84, 98.5)) == []


def test_a_square_right_after_a_word_is_none() -> None:
    sheet = Sheet().put(100, (60, "Ett"), (90, "ord")).fill(78, 94.5, 82, 98.5)
    assert marks(sheet) == []


def test_a_square_on_another_line_is_none() -> None:
    assert marks(Sheet().put(100, (90, "Tydliga mål")).fill(80, 60, 84, 64)) == []


def test_marks_of_three_columns_on_one_line() -> None:
    sheet = Sheet().put(100, (90, "Mål"), (250, "Uppföljning"), (410, "Dialog"))
    for x in (80, 240, 400):
        sheet.fill(x, 94.5, x + 4, 98.5)
    assert marks(sheet) == ["•", "•", "•"]
