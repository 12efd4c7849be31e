"""/robots.txt, /sitemap.xml and /feed.atom."""

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, database, rows
from ..web.page import NAVIGATION, segment
from ..web.urls import url
from ..web.version import version_of
from ..words.i18n import gettext as _
from ..words.i18n import language
from ..words.labels import points, visit

NEWEST = 30
_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")


async def robots(datasette: Datasette, request: Request) -> Response:
    """Let robots read the pages, but not every filter and query that can be made up."""
    path = datasette.urls.path
    tables = datasette.urls.database(database(datasette).name)
    closed = [path("/-/"), path("/search"), path("/compare?"), f"{tables}?", f"{tables}/", f"{tables}.db"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {p}" for p in closed),
        "",
        f"Sitemap: {_absolute(datasette, request, '/sitemap.xml')}",
    ]
    return Response.text("\n".join(lines) + "\n")


async def sitemap(datasette: Datasette, request: Request) -> Response:
    """List every report, municipality and area."""
    paths = ["/", *NAVIGATION, "/errata", "/api", "/about/dictionary"]
    for r in await rows(datasette, "SELECT report_id FROM profiles ORDER BY report_id"):
        paths.append(f"/report/{segment(r['report_id'])}")
    for r in await rows(datasette, "SELECT DISTINCT slug FROM profiles ORDER BY sort_key, slug"):
        paths.append(f"/municipality/{segment(r['slug'])}")
    for r in await rows(datasette, "SELECT DISTINCT edition, number FROM edition_areas ORDER BY edition, number"):
        paths.append(f"/area/{segment(r['edition'])}/{r['number']}")
    base = _absolute(datasette, request, "/").rstrip("/")
    entries = "\n".join(f"<url><loc>{escape(base + start + p)}</loc></url>" for p in paths for start in ("", "/en"))
    return _xml(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>', "application/xml"
    )


async def feed(datasette: Datasette, request: Request) -> Response:
    """Return the newest reports as Atom, dated by when they came in: fetched, else loaded with this database."""
    loaded = datetime.fromtimestamp(version_of(datasette).time, UTC)
    newest = await rows(
        datasette,
        "SELECT p.*, r.month, r.source_sha256, r.source_fetched, editions.name AS edition_name FROM profiles p "
        "JOIN reports r ON r.id = p.report_id LEFT JOIN editions ON editions.id = p.edition "
        f"ORDER BY r.source_fetched DESC NULLS LAST, p.year DESC, r.month DESC, p.report_id LIMIT {NEWEST}",
    )
    home = _absolute(datasette, request, "/")
    dates = [_came_in(r, loaded) for r in newest]
    parts = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language.get()}">',
        f"<title>{escape(_('Nya rapporter från Kommunkompassen'))}</title>",
        f"<id>{escape(home)}</id>",
        f"<updated>{max(dates, default=_stamp(loaded))}</updated>",
        f"<link href={quoteattr(home)}/>",
        f'<link rel="self" href={quoteattr(_absolute(datasette, request, "/feed.atom"))}/>',
        "<author><name>Kommunkompassen</name></author>",
        *(_entry(datasette, request, r, when) for r, when in zip(newest, dates, strict=True)),
        "</feed>",
    ]
    return _xml("\n".join(parts), "application/atom+xml")


def _entry(datasette: Datasette, request: Request, r: Row, when: str) -> str:
    title = f"{r['municipality']} {r['year'] or ''}".strip()
    about = [_("Besök: {when}").format(when=visit(r["year"], r["month"])), r["edition_name"] or _("okänd utgåva")]
    if r["score"] is not None:
        about.append(points(r["score"], r["max"]))
    if r["stories"]:
        about.append(_("{n} siffror som inte stämmer").format(n=r["stories"]))
    link = _absolute(datasette, request, f"/report/{segment(r['report_id'])}")
    return (
        f"<entry><title>{escape(title)}</title><id>urn:sha256:{escape(r['source_sha256'])}</id>"
        f"<updated>{when}</updated><link href={quoteattr(link)}/>"
        f"<summary>{escape('; '.join(about))}.</summary></entry>"
    )


def _came_in(r: Row, loaded: datetime) -> str:
    """Return when a report came in; a file that says nothing of it came with the database."""
    if r["source_fetched"] and _DATE.match(r["source_fetched"]):
        return f"{r['source_fetched']}T00:00:00Z"
    return _stamp(loaded)


def _stamp(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _absolute(datasette: Datasette, request: Request, path: str) -> str:
    return str(datasette.absolute_url(request, url(datasette, path)))


def _xml(body: str, content_type: str) -> Response:
    # Characters that XML cannot hold cannot stand in it even when escaped.
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", body)
    return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{clean}\n', content_type=f"{content_type}; charset=utf-8")


ROUTES = [(r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap), (r"^/feed\.atom$", feed)]
