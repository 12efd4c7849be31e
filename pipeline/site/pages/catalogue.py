"""`/datasets/dcat`: the catalogue for data portals, where the bundle was made with one; and what is served."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

FILE = Path(__file__).parents[1] / "dcat.rdf"


async def dcat(datasette: Datasette, request: Request) -> Response:
    """Serve the file that `kompass publish-bundle --settings` wrote."""
    if not FILE.is_file():
        raise NotFound("There is no catalogue: make the bundle with --settings.")
    return Response(FILE.read_text("utf-8"), content_type="application/rdf+xml; charset=utf-8")


async def databases(datasette: Datasette) -> Response:
    """Say which database is served, as Datasette does, without its path on this machine."""
    return Response.json([{k: v for k, v in one.items() if k != "path"} for one in datasette._connected_databases()])


ROUTES: list[tuple[str, Callable[..., Any]]] = [(r"^/-/databases(?:\.json)?$", databases), (r"^/datasets/dcat$", dcat)]
