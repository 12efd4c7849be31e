"""Every made-up report is read back exactly as it was made: figures, lists, text, pages, findings."""

import hashlib

import pytest

from parsers.readers import READERS
from parsers.report import parse
from schemas.report import Report
from tests.reports import chance
from tests.reports.compare import differences
from tests.reports.samples import RAW, Sample
from tests.reports.variants import VARIANTS


def read(data: bytes, file: str, reader: str = "pdfium") -> Report:
    return parse(READERS[reader](data), source_file=file, source_sha256=hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("sample", (*RAW, *VARIANTS), ids=lambda sample: sample.id)
def test_a_sample_is_read_as_it_was_made(sample: Sample) -> None:
    data, trace = sample.pdf()
    assert differences(read(data, sample.file), sample, trace) == []


@pytest.mark.parametrize("seed", range(24))
def test_any_choice_of_layout_may_meet_any_other(seed: int) -> None:
    sample = chance.sample(seed)
    data, trace = sample.pdf()
    assert differences(read(data, sample.file), sample, trace) == []


@pytest.mark.parametrize("sample", RAW, ids=lambda sample: sample.id)
def test_the_other_reader_sees_the_same(sample: Sample) -> None:
    data, trace = sample.pdf()
    assert differences(read(data, sample.file, "pdfplumber"), sample, trace) == []
