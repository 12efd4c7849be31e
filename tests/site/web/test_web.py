"""What every answer has: a version, gzip, room for other sites to read; and addresses that are almost right."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from tests import made_up
from tests.many import many
from tests.site.conftest import Get, client


def fetch(path: Path, address: str, **headers: str) -> httpx.Response:
    """Ask a site on the database at `path` with these headers."""
    import asyncio

    async def ask() -> httpx.Response:
        datasette = site(path)
        await datasette.invoke_startup()
        answer: httpx.Response = await datasette.client.get(address, headers=headers)
        return answer

    return asyncio.run(ask())


@pytest.mark.parametrize("path", ["/", "/en/", "/report/odeshult-2014", "/reports.csv", "/kommunkompassen/questions"])
def test_page_is_not_sent_again_while_nothing_changed(database: Path, path: str) -> None:
    first = fetch(database, path)
    again = fetch(database, path, **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["last-modified"].endswith("GMT")
    assert "max-age" in first.headers["cache-control"]


def test_pages_differ_in_their_version(get: Get) -> None:
    tags = {get(p).headers["etag"] for p in ("/", "/en/", "/reports", "/reports?sort=year")}
    assert len(tags) == 4


def test_other_data_is_another_version(tmp_path: Path, database: Path) -> None:
    made_up.write(tmp_path, [made_up.report("Zinkby", 2013)])
    load(tmp_path, tmp_path / "kommunkompassen.db")
    tag = fetch(database, "/").headers["etag"]
    assert fetch(tmp_path / "kommunkompassen.db", "/", **{"if-none-match": tag}).status_code == 200


def test_what_is_not_found_has_no_version(get: Get) -> None:
    assert "etag" not in get("/nowhere").headers


def test_pages_are_packed(database: Path) -> None:
    packed = fetch(database, "/report/odeshult-2014", **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"]
    plain = fetch(database, "/report/odeshult-2014", **{"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert len(gzip.compress(plain.content)) < len(plain.content) / 4


@pytest.mark.parametrize("path", ["/report/odeshult-2014.json", "/kommunkompassen/reports.json", "/reports.csv"])
def test_other_sites_may_read(get: Get, path: str) -> None:
    assert get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/municipality/Ödeshult", "/municipality/odeshult"),
        ("/municipality/2380", "/municipality/ostersund"),
        ("/municipality/SE-2380", "/municipality/ostersund"),
        ("/ODESHULT", "/municipality/odeshult"),
        ("/Östersund", "/municipality/ostersund"),
        ("/2380", "/municipality/ostersund"),
        ("/report/Ödeshult-2014", "/report/odeshult-2014"),
        ("/report/Odeshult-2014.json", "/report/odeshult-2014.json"),
    ],
)
def test_address_that_is_almost_right_leads_to_its_page(get: Get, asked: str, answer: str) -> None:
    response = get(asked)
    while response.status_code == 302:  # Datasette writes the letters of an address in its own way first
        response = get(response.headers["location"])
    assert response.status_code == 301
    assert response.headers["location"] == answer
    assert get(answer).status_code == 200


@pytest.mark.parametrize(
    ("asked", "near"),
    [("/municipality/odeshut", "/municipality/odeshult"), ("/report/odeshult-2015", "/report/odeshult-2014")],
)
def test_unknown_address_says_what_is_near(get: Get, asked: str, near: str) -> None:
    response = get(asked)
    assert response.status_code == 404
    assert f'href="{near}"' in response.text
    assert "Huvudmeny" in response.text


def test_unknown_address_never_speaks_of_a_database(get: Get) -> None:
    assert "atabase not found" not in get("/nothing-like-this").text
    assert "atabase not found" not in get("/en/nothing-like-this").text


@pytest.mark.parametrize("path", ["/reports?sort=colour", "/kommunkompassen/points?_sort=text", "/reports?page=x"])
def test_order_that_is_not_possible_is_a_wrong_question(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 400
    assert "Huvudmeny" in response.text


@pytest.mark.parametrize("path", ["/reports?edition=1999", "/search?q=plan&year=1066", "/change?subject=luck"])
def test_unknown_choice_is_told(get: Get, path: str) -> None:
    assert "finns inte att välja här" in get(path).text


def test_page_past_the_end_is_told(get: Get) -> None:
    assert "Sidan 99 finns inte" in get("/reports?page=99").text


def test_drawings_may_be_shown_where_the_settings_say(database: Path) -> None:
    datasette = site(database)
    datasette._metadata_local["plugins"] = {"kommunkompassen": {"embed": ["https://tidning.example"]}}
    headers = client(datasette)("/report/odeshult-2014.svg").headers
    assert "frame-ancestors https://tidning.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert client(datasette)("/").headers["x-frame-options"] == "DENY"


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site with 120 reports on municipalities with groups and sizes."""
    folder = tmp_path_factory.mktemp("many")
    made_up.write(folder, many(120))
    load(folder, folder / "kommunkompassen.db")
    return client(site(folder / "kommunkompassen.db"))


def test_reports_are_compared_with_those_like_them(wide: Get) -> None:
    lines = [line.split(",") for line in wide("/reports.csv?edition=2016").text.splitlines()[1:]]
    html = wide(f"/report/{lines[0][0]}?with=size").text
    assert "De fem närmast i storlek: 5 andra kommuner i samma utgåva." in html
    assert re.search(r"är nummer \d av 6; de andra har i medel", html)


def test_lists_are_narrowed_down_by_group_and_size(wide: Get) -> None:
    everything = wide("/reports.csv").text.splitlines()
    for query in ("group=B4", "size=s2", "group=B4&size=s3"):
        some = wide(f"/reports.csv?{query}").text.splitlines()
        assert 0 < len(some) < len(everything), query
    populations = [line.split(",")[5] for line in wide("/reports.csv?size=s2").text.splitlines()[1:]]
    assert all(10_000 <= int(p) < 20_000 for p in populations)


def test_rises_and_falls_are_within_an_edition(wide: Get) -> None:
    lines = wide("/change.csv").text.splitlines()
    differences = [float(line.split(",")[-1]) for line in lines[1:]]
    assert differences == sorted(differences, reverse=True)
    html = wide("/change").text
    assert "går att jämföra med den förra av samma utgåva" in html


def test_highest_of_each_group_is_on_the_front_page(wide: Get) -> None:
    html = wide("/").text
    table = html[html.index('id="groups"') :]
    assert table.index("group=A2") < table.index("group=B4") < table.index("group=C8")


def test_score_above_its_maximum_is_never_the_highest(wide: Get) -> None:
    for edition in ("2010", "2016"):
        rows = wide(f"/question/{edition}/6.5.csv?all=1").text.splitlines()[1:]
        assert rows
        assert all(float(r.split(",")[-4]) <= float(r.split(",")[-3]) for r in rows)
