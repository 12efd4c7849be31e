"""Serves a database with the site around it."""

import asyncio
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette

from pipeline.metadata import metadata, settings
from pipeline.site.pictures import PLUGIN

STATIC = "static"
"""First part of the addresses of style and icon."""


def site(database: Path, raw: Path | None = None) -> Datasette:
    """Return a Datasette that serves `database` read-only with the site's pages.

    `raw` is the folder the reports were read from; with it a picture of every printed row can be shown. The file must
    not be written to while it is served; a new one may take its place.
    """
    described = metadata(database.stem)
    if raw is not None:
        described["plugins"] = {PLUGIN: {"raw": str(raw)}}
    folder = Path(str(files("pipeline") / "site"))
    return Datasette(
        immutables=[str(database)],
        metadata=described,
        settings=settings(),
        template_dir=str(folder / "templates"),
        plugins_dir=str(folder / "plugins"),
        static_mounts=[(STATIC, str(folder / "static"))],
    )


def serve(database: Path, raw: Path | None = None, host: str = "127.0.0.1", port: int = 8001, **options: Any) -> None:
    """Serve the site until stopped; `options` go to uvicorn."""
    datasette = site(database, raw)
    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, lifespan="on", **options)
