"""What a worker process may use: memory, processor time, and no life after its parent's.

The reading itself cannot be trusted to keep any of these: PDF libraries are C code that a hostile file can send into
a loop or an allocation of gigabytes.
"""

import multiprocessing
import os
import resource
import threading
from pathlib import Path

MEMORY_EXIT = 86
"""Exit code of a worker that ended itself because it was over its memory limit."""

MEGABYTE = 1024 * 1024
_STATM = Path("/proc/self/statm")


class Watch:
    """Ends the process from a thread of its own when it uses more than `memory` bytes or its parent is gone.

    It only does so during a task: a worker that dies while it holds the pool's channel would stop the whole pool.
    """

    def __init__(self, memory: int, interval: float = 0.1) -> None:
        self._memory = memory
        self._interval = interval
        # Not getppid(): a process of a fork server is the server's child, and the server lives as long as its children.
        self._parent = multiprocessing.parent_process()
        self._at_work = threading.Event()
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def __enter__(self) -> None:
        self._at_work.set()

    def __exit__(self, *_: object) -> None:
        self._at_work.clear()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            self._at_work.wait()
            pause.wait(self._interval)
            if not self._at_work.is_set():
                continue
            if used_memory() > self._memory:
                os._exit(MEMORY_EXIT)
            if self._parent is not None and not self._parent.is_alive():
                os._exit(0)


def used_memory() -> int:
    """Resident memory of this process in bytes; where the system does not tell, its peak."""
    try:
        return int(_STATM.read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # macOS gives bytes


def limit_memory(size: int) -> None:
    """Let allocations beyond `size` bytes fail, so that one huge request cannot outrun the watch."""
    _lower(resource.RLIMIT_DATA, size)
    _lower(resource.RLIMIT_CORE, 0)


def limit_processor_time(seconds: float) -> None:
    """Let the system kill this process after `seconds` more of processor time.

    Only the backstop behind the pool's own clock: it ends a worker that no longer listens after its parent was killed.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + seconds) + 1)


def _lower(kind: int, value: int) -> None:
    """Set the soft limit, never above the hard one."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
