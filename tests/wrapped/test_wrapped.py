"""Wrapped reports: the same for the same seed, and read as the report alone."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest

from tests.designs.mix import mix
from tests.wrapped import writing
from tests.wrapped.__main__ import read
from tests.wrapped.pile import Pile, Writer
from tests.wrapped.wrap import BY_NAME, wrapped

WRITERS = (writing.plain, writing.in_two_goes, writing.in_object_streams, writing.locked, writing.misled)


def test_a_wrapped_report_is_the_same_for_the_same_seed() -> None:
    assert wrapped(3).pile.finish() == wrapped(3).pile.finish()


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_each_way_of_writing_gives_the_same_pages(write: Writer) -> None:
    pile = Pile()
    pile.leaves = pile.take(mix(1).pdf)[:2]
    pile.write = write
    pictures = []
    for data in (mix(1).pdf, pile.finish()):
        with pdfium.PdfDocument(BytesIO(data)) as document:
            pictures.append(document[1].render(scale=0.3).to_pil().tobytes())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("name", ["bundle", "other_report", "four_on_a_sheet", "letters_alone"])
def test_a_wrapped_report_is_read_as_alone(name: str) -> None:
    verdict = read(5, only=name)
    assert verdict is not None
    assert not verdict.faults


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_no_figure_is_wrong_in_silence(name: str) -> None:
    verdict = read(5, only=name)
    assert verdict is not None
    assert not verdict.wrong_silent
    assert not verdict.missing_silent
    assert not verdict.accused
