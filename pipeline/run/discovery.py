"""Which files of a folder are to be read, and under which names."""

import os
import stat
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the folder whose name ends in .pdf, in whatever case."""

    path: Path
    name: str  # relative to the folder, "/" between the parts, NFC, unique: `reports.source_file`


def discover(folder: Path) -> tuple[Source, ...]:
    """Every PDF under the folder, sorted by name.

    Symbolic links are followed. A folder that can be reached in several ways is read once, by its real path if there
    is one, so that links in a circle end. A file or folder that cannot be opened is listed all the same and becomes a
    reject. A name is NFC unless two names of the folder then were the same; such names stay as they are on disk.
    Bytes that are no UTF-8 are written visibly ("\\xe4").
    """
    paths = _walk(folder)
    printable = [_printable(path.relative_to(folder)) for path in paths]
    normal = [unicodedata.normalize("NFC", name) for name in printable]
    shared = Counter(normal)
    names = [raw if shared[name] > 1 else name for raw, name in zip(printable, normal, strict=True)]
    return tuple(sorted(_numbered(paths, names), key=lambda source: source.name))


def _walk(folder: Path) -> list[Path]:
    """Paths of all files in question, in an order that does not depend on the file system."""
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    pending, linked = [folder], list[Path]()
    while pending or linked:
        # Linked folders come last: the real path of a folder wins over links to it.
        current = pending.pop() if pending else linked.pop(0)
        identity = _identity(current)
        if identity is None or identity in seen:
            continue
        seen.add(identity)
        try:
            entries = sorted(os.scandir(current), key=lambda entry: os.fsencode(entry.name))
        except OSError:
            found.append(current)
            continue
        for entry in entries:
            path = current / entry.name
            if _is_folder(path):
                (linked if entry.is_symlink() else pending).append(path)
            elif entry.name.lower().endswith(SUFFIX):
                found.append(path)
    return sorted(found, key=os.fsencode)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:  # a link to nothing, or to itself
        return False


def _printable(path: Path) -> str:
    # Through bytes: a run under LANG=C sees surrogates where a run under UTF-8 sees letters.
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _numbered(paths: list[Path], names: list[str]) -> list[Source]:
    """Sources with unique names: a name that spells out another one's odd bytes gets a number."""
    counts = Counter(names)
    taken = {name for name, count in counts.items() if count == 1}
    sources = []
    for path, name in zip(paths, names, strict=True):
        unique, number = name, 1
        while counts[name] > 1 and unique in taken:
            number += 1
            unique = f"{name} ({number})"
        taken.add(unique)
        sources.append(Source(path, unique))
    return sources
