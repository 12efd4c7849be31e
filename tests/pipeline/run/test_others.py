"""What others have, do or take away while we run: their files stay, and our results are those of what was read."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from pipeline.run.extraction import extract
from pipeline.run.options import Options
from pipeline.run.outcome import Reading
from pipeline.run.work.tasks import Task
from tests.pipeline.fakes import obedient_read
from tests.pipeline.run.test_extraction import ids, raw, rejects, run, snapshot

__all__ = ["raw"]


def test_files_that_no_manifest_names_are_left_alone(raw: Path) -> None:
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    out = raw.parent / "out"
    mine = ["notes.txt", "evidence/holiday.png", "evidence/almby-2015-7.png", "package.json", ".kompass/read/mine.txt"]
    for name in mine:
        (out / name).write_text("mine")
    (raw / "a.pdf").unlink()
    run(raw)
    assert {name: (out / name).read_text() for name in mine} == dict.fromkeys(mine, "mine")
    assert "almby-2015.json" not in snapshot(raw)


@pytest.mark.parametrize("place", [".kompass", ".kompass/read", "evidence"])
def test_links_in_place_of_our_folders_are_not_followed(raw: Path, tmp_path: Path, place: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "almby.png").write_text("mine")
    (raw.parent / "out" / place).parent.mkdir(parents=True)
    (raw.parent / "out" / place).symlink_to(elsewhere)
    with pytest.raises(OSError, match="is a link"):
        run(raw)
    assert [path.name for path in elsewhere.iterdir()] == ["almby.png"]


def test_a_file_of_somebody_else_under_a_name_we_need_is_not_replaced(raw: Path) -> None:
    out = raw.parent / "out"
    out.mkdir()
    (out / "almby-2015.json").write_text('{"mine": true}')
    (raw / "a.pdf").write_text("Almby;2015;1")
    with pytest.raises(OSError, match="almby-2015.json in it is no file of this program"):
        run(raw)
    assert (out / "almby-2015.json").read_text() == '{"mine": true}'


def test_json_of_somebody_else_does_not_stop_a_run(raw: Path) -> None:
    out = raw.parent / "out"
    out.mkdir()
    (out / "bylunda-2015.json").write_text("{")
    (raw / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    assert ids(raw) == {"a.pdf": "almby-2015"}


def replaced_while_read(data: bytes, task: Task, options: Options) -> Reading:
    """Somebody puts another file in the place of the one that is being read, once."""
    if data == b"memo":
        task.path.write_text("Almby;2015;0")
    return obedient_read(data, task, options)


def replaced_before_read(data: bytes, task: Task, options: Options) -> Reading:
    assert task.sha256 == hashlib.sha256(data).hexdigest()
    return obedient_read(data, task, options)


def test_what_was_read_is_what_is_noted(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = raw / "a.pdf"
    file.write_text("memo")

    def between(*arguments: object) -> str:
        if file.read_text() == "memo":
            file.write_text("Almby;2015;0")  # after its hash was taken and before it is read
        return "this code"

    monkeypatch.setattr("pipeline.run.extraction.reading_version", between)
    extract(raw, raw.parent / "out", Options(timeout=20), read=replaced_before_read)
    assert (ids(raw), rejects(raw)) == ({"a.pdf": "almby-2015"}, {})


def test_a_file_that_is_replaced_while_it_is_read_is_right_in_the_next_run(raw: Path) -> None:
    (raw / "a.pdf").write_text("memo")
    extract(raw, raw.parent / "out", Options(timeout=20), read=replaced_while_read)
    run(raw)
    assert (ids(raw), rejects(raw)) == ({"a.pdf": "almby-2015"}, {})


@pytest.fixture
def share(raw: Path, tmp_path: Path) -> Path:
    """A folder beside, linked into the one that is read, with a report that was read."""
    (tmp_path / "share" / "deep").mkdir(parents=True)
    (raw / "link").symlink_to(tmp_path / "share")
    (tmp_path / "share" / "deep" / "a.pdf").write_text("Almby;2015;1")
    (raw / "b.pdf").write_text("Bylunda;2015;0")
    run(raw)
    return tmp_path / "share"


def test_reports_of_a_folder_that_is_gone_are_kept_until_it_is_back(raw: Path, share: Path) -> None:
    before = snapshot(raw)
    share.rename(share.with_name("away"))
    summary = run(raw)
    assert ids(raw) == {"link/deep/a.pdf": "almby-2015", "b.pdf": "bylunda-2015"}
    assert rejects(raw) == {"link": "unreadable"}
    assert (summary.read, summary.files) == (0, 2)
    assert "--drop-closed" in summary.rejects[0].message
    share.with_name("away").rename(share)
    run(raw)
    assert snapshot(raw) == before


def test_reports_of_a_folder_that_is_gone_go_when_the_user_says_so(raw: Path, share: Path) -> None:
    share.rename(share.with_name("away"))
    run(raw, drop_closed=True)
    assert (ids(raw), rejects(raw)) == ({"b.pdf": "bylunda-2015"}, {"link": "unreadable"})


def test_reports_of_a_folder_that_is_gone_are_kept_when_the_code_changes(
    raw: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share.rename(share.with_name("away"))
    monkeypatch.setattr("pipeline.run.version._code_of_reading", lambda: "another release")
    assert run(raw).read == 1
    assert len(ids(raw)) == 2


def test_a_link_to_nothing_that_never_held_a_report_is_nothing(raw: Path) -> None:
    (raw / "notes").symlink_to("nowhere")
    run(raw)
    assert rejects(raw) == {}


def test_an_empty_folder_in_place_of_a_drive(raw: Path, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.run.store.manifest import Manifest, Noted

    opened = Manifest.open

    def on_another_drive(path: Path) -> Manifest:
        manifest = opened(path)
        moved: dict[str, Noted] = {n: s.model_copy(update={"device": -1}) for n, s in manifest.sources.items()}
        return manifest.model_copy(update={"sources": moved})

    monkeypatch.setattr(Manifest, "open", on_another_drive)
    (share / "deep" / "a.pdf").unlink()
    run(raw)
    assert len(ids(raw)) == 2
    assert rejects(raw) == {"link/deep": "unreadable"}


def test_a_folder_whose_path_is_too_long_is_listed(raw: Path) -> None:
    place = os.open(raw, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=place)
        inner = os.open("d" * 250, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(os.open("a.pdf", os.O_CREAT | os.O_WRONLY, dir_fd=place))
    os.close(place)
    (raw / "b.pdf").write_text("Bylunda;2015;0")
    run(raw)
    (listed,) = rejects(raw).items()
    assert listed[0].startswith("ddd") and listed[1] == "unreadable"
    assert ids(raw) == {"b.pdf": "bylunda-2015"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_reports_of_a_folder_without_permission_are_kept(raw: Path, mode: int) -> None:
    (raw / "sub").mkdir()
    (raw / "sub" / "a.pdf").write_text("Almby;2015;1")
    run(raw)
    (raw / "sub").chmod(mode)
    try:
        run(raw)
    finally:
        (raw / "sub").chmod(0o755)
    assert (ids(raw), rejects(raw)) == ({"sub/a.pdf": "almby-2015"}, {"sub": "unreadable"})


def test_a_clock_that_is_set_ahead_costs_no_file(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        (raw / f"{number}.pdf").write_text(f"slow;Kommun {number};2015;0")
    real, calls = time.time, [0]

    def jumping() -> float:
        calls[0] += 1
        return real() + 3600 * calls[0]

    monkeypatch.setattr(time, "time", jumping)
    summary = run(raw, jobs=2)
    assert calls[0] > 0
    assert (summary.reports, summary.rejects) == (6, ())
