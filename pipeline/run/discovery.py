"""Which files of a folder are to be read, and under which names."""

import os
import stat
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".pdf"


class Source(NamedTuple):
    """One file of the folder whose name ends in .pdf, in whatever case."""

    path: Path
    name: str  # relative to the folder, "/" between the parts, NFC, unique: `reports.source_file`


class Found(NamedTuple):
    """The PDFs of a folder sorted by name, and the folders that could not be entered, with the reason."""

    sources: tuple[Source, ...]
    closed: dict[str, OSError]


def discover(folder: Path) -> tuple[Source, ...]:
    """Every PDF under the folder, sorted by name; folders that cannot be entered are left out."""
    return survey(folder).sources


def survey(folder: Path) -> Found:
    """Every PDF under the folder, and every folder that cannot be entered.

    Symbolic links are followed. A folder that can be reached in several ways is read once, by its real path if there
    is one, so that links in a circle end. A file that cannot be opened is listed all the same and becomes a reject. A
    name is NFC unless two names of the folder then were the same; such names stay as they are on disk. Bytes that are
    no UTF-8 are written visibly ("\\xe4").
    """
    paths, closed = _walk(folder)
    printable = [_printable(path.relative_to(folder)) for path in paths]
    normal = [unicodedata.normalize("NFC", name) for name in printable]
    shared = Counter(normal)
    names = [raw if shared[name] > 1 else name for raw, name in zip(printable, normal, strict=True)]
    sources = tuple(sorted(_numbered(paths, names), key=lambda source: source.name))
    return Found(sources, {_name(path, folder): error for path, error in sorted(closed.items())})


def _walk(folder: Path) -> tuple[list[Path], dict[Path, OSError]]:
    """Paths of all files in question, in an order that does not depend on the file system; folders that are closed."""
    found: list[Path] = []
    closed: dict[Path, OSError] = {}
    seen: set[tuple[int, int]] = set()
    pending, linked = [folder], list[Path]()
    while pending or linked:
        # Linked folders come last: the real path of a folder wins over links to it.
        current = pending.pop() if pending else linked.pop(0)
        try:
            status = current.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            closed[current] = error
            continue
        for entry in entries:
            path = current / entry.name
            try:
                is_folder = stat.S_ISDIR(path.stat().st_mode)
            except OSError as error:  # a link to nothing or to itself, a drive that does not answer, too long a path
                is_folder = False
                if isinstance(error, PermissionError) and not entry.is_symlink():
                    closed[current] = error  # its names may be read, what they stand for may not
                    break
                if not entry.name.lower().endswith(SUFFIX) and (entry.is_symlink() or _looks_like_folder(entry)):
                    closed[path] = error
            if is_folder:
                (linked if entry.is_symlink() else pending).append(path)
            elif entry.name.lower().endswith(SUFFIX):
                found.append(path)
    found = [path for path in found if path.parent not in closed]
    return sorted(found, key=os.fsencode), closed


def _looks_like_folder(entry: "os.DirEntry[str]") -> bool:
    """What the folder itself says of an entry that cannot be asked."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return True


def _name(path: Path, folder: Path) -> str:
    return unicodedata.normalize("NFC", _printable(path.relative_to(folder)))


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
