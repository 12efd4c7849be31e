"""Each page shows what it is for."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from schemas.report import Report
from tests import made_up
from tests.site.conftest import Get, client

PAGES = (
    "/",
    "/reports",
    "/municipalities",
    "/report/odeshult-2014",
    "/report/okrona-unknown",
    "/report/odeshult-2014/errata",
    "/report/odeshult-2014?with=edition&open=1",
    "/report/odeshult-2014/printed/question/1/1",
    "/municipality/odeshult",
    "/municipality/ostersund",
    "/areas",
    "/area/2010/1",
    "/question/2010/1.1",
    "/question/2010/1.1?own=odeshult-2014&all=1&size=s3",
    "/compare",
    "/compare?r=odeshult-2014&r=odeshult-2018",
    "/change",
    "/change?subject=democracy&edition=2010",
    "/examples",
    "/examples?all=1",
    "/flagged",
    "/errata",
    "/api",
    "/search?q=medborgardialog",
    "/about",
    "/about/dictionary",
    "/about/accessibility",
    "/kommunkompassen",
    "/kommunkompassen/reports",
    "/kommunkompassen/reports/odeshult-2014",
    "/kommunkompassen/report_profiles",
    "/kommunkompassen?sql=select+1",
    "/kommunkompassen/ranking?edition=2010",
)


def words(html: str) -> str:
    """Return the text of a page without its elements."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " "))


@pytest.mark.parametrize("path", PAGES)
def test_page_is_served(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", PAGES)
def test_page_has_one_heading_a_title_and_the_navigation(get: Get, path: str) -> None:
    html = get(path).text
    assert len(re.findall(r"<h1\b", html)) == 1
    assert re.search(r"<title>[^<]+ – Kommunkompassen</title>", html)
    assert 'aria-label="Huvudmeny"' in html


@pytest.mark.parametrize(
    "path",
    [
        "/report/nowhere-1999",
        "/municipality/nowhere",
        "/area/1999/1",
        "/area/2010/99",
        "/question/2010/99.9",
        "/subject/nothing",
        "/evidence/odeshult-2014/nothing.png",
        "/report/odeshult-2014/printed/question/9/9",
        "/report/nowhere-1999/errata",
        "/report/nowhere-1999.json",
    ],
)
def test_what_is_not_there_is_not_found(get: Get, path: str) -> None:
    assert get(path).status_code == 404


def test_front_page_counts(get: Get) -> None:
    text = words(get("/").text)
    assert "9 utvärderingar med Kommunkompassen av 7 kommuner från 2007–2021" in text
    assert "9 rapporter" in text


def test_front_page_lists_newest_first(get: Get) -> None:
    html = get("/").text
    html = html[html.index('id="newest"') :]
    assert html.index("Vara Nova 2021") < html.index("Ödeshult 2018") < html.index("Fjordby 2015")


def test_reports_are_in_swedish_order(get: Get) -> None:
    names = re.findall(r'<th scope="row"><a href="/municipality/[^"]*">([^<]+)</a>', get("/reports").text)
    assert names == [
        "Fjordby",
        "Vara Nova",
        "Zinkby",
        "Åkerholm",
        "Ängsvik",
        "Ödeshult",
        "Ödeshult",
        "Ödeshult",
        "Ökrona",
    ]


@pytest.mark.parametrize(
    ("query", "shown"), [("?year=2014", 1), ("?edition=2010", 4), ("?edition=1999", 9), ("?year=2014&edition=2016", 0)]
)
def test_reports_are_narrowed_down(get: Get, query: str, shown: int) -> None:
    assert f"{shown} rapport{'' if shown == 1 else 'er'}." in words(get(f"/reports{query}").text)


def test_reports_by_score_of_all_editions_warn(get: Get) -> None:
    warning = "Poäng ur olika utgåvor kan inte jämföras rakt av"
    assert warning in get("/reports?sort=score").text
    assert warning not in get("/reports?sort=score&edition=2010").text


def test_reports_by_score_fall(get: Get) -> None:
    found = re.findall(
        r'data-label="Poäng">(\d+) <span class="quiet">av 800', get("/reports?sort=score&edition=2010").text
    )
    assert len(found) == 4
    assert [int(score) for score in found] == sorted(map(int, found), reverse=True)


def test_municipalities_end_with_the_last_letters(get: Get) -> None:
    assert re.findall(r'<h2 id="letter-\d+">(.)</h2>', get("/municipalities").text) == ["F", "V", "Z", "Å", "Ä", "Ö"]


def test_report_shows_printed_and_computed_side_by_side(get: Get, known: dict[str, Report]) -> None:
    area = known["odeshult-2014"].areas[0]
    html = get("/report/odeshult-2014").text
    assert f"≠ frågorna ger {area.score_computed}" in html
    assert '<span class="wrong-figure">61</span>' in html


def test_report_that_adds_up_has_no_flag(get: Get) -> None:
    html = get("/report/angsvik-2012").text
    assert "wrong" not in html
    assert "stämmer inte med de andra" not in html


def test_report_shows_the_evidence(get: Get) -> None:
    html = get("/report/odeshult-2014").text
    path = re.search(r'src="(/evidence/odeshult-2014/[^"]+\.png)"', html)
    assert path
    picture = get(path.group(1))
    assert picture.headers["content-type"] == "image/png"
    assert picture.content == b"\x89PNG made up"


def test_every_figure_says_its_page(get: Get, known: dict[str, Report]) -> None:
    report = known["odeshult-2014"]
    html = get("/report/odeshult-2014").text
    for area in report.areas:
        assert area.sum_place
        assert f'/printed/sum/{area.number}/0" aria-label="Sidan {area.sum_place.page}: se hur det står"' in html
        for q in area.questions:
            assert f'/printed/question/{area.number}/{q.position}" aria-label="Sidan {q.place.page}:' in html
            row = words(html[html.index(f">{q.text}<") :][:1500])
            assert f"{q.text} {q.score} {q.max} {q.percent_printed} %" in row


def test_report_holds_all_lists_and_text(get: Get, known: dict[str, Report]) -> None:
    text = words(get("/report/odeshult-2014").text)
    report = known["odeshult-2014"]
    assert all(point.text in text for area in report.areas for point in area.points)
    assert all(section.heading in text for section in report.sections)
    assert all(section.text.split("\n\n")[0] in text for section in report.sections)


def test_contents_lead_to_every_area(get: Get) -> None:
    html = get("/report/odeshult-2014").text
    for number in range(1, 9):
        assert f'href="#area-{number}"' in html
        assert f'id="area-{number}"' in html


def test_every_link_within_the_report_leads_somewhere(get: Get) -> None:
    html = get("/report/odeshult-2014").text
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids


def test_no_id_is_given_twice(get: Get) -> None:
    for path in PAGES:
        ids = re.findall(r'\bid="([^"]+)"', get(path).text)
        assert len(ids) == len(set(ids)), path


def test_report_is_compared_with_the_earlier_one(get: Get) -> None:
    text = words(get("/report/odeshult-2014").text)
    assert "Sedan 2011" in text
    assert '<th scope="col" class="num">2011</th>' in get("/report/odeshult-2014").text


def test_earlier_report_of_another_edition_is_marked_as_such(get: Get) -> None:
    warning = "är av en annan utgåva: poängen kan inte jämföras rakt av"
    assert warning in get("/report/odeshult-2018").text
    assert warning not in get("/report/odeshult-2014").text


def test_only_report_of_an_edition_has_no_mean(get: Get) -> None:
    assert "Alla i utgåvan" not in get("/report/zinkby-2007").text


def test_text_is_marked_with_its_language(get: Get) -> None:
    assert '<ul lang="nb">' in get("/report/fjordby-2015").text


def test_municipality_shows_what_was_a_weakness(get: Get) -> None:
    text = words(get("/municipality/odeshult").text)
    gone = text[text.index("Svagheter från 2011 till 2014") :]
    gone = gone[: gone.index("Nämns fortfarande")]
    assert "Styrkort används inte i nämnderna" in gone
    assert "Medborgarna svarar inte" not in gone


def test_municipality_draws_lines_within_editions_only(get: Get) -> None:
    html = get("/municipality/odeshult").text
    assert len(re.findall("<polyline", html)) == 2
    assert "Poäng ur olika utgåvor kan inte jämföras rakt av" in html
    assert html.count('class="break"') == 8


def test_municipality_without_a_report_shows_who_names_it(get: Get) -> None:
    text = words(get("/municipality/ostersund").text)
    assert "Ingen rapport om Östersund finns här. Men andra rapporter nämner kommunen." in text
    assert "Ödeshult 2014" in text


def test_compare_puts_questions_of_one_edition_side_by_side(get: Get) -> None:
    html = get("/compare?r=odeshult-2014&r=angsvik-2012").text
    assert "Fråga för fråga, Kommunkompassen 2010" in html
    assert "Skillnad" in html
    assert "kan inte jämföras rakt av" not in html


def test_compare_keeps_questions_of_two_editions_apart(get: Get) -> None:
    html = get("/compare?r=odeshult-2014&r=odeshult-2018").text
    assert "Poäng ur olika utgåvor kan inte jämföras rakt av" in html
    assert "kan bara rapporter av samma utgåva jämföras" in html


def test_compare_keeps_the_questions_of_those_that_share_an_edition(get: Get) -> None:
    html = get("/compare?r=odeshult-2014&r=odeshult-2018&r=angsvik-2012").text
    table = html[html.index("Fråga för fråga, Kommunkompassen 2010") :]
    assert "Ängsvik 2012" in table
    assert "Ödeshult 2018" not in table[: table.index("</table>")]


@pytest.mark.parametrize("name", ["Ödeshult 2014", "odeshult 2014", "odeshult-2014"])
def test_compare_takes_names_and_ids(get: Get, name: str) -> None:
    assert 'value="Ödeshult 2014"' in get(f"/compare?r={name}").text


def test_compare_says_what_it_does_not_know(get: Get) -> None:
    assert "Det finns ingen rapport ”Atlantis 1999”" in get("/compare?r=Atlantis+1999").text


def test_compare_shows_five_at_most(get: Get, known: dict[str, Report]) -> None:
    html = get("/compare?" + "&".join(f"r={one}" for one in known)).text
    assert "Högst fem rapporter visas" in html


def test_area_shows_distribution_and_best(get: Get, known: dict[str, Report]) -> None:
    scores = [one.areas[0].score_heading or 0 for one in known.values() if one.edition == "2010"]
    html = get("/area/2010/1?all=1").text
    assert "4 rapporter" in words(html)
    shown = [int(n) for n in re.findall(r'data-label="Poäng">(\d+) <span', html)]
    assert shown == sorted((int(score) for score in scores), reverse=True)


def test_area_shows_what_the_best_say(get: Get) -> None:
    assert "Tydlig målkedja från nämnd till enhet (1)" in get("/area/2010/1").text


@pytest.mark.parametrize(("query", "counted"), [("", 3), ("?all=1", 4)])
def test_question_counts_each_municipality_once_unless_asked(get: Get, query: str, counted: int) -> None:
    html = get(f"/question/2010/1.1{query}").text
    table = html[html.index("as-table") :]
    counts = re.findall(r'</th><td class="num">(\d+)</td></tr>', table[: table.index("</table>")])
    assert sum(map(int, counts)) == counted


def test_own_report_is_marked_in_the_distribution(get: Get, known: dict[str, Report]) -> None:
    html = get("/question/2010/1.1?own=angsvik-2012").text
    score = known["angsvik-2012"].areas[0].questions[0].score
    assert f"Ängsvik: {score}</text>" in html
    assert re.search(rf"Ängsvik har {score} av 15 poäng, plats \d av 3\.", words(html))


def test_subject_leads_to_its_row(get: Get) -> None:
    response = get("/subject/democracy")
    assert response.status_code == 302
    assert response.headers["location"] == "/areas#democracy"
    assert '<tr id="democracy">' in get("/areas").text


def test_examples_put_those_named_most_often_first(get: Get) -> None:
    html = get("/examples").text
    assert html.index("Östersund") < html.index("Upplands Väsby")
    assert "exempel i 2 rapporter" in words(html)


def test_only_sentences_that_hold_up_a_municipality_are_examples(tmp_path: Path) -> None:
    one = made_up.report("Ödeshult", 2014, mentions=[("2380", "Östersund"), ("0114", "Upplands Väsby")])
    plain = one.mentions[1].model_copy(update={"is_example": False, "sentence": "Även där."})
    made_up.write(tmp_path, [one.model_copy(update={"mentions": (one.mentions[0], plain)})])
    load(tmp_path, tmp_path / "x.db")
    ask = client(site(tmp_path / "x.db"))
    assert "Upplands Väsby" not in ask("/examples").text
    assert "bara nämnd" in ask("/examples?all=1").text
    assert "1 meningar om goda exempel" in words(ask("/").text)
    assert "Också nämnd av andra" in ask("/municipality/upplands-vasby").text


def test_a_sentence_that_names_two_municipalities_stands_once(tmp_path: Path) -> None:
    one = made_up.report("Ödeshult", 2014, mentions=[("2380", "Östersund"), ("0114", "Upplands Väsby")])
    first, second = one.mentions
    again = {"sentence": first.sentence, "section_position": first.section_position, "position": first.position + 1}
    both = (first, second.model_copy(update=again))
    made_up.write(tmp_path, [one.model_copy(update={"mentions": both})])
    load(tmp_path, tmp_path / "x.db")
    html = client(site(tmp_path / "x.db"))("/report/odeshult-2014").text
    assert html.count(f'<q lang="sv">{first.sentence}</q>') == 1
    assert re.search("Östersund *, *Upplands Väsby", words(html))


@pytest.mark.parametrize(("query", "shown"), [("?subject=democracy", 2), ("?subject=users", 0), ("?name=väsby", 1)])
def test_examples_are_narrowed_down(get: Get, query: str, shown: int) -> None:
    assert len(re.findall('class="example"', get(f"/examples{query}").text)) == shown


def test_flagged_lists_findings_by_kind(get: Get) -> None:
    assert "Ödeshult 2014" in get("/flagged?code=area-total-mismatch").text
    assert "Inget att visa" in get("/flagged?code=low-coverage").text


def test_files_that_became_no_report_are_counted_in_words(get: Get) -> None:
    assert "Filer som inte blev rapporter: 1 skannad." in words(get("/about").text)
    assert "1 scanned." in words(get("/en/about").text)


def test_report_without_findings_has_no_errata(get: Get) -> None:
    assert "Det finns inget att skriva om" in get("/report/angsvik-2012/errata").text


def test_about_says_how_sure_it_is(get: Get) -> None:
    text = words(get("/about").text)
    assert "alla i 9 av 9 rapporter" in text
    assert "1 skannad" in text


@pytest.mark.parametrize(("address", "name"), [("/about", "Kommunkompassen"), ("/en/about", "Kommunkompassen reports")])
def test_about_describes_the_data_set_to_search_engines(get: Get, address: str, name: str) -> None:
    scripts = re.findall(r'<script [^>]*type="application/ld\+json"[^>]*>(.*?)</script>', get(address).text)
    described = json.loads(scripts[0])
    assert described["@type"] == "Dataset"
    assert described["name"].startswith(name)
    assert described["temporalCoverage"] == "2007/2021"
    assert [one["identifier"] for one in described["spatialCoverage"]] == ["SE", "NO"]
    for one in described["distribution"]:
        answer = get(urlsplit(one["contentUrl"]).path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(one["encodingFormat"])


def test_dictionary_describes_every_column(get: Get) -> None:
    html = get("/about/dictionary").text
    assert "<td></td>" not in html
    assert "Points achieved, as printed." in html


@pytest.mark.parametrize(
    "path", ["/report/odeshult-2014", "/municipality/odeshult", "/flagged", "/examples", "/reports"]
)
def test_tables_are_one_click_away(get: Get, path: str) -> None:
    links = set(re.findall(r'href="(/kommunkompassen/[^"]*)"', get(path).text))
    assert links
    assert {get(link.replace("&amp;", "&")).status_code for link in links} <= {200, 302}


@pytest.mark.parametrize("path", ["/kommunkompassen/reports/odeshult-2014", "/kommunkompassen/report_profiles"])
def test_tables_lead_back_to_the_page(get: Get, path: str) -> None:
    assert '<a href="/report/odeshult-2014">' in get(path).text
