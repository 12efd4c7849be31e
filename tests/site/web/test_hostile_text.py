"""Text from a PDF stays text, whatever is in it, and pages ask nobody else."""

import re
import time
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from datasette.app import Datasette

from pipeline.database.load import load
from pipeline.site.ask.pictures import take_pdfs_from
from pipeline.site.serve import site
from schemas.report import Mention, Report
from tests import made_up
from tests.site.conftest import Get, client
from tests.site.pages.test_pages import PAGES

MARKUP = '<script>alert(\'x\')</script><img src=x onerror=alert(1)> " onmouseover="alert(2)" {{ 7*7 }} \x02<b>\x03'
LINK = "javascript:alert(3)"


class Elements(HTMLParser):
    """Collects every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))


def hostile() -> Report:
    """Return a report in which every text is markup."""
    one = made_up.flagged(made_up.report("Ödeshult", 2014, mentions=[("2380", "Östersund")]))

    areas = tuple(
        a.model_copy(
            update={
                "name": MARKUP,
                "questions": tuple(
                    q.model_copy(update={"text": MARKUP, "number": f"{q.number}\"><script>'"}) for q in a.questions
                ),
                "points": tuple(p.model_copy(update={"text": f"plan {MARKUP} {LINK}"}) for p in a.points),
            }
        )
        for a in one.areas
    )
    sections = tuple(
        s.model_copy(update={"heading": f"plan {MARKUP}", "text": f"plan {MARKUP}\n\n- {MARKUP}\n- {LINK}"})
        for s in one.sections
    )
    return one.model_copy(
        update={
            "municipality": f"Öde{MARKUP}",
            "evaluators": (MARKUP, LINK),
            "producer": MARKUP,
            "source_file": f"../../{MARKUP}.pdf",
            "report_date": MARKUP,
            "areas": areas,
            "sections": sections,
            "mentions": tuple(m.model_copy(update={"sentence": MARKUP}) for m in one.mentions)
            + (
                Mention(
                    section_position=1,
                    position=1,
                    area_number=None,
                    municipality_id="SE-9999",
                    name=MARKUP,
                    sentence=LINK,
                    is_example=True,
                ),
            ),
            "findings": tuple(
                f.model_copy(update={"message": MARKUP, "printed": MARKUP, "expected": MARKUP}) for f in one.findings
            ),
        }
    )


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The site on a database of hostile text."""
    folder = made_up.write(tmp_path_factory.mktemp("hostile"), [hostile(), made_up.report("Ängsvik", 2012)])
    load(folder, folder / "kommunkompassen.db")
    return site(folder / "kommunkompassen.db")


@pytest.fixture(scope="module")
def get(datasette: Datasette) -> Get:
    """Ask the hostile site for a page."""
    return client(datasette)


HOSTILE_PAGES = (
    "/",
    "/reports",
    "/municipalities",
    "/report/odeshult-2014",
    "/report/odeshult-2014/errata",
    "/report/odeshult-2014/printed/question/1/1",
    "/areas",
    "/area/2010/1",
    "/question/2010/" + quote("1.1\"><script>'", safe=""),
    "/compare?r=odeshult-2014&r=angsvik-2012",
    "/compare?r=" + quote(MARKUP),
    "/examples",
    "/examples?name=" + quote(MARKUP),
    "/flagged",
    "/search?q=plan",
    "/search?q=" + quote(MARKUP),
    "/search?q=plan&kind=" + quote(MARKUP) + "&year=" + quote(MARKUP),
    "/about",
    "/report/" + quote(MARKUP, safe=""),
    "/municipality/" + quote(MARKUP, safe=""),
    "/kommunkompassen/reports",
    "/kommunkompassen/sections",
    "/kommunkompassen/points?_search=plan",
    "/kommunkompassen/findings",
    "/kommunkompassen/search?word=plan",
    "/kommunkompassen?sql=" + quote('select text as "</style><script>alert(4)</script>" from points'),
)


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_no_element_comes_from_the_text(get: Get, path: str) -> None:
    response = get(path)
    nonce = re.search("'nonce-([^']+)'", response.headers["content-security-policy"])
    assert nonce
    for tag, attributes in Elements(response.text).found:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert "style" not in attributes
        assert attributes.get("src") != "x"
        if tag == "script" and "src" not in attributes or tag == "style":
            assert attributes.get("nonce") == nonce.group(1), (tag, attributes)
        for name in ("href", "src", "action"):
            assert not (attributes.get(name) or "").lower().startswith("javascript:")


def test_template_marks_in_text_are_not_run(get: Get) -> None:
    html = get("/report/odeshult-2014").text
    assert "{{ 7*7 }}" in html


def test_markup_is_shown_as_it_is(get: Get) -> None:
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in get("/report/odeshult-2014").text


def test_feed_with_markup_is_well_formed(get: Get) -> None:
    root = ElementTree.fromstring(get("/feed.atom").content)
    assert any("<script>" in (title.text or "") for title in root.iter("{http://www.w3.org/2005/Atom}title"))


def test_picture_outside_the_folder_is_refused(tmp_path: Path, datasette: Datasette, get: Get) -> None:
    take_pdfs_from(datasette, tmp_path)
    response = get("/report/odeshult-2014/printed/question/1/1.png")
    assert response.status_code == 404
    assert "not in the folder" in response.text


@pytest.mark.parametrize("path", [p for p in PAGES if "municipality/" not in p])
def test_no_page_asks_another_host(get: Get, path: str) -> None:
    for tag, attributes in Elements(get(path).text).found:
        asked = attributes.get("src") or (attributes.get("href") if tag == "link" else None) or attributes.get("action")
        assert urlsplit(asked or "").netloc in ("", "localhost"), (tag, attributes)


@pytest.mark.parametrize("path", ["/", "/static/site.css", "/nowhere", "/report/odeshult-2014.json", "/robots.txt"])
def test_every_answer_carries_the_headers(get: Get, path: str) -> None:
    headers = get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_nonces_are_not_used_twice(get: Get) -> None:
    assert get("/").headers["content-security-policy"] != get("/").headers["content-security-policy"]


@pytest.mark.parametrize("sql", ["delete from reports", "insert into rejects values (1,2,3,4)", "drop table reports"])
def test_sql_that_writes_is_refused(get: Get, sql: str) -> None:
    assert get("/kommunkompassen.json?sql=" + quote(sql)).status_code == 400
    assert get("/kommunkompassen/reports.json?_shape=array").json() != []


def test_database_is_served_as_one_that_never_changes(get: Get) -> None:
    assert get("/-/databases.json").json()[0]["is_mutable"] is False


def test_sql_that_takes_long_is_stopped(get: Get) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    response = get("/kommunkompassen.json?sql=" + quote(endless))
    assert response.status_code == 400
    assert "took too long" in response.text


def test_sql_with_many_rows_is_cut(get: Get) -> None:
    many = "with recursive n(i) as (select 1 union all select i + 1 from n limit 5000) select i from n"
    answer = get("/kommunkompassen.json?sql=" + quote(many)).json()
    assert answer["truncated"] is True
    assert len(answer["rows"]) == 1000


@pytest.mark.parametrize("many", [" ", "a ", "1 "])
def test_a_long_name_to_compare_takes_no_time(get: Get, many: str) -> None:
    start = time.process_time()
    assert get("/compare?r=" + quote(many * 15_000)).status_code == 200
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "sql",
    [
        "select length(swedish(hex(zeroblob(50000000))))",
        "select length(hex(zeroblob(50000000)))",
        "select length(replace(hex(zeroblob(400000)), '0', 'aaaaaaaaaaaaaaaa'))",
        f"select 'a' like '{'%a' * 200}b'",
    ],
)
def test_functions_in_sql_are_bounded(get: Get, sql: str) -> None:
    start = time.process_time()
    response = get("/kommunkompassen.json?sql=" + quote(sql))
    assert response.status_code == 400
    assert time.process_time() - start < 1.5


def test_the_path_of_the_database_is_not_shown(datasette: Datasette, get: Get) -> None:
    path = datasette.get_database("kommunkompassen").path
    for page in ("/-/databases", "/-/databases.json", "/-/settings.json", "/-/metadata.json", "/kommunkompassen.json"):
        assert str(path) not in get(page).text.replace("\\/", "/"), page
