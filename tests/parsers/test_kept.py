"""What is kept of pages while their file is read, and let go of afterwards."""

import gc
from pathlib import Path

from parsers.kept import PAGES, forget_pages, kept_for_pages
from parsers.page.lines import Line
from pipeline.run.work.reading import read_report

SAMPLE = Path(__file__).parents[2] / "raw" / "exempelby-2015.pdf"


def test_a_page_is_worked_out_once_until_it_is_forgotten() -> None:
    worked_out: list[int] = []

    @kept_for_pages
    def answer(page: int) -> int:
        worked_out.append(page)
        return page * 2

    assert [answer(3), answer(3), answer(4)] == [6, 6, 8]
    assert worked_out == [3, 4]
    forget_pages()
    assert answer(3) == 6
    assert worked_out == [3, 4, 3]


def test_only_so_many_pages_are_kept() -> None:
    worked_out: list[int] = []

    @kept_for_pages
    def answer(page: int) -> int:
        worked_out.append(page)
        return page

    for page in [*range(PAGES + 1), 0]:
        answer(page)
    assert worked_out == [*range(PAGES + 1), 0]


def test_nothing_of_a_file_stays_in_memory_once_it_has_been_read() -> None:
    before = lines()  # made up for other tests
    read_report(SAMPLE.read_bytes(), SAMPLE.name)
    assert lines() <= before


def lines() -> set[int]:
    gc.collect()
    return {id(thing) for thing in gc.get_objects() if isinstance(thing, Line)}
