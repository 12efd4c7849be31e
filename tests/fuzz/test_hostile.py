"""Files built to hurt: each ends with a reason, within its limits, and costs no other file anything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run.options import Options, cores
from pipeline.run.work.tasks import Task
from pipeline.run.work.workers import read_all
from schemas.report import Reject
from tests.fuzz.hostile import HOSTILE

pytestmark = pytest.mark.slow  # hundreds of files through the workers

READ = {"no-text-layer", "encrypted", "unreadable", "not-a-report"}
LIMITS = {"timeout", "memory"}
LIMITED = {
    # What these unfold to is endless or next to it; a limit has to end them.
    "compression_bomb",
    "nested_compression_bomb",
    "form_in_itself",
    "forms_that_multiply",
    "huge_unicode_map",
    "many_pages",
    "many_words",
    "million_boxes",
    "million_paths",
    "words_in_one_place",
}


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How each file ends, all read in one run, with a sample among them."""
    folder = tmp_path_factory.mktemp("hostile")
    tasks = []
    for build in HOSTILE:
        path = folder / f"{build.__name__}.pdf"
        path.write_bytes(build())
        tasks.append(Task(build.__name__, path, "0" * 64))
    sample = min((Path(__file__).parents[2] / "raw").glob("*.pdf"))
    tasks.insert(len(tasks) // 2, Task("sample", sample, "0" * 64))
    results: dict[str, str] = {}
    for outcome in read_all(tasks, Options(jobs=cores(), timeout=5, memory=384)):
        result = outcome.reading.results[0]
        results[outcome.task.name] = result.reason if isinstance(result, Reject) else "report"
    return results


@pytest.mark.parametrize("build", HOSTILE, ids=lambda build: build.__name__)
def test_a_hostile_file_ends_with_a_reason(build: Callable[[], bytes], reasons: dict[str, str]) -> None:
    assert reasons[build.__name__] in (READ | LIMITS if build.__name__ in LIMITED else READ)


def test_the_sample_among_them_is_read(reasons: dict[str, str]) -> None:
    assert reasons["sample"] == "report"
