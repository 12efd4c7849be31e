"""Damaged samples: always a report or a reject, never a crash, a hang or a report that is none."""

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutations import OF_BYTES, OF_PAGES, Mutation
from tests.fuzz.run import ENDINGS, Mutant, endings

pytestmark = pytest.mark.slow  # hundreds of files through the workers

RAW = Path(__file__).parents[2] / "raw"
SAMPLES = sorted(RAW.glob("*.pdf"), key=lambda path: path.stat().st_size)
MUTANTS = 200


def test_every_mutant_is_a_report_or_a_reject(tmp_path: Path) -> None:
    mutants = [Mutant(SAMPLES[seed % 4], seed) for seed in range(MUTANTS)]
    found = endings(mutants, tmp_path)
    assert {mutant.name: ending for mutant, ending in found.items() if ending not in ENDINGS} == {}
    assert len(found) == MUTANTS


@pytest.mark.parametrize("mutation", OF_PAGES + OF_BYTES, ids=lambda mutation: mutation.__name__)
def test_every_mutation_does_something(mutation: Mutation) -> None:
    data = SAMPLES[0].read_bytes()
    assert any(mutation(data, Random(seed)) != data for seed in range(20))
