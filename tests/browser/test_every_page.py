"""Every kind of page, at phone and desk width: sound, accessible, and asking nobody else."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK, PHONE, TABLET, Watched

PAGES = {
    "front page": "/",
    "reports": "/reports",
    "reports by score": "/reports?sort=score&edition=2010",
    "municipalities": "/municipalities",
    "report with findings": "/report/exempelby-2015",
    "report opened": "/report/exempelby-2015?open=1",
    "report in English": "/en/report/exempelby-2015?open=1",
    "errata": "/report/exempelby-2015/errata",
    "errata of all": "/errata",
    "up and down": "/change",
    "front page in English": "/en/",
    "for developers": "/api",
    "accessibility": "/about/accessibility",
    "not found": "/municipality/nowhere",
    "printed row": "/report/exempelby-2015/printed/question/1/1",
    "municipality": "/municipality/exempelby",
    "areas": "/areas",
    "area": "/area/2010/1",
    "question": "/question/2010/1.1",
    "compare nothing": "/compare",
    "compare one edition": "/compare?r=exempelby-2015&r=exempelby-2012",
    "compare two editions": "/compare?r=exempelby-2015&r=exempelby-2007",
    "examples": "/examples",
    "flagged": "/flagged",
    "search": "/search?q=undersökning",
    "search for nothing": "/search?q=xyzzy",
    "about": "/about",
    "dictionary": "/about/dictionary",
    "database": "/kommunkompassen",
    "table": "/kommunkompassen/questions",
    "table filtered": "/kommunkompassen/points?kind=weakness&_facet=area_number",
    "view": "/kommunkompassen/report_profiles",
    "row": "/kommunkompassen/reports/exempelby-2015",
    "sql": "/kommunkompassen?sql=select+id%2C+municipality+from+reports",
    "canned query": "/kommunkompassen/ranking?edition=2010",
}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds that is moderate or worse."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("moderate", "serious", "critical")
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_page_is_sound(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").count() == 1
    assert [c for c in watched.complaints if "404" not in c] == []
    assert watched.strangers == set()
    # Wide tables scroll within themselves; the page does not.
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_page_is_accessible(
    browser: Browser, base: str, path: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    page.goto(base + path)
    found = violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize(
    "path", ["/", "/report/exempelby-2015", "/search?q=plan", "/compare?r=exempelby-2015&r=exempelby-2012"]
)
def test_page_works_without_scripts(browser: Browser, base: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + path)
    text = page.locator("main").inner_text()
    context.close()
    assert "Exempelby" in text


def test_page_that_is_not_there_leads_back(watched: Watched) -> None:
    page = watched.open("/report/nowhere-1999")
    assert page.locator("h1").inner_text() == "Sidan finns inte"
    page.get_by_role("link", name="Till startsidan").click()
    assert page.url == watched.base + "/"


def test_every_link_of_the_front_page_opens(desk: Watched) -> None:
    page = desk.open("/")
    links = {str(link.get_attribute("href")) for link in page.locator("main a, nav a, footer a").all()}
    inner = sorted(link for link in links if link.startswith("/"))
    assert len(inner) > 20
    assert [link for link in inner if page.request.get(desk.base + link).status != 200] == []
