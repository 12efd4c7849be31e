"""What earlier runs read: the book that lets a run skip every file that has not changed.

Nothing in it is believed without a check: a result counts only while its JSON file has the hash noted here, and a
ledger that cannot be read is an empty one. Losing it costs time, never correctness.
"""

import errno
import hashlib
import os
import time
from pathlib import Path
from stat import S_ISREG
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.run.options import Options
from pipeline.run.writing import write_atomically
from schemas.report import Reject

SETTLED = 2_000_000_000
"""Nanoseconds after which a change to a file is sure to show in its times (FAT keeps them to two seconds)."""


class Row(BaseModel):
    """Frozen, and strict about unknown fields: a ledger of another build is no ledger."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    """The hash a file had when it looked like this.

    Kept only for files that had been left alone for `SETTLED` when they were hashed: a later change then shows.
    """

    times: Times
    sha256: str


class Kept(Row):
    """A report that was read, and where its JSON stands: `<id>.json`, or set aside until ids are given."""

    provisional_id: str
    id: str | None
    sha256: str = Field(description="SHA-256 of the JSON file.")
    findings: dict[str, int] = Field(description="How many findings of each code.")
    pictures: dict[int, str] = Field(description="SHA-256 of the pictures, by the finding's place from 1.")
    side: str = Field(default="", description="What of a side file was applied; empty for a report as it was read.")


class Result(Row):
    """What reading one file came to, and under which conditions."""

    sha256: str = Field(description="SHA-256 of the PDF.")
    version: str = Field(description="Code, data files and options it was read with.")
    ocr: bool | None = Field(description="Whether OCR was allowed, where that matters.")
    timeout: float | None = Field(description="Time limit that was not enough.")
    memory: int | None = Field(description="Memory limit that was not enough.")
    outcome: Kept | Reject

    def holds(self, sha256: str, version: str, options: Options) -> bool:
        """True where reading the file again could only give the same."""
        return (
            self.sha256 == sha256
            and self.version == version
            and self.ocr in (None, options.ocr)
            and (self.timeout is None or options.timeout <= self.timeout)
            and (self.memory is None or options.memory <= self.memory)
        )


class Database(Row):
    """The database as it was loaded: from what, and how the file looked then."""

    key: str
    times: Times


class Ledger(BaseModel):
    """The whole book, by the name of the source file."""

    model_config = ConfigDict(extra="forbid")

    stamps: dict[str, Stamp] = {}
    results: dict[str, Result] = {}
    database: Database | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The ledger as it was saved; an empty one where there is none or it is damaged."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return cls()

    def save(self, path: Path) -> None:
        """Write the ledger if it differs from what is on disk."""
        content = self.model_dump_json(indent=1).encode() + b"\n"
        if not path.exists() or path.read_bytes() != content:
            write_atomically(path, content)


class Entry(Row):
    """A line of the journal: a result noted while the run went on, for the case that it does not reach its end."""

    name: str
    result: Result


def journal_entries(path: Path) -> list[Entry]:
    """What a run that was stopped had read; a torn line and what follows it are dropped."""
    entries = []
    try:
        for line in path.read_bytes().splitlines():
            entries.append(Entry.model_validate_json(line))
    except (OSError, ValidationError):
        pass
    return entries


def stamp(path: Path, known: Stamp | None = None) -> tuple[Stamp, bool]:
    """The stamp of a file, and whether it may be kept. The hash is taken from `known` where that still fits.

    Raises OSError where the file cannot be opened or is no ordinary file.
    """
    now = time.time_ns()
    status = os.stat(path)
    if not S_ISREG(status.st_mode):  # a pipe would block, a device may never end
        raise OSError(errno.EINVAL, "no ordinary file")
    if known is not None and known.times == Times.of(status):
        return known, True
    with open(path, "rb") as file:
        times = Times.of(os.fstat(file.fileno()))  # the name may lead elsewhere by now
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Stamp(times=times, sha256=digest), max(times.mtime, times.ctime) + SETTLED < now
