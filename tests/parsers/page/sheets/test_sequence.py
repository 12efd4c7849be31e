"""Pages that are missing, doubled or swapped, told by their numbers and their text."""

from collections.abc import Sequence

from parsers.document import Page
from parsers.page.sheets.sequence import in_sequence
from tests.parsers.parts.span.made_up_file import file, report


def pages(order: Sequence[int] | None = None, *, numbered: bool = True) -> list[Page]:
    """The pages of a report in this order, numbered anew in the file."""
    made = file(report(numbered=numbered)).pages
    return [made[k]._replace(number=n) for n, k in enumerate(order if order is not None else range(len(made)), 1)]


def test_pages_in_order_stay_so() -> None:
    found = in_sequence(pages())
    assert (found.order, found.notes) == (list(range(1, 12)), [])


def test_a_page_that_stands_twice_is_read_once_and_noted() -> None:
    found = in_sequence(pages([0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10]))
    assert found.order == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
    assert [note.page for note in found.notes] == [5]


def test_swapped_pages_are_sorted_by_their_numbers_and_noted() -> None:
    found = in_sequence(pages([0, 1, 2, 4, 3, 5, 6, 7, 8, 9, 10]))
    assert found.order == [1, 2, 3, 5, 4, 6, 7, 8, 9, 10, 11]
    assert [note.page for note in found.notes] == [4]


def test_a_missing_page_is_noted_where_the_text_does_not_run_on() -> None:
    found = in_sequence(pages([0, 1, 2, 3, 5, 6, 7, 8, 9, 10]))
    assert [(note.page, "5 is missing" in note.what) for note in found.notes] == [(5, True)]


def test_pages_without_numbers_say_nothing_of_gaps() -> None:
    assert in_sequence(pages([0, 1, 2, 5, 6, 7], numbered=False)).notes == []
