"""Serves a database with the site around it."""

import asyncio
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette

from pipeline.metadata import metadata, settings
from pipeline.site.pictures import take_pdfs_from

STATIC = "static"
"""First part of the addresses of style and icon."""


def site(database: Path, raw: Path | None = None) -> Datasette:
    """Return a Datasette that serves `database` read-only with the site's pages.

    `raw` is the folder the reports were read from; with it a picture of every printed row can be shown. The file must
    not be written to while it is served; a new one may take its place.
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
    return datasette


def serve(database: Path, raw: Path | None = None, host: str = "127.0.0.1", port: int = 8001, **options: Any) -> None:
    """Serve the site until stopped; `options` go to uvicorn."""
    datasette = site(database, raw)
    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, lifespan="on", **options)
