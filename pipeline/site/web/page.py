"""One way to make a page, and to read what its address asks for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from ..words import labels
from ..words.i18n import gettext as _

NAVIGATION = ("/reports", "/municipalities", "/areas", "/change", "/compare", "/examples", "/flagged", "/about")
"""Pages of the menu, in its order."""


def navigation() -> list[tuple[str, str]]:
    """Return the pages of the menu with their names."""
    names = (
        _("Rapporter"),
        _("Kommuner"),
        _("Områden och frågor"),
        _("Upp och ner"),
        _("Jämför"),
        _("Goda exempel"),
        _("Stämmer inte"),
        _("Om"),
    )
    return list(zip(NAVIGATION, names, strict=True))


async def render(
    datasette: Datasette, request: Request, template: str, *, section: str = "", status: int = 200, **context: object
) -> Response:
    """Return the page made of `templates/site/<template>.html`; `section` is its entry in the navigation."""
    everything = {
        "site_page": True,
        "section": section,
        "subjects": labels.subjects(),
        "kinds": labels.kinds(),
        "countries": labels.countries(),
        **context,
    }
    html = await datasette.render_template(f"site/{template}.html", everything, request=request)
    return Response.html(html, status=status)


@dataclass
class Asked:
    """What the address of a list asks for; what is not there is kept to be told."""

    request: Request
    unknown: list[str] = field(default_factory=list)

    def one(self, name: str, allowed: Collection[str]) -> str:
        """Return an argument if it is among `allowed`, else an empty text."""
        value = str(self.request.args.get(name) or "").strip()
        if value and value not in allowed:
            self.unknown.append(value[:100])
            return ""
        return value

    def order(self, allowed: Sequence[str], default: str) -> str:
        """Return the order asked for; raise BadRequest for one that is not possible."""
        value = str(self.request.args.get("sort") or "") or default
        if value not in allowed:
            raise BadRequest(
                _("Det går inte att sortera efter ”{value}”. Möjligt är: {allowed}.").format(
                    value=value[:100], allowed=", ".join(allowed)
                )
            )
        return value

    def page(self) -> int:
        """Return the number of the page asked for, from 1; raise BadRequest for what is no number."""
        value = str(self.request.args.get("page") or "1")
        if not (value.isascii() and value.isdigit() and 0 < int(value) < 10**7):
            raise BadRequest(_("”{value}” är inget sidnummer.").format(value=value[:20]))
        return int(value)


def part(request: Request, name: str) -> str:
    """Return a named part of the path, percent-decoded."""
    return unquote(str(request.url_vars[name]))


def segment(value: object) -> str:
    """Return a value as one part of a path, slashes included."""
    return quote(str(value), safe="")


def page_url(request: Request, page: int) -> str:
    """Return the address of another page of the same list."""
    return narrowed_url(request, "page", str(page))


def narrowed_url(request: Request, name: str, value: str) -> str:
    """Return the address of the same page with one argument changed; an empty value takes it out."""
    kept = [(key, v) for key in request.args for v in request.args.getlist(key) if key != name and key != "page" and v]
    return "?" + urlencode([*kept, (name, value)] if value else kept)


def query_string(request: Request) -> str:
    """Return the arguments of the address as they were given, with "?" in front; nothing for none."""
    return f"?{request.query_string}" if request.query_string else ""


def missing(what: str) -> NotFound:
    """Return the error to raise for something that is not in the database."""
    return NotFound(what)
