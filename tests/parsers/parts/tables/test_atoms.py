"""Figures that stand alone in their cell are told from those in a text."""

from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Word
from parsers.page.lines import Line
from parsers.parts.tables.atoms import may_hold_atoms, read_line


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


def test_a_figure_behind_others_needs_no_room_before_its_label() -> None:
    row = words(("10", 100), ("15", 150), ("67", 200), ("%", 213), ("Finns", 222), ("en", 250), ("plan?", 263))
    assert [atom.value for atom in read_line(1, row).atoms] == [10, 15, 67]
    points = words(("10", 100), ("15", 150), ("Finns", 165), ("en", 193), ("plan?", 206))
    assert [atom.value for atom in read_line(1, points).atoms] == [10, 15]
    text = words(("Bland", 100), ("67", 128), ("%", 141), ("finns", 150), ("en", 178))
    assert not read_line(1, text).atoms


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ("Under", "2014", "12", "12,5", "p", "av", "15", "–", "/", "(8)", "80%", "....", "|", "1.3")
            ),
            st.sampled_from((2.0, 5.0, 6.0, 30.0)),
            st.sampled_from((10.0, 6.0)),
        ),
        min_size=1,
    ),
    st.sampled_from(((), ((160.0, 50.0, 150.0),))),
)
def test_what_holds_no_figure_has_none(
    row: list[tuple[str, float, float]], rules: tuple[tuple[float, ...], ...]
) -> None:
    placed: list[Word] = []
    x = 100.0
    for text, room, size in row:
        placed.append(words((text, x))[0]._replace(size=size))
        x = placed[-1].x1 + room
    uprights = [(x, top, bottom) for x, top, bottom in rules]
    if not may_hold_atoms(Line(1, tuple(placed)), uprights):
        assert not read_line(1, placed, uprights).atoms


def test_running_text_with_a_year_holds_no_figure() -> None:
    assert not may_hold_atoms(Line(1, tuple(words(("Under", 100), ("2014", 127), ("och", 149)))))
    assert may_hold_atoms(Line(1, tuple(words(("Kultur", 100), ("20", 160)))))
