"""What every answer has: a language, headers that keep pages safe, a version to ask again with, and gzip."""

import asyncio
import hashlib
import secrets
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from email.utils import formatdate
from http import HTTPStatus
from typing import Any

from datasette.app import Datasette

from ..words.i18n import ENGLISH, SWEDISH, language
from .security import NONCE, policy
from .version import version_of

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_AGE = 300
"""Seconds for which a page may be shown again without asking."""
_PACKED = (b"text/", b"application/json", b"application/xml", b"application/atom+xml", b"image/svg+xml")
AT_ONCE = 200_000
"""Bytes that are packed before anybody else is answered: that takes as long as a template. More goes to a thread."""
_LEVEL = 5  # of gzip: above it a page takes twice the time for a hundredth of its size


def with_headers(app: Application, datasette: Datasette) -> Application:
    """Wrap an ASGI application so that its answers have a language, headers, a version and are packed."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        scope, wanted = _told_language(scope, str(datasette.setting("base_url")))
        token = language.set(wanted)
        try:
            await _Answer(scope, send, datasette).give(app, receive)
        finally:
            language.reset(token)

    return wrapped


class _Answer:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send, datasette: Datasette) -> None:
        self._nonce = secrets.token_urlsafe(16)
        self._scope = {**scope, NONCE: self._nonce}
        self._send = send
        self._asked = dict(scope["headers"])
        self._version = version_of(datasette)
        self._embedding = (datasette.plugin_config("kommunkompassen") or {}).get("embed", ())
        self._packer: Any = None

    async def give(self, app: Application, receive: Receive) -> None:
        """Answer from the application, or that nothing changed since the reader asked before."""
        if self._tag() in self._asked.get(b"if-none-match", b"") and self._lasting():
            headers = [(b"etag", self._tag()), *self._for_caches()]
            await self._send({"type": "http.response.start", "status": 304, "headers": headers})
            await self._send({"type": "http.response.body", "body": b""})
            return
        await app(self._scope, receive, self._pass_on)

    async def _pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": self._headers(message["status"], list(message.get("headers", [])))}
        elif message["type"] == "http.response.body" and self._packer is not None:
            body, last = message.get("body", b""), not message.get("more_body")
            at_once = len(body) <= AT_ONCE
            packed = self._packed(body, last) if at_once else await asyncio.to_thread(self._packed, body, last)
            message = {**message, "body": packed}
        await self._send(message)

    def _packed(self, body: bytes, last: bool) -> bytes:
        packed: bytes = self._packer.compress(body)
        return packed + self._packer.flush() if last else packed

    def _headers(self, status: int, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = {name.lower(): value for name, value in headers}
        kind = given.get(b"content-type", b"")
        added = [
            (b"content-security-policy", policy(self._nonce, kind, self._embedding).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"content-language", language.get().encode()),
        ]
        if not self._embedding or not kind.startswith(b"image/svg"):
            added.append((b"x-frame-options", b"DENY"))
        if b"access-control-allow-origin" not in given and self._lasting():
            added.append((b"access-control-allow-origin", b"*"))
        if status == HTTPStatus.OK and self._lasting():
            headers = [(name, value) for name, value in headers if name.lower() not in (b"etag", b"cache-control")]
            added += [(b"etag", self._tag()), *self._for_caches()]
        wanted = b"gzip" in self._asked.get(b"accept-encoding", b"") and b"content-encoding" not in given
        if wanted and status == HTTPStatus.OK and kind.startswith(_PACKED):
            self._packer = zlib.compressobj(_LEVEL, wbits=31)
            headers = [(name, value) for name, value in headers if name.lower() != b"content-length"]
            added.append((b"content-encoding", b"gzip"))
        return [*headers, *added, (b"vary", b"accept-encoding")]

    def _for_caches(self) -> list[tuple[bytes, bytes]]:
        return [
            (b"cache-control", f"public, max-age={MAX_AGE}".encode()),
            (b"last-modified", formatdate(self._version.time, usegmt=True).encode()),
        ]

    def _lasting(self) -> bool:
        """Say whether the answer is public, and the same until data or code change; the page for reviews is neither."""
        path = self._scope["path"]
        return self._scope["method"] in ("GET", "HEAD") and "/-/" not in path and "/review" not in path

    def _tag(self) -> bytes:
        asked = b"\0".join(
            (
                self._version.key.encode(),
                language.get().encode(),
                self._scope.get("raw_path") or self._scope["path"].encode(),
                self._scope.get("query_string", b""),
            )
        )
        return b'W/"' + hashlib.sha256(asked).hexdigest()[:20].encode() + b'"'


def _told_language(scope: Scope, base: str) -> tuple[Scope, str]:
    """Take the language out of the path: `/en/reports` is `/reports` in English."""
    path = scope["path"]
    start = base if path.startswith(base) else "/"
    rest = path[len(start) :]
    if rest != ENGLISH and not rest.startswith(f"{ENGLISH}/"):
        return scope, SWEDISH
    cut = len(ENGLISH) + 1
    raw = scope.get("raw_path")
    told = {**scope, "path": start + rest[cut:]}
    if raw:
        begin = len(start.encode())
        told["raw_path"] = raw[:begin] + raw[begin + cut :]
    return told, ENGLISH
