"""Figures that stand alone in their cell are told from those in a text."""

from parsers.document import Word
from parsers.parts.tables.atoms import read_line


def words(*placed: tuple[str, float]) -> list[Word]:
    """Words of 10 points at left edges; each letter is five points wide."""
    return [Word(text, x, 92, x + 5 * len(text), 102, 100, "Body", 10, False, True) for text, x in placed]


LABEL = words(("Vilka", 100), ("former", 128), ("20", 162), ("8", 200))


def test_a_figure_right_behind_the_label_is_part_of_it() -> None:
    assert [atom.value for atom in read_line(1, LABEL).atoms] == [8]


def test_a_rule_between_makes_it_a_cell() -> None:
    assert [atom.value for atom in read_line(1, LABEL, [(160, 50, 150)]).atoms] == [20, 8]


def test_a_rule_elsewhere_on_the_page_says_nothing() -> None:
    assert [atom.value for atom in read_line(1, LABEL, [(160, 200, 300)]).atoms] == [8]
