"""Every made-up report is read back exactly as it was made: figures, lists, text, pages, findings."""

import hashlib

import pytest

from parsers.readers import READERS
from parsers.report import parse
from tests.reports import chance
from tests.reports.compare import differences
from tests.reports.samples import RAW, Sample
from tests.reports.variants import VARIANTS


def misread(sample: Sample, reader: str = "pdfium") -> str:
    """What the reading and the model disagree on, one line each."""
    data, trace = sample.pdf()
    digest = hashlib.sha256(data).hexdigest()
    report = parse(READERS[reader](data), source_file=sample.file, source_sha256=digest)
    return "\n".join(differences(report, sample, trace))


@pytest.mark.parametrize("sample", [*RAW, *VARIANTS], ids=lambda sample: sample.id)
def test_a_sample_is_read_as_it_was_made(sample: Sample) -> None:
    assert misread(sample) == ""


@pytest.mark.parametrize("seed", range(12))
def test_any_choice_of_layout_may_meet_any_other(seed: int) -> None:
    assert misread(chance.sample(seed)) == ""


@pytest.mark.parametrize("sample", RAW, ids=lambda sample: sample.id)
def test_the_other_reader_sees_the_same(sample: Sample) -> None:
    assert misread(sample, "pdfplumber") == ""
