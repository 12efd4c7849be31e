"""Pictures of what is printed: stored ones of findings, and on request any row where the PDF is at hand."""

import asyncio
import hashlib
import os
import threading
import unicodedata
from pathlib import Path, PurePosixPath
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from .database import Row, row

# PDFium is not made for several threads at once.
one_at_a_time = threading.Lock()
_folders: WeakKeyDictionary[Datasette, Path] = WeakKeyDictionary()


class NoPicture(Exception):
    """There is no picture; the message says why."""


def take_pdfs_from(datasette: Datasette, folder: Path) -> None:
    """Tell the site where the PDFs are that the reports were read from."""
    # Not in Datasette's metadata: that is published under /-/metadata, and the path is nobody's business.
    _folders[datasette] = folder


def folder_of_pdfs(datasette: Datasette) -> Path | None:
    """Return the folder the reports were read from, if the site was told of it."""
    folder = _folders.get(datasette)
    return folder if folder is not None and folder.is_dir() else None


async def printed_row(datasette: Datasette, report_id: str, kind: str, area: int, position: int) -> Row | None:
    """Return page, box and file of a row: `kind` is question, heading, sum or total."""
    if kind == "question":
        return await row(
            datasette,
            "SELECT q.page, q.x0, q.top, q.x1, q.bottom, q.number, q.text, r.source_file, r.source_sha256 "
            "FROM questions q JOIN reports r ON r.id = q.report_id "
            "WHERE q.report_id = ? AND q.area_number = ? AND q.position = ?",
            [report_id, area, position],
        )
    return await row(
        datasette,
        "SELECT f.page, f.x0, f.top, f.x1, f.bottom, NULL AS number, a.name AS text, r.source_file, r.source_sha256 "
        "FROM figures f JOIN reports r ON r.id = f.report_id "
        "LEFT JOIN areas a ON a.report_id = f.report_id AND a.number = f.area_number "
        "WHERE f.report_id = ? AND f.kind = ? AND f.area_number IS ?",
        [report_id, kind, area or None],
    )


async def picture_of(datasette: Datasette, printed: Row) -> bytes:
    """Cut the row out of its PDF; raise NoPicture where that cannot be done."""
    folder = folder_of_pdfs(datasette)
    if folder is None:
        raise NoPicture("The PDFs are not at hand here, so no picture of the row can be made.")
    return await asyncio.to_thread(
        _from_file,
        folder,
        printed["source_file"],
        printed["source_sha256"],
        {name: printed[name] for name in ("page", "x0", "top", "x1", "bottom")},
    )


def pdf_in(folder: Path, name: str, sha256: str) -> bytes:
    """Return the PDF that a report was read from; raise NoPicture where the folder has it not, or another one."""
    path = _on_disk(folder, name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise NoPicture("The PDF of this report is not in the folder any more.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NoPicture("The PDF in the folder is not the one that this report was read from.")
    return data


def _on_disk(folder: Path, name: str) -> Path:
    """Where the file is that the results call `name`: composed, and with bytes that are no UTF-8 written out."""
    place = folder
    for part in PurePosixPath(name).parts:
        found = place / part
        if part != ".." and not os.path.lexists(found) and place.is_dir():
            alike = (entry for entry in sorted(os.listdir(place), key=os.fsencode) if _as_named(entry) == part)
            found = place / next(alike, part)
        place = found
    return place


def _as_named(entry: str) -> str:
    return unicodedata.normalize("NFC", os.fsencode(entry).decode("utf-8", "backslashreplace"))


def _from_file(folder: Path, name: str, sha256: str, place: dict[str, float]) -> bytes:
    data = pdf_in(folder, name, sha256)
    try:
        # Here, because a published site is served without the part that reads PDFs.
        from pipeline.evidence import cut
        from schemas.report import Place
    except ImportError as error:
        raise NoPicture("This site was published without the part that reads PDFs.") from error
    with one_at_a_time:
        return cut(data, Place.model_validate(place))
