"""No list that leaves the site holds a formula, whoever writes it."""

import csv
import io
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.database.load import load
from pipeline.site.serve import site
from pipeline.site.web.formulas import _Rows, without_formula
from tests import made_up
from tests.site.conftest import Get, client

TEXTS = tuple(f'{before}=HYPERLINK("http://x", 1)\n+1' for before in ("", " ", "\u200b", "\xa0 "))
SQL = quote("select text, -5, '-5', '-a', score from questions order by area_number, position limit 9")


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site with a report whose first questions are formulas."""
    one = made_up.report("Zinkby", 2013)
    known = one.areas[0].questions
    first = [q.model_copy(update={"text": text}) for q, text in zip(known, TEXTS, strict=False)]
    area = one.areas[0].model_copy(update={"questions": (*first, *known[len(first) :])})
    folder = made_up.write(
        tmp_path_factory.mktemp("formulas"), [one.model_copy(update={"areas": (area, *one.areas[1:])})]
    )
    load(folder, folder / "kommunkompassen.db")
    return client(site(folder / "kommunkompassen.db"))


@pytest.mark.parametrize(
    "address",
    [
        "/report/zinkby-2013.csv",
        "/all/questions.csv",
        "/kommunkompassen/questions.csv",
        "/kommunkompassen/questions.csv?_stream=1",
        "/kommunkompassen/questions.csv?_dl=on&_size=max",
        "/en/kommunkompassen/questions.csv",
        f"/kommunkompassen.csv?sql={SQL}",
    ],
)
def test_csv_holds_no_formula(get: Get, address: str) -> None:
    rows = list(csv.reader(io.StringIO(get(address).text, newline="")))
    texts = {value for row in rows for value in row}
    assert {f"'{text}" for text in TEXTS} <= texts
    assert not {value for value in texts if value.strip("\u200b\xa0 ").startswith(("=", "+", "@"))}


def test_numbers_and_other_texts_of_a_query_are_as_they_were(get: Get) -> None:
    rows = list(csv.reader(io.StringIO(get(f"/kommunkompassen.csv?sql={SQL}").text, newline="")))
    told = get(f"/kommunkompassen.json?sql={SQL}&_shape=arrays").json()["rows"]
    assert [row[1:3] for row in rows[1:]] == [["-5", "-5"]] * len(told)
    assert [row[3] for row in rows[1:]] == ["'-a"] * len(told)
    assert [row[0].removeprefix("'") for row in rows[1:]] == [row[0] for row in told]
    assert [row[4] for row in rows[1:]] == [str(row[4]) for row in told]


def test_what_is_no_csv_passes_as_it_is(get: Get) -> None:
    assert get("/kommunkompassen/questions.json?_shape=array").json()[0]["text"] == TEXTS[0]


@given(
    st.lists(st.lists(st.text(alphabet='=+-@a1", \r\nå', max_size=6), min_size=1, max_size=3), max_size=4),
    st.lists(st.integers(1, 9), max_size=20),
)
def test_rows_are_guarded_however_they_arrive(rows: list[list[str]], lengths: list[int]) -> None:
    def written(cells: list[list[str]]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(cells)
        return out.getvalue()

    data, guard, found = written(rows).encode(), _Rows(), b""
    for length in lengths:
        found += guard.guarded(data[:length], last=False)
        data = data[length:]
    found += guard.guarded(data, last=True)
    plain = [[c if c.lstrip("+-").isdigit() and c[1:].isdigit() else without_formula(c) for c in row] for row in rows]
    assert list(csv.reader(io.StringIO(found.decode(), newline=""))) == list(
        csv.reader(io.StringIO(written(plain), newline=""))
    )


def test_rows_go_out_before_the_last_has_come() -> None:
    assert _Rows().guarded(b'=1+1,"a\r\nb"\r\n', last=False) == b'\'=1+1,"a\r\nb"\r\n'
