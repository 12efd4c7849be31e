"""Reports as they were read, before anybody put anything right: a changed side file needs no new reading of its PDF."""

import gzip
import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import Base64Bytes, BaseModel, ConfigDict, ValidationError

from pipeline.run.writing import write_atomically
from schemas.report import Report


class AsRead(BaseModel):
    """A report of a file with its pictures, and under what it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str  # of the code and the options
    report: Report
    pictures: dict[int, Base64Bytes]  # by the finding's place from 1


class Store:
    """A folder with one packed file for each PDF that became a report. Losing it costs time, never correctness."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made before something is kept."""
        self._folder = folder

    def keep(self, name: str, version: str, report: Report, pictures: Mapping[int, bytes]) -> None:
        """Keep what was read of the file `name`. Raises OSError."""
        kept = AsRead.model_construct(version=version, report=report, pictures=dict(pictures))
        self._folder.mkdir(exist_ok=True)
        write_atomically(self._path(name), gzip.compress(kept.model_dump_json(by_alias=True).encode(), 3, mtime=0))

    def get(self, name: str, sha256: str, version: str) -> AsRead | None:
        """What was read of the file, if it had this content and was read by this code; None where it has to be read."""
        try:
            kept = AsRead.model_validate_json(gzip.decompress(self._path(name).read_bytes()))
        except (OSError, EOFError, ValidationError):  # gzip says OSError or EOFError for what is damaged
            return None
        return kept if (kept.report.source_sha256, kept.version) == (sha256, version) else None

    def remove_others(self, names: Collection[str]) -> None:
        """Forget files that are gone."""
        keep = {self._path(name).name for name in names}
        for path in self._folder.glob("*"):
            if path.name not in keep:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()}.json.gz"
