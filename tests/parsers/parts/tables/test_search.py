"""Which reading of a design's columns is kept, and which are not weighed because they cannot come near to it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Word
from parsers.parts.tables.areas import Found, choose
from parsers.parts.tables.atoms import Atom, PrintLine
from parsers.parts.tables.blocks import Block, Row
from parsers.parts.tables.entries import Entry
from parsers.parts.tables.labels.costs import Labelled
from parsers.parts.tables.meaning import Meaning
from parsers.parts.tables.runs import Values
from parsers.parts.tables.search import search
from parsers.parts.tables.segments import Witnesses, most_for_tables

READING = Meaning(0, 1, None, pair=False, worth=20.0)


def entry(k: int, label: str, number: tuple[int, int] | None, figures: tuple[int, ...] = ()) -> Entry:
    """A row with its figures column by column, below that with number k - 1."""
    word = Word("12", 300, 100 + 14 * k, 310, 112 + 14 * k, 110 + 14 * k, "Calibri", 11, False, False)
    line = PrintLine(1, word.baseline, 11, (), (word,), (word,))
    cells = {c: Atom("figure", value, None, None, False, (word,), 300, 310) for c, value in enumerate(figures)}
    return Entry(Labelled(Row(line, cells), Block(1, []), []), label, number, (), 0)


numbers = st.none() | st.tuples(st.none() | st.integers(1, 3), st.integers(1, 4))
figures = st.none() | st.integers(0, 4).map(lambda n: 500 * n)
areas = st.lists(st.tuples(st.integers(1, 3)), max_size=1).map(tuple)


@given(
    st.lists(
        st.tuples(st.sampled_from(("Hur?", "Summa", "", "Delsumma")), numbers, figures, figures, areas, areas, areas),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from((None, 1)),
)
def test_no_tables_come_to_more_than_is_said_to_be_the_most(rows: list[tuple[object, ...]], place: int | None) -> None:
    entries, values = [], []
    for k, (label, number, score, most, titles, beside, named) in enumerate(rows):
        made = entry(k, str(label), number)  # type: ignore[arg-type]
        made.titles, made.beside, made.place = titles, beside, place  # type: ignore[assignment]
        made.areas = tuple(n for group in named for n in group)  # type: ignore[attr-defined]
        entries.append(made)
        values.append(Values(score, most, None))  # type: ignore[arg-type]
    witnesses = Witnesses({1: frozenset({5, 10}), 2: frozenset()})
    assert choose(entries, values, witnesses)[0] <= most_for_tables(entries, values, witnesses) + 1e-6


def report() -> list[Entry]:
    """Eight areas of two questions and a sum row: points, maximum, and the points of another round."""
    rows: list[tuple[str, tuple[int, int] | None, tuple[int, ...]]] = []
    for area in range(1, 9):
        for question in (1, 2):
            rows.append(("Hur?", (area, question), (20 + area, 50, 10 + question * area)))
        rows.append(("Summa", None, (40 + 2 * area, 100, 99)))
    return [entry(k, label, number, values) for k, (label, number, values) in enumerate(rows)]


def test_the_reading_that_adds_up_is_kept() -> None:
    other = READING._replace(score=2, worth=25.0)
    entries, meaning, tables, left_open = search([(report(), [other, READING])], Witnesses())
    assert meaning == {0: READING}
    assert [area for area, _ in tables] == list(range(1, 9))
    assert (len(entries), left_open) == (24, set())


def test_two_columns_that_both_add_up_leave_the_design_open() -> None:
    same = READING._replace(score=3)
    rows = report()
    for row in rows:
        row.labelled.row.cells[3] = row.labelled.row.cells[0]
    assert search([(rows, [READING, same])], Witnesses())[3] == {0}


def test_a_reading_far_behind_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[Sequence[Values]] = []

    def counted(entries: Sequence[Entry], values: Sequence[Values], witnesses: Witnesses) -> tuple[float, Found]:
        weighed.append(values)
        return choose(entries, values, witnesses)

    monkeypatch.setattr("parsers.parts.tables.search.choose", counted)
    near = READING._replace(score=1, max=None, worth=90.0)
    behind = near._replace(worth=-90.0)
    assert search([(report(), [READING, near, behind])], Witnesses())[1] == {0: READING}
    assert len(weighed) == 2
