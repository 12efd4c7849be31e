"""Which areas the lines beside and over a table name."""

import pytest

from parsers.parts.tables.labels.area_names import areas_named, name_areas
from tests.parsers.parts.tables.labels.lines import label_lines


@pytest.mark.parametrize(
    ("texts", "areas", "count"),
    [
        (("3. Politisk styrning och kontroll", "Hur styrs kommunen?"), (3,), 1),
        (("Politisk styrning", "och kontroll", "Hur styrs kommunen?"), (3,), 2),
        (("Politisk styr-", "ning och kontroll"), (3,), 2),
        (("Område 3", "Något nytt"), (3,), 2),
        (("Hur styrs kommunen?", "Politisk styrning och kontroll"), (), 0),
        (("politisk styrning och kontroll",), (), 0),  # the end of a question
    ],
)
def test_the_areas_that_a_line_names_with_those_below_it(
    texts: tuple[str, ...], areas: tuple[int, ...], count: int
) -> None:
    lines = label_lines(*texts)
    name_areas(lines)
    assert (lines[0].areas, lines[0].area_lines) == (areas, count)


def test_lines_further_down_are_no_part_of_a_name() -> None:
    lines = [*label_lines("Politisk styrning"), *label_lines("och kontroll", top=160)]
    name_areas(lines)
    assert lines[0].areas == ()


def test_a_question_is_no_area() -> None:
    assert areas_named("Politisk styrning och kontroll?") == ((), False)
    assert areas_named("Område 3 Något nytt") == ((3,), False)
