"""Files that are either the old ones or the new ones, never half of either."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TEMPORARY = ".kompass-"
"""How the names of files begin that are still being written; `sweep` removes what a killed run left."""


class Busy(Exception):
    """Another run is writing to the same folder."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put a file in place whole: written beside it, flushed to the disk, renamed.

    Raises OSError (disk full, folder read-only); the old file is then untouched and nothing is left over.
    """
    temporary = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def keeping(path: Path, earlier: Path) -> Iterator[None]:
    """Once the block has put another file in the place of `path`, keep the one that was there as `earlier`.

    Raises OSError; where the block fails, nothing is kept.
    """
    waiting = earlier.with_name(f"{TEMPORARY}{earlier.name}")
    waiting.unlink(missing_ok=True)
    if path.exists():
        try:
            os.link(path, waiting)
        except OSError:  # no hard links there
            shutil.copyfile(path, waiting)
    yield
    if waiting.exists():
        waiting.replace(earlier)


def sweep(folder: Path, database: str | None = None) -> None:
    """Remove what runs that were killed left in a folder, half-built files of the database among them."""
    for pattern in [f"{TEMPORARY}*"] + ([f".{database}.*.new*"] if database else []):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock for as long as the block runs; the system gives it back even if the process is killed.

    Raises `Busy` where another process holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield
    finally:
        os.close(descriptor)
