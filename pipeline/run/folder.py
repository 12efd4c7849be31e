"""The output folder: one JSON file per report, pictures of what its findings are about, and the list of rejects."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.run.as_read import Store
from pipeline.run.ledger import Entry, Kept, Ledger, Result, journal_entries
from pipeline.run.writing import locked, sweep, write_atomically
from schemas.report import Reject, Report

DATABASE = "kommunkompassen.db"
REJECTS = "rejects.json"
EVIDENCE = "evidence"
PRIVATE = ".kompass"

_REJECTS = TypeAdapter(tuple[Reject, ...])


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
        self.ledger = Ledger()
        self._evidence = path / EVIDENCE
        self._private = path / PRIVATE
        self._staged = self._private / "staged"
        self.recognised = self._private / "recognised"
        self._ledger = self._private / "ledger.json"
        self._journal = self._private / "journal.jsonl"
        self.previous = self._private / "previous.db"
        self.as_read = Store(self._private / "as-read")
        self._earlier_ids: set[str] = set()

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator["Folder"]:
        """Make the folder, lock it, clear what a killed run left, open the ledger.

        Raises `Busy` where another run has the lock, OSError where the folder cannot be written to.
        """
        folder = cls(path)
        folder._staged.mkdir(parents=True, exist_ok=True)
        folder._evidence.mkdir(exist_ok=True)
        with locked(folder._private / "lock"):
            sweep(path, DATABASE)
            for place in (folder._private, folder._staged, folder._evidence):
                sweep(place)
            folder.ledger = Ledger.open(folder._ledger)
            folder._merge_journal()
            outcomes = (result.outcome for result in folder.ledger.results.values())
            folder._earlier_ids = {kept.id for kept in outcomes if isinstance(kept, Kept) and kept.id is not None}
            yield folder

    def set_aside(self, name: str, report: Report, pictures: dict[int, bytes], side: str = "") -> Kept:
        """Keep a report that has just been read, or put right, until it is known which id it gets."""
        content = report_bytes(report)
        staged = self._staged_paths(name, list(pictures))
        staged[0].write_bytes(content)
        for number, picture in pictures.items():
            staged[number].write_bytes(picture)
        return Kept(
            provisional_id=report.id,
            id=None,
            sha256=_sha256(content),
            findings=dict(sorted(Counter(finding.code for finding in report.findings).items())),
            pictures={number: _sha256(picture) for number, picture in pictures.items()},
            side=side,
        )

    def note(self, name: str, result: Result) -> None:
        """Write a result to the journal, so that a run that is stopped has not read in vain."""
        line = Entry(name=name, result=result).model_dump_json().encode() + b"\n"
        with open(self._journal, "ab") as journal:
            journal.write(line)
        self.ledger.results[name] = result

    def has(self, name: str, kept: Kept) -> bool:
        """Whether the files of a report are still there, byte for byte."""
        return self._whereabouts(name, kept) is not None

    def place(self, reports: dict[str, tuple[Kept, str]]) -> dict[str, Kept]:
        """Give every report its id and its files, remove those of reports that are gone; the results by name.

        `reports` maps the name of the source to what was kept and the id it is to have.
        """
        placed: dict[str, Kept] = {}
        moving: dict[str, dict[int, Path]] = {}
        for name, (kept, new_id) in reports.items():
            files = self._whereabouts(name, kept)
            if files is None:
                raise FileNotFoundError(f"the JSON of {name} disappeared during the run")
            if kept.id == new_id and files[0] == self._final_paths(new_id, [])[0]:
                placed[name] = kept
            else:
                moving[name] = files
        # All that move are set aside before one is put down: two reports may change places.
        for name, files in moving.items():
            for number, path in self._staged_paths(name, list(files)).items():
                if files[number] != path:
                    files[number].replace(path)
        for name, files in moving.items():
            kept, new_id = reports[name]
            staged, final = self._staged_paths(name, list(files)), self._final_paths(new_id, list(files))
            content = _with_id(staged[0].read_bytes(), new_id)
            for number in kept.pictures:
                write_atomically(final[number], staged[number].read_bytes())
            write_atomically(final[0], content)
            placed[name] = kept.model_copy(update={"id": new_id, "sha256": _sha256(content)})
        self._remove_others({str(kept.id): kept for kept in placed.values()})
        return placed

    def write_rejects(self, rejects: tuple[Reject, ...]) -> None:
        """Write the list of rejects if it differs from what is there."""
        content = reject_bytes(rejects)
        if not self.rejects.exists() or self.rejects.read_bytes() != content:
            write_atomically(self.rejects, content)

    def close_books(self) -> None:
        """Save the ledger; the journal and whatever is still set aside have served."""
        self.ledger.save(self._ledger)
        self._journal.unlink(missing_ok=True)
        for path in self._staged.iterdir():
            path.unlink()

    def _merge_journal(self) -> None:
        entries = journal_entries(self._journal)
        for entry in entries:
            self.ledger.results[entry.name] = entry.result
        if entries:
            self.ledger.save(self._ledger)
        self._journal.unlink(missing_ok=True)

    def _whereabouts(self, name: str, kept: Kept) -> dict[int, Path] | None:
        """The JSON (0) and the pictures (from 1) of a report, all of them as they were written; None if one is not."""
        candidates = [self._staged_paths(name, list(kept.pictures))]
        if kept.id is not None:
            candidates.insert(0, self._final_paths(kept.id, list(kept.pictures)))
        hashes = {0: kept.sha256, **kept.pictures}
        for paths in candidates:
            try:
                if all(_sha256(path.read_bytes()) == hashes[number] for number, path in paths.items()):
                    return paths
            except OSError:
                continue
        return None

    def _final_paths(self, report_id: str, pictures: list[int]) -> dict[int, Path]:
        paths = {number: self._evidence / f"{report_id}-{number}.png" for number in pictures}
        return {**paths, 0: self.path / f"{report_id}.json"}

    def _staged_paths(self, name: str, pictures: list[int]) -> dict[int, Path]:
        stem = _sha256(name.encode())
        return {
            **{number: self._staged / f"{stem}-{number}.png" for number in pictures},
            0: self._staged / f"{stem}.json",
        }

    def _remove_others(self, kept: dict[str, Kept]) -> None:
        """Remove the files of reports whose PDF is gone; a JSON file that is no report of ours is left alone."""
        for path in self.path.glob("*.json"):
            if path.name != REJECTS and path.stem not in kept and (path.stem in self._earlier_ids or _is_ours(path)):
                path.unlink()
        pictures = {f"{report_id}-{number}.png" for report_id, report in kept.items() for number in report.pictures}
        for path in self._evidence.glob("*.png"):
            if path.name not in pictures:
                path.unlink()


def _is_ours(path: Path) -> bool:
    try:
        return Report.model_validate_json(path.read_bytes()).id == path.stem
    except (OSError, ValidationError):
        return False


def _with_id(content: bytes, report_id: str) -> bytes:
    report = Report.model_validate_json(content)
    return content if report.id == report_id else report_bytes(report.model_copy(update={"id": report_id}))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
