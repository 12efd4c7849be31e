"""A module for each kind of page, with its addresses at the top."""

from collections.abc import Callable
from typing import Any

from . import (
    about,
    areas,
    catalogue,
    change,
    corrections,
    coverage,
    errata,
    examples,
    feeds,
    flagged,
    home,
    municipality,
    search,
)
from .reports import compare, downloads, listing, printed, report, review

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    *home.ROUTES,
    *listing.ROUTES,
    *report.ROUTES,
    *downloads.ROUTES,
    *printed.ROUTES,
    *review.ROUTES,
    *municipality.ROUTES,
    *areas.ROUTES,
    *compare.ROUTES,
    *change.ROUTES,
    *errata.ROUTES,
    *corrections.ROUTES,
    *coverage.ROUTES,
    *examples.ROUTES,
    *flagged.ROUTES,
    *search.ROUTES,
    *about.ROUTES,
    *feeds.ROUTES,
    *catalogue.ROUTES,
]
