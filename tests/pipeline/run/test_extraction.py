"""A run over a folder: what comes out, what is skipped, what disappears."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run.extraction import Summary, extract
from pipeline.run.options import Options
from tests.pipeline.fakes import obedient_read


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def run(raw: Path, **options: object) -> Summary:
    return extract(raw, raw.parent / "out", Options(**{"timeout": 20.0, **options}), read=obedient_read)  # type: ignore[arg-type]  # by name


def snapshot(raw: Path) -> dict[str, bytes]:
    """All files that a run publishes, by their path in the output folder."""
    out = raw.parent / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".kompass" not in path.parts
    }


def ids(raw: Path) -> dict[str, str]:
    """Source file to report id, as the database has it."""
    with closing(sqlite3.connect(raw.parent / "out" / "kommunkompassen.db")) as connection:
        return dict(connection.execute("SELECT source_file, id FROM reports"))


def rejects(raw: Path) -> dict[str, str]:
    """Source file to reason, as the database has it."""
    with closing(sqlite3.connect(raw.parent / "out" / "kommunkompassen.db")) as connection:
        return dict(connection.execute("SELECT source_file, reason FROM rejects"))


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


def test_json_is_utf8_in_the_order_of_the_model_with_a_line_end(raw: Path) -> None:
    (raw / "å.pdf").write_text("Åmberg;2015;0")
    run(raw)
    content = snapshot(raw)["amberg-2015.json"].decode()
    assert content.startswith('{\n  "id": "amberg-2015",\n  "municipality": "Åmberg",')
    assert content.endswith("}\n")
    assert json.loads(content)["source_file"] == "å.pdf"


def test_no_path_of_the_machine_is_published(raw: Path) -> None:
    (raw / "sub").mkdir()
    (raw / "sub" / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("broken")
    run(raw)
    assert not [name for name, content in snapshot(raw).items() if str(raw.parent).encode() in content]


def test_an_empty_folder_gives_an_empty_database(raw: Path) -> None:
    assert run(raw).files == 0
    assert (ids(raw), rejects(raw)) == ({}, {})


def test_every_file_is_a_report_or_a_reject(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;0")
    (raw / "b.pdf").write_text("memo")
    (raw / "c.pdf").write_text("this makes the reading fail")
    (raw / "d.pdf").symlink_to("nowhere")
    os.mkfifo(raw / "e.pdf")
    run(raw)
    assert ids(raw) == {"a.pdf": "almby-2015"}
    assert rejects(raw) == {"b.pdf": "not-a-report", "c.pdf": "crash", "d.pdf": "unreadable", "e.pdf": "unreadable"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_a_reject(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;0")
    (raw / "a.pdf").chmod(0)
    run(raw)
    assert rejects(raw) == {"a.pdf": "unreadable"}


def test_reports_with_the_same_id_are_numbered_in_the_order_of_their_names(raw: Path) -> None:
    for name in ("c", "a", "b"):
        (raw / f"{name}.pdf").write_text(f"Almby;2015;0;{name}")
    run(raw)
    assert ids(raw) == {"a.pdf": "almby-2015", "b.pdf": "almby-2015-2", "c.pdf": "almby-2015-3"}


def test_a_new_file_takes_no_id_from_another(raw: Path) -> None:
    (raw / "b.pdf").write_text("Almby;2015;1")
    (raw / "c.pdf").write_text("Almby;2015;0")
    run(raw)
    (raw / "a.pdf").write_text("Almby;2015;2")
    assert run(raw).read == 1
    assert ids(raw) == {"b.pdf": "almby-2015", "c.pdf": "almby-2015-2", "a.pdf": "almby-2015-3"}
    again = snapshot(raw)
    run(raw, force=True)
    assert snapshot(raw) == again


def test_a_report_keeps_its_id_when_its_file_is_renamed_or_printed_anew(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("Almby;2015;0")
    run(raw)
    (raw / "a.pdf").rename(raw / "c.pdf")
    assert run(raw).read == 0
    assert ids(raw) == {"b.pdf": "almby-2015-2", "c.pdf": "almby-2015"}
    (raw / "b.pdf").write_text("Almby;2015;3")
    run(raw)
    assert ids(raw) == {"b.pdf": "almby-2015-2", "c.pdf": "almby-2015"}


def test_the_same_content_twice_is_one_report(raw: Path) -> None:
    (raw / "b.pdf").write_text("Almby;2015;0")
    (raw / "a.pdf").write_text("Almby;2015;0")
    summary = run(raw)
    assert (ids(raw), rejects(raw)) == ({"a.pdf": "almby-2015"}, {"b.pdf": "duplicate"})
    assert "a.pdf" in summary.rejects[0].message


def test_a_file_with_two_reports_gives_two(raw: Path) -> None:
    (raw / "a.pdf").write_text("two;Almby;Bylunda;2015")
    summary = run(raw)
    assert (summary.files, summary.reports, summary.rejects) == (1, 2, ())
    first = snapshot(raw)
    assert {"almby-2015.json", "bylunda-2015.json"} <= set(first)
    again = run(raw)
    assert (again.read, again.loaded, again.reports) == (0, False, 2)
    (raw / "a.pdf").write_text("Bylunda;2015;0")
    run(raw)
    assert ids(raw) == {"a.pdf": "bylunda-2015"}
    assert "almby-2015.json" not in snapshot(raw)


def test_copies_of_a_rejected_file_share_its_reason(raw: Path) -> None:
    (raw / "a.pdf").write_bytes(b"memo")
    (raw / "b.pdf").write_bytes(b"memo")
    run(raw)
    assert rejects(raw) == {"a.pdf": "not-a-report", "b.pdf": "not-a-report"}


def test_the_copy_takes_over_when_the_first_file_goes(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;0")
    (raw / "b.pdf").write_text("Almby;2015;0")
    run(raw)
    (raw / "a.pdf").unlink()
    run(raw)
    assert (ids(raw), rejects(raw)) == ({"b.pdf": "almby-2015"}, {})


def test_the_output_does_not_depend_on_the_number_of_jobs(raw: Path) -> None:
    for number in range(12):
        (raw / f"{number}.pdf").write_text(f"Kommun {number % 5};2015;{number % 3};{number}")
    run(raw, jobs=1)
    alone = snapshot(raw)
    run(raw, jobs=4, force=True)
    assert snapshot(raw) == alone


def test_unchanged_files_are_not_read_again(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("memo")
    run(raw)
    before = snapshot(raw)
    summary = run(raw)
    assert (summary.read, summary.unchanged, summary.loaded) == (0, 2, False)
    assert summary.findings == {"area-total-mismatch": 1}
    assert snapshot(raw) == before


def test_a_changed_file_is_read_again(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("Bylunda;2015;1")
    run(raw)
    (raw / "a.pdf").write_text("Almby;2015;0")
    summary = run(raw)
    assert (summary.read, summary.unchanged, summary.findings) == (1, 1, {"area-total-mismatch": 1})
    assert "evidence/almby-2015-1.png" not in snapshot(raw)


def test_a_change_that_leaves_size_and_time_alone_is_seen(raw: Path) -> None:
    file = raw / "a.pdf"
    file.write_text("Almby;2015;0")
    status = file.stat()
    run(raw)
    file.write_text("Almby;2016;0")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    run(raw)
    assert ids(raw) == {"a.pdf": "almby-2016"}


def test_force_reads_all_again(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    assert run(raw, force=True).read == 1


@pytest.mark.slow
def test_a_file_that_needs_too_long_is_tried_again_with_more_time(raw: Path) -> None:
    (raw / "a.pdf").write_text("hang")
    assert [reject.reason for reject in run(raw, timeout=1.0).rejects] == ["timeout"]
    assert run(raw, timeout=1.0).read == 0
    assert run(raw, timeout=1.5).read == 1


def test_a_file_whose_process_died_is_tried_again(raw: Path, tmp_path: Path) -> None:
    (raw / "a.pdf").write_text(f"die-once;{tmp_path / 'marker'}")
    assert [reject.reason for reject in run(raw).rejects] == ["crash"]
    assert run(raw).rejects == ()


@pytest.mark.parametrize("change", [{"reader": "pdfplumber"}, {"second_reading": False}])
def test_other_options_read_all_again(raw: Path, change: dict[str, object]) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    assert run(raw, **change).read == 1


def test_other_code_reads_all_again(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    monkeypatch.setattr("pipeline.run.version._code_of_reading", lambda: "another release")
    assert run(raw).read == 1


def test_a_pdf_that_disappears_disappears_from_the_results(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("Bylunda;2015;1")
    run(raw)
    (raw / "a.pdf").unlink()
    run(raw)
    assert ids(raw) == {"b.pdf": "bylunda-2015"}
    assert not [name for name in snapshot(raw) if "almby" in name]


def test_a_moved_file_gives_what_a_full_run_gives(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    (raw / "a.pdf").rename(raw / "b.pdf")
    run(raw)
    moved = snapshot(raw)
    assert ids(raw) == {"b.pdf": "almby-2015"}
    run(raw, force=True)
    assert snapshot(raw) == moved


@pytest.mark.parametrize("name", ["almby-2015.json", "evidence/almby-2015-1.png", "rejects.json", "kommunkompassen.db"])
@pytest.mark.parametrize("damage", ["cut", "gone", "changed"])
def test_damaged_results_are_repaired(raw: Path, name: str, damage: str) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    before = snapshot(raw)
    target = raw.parent / "out" / name
    content = target.read_bytes()
    if damage == "gone":
        target.unlink()
    else:
        target.write_bytes(content[: len(content) // 2] if damage == "cut" else bytes(reversed(content)))
    run(raw)
    assert snapshot(raw) == before


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"sources": {"a.pdf": 1}}', b"[]"])
def test_a_damaged_manifest_costs_only_time(raw: Path, content: bytes) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    before = snapshot(raw)
    (raw.parent / "out" / ".kompass" / "manifest.json").write_bytes(content)
    run(raw)
    assert snapshot(raw) == before


@pytest.mark.parametrize("kept", [0, 10, -1])
def test_a_damaged_reading_is_read_again(raw: Path, kept: int) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    before = snapshot(raw)
    (reading,) = (raw.parent / "out" / ".kompass" / "read").iterdir()
    reading.write_bytes(reading.read_bytes()[:kept])
    (raw.parent / "out" / "almby-2015.json").unlink()
    assert run(raw).read == 1
    assert snapshot(raw) == before


def test_results_without_a_manifest_are_those_of_the_folder(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    (raw / "a.pdf").unlink()
    (raw.parent / "out" / ".kompass" / "manifest.json").unlink()
    run(raw)
    assert ids(raw) == {}


def test_a_file_of_somebody_else_is_left_alone(raw: Path) -> None:
    out = raw.parent / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    run(raw)
    assert (out / "notes.txt").read_text() == "mine"


def test_leftovers_of_a_killed_run_are_removed(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    before = snapshot(raw)
    out = raw.parent / "out"
    for name in (".kompass-almby-2015.json", ".kommunkompassen.db.x1y2.new", "evidence/.kompass-a.png"):
        (out / name).write_text("half")
    (out / "bylunda-2015.json").write_text("half")
    (out / ".kompass" / "claims").write_text("bylunda-2015.json\nevidence/bylunda-2015-1.png\n../raw/a.pdf\n")
    (raw / "b.pdf").write_text("memo")
    run(raw)
    assert set(snapshot(raw)) == set(before)
    assert (raw / "a.pdf").exists()
