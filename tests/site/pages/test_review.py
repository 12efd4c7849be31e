"""The review page: what was read beside what is printed, and a form that writes the side file for nobody else."""

import asyncio
import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from pipeline.cli import cli
from pipeline.corrections.applying import apply_side_file
from pipeline.database.load import load
from pipeline.run.folder import report_bytes
from pipeline.run.work.reading import read_report
from pipeline.seeing.entries import entries_of, pages_of
from pipeline.site.serve import serve, site
from schemas.report import Report
from tests.schemas.test_corrections import misread

SAMPLE = Path(__file__).parents[3] / "raw" / "exempelby-2015.pdf"
Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def report() -> Report:
    """A sample with a sum row that does not add up."""
    (report,) = read_report(SAMPLE.read_bytes(), "exempelby-2015.pdf", second_reading=False).results
    assert isinstance(report, Report)
    return report


@pytest.fixture
def places(tmp_path: Path, report: Report) -> tuple[Path, Path]:
    """A database with the sample, and the folder it was read from."""
    out, raw = tmp_path / "out", tmp_path / "raw"
    out.mkdir()
    raw.mkdir()
    shutil.copy(SAMPLE, raw)
    (out / f"{report.id}.json").write_bytes(report_bytes(report))
    load(out, out / "kommunkompassen.db")
    return out / "kommunkompassen.db", raw


def asking(datasette: Datasette) -> Ask:
    async def ask(method: str, path: str, **options: Any) -> httpx.Response:
        await datasette.invoke_startup()
        answer: httpx.Response = await datasette.client.request(method, path, **options)
        return answer

    return lambda *arguments, **options: asyncio.run(ask(*arguments, **options))


@pytest.fixture
def ask(places: tuple[Path, Path]) -> Ask:
    """The site with leave to write."""
    return asking(site(*places, edit=True))


def token(page: httpx.Response) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found
    return found[1]


def form(page: httpx.Response, **changes: str) -> dict[str, str]:
    return {
        "token": token(page), "at": "question 1.1 score", "value": "3", "kind": "misread", "why": "Otydlig etta",
        "by": "Ada",
    } | changes  # fmt: skip


def test_doubtful_values_come_first_then_all_others_in_the_order_of_pages(ask: Ask, report: Report) -> None:
    page = ask("GET", f"/report/{report.id}/review")
    assert page.status_code == 200
    first, rest = page.text.split("<h2>Sida för sida</h2>")
    ids = re.findall(r'<article class="rv-entry[^"]*" id="([^"]+)"', first)
    assert ids and all(entry.doubts for entry in entries_of(report) if entry.key in ids)
    others = re.findall(r'<article class="rv-entry[^"]*" id="([^"]+)"', rest)
    assert [*ids, *others].__len__() == len(entries_of(report)) == len({*ids, *others})
    numbers = [int(n) for n in re.findall(r'id="page-(\d+)"', rest)]
    assert numbers == list(range(report.page_first, report.page_last + 1))
    command = f'kompass correct {report.id} "question 1.2 score" VALUE --kind misread'
    assert command in html.unescape(page.text)


def test_every_figure_is_on_the_page_once(report: Report) -> None:
    entries = entries_of(report)
    names = [name for entry in entries for name, _, _ in entry.values]
    assert len(names) == len(set(names))
    for area in report.areas:
        for question in area.questions:
            assert f"question {question.number} score" in names
    assert sum(len(page.entries) for page in pages_of(report, entries)) == len(entries)


def test_what_was_not_read_where_others_were_is_asked_after() -> None:
    one = misread()
    silent = one.areas[1].model_copy(update={"score_heading": None, "score_heading_place": None})
    report = one.model_copy(update={"areas": (one.areas[0], silent, *one.areas[2:]), "total_printed": None})
    values = {at: value for entry in entries_of(report) for at, _, value in entry.values}
    assert values["area 2 heading"] == "" and values["report total"] == ""
    assert "report ordinal" not in values
    doubtful = [entry.what for entry in entries_of(report) if entry.doubts]
    assert "question 4.3" in doubtful and "area 4 sum" in doubtful and "question 3.1" not in doubtful


def test_pictures_of_pages_and_of_entries(ask: Ask, report: Report) -> None:
    base = f"/report/{report.id}/review"
    for path in ("/page-2.png", "/cut/question-1.1.png", "/cut/area-1-strength-1.png", "/cut/section-2.png"):
        answer = ask("GET", base + path)
        assert answer.status_code == 200 and answer.content.startswith(b"\x89PNG"), path
    for path in ("/page-999.png", "/cut/question-9.9.png", "/cut/report-year.png"):
        assert ask("GET", base + path).status_code == 404, path


def test_without_the_pdfs_there_is_no_review(places: tuple[Path, Path], report: Report) -> None:
    assert asking(site(places[0]))("GET", f"/report/{report.id}/review").status_code == 404
    assert asking(site(*places))("GET", "/report/nowhere/review").status_code == 404


def test_the_form_writes_the_side_file(ask: Ask, report: Report, places: tuple[Path, Path]) -> None:
    page = ask("GET", f"/report/{report.id}/review")
    answer = ask("POST", f"/report/{report.id}/review", data=form(page))
    assert answer.status_code == 303 and answer.headers["location"].endswith("/review?done=question+1.1+score")
    (right,) = apply_side_file([report], places[1] / report.source_file)
    assert right.areas[0].questions[0].score == 3 and right.corrections[0].by == "Ada"
    after = ask("GET", f"/report/{report.id}/review?done=x")
    assert "inte med i uppgifterna än" in after.text and "Skrivet: x" in after.text
    assert ask("POST", f"/report/{report.id}/review", data={"token": token(page), "reviewed": "all"}).status_code == 303
    (right,) = apply_side_file([report], places[1] / report.source_file)
    assert right.review is not None and right.review.what == "all"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"at": "question 9.9 score"}, "det finns ingen “question 9.9 score”"),
        ({"why": ""}, "behöver ett skäl"),
        ({"kind": "guess"}, "Säg vilket slags"),
        ({"value": "many"}, "kan inte stå i"),
    ],
)
def test_what_would_not_be_applied_is_refused_by_the_form(
    ask: Ask, report: Report, places: tuple[Path, Path], changes: dict[str, str], why: str
) -> None:
    page = ask("GET", f"/report/{report.id}/review")
    answer = ask("POST", f"/report/{report.id}/review", data=form(page, **changes))
    assert answer.status_code == 400 and why in html.unescape(answer.text)
    assert not list(places[1].glob("*.toml"))


@pytest.mark.parametrize(
    ("headers", "changes"),
    [
        ({}, {"token": ""}),
        ({}, {"token": "å"}),
        ({"host": "exempelby.example"}, {}),
        ({"host": "localhost.exempelby.example:8001"}, {}),
        ({"origin": "https://exempelby.example"}, {}),
        ({"origin": "null"}, {}),
        ({"sec-fetch-site": "cross-site"}, {}),
    ],
)
def test_nobody_else_can_write(
    ask: Ask, report: Report, places: tuple[Path, Path], headers: dict[str, str], changes: dict[str, str]
) -> None:
    data = form(ask("GET", f"/report/{report.id}/review"), **changes)
    answer = ask("POST", f"/report/{report.id}/review", data=data, headers=headers)
    assert answer.status_code == 403
    assert not list(places[1].glob("*.toml"))


def test_another_host_is_not_even_told_the_token(ask: Ask, report: Report) -> None:
    page = ask("GET", f"/report/{report.id}/review", headers={"host": "exempelby.example"})
    assert page.status_code == 200 and "<form method" not in page.text
    assert 'name="token"' in ask("GET", f"/report/{report.id}/review", headers={"host": "[::1]:8001"}).text


def test_without_leave_nothing_can_be_written(places: tuple[Path, Path], report: Report) -> None:
    ask = asking(site(*places))
    page = ask("GET", f"/report/{report.id}/review")
    assert 'name="token"' not in page.text and "kompass correct" in page.text
    assert ask("POST", f"/report/{report.id}/review", data={"token": ""}).status_code == 403


def test_a_path_outside_the_folder_is_refused(places: tuple[Path, Path], report: Report) -> None:
    outside = report.model_copy(update={"source_file": "../exempelby-2015.pdf"})
    shutil.copy(SAMPLE, places[1].parent)
    (places[0].parent / f"{report.id}.json").write_bytes(report_bytes(outside))
    load(places[0].parent, places[0])
    ask = asking(site(*places, edit=True))
    page = ask("GET", f"/report/{report.id}/review")
    answer = ask("POST", f"/report/{report.id}/review", data=form(page))
    assert answer.status_code == 400 and "finns inte under" in answer.text
    assert not list(places[1].parent.glob("**/*.toml"))
    assert ask("GET", f"/report/{report.id}/review/page-1.png").status_code == 404


def test_corrections_are_served_on_this_machine_alone(places: tuple[Path, Path]) -> None:
    with pytest.raises(ValueError, match="this machine alone"):
        serve(*places, "0.0.0.0", edit=True)
    out = str(places[0].parent)
    for arguments in (["--edit"], ["--edit", "--raw", str(places[1]), "--host", "0.0.0.0"]):
        assert CliRunner().invoke(cli, ["serve", out, *arguments]).exit_code == 2


def test_hostile_text_stays_text(places: tuple[Path, Path], report: Report) -> None:
    evil = '<script>alert(1)</script>" onload="x'
    section = report.sections[1].model_copy(update={"heading": evil})
    hostile = report.model_copy(update={"sections": (report.sections[0], section, *report.sections[2:])})
    (places[0].parent / f"{report.id}.json").write_bytes(report_bytes(hostile))
    load(places[0].parent, places[0])
    page = asking(site(*places, edit=True))("GET", f"/report/{report.id}/review?done=<b>")
    assert evil not in page.text and "<script>alert" not in page.text and "<b>" not in page.text
    assert html.escape(evil, quote=False).replace('"', "&#34;") in page.text
