"""Addresses of the site in the language of the page."""

from typing import Any

from datasette.app import Datasette
from datasette.url_builder import Urls
from datasette.utils import PrefixedUrlString

from ..words.i18n import ENGLISH, SWEDISH, language

SHARED = ("static/", "-/", "evidence/", "robots.txt", "sitemap.xml")
"""Beginnings of the addresses that are the same in all languages."""


class SiteUrls(Urls):  # type: ignore[misc]  # Datasette has no types
    """Datasette's addresses, with the language of the page in front."""

    def path(self, path: Any, format: str | None = None) -> Any:
        """Return the address of a path of the site: `/en/…` on an English page."""
        if not isinstance(path, PrefixedUrlString):
            path = path.removeprefix("/")
            if language.get() == ENGLISH and not path.startswith(SHARED):
                path = f"{ENGLISH}/{path}"
        return super().path(path, format=format)


def url(datasette: Datasette, path: str) -> str:
    """Return the address of a path of the site in the language of the page."""
    return str(SiteUrls(datasette).path(path))


def in_language(datasette: Datasette, path: str, wanted: str) -> str:
    """Return the address of the same page in another language; `path` is the one inside the site, from "/" on."""
    prefix = "" if wanted == SWEDISH else f"{wanted}/"
    return str(datasette.setting("base_url")) + prefix + path.removeprefix("/")


def inside(datasette: Datasette, path: str) -> str:
    """Return a path as the site sees it: without the base address in front."""
    base = str(datasette.setting("base_url"))
    return "/" + path.removeprefix(base if path.startswith(base) else "/")
