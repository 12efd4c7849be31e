"""Robots, sitemap and feed are well formed and lead to pages that are there."""

import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.database.load import load
from pipeline.site.serve import site
from schemas.report import Report, Source
from tests import made_up
from tests.site.conftest import Get, client

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_robots_are_told_of_the_sitemap_and_kept_from_queries(get: Get) -> None:
    lines = get("/robots.txt").text.splitlines()
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert "Disallow: /kommunkompassen?" in lines
    assert "Disallow: /-/" in lines
    assert "Disallow: /" not in lines


def test_every_address_of_the_sitemap_is_there(get: Get, known: dict[str, Report]) -> None:
    root = ElementTree.fromstring(get("/sitemap.xml").content)
    addresses = [str(one.text) for one in root.iter(f"{SITEMAP}loc")]
    assert {f"http://localhost/report/{one}" for one in known} <= set(addresses)
    assert {get(urlsplit(address).path).status_code for address in addresses} == {200}


def test_feed_has_the_newest_report_first(get: Get, known: dict[str, Report]) -> None:
    root = ElementTree.fromstring(get("/feed.atom").content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(known)
    assert entries[0].findtext(f"{ATOM}title") == "Vara Nova 2021"


def test_feed_is_dated_by_when_a_report_came_in(tmp_path: Path) -> None:
    fetched = Source(url="https://example.org/o.pdf", page=None, fetched="2024-03-05")
    one = made_up.report("Ödeshult", 2008, "2002").model_copy(update={"source": fetched})
    made_up.write(tmp_path, [one, made_up.report("Ängsvik", 2021, "2020")])
    load(tmp_path, tmp_path / "x.db")
    os.utime(tmp_path / "x.db", (1_600_000_000, 1_600_000_000))
    root = ElementTree.fromstring(client(site(tmp_path / "x.db"))("/feed.atom").content)
    dates = {e.findtext(f"{ATOM}title"): e.findtext(f"{ATOM}updated") for e in root.findall(f"{ATOM}entry")}
    assert dates == {"Ödeshult 2008": "2024-03-05T00:00:00Z", "Ängsvik 2021": "2020-09-13T12:26:40Z"}


def test_entries_of_the_feed_keep_their_id(get: Get, known: dict[str, Report]) -> None:
    root = ElementTree.fromstring(get("/feed.atom").content)
    ids = {entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")}
    assert ids == {f"urn:sha256:{one.source_sha256}" for one in known.values()}


def test_feed_is_found_from_every_page(get: Get) -> None:
    assert '<link rel="alternate" type="application/atom+xml"' in get("/").text
