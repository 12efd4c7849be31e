"""Which data and which code made a page."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from ..ask.database import database
from ..ask.pictures import folder_of_pdfs


class Version(NamedTuple):
    """Of the data and the code."""

    time: float  # when the database was written, in seconds since 1970
    data: str
    code: str
    key: str  # changes whenever a page may


_known: WeakKeyDictionary[Datasette, Version] = WeakKeyDictionary()


def version_of(datasette: Datasette) -> Version:
    """Return what the site is made of; a database that takes the place of the one being served does not count."""
    found = _known.get(datasette)
    if found is None:
        file = Path(database(datasette).path)
        state = file.stat()
        data = hashlib.sha256(f"{state.st_mtime_ns} {state.st_size}".encode()).hexdigest()[:8]
        code = _code()
        key = f"{data} {code} {datasette.setting('base_url')} {folder_of_pdfs(datasette) is not None}"
        found = _known[datasette] = Version(state.st_mtime, data, code, key)
    return found


@cache
def _code() -> str:
    """Return a short hash of the site's own files."""
    folder = Path(__file__).parents[1]
    templates = folder if (folder / "templates").is_dir() else folder.parents[1]
    content = hashlib.sha256()
    found = [*folder.rglob("*.py"), *folder.rglob("*.mo")]
    found += [f for name in ("templates", "static") for f in (templates / name).rglob("*.*")]
    for file in sorted(found):
        content.update(file.name.encode() + file.read_bytes())
    return content.hexdigest()[:8]
