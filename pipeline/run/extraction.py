"""A run: a folder of PDFs in, JSON files, rejects and a database out."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.corrections.applying import apply_side_file, pictures_of, side_files_alone, side_key
from pipeline.run.discovery import Source, discover
from pipeline.run.folder import Folder
from pipeline.run.ledger import Database, Kept, Result, Stamp, Times, stamp
from pipeline.run.options import Options
from pipeline.run.rejection import cannot_open, rejection
from pipeline.run.version import database_key, reading_version
from pipeline.run.workers import Outcome, Read, Task, read_all, read_pdf
from pipeline.run.writing import keeping
from schemas.report import Reject, Report

SCAN = "no-text-layer"

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many that have to be read."""


@dataclass(frozen=True, slots=True)
class Summary:
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


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of the folder before any of them is read."""

    sources: tuple[Source, ...]
    stamps: dict[str, Stamp]
    lasting: dict[str, Stamp]  # those that may be kept for the next run
    rejects: dict[str, Reject]  # files that cannot even be opened
    firsts: dict[str, Source]  # by hash: the first file with a content is read for all


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
        survey = _survey(discover(raw), folder.ledger.stamps)
        tasks = _tasks(survey, folder, options)
        done = set(_read(tasks, folder, options, progress, read))
        _put_right(survey, folder, reading_version(options))
        reports, rejects = _sort_out(survey, folder.ledger.results)
        placed = folder.place(_identified(reports))
        folder.write_rejects(rejects)
        _keep_books(folder, survey, placed)
        loaded = _load(folder)
        findings: dict[str, int] = {}
        for kept in placed.values():
            for code, count in kept.findings.items():
                findings[code] = findings.get(code, 0) + count
        return Summary(
            folder=out,
            database=folder.database,
            files=len(survey.sources),
            reports=len(placed),
            read=len(done),
            unchanged=sum(1 for source in survey.firsts.values() if source.name not in done),
            findings=dict(sorted(findings.items())),
            rejects=rejects,
            loaded=loaded,
            side_files_alone=side_files_alone(raw, {source.path: source.name in placed for source in survey.sources}),
        )


def _survey(sources: tuple[Source, ...], known: dict[str, Stamp]) -> Survey:
    survey = Survey(sources, {}, {}, {}, {})
    for source in sources:
        try:
            survey.stamps[source.name], lasting = stamp(source.path, known.get(source.name))
        except OSError as error:
            survey.rejects[source.name] = rejection(source.name, None, "unreadable", cannot_open(error))
            continue
        if lasting:
            survey.lasting[source.name] = survey.stamps[source.name]
        survey.firsts.setdefault(survey.stamps[source.name].sha256, source)
    return survey


def _tasks(survey: Survey, folder: Folder, options: Options) -> list[Task]:
    """The files that have to be read: changed, read by other code or under other options, or with a damaged JSON."""
    version = reading_version(options)
    tasks = []
    for sha256, source in survey.firsts.items():
        result = folder.ledger.results.get(source.name)
        if (
            options.force
            or result is None
            or not result.holds(sha256, version, options)
            or (isinstance(result.outcome, Kept) and not folder.has(source.name, result.outcome))
            or (_is_to_be_put_right(result, source) and not folder.as_read.get(source.name, sha256, version))
        ):
            tasks.append(Task(source.name, source.path, sha256, folder.recognised))
    return tasks


def _read(tasks: list[Task], folder: Folder, options: Options, progress: Progress, read: Read) -> list[str]:
    """Read the files, note every result as it comes; the names of the files that were read."""
    version = reading_version(options)
    scans: list[Outcome] = []
    names = []
    progress(0, len(tasks))
    with closing(read_all(tasks, options, read)) as outcomes:
        for outcome in outcomes:
            if not outcome.reading.results:
                scans.append(outcome)
                continue
            folder.note(outcome.task.name, _result(outcome, folder, version, options))
            names.append(outcome.task.name)
            progress(len(names), len(tasks))
    with closing(_read_scans(scans, folder, options, read, progress)) as outcomes:
        for outcome in outcomes:
            folder.note(outcome.task.name, _result(outcome, folder, version, options))
            names.append(outcome.task.name)
    progress(len(tasks), len(tasks))
    return names


def _read_scans(
    scans: list[Outcome], folder: Folder, options: Options, read: Read, progress: Progress
) -> Generator[Outcome]:
    """Files with pages that are pictures: first those pages are recognised, then the files are read."""
    if not scans:
        return
    from pipeline.run.ocr import recognise_all  # here: most runs have no scan

    files = [(scan.task, scan.reading.unread) for scan in scans]
    total, count = sum(len(pages) for _, pages in files), 0

    def done() -> None:
        nonlocal count
        count += 1
        progress(count, total)

    recognise_all(files, folder.recognised, options, read, done)
    yield from read_all([replace(scan.task, tried=True) for scan in scans], options, read)


def _is_to_be_put_right(result: Result, source: Source) -> bool:
    """Whether the side file says something else than was applied."""
    return isinstance(result.outcome, Kept) and result.outcome.side != side_key(source.path)


def _put_right(survey: Survey, folder: Folder, version: str) -> None:
    """Apply side files that are new, changed or gone to the reports as they were read."""
    for sha256, source in survey.firsts.items():
        result = folder.ledger.results[source.name]
        if not _is_to_be_put_right(result, source):
            continue
        read = folder.as_read.get(source.name, sha256, version)
        if read is None:  # somebody writes the side file while we run: the next run sees it
            continue
        key = side_key(source.path)
        (report,) = apply_side_file([read.report], source.path)
        kept = folder.set_aside(source.name, report, pictures_of(report, read.report, read.pictures), key)
        folder.note(source.name, result.model_copy(update={"outcome": kept}))


def _result(outcome: Outcome, folder: Folder, version: str, options: Options) -> Result:
    read, name = outcome.reading.results[0], outcome.task.name
    ocr = options.ocr if outcome.reading.unread or getattr(read, "reason", None) == SCAN else None
    if isinstance(read, Report):
        pictures = outcome.reading.pictures_of(0)
        folder.as_read.keep(name, version, read, pictures)
        kept = folder.set_aside(name, read, pictures)
        return Result(sha256=read.source_sha256, version=version, ocr=ocr, timeout=None, memory=None, outcome=kept)
    return Result(
        sha256=outcome.task.sha256,
        # A version nothing has: where the cause may lie outside the file, the next run tries again.
        version=version if outcome.lasting and read.sha256 is not None else "",
        ocr=ocr,
        timeout=options.timeout if read.reason == "timeout" else None,
        memory=options.memory if read.reason == "memory" else None,
        outcome=read,
    )


def _sort_out(survey: Survey, results: dict[str, Result]) -> tuple[dict[str, Kept], tuple[Reject, ...]]:
    """The reports by the name of their file, and everything else with a reason, both in the order of the names."""
    reports: dict[str, Kept] = {}
    rejects: list[Reject] = []
    for source in survey.sources:
        if source.name in survey.rejects:
            rejects.append(survey.rejects[source.name])
            continue
        sha256 = survey.stamps[source.name].sha256
        first = survey.firsts[sha256]
        outcome = results[first.name].outcome
        if isinstance(outcome, Reject):
            rejects.append(outcome.model_copy(update={"source_file": source.name}))
        elif source is first:
            reports[source.name] = outcome
        else:
            message = f"The same content as {first.name}, which is read. Remove one of the two."
            rejects.append(rejection(source.name, sha256, "duplicate", message))
    return reports, tuple(rejects)


def _identified(reports: dict[str, Kept]) -> dict[str, tuple[Kept, str]]:
    """Every report with its id: where two come to the same, the later in the order of names gets -2, -3 …"""
    taken: set[str] = set()
    last: dict[str, int] = {}  # by provisional id, so that a thousand clashes are not counted through each time
    identified = {}
    for name, kept in reports.items():
        new_id, number = kept.provisional_id, last.get(kept.provisional_id, 1)
        while new_id in taken:
            number += 1
            new_id = f"{kept.provisional_id}-{number}"
        last[kept.provisional_id] = number
        taken.add(new_id)
        identified[name] = (kept, new_id)
    return identified


def _keep_books(folder: Folder, survey: Survey, placed: dict[str, Kept]) -> None:
    firsts = {source.name for source in survey.firsts.values()}
    results = folder.ledger.results
    folder.ledger.stamps = dict(survey.lasting)
    folder.ledger.results = {
        name: result.model_copy(update={"outcome": placed.get(name, result.outcome)})
        for name, result in sorted(results.items())
        if name in firsts
    }
    folder.as_read.remove_others(placed)
    folder.close_books()


def _load(folder: Folder) -> bool:
    """Build the database anew unless it is what this code makes of these files; whether it was built."""
    kept = [result.outcome for result in folder.ledger.results.values() if isinstance(result.outcome, Kept)]
    key = database_key(
        [f"{report.id} {report.sha256} {report.pictures}" for report in kept], folder.rejects.read_bytes()
    )
    noted = folder.ledger.database
    if noted is not None and noted.key == key and noted.times == _times(folder.database):
        return False
    from pipeline.database.load import load  # here: a run without changes need not wait for the database library

    with keeping(folder.database, folder.previous):
        load(folder.path, folder.database)
    times = _times(folder.database)
    folder.ledger.database = None if times is None else Database(key=key, times=times)
    folder.close_books()
    return True


def _times(path: Path) -> Times | None:
    try:
        return Times.of(path.stat())
    except OSError:
        return None
