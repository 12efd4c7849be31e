"""Scans are recognised where that is asked for and possible, once."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from parsers.readers.picture.tesseract import OcrUnavailable
from pipeline import cli
from pipeline.run.extraction import Summary, extract
from pipeline.run.options import Options
from pipeline.run.work.ocr import check_ocr
from tests.pipeline.fakes import obedient_read


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.pdf").write_text("scan;Almby;2015;0")
    (folder / "b.pdf").write_text("Bylunda;2014;0")
    return folder


def run(raw: Path, *, ocr: bool) -> Summary:
    return extract(raw, raw.parent / "out", Options(timeout=20, ocr=ocr), read=obedient_read)


def outcome(summary: Summary) -> tuple[int, list[str]]:
    return summary.reports, [reject.reason for reject in summary.rejects]


def test_a_scan_is_a_reject_without_ocr(raw: Path) -> None:
    assert outcome(run(raw, ocr=False)) == (1, ["no-text-layer"])


def test_a_scan_is_read_with_ocr(raw: Path) -> None:
    assert outcome(run(raw, ocr=True)) == (2, [])


def test_only_scans_depend_on_ocr(raw: Path) -> None:
    run(raw, ocr=False)
    assert run(raw, ocr=True).read == 1
    assert run(raw, ocr=True).read == 0


def test_what_was_recognised_serves_runs_without_the_option(raw: Path) -> None:
    run(raw, ocr=True)
    (raw / "a.pdf").rename(raw / "c.pdf")
    again = run(raw, ocr=False)
    assert (again.read, outcome(again)) == (0, (2, []))


def test_pages_are_kept_one_by_one(raw: Path) -> None:
    run(raw, ocr=True)
    kept = (raw.parent / "out").rglob("recognised/*/*/*.json")
    assert sorted(path.name for path in kept) == ["1.json", "2.json"]


def test_a_scan_stays_a_reject_where_nothing_is_recognised_and_is_not_tried_again(raw: Path) -> None:
    (raw / "a.pdf").write_text("scan-fails;Almby;2015;0")
    assert outcome(run(raw, ocr=True)) == (1, ["no-text-layer"])
    assert run(raw, ocr=True).read == 0


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, langs: str) -> None:
    """Put a stand-in for Tesseract in front of the path."""
    folder.mkdir()
    (folder / "tesseract").write_text(f"#!/bin/bash\nprintf 'List of languages:\\n{langs}\\n'\n")
    (folder / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_without_swedish_there_is_no_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", monkeypatch, "eng")
    with pytest.raises(OcrUnavailable, match="tesseract-ocr-swe"):
        check_ocr()


def test_with_swedish_and_english_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    install(tmp_path / "bin", monkeypatch, "eng\\nswe")
    check_ocr()


def test_the_command_says_what_to_install(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(cli.cli, ["extract", str(raw), "--out", str(tmp_path / "out"), "--ocr"])
    assert result.exit_code == 2
    assert "apt install tesseract-ocr" in result.output
