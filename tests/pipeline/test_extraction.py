"""A run over a folder: what comes out, what is skipped, what disappears."""

import json
from pathlib import Path

import pytest

from pipeline.extraction import Summary, extract
from pipeline.options import Options
from tests.pipeline.fakes import obedient_read


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def run(raw: Path, **options: object) -> Summary:
    return extract(raw, raw.parent / "out", Options(**{"timeout": 20, **options}), read=obedient_read)


def snapshot(raw: Path) -> dict[str, bytes]:
    out = raw.parent / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".kompass" not in path.parts
    }


def test_one_json_file_per_report_and_a_database(raw: Path) -> None:
    (raw / "a.pdf").write_text("Åmbergs strand;2015;1")
    summary = run(raw)
    assert (summary.reports, summary.read, summary.findings) == (1, 1, {"area-total-mismatch": 1})
    assert set(snapshot(raw)) == {
        "ambergs-strand-2015.json",
        "evidence/ambergs-strand-2015-1.png",
        "kommunkompassen.db",
        "rejects.json",
    }
    assert json.loads(snapshot(raw)["ambergs-strand-2015.json"])["source_file"] == "a.pdf"
