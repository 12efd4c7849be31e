"""/robots.txt, /sitemap.xml and /feed.atom."""

import re
from xml.sax.saxutils import escape, quoteattr

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import Row, database, rows
from ..web.page import NAVIGATION, segment
from ..words.labels import figure, visit

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
    paths = ["/", *(p for p, _ in NAVIGATION), "/about/dictionary"]
    for r in await rows(datasette, "SELECT report_id FROM profiles ORDER BY report_id"):
        paths.append(f"/report/{segment(r['report_id'])}")
    for r in await rows(datasette, "SELECT DISTINCT slug FROM profiles ORDER BY sort_key, slug"):
        paths.append(f"/municipality/{segment(r['slug'])}")
    for r in await rows(datasette, "SELECT DISTINCT edition, number FROM edition_areas ORDER BY edition, number"):
        paths.append(f"/area/{segment(r['edition'])}/{r['number']}")
    base = _absolute(datasette, request, "/").rstrip("/")
    entries = "\n".join(f"<url><loc>{escape(base + p)}</loc></url>" for p in paths)
    return _xml(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>', "application/xml"
    )


async def feed(datasette: Datasette, request: Request) -> Response:
    """Return the newest reports as Atom, dated by the report's own date or by its visit."""
    found = await rows(
        datasette,
        "SELECT p.*, r.month, r.report_date, r.source_sha256, editions.name AS edition_name FROM profiles p "
        "JOIN reports r ON r.id = p.report_id LEFT JOIN editions ON editions.id = p.edition",
    )
    newest = sorted(found, key=lambda r: (_date(r), r["report_id"]), reverse=True)[:NEWEST]
    home = _absolute(datasette, request, "/")
    updated = _date(newest[0]) if newest else "1970-01-01"
    parts = [
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        "<title>Kommunkompassen reports</title>",
        f"<id>{escape(home)}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<link href={quoteattr(home)}/>",
        f'<link rel="self" href={quoteattr(_absolute(datasette, request, "/feed.atom"))}/>',
        "<author><name>Kommunkompassen reports</name></author>",
        *(_entry(datasette, request, r) for r in newest),
        "</feed>",
    ]
    return _xml("\n".join(parts), "application/atom+xml")


def _entry(datasette: Datasette, request: Request, r: Row) -> str:
    title = f"{r['municipality']} {r['year'] or ''}".strip()
    about = [f"Visit: {visit(r['year'], r['month'])}", f"edition: {r['edition_name'] or 'unknown'}"]
    if r["score"] is not None:
        about.append(f"score: {figure(r['score'])} of {figure(r['max'])}")
    if r["errors"]:
        about.append(f"{r['errors']} figures that do not add up")
    link = _absolute(datasette, request, f"/report/{segment(r['report_id'])}")
    return (
        f"<entry><title>{escape(title)}</title><id>urn:sha256:{escape(r['source_sha256'])}</id>"
        f"<updated>{_date(r)}T00:00:00Z</updated><link href={quoteattr(link)}/>"
        f"<summary>{escape('; '.join(about))}.</summary></entry>"
    )


def _date(r: Row) -> str:
    """Return the report's date, else the first day of its month or year; a feed must have one."""
    if r["report_date"] and _DATE.match(r["report_date"]):
        return str(r["report_date"])
    return f"{r['year'] or 1970:04d}-{r['month'] or 1:02d}-01"


def _absolute(datasette: Datasette, request: Request, path: str) -> str:
    return str(datasette.absolute_url(request, datasette.urls.path(path)))


def _xml(body: str, content_type: str) -> Response:
    # Characters that XML cannot hold cannot stand in it even when escaped.
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", body)
    return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{clean}\n', content_type=f"{content_type}; charset=utf-8")


ROUTES = [(r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap), (r"^/feed\.atom$", feed)]
