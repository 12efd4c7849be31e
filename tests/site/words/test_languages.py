"""Swedish at /, English at /en/…, and nothing left in between."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.site.words import labels
from pipeline.site.words.i18n import language, number
from tests.messages import MO, SITE, compiled, has_text, template, translated
from tests.site.conftest import Get
from tests.site.pages.test_pages import PAGES

LETTERS = re.compile(r"[^\W\d_]{2,}")
NO_TEXT = {
    "Kommunkompassen",
    "SQL",
    "CSV",
    "JSON",
    "Excel",
    "SHA",
    "curl",
    "pandas",
    "DuckDB",
    "nbsp",
    "amp",
    "lt",
    "gt",
}


TEMPLATES = sorted((SITE / "templates").rglob("*.html"))


class Texts(HTMLParser):
    """Collects the text of a page that is in the page's own language, with the attributes that are read aloud."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[str] = []
        self._foreign: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether the element is of another language."""
        about = dict(attrs)
        if tag not in ("meta", "link", "input", "img", "br", "path", "circle", "rect", "line", "polyline"):
            inner = bool(self._foreign and self._foreign[-1])
            foreign = tag in ("pre", "code", "style", "script", "title") or ("lang" in about and tag != "html")
            self._foreign.append(inner or foreign)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        if self._foreign:
            self._foreign.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if not (self._foreign and self._foreign[-1]):
            self.found.append(data)


def test_catalogue_has_every_text_translated() -> None:
    wanted = {m.id if isinstance(m.id, str) else m.id[0] for m in template() if m.id}
    have = {
        m.id if isinstance(m.id, str) else m.id[0]: m.string
        for m in translated()
        if m.id and not m.fuzzy and has_text(m)
    }
    assert wanted == set(have)


def test_catalogue_names_the_same_values() -> None:
    values = re.compile(r"%\(\w+\)s|\{\w*\}")
    for m in translated():
        texts = [m.id] if isinstance(m.id, str) else list(m.id)
        strings = [m.string] if isinstance(m.string, str) else list(m.string or ())
        if m.id:
            assert set(values.findall(texts[-1])) == set(values.findall(strings[-1])), m.id


def test_compiled_catalogue_is_that_of_the_file() -> None:
    assert MO.read_bytes() == compiled(translated())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_templates_hold_no_text_that_is_not_translated(path: Path) -> None:
    text = path.read_text("utf-8")
    text = re.sub(r"\{#.*?#\}|\{% trans.*?endtrans %\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<(pre|style|script|code|textarea)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    assert [word for word in LETTERS.findall(text) if word not in NO_TEXT] == []


@pytest.mark.parametrize("path", PAGES)
def test_page_says_its_language_and_leads_to_the_other(get: Get, path: str) -> None:
    for prefix, own, other in (("", "sv", "/en"), ("/en", "en", "")):
        html = get(f"{prefix}{path}").text
        assert f'<html lang="{own}">' in html
        escaped = path.replace("&", "&amp;")
        assert f'hreflang="sv" href="{escaped}"' in html
        assert f'hreflang="en" href="/en{escaped}"' in html
        assert f'class="tongue" href="{other}{escaped}"' in html


@pytest.mark.parametrize("path", [p for p in PAGES if "sql=" not in p and "/printed/" not in p])
def test_english_page_is_english(get: Get, path: str) -> None:
    text = " ".join(Texts(get(f"/en{path}").text).found)
    for name in (
        "Ödeshult",
        "Ängsvik",
        "Åkerholm",
        "Ökrona",
        "Östersund",
        "Upplands Väsby",
        "Å, ä and ö",
        "A to Ö",
        "Sveriges Kommuner och Regioner",
    ):
        text = text.replace(name, "")
    text = re.sub(r"“Brukarundersökningar”|“undersökning”|^\s*[ÅÄÖ]\s*$", "", text)
    if not path.startswith("/kommunkompassen"):  # its cells are the reports'
        swedish = {"och", "inte", "rapport", "rapporter", "kommun", "poäng", "frågor", "områden", "med", "utgåva", "är"}
        assert swedish.isdisjoint(LETTERS.findall(text.casefold())), path


@pytest.mark.parametrize(
    "path", [p for p in PAGES if not p.startswith("/kommunkompassen") and p != "/about/dictionary"]
)
def test_swedish_page_is_swedish(get: Get, path: str) -> None:
    text = re.sub(r"https?://\S+", "", " ".join(Texts(get(path).text).found))
    english = {"the", "of", "and", "report", "reports", "municipality", "score", "scores", "questions", "none"}
    assert english.isdisjoint(LETTERS.findall(text.casefold()))


def test_links_of_an_english_page_stay_english(get: Get) -> None:
    for path in ("/", "/reports", "/report/odeshult-2014", "/kommunkompassen/questions"):
        links = re.findall(r'<a [^>]*href="(/[^"]*)"', get(f"/en{path}").text)
        swedish = [x for x in links if not x.startswith(("/en", "/-/"))]
        assert set(swedish) <= {path}


def test_redirects_keep_the_language(get: Get) -> None:
    assert get("/en/ODESHULT").headers["location"] == "/en/municipality/odeshult"
    assert get("/en/subject/democracy").headers["location"] == "/en/areas#democracy"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (1234567, "1\u202f234\u202f567", "1,234,567"),
        (7.5, "7,5", "7.5"),
        (-3.0, "\u22123", "\u22123"),
        (None, "–", "–"),
    ],
)
def test_numbers_as_each_language_writes_them(value: float | None, swedish: str, english: str) -> None:
    assert number(value) == swedish
    token = language.set("en")
    try:
        assert number(value) == english
        assert labels.date("2015-01-09") == "9 January 2015"
        assert labels.visit(2015, 5) == "May 2015"
    finally:
        language.reset(token)
    assert labels.date("2015-01-09") == "9 januari 2015"
