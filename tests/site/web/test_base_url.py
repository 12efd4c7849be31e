"""The site also stands under a path of a larger one."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.site.serve import site
from tests.site.conftest import Get, client
from tests.site.pages.test_pages import PAGES


@pytest.fixture(scope="module")
def below(database: Path) -> Get:
    """Ask for a page of the site under /kk/; the client puts that in front itself."""
    datasette: Datasette = site(database)
    datasette._settings["base_url"] = "/kk/"
    return client(datasette)


@pytest.mark.parametrize("path", PAGES)
def test_every_address_keeps_the_path(below: Get, path: str) -> None:
    html = below(path).text
    inner = [a for a in re.findall(r'(?:href|src|action)="([^"]*)"', html) if a.startswith("/")]
    assert inner
    assert [address for address in inner if not address.startswith("/kk/")] == []


@pytest.mark.parametrize("path", [p for p in PAGES if not p.startswith("/kommunkompassen")])
def test_english_pages_stay_english_below_a_path(below: Get, path: str) -> None:
    html = below(f"/en{path}").text
    inner = [a for a in re.findall(r'(?:href|action)="([^"]*)"', html) if a.startswith("/")]
    kept = ("/kk/en", "/kk/static/", "/kk/evidence/", "/kk/-/")
    swedish = {a for a in inner if not a.startswith(kept)}
    assert {a.split("?")[0] for a in swedish} == {f"/kk{path}".split("?")[0]}  # the switch to Swedish


def test_feeds_keep_the_path(below: Get) -> None:
    assert "http://localhost/kk/report/odeshult-2014" in below("/feed.atom").text
    assert "http://localhost/kk/report/odeshult-2014" in below("/sitemap.xml").text
    assert below("/subject/democracy").headers["location"] == "/kk/areas#democracy"
