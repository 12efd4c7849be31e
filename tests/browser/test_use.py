"""What people do on the site: find, compare, sort, look at the evidence, take away; also by keyboard alone."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipeline.run.extraction import extract
from pipeline.run.options import Options
from tests.browser.conftest import ROOT, Watched, serving, watch


def longest_word(watched: Watched, address: str) -> str:
    """Return the longest word of the first text that a table gives."""
    text = watched.page.request.get(watched.base + address).json()[0]["text"]
    return max((word.strip(".,") for word in str(text).split()), key=len)


def test_from_the_front_page_to_the_evidence(watched: Watched) -> None:
    page = watched.open("/")
    page.locator("main").get_by_role("link", name="Exempelby 2015").first.click()
    expect(page.locator("h1")).to_have_text("Exempelby 2015")
    page.get_by_role("link", name="stämmer inte med de andra").click()
    picture = page.locator(".findings img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.findings img').naturalWidth > 300")


def test_page_number_shows_the_row_as_printed(watched: Watched) -> None:
    page = watched.open("/report/exempelby-2015?open=1")
    page.locator(".questions a.page").first.click()
    expect(page.locator("h1")).to_contain_text("Frågans rad, sidan")
    assert page.locator("figure img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def test_a_report_in_a_councils_papers_says_where_it_stands_and_leads_to_its_page(
    browser: Browser, size: tuple[int, int], tmp_path: Path
) -> None:
    raw, out, url = tmp_path / "raw", tmp_path / "out", "https://diktaby.example/kallelse.pdf"
    raw.mkdir()
    shutil.copy(ROOT / "raw" / "kallelse-diktaby-2014-02.pdf", raw)
    (raw / "kallelse-diktaby-2014-02.toml").write_text(f'[source]\nurl = "{url}"\n', "utf-8")
    extract(raw, out, Options(jobs=1))
    with serving(out, raw, tmp_path / "serve.log") as address:
        for watched in watch(browser, address, size):
            page = watched.open("/report/diktaby-2013?open=1")
            source = page.locator("section[aria-labelledby=source]")
            expect(source).to_contain_text("kallelse-diktaby-2014-02.pdf, sidorna 5–19")
            expect(source.locator(f"a[href='{url}#page=5']")).to_be_visible()
            page.locator(".questions a.page").first.click()
            expect(page.locator("h1")).to_contain_text("Frågans rad, sidan 17")
            expect(page.locator(f"a[href='{url}#page=17']")).to_be_visible()
            assert page.locator("figure img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def test_flagged_figures_are_told_apart_by_words_not_only_colour(watched: Watched) -> None:
    page = watched.open("/report/exempelby-2015")
    flagged = page.locator("td.wrong")
    assert flagged.count() > 0
    assert all("≠" in cell.inner_text() for cell in flagged.all())


def test_search_from_the_header(watched: Watched) -> None:
    page = watched.open("/reports")
    page.get_by_label("Sök kommun, fråga eller ord").fill("undersökning")
    page.get_by_label("Sök kommun, fråga eller ord").press("Enter")
    marks = page.locator("mark")
    expect(marks.first).to_be_visible()
    assert all("undersökning" in text.lower() for text in marks.all_inner_texts())


def test_search_is_narrowed_down(watched: Watched) -> None:
    weak = longest_word(watched, "/kommunkompassen/points.json?_shape=array&_size=1&kind=weakness")
    page = watched.open(f"/search?q={weak}")
    form = page.locator("form.narrow")
    form.get_by_text("Begränsa").click()
    form.get_by_label("Var").select_option("weakness")
    form.get_by_role("button", name="Sök").click()
    assert "kind=weakness" in page.url
    expect(page.locator("main h2")).to_have_count(1)
    expect(page.locator("main h2")).to_contain_text("Svagheter")


def test_hit_leads_to_its_section(watched: Watched) -> None:
    page = watched.open("/search?q=undersökning&kind=text")
    page.locator(".hits a").first.click()
    section = page.url.split("#")[1]
    expect(page.locator(f"#{section}")).to_be_in_viewport()


def test_reports_are_sorted_by_score(watched: Watched) -> None:
    page = watched.open("/reports?edition=2010")
    page.get_by_label("Ordning").select_option("score")
    page.get_by_role("button", name="Visa").click()
    cells = page.locator("tbody td[data-label=Poäng]").all_inner_texts()
    scores = [float(cell.split()[0]) for cell in cells]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_plain_table_is_sorted_by_a_click(desk: Watched) -> None:
    page = desk.open("/kommunkompassen/questions")
    page.locator("th.col-score a").first.click()
    assert "_sort=score" in page.url
    assert desk.complaints == []


def test_two_reports_are_compared(watched: Watched) -> None:
    page = watched.open("/compare")
    page.get_by_label("Rapport 1").fill("Exempelby 2015")
    page.get_by_label("Rapport 2").fill("Exempelby 2012")
    page.get_by_role("button", name="Jämför").click()
    expect(page.get_by_role("heading", name="Fråga för fråga")).to_be_visible()
    assert page.locator("table.compare").first.locator("thead th").count() == 4


def test_comparing_editions_warns(watched: Watched) -> None:
    page = watched.open("/compare?r=exempelby-2015&r=exempelby-2007")
    expect(page.get_by_text("Poäng ur olika utgåvor kan inte jämföras rakt av.")).to_be_visible()


def test_municipality_has_a_chart_with_a_name(watched: Watched) -> None:
    page = watched.open("/municipality/exempelby")
    chart = page.get_by_role("img", name="Poäng för Exempelby efter år")
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box and box["width"] > 250


def test_json_and_csv_are_downloaded(desk: Watched, extracted: Path, tmp_path: Path) -> None:
    page = desk.open("/report/exempelby-2015")
    for name, file in (
        ("JSON", "exempelby-2015.json"),
        ("CSV", "exempelby-2015.csv"),
        ("Excel", "exempelby-2015.xlsx"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename == file
        waiting.value.save_as(tmp_path / file)
    taken = json.loads((tmp_path / "exempelby-2015.json").read_text("utf-8"))
    assert taken == json.loads((extracted / "exempelby-2015.json").read_text("utf-8"))
    lines = list(csv.reader(io.StringIO((tmp_path / "exempelby-2015.csv").read_text("utf-8"))))
    assert len(lines) > 40


def test_errata_note_as_text(desk: Watched) -> None:
    page = desk.open("/report/exempelby-2015/errata")
    shown = page.locator("pre").inner_text().strip()
    page.get_by_role("link", name="Som ren text").click()
    assert page.locator("body").inner_text().strip() == shown


def test_sql_is_run(desk: Watched) -> None:
    page = desk.open("/kommunkompassen")
    page.locator("textarea[name=sql]").fill("select count(*) as n from reports")
    page.get_by_role("button", name="Kör").click()
    assert page.locator("td.col-n").inner_text().strip().isdigit()
    assert desk.complaints == []


def test_keyboard_skips_to_the_content(watched: Watched) -> None:
    page = watched.open("/reports")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_keyboard_alone_finds_a_report(desk: Watched) -> None:
    page = desk.open("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("undersökning")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.hits')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/*")


def test_keyboard_focus_can_be_seen(desk: Watched) -> None:
    page = desk.open("/reports")
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_keyboard_opens_the_questions_of_an_edition(desk: Watched) -> None:
    page = desk.open("/areas")
    closed = page.locator("main details:not([open]) > summary").first
    closed.focus()
    name = closed.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("details[open] > summary", has_text=name.split("\n")[0])).to_be_visible()


def test_keyboard_scrolls_wide_tables(watched: Watched) -> None:
    page = watched.open("/compare?r=exempelby-2015&r=exempelby-2012")
    region = page.locator(".scroll").first
    region.focus()
    expect(region).to_be_focused()


def test_text_can_be_twice_as_large(watched: Watched) -> None:
    page = watched.open("/report/exempelby-2015")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")


def test_print_leaves_the_frame_out(desk: Watched) -> None:
    page = desk.open("/report/exempelby-2015")
    page.emulate_media(media="print")
    expect(page.locator("nav.main")).to_be_hidden()
    expect(page.locator("form.find")).to_be_hidden()
    expect(page.locator("details.area table.questions").first).to_be_visible()
    expect(page.locator("table.profile")).to_be_visible()


@pytest.mark.parametrize(
    "name",
    ["Rapporter", "Kommuner", "Områden och frågor", "Upp och ner", "Jämför", "Goda exempel", "Stämmer inte", "Om"],
)
def test_navigation_says_where_one_is(desk: Watched, name: str) -> None:
    page = desk.open("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name=name, exact=True).click()
    current = page.get_by_role("navigation", name="Huvudmeny").locator("[aria-current=page]")
    expect(current).to_have_text(name)
