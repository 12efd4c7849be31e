"""Blocks of several pages with the same columns are one design, also where a page is moved or a column is lost."""

from parsers.parts.tables.atoms import read_line
from parsers.parts.tables.blocks import Block, find_blocks
from parsers.parts.tables.designs import find_designs
from tests.parsers.typed_pages import LEFT, typed


def block(page: int, count: int, *columns: tuple[str, float], label: str = "Etik") -> Block:
    """A block of rows with one figure in each column."""
    placed = [(label, LEFT), *columns]
    lines = [
        read_line(page, [word for text, x in placed for word in typed(text, x, 100 + 16 * k)]) for k in range(count)
    ]
    [found] = find_blocks(lines)
    return found


def pages(*blocks: Block) -> list[list[int]]:
    """The pages of each design."""
    return [[b.page for b in design.blocks] for design in find_designs(blocks)]


def test_the_same_columns_on_a_page_with_another_margin() -> None:
    here, moved = block(1, 4, ("12", 400), ("15", 460)), block(2, 4, ("12", 420), ("15", 480))
    elsewhere = block(3, 4, ("12", 400), ("15", 500))
    assert pages(here, moved, elsewhere) == [[1, 2], [3]]


def test_the_end_of_a_table_that_lost_a_column_goes_with_the_page_before() -> None:
    whole, rest = block(1, 5, ("12", 400), ("15", 460)), block(2, 2, ("100", 457))
    [design] = find_designs([whole, rest])
    assert (design.columns, [sorted(row.cells) for row in design.rows[-2:]]) == (2, [[1], [1]])
    assert pages(block(1, 5, ("12", 400), ("15", 460)), block(3, 2, ("100", 457))) == [[1], [3]]  # too far away


def test_numbers_before_the_labels_of_a_short_rest_are_no_column() -> None:
    whole = block(1, 5, ("12", 400), ("15", 460))
    rest = block(2, 1, ("3", 90), ("12", 400), ("15", 460), label="")
    [design] = find_designs([whole, rest])
    assert [[a.value for a in b.numbers] for b in design.blocks] == [[], [3]]
