"""Reading many PDFs at once, each in a process that can be stopped."""

import hashlib
import multiprocessing
import os
import signal
import time
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext

from pebble import ProcessExpired, ProcessPool

from pipeline.run.options import Options
from pipeline.run.outcome import Reading, refused
from pipeline.run.rejection import DEATH_ADVICE, MEMORY_ADVICE, TIMEOUT_ADVICE, cannot_open, rejection
from pipeline.run.work.boundary import contained
from pipeline.run.work.hold import Hold
from pipeline.run.work.limits import MEGABYTE, MEMORY_EXIT, Watch, limit_memory, limit_processor_time
from pipeline.run.work.tasks import NoProcesses, Outcome, Read, Task, read_pdf

TASKS_PER_PROCESS = 50
"""After so many files a worker is replaced, so that what a PDF library leaks stays small."""

ATTEMPTS = 3
"""How often a pool that broke down is replaced before the files left are given up."""

PAUSE = 1.0
"""Seconds before a pool is replaced: a process that was killed is still counted as alive for a moment."""

ROOM_FOR_LIBRARIES = 256 * MEGABYTE
"""Memory that is reserved but never touched (thread stacks, arenas): the limit counts it, the watch does not."""

OUT_OF_MEMORY = (MEMORY_EXIT, -signal.SIGABRT)
"""How workers end for want of memory: by their own watch, or because PDFium gives up (it aborts the process)."""

PATIENCE = 30
"""Seconds of processor time past the time limit before the system itself ends a worker."""

_BROKEN = (RuntimeError, OSError, EOFError)
"""What a pool raises once the process is gone from which its workers come (`BrokenProcessPool` is the first)."""

LOOK = 0.2
"""Seconds after which the parent looks again whether a reading has taken too long."""

_watch: Watch | None = None


_Read = tuple[str, Reading]  # the hash of what was read, and what it came to


def read_all(tasks: Iterable[Task], options: Options, read: Read = read_pdf) -> Generator[Outcome]:
    """Read the files in `options.jobs` processes and yield the outcomes as they come, in no particular order.

    A file that takes too long, too much memory or its process with it costs only itself. Raises `NoProcesses`.
    """
    pending = {task.name: task for task in tasks}
    for attempt in range(ATTEMPTS):
        if not pending:
            return
        if attempt:
            time.sleep(PAUSE)
        for outcome in _read_in_one_pool(list(pending.values()), options, read):
            del pending[outcome.task.name]
            yield outcome
    for task in pending.values():
        yield _given_up(task)


def _read_in_one_pool(tasks: list[Task], options: Options, read: Read) -> Iterator[Outcome]:
    """Outcomes of the tasks; ends early if the pool as a whole breaks down."""
    with Hold() as hold:
        pool = ProcessPool(
            max_workers=min(options.jobs, len(tasks)),
            max_tasks=TASKS_PER_PROCESS,
            initializer=_start,
            initargs=(options,),
            context=_context(),
        )
        waiting = iter(tasks)
        running: dict[Future[_Read], Task] = {}
        clock = _Clock(options.timeout)
        try:
            while True:
                # A short queue: the pool hands each task to a pipe at once, and a stop need not wait for thousands.
                while len(running) < 2 * options.jobs and (task := next(waiting, None)):
                    running[pool.schedule(_work, args=(task, options, read))] = task
                if not running:
                    break
                hold.let_through()
                for future in wait(running, LOOK, return_when=FIRST_COMPLETED).done:
                    yield _outcome(running.pop(future), future)
                clock.stop_late(running)
            pool.close()
            pool.join()
        except _BROKEN:
            return
        finally:
            with suppress(*_BROKEN):  # not `if pool.active`: asking starts a pool that could not be started
                pool.stop()
                pool.join()


class _Clock:
    """Stops readings that take too long, by a clock that nobody can set; the pool itself goes by the time of day."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._begun: dict[Future[_Read], float] = {}

    def stop_late(self, running: Iterable[Future[_Read]]) -> None:
        now = time.monotonic()
        for future in running:
            if future.running() and now - self._begun.setdefault(future, now) > self._timeout:
                future.cancel()
        self._begun = {future: begun for future, begun in self._begun.items() if not future.done()}


def _outcome(task: Task, future: Future[_Read]) -> Outcome:
    try:
        sha256, reading = future.result()
        return Outcome(task._replace(sha256=sha256), reading)
    except CancelledError:
        return _ended(task, "timeout", TIMEOUT_ADVICE)
    except ProcessExpired as error:
        if error.exitcode in OUT_OF_MEMORY:
            return _ended(task, "memory", MEMORY_ADVICE)
        return _given_up(task)


def _ended(task: Task, reason: str, advice: str) -> Outcome:
    """What is said of a task whose process had to be ended; of no use to other runs if the file changed meanwhile."""
    try:
        with open(task.path, "rb") as file:
            unchanged = hashlib.file_digest(file, "sha256").hexdigest() == task.sha256
    except OSError:
        unchanged = False
    return Outcome(task, refused(rejection(task.name, task.sha256, reason, advice)), lasting=unchanged)


def _given_up(task: Task) -> Outcome:
    return Outcome(task, refused(rejection(task.name, task.sha256, "crash", DEATH_ADVICE)), lasting=False)


def _context() -> BaseContext:
    """Processes come from a server that has loaded everything and has no threads: quick to start, safe to fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.run.work.preloaded"])
    try:
        context.Lock()  # what the pool would need first; there it would look as if each file had ended its process
    except OSError as error:
        raise NoProcesses(
            f"Processes that share memory cannot be started here ({error.strerror}): /dev/shm must be writable."
        ) from error
    # Ctrl-C goes to all processes of a terminal: the parent alone is to hear it, from the first moment on.
    resource_tracker.ensure_running()  # first: starting it lifts any block of the signals it ignores itself
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)
    return context


def _start(options: Options) -> None:
    """Prepare a worker process: within limits, and silent, whatever the libraries have to say about a file."""
    global _watch  # pebble has no other way to hand something from the initializer to the tasks
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    limit_memory(options.memory * MEGABYTE + ROOM_FOR_LIBRARIES)
    _watch = Watch(options.memory * MEGABYTE)


def _work(task: Task, options: Options, read: Read) -> _Read:
    """Runs in a worker."""
    assert _watch is not None
    limit_processor_time(options.timeout + PATIENCE)
    with _watch:
        try:
            data = task.path.read_bytes()
        except OSError as error:
            return task.sha256, refused(rejection(task.name, None, "unreadable", cannot_open(error)))
        except MemoryError:
            return task.sha256, refused(rejection(task.name, task.sha256, "memory", MEMORY_ADVICE))
        sha256 = hashlib.sha256(data).hexdigest()
        return sha256, contained(task.name, sha256, lambda: read(data, task._replace(sha256=sha256), options))
