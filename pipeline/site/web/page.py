"""One way to make a page."""

from collections.abc import Container
from urllib.parse import quote, unquote, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from ..words.labels import CODES, COUNTRIES, KINDS, SUBJECTS

NAVIGATION = (
    ("/reports", "Reports"),
    ("/municipalities", "Municipalities"),
    ("/areas", "Areas and questions"),
    ("/examples", "Good examples"),
    ("/compare", "Compare"),
    ("/flagged", "Flagged"),
    ("/about", "About"),
)


async def render(
    datasette: Datasette, request: Request, template: str, *, section: str = "", status: int = 200, **context: object
) -> Response:
    """Return the page made of `templates/site/<template>.html`; `section` is its entry in the navigation."""
    everything = {
        "site_page": True,
        "section": section,
        "subjects": SUBJECTS,
        "kinds": KINDS,
        "codes": CODES,
        "countries": COUNTRIES,
        **context,
    }
    html = await datasette.render_template(f"site/{template}.html", everything, request=request)
    return Response.html(html, status=status)


def part(request: Request, name: str) -> str:
    """Return a named part of the path, percent-decoded."""
    return unquote(str(request.url_vars[name]))


def segment(value: object) -> str:
    """Return a value as one part of a path, slashes included."""
    return quote(str(value), safe="")


def choice(request: Request, name: str, allowed: Container[str]) -> str:
    """Return an argument of the query string if it is among `allowed`, else an empty text."""
    value = str(request.args.get(name) or "")
    return value if value in allowed else ""


def whole(request: Request, name: str, default: int = 0, most: int = 10**6) -> int:
    """Return an argument of the query string as a whole number from 0 to `most`, else `default`."""
    value = str(request.args.get(name) or "")
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 8 else default


def page_url(request: Request, page: int) -> str:
    """Return the address of another page of the same list."""
    return narrowed_url(request, "page", str(page))


def narrowed_url(request: Request, name: str, value: str) -> str:
    """Return the address of the same page with one argument changed."""
    kept = [(key, v) for key in request.args for v in request.args.getlist(key) if key != name and key != "page"]
    return "?" + urlencode([*kept, (name, value)])


def missing(what: str) -> NotFound:
    """Return the error to raise for something that is not in the database."""
    return NotFound(f"There is no {what} in this database.")
