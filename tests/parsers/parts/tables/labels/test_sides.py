"""Names of areas in cells left of the labels, also where a long word sticks out of its cell."""

from parsers.document import Word
from parsers.parts.tables.labels.sides import apart, cut_at

EDGE = 138.0  # where labels begin
MARGIN = 63.0  # where text in the cells left of them does


def words(*placed: tuple[str, float]) -> list[Word]:
    """Words of 10 points at left edges; each letter is five points wide."""
    return [Word(text, x, 92, x + 5 * len(text), 102, 100, "Body", 10, False, True) for text, x in placed]


def texts(found: tuple[list[list[Word]], list[Word]]) -> tuple[list[str], str]:
    return [" ".join(w.text for w in piece) for piece in found[0]], " ".join(w.text for w in found[1])


def test_a_word_wider_than_its_cell_is_told_by_where_it_begins() -> None:
    name = words(("Verksamhetsutveckling", MARGIN))
    assert texts(apart([name], EDGE, [MARGIN])) == (["Verksamhetsutveckling"], "")
    assert texts(apart([name], EDGE, [])) == ([], "Verksamhetsutveckling")


def test_a_title_over_all_cells_stays_whole() -> None:
    title = words(("Kommunen", MARGIN), ("som", 106), ("god", 124), ("samhällsbyggare", 146))
    assert texts(apart([title], EDGE, [MARGIN])) == ([], "Kommunen som god samhällsbyggare")


def test_a_word_over_the_first_of_the_label_is_another_cell() -> None:
    line = words(("Samhällsutveckling", MARGIN), ("Fråga", 141), ("2.1", 168))
    assert texts(apart(cut_at([line], EDGE), EDGE, [])) == (["Samhällsutveckling"], "Fråga 2.1")
