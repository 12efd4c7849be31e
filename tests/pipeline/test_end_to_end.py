"""The whole way on real PDFs: the samples in `raw/`, and the files nobody can make a report of."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from schemas.report import Report
from tests.fuzz.hostile import TEXT, one_page

pytestmark = pytest.mark.slow  # the samples are read twice, in processes of their own

RAW = Path(__file__).parents[2] / "raw"
SAMPLES = sorted(RAW.glob("*.pdf"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples among files of every kind that is no report."""
    raw = tmp_path_factory.mktemp("raw")
    for sample in SAMPLES:
        (raw / sample.name).write_bytes(sample.read_bytes())
    (raw / "sub").mkdir()
    (raw / "sub" / "copy.pdf").write_bytes(SAMPLES[0].read_bytes())
    (raw / "empty.pdf").touch()
    (raw / "half.pdf").write_bytes(SAMPLES[0].read_bytes()[:3000])
    (raw / "memo.pdf").write_bytes(one_page(TEXT))
    (raw / "page.pdf").write_text("<html><body>404</body></html>")
    (raw / "scan.pdf").write_bytes(one_page(b"595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"))
    return raw


@pytest.fixture(scope="module")
def extracted(folder: Path) -> Path:
    """What one run makes of it."""
    out = folder.with_name("out")
    result = CliRunner().invoke(cli, ["extract", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out


def test_every_sample_is_a_report(extracted: Path) -> None:
    reports = [Report.model_validate_json(path.read_bytes()) for path in extracted.glob("*-[0-9]*.json")]
    assert {report.source_file for report in reports} == {sample.name for sample in SAMPLES}


def test_every_other_file_is_a_reject_with_its_reason(extracted: Path) -> None:
    rejects = json.loads((extracted / "rejects.json").read_text("utf-8"))
    assert {reject["source_file"]: reject["reason"] for reject in rejects} == {
        "empty.pdf": "unreadable",
        "half.pdf": "unreadable",
        "memo.pdf": "not-a-report",
        "page.pdf": "unreadable",
        "scan.pdf": "no-text-layer",
        "sub/copy.pdf": "duplicate",
    }


def test_findings_have_pictures(extracted: Path) -> None:
    pictures = {path.name for path in (extracted / "evidence").iterdir()}
    for path in extracted.glob("*-[0-9]*.json"):
        report = Report.model_validate_json(path.read_bytes())
        for number, finding in enumerate(report.findings, 1):
            assert (f"{report.id}-{number}.png" in pictures) is (finding.place is not None)


def test_the_samples_disagree_with_themselves(extracted: Path) -> None:
    assert CliRunner().invoke(cli, ["check", str(extracted)]).exit_code == 1


def test_one_job_gives_the_same_files(folder: Path, extracted: Path, tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["extract", str(folder), "--out", str(tmp_path), "--jobs", "1", "--quiet"])
    names = {path.name for path in extracted.iterdir() if path.is_file()}
    assert names == {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert [name for name in sorted(names) if (tmp_path / name).read_bytes() != (extracted / name).read_bytes()] == []
