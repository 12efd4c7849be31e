"""What the site adds to Datasette."""

import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import handle_exception as handling
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from jinja2 import Environment
from markupsafe import Markup

from .ask.database import database as reports_database
from .pages import ROUTES
from .pages.lost import answer_to
from .web.formulas import with_guarded_tables
from .web.page import navigation, segment
from .web.security import NONCE
from .web.sending import Application, with_headers
from .web.urls import SiteUrls, in_language, inside, url
from .web.version import version_of
from .words.i18n import ENGLISH, NAMES, SWEDISH, language
from .words.identifiers import sort_key
from .words.jinja import prepare
from .words.swedish import LONGEST, compare

HOOKS = (
    "asgi_wrapper",
    "extra_template_vars",
    "handle_exception",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
)


LONGEST_VALUE = 1_000_000
"""Bytes of a value or a row; the longest that is published has less than a tenth."""

LONGEST_PATTERN = 200
"""Bytes of what LIKE and GLOB look for: their time grows with each more "%"."""

LED_TO_REPORTS = frozenset(
    {
        (table, "report_id")
        for table in ("profiles", "report_profiles", "flagged_reports", "question_scores", "area_scores")
    }
)
"""Tables and columns whose values lead to the page of a report."""


@hookimpl
def startup(datasette: Datasette) -> None:
    """Keep Datasette from printing every address that is not there with all variables of its code.

    It does so where the package rich happens to be installed, before any hook can say that the answer is known; that
    takes 0.3 seconds of processor time for each of them.
    """
    handling.rich = None


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Add the site's pages; `/` is among them."""
    return ROUTES


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Application], Application]:
    """Give every answer its language, headers and version, and keep formulas out of the CSV of tables and queries."""
    return lambda app: with_headers(with_guarded_tables(app, datasette), datasette)


@hookimpl
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Any] | None:
    """Lead an address that is almost right to its page; say what is near one that is not."""
    return answer_to(datasette, request, exception)


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the Swedish order (`ORDER BY name COLLATE swedish` or `ORDER BY swedish(name)`), and bounds.

    The limit of time is looked at between the steps of a query, not within a function: what one may make is bounded.
    """
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)
    conn.create_collation("swedish", compare)
    conn.create_function(
        "swedish", 1, lambda value: None if value is None else sort_key(str(value)[:LONGEST]), deterministic=True
    )


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Add what the templates write with."""
    prepare(env)


@hookimpl
def extra_template_vars(request: Request | None, datasette: Datasette) -> dict[str, object]:
    """Give Datasette's own pages what the common frame needs."""
    urls = SiteUrls(datasette)
    other = SWEDISH if language.get() == ENGLISH else ENGLISH
    path = inside(datasette, request.path) if request else "/"
    query = f"?{request.query_string}" if request and request.query_string else ""
    return {
        "csp_nonce": request.scope.get(NONCE, "") if request else "",
        "language": language.get(),
        "other_language": other,
        "other_language_name": NAMES[other],
        "languages": {name: in_language(datasette, path, name) + query for name in NAMES},
        "absolute_base": str(datasette.absolute_url(request, "/")).rstrip("/") if request else "",
        "site_navigation": navigation(),
        "version": version_of(datasette),
        "urls": urls,
        "plain_base": datasette.setting("base_url"),
        "tables_url": urls.database(reports_database(datasette).name),
    }


@hookimpl
def render_cell(value: object, column: str, table: str | None, datasette: Datasette) -> Markup | None:
    """Lead from the tables to the pages."""
    if (table, column) not in LED_TO_REPORTS or value is None:
        return None
    return Markup('<a href="{}">{}</a>').format(url(datasette, f"/report/{segment(value)}"), value)
