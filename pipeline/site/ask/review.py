"""What the review page needs: the report as it is in the database, pictures of its pages, corrections to be written.

Only where the PDFs are at hand; a published site has neither them nor the parts of the program that read them.
"""

from __future__ import annotations

import asyncio
import gzip
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.utils.asgi import Request

from .database import row
from .pictures import NoPicture, folder_of_pdfs, one_at_a_time, pdf_in

if TYPE_CHECKING:
    from pipeline.seeing.entries import Entry
    from schemas.report import Report

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_tokens: WeakKeyDictionary[Datasette, str] = WeakKeyDictionary()


def allow_corrections(datasette: Datasette) -> None:
    """Let the review page write side files, for whoever gets the page from this machine."""
    _tokens[datasette] = secrets.token_urlsafe(32)


def token_for(datasette: Datasette, request: Request) -> str | None:
    """Return the token that a form has to send; None where nothing may be written.

    A page that another site has smuggled in under its own name (its name leads to this machine) gets none.
    """
    return _tokens.get(datasette) if _host(request) in LOOPBACK else None


def may_write(datasette: Datasette, request: Request, token: str) -> bool:
    """Say whether a form may write: it comes from our own page on this machine, with the token that stood in it."""
    known = token_for(datasette, request)
    origin = request.headers.get("origin")
    own = origin is None or origin == f"{request.scheme}://{request.headers.get('host', '')}"
    near = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return known is not None and own and near and secrets.compare_digest(token.encode(), known.encode())


async def report_of(datasette: Datasette, report_id: str) -> Report | None:
    """Return the report as it was loaded; None where there is none, or no PDFs to compare it with."""
    found = await row(datasette, "SELECT json FROM report_files WHERE report_id = ?", [report_id])
    if found is None or folder_of_pdfs(datasette) is None:
        return None
    from schemas.report import Report

    return Report.model_validate_json(gzip.decompress(found["json"]))


async def is_alone(datasette: Datasette, report: Report) -> bool:
    """Say whether the report is the only one of its PDF."""
    found = await row(datasette, "SELECT count(*) AS n FROM reports WHERE source_file = ?", [report.source_file])
    return found is not None and found["n"] <= 1


async def page_picture(datasette: Datasette, report: Report, page: int) -> bytes:
    """Return a page with everything drawn on it that was found there; raise NoPicture where it cannot be made."""
    return await asyncio.to_thread(_drawn, _folder(datasette), report, page)


async def cut_out(datasette: Datasette, report: Report, entry: Entry) -> bytes:
    """Return the piece of the page with an entry; raise NoPicture where it stands nowhere."""
    return await asyncio.to_thread(_cut, _folder(datasette), report, entry)


def _folder(datasette: Datasette) -> Path:
    folder = folder_of_pdfs(datasette)
    if folder is None:
        raise NoPicture("The PDFs are not at hand here, so no picture can be made.")
    return folder


def _drawn(folder: Path, report: Report, number: int) -> bytes:
    from parsers.page.scan.pages import with_layers
    from parsers.readers import READERS
    from pipeline.seeing.drawing import PARTS, drawn, png
    from pipeline.seeing.marks import marks_on

    data = pdf_in(folder, report.source_file, report.source_sha256)
    with one_at_a_time:
        pages = [page for page in with_layers(READERS["pdfium"](data, {number})).pages if page.number == number]
        if not pages:
            raise NoPicture("The PDF has no such page.")
        return png(drawn(data, pages[0], marks_on(report, pages[0]), PARTS))


def _cut(folder: Path, report: Report, entry: Entry) -> bytes:
    from parsers.page.scan.pages import with_layers
    from parsers.readers import READERS
    from pipeline.evidence import cut
    from pipeline.seeing.marks import place_of_text

    data = pdf_in(folder, report.source_file, report.source_sha256)
    with one_at_a_time:
        place = entry.place
        if place is None and entry.page is not None:
            texts = [figure.value for figure in entry.figures if isinstance(figure.value, str)]
            pages = [
                page for page in with_layers(READERS["pdfium"](data, {entry.page})).pages if page.number == entry.page
            ]
            place = place_of_text(texts, pages[0]) if pages else None
        if place is None:
            raise NoPicture("It stands nowhere on the page as it was read.")
        return cut(data, place)


def _host(request: Request) -> str:
    """Return the name under which the page was asked for, without the port."""
    host = str(request.headers.get("host", ""))
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
