"""Numbers that open labels, in full or by their place, with and without the word for a question."""

import pytest

from parsers.parts.tables.labels.numbers import Opening, number_labels, read_number
from tests.parsers.parts.tables.labels.lines import zone


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("1.2 Hur informeras medborgarna?", Opening((1, 2), 1, "")),
        ("1:2. Etik", Opening((1, 2), 1, "")),
        ("1.2Etik", Opening((1, 2), 0, "")),
        ("Fråga 1.2 Etik", Opening((1, 2), 2, "fråga")),
        ("3) Etik", Opening((None, 3), 1, "")),
        ("Fråga 3", Opening((None, 3), 2, "fråga")),
        ("Etik 2014", None),
        ("Hur informeras medborgarna?", None),
    ],
)
def test_the_number_that_opens_a_text(text: str, opening: Opening | None) -> None:
    assert read_number(text) == opening


def numbers(*texts: str) -> list[tuple[int | None, int] | None]:
    labels = zone(*texts)
    number_labels([labels], len(texts))
    return [line.number for line in labels.lines]


def test_full_numbers_are_the_labels_own() -> None:
    assert numbers("1.1 Finns en plan?", "1.2 Etik", "Summa") == [(1, 1), (1, 2), None]


def test_lone_figures_count_where_most_rows_have_one() -> None:
    assert numbers("1. Finns en plan?", "2. Hur informeras medborgarna?", "3. Etik") == [
        (None, 1),
        (None, 2),
        (None, 3),
    ]
    assert numbers("1 av tre planer finns", "Hur informeras medborgarna?", "Etik") == [None, None, None]


def test_a_word_before_numbers_comes_back() -> None:
    assert numbers("Fråga 1.1 Planer", "Fråga 1.2 Etik", "Fråga 1.3 Dialog") == [(1, 1), (1, 2), (1, 3)]
    assert numbers("Lagen 1.1 Planer", "Etik", "Dialog") == [None, None, None]


def test_a_number_set_apart_goes_to_the_line_with_its_word() -> None:
    labels = zone("Fråga 1.1 Planer", "Fråga 1.2 Etik", "Fråga 1.3 Mål", "Fråga Dialog")
    labels.numbers = [(labels.lines[3].y, (1, 4))]
    number_labels([labels], 4)
    assert (labels.lines[3].number, labels.lines[3].prefix, labels.numbers) == ((1, 4), 1, [])
