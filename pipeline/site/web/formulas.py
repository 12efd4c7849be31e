"""Texts that a spreadsheet would take for formulas, in every list that leaves the site.

A PDF may hold `=HYPERLINK(...)` where a question should stand. The site's own lists are written by `deliver`; the CSV
that Datasette makes of its tables and queries is changed on its way out, row by row.
"""

import codecs
import re
from http import HTTPStatus

from datasette.app import Datasette

from .sending import Application, Message, Receive, Scope, Send
from .urls import inside

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_FIELD = re.compile(r'("(?:[^"]|"")*+"|[^,"\r\n]*+)(,|\r?\n|\Z)')
_KINDS = (b"text/plain", b"text/csv")


def without_formula(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes in front."""
    # Spreadsheets pass over blanks, and over signs that do not show, before they look for a formula.
    shown = "".join(c for c in text[:100] if c.isprintable()).lstrip()
    return f"'{text}" if shown.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def with_guarded_tables(app: Application, datasette: Datasette) -> Application:
    """Wrap an ASGI application so that the CSV of Datasette's own tables and queries holds no formula."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_of_datasette(inside(datasette, scope["path"]), datasette):
            await app(scope, receive, send)
            return
        guard: _Rows | None = None

        async def pass_on(message: Message) -> None:
            nonlocal guard
            if message["type"] == "http.response.start" and _is_csv(scope, message):
                guard = _Rows()
            elif message["type"] == "http.response.body" and guard is not None:
                body = guard.guarded(message.get("body", b""), last=not message.get("more_body"))
                message = {**message, "body": body}
            await send(message)

        await app(scope, receive, pass_on)

    return wrapped


def _is_of_datasette(path: str, datasette: Datasette) -> bool:
    """True for the address of a database, or below it."""
    name = path.lstrip("/").split("/")[0].removesuffix(".csv")
    return any(name in (database.name, database.route) for database in datasette.databases.values())


def _is_csv(scope: Scope, message: Message) -> bool:
    kind = {name.lower(): value for name, value in message.get("headers", [])}.get(b"content-type", b"")
    return bool(scope["path"].endswith(".csv") and message["status"] == HTTPStatus.OK and kind.startswith(_KINDS))


class _Rows:
    """Rows of CSV as they pass; what is not yet a whole row is kept for the next part."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._kept: list[str] = []
        self._quotes = 0

    def guarded(self, part: bytes, *, last: bool) -> bytes:
        """The whole rows that end in this part, or all that is left at the last one."""
        text = self._decode(part, last)
        self._kept.append(text)
        self._quotes += text.count('"')
        if not last and (self._quotes % 2 or not text.endswith("\n")):
            return b""
        rows, self._kept, self._quotes = "".join(self._kept), [], 0
        return _guarded(rows).encode("utf-8")


def _guarded(rows: str) -> str:
    """Whole rows of CSV with an apostrophe before every text that begins like a formula."""
    return _FIELD.sub(_guarded_field, rows)


def _guarded_field(match: re.Match[str]) -> str:
    field, end = match.groups()
    quote = '"' if field.startswith('"') else ""
    text = field[1:-1] if quote else field
    return field + end if _NUMBER.fullmatch(text) else quote + without_formula(text) + quote + end
