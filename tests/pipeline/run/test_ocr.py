"""Scans are read through OCR where that is asked for and installed."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import cli
from pipeline.run.extraction import Summary, extract
from pipeline.run.ocr import OcrUnavailable, languages, recognise
from pipeline.run.options import Options
from tests.pipeline.fakes import obedient_read


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, ocrmypdf: str, langs: str = "eng\nswe") -> None:
    """Put stand-ins for the two programs in front of the path; `ocrmypdf` is a shell command with $IN and $OUT."""
    folder.mkdir()
    programs = {
        "tesseract": f"printf 'List of languages:\\n{langs}\\n'",
        "ocrmypdf": f'for OUT in "$@"; do IN=$LAST; LAST=$OUT; done\n{ocrmypdf}',
    }
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/bash\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


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


def test_a_scan_is_read_with_ocr(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", monkeypatch, 'sed s/scan/seen/ "$IN" > "$OUT"')
    assert outcome(run(raw, ocr=True)) == (2, [])


def test_only_scans_depend_on_ocr(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", monkeypatch, 'sed s/scan/seen/ "$IN" > "$OUT"')
    run(raw, ocr=False)
    assert run(raw, ocr=True).read == 1
    assert run(raw, ocr=True).read == 0
    without = run(raw, ocr=False)
    assert (without.read, outcome(without)) == (1, (1, ["no-text-layer"]))


@pytest.mark.parametrize("fault", ["exit 2", "true", 'echo "still a scan" > "$OUT"; exit 1'])
def test_a_scan_stays_a_reject_where_ocr_fails(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    install(tmp_path / "bin", monkeypatch, fault)
    summary = run(raw, ocr=True)
    assert outcome(summary) == (1, ["no-text-layer"])
    assert "OCR was tried and failed" in summary.rejects[0].message


def test_ocr_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", monkeypatch, "sleep 600")
    assert not recognise(tmp_path / "a.pdf", tmp_path / "b.pdf", "swe", timeout=0.2, jobs=1)


@pytest.mark.parametrize(("langs", "expected"), [("eng\nswe", "swe"), ("nor\nswe", "swe+nor")])
def test_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, langs: str, expected: str) -> None:
    install(tmp_path / "bin", monkeypatch, "true", langs.replace("\n", "\\n"))
    assert languages() == expected


def test_without_swedish_there_is_no_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", monkeypatch, "true", "eng")
    with pytest.raises(OcrUnavailable, match="tesseract-ocr-swe"):
        languages()


def test_the_command_says_what_to_install(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(cli.cli, ["extract", str(raw), "--out", str(tmp_path / "out"), "--ocr"])
    assert result.exit_code == 2
    assert "apt install ocrmypdf" in result.output


@pytest.mark.skipif("SLOW" not in os.environ, reason="takes minutes: set SLOW=1")
@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed")
def test_a_real_scan_becomes_a_report(tmp_path: Path) -> None:
    """A sample printed to pictures and read back: who, when and the sums are those of the sample."""
    import pypdfium2 as pdfium

    from pipeline.run.reading import read_report
    from schemas.report import Report

    sample = Path(__file__).parents[3] / "raw" / "exempelby-2015.pdf"
    pictures = []
    with pdfium.PdfDocument(sample) as document:
        for page in document:
            pictures.append(page.render(scale=3).to_pil().convert("L"))
    raw = tmp_path / "raw"
    raw.mkdir()
    pictures[0].save(raw / "scan.pdf", "PDF", resolution=216, save_all=True, append_images=pictures[1:])
    summary = extract(raw, tmp_path / "out", Options(timeout=60, jobs=2, ocr=True))
    assert [reject.reason for reject in summary.rejects] == []
    [path] = (tmp_path / "out").glob("*-2015.json")
    scanned = Report.model_validate_json(path.read_bytes())
    printed = read_report(sample.read_bytes(), "x.pdf").results[0]
    assert isinstance(printed, Report)
    assert (scanned.id, scanned.text_source, len(scanned.areas)) == (printed.id, "ocr", len(printed.areas))
