"""What the site adds to Datasette."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from jinja2 import Environment
from markupsafe import Markup

from . import charts
from .ask.database import database as reports_database
from .pages import ROUTES
from .web.page import NAVIGATION, narrowed_url, page_url, segment
from .web.security import NONCE, Application, with_headers
from .web.stock import fitted, own_inline
from .words import labels
from .words.identifiers import sort_key
from .words.swedish import compare
from .words.text import excerpt, marked, paragraphs, percent

HOOKS = (
    "asgi_wrapper",
    "extra_template_vars",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
)


LED_TO_REPORTS = frozenset(
    {("profiles", "report_id"), ("report_profiles", "report_id"), ("flagged_reports", "report_id")}
)
"""Tables and columns whose values lead to the page of a report."""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Add the site's pages; `/` is among them."""
    return ROUTES


@hookimpl
def asgi_wrapper() -> Callable[[Application], Application]:
    """Put the security headers on every answer."""
    return with_headers


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the Swedish order: `ORDER BY municipality COLLATE swedish` or `ORDER BY swedish(municipality)`."""
    conn.create_collation("swedish", compare)
    conn.create_function(
        "swedish", 1, lambda value: None if value is None else sort_key(str(value)), deterministic=True
    )


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Add what the templates write with."""
    env.filters.update(
        excerpt=excerpt,
        figure=labels.figure,
        fitted=fitted,
        marked=marked,
        ordinal=labels.ordinal,
        own_inline=own_inline,
        paragraphs=paragraphs,
        percent=percent,
        segment=segment,
        keypath=lambda key: quote(str(key)),
        subject=labels.subject,
    )
    env.globals.update(
        against=labels.against,
        charts=charts,
        fromjson=json.loads,
        narrowed_url=narrowed_url,
        page_url=page_url,
        visit=labels.visit,
        zip=zip,
    )


@hookimpl
def extra_template_vars(request: Request | None, datasette: Datasette) -> dict[str, object]:
    """Give Datasette's own pages what the common frame needs."""
    return {
        "csp_nonce": request.scope.get(NONCE, "") if request else "",
        "site_navigation": NAVIGATION,
        "style_version": _style_version(),
        "tables_url": datasette.urls.database(reports_database(datasette).name),
    }


@hookimpl
def render_cell(value: object, column: str, table: str | None, datasette: Datasette) -> Markup | None:
    """Lead from the tables to the pages."""
    if (table, column) not in LED_TO_REPORTS or value is None:
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/report/{segment(value)}"), value)


@cache
def _style_version() -> str:
    style = Path(__file__).with_name("static") / "site.css"
    # In a published bundle the file lies elsewhere; there the bundle is new when the style is.
    return hashlib.sha256(style.read_bytes()).hexdigest()[:8] if style.is_file() else ""
