"""A module for each kind of page, with its addresses at the top."""

from collections.abc import Callable
from typing import Any

from ..pages import (
    about,
    areas,
    compare,
    downloads,
    examples,
    feeds,
    flagged,
    home,
    listing,
    municipality,
    printed,
    report,
    search,
)

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    *home.ROUTES,
    *listing.ROUTES,
    *report.ROUTES,
    *downloads.ROUTES,
    *printed.ROUTES,
    *municipality.ROUTES,
    *areas.ROUTES,
    *compare.ROUTES,
    *examples.ROUTES,
    *flagged.ROUTES,
    *search.ROUTES,
    *about.ROUTES,
    *feeds.ROUTES,
]
