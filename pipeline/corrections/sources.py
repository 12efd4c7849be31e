"""Where PDFs were published, from a list of names and addresses into their side files."""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.corrections.editing import Refused, note_source

_COLUMNS = {
    "file": ("file", "name", "source_file", "fil"),
    "url": ("url", "address", "source_url", "adress"),
    "page": ("page", "source_page", "sida"),
    "fetched": ("fetched", "source_fetched", "hämtad"),
}


class Noted(NamedTuple):
    """What became of a list: the side files that were written, and the lines that fit no PDF, with the reason."""

    written: tuple[Path, ...]
    left: tuple[tuple[int, str], ...]


def note_sources(table: Path, folder: Path, pdfs: Mapping[str, Path]) -> Noted:
    """Write the source of each PDF that the CSV file names. `pdfs` are those of `folder`, by their relative names.

    A name is that of the file, with its folders where two have the same; columns are file, url, page, fetched. Raises
    `Refused` for a table without the first two, OSError.
    """
    try:
        with open(table, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{table} is no CSV file in UTF-8: {error}.") from error
    columns = _columns(rows[0] if rows else [])
    if "file" not in columns or "url" not in columns:
        raise Refused(f"{table} needs a first line with the columns file and url (and page, fetched, if known).")
    written, left = [], []
    for number, row in enumerate(rows[1:], 2):
        values = {key: row[index].strip() for key, index in columns.items() if index < len(row) and row[index].strip()}
        if not values:
            continue
        try:
            written.append(note_source(_pdf(values.pop("file", ""), folder, pdfs), values))
        except Refused as reason:
            left.append((number, str(reason)))
    return Noted(tuple(written), tuple(left))


def _columns(head: Sequence[str]) -> dict[str, int]:
    names = [name.strip().casefold() for name in head]
    return {
        key: names.index(next(name for name in names if name in known))
        for key, known in _COLUMNS.items()
        if set(known) & set(names)
    }


def _pdf(name: str, folder: Path, pdfs: Mapping[str, Path]) -> Path:
    wanted = _plain(name)
    whole = [path for known, path in pdfs.items() if _plain(known) == wanted]
    last = [path for known, path in pdfs.items() if _plain(known).rpartition("/")[2] == wanted]
    found = whole or last
    if len(found) == 1:
        return found[0]
    many = f"{len(found)} PDFs are called {name!r}: name them with their folders"
    raise Refused(many if found else f"there is no {name!r} under {folder}")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
