"""Search finds words and parts of compounds, marks them, and can be narrowed down."""

import re
from urllib.parse import quote

import pytest

from tests.site.conftest import Get


def hits(html: str) -> list[str]:
    """Return the marked words, in lower case, without repetition."""
    return sorted({word.lower() for word in re.findall(r"<mark>([^<]+)</mark>", html)})


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("undersökning", ["brukarundersökningar"]),
        ("UNDERSÖKNING", ["brukarundersökningar"]),
        ("medborgardialog", ["medborgardialog", "medborgardialogerna"]),
        ('"individuell och bygger"', ["individuell och bygger"]),
        ("e-förslag", ["e-förslag"]),
        ("mål", ["mål", "målkedja"]),
    ],
)
def test_search_marks_what_it_finds(get: Get, typed: str, marked: list[str]) -> None:
    assert hits(get(f"/search?q={quote(typed)}").text) == marked


@pytest.mark.parametrize("typed", ["lonesattningen", "xyzzy", '"och individuell"', "-", '""', "* OR NEAR(", "'"])
def test_search_finds_nothing_where_there_is_nothing(get: Get, typed: str) -> None:
    response = get(f"/search?q={quote(typed)}")
    assert response.status_code == 200
    assert "Inget i texterna för" in response.text


@pytest.mark.parametrize("typed", ["AND", "NOT brukar", "heading:plan", "plan*", "(plan", 'plan"', "NEAR(plan, 2)"])
def test_search_takes_no_orders(get: Get, typed: str) -> None:
    assert get(f"/search?q={quote(typed)}").status_code == 200


def test_all_words_must_be_there(get: Get) -> None:
    assert "Inget i texterna för" in get(f"/search?q={quote('lönesättning överskottet-som-inte-finns')}").text


def test_search_without_words_asks_for_some(get: Get) -> None:
    html = get("/search").text
    assert "Inget i texterna" not in html
    assert "hits-" not in html


def test_search_in_one_kind_of_list(get: Get) -> None:
    html = get("/search?q=medborgardialog&kind=weakness").text
    assert re.findall(r'id="hits-(\w+)"', html) == ["weakness"]


def test_search_in_one_year_and_municipality(get: Get) -> None:
    html = get("/search?q=plan&year=2014&municipality=odeshult").text
    assert set(re.findall(r'href="/report/([^"#]+)#', html)) == {"odeshult-2014"}


def test_search_in_one_subject(get: Get) -> None:
    html = get("/search?q=medborgardialog&subject=democracy&kind=rubric").text
    assert set(re.findall(r"#area-(\d+)", html)) == {"1"}


def test_search_leads_to_the_section(get: Get) -> None:
    html = get("/search?q=plan&kind=text&municipality=angsvik").text
    target = re.search(r'href="/report/angsvik-2012#(section-\d+)"', html)
    assert target
    assert f'id="{target.group(1)}"' in get("/report/angsvik-2012").text


def test_pages_of_hits_do_not_overlap(get: Get) -> None:
    address = "/search?q=avsnitt&kind=text"
    first, second = (re.findall(r'class="where"><a href="([^"]+)"', get(f"{address}&page={n}").text) for n in (1, 2))
    assert len(first) == 20
    assert second
    assert not set(first) & set(second)


def test_plain_table_search_finds_whole_words(get: Get) -> None:
    answer = get("/kommunkompassen/points.json?_search=medborgardialog&_shape=array").json()
    assert {row["kind"] for row in answer} == {"weakness", "rubric"}


def test_canned_search_finds_parts_of_compounds(get: Get) -> None:
    answer = get(f"/kommunkompassen/search.json?_shape=array&word={quote('Undersökning')}").json()
    assert answer
    assert all("brukarundersökningar" in row["found"].lower() for row in answer)


def test_canned_search_for_nothing_finds_nothing(get: Get) -> None:
    assert get("/kommunkompassen/search.json?_shape=array&word=").json() == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ostersund", "/municipality/ostersund"),
        ("Östersunds kommun", "/municipality/ostersund"),
        ("ödeshult 2014", "/municipality/odeshult"),
        ("3.2", "/question/2010/3.2"),
        ("fråga 3.2", "/question/2010/3.2"),
        ("politisk styrning", "/area/2020/3"),
    ],
)
def test_search_leads_to_pages_first(get: Get, typed: str, first: str) -> None:
    html = get(f"/search?q={quote(typed)}").text
    found = html[html.index('class="suggested"') :]
    assert re.findall(r'href="([^"]+)"', found)[0] == first


def test_search_for_words_of_a_question_leads_to_it(get: Get) -> None:
    html = get(f"/search?q={quote('arbetar fråga 2')}").text
    assert "/question/2010/" in html[html.index('class="suggested"') :]
