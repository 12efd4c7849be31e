"""The mixes themselves: the same for the same seed, and every choice is made by some."""

from random import Random

import pytest

from tests.designs import fodt, web
from tests.designs.__main__ import read
from tests.designs.customs import Customs, customs
from tests.designs.mix import mix, written


@pytest.mark.parametrize("seed", range(3))
def test_a_mix_is_the_same_for_the_same_seed(seed: int) -> None:
    assert mix(seed).pdf == mix(seed).pdf


@pytest.mark.slow
def test_contradictions_are_printed_and_known() -> None:
    for seed in range(40):
        made = mix(seed)
        known = [f for f in made.report.findings if f.code]
        assert len(known) <= made.design.contradictions


@pytest.mark.slow
def test_every_place_of_the_score_and_every_form_of_list_comes_up() -> None:
    designs = [mix(seed).design for seed in range(80)]
    assert len({d.heading_score for d in designs}) == 9
    assert {d.lists.form for d in designs} == {"columns", "stacked", "framed", "sub-areas"}
    assert {d.tables.sum_row for d in designs} == {"last", "first", "none"}


def test_customs_come_up_and_can_be_left_out() -> None:
    made = [customs(Random(f"customs {seed}")) for seed in range(400)]
    assert {c.language for c in made} == {"sv", "nb", "nn"}
    assert {c.remark for c in made} == {"", "grade", "text", "bar"}
    assert {c.questions for c in made} == {"", "margin", "headed"}
    assert {c.lists for c in made} == {"", "side", "chapter", "first", "boxes", "tiles"}
    assert {c.heading for c in made} == {"", "above", "letter", "dark"}
    seed = next(k for k, c in enumerate(made) if c != Customs())
    assert mix(seed, further=False).design.customs == Customs()


@pytest.mark.slow
@pytest.mark.skipif(not fodt.is_there(), reason="LibreOffice is not installed")
def test_what_a_word_processor_sets_is_read() -> None:
    (verdict,) = (read(made) for made in written([4]))
    assert verdict.right
    assert not verdict.doubted


@pytest.mark.slow
@pytest.mark.skipif(not web.is_there(), reason="Chromium is not installed")
def test_what_a_browser_prints_is_read() -> None:
    (verdict,) = (read(made) for made in written([4], browser=True))
    assert verdict.right
    assert not verdict.doubted
