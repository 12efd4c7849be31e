"""A file that misbehaves costs only itself."""

import hashlib
from pathlib import Path

import pytest

from pipeline.run.options import Options
from pipeline.run.work.tasks import NoProcesses, Outcome, Task
from pipeline.run.work.workers import read_all
from schemas.report import Report
from tests.pipeline.fakes import obedient_read

pytestmark = pytest.mark.slow  # processes are started, and hang


def outcomes(folder: Path, contents: dict[str, str], options: Options) -> dict[str, Outcome]:
    tasks = []
    for name, content in contents.items():
        (folder / name).write_text(content)
        tasks.append(Task(name, folder / name, hashlib.sha256(content.encode()).hexdigest()))
    return {outcome.task.name: outcome for outcome in read_all(tasks, options, obedient_read)}


def reasons(found: dict[str, Outcome]) -> dict[str, str]:
    results = {name: outcome.reading.results[0] for name, outcome in found.items()}
    return {name: "report" if isinstance(result, Report) else result.reason for name, result in results.items()}


GOOD = {f"{number}.pdf": f"Kommun {number};2015;0" for number in range(6)}


@pytest.mark.parametrize(
    ("content", "reason", "lasting"),
    [
        ("hang", "timeout", True),
        ("die", "crash", False),
        ("eat", "memory", True),
        ("abort", "memory", True),
        ("eat-at-once", "memory", True),
        ("not what the reading expects", "crash", True),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_file_itself_is_lost(tmp_path: Path, content: str, reason: str, lasting: bool, jobs: int) -> None:
    found = outcomes(tmp_path, {"bad.pdf": content, **GOOD}, Options(jobs=jobs, timeout=2, memory=256))
    assert reasons(found) == {"bad.pdf": reason, **dict.fromkeys(GOOD, "report")}
    assert found["bad.pdf"].lasting is lasting


def test_many_bad_files_do_not_stop_the_run(tmp_path: Path) -> None:
    bad = {f"bad{number}.pdf": "die" for number in range(10)}
    found = outcomes(tmp_path, {**bad, **GOOD}, Options(jobs=2, timeout=20))
    assert reasons(found) == {**dict.fromkeys(bad, "crash"), **dict.fromkeys(GOOD, "report")}


def test_workers_are_replaced_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.work.workers.TASKS_PER_PROCESS", 2)
    found = outcomes(tmp_path, GOOD, Options(jobs=2, timeout=20))
    assert reasons(found) == dict.fromkeys(GOOD, "report")


def test_a_file_that_went_away_is_a_reject(tmp_path: Path) -> None:
    task = Task("a.pdf", tmp_path / "a.pdf", "0" * 64)
    [outcome] = read_all([task], Options(timeout=20), obedient_read)
    assert reasons({"a.pdf": outcome}) == {"a.pdf": "unreadable"}


def test_no_files_need_no_workers() -> None:
    assert list(read_all([], Options(), obedient_read)) == []


def test_messages_name_no_path(tmp_path: Path) -> None:
    bad = {"a.pdf": "hang", "b.pdf": "die", "c.pdf": "broken"}
    found = outcomes(tmp_path, bad, Options(jobs=2, timeout=1))
    messages = [str(getattr(outcome.reading.results[0], "message", "")) for outcome in found.values()]
    assert len(messages) == 3
    assert not [message for message in messages if str(tmp_path) in message or not message]


def test_a_machine_without_shared_memory_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("multiprocessing.context.BaseContext.Lock", denied)
    with pytest.raises(NoProcesses, match=r"Permission denied.*/dev/shm"):
        outcomes(tmp_path, GOOD, Options(jobs=1))
