"""Words over columns of figures are told from text that only ends there."""

from parsers.parts.tables.atoms import read_line
from parsers.parts.tables.blocks import Block, find_blocks
from parsers.parts.tables.labels.column_heads import (
    column_over,
    distance,
    is_head_row,
    keep_own_heads,
    runs_on,
    straddling_head,
)
from parsers.parts.tables.labels.zones import Zone
from tests.parsers.typed_pages import LEFT, typed

FIRST, SECOND = 400.0, 460.0  # where the columns begin


def block() -> Block:
    rows = [read_line(1, [*typed("12", FIRST, y), *typed("15", SECOND, y)]) for y in (140.0, 156.0, 172.0)]
    [found] = find_blocks(rows)
    return found


def test_a_word_flush_with_its_column_stands_over_it() -> None:
    column = block().columns[0]
    [flush], [away] = typed("Uppnådda", FIRST), typed("Max", 300)
    assert distance(flush, column) == 0
    assert distance(away, column) > 80


def test_a_row_of_heads_may_begin_left_of_the_figures() -> None:
    inside, beside = typed("Poäng", FIRST - 20, 124), typed("Max", SECOND, 124)
    assert is_head_row(inside, beside, block(), 0)
    assert not is_head_row(typed("Fråga", LEFT, 124), beside, block(), 0)
    assert not is_head_row(inside, [], block(), 0)


def test_a_head_wider_than_its_column_begins_where_the_labels_stand() -> None:
    label, head = typed("Fråga", LEFT, 124), typed("Högsta poäng", FIRST - 24, 124)
    beside = [head[1], *typed("Max", SECOND, 124)]
    assert straddling_head([*label, head[0]], beside, block(), 0) == 1
    assert straddling_head([head[0]], beside, block(), 0) == 0  # nothing stands where labels do
    text = typed("Kommunen har en plan", FIRST - 100, 124)
    assert straddling_head(text[:3], text[3:], block(), 0) == 0


def test_text_runs_on_over_the_figures_with_the_blank_between_words() -> None:
    text = typed("Kommunen har en tydlig plan", 300, 124)
    assert runs_on(text[:3], text[3:])
    assert not runs_on(typed("Fråga", LEFT, 124), typed("Max", SECOND, 124))


def test_a_piece_heads_the_column_beside_the_labels() -> None:
    assert column_over(typed("Poäng", FIRST - 10, 124), block(), 0, 8.0) == 0
    assert column_over(typed("Poäng", FIRST - 90, 124), block(), 0, 8.0) is None


def test_text_above_the_heads_in_another_look_is_none_of_them() -> None:
    labels = Zone(block(), LEFT, FIRST)
    heads = [*typed("Poäng", FIRST, 124, bold=True)], [*typed("Max", SECOND, 124, bold=True)]
    labels.heads = {0: [*typed("planen", FIRST, 110), *heads[0]], 1: list(heads[1])}
    keep_own_heads(labels)
    assert (labels.heads, labels.head) == ({0: heads[0], 1: heads[1]}, 124)


def test_text_well_above_in_another_look_heads_no_column_that_has_no_head() -> None:
    labels = Zone(block(), LEFT, FIRST)
    head = typed("Max", SECOND, 124, bold=True)
    labels.heads = {0: typed("planen", FIRST, 90), 1: [*typed("varje", SECOND, 90), *head]}
    keep_own_heads(labels)
    assert labels.heads == {1: head}
