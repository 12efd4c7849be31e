"""Who has taken which line, and how much of the text is placed."""

import pytest

from parsers.page.remaining import Remaining
from tests.parsers.typed_pages import line

COVER, HEADING, CELL, BAR, TEXT, LOST = (
    line(text, baseline=100.0 + 14 * k)
    for k, text in enumerate(["Kommunkompassen", "1 Inledning", "12 15", "Profil", "Ett stycke till", "Kvar"])
)


def report() -> Remaining:
    left = Remaining([COVER, HEADING, CELL, BAR, TEXT, LOST])
    left.take("cover", [COVER])
    left.take("heading", [HEADING])
    left.take("score table", [CELL])
    left.take("chart", [BAR])
    left.take("text", [TEXT])
    return left


def test_what_is_taken_is_no_longer_left() -> None:
    left = report()
    assert list(left) == [LOST]
    assert (LOST in left, TEXT in left) == (True, False)
    assert left.taken("cover", "chart") == [COVER, BAR]


def test_no_line_is_taken_by_two_parts() -> None:
    left = report()
    with pytest.raises(ValueError, match="taken by score table, not left for text"):
        left.take("text", [CELL])
    left.take("score table", [CELL])


def test_the_cover_is_no_part_of_the_text() -> None:
    left = Remaining([COVER, HEADING])
    assert [*left.flow] == [COVER, HEADING]
    left.take("cover", [COVER])
    assert [*left.flow] == [HEADING]


def test_coverage_counts_words_that_belong_nowhere_and_leaves_charts_out() -> None:
    assert report().coverage == round(7 / 8, 4)
    assert Remaining([]).coverage == 0.0


def test_a_table_that_was_not_understood_counts_as_left_over() -> None:
    left = Remaining([TEXT, CELL])
    left.take("text", [TEXT])
    left.take("other table", [CELL])
    assert left.coverage == round(len(TEXT.words) / (len(TEXT.words) + len(CELL.words)), 4)
