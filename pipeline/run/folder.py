"""The output folder: one JSON file per report, pictures of what its findings are about, and the list of rejects.

Only files that the manifest names are removed or replaced, or such as can be nothing but what this program wrote.
"""

import errno
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from pipeline.run.options import DATABASE
from pipeline.run.outcome import Pictures
from pipeline.run.store.cache import Cache
from pipeline.run.store.manifest import Manifest, Noted, Published, Stamp, stamp
from pipeline.run.writing import locked, sweep, write_atomically
from schemas.report import Reject, Report

REJECTS = "rejects.json"
EVIDENCE = "evidence"
PRIVATE = ".kompass"

_OURS = re.compile(r"[a-z0-9-]+\.json|evidence/[a-z0-9-]+\.png")
_REJECTS = TypeAdapter(tuple[Reject, ...], config=ConfigDict(defer_build=True))


def report_bytes(report: Report) -> bytes:
    """The content of a report's JSON file: fields in the order of the model, UTF-8, no time stamps."""
    return report.model_dump_json(indent=2).encode() + b"\n"


def reject_bytes(rejects: tuple[Reject, ...]) -> bytes:
    """The content of the list of rejects, in the order of the file names."""
    return _REJECTS.dump_json(rejects, indent=2) + b"\n"


class Folder:
    """The folder a run writes to; `opened` gives one that nobody else writes to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / DATABASE
        self.rejects = path / REJECTS
        self._private = path / PRIVATE
        self.previous = self._private / "previous.db"
        self.cache = Cache(self._private / "read")
        self.recognised = self._private / "recognised"
        self.manifest = Manifest()
        self._manifest = self._private / "manifest.json"
        self._claims = self._private / "claims"
        self._ours: set[str] = set()

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator["Folder"]:
        """Make the folder, lock it, clear what a killed run left, open the manifest.

        Raises `Busy` where another run has the lock, OSError where the folder cannot be written to, or where one of
        its own folders is a link to somewhere else.
        """
        folder = cls(path)
        places = (folder._private, folder._private / "read", path / EVIDENCE)
        for place in places:
            if place.is_symlink():
                raise OSError(errno.ELOOP, f"{place.name} in it is a link, which is not followed: remove the link")
            place.mkdir(parents=True, exist_ok=True)
        with locked(folder._private / "lock"):
            for place in (path, *places):
                sweep(place, DATABASE if place == path else None)
            folder.manifest = Manifest.open(folder._manifest)
            folder._ours = {name for name in folder.manifest.ours if _OURS.fullmatch(name)} | claimed(folder._claims)
            yield folder

    def is_whole(self, published: Published) -> Published | None:
        """The published report with fresh stamps while all its files are as they were written; None if one is not."""
        fresh = {}
        for name, known in published.files.items():
            try:
                fresh[name], _ = stamp(self.path / name, known)
            except OSError:
                return None
            if fresh[name].sha256 != known.sha256:
                return None
        return published.model_copy(update={"files": fresh})

    def claim(self, names: Iterable[str]) -> None:
        """Note files as ours before they are written, so that a run that is killed leaves none that nobody knows.

        Raises OSError for a name that a file of somebody else has.
        """
        for name in sorted(set(names) - self._ours):
            if os.path.lexists(self.path / name) and not self._can_be_ours(name):
                raise FileExistsError(errno.EEXIST, f"{name} in it is no file of this program: move it elsewhere")
            with open(self._claims, "a", encoding="ascii") as file:
                file.write(f"{name}\n")
            self._ours.add(name)

    def publish(self, report: Report, pictures: Pictures, place: int) -> Published:
        """Write the files of a report that has its id."""
        content = report_bytes(report)
        for number, picture in pictures.items():
            write_atomically(self.path / picture_name(report.id, number), picture)
        write_atomically(self.path / f"{report.id}.json", content)
        files = {f"{report.id}.json": Stamp(sha256=_sha256(content))}
        files |= {picture_name(report.id, n): Stamp(sha256=_sha256(picture)) for n, picture in pictures.items()}
        findings: dict[str, int] = dict(Counter(sorted(str(finding.code) for finding in report.findings)))
        return Published(id=report.id, place=place, page=report.page_first, files=files, findings=findings)

    def write_rejects(self, rejects: tuple[Reject, ...]) -> None:
        """Write the list of rejects if it differs from what is there."""
        content = reject_bytes(rejects)
        if not self.rejects.exists() or self.rejects.read_bytes() != content:
            write_atomically(self.rejects, content)

    def settle(self, sources: Mapping[str, Noted]) -> None:
        """Save what is published now, and remove what was published before and is no more."""
        files = {name for noted in sources.values() for published in noted.reports for name in published.files}
        for name in sorted(self._ours - files):
            (self.path / name).unlink(missing_ok=True)
        self.cache.remove_others([noted.key for noted in sources.values()])
        self._save(self.manifest.model_copy(update={"sources": dict(sources), "ours": tuple(sorted(files))}))
        self._claims.unlink(missing_ok=True)

    def note_database(self, manifest: Manifest) -> None:
        """Save the manifest with what it says of the database."""
        self._save(manifest)

    def _save(self, manifest: Manifest) -> None:
        self.manifest = manifest
        manifest.save(self._manifest)

    def _can_be_ours(self, name: str) -> bool:
        """Whether a file that no manifest names is a result of this program, left from a manifest that was lost."""
        report = self.path / (name if name.endswith(".json") else f"{Path(name).stem.rpartition('-')[0]}.json")
        try:
            return Report.model_validate_json(report.read_bytes()).id == report.stem
        except (OSError, ValidationError):
            return False


def claimed(path: Path) -> set[str]:
    """The files that runs which did not come to their end have begun to write."""
    try:
        lines = path.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in lines if _OURS.fullmatch(name)}


def picture_name(report_id: str, finding: int) -> str:
    """The picture of a report's finding, from 1, by its name in the folder."""
    return f"{EVIDENCE}/{report_id}-{finding}.png"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
