"""The policy that keeps text from a PDF from becoming anything but text, and pages from asking other hosts."""

from collections.abc import Sequence

NONCE = "kommunkompassen_nonce"
"""Key of the request's scope under which its nonce stands."""


def policy(nonce: str, kind: bytes = b"text/html", embedding: Sequence[str] = ()) -> str:
    """Return the content security policy of an answer whose own inline elements carry `nonce`.

    A drawing carries its style with it and has no scripts; the sites of `embedding` may show it in a frame.
    """
    if kind.startswith(b"image/svg"):
        frames = " ".join(embedding) or "'none'"
        return f"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors {frames}"
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
