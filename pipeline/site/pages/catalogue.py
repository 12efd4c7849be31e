"""`/datasets/dcat`: the catalogue for data portals, where the bundle was made with one."""

from pathlib import Path

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

FILE = Path(__file__).parents[1] / "dcat.rdf"


async def dcat(datasette: Datasette, request: Request) -> Response:
    """Serve the file that `kompass publish-bundle --settings` wrote."""
    if not FILE.is_file():
        raise NotFound("There is no catalogue: make the bundle with --settings.")
    return Response(FILE.read_text("utf-8"), content_type="application/rdf+xml; charset=utf-8")


ROUTES = [(r"^/datasets/dcat$", dcat)]
