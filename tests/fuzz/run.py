"""Damaged files through the worker processes: the test suite does some, `make fuzz` as many as time allows."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.run.options import Options, cores
from pipeline.run.work.tasks import Task
from pipeline.run.work.workers import read_all
from schemas.report import Reject, Report
from tests.fuzz.mutations import OF_BYTES, OF_PAGES

ENDINGS = {"report", "no-text-layer", "encrypted", "unreadable", "not-a-report"}
"""How a damaged sample may end. A crash is an error of ours, and so is a sample that needs too much time or memory."""


@dataclass(frozen=True)
class Mutant:
    """A damaged file: `seed` makes it again from `source`."""

    source: Path
    seed: int

    @property
    def name(self) -> str:
        return f"{self.source.stem}-{self.seed}.pdf"

    def content(self) -> bytes:
        """A change of the pages, of the bytes, or of both; of the bytes up to three."""
        chance = Random(self.seed)
        data = self.source.read_bytes()
        pages, times = chance.choice(((0, 1), (0, 2), (0, 3), (1, 0), (1, 1)))
        for mutation in chance.choices(OF_PAGES, k=pages) + chance.choices(OF_BYTES, k=times):
            data = mutation(data, chance) if data else data
        return data


def endings(mutants: list[Mutant], folder: Path, options: Options | None = None) -> dict[Mutant, str]:
    """How the reading of each file ended: "report" or the reason of its reject; the files are left in the folder."""
    by_name = {mutant.name: mutant for mutant in mutants}
    tasks = []
    for mutant in mutants:
        path = folder / mutant.name
        path.write_bytes(mutant.content())
        tasks.append(Task(mutant.name, path, "0" * 64))
    found: dict[Mutant, str] = {}
    for outcome in read_all(tasks, options or Options(jobs=cores(), timeout=60)):
        result = outcome.reading.results[0]
        found[by_name[outcome.task.name]] = result.reason if isinstance(result, Reject) else "report"
        if isinstance(result, Report):
            Report.model_validate_json(result.model_dump_json())
    return found
