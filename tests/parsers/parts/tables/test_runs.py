"""What a run of rows comes to: told apart by looking ahead and running sums, as by looking at each row anew."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Word
from parsers.parts.tables.atoms import PrintLine
from parsers.parts.tables.blocks import Block
from parsers.parts.tables.blocks import Row as PrintRow
from parsers.parts.tables.entries import Entry
from parsers.parts.tables.labels.costs import Labelled
from parsers.parts.tables.runs import Rows, Values

LABELS = ("Hur informeras medborgarna?", "Summa", "", "Delsumma")


def entry(label: str, number: int | None) -> Entry:
    word = Word("12", 300, 100, 310, 112, 110, "Calibri", 11, False, False)
    line = PrintLine(1, 110, 11, (), (word,), (word,))
    return Entry(Labelled(PrintRow(line, {}), Block(1, []), []), label, None if number is None else (1, number), (), 0)


def rows(*given_rows: tuple[str, int | None, int]) -> Rows:
    entries = [entry(label, number) for label, number, _ in given_rows]
    return Rows(entries, [Values(score * 100, None, None) for _, _, score in given_rows])


def told_apart_one_by_one(known: Rows, inside: Sequence[int]) -> tuple[list[int], list[int]]:
    entries, scores = known.entries, [v.score or 0 for v in known.values]
    numbered = sum(1 for k in inside if entries[k].number) >= 0.5 * len(inside)
    questions: list[int] = []
    subtotals: list[int] = []
    since: list[int] = []
    for at, k in enumerate(inside):
        group = []
        for below in inside[at + 1 :]:
            if entries[below].number is None:
                break
            group.append(below)
        can = entries[k].number is None and (entries[k].is_sum or entries[k].is_bare or numbered)
        many = len(since) > (not entries[k].is_bare)
        closes = bool(since) and (entries[k].is_sum or (many and scores[k] == sum(scores[r] for r in since)))
        heads = numbered and not entries[k].is_bare and bool(group) and scores[k] == sum(scores[r] for r in group)
        if entries[k].is_subtotal or (can and (closes or heads)):
            subtotals.append(k)
            since = []
        else:
            questions.append(k)
            since.append(k)
    return questions, subtotals


@given(
    st.lists(
        st.tuples(st.sampled_from(LABELS), st.none() | st.integers(1, 3), st.integers(0, 4)), min_size=1, max_size=9
    )
)
def test_every_run_is_told_apart_as_by_looking_at_each_row_anew(
    given_rows: list[tuple[str, int | None, int]],
) -> None:
    known = rows(*given_rows)
    for first in range(len(given_rows)):
        for last in range(first, len(given_rows)):
            part = known.part(first, last)
            questions, subtotals = told_apart_one_by_one(known, range(first, last + 1))
            if part is None:
                assert not questions
                continue
            assert (part.questions, part.subtotals) == (questions, subtotals)
            assert part.ends == (questions[0], questions[-1])
            assert part.score == 100 * sum(given_rows[k][2] for k in part.questions)


def test_a_row_with_the_sum_of_those_above_it_is_a_subtotal() -> None:
    part = rows(("Ett", 1, 2), ("Två", 2, 3), ("Planer", None, 5), ("Tre", 3, 1)).part(0, 3)
    assert part is not None
    assert (part.questions, part.subtotals, part.score) == ([0, 1, 3], [2], 600)


def test_a_labelled_row_with_the_figures_of_the_one_above_is_another_question() -> None:
    part = rows(("Ett", 1, 7), ("verksamheten och dess kvalitet?", None, 7), ("Tre", 3, 1)).part(0, 2)
    assert part is not None
    assert (part.questions, part.subtotals) == ([0, 1, 2], [])


def test_what_a_run_comes_to_is_worked_out_once() -> None:
    known = rows(("Ett", 1, 2), ("Två", 2, 3))
    assert known.part(0, 1) is known.part(0, 1)


def test_the_same_points_of_another_maximum_are_no_subtotal() -> None:
    entries = [entry(LABELS[0], 1), entry(LABELS[0], 2), entry("utveckling av näringslivet?", None)]
    figures = [(5, 10), (8, 20), (13, 15)]
    known = Rows(entries, [Values(score * 100, most * 100, None) for score, most in figures])
    part = known.part(0, 2)
    assert part is not None
    assert part.subtotals == []


def test_rows_with_more_points_than_an_area_are_no_part_of_one() -> None:
    known = rows(("Ett", 1, 90), ("Två", 2, 90), ("Tre", 3, 90), ("Summa", None, 270))
    assert known.part(0, 1) is not None
    assert known.part(0, 2) is None
    assert [known.is_too_much(0, last) for last in range(4)] == [False, False, True, True]
