"""The list of what runs have published into a folder, and from which files: nothing else there is ours.

Nothing in it is believed without a check: a published file counts only while it has the hash noted here, and a list
that cannot be read is an empty one.
"""

import errno
import hashlib
import json
import os
import time
from pathlib import Path
from stat import S_ISREG
from typing import Self

from pydantic import Field, ValidationError

from pipeline.run.store.cache import Row
from pipeline.run.writing import write_atomically

SETTLED = 2_000_000_000
"""Nanoseconds after which a change to a file is sure to show in its times (FAT keeps them to two seconds)."""


class Times(Row):
    """What the file system says about a file. No program can set the change time (`ctime`)."""

    size: int
    mtime: int
    ctime: int
    inode: int
    device: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The times in nanoseconds since 1970."""
        return cls(
            size=status.st_size,
            mtime=status.st_mtime_ns,
            ctime=status.st_ctime_ns,
            inode=status.st_ino,
            device=status.st_dev,
        )


class Stamp(Row):
    """The hash of a file, and how the file looked when it had it.

    The times are kept only if the file had been left alone for `SETTLED` by then: a later change then shows in them.
    """

    sha256: str
    times: Times | None = None


class Published(Row):
    """A report as it stands in the folder."""

    id: str
    place: int = Field(description="Which result of its file it is, from 0.")
    page: int = Field(description="First page of the report in its file.")
    files: dict[str, Stamp] = Field(description="JSON and pictures, by their names in the folder.")
    findings: dict[str, int] = Field(description="How many findings of each code.")


class Noted(Row):
    """A file of the folder that is read, and what was published of it."""

    stamp: Stamp
    device: int = Field(description="The drive on which the file was.")
    key: str = Field(description="Its reading in the cache.")
    body: str = Field(description="Hash of that reading.")
    side: str = Field(default="", description="What of a side file was applied; empty for reports as they were read.")
    bases: tuple[str, ...] = Field(default=(), description="Municipality and year of each report of the file.")
    reports: tuple[Published, ...] = ()


class Database(Row):
    """The database as it was loaded: from what, and how the file looked then."""

    key: str
    times: Times


class Manifest(Row):
    """The whole list: files that were read, by their names, and the names of all files that are ours."""

    sources: dict[str, Noted] = {}
    ours: tuple[str, ...] = ()
    database: Database | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The list as it was saved; one without files where there is none or it is damaged."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return cls(ours=_of_an_older_build(path.with_name("ledger.json")))

    def save(self, path: Path) -> None:
        """Write the list if it differs from what is on disk."""
        content = self.model_dump_json(indent=1).encode() + b"\n"
        if not path.exists() or path.read_bytes() != content:
            write_atomically(path, content)


def stamp(path: Path, known: Stamp | None = None) -> tuple[Stamp, int]:
    """The stamp of a file and its device. The hash is taken from `known` where its times are still those of the file.

    Raises OSError where the file cannot be opened or is no ordinary file.
    """
    now = time.time_ns()
    status = os.stat(path)
    if not S_ISREG(status.st_mode):  # a pipe would block, a device may never end
        raise OSError(errno.EINVAL, "no ordinary file")
    if known is not None and known.times == Times.of(status):
        return known, status.st_dev
    with open(path, "rb") as file:
        times = Times.of(os.fstat(file.fileno()))  # the name may lead elsewhere by now
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    settled = max(times.mtime, times.ctime) + SETTLED < now
    return Stamp(sha256=digest, times=times if settled else None), times.device


def _of_an_older_build(ledger: Path) -> tuple[str, ...]:
    """What a build that kept a ledger has published."""
    names = []
    try:
        for result in json.loads(ledger.read_bytes())["results"].values():
            report_id, pictures = result["outcome"].get("id"), result["outcome"].get("pictures", {})
            if isinstance(report_id, str):
                names += [f"{report_id}.json", *(f"evidence/{report_id}-{int(number)}.png" for number in pictures)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()
    return tuple(sorted(names))
