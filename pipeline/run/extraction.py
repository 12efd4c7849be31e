"""A run: a folder of PDFs in, JSON files, rejects and a database out."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pipeline.corrections.applying import side_files_alone
from pipeline.run.folder import Folder
from pipeline.run.options import Options
from pipeline.run.outcome import refused
from pipeline.run.publishing import Plan, plan, publish
from pipeline.run.rejection import CHANGING, rejection
from pipeline.run.store.cache import Damaged, Head, Limits, cache_key, head_of
from pipeline.run.store.manifest import Database, Noted, Times
from pipeline.run.survey import Survey, look_through
from pipeline.run.version import database_key, reading_version
from pipeline.run.work.tasks import Outcome, Read, Task, read_pdf
from pipeline.run.writing import keeping
from schemas.report import Reject

ROUNDS = 3
"""How often files are read again that others wrote to while they were read, or whose reading got lost."""

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many that have to be read."""


class Summary(NamedTuple):
    """What a run came to."""

    folder: Path
    database: Path
    files: int
    reports: int
    read: int  # files that were opened and read in this run, rejects included
    unchanged: int
    findings: dict[str, int]
    rejects: tuple[Reject, ...]
    loaded: bool  # whether the database was written anew
    side_files_alone: tuple[str, ...] = ()  # side files whose PDF is not there, or is read as no report


@dataclass(slots=True)
class _Run:
    """A run under way: readings that are good for this run alone, and the files that were read."""

    folder: Folder
    survey: Survey
    options: Options
    read: Read
    version: str
    passing: dict[str, Head] = field(default_factory=dict)  # by key
    done: set[str] = field(default_factory=set)
    looked_up: dict[str, Head] = field(default_factory=dict)  # by key: what is planned was looked up before

    def head(self, name: str, sha256: str) -> tuple[str, Head | None]:
        """The key of what was read of a file, and what is known of it if it still holds."""
        if name in self.survey.kept:
            key = self.survey.kept[name].key
            return key, self._kept(key)
        key = cache_key(sha256, self.version)
        head = self.passing.get(key) or self._kept(key)
        return key, head if head is not None and (key in self.passing or head.limits.hold(self.options)) else None

    def _kept(self, key: str) -> Head | None:
        head = self.looked_up.get(key) or self.folder.cache.head(key)
        if head is not None:
            self.looked_up[key] = head
        return head


def extract(
    raw: Path,
    out: Path,
    options: Options,
    progress: Progress = lambda done, total: None,
    read: Read = read_pdf,
) -> Summary:
    """Read every PDF under `raw` that changed since the last run and bring `out` up to date.

    Raises `writing.Busy` where another run writes to `out`, OSError where `out` cannot be written to. Stopped at any
    moment, it leaves the database as it was, and the next run goes on where this one was.
    """
    with Folder.opened(out) as folder:
        survey = look_through(raw, folder.manifest.sources, drop_closed=options.drop_closed)
        run = _Run(folder, survey, options, read, reading_version(options))
        sources, rejects = _brought_up_to_date(run, progress)
        folder.write_rejects(rejects)
        folder.settle(sources)
        loaded = _load(folder)
        published = [report for noted in sources.values() for report in noted.reports]
        findings: dict[str, int] = {}
        for report in published:
            for code, count in report.findings.items():
                findings[code] = findings.get(code, 0) + count
        refused = {reject.source_file: f"{reject.reason}: {reject.message}" for reject in rejects}
        why = {
            source.path: None if _reports_of(source.name, sources) else refused.get(source.name, "no report")
            for source in survey.sources
        }
        return Summary(
            folder=out,
            database=folder.database,
            files=survey.files,
            reports=len(published),
            read=len(run.done),
            unchanged=len(set(survey.firsts().values()) - run.done),
            findings=dict(sorted(findings.items())),
            rejects=rejects,
            loaded=loaded,
            side_files_alone=side_files_alone(raw, why),
        )


def _brought_up_to_date(run: _Run, progress: Progress) -> tuple[dict[str, Noted], tuple[Reject, ...]]:
    """Read what has to be read, publish; what is noted of each file, and everything that is no report."""
    forced = run.options.force
    for _ in range(ROUNDS):
        while tasks := _tasks(run, forced=forced):
            forced = False
            before = run.survey.contents()
            _read(tasks, run, progress)
            if run.survey.contents() == before:
                break
            _give_up_on_changing(run, tasks)
        try:
            planned = _plan(run)
            return publish(planned, run.folder), planned.rejects
        except Damaged as error:
            lost = error
            run.looked_up.clear()
    raise OSError(f"what was read gets lost ({lost}); is somebody else writing to the folder?")


def _tasks(run: _Run, *, forced: bool) -> list[Task]:
    """The files that have to be read: of a content that this code has not read yet under these options."""
    paths = {source.name: source.path for source in run.survey.sources}
    tasks = []
    for sha256, name in run.survey.firsts().items():
        if name in paths and (forced or run.head(name, sha256)[1] is None):
            tasks.append(Task(name, paths[name], sha256, run.folder.recognised))
    return tasks


def _read(tasks: list[Task], run: _Run, progress: Progress) -> None:
    """Read the files, keep every reading as it comes."""
    from pipeline.run.work.workers import read_all  # here and below: a run without changes starts no process

    scans: list[Outcome] = []
    total, done = len(tasks), 0
    progress(0, total)
    with closing(read_all(tasks, run.options, run.read)) as outcomes:
        for outcome in outcomes:
            if not outcome.reading.results:
                scans.append(outcome)
                continue
            _keep(outcome, run)
            done += 1
            progress(done, total)
    with closing(_read_scans(scans, run, progress)) as outcomes:
        for outcome in outcomes:
            _keep(outcome, run)


def _read_scans(scans: list[Outcome], run: _Run, progress: Progress) -> Generator[Outcome]:
    """Files with pages that are pictures or have some: first those are recognised, then the files are read."""
    if not scans:
        return
    from pipeline.run.work.ocr import look_into_pictures, recognise_all  # here: most runs have no scan
    from pipeline.run.work.workers import read_all

    files = [(scan.task, scan.reading.unread) for scan in scans if scan.reading.unread]
    pictured = [(scan.task, scan.reading.unseen) for scan in scans if scan.reading.unseen]
    total, count = sum(len(pages) for _, pages in [*files, *pictured]), 0

    def done() -> None:
        nonlocal count
        count += 1
        progress(count, total)

    recognise_all(files, run.folder.recognised, run.options, run.read, done)
    look_into_pictures(pictured, run.folder.recognised, run.options, run.read, done)
    yield from read_all([scan.task._replace(tried=True) for scan in scans], run.options, run.read)


def _keep(outcome: Outcome, run: _Run) -> None:
    """Keep a reading under the hash of what was read, which may be another than that of what was to be read."""
    task, first = outcome.task, outcome.reading.results[0]
    reason = first.reason if isinstance(first, Reject) else None
    limits = Limits(
        ocr=run.options.ocr if outcome.reading.unread or outcome.reading.unseen else None,
        timeout=run.options.timeout if reason == "timeout" else None,
        memory=run.options.memory if reason == "memory" else None,
    )
    key = cache_key(task.sha256, run.version)
    if outcome.lasting and (reason is None or getattr(first, "sha256", None) is not None):
        run.folder.cache.keep(key, outcome.reading, limits)
        run.looked_up.pop(key, None)
        run.passing.pop(key, None)
    else:  # where the cause may lie outside the file, the next run tries again
        run.passing[key] = head_of(outcome.reading, limits)
    if run.survey.stamps[task.name].sha256 != task.sha256:
        run.survey.stamps[task.name] = run.survey.stamps[task.name].model_copy(
            update={"sha256": task.sha256, "times": None}
        )
    run.done.add(task.name)


def _give_up_on_changing(run: _Run, tasks: list[Task]) -> None:
    """Files that cannot be caught between two changes are rejects of this run."""
    for task in tasks:
        name, stamp = task.name, run.survey.stamps[task.name]
        if run.head(name, stamp.sha256)[1] is None:
            key = cache_key(stamp.sha256, run.version)
            run.passing[key] = head_of(refused(rejection(name, stamp.sha256, "unreadable", CHANGING)), Limits())


def _plan(run: _Run) -> Plan:
    readings = {}
    for sha256, name in run.survey.firsts().items():
        key, head = run.head(name, sha256)
        if head is not None:
            readings[name] = (key, head)
    run.looked_up.clear()
    return plan(run.survey, readings, run.folder)


def _load(folder: Folder) -> bool:
    """Build the database anew unless it is what this code makes of these files; whether it was built."""
    published = [report for noted in folder.manifest.sources.values() for report in noted.reports]
    files = [f"{name} {stamp.sha256}" for report in published for name, stamp in sorted(report.files.items())]
    key = database_key(files, folder.rejects.read_bytes())
    noted = folder.manifest.database
    if noted is not None and noted.key == key and noted.times == _times(folder.database):
        return False
    from pipeline.database.load import load  # here: a run without changes need not wait for the database library

    with keeping(folder.database, folder.previous):
        load(folder.path, folder.database, [f"{report.id}.json" for report in published])
    times = _times(folder.database)
    database = None if times is None else Database(key=key, times=times)
    folder.note_database(folder.manifest.model_copy(update={"database": database}))
    return True


def _reports_of(name: str, sources: dict[str, Noted]) -> tuple[object, ...]:
    return sources[name].reports if name in sources else ()


def _times(path: Path) -> Times | None:
    try:
        return Times.of(path.stat())
    except OSError:
        return None
