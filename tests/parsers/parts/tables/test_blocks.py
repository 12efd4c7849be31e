"""Figures that stand under each other make blocks, each with its columns and rows."""

from parsers.parts.tables.atoms import PrintLine, read_line
from parsers.parts.tables.blocks import Block, column_of, find_blocks
from tests.parsers.typed_pages import LEFT, typed


def line(baseline: float, *placed: tuple[str, float]) -> PrintLine:
    return read_line(1, [word for text, x in placed for word in typed(text, x, baseline)])


def rows(block: Block) -> list[dict[int, object]]:
    return [{k: atom.value for k, atom in row.cells.items()} for row in block.rows]


def test_figures_of_one_place_are_a_column() -> None:
    [block] = find_blocks([line(100, ("Etik", LEFT), ("5", 406), ("10", 460)), line(116, ("Mål", LEFT), ("12", 400))])
    assert (rows(block), len(block.columns)) == ([{0: 5, 1: 10}, {0: 12}], 2)


def test_a_column_of_numbers_before_text_counts_the_rows() -> None:
    lines = [line(100 + 16 * k, (f"1.{k}", LEFT), ("Etik", 110), (str(5 * k), 400)) for k in (1, 2, 3)]
    [block] = find_blocks(lines)
    assert ([a.number for a in block.numbers], rows(block)) == ([(1, 1), (1, 2), (1, 3)], [{0: 5}, {0: 10}, {0: 15}])


def test_tables_whose_columns_begin_elsewhere_are_two() -> None:
    upper = [line(100 + 16 * k, ("Etik", LEFT), ("12", 300), ("15", 400)) for k in range(3)]
    lower = [line(160 + 16 * k, ("Etik", LEFT), ("12", 340), ("15", 402)) for k in range(3)]
    assert [len(block.rows) for block in find_blocks([*upper, *lower])] == [3, 3]


def test_a_dash_stands_in_the_column_nearest_to_it() -> None:
    [dash] = line(100, ("–", 420)).atoms
    [figure] = line(100, ("5", 420)).atoms
    columns = [(300.0, 310.0), (400.0, 412.0)]
    assert (column_of(dash, columns), column_of(figure, columns)) == (1, None)
