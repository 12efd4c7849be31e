"""Addresses that no page has: almost right ones lead to their page, others are told what is near."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from difflib import get_close_matches
from http import HTTPStatus
from urllib.parse import quote, unquote

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from ..ask.database import row, rows
from ..web.page import query_string, render, segment
from ..web.urls import inside, url
from ..words.i18n import gettext as _
from ..words.identifiers import slug

_NEAR = 6
_PLACE = re.compile(r"^/(?:municipality/)?(?P<name>[^/]+)/?$")
_REPORT = re.compile(r"^/report/(?P<name>[^/]+?)(?P<rest>\.(?:json|csv|xlsx)|/errata(?:\.txt)?)?/?$")
_MACHINES = (".json", ".csv", ".xlsx", ".svg", ".png", ".txt", ".xml")


def answer_to(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Awaitable[Response]] | None:
    """Return what answers an address or a query that cannot be; None for anything else that went wrong."""
    if isinstance(exception, QueryInterrupted):
        return None
    status = getattr(exception, "status", 500) if isinstance(exception, Base400 | DatasetteError) else 500
    message = str(getattr(exception, "message", None) or (exception.args[0] if exception.args else ""))
    if message.startswith("Cannot sort table by"):
        status = 400
    if status not in (400, 404) or getattr(exception, "message_is_html", False):
        return None

    async def answer() -> Response:
        path = tilde_decode(unquote(inside(datasette, request.path.split("?")[0])))
        if status == HTTPStatus.NOT_FOUND:
            better = await _better(datasette, path)
            if better is not None:
                return Response.redirect(url(datasette, better) + query_string(request), status=301)
        if path.endswith(_MACHINES):
            return Response.json(
                {"ok": False, "error": message or _("Sidan finns inte"), "status": status}, status=status
            )
        return await render(
            datasette,
            request,
            "lost",
            status=status,
            title=_("Sidan finns inte") if status == HTTPStatus.NOT_FOUND else _("Så går det inte att fråga"),
            said="" if status == HTTPStatus.NOT_FOUND and "atabase not found" in message else message,
            near=await _near(datasette, path) if status == HTTPStatus.NOT_FOUND else [],
            noindex=True,
        )

    return answer


async def _better(datasette: Datasette, path: str) -> str | None:
    """Return the path of the page that is meant: another case, letters with their marks, a code."""
    report = _REPORT.match(path)
    if report:
        name = slug(report["name"])
        if name != report["name"] and await row(datasette, "SELECT 1 FROM profiles WHERE report_id = ?", [name]):
            return f"/report/{segment(name)}{report['rest'] or ''}"
        return None
    place = _PLACE.match(path)
    if place is None:
        return None
    name = place["name"]
    found = await row(
        datasette,
        "SELECT s.slug FROM municipalities m JOIN municipality_slugs s ON s.municipality_id = m.id "
        "WHERE m.code = :name OR m.id = upper(:name) ORDER BY m.country = 'SE' DESC LIMIT 1",
        {"name": name},
    ) or await row(datasette, "SELECT slug FROM municipality_pages WHERE slug = ?", [slug(name)])
    target = None if found is None else f"/municipality/{segment(found['slug'])}"
    return target if target != quote(path) else None


async def _near(datasette: Datasette, path: str) -> list[tuple[str, str]]:
    """Return addresses and names of pages whose name is near to what stands last in the path."""
    asked = slug(re.sub(r"\.\w+$", "", path.rstrip("/").rsplit("/", 1)[-1]))
    if path.startswith("/report/"):
        found = await rows(datasette, "SELECT report_id, municipality, year FROM profiles")
        names = {r["report_id"]: (f"/report/{r['report_id']}", f"{r['municipality']} {r['year'] or ''}") for r in found}
    else:
        found = await rows(datasette, "SELECT slug, name FROM municipality_pages")
        names = {r["slug"]: (f"/municipality/{r['slug']}", r["name"]) for r in found}
    first = [name for name in names if asked and name.startswith(asked[:4])]
    near = await asyncio.to_thread(get_close_matches, asked, first or list(names), _NEAR, 0.6) or first[:_NEAR]
    return [names[name] for name in near]
