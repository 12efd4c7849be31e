"""Reading many PDFs at once, each in a process that can be stopped."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from pipeline.run.boundary import contained
from pipeline.run.limits import MEGABYTE, MEMORY_EXIT, Watch, limit_memory, limit_processor_time
from pipeline.run.options import Options
from pipeline.run.outcome import Reading, refused
from pipeline.run.rejection import DEATH_ADVICE, MEMORY_ADVICE, TIMEOUT_ADVICE, cannot_open, rejection

TASKS_PER_PROCESS = 50
"""After so many files a worker is replaced, so that what a PDF library leaks stays small."""

ATTEMPTS = 3
"""How often a pool that broke down is replaced before the files left are given up."""

ROOM_FOR_LIBRARIES = 256 * MEGABYTE
"""Memory that is reserved but never touched (thread stacks, arenas): the limit counts it, the watch does not."""

OUT_OF_MEMORY = (MEMORY_EXIT, -signal.SIGABRT)
"""How workers end for want of memory: by their own watch, or because PDFium gives up (it aborts the process)."""

PATIENCE = 30
"""Seconds of processor time past the time limit before the system itself ends a worker."""

_watch: Watch | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or one page of it to recognise in a language of Tesseract's."""

    name: str
    path: Path
    sha256: str
    texts: Path | None = None  # where pages that were recognised are kept
    tried: bool = False  # pages that are not kept there have been tried
    page: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task; `lasting` is false where another run may well end differently."""

    task: Task
    reading: Reading
    lasting: bool = True


Read = Callable[[bytes, Task, Options], Reading]
"""Reads the bytes of a file; a function at the top of its module, so that it can be named to another process."""


def read_pdf(data: bytes, task: Task, options: Options) -> Reading:
    """The reading itself, or recognising a page, in the process that calls it."""
    if task.page is not None:
        from parsers.readers.picture.recognise import recognise_page  # here: it needs the extra for scans
        from parsers.readers.picture.recognised import to_json

        return Reading((), recognised=to_json(recognise_page(data, task.page, task.language)))
    from pipeline.run.reading import read_report  # here: the parent of the workers need not load the PDF libraries
    from pipeline.run.recognised import kept_pages

    return read_report(
        data,
        task.name,
        reader=options.reader,
        second_reading=options.second_reading,
        pictures=True,
        recognised=kept_pages(task.texts, task.sha256),
        wants_ocr=options.ocr and not task.tried,
    )


def read_all(tasks: Iterable[Task], options: Options, read: Read = read_pdf) -> Generator[Outcome]:
    """Read the files in `options.jobs` processes and yield the outcomes as they come, in no particular order.

    A file that takes too long, too much memory or its process with it costs only itself.
    """
    pending = {task.name: task for task in tasks}
    for _ in range(ATTEMPTS):
        if not pending:
            return
        for outcome in _read_in_one_pool(list(pending.values()), options, read):
            del pending[outcome.task.name]
            yield outcome
    for task in pending.values():
        yield _given_up(task)


def _read_in_one_pool(tasks: list[Task], options: Options, read: Read) -> Iterator[Outcome]:
    """Outcomes of the tasks; ends early if the pool as a whole breaks down."""
    pool = ProcessPool(
        max_workers=min(options.jobs, len(tasks)),
        max_tasks=TASKS_PER_PROCESS,
        initializer=_start,
        initargs=(options,),
        context=_context(),
    )
    waiting = iter(tasks)
    running: dict[Future[Reading], Task] = {}
    try:
        while True:
            # A short queue: the pool hands each task to a pipe at once, and a stop need not wait for thousands.
            while len(running) < 2 * options.jobs and (task := next(waiting, None)):
                running[pool.schedule(_work, args=(task, options, read), timeout=options.timeout)] = task
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                try:
                    yield _outcome(task, future)
                except BrokenProcessPool:
                    return
        pool.close()
        pool.join()
    finally:
        if pool.active:
            pool.stop()
            pool.join()


def _outcome(task: Task, future: Future[Reading]) -> Outcome:
    try:
        return Outcome(task, future.result())
    except TimeoutError:
        return Outcome(task, refused(rejection(task.name, task.sha256, "timeout", TIMEOUT_ADVICE)))
    except ProcessExpired as error:
        if error.exitcode in OUT_OF_MEMORY:
            return Outcome(task, refused(rejection(task.name, task.sha256, "memory", MEMORY_ADVICE)))
        return _given_up(task)


def _given_up(task: Task) -> Outcome:
    return Outcome(task, refused(rejection(task.name, task.sha256, "crash", DEATH_ADVICE)), lasting=False)


def _context() -> BaseContext:
    """Processes come from a server that has loaded everything and has no threads: quick to start, safe to fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.run.reading"])
    return context


def _start(options: Options) -> None:
    """Prepare a worker process: within limits, and silent, whatever the libraries have to say about a file."""
    global _watch  # pebble has no other way to hand something from the initializer to the tasks
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    limit_memory(options.memory * MEGABYTE + ROOM_FOR_LIBRARIES)
    _watch = Watch(options.memory * MEGABYTE)


def _work(task: Task, options: Options, read: Read) -> Reading:
    """Runs in a worker."""
    assert _watch is not None
    limit_processor_time(options.timeout + PATIENCE)
    with _watch:
        try:
            data = task.path.read_bytes()
        except OSError as error:
            return refused(rejection(task.name, None, "unreadable", cannot_open(error)))
        except MemoryError:
            return refused(rejection(task.name, task.sha256, "memory", MEMORY_ADVICE))
        return contained(task.name, task.sha256, lambda: read(data, task, options))
