"""Units that a narrow cell has broken off their figures."""

from parsers.parts.tables.atoms import PrintLine, read_line
from parsers.parts.tables.labels.units import with_units
from tests.parsers.parts.tables.test_atoms import words


def _line(baseline: float, *texts: tuple[str, float]) -> PrintLine:
    down = baseline - 100
    return read_line(
        1, [w._replace(top=w.top + down, bottom=w.bottom + down, baseline=baseline) for w in words(*texts)]
    )


def _rows(unit: str, rows: int) -> list[PrintLine]:
    found = []
    for k in range(rows):
        found.append(_line(100 + 30 * k, ("Fråga", 60), ("10", 300), (str(40 + k), 350)))
        found.append(_line(112 + 30 * k, ("om", 60), ("saken", 90), (unit, 351)))
    return found


def test_a_sign_below_each_figure_makes_percentages_of_them() -> None:
    read = with_units(_rows("%", 4))
    assert [[a.kind for a in line.atoms] for line in read[::2]] == [["figure", "percent"]] * 4
    assert [[w.text for w in line.words] for line in read[1::2]] == [["om", "saken"]] * 4


def test_a_unit_of_points_belongs_to_no_label() -> None:
    read = with_units(_rows("p", 4))
    assert [[a.value for a in line.atoms] for line in read[::2]] == [[10, 40 + k] for k in range(4)]
    assert all("p" not in [w.text for w in line.words] for line in read)


def test_one_such_word_on_a_page_is_chance_and_others_are_no_units() -> None:
    for rows in (_rows("p", 1), _rows("på", 4)):
        assert with_units(rows) is rows


def test_a_figure_goes_down_to_its_unit_where_the_others_of_its_row_stand() -> None:
    rows = []
    for k in range(4):
        rows.append(_line(100 + 30 * k, ("Fråga", 60), ("15", 300)))
        rows.append(_line(112 + 30 * k, ("saken", 60), ("p", 302), ("11", 350), ("p", 364)))
    read = with_units(rows)
    assert [[a.value for a in line.atoms] for line in read[1::2]] == [[15, 11]] * 4
    assert not any(line.atoms for line in read[::2])
