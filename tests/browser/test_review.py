"""The review page in a browser: by keyboard, on a phone, without scripts, and its form."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.corrections.side_file import read_side_file
from pipeline.run.extraction import extract
from pipeline.run.options import Options
from tests.browser.conftest import DESK, PHONE, ROOT, Watched, serving, watch

REVIEW = "/report/exempelby-2015/review"
WIDTH = "image => image.decode().then(() => image.naturalWidth)"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples that can be written beside."""
    folder = tmp_path_factory.mktemp("samples") / "raw"
    shutil.copytree(ROOT / "raw", folder)
    return folder


@pytest.fixture(scope="module")
def editing(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with leave to write; the reports were read once, so that contradictions are doubts."""
    extracted = raw.parent / "extracted"
    extract(raw, extracted, Options(second_reading=False))
    with serving(extracted, raw, tmp_path_factory.mktemp("log") / "serve.log", "--edit") as address:
        yield address


@pytest.fixture
def desk(browser: Browser, editing: str) -> Iterator[Watched]:
    """A fresh page at desk width."""
    yield from watch(browser, editing, DESK)


def focused(page: Page) -> str:
    """The entry that has the keyboard."""
    return str(page.evaluate("document.activeElement.closest('.rv-entry')?.id ?? ''"))


def test_keys_go_from_entry_to_entry_and_from_doubt_to_doubt(desk: Watched) -> None:
    page = desk.open(REVIEW)
    ids = [str(entry.get_attribute("id")) for entry in page.locator(".rv-entry").all()]
    doubtful = [str(entry.get_attribute("id")) for entry in page.locator(".rv-entry.rv-doubt").all()]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == ids[1]
    page.keyboard.press("k")
    assert focused(page) == ids[0]
    page.keyboard.press("d")
    assert focused(page) == doubtful[1]
    page.keyboard.press("e")
    assert page.locator(f"[id='{focused(page)}'] details").first.get_attribute("open") is not None
    page.keyboard.type("j")  # in a field it is a letter
    assert desk.complaints == [] and desk.strangers == set()


def test_the_command_of_an_entry_can_be_copied_by_key(desk: Watched) -> None:
    page = desk.open(REVIEW)
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.evaluate("getSelection().toString()").startswith("kompass correct exempelby-2015 ")


def test_pictures_are_shown(desk: Watched) -> None:
    page = desk.open(f"{REVIEW}#page-4")
    picture = page.locator("#page-4 figure img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(WIDTH) > 500
    assert page.locator("#page-4 .rv-cut").first.evaluate(WIDTH) > 300


def test_on_a_phone_nothing_is_wider_than_the_window(browser: Browser, editing: str) -> None:
    for watched in watch(browser, editing, PHONE):
        page = watched.open(REVIEW)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        page.locator(".rv-entry summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_without_scripts_it_is_a_long_page_with_a_form_that_works(browser: Browser, editing: str, raw: Path) -> None:
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(editing + REVIEW, wait_until="commit")  # without scripts no browser puts pictures off
    page.locator("article").last.wait_for()
    assert page.locator(".rv-entry").count() > 50
    expect(page.locator("#rv-keys")).to_be_hidden()
    entry = page.locator("[id='question-1.1']")
    entry.locator("summary").click()
    entry.locator("select[name=at]").select_option("question 1.1 max")
    entry.locator("input[name=value]").fill("17")
    entry.locator("input[name=why]").fill("Otydlig femma")
    entry.locator("input[name=by]").fill("Ada Exempel")
    entry.locator("button").click()
    expect(page.locator("[role=status]")).to_contain_text("fråga 1.1: maxpoäng")
    side = read_side_file(raw / "exempelby-2015.toml", "exempelby-2015.toml")
    assert side is not None
    assert [(e.at, e.is_, e.by) for e in side.parts[0].entries] == [("question 1.1 max", 17, "Ada Exempel")]
    context.close()


def test_what_is_refused_is_said_on_the_page(desk: Watched) -> None:
    page = desk.open(REVIEW)
    entry = page.locator("[id='question-1.2']")
    entry.locator("summary").click()
    entry.locator("input[name=value]").fill("very many")
    entry.locator("input[name=why]").fill("x")
    entry.locator("button").click()
    expect(page.locator("[role=alert]")).to_contain_text("kan inte stå i")
