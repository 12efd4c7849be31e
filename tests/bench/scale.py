"""Measures how a run grows: `python tests/bench/scale.py [--files 10000] [--jobs 2]`. Exit code 1 if a limit is missed.

A tenth of the files are different reports, the rest those reports again under other names, of another year and with
another figure. One run reads them all; the time a file takes and the memory of every process are noted tenth by tenth.
Then a run in which nothing changed, and the database built anew.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KOMPASS = ("-c", "from pipeline.start import main; main()")
TENTHS = 10
SAME_SECONDS, LOAD_SECONDS = 5.0, 60.0  # of processor time, for ten thousand files: the clock also counts others' work
GROWTH = 1.1  # of the first tenth: what a file of the last may take
MEMORY = 1.25  # of the second tenth: what a process may hold in the last
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Tenth:
    """A tenth of the files: milliseconds a file, and the peak of the run and of its largest worker in MB."""

    files: int
    clock: float
    processor: float
    parent: float
    worker: float


@dataclass(frozen=True)
class Spent:
    """What a command took in seconds."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.processor:.1f} s of processor time ({self.clock:.1f} on the clock)"


def main() -> None:
    """Make the files, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--run", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        raw, out = options.run
        print(json.dumps([asdict(tenth) for tenth in run(raw, out, options.jobs)]))
        return
    with tempfile.TemporaryDirectory(prefix="kompass-scale-") as place:
        raw, out = Path(place) / "raw", Path(place) / "out"
        size = make(raw, options.files)
        print(f"{options.files} files of 3 pages, {size / 1e6:.0f} MB, {options.jobs} of {os.cpu_count()} cores\n")
        tenths = [Tenth(**row) for row in json.loads(_python(__file__, "--jobs", str(options.jobs), "--run", raw, out))]
        same = _seconds(*_KOMPASS, "extract", raw, "--out", out, "--quiet", "--jobs", str(options.jobs))
        load = _seconds(*_KOMPASS, "load", out)
        reports = len(list(out.glob("*.json"))) - 1  # all but the rejects
    sys.exit(report(tenths, same, load, reports))


def report(tenths: list[Tenth], same: Spent, load: Spent, reports: int) -> int:
    """Print what was measured and which limits hold; returns the exit code."""
    columns = "{:>8} {:>12} {:>12} {:>12} {:>12}"
    print(columns.format("files", "ms a file", "cpu ms", "parent MB", "worker MB"))
    for t in tenths:
        cells = (f"{t.clock:.1f}", f"{t.processor:.1f}", f"{t.parent:.0f}", f"{t.worker:.0f}")
        print(columns.format(t.files, *cells))
    first, second, last = tenths[0], tenths[1], tenths[-1]
    limits = {
        f"a file takes {last.processor / first.processor:.2f} of the processor time it took in the first tenth, "
        f"at most {GROWTH}": last.processor <= GROWTH * first.processor,
        f"the run holds {last.parent / second.parent:.2f} of what it held in the second tenth, "
        f"a worker {last.worker / second.worker:.2f}, at most {MEMORY}": last.parent <= MEMORY * second.parent
        and last.worker <= MEMORY * second.worker,
        f"nothing changed: {same}, at most {SAME_SECONDS}": same.processor <= SAME_SECONDS,
        f"loading: {load}, at most {LOAD_SECONDS}": load.processor <= LOAD_SECONDS,
        f"{reports} reports": reports == last.files,
    }
    print()
    for text, held in limits.items():
        print(f"{'held  ' if held else 'MISSED'} {text}")
    return not all(limits.values())


def make(raw: Path, count: int) -> int:
    """Write the files; returns their size in bytes."""
    from schemas.catalogue import MUNICIPALITIES

    raw.mkdir()
    places = [m.name for m in MUNICIPALITIES if m.country == "SE"]
    different = max(1, count // TENTHS)
    size = 0
    for n in range(count):
        again, which = divmod(n, different)
        data = small_report(places[which % len(places)], 2010 + again + which // len(places), which, again)
        (raw / f"{n:06}.pdf").write_bytes(data)
        size += len(data)
    return size


def small_report(place: str, year: int, seed: int, again: int) -> bytes:
    """A report of eight areas on three pages; `again` is how often it came before, each time with another figure."""
    from schemas.catalogue import EDITIONS
    from tests.parsers.bare_pdf import pdf, text

    pick = random.Random(seed)
    edition = next(e for e in EDITIONS if e.id == "2010")
    pages = [
        text("Kommunkompassen", y=700, size=26)
        + text(f"Utvärdering av {place} kommun {year}", y=660, size=18)
        + "".join(text(_sentence(pick), y=600 - 14 * n, size=11) for n in range(12))
    ]
    for areas in (edition.areas[:4], edition.areas[4:]):
        y, shown = 790.0, ""
        for area in areas:
            shown += text(f"{area.number}. {area.name}", y=y, size=15)
            for n in range(3):
                shown += text(_sentence(pick), y=y - 20 - 13 * n, size=10.5)
            y -= 76
            questions = [q for q in edition.questions if q.number.startswith(f"{area.number}.")]
            scores = [pick.randint(0, question.max) for question in questions]
            scores[0] = (scores[0] + again) % (questions[0].max + 1)
            for question, score in zip(questions, scores, strict=True):
                shown += _row(f"{question.number} Hur arbetar kommunen?", score, question.max, y)
                y -= 13
            shown += _row("Summa", sum(scores), sum(question.max for question in questions), y)
            y -= 26
        pages.append(shown)
    return pdf(*pages)


def _sentence(pick: random.Random) -> str:
    from tests.made_up import SENTENCES

    return pick.choice(SENTENCES).replace("–", "-")


def _row(label: str, score: int, most: int, y: float) -> str:
    from tests.parsers.bare_pdf import text

    cells = ((72, label), (380, str(score)), (430, str(most)), (480, f"{round(100 * score / most)}%"))
    return "".join(text(shown, x=x, y=y, size=10.5) for x, shown in cells)


def run(raw: Path, out: Path, jobs: int) -> list[Tenth]:
    """Read everything in this process and its workers, and note each tenth."""
    from pipeline.run.extraction import extract
    from pipeline.run.options import Options

    tenths: list[Tenth] = []
    marks = {"files": 0.0, "clock": time.perf_counter(), "processor": 0.0, "parent": 0.0, "worker": 0.0}

    def progress(done: int, total: int) -> None:
        held = _held()
        own, workers = held.pop(os.getpid(), 0.0), list(held.values())
        marks["parent"], marks["worker"] = max(marks["parent"], own), max([marks["worker"], *workers])
        if done * TENTHS < (len(tenths) + 1) * total:
            return
        clock, processor = time.perf_counter(), _processor()
        files = done - marks["files"]
        tenths.append(
            Tenth(
                done,
                1000 * (clock - marks["clock"]) / files,
                1000 * (processor - marks["processor"]) / files,
                marks["parent"],
                marks["worker"],
            )
        )
        marks.update(files=done, clock=clock, processor=processor, parent=0.0, worker=0.0)

    extract(raw, out, Options(jobs=jobs), progress)
    return tenths


def _family() -> list[int]:
    """This process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [os.getpid()]
    for process in found:
        found.extend(children.get(process, ()))
    return found


def _held() -> dict[int, float]:
    """Resident memory of each process in MB."""
    held = {}
    for process in _family():
        try:
            held[process] = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE / 1e6
        except OSError:
            continue
    return held


def _processor() -> float:
    """Seconds of processor time of the family, those included that have ended and were waited for."""
    total = 0
    for process in _family():
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15])
    return total / _TICKS


def _python(*arguments: object) -> str:
    command = [sys.executable, *(str(a) for a in arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=_environment())
    return done.stdout


def _seconds(*arguments: object) -> Spent:
    clock, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    _python(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(time.perf_counter() - clock, processor)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
