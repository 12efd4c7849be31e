"""Headers that keep text from a PDF from becoming anything but text, and pages from asking other hosts."""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

NONCE = "kommunkompassen_nonce"
"""Key of the request's scope under which its nonce stands."""


def policy(nonce: str) -> str:
    """Return the content security policy of a page whose own inline elements carry `nonce`."""
    return "; ".join(
        (
            "default-src 'none'",
            "img-src 'self' data:",
            f"style-src 'self' 'nonce-{nonce}'",
            f"script-src 'self' 'nonce-{nonce}'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def with_headers(app: Application) -> Application:
    """Wrap an ASGI application so that each of its answers carries the headers."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        added = [
            (b"content-security-policy", policy(nonce).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"x-frame-options", b"DENY"),
        ]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await app({**scope, NONCE: nonce}, receive, send_with_headers)

    return wrapped
