"""Of several tables for an area, the report's own scoring is chosen."""

from parsers.document import Box
from parsers.parts.outline import Heading
from parsers.parts.places import Places
from parsers.parts.score_rows import Row
from parsers.parts.score_tables import ScoreTable
from parsers.parts.table_choice import choose_tables
from tests.parsers.typed_pages import line

BOX = Box(0, 0, 1, 1)


def table(
    at: int, *, area: int | None = 1, title: str = "1. Offentlighet", total: int | None = 70, most: int = 15
) -> ScoreTable:
    question = Row("1.1 Finns en plan?", 12, most, None, 1, BOX)
    own_sum = None if total is None else Row("", total, 100, None, 1, BOX)
    return ScoreTable(area, title, at, (question,), own_sum)


def places(*headings: tuple[int, str], area: int | None = None) -> Places:
    made = tuple((at, Heading((line(text),), text, 1)) for at, text in headings)
    return Places((area,) * 30, made)


def chosen(*tables: ScoreTable, where: Places | None = None, boxes: dict[int, int | float | None] | None = None,
           edition: str | None = None) -> dict[int, int]:  # fmt: skip
    found = choose_tables(tables, where or places(), boxes or {}, edition)
    return {area: t.at for area, t in found.items()}


def test_the_only_table_is_the_one() -> None:
    assert chosen(table(3)) == {1: 3}


def test_of_two_alike_the_first() -> None:
    assert chosen(table(3), table(9)) == {1: 3}


def test_a_table_under_a_heading_that_speaks_of_the_earlier_version_is_not() -> None:
    where = places((2, "Poäng enligt den tidigare versionen"), (8, "Poäng enligt den reviderade Kommunkompassen"))
    assert chosen(table(3), table(9), where=where) == {1: 9}


def test_a_heading_that_speaks_of_both_comes_before_one_of_the_earlier_alone() -> None:
    where = places((2, "Gamla poäng"), (8, "Den nya reviderade Kommunkompassen och den tidigare versionen"))
    assert chosen(table(3), table(9), where=where) == {1: 9}


def test_a_title_that_speaks_of_an_earlier_round_tells_too() -> None:
    assert chosen(table(3, title="1. Offentlighet, föregående"), table(9)) == {1: 9}


def test_the_score_in_the_box_decides_between_tables_alike() -> None:
    assert chosen(table(3, total=55), table(9, total=70), boxes={1: 70}) == {1: 9}


def test_the_maxima_of_the_edition_decide_where_no_box_does() -> None:
    assert chosen(table(3, most=12), table(9, most=15), edition="2010") == {1: 9}


def test_a_table_without_numbers_is_known_by_its_title() -> None:
    assert chosen(table(3, area=None, title="Offentlighet och demokrati"), edition="2010") == {1: 3}


def test_a_table_without_any_name_belongs_to_the_area_it_stands_in() -> None:
    assert chosen(table(3, area=None, title=""), where=places(area=4)) == {4: 3}


def test_a_table_that_belongs_nowhere_is_left_out() -> None:
    assert chosen(table(3, area=None, title="")) == {}


def test_every_area_has_its_own() -> None:
    assert chosen(table(3), table(9, area=2)) == {1: 3, 2: 9}
