"""Serves a database with the site around it."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette

from pipeline.database.metadata import COLUMNS, VERSION, columns, metadata, settings
from pipeline.site.ask.database import database as reports_database
from pipeline.site.ask.pictures import take_pdfs_from
from pipeline.site.ask.review import LOOPBACK, allow_corrections

STATIC = "static"
"""First part of the addresses of style and icon."""


def site(database: Path, raw: Path | None = None, *, edit: bool = False) -> Datasette:
    """Return a Datasette that serves `database` read-only with the site's pages.

    `raw` is the folder the reports were read from; with it a picture of every printed row can be shown, and with `edit`
    the review page writes side files into it. The file must not be written to while it is served; a new one may take
    its place.
    """
    folder = Path(str(files("pipeline") / "site"))
    datasette = Datasette(
        immutables=[str(database)],
        metadata=metadata(database.stem),
        settings=settings(),
        template_dir=str(folder / "templates"),
        plugins_dir=str(folder / "plugins"),
        static_mounts=[(STATIC, str(folder / "static"))],
    )
    if raw is not None:
        take_pdfs_from(datasette, raw)
        if edit:
            allow_corrections(datasette)
    return datasette


def is_current(database: Path) -> bool:
    """Say whether the database has the tables and columns that the pages ask for; one of another version may not."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            if conn.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return False
            found = set(conn.execute(COLUMNS))
    except sqlite3.Error:
        return False
    return {(table, column) for table, names in columns().items() for column in names} <= found


def serve(
    database: Path,
    raw: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 8001,
    *,
    edit: bool = False,
    **options: Any,
) -> None:
    """Serve the site until stopped; `options` go to uvicorn. Raises ValueError where `edit` would be open to others."""
    if edit and host not in LOOPBACK:
        raise ValueError("corrections are written on this machine alone")
    datasette = site(database, raw, edit=edit)
    asyncio.run(start(datasette))
    uvicorn.run(datasette.app(), host=host, port=port, lifespan="on", **options)


async def start(datasette: Datasette) -> None:
    """Start the site with every one of its threads holding the same file.

    A run can put a new database in the place of the old one at any moment. Threads that open theirs only when they are
    first asked would then read the new file beside others that read the old one.
    """
    await datasette.invoke_startup()
    threads = datasette.setting("num_sql_threads")
    together = threading.Barrier(threads)
    served = reports_database(datasette)
    await asyncio.gather(*(served.execute_fn(lambda conn: together.wait(30)) for _ in range(threads)))
