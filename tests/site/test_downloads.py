"""What can be taken away is the report, whole."""

import csv
import io
from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
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
