"""Side files in a run: applied without reading a PDF again, kept when code changes, loud when they do not fit."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.run import extraction
from pipeline.run.extraction import Summary, extract
from pipeline.run.options import Options
from tests.pipeline.fakes import obedient_read
from tests.pipeline.run.test_extraction import ids, snapshot

YEAR = """[[correction]]
at = "report year"
read = {read}
is = {right}
kind = "misread"
why = "Besöket var i december"
by = "Ada"
on = 2026-05-31
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.pdf").write_text("Almby;2015;1")
    return folder


def run(raw: Path, **options: Any) -> Summary:
    return extract(raw, raw.parent / "out", Options(timeout=20.0)._replace(**options), read=obedient_read)


def published(raw: Path, report_id: str) -> Any:
    return json.loads((raw.parent / "out" / f"{report_id}.json").read_text("utf-8"))


def test_a_correction_is_applied_without_reading_and_its_report_gets_its_new_id(raw: Path) -> None:
    first = run(raw)
    before = snapshot(raw)
    (raw / "a.toml").write_text(YEAR.format(read=2015, right=2014))
    summary = run(raw)
    assert (first.read, summary.read, summary.unchanged, summary.loaded) == (1, 0, 1, True)
    assert ids(raw) == {"a.pdf": "almby-2014"}
    assert published(raw, "almby-2014")["corrections"][0] == {
        "at": "report year", "read": "2015", "is": "2014", "kind": "misread", "why": "Besöket var i december",
        "by": "Ada", "on": "2026-05-31", "page": None,
    }  # fmt: skip
    assert not run(raw).loaded
    (raw / "a.toml").unlink()
    assert run(raw).read == 0
    assert snapshot(raw) == before


def test_a_side_file_that_is_there_from_the_start(raw: Path) -> None:
    (raw / "a.toml").write_text(YEAR.format(read=2015, right=2014))
    assert run(raw).read == 1 and ids(raw) == {"a.pdf": "almby-2014"}
    assert run(raw).read == 0 and ids(raw) == {"a.pdf": "almby-2014"}


def test_corrections_stay_when_all_is_read_again_by_changed_code(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "a.toml").write_text(YEAR.format(read=2015, right=2014))
    run(raw)
    monkeypatch.setattr(extraction, "reading_version", lambda options: "another")
    assert run(raw).read == 1 and ids(raw) == {"a.pdf": "almby-2014"}


def test_a_correction_that_does_not_fit_any_more_is_an_error(raw: Path) -> None:
    (raw / "a.toml").write_text(YEAR.format(read=2013, right=2014))
    summary = run(raw)
    assert summary.findings == {"area-total-mismatch": 1, "correction-not-applied": 1}
    message = published(raw, "almby-2015")["findings"][-1]["message"]
    assert message == "a.toml, line 1: not applied, because the reader finds 2015 and not 2013."
    out = str(raw.parent / "out")
    checked = CliRunner().invoke(cli, ["check", out])
    assert checked.exit_code == 1 and "a.toml, line 1" in checked.output


def test_what_was_kept_as_read_can_be_lost(raw: Path) -> None:
    run(raw)
    (store,) = (raw.parent / "out" / ".kompass" / "read").iterdir()
    store.write_bytes(store.read_bytes()[:-20])
    (raw / "a.toml").write_text(YEAR.format(read=2015, right=2014))
    assert run(raw).read == 1 and ids(raw) == {"a.pdf": "almby-2014"}


def test_a_pdf_that_goes_takes_what_was_read_of_it_along(raw: Path) -> None:
    run(raw)
    (raw / "a.pdf").rename(raw / "b.pdf")
    run(raw)
    assert len(list((raw.parent / "out" / ".kompass" / "read").iterdir())) == 1


def test_side_files_without_a_report_are_listed(raw: Path) -> None:
    (raw / "gone.toml").write_text(YEAR.format(read=2013, right=2014))
    (raw / "memo.pdf").write_text("memo")
    (raw / "memo.toml").write_text("[source]\nurl = 'https://exempelby.example'\n")
    assert run(raw).side_files_alone == (
        "gone.toml: there is no PDF of this name beside it",
        "memo.toml: its PDF is no report (not-a-report: Move it out of the folder)",
    )  # fmt: skip
    result = CliRunner().invoke(cli, ["extract", str(raw), "--out", str(raw.parent / "other")])
    assert "Side files without a report  2" in result.output


def test_the_run_before_the_last_change_can_be_compared(raw: Path) -> None:
    out = str(raw.parent / "out")
    run(raw)
    assert CliRunner().invoke(cli, ["diff", out]).exit_code == 2
    (raw / "a.toml").write_text(YEAR.format(read=2015, right=2014))
    run(raw)
    run(raw)
    result = CliRunner().invoke(cli, ["diff", out])
    assert result.exit_code == 1
    assert "report year: 2015 → 2014  [correction: Besöket var i december (Ada)]" in result.output
