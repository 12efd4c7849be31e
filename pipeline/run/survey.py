"""The files of a folder before any of them is read, and what of earlier runs still speaks for those out of reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from errno import ELOOP, ENOENT, ENOTDIR
from pathlib import Path

from pipeline.run.discovery import Source, survey
from pipeline.run.rejection import cannot_open, closed_folder, rejection
from pipeline.run.store.manifest import Noted, Stamp, stamp
from schemas.report import Reject

LEADS_NOWHERE = (ENOENT, ELOOP, ENOTDIR)
"""What the system says of a link to nothing: only where it led to PDFs before is it a folder that is gone."""


@dataclass(slots=True)
class Survey:
    """What is there to be read. `kept` are files out of reach whose reports stay, as earlier runs noted them."""

    sources: tuple[Source, ...]
    stamps: dict[str, Stamp] = field(default_factory=dict)
    devices: dict[str, int] = field(default_factory=dict)
    rejects: dict[str, Reject] = field(default_factory=dict)  # files and folders that cannot be opened
    kept: dict[str, Noted] = field(default_factory=dict)

    def contents(self) -> dict[str, str]:
        """Hash by name of every file that could be opened, and of those that are kept, in the order of the names."""
        known = {name: stamp.sha256 for name, stamp in self.stamps.items()}
        known |= {name: noted.stamp.sha256 for name, noted in self.kept.items()}
        return dict(sorted(known.items()))

    def firsts(self) -> dict[str, str]:
        """By hash the file that is read for all with this content: the first by name, kept ones last."""
        found: dict[str, str] = {}
        for name, sha256 in sorted(self.contents().items(), key=lambda item: (item[0] in self.kept, item[0])):
            found.setdefault(sha256, name)
        return found

    @property
    def files(self) -> int:
        """How many PDFs there are, those out of reach included."""
        return len(self.sources) + len(self.kept)


def look_through(raw: Path, known: Mapping[str, Noted], *, drop_closed: bool = False) -> Survey:
    """Every PDF under `raw` with its hash, taken from `known` where nothing has changed since.

    What `known` says of files below a folder that cannot be entered is kept, unless `drop_closed`.
    """
    found = survey(raw)
    result = Survey(found.sources)
    for source in found.sources:
        try:
            noted = known.get(source.name)
            stamped = stamp(source.path, noted.stamp if noted else None)
            result.stamps[source.name], result.devices[source.name] = stamped
        except OSError as error:
            result.rejects[source.name] = rejection(source.name, None, "unreadable", cannot_open(error))
    missing = [name for name in known if name not in result.stamps and name not in result.rejects]
    for folder, fault in [*found.closed.items(), *_unmounted(raw, missing, known).items()]:
        below = [name for name in missing if folder == "." or name.startswith(f"{folder}/")]
        if fault.errno in LEADS_NOWHERE and not below:
            continue
        kept = [] if drop_closed else below
        result.rejects[folder] = rejection(folder, None, "unreadable", closed_folder(fault, len(kept)))
        result.kept |= {name: known[name] for name in kept}
    return result


def _unmounted(raw: Path, missing: Iterable[str], known: Mapping[str, Noted]) -> dict[str, OSError]:
    """Folders that are there and empty, where files of another drive were: the drive is not connected."""
    found: dict[str, OSError] = {}
    for name in missing:
        place = (raw / name).parent
        while place != raw and not place.is_dir():
            place = place.parent
        try:
            if place.stat().st_dev != known[name].device and not any(place.iterdir()):
                folder = place.relative_to(raw).as_posix()
                found[folder] = OSError(ENOENT, "it is empty, and its files were on another drive")
        except OSError:
            continue  # listed as closed already
    return found
