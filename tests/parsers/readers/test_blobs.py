"""Ink around words: specks are no part of figures and of marks, signs of lists part from the word they touch."""

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from parsers.readers.picture.blobs import (  # noqa: E402
    joined_figures,
    on_ink,
    parted,
    split_mark,
    unread_figure,
    unseen_marks,
    whole_figure,
)
from parsers.readers.picture.recognised import fits  # noqa: E402
from parsers.readers.picture.tesseract import Token  # noqa: E402


def sheet(*boxes: tuple[int, int, int, int]) -> Any:
    """White paper with these boxes (x0, top, x1, bottom) filled."""
    pixels = numpy.full((100, 400), 255, numpy.uint8)
    for x0, top, x1, bottom in boxes:
        pixels[top:bottom, x0:x1] = 0
    return pixels


def token(text: str, x0: int, top: int, x1: int, bottom: int) -> Token:
    return Token(text, x0, top, x1, bottom, (1, 1, 1), 90.0)


def test_a_speck_below_a_figure_does_not_move_its_foot() -> None:
    pixels = sheet((100, 20, 112, 40), (116, 20, 128, 40), (105, 46, 107, 48))
    found = on_ink(pixels, token("20", 98, 18, 130, 50))
    assert found is not None and (found.x0, found.top, found.x1, found.bottom) == (100, 20, 128, 40)


def test_where_only_a_rule_was_there_is_no_word() -> None:
    assert on_ink(sheet(), token("|", 98, 18, 102, 50)) is None
    stroke, rule = token("i", 98, 18, 102, 50), sheet((99, 0, 100, 100))
    assert on_ink(sheet(), stroke) is stroke and on_ink(sheet(), stroke, rule) is None


def test_a_mark_is_found_with_a_speck_above_it() -> None:
    pixels = sheet((50, 26, 60, 36), (50, 20, 52, 22), (90, 16, 190, 40))
    assert [(t.x0, t.top, t.x1, t.bottom) for t in unseen_marks(pixels, [token("Chefernas", 90, 16, 190, 40)])] == [
        (50, 26, 60, 36)
    ]


def test_a_sign_parts_from_the_word_it_touches() -> None:
    pixels = sheet((50, 24, 58, 34), (76, 16, 190, 40))
    assert [(t.text, t.x0) for t in split_mark(pixels, token("«Internationellt", 50, 16, 190, 40), 24)] == [
        ("«", 50),
        ("Internationellt", 76),
    ]
    assert len(split_mark(pixels, token("Internationellt", 50, 16, 190, 40), 24)) == 1


@pytest.mark.parametrize(
    ("text", "box"),
    [("—»", (20, 16, 64, 40)), ("+", (57, 24, 60, 34)), ("«", (50, 24, 60, 34))],
    ids=["with a speck", "half of it", "alone"],
)
def test_a_mark_read_as_signs_is_the_blot(text: str, box: tuple[int, int, int, int]) -> None:
    pixels = sheet((50, 24, 60, 34), (22, 30, 24, 32))
    [found] = split_mark(pixels, token(text, *box), 24)
    assert (found.text, found.x0, found.top, found.x1, found.bottom) == ("·", 50, 24, 60, 34)


def test_dashes_and_full_stops_are_no_marks() -> None:
    for box in ((50, 28, 66, 31), (50, 36, 54, 40)):
        [found] = split_mark(sheet(box), token("–", *box), 24)
        assert found.text == "–"


def test_the_bar_of_a_5_belongs_to_it() -> None:
    found = on_ink(sheet((100, 20, 110, 23), (98, 25, 112, 41)), token("5", 98, 20, 112, 41))
    assert found is not None and (found.top, found.bottom) == (20, 41)


def test_a_box_ends_where_the_next_word_of_its_line_begins() -> None:
    score, slash, other = token("52", 100, 20, 190, 40), token("/", 130, 20, 136, 40), token("100", 150, 20, 190, 40)
    assert [t.x1 for t in parted([score, slash, other])] == [130, 136, 190]
    below = Token("Få", 120, 50, 150, 70, (1, 1, 2), 90.0)
    assert parted([score, below]) == [score, below]


def test_a_figure_whose_box_holds_one_digit_of_two_is_whole() -> None:
    pixels = sheet((100, 20, 105, 40), (117, 20, 122, 40), (150, 20, 190, 40))
    word = token("av", 150, 20, 190, 40)
    for text, x0, x1 in (("11", 100, 105), ("1", 117, 122)):
        cut = token(text, x0, 20, x1, 40)
        found = whole_figure(pixels, cut, [cut, word])
        assert (found.x0, found.x1) == (100, 122)


def test_specks_and_other_words_are_no_digits_of_a_figure() -> None:
    pixels = sheet((80, 20, 96, 40), (100, 20, 105, 40), (110, 30, 113, 33))
    one, word = token("1", 100, 20, 105, 40), token("nr", 80, 20, 96, 40)
    assert whole_figure(pixels, one, [one, word]) == one


def test_digits_read_as_two_words_are_one_figure() -> None:
    close, far = token("5", 112, 20, 120, 40), token("7", 140, 20, 150, 40)
    read = [token("2", 100, 20, 110, 40), close, far]
    assert [(t.text, t.x0, t.x1) for t in joined_figures(read)] == [("25", 100, 120), ("7", 140, 150)]


def test_strokes_of_11_stand_further_apart_than_specks() -> None:
    pixels = sheet((100, 20, 105, 40), (117, 20, 122, 40))
    found = on_ink(pixels, token("11", 98, 18, 124, 42))
    assert found is not None and (found.x0, found.x1) == (100, 122)
    found = on_ink(pixels, token("1", 98, 18, 124, 42))
    assert found is not None and (found.x0, found.x1) == (100, 105)


@pytest.mark.parametrize(("text", "speck"), [("25:", (150, 30, 152, 33)), ("25", (134, 30, 136, 33))])
def test_a_speck_beside_a_figure_is_none_of_it(text: str, speck: tuple[int, int, int, int]) -> None:
    pixels = sheet((100, 20, 112, 40), (114, 20, 128, 40), speck)
    found = on_ink(pixels, token(text, 98, 18, speck[2] + 2, 42))
    assert found is not None and (found.x0, found.x1) in {(100, 128), (100, 136)}
    assert fits("25", found.x1 - found.x0, found.bottom - found.top)


def test_a_figure_that_was_not_read_has_all_its_digits() -> None:
    pixels = sheet((100, 20, 105, 40), (117, 20, 122, 40), (180, 30, 182, 32))
    found = unread_figure(pixels, token("", 90, 18, 200, 42))
    assert found is not None and (found.x0, found.top, found.x1, found.bottom) == (100, 20, 122, 40)
    assert unread_figure(pixels, token("", 200, 18, 240, 42)) is None


def test_a_solid_square_taken_for_letters_is_a_mark() -> None:
    square = sheet((50, 20, 66, 36), (72, 28, 74, 30))
    [found] = split_mark(square, token("1!", 50, 20, 74, 36), 24)
    assert (found.text, found.x0, found.x1) == ("·", 50, 66)
    hollow = sheet((50, 20, 54, 36), (62, 20, 66, 36), (50, 20, 66, 23), (50, 33, 66, 36))
    assert split_mark(hollow, token("o", 50, 20, 66, 36), 24)[0].text == "o"
