"""What can be taken away is the report, whole."""

import asyncio
import csv
import io
from pathlib import Path

import openpyxl
import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from pipeline.site.web.deliver import Column, Sheet, deliver, workbook
from schemas.report import Report
from tests import made_up
from tests.site.conftest import Get, client, reports


@pytest.mark.parametrize("report_id", [one.id for one in reports()])
def test_json_is_the_report_that_was_loaded(get: Get, known: dict[str, Report], report_id: str) -> None:
    response = get(f"/report/{report_id}.json")
    assert response.headers["content-disposition"] == f'attachment; filename="{report_id}.json"'
    assert Report.model_validate_json(response.content) == known[report_id]


def test_json_keeps_what_is_not_printed_apart_from_zero(tmp_path: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    area = one.areas[0].model_copy(update={"score_printed": None, "percent_printed": 0, "score_heading_place": None})
    one = one.model_copy(update={"areas": (area, *one.areas[1:]), "total_printed": None, "total_place": None})
    made_up.write(tmp_path, [one])
    load(tmp_path, tmp_path / "x.db")
    answer = client(site(tmp_path / "x.db"))("/report/zinkby-2013.json")
    assert Report.model_validate_json(answer.content) == one


def test_csv_has_a_line_for_every_question_and_sum_row(get: Get, known: dict[str, Report]) -> None:
    report = known["odeshult-2014"]
    lines = list(csv.DictReader(io.StringIO(get("/report/odeshult-2014.csv").text)))
    assert len(lines) == sum(len(area.questions) + 1 for area in report.areas)
    first = report.areas[0].questions[0]
    assert (lines[0]["question"], lines[0]["score"], lines[0]["page"]) == (
        first.number,
        str(first.score),
        str(first.place.page),
    )
    assert [line["score"] for line in lines if line["row"] == "sum row"][0] == "61"


def test_csv_for_excel_opens_where_swedish_is_spoken(get: Get, known: dict[str, Report]) -> None:
    answer = get("/report/odeshult-2014.excel.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith("\ufeff".encode())
    lines = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert lines[0][:3] == ["Rapport", "Kommun", "År"]
    assert lines[1][lines[0].index("Fråga nr")] == '="1.1"'
    assert len(lines) == 1 + sum(len(a.questions) + 1 for a in known["odeshult-2014"].areas)


def test_decimal_comma_in_csv_for_excel() -> None:
    row = {"share": 0.655, "score": 7.5, "code": "0114", "text": "a;b"}
    columns = [Column("share", "Andel", "percent"), Column("score", "Poäng", "number"), Column("code", "Kod", "id")]
    answer = asyncio.run(deliver("excel.csv", "x", [Sheet("x", [*columns, Column("text", "Text")], [row])]))
    assert answer.body.decode("utf-8-sig").splitlines()[1] == '65,5;7,5;"=""0114""";"a;b"'


LISTS = (
    "/reports",
    "/area/2010/1",
    "/question/2010/1.1",
    "/change",
    "/compare",
    "/examples",
    "/flagged",
    "/errata",
    "/report/odeshult-2014",
    "/all/question_scores",
    "/all/municipalities",
)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", ["csv", "excel.csv", "xlsx"])
def test_every_list_is_a_file_to_take_along(get: Get, path: str, form: str) -> None:
    query = "?r=odeshult-2014&r=angsvik-2012" if path == "/compare" else ""
    answer = get(f"{path}.{form}{query}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        first = book.worksheets[0]
        assert first.freeze_panes == "B2"
        assert all(cell.value for cell in first[1])


def test_workbook_keeps_names_as_text_and_scores_as_numbers(get: Get, known: dict[str, Report]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(get("/report/odeshult-2014.xlsx").content))
    sheet = book["Frågor"]
    head = [cell.value for cell in sheet[1]]
    number, score = sheet.cell(2, head.index("Fråga nr") + 1), sheet.cell(2, head.index("Poäng") + 1)
    assert (number.value, number.data_type) == ("1.1", "s")
    assert (score.value, score.data_type) == (known["odeshult-2014"].areas[0].questions[0].score, "n")
    assert book.sheetnames == ["Frågor", "Områden", "Styrkor och svagheter", "Stämmer inte", "Om"]


def test_workbook_holds_no_formula() -> None:
    sheet = Sheet("x", [Column("a", "A")], [{"a": "=1+1"}])
    book = openpyxl.load_workbook(io.BytesIO(workbook([sheet], [])))
    assert (book.worksheets[0]["A2"].value, book.worksheets[0]["A2"].data_type) == ("=1+1", "s")


def test_without_xlsxwriter_one_sentence_says_so(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.site.web.deliver.find_spec", lambda name: None)
    answer = get("/reports.xlsx")
    assert answer.status_code == 501
    assert "XlsxWriter" in answer.text


def test_list_as_a_file_has_all_rows_of_the_choice(get: Get) -> None:
    lines = list(csv.DictReader(io.StringIO(get("/reports.csv?edition=2010").text)))
    expected = ["akerholm-2013", "angsvik-2012", "odeshult-2011", "odeshult-2014"]
    assert [line["report_id"] for line in lines] == expected


@pytest.mark.parametrize("path", ["/all/nothing.csv", "/all/report_files.csv", "/all/words.csv", "/report/nowhere.csv"])
def test_what_is_no_list_is_not_found(get: Get, path: str) -> None:
    assert get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/report/odeshult-2014", "/area/2010/1", "/question/2010/1.1", "/municipality/odeshult"]
)
def test_charts_are_drawings_of_their_own(get: Get, path: str) -> None:
    answer = get(f"{path}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg xmlns=")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
