"""The generator keeps its promises: marked pages, the same bytes each time, and the hard places really hard."""

from functools import cache
from pathlib import Path

import pytest

from parsers.readers import READERS
from tests.reports.bundles import BUNDLES, Bundle
from tests.reports.press import SAMPLE_MARK, Trace
from tests.reports.samples import RAW, Sample
from tests.reports.typeset import TIMES, break_lines
from tests.reports.variants import VARIANTS
from tests.reports.wording import wording

FOLDER = Path(__file__).parents[2] / "raw"
BY_ID = {sample.id: sample for sample in (*RAW, *VARIANTS)}


@cache
def lines(id: str) -> list[str]:
    """Lines of print by their baselines, page after page."""
    found: list[str] = []
    for page in READERS["pdfium"](BY_ID[id].pdf()[0]).pages:
        rows: dict[float, list[str]] = {}
        for word in sorted(page.words, key=lambda w: w.x0):
            rows.setdefault(round(word.baseline), []).append(word.text)
        found += [" ".join(rows[y]) for y in sorted(rows)]
    return found


@pytest.mark.parametrize("sample", RAW, ids=lambda sample: sample.id)
def test_the_committed_pdf_is_what_the_generator_makes(sample: Sample) -> None:
    # Bytes may differ with the version of zlib; what a reader sees may not.
    read = READERS["pdfium"]
    assert read((FOLDER / sample.file).read_bytes()) == read(sample.pdf()[0])


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.id)
def test_the_committed_bundle_is_what_the_generator_makes(bundle: Bundle) -> None:
    read = READERS["pdfium"]
    assert read((FOLDER / bundle.file).read_bytes()) == read(bundle.pdf())
    assert bundle.pdf() == bundle.pdf()


def test_the_same_sample_has_the_same_bytes() -> None:
    assert RAW[0].pdf()[0] == RAW[0].pdf()[0]


@pytest.mark.parametrize("file", [sample.file for sample in (*RAW, *BUNDLES)])
def test_every_page_says_that_it_is_a_sample(file: str) -> None:
    for page in READERS["pdfium"]((FOLDER / file).read_bytes()).pages:
        assert SAMPLE_MARK in " ".join(word.text for word in page.words)


def test_the_committed_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.pdf")) < 600_000


@pytest.mark.parametrize("end", ["IT-", "E-", "KKiK-", "2014-", "mål-", "för-", "8-"])
def test_a_hyphen_that_belongs_to_the_word_stands_at_a_line_end(end: str) -> None:
    assert any(line.split()[-1] == end for line in lines("exempelby-2012"))


@pytest.mark.parametrize("begin", [block.text.split(" ", 2)[:2] for block in wording("sv").traps], ids=" ".join)
def test_text_that_looks_like_structure_begins_a_line(begin: list[str]) -> None:
    assert any(line.split()[:2] == begin for line in lines("exempelby-2012"))


def trace(id: str) -> Trace:
    return BY_ID[id].pdf()[1]


@pytest.mark.parametrize("id", ["a2-long", "c-everything-split", "c-unruled-lists", "c-stacked", "d-long"])
def test_items_run_over_a_page_end(id: str) -> None:
    assert trace(id).split_items > 0


@pytest.mark.parametrize("id", ["b-box-split", "c-everything-split", "c-box-split-top", "c-box-split-bottom", "n-bars"])
def test_a_box_runs_over_a_page_end(id: str) -> None:
    assert trace(id).split_boxes > 0


@pytest.mark.parametrize("id", ["c-everything-split", "c-split-headings-repeated", "c-rows-no-percent", "c-no-rules"])
def test_a_table_runs_over_a_page_end(id: str) -> None:
    assert trace(id).split_tables > 0


def test_lines_break_at_blanks_at_hyphens_and_within_words() -> None:
    broken = break_lines("kommunens verksamhetsutveckling, mål- och IT-stöd", TIMES.regular, 11, 100)
    assert [(line.text, line.wrapped, line.hyphenated) for line in broken] == [
        ("kommunens verksam-", False, True),
        ("hetsutveckling, mål-", True, False),
        ("och IT-stöd", False, False),
    ]
    assert [line.text for line in break_lines("ett IT-stöd", TIMES.regular, 11, 35)] == ["ett IT-", "stöd"]
