"""What is known of each kind of finding."""

from typing import get_args

from schemas.findings import FINDINGS
from schemas.report import About, FindingCode, Severity


def test_every_code_is_described_and_no_other() -> None:
    assert set(FINDINGS) == set(get_args(FindingCode))


def test_severity_and_what_it_is_about_are_those_of_the_model() -> None:
    kinds = FINDINGS.values()
    assert {kind.severity for kind in kinds} <= set(get_args(Severity))
    assert {kind.about for kind in kinds} <= set(get_args(About))
