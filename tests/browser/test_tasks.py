"""Six people and what they come for, on 240 made-up reports: each test walks the way that a person would."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK, PHONE, Watched, watch


@pytest.fixture
def desk_of_many(browser: Browser, many: str) -> Iterator[Watched]:
    """A fresh page at desk width."""
    yield from watch(browser, many, DESK)


@pytest.fixture
def phone_of_many(browser: Browser, many: str) -> Iterator[Watched]:
    """A fresh page on a phone."""
    yield from watch(browser, many, PHONE)


@pytest.fixture(scope="session")
def changed(many: str) -> dict[str, str]:
    """A report that has one before it in its edition: its id, municipality and year."""
    import urllib.request

    with urllib.request.urlopen(f"{many}/change.csv?edition=2016") as answer:
        lines = list(csv.DictReader(io.StringIO(answer.read().decode())))
    return lines[-1]


def test_analyst_finds_who_of_the_same_size_does_better_and_what_they_do(
    desk_of_many: Watched, changed: dict[str, str], tmp_path: Path
) -> None:
    """How did we change since last time, who of our size does better on 3.2, what do they do; in Excel."""
    page = desk_of_many.open("/")
    page.get_by_label("Sök en kommun, en fråga eller ett ord").fill(changed["municipality"])
    page.keyboard.press("Enter")
    page.locator(".suggested a").first.click()
    expect(page.locator("h1")).to_have_text(changed["municipality"])
    expect(page.locator(".answer")).to_contain_text(f"Sedan {changed['previous_year']}:")
    page.get_by_role("link", name="Fråga för fråga: De fem närmast i storlek").click()
    expect(page.locator("#profile + p strong")).to_have_text("De fem närmast i storlek")
    page.get_by_role("link", name="Öppna alla områden").click()
    question = page.locator("#area-3 table.questions tbody tr").nth(1)
    assert question.locator("td").count() >= 7  # with the report before and the mean of those of its size
    question.get_by_role("link", name="3.2").click()
    expect(page.locator("svg .own-label")).to_contain_text(changed["municipality"])
    page.get_by_label("Storlek").select_option("s2")
    page.get_by_role("button", name="Visa").click()
    assert "own=" in page.url
    expect(page.get_by_role("heading", name="Vad de högsta har som styrkor")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator("#best ~ .take").get_by_role("link", name="Excel", exact=True).click()
    waiting.value.save_as(tmp_path / "fraga.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "fraga.xlsx").worksheets[0]
    head = [cell.value for cell in sheet[1]]
    populations = [row[head.index("Invånare")].value for row in sheet.iter_rows(min_row=2)]
    assert populations
    assert all(10_000 <= int(str(p)) < 20_000 for p in populations)


def test_journalist_finds_who_fell_which_are_wrong_with_proof_to_cite(desk_of_many: Watched) -> None:
    """Who got worse, which reports are wrong, show me the proof, cite it."""
    page = desk_of_many.open("/change")
    expect(page.locator(".answer")).to_contain_text("Mest ner:")
    fall = page.locator("#falls ~ table tbody tr").first
    assert fall.locator("td.fall").inner_text().startswith("\u2212")
    page.goto(f"{desk_of_many.base}/flagged?code=score-above-max&about=report")
    page.locator(".findings a").first.click()
    assert "#finding-area-6/score-above-max/6.5" in page.url
    story = page.locator(".findings li").filter(has_text="Poängen på fråga 6.5 står som 12.")
    expect(story).to_contain_text(re.compile(r"Med \d+ stämmer procenttalet, summan och poängen vid rubriken\."))
    story.get_by_text("3 siffror berörs").click()
    expect(story.locator("ul li")).to_have_count(3)
    story.get_by_text("Hänvisa till detta").click()
    cited = story.locator(".cite p").inner_text()
    address = re.search(r"https?://\S+", cited)
    assert address and re.search(r"s\. \d+", cited)
    page.goto(address.group())
    assert page.locator("[id='finding-area-6/score-above-max/6.5']").count() == 1


def test_researcher_takes_all_data_with_a_codebook(desk_of_many: Watched, tmp_path: Path) -> None:
    """All data in R with a codebook."""
    page = desk_of_many.open("/about/dictionary")
    section = page.locator("section", has=page.locator("#table-question_scores"))
    described = section.locator("tbody th").all_inner_texts()
    with page.expect_download() as waiting:
        section.get_by_role("link", name="CSV", exact=True).click()
    waiting.value.save_as(tmp_path / "questions.csv")
    lines = list(csv.DictReader(io.StringIO((tmp_path / "questions.csv").read_text("utf-8"))))
    assert list(lines[0]) == described
    assert len(lines) == 240 * 40
    assert {line["number"] for line in lines} >= {"1.1", "8.5"}
    above = [line for line in lines if float(line["score"]) > float(line["max"])]
    assert above and all(line["share"] == "" for line in above)


def test_publisher_takes_the_errata_of_all_reports(desk_of_many: Watched) -> None:
    """Errata for all, in Swedish, by cause."""
    page = desk_of_many.open("/")
    page.get_by_role("link", name="för utgivaren").click()
    counted = int(re.search(r"(\d+) saker i (\d+) rapporter", page.locator(".answer").inner_text())[1])  # type: ignore[index]
    assert page.locator(".sentences li").count() == counted
    page.get_by_role("link", name="ren text").click()
    text = page.locator("body").inner_text()
    assert "Poäng på en fråga (" in text
    assert "Summan under en tabell (" in text


def test_developer_follows_the_examples_of_the_api(desk_of_many: Watched) -> None:
    """The API: addresses that work, answers that can be read from elsewhere and asked for again."""
    page = desk_of_many.open("/")
    page.get_by_role("link", name="för utvecklare").click()
    links = [str(a.get_attribute("href")) for a in page.locator("table a").all()]
    for link in links:
        answer = page.request.get(desk_of_many.base + link)
        assert answer.status == 200, link
        assert answer.headers["access-control-allow-origin"] == "*"
        again = page.request.get(desk_of_many.base + link, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status == 304, link
    commands = page.locator("pre").first.inner_text()
    report = re.search(r"curl (\S+\.json)", commands)
    assert report
    assert json.loads(page.request.get(report.group(1)).text())["areas"]


def test_citizen_reads_about_the_own_municipality_on_a_phone(phone_of_many: Watched, changed: dict[str, str]) -> None:
    """My municipality on a phone, in Swedish."""
    page = phone_of_many.open("/")
    assert page.locator("html").get_attribute("lang") == "sv"
    page.locator("summary", has_text="Meny").click()
    page.get_by_role("link", name="Kommuner", exact=True).click()
    page.get_by_role("link", name=changed["municipality"], exact=True).click()
    expect(page.locator(".answer")).to_contain_text("poäng")
    page.get_by_role("link", name="Läs den senaste rapporten").click()
    page.locator("#area-2 > summary").click()
    table = page.locator("#area-2 table.questions")
    expect(table).to_be_visible()
    for cell in table.locator("tbody td").all():
        box = cell.bounding_box()
        assert box is None or box["x"] + box["width"] <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".answer")).to_contain_text("points")
