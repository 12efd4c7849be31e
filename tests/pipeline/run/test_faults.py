"""Killed, stopped, out of room, not alone: the old database is intact or the new one complete, the next run repairs."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # processes are started, stopped and killed

REPORTS = 16
KILLS = 8


def start(raw: Path, out: Path, *limits: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.pipeline.run_fakes", str(raw), str(out), *map(str, limits)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(raw: Path, out: Path, *limits: int) -> tuple[int, str, str]:
    with start(raw, out, *limits) as process:
        printed, complaint = process.communicate(timeout=60)
    return process.returncode, printed, complaint


def fill(raw: Path, year: int, count: int = REPORTS) -> None:
    raw.mkdir(exist_ok=True)
    for number in range(count):
        (raw / f"{number:02}.pdf").write_text(f"slow;Kommun {number:02};{year};{number % 3}")


def years(out: Path) -> list[tuple[int, int]]:
    """Year and number of reports in the database, after SQLite itself has checked it."""
    with closing(sqlite3.connect(f"{(out / 'kommunkompassen.db').as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT year, count(*) FROM reports GROUP BY year").fetchall()


def snapshot(out: Path) -> dict[str, bytes]:
    """All that is published; leftovers of a run among it."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".kompass" not in path.parts
    }


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    fill(tmp_path / "raw", 2014)
    return tmp_path / "raw"


def wait_for(condition: Path) -> None:
    deadline = time.monotonic() + 30
    while not condition.exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_killed_at_many_moments(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert finish(raw, out)[0] == 0
    moments = random.Random(20151)
    for attempt in range(KILLS):
        year = 2015 + attempt
        fill(raw, year)
        before = years(out)
        with start(raw, out) as process:
            time.sleep(moments.uniform(0.1, 1.6))
            process.kill()
        assert years(out) in (before, [(year, REPORTS)])
    assert finish(raw, out)[0] == 0
    repaired = snapshot(out)
    clean = tmp_path / "clean"
    assert finish(raw, clean)[0] == 0
    assert repaired == snapshot(clean)


def test_what_was_read_before_the_kill_is_not_read_again(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (raw / "99.pdf").write_text(f"tell-and-hang;{tmp_path / 'marker'}")
    with start(raw, out) as process:
        wait_for(tmp_path / "marker")
        process.kill()
    noted = len([path for path in (out / ".kompass" / "read").iterdir() if len(path.name) == 64])
    (raw / "99.pdf").unlink()
    _, printed, _ = finish(raw, out)
    assert noted > REPORTS // 2
    assert f"({REPORTS - noted} read now, {noted} unchanged)" in printed


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see other processes")
def test_workers_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    raw, marker = tmp_path / "raw", tmp_path / "pid"
    raw.mkdir()
    (raw / "a.pdf").write_text(f"tell-and-hang;{marker}")
    with start(raw, tmp_path / "out") as process:
        wait_for(marker)
        process.kill()
    worker = int(marker.read_text())
    deadline = time.monotonic() + 20
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(worker)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_by_hand(raw: Path, tmp_path: Path, number: signal.Signals) -> None:
    out = tmp_path / "out"
    assert finish(raw, out)[0] == 0
    before = years(out)
    fill(raw, 2015)
    (raw / "99.pdf").write_text(f"tell-and-hang;{tmp_path / 'marker'}")
    with start(raw, out) as process:
        wait_for(tmp_path / "marker")
        process.send_signal(number)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in complaint
    assert "Stopped" in complaint
    assert years(out) == before
    (raw / "99.pdf").unlink()
    assert finish(raw, out)[0] == 0
    assert years(out) == [(2015, REPORTS)]


@pytest.mark.parametrize("room", [0, 1_000, 100_000])
def test_no_room_on_the_disk(raw: Path, tmp_path: Path, room: int) -> None:
    out = tmp_path / "out"
    fill(raw, 2014)
    assert finish(raw, out)[0] == 0
    before = years(out)
    fill(raw, 2015)
    code, _, complaint = finish(raw, out, room)
    assert code == 2
    assert complaint.startswith("Error: ")
    assert "Traceback" not in complaint
    assert years(out) == before
    assert finish(raw, out)[0] == 0
    assert years(out) == [(2015, REPORTS)]


def test_a_folder_that_cannot_be_made(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, complaint = finish(raw, tmp_path / "file" / "out")
    assert code == 2
    assert complaint.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o555)
    code, _, complaint = finish(raw, out)
    assert code == 2
    assert complaint.count("\n") == 1


def test_two_runs_at_once(tmp_path: Path) -> None:
    raw, out, marker = tmp_path / "raw", tmp_path / "out", tmp_path / "pid"
    raw.mkdir()
    (raw / "a.pdf").write_text(f"tell-and-hang;{marker}")
    with start(raw, out) as first:
        wait_for(marker)
        code, _, complaint = finish(raw, out)
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)
    assert code == 2
    assert "Another run is writing" in complaint


@pytest.fixture
def reader(raw: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    assert finish(raw, tmp_path / "out")[0] == 0
    with closing(
        sqlite3.connect(f"{(tmp_path / 'out' / 'kommunkompassen.db').as_uri()}?mode=ro", uri=True)
    ) as connection:
        yield connection


def test_somebody_who_reads_the_old_database_goes_on_reading_it(
    raw: Path, tmp_path: Path, reader: sqlite3.Connection
) -> None:
    cursor = reader.execute("SELECT year FROM reports")
    assert cursor.fetchone() == (2014,)
    fill(raw, 2015)
    assert finish(raw, tmp_path / "out")[0] == 0
    assert set(cursor.fetchall()) == {(2014,)}
    assert years(tmp_path / "out") == [(2015, REPORTS)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.15, 0.3, 0.5, 0.8, 1.2])
def test_stopped_in_the_first_second(raw: Path, tmp_path: Path, number: signal.Signals, after: float) -> None:
    (raw / "99.pdf").write_text(f"tell-and-hang;{tmp_path / 'marker'}")
    begin = "import signal; from pipeline.start import main; print(end='.', flush=True); main()"
    command = [sys.executable, "-c", begin, "extract", str(raw), "--out", str(tmp_path / "out")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        time.sleep(after)
        os.killpg(process.pid, number)  # as a terminal does it: to all processes at once
        _, complaint = process.communicate(timeout=60)
    assert "Traceback" not in complaint
    # What is done after half a second may be the whole run: then the signal finds nobody, or a Python that is leaving.
    assert process.returncode == 130 or (process.returncode in (0, -number) and after > 0.5)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see other processes")
def test_a_helper_that_dies_costs_no_file(raw: Path, tmp_path: Path) -> None:
    with start(raw, tmp_path / "out") as process:
        killed: set[int] = set()
        deadline = time.monotonic() + 30
        while not killed and time.monotonic() < deadline and process.poll() is None:
            for pid in children(process.pid):
                if b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
                    killed.add(pid)
            time.sleep(0.01)
        _, complaint = process.communicate(timeout=60)
    assert killed
    assert "Traceback" not in complaint
    assert process.returncode == 0
    assert years(tmp_path / "out") == [(2014, REPORTS)]


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []
