"""Figures in columns far from the text are found by their ink where the recogniser passes over them."""

from typing import Any

import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from parsers.readers.picture.passed_over import passed_over  # noqa: E402
from parsers.readers.picture.tesseract import Token  # noqa: E402

ROWS = (100, 140, 180, 220)


def page(*columns: int) -> Any:
    """White paper with a digit of ink in each row of each column."""
    pixels = numpy.full((400, 1000), 255, numpy.uint8)
    for x in columns:
        for y in ROWS:
            pixels[y : y + 18, x : x + 10] = 0
    return pixels


LABELS = [Token("Delsumma", 100, y, 200, y + 20, (1, 1, n), 90.0) for n, y in enumerate(ROWS)]


def test_a_column_without_words_is_found() -> None:
    assert [(t.x0, t.top) for t in passed_over(page(700), LABELS)] == [(700, y) for y in ROWS]


def test_what_was_read_is_not_looked_for() -> None:
    read = [Token("7", 700, y, 710, y + 18, (2, 1, n), 90.0) for n, y in enumerate(ROWS)]
    assert not passed_over(page(700), [*LABELS, *read])


def test_specks_here_and_there_and_rules_are_no_column() -> None:
    pixels = page()
    for n, y in enumerate(ROWS):
        pixels[y : y + 18, 400 + 130 * n : 410 + 130 * n] = 0
    pixels[50:300, 950:953] = 0
    assert not passed_over(pixels, LABELS)
