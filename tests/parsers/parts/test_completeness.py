"""What the score tables leave open, after the scores by the headings are known."""

import pytest

from parsers.document import Box
from parsers.parts.completeness import weighed, without_accounted
from parsers.parts.tables import Doubt
from schemas.figures import Figure
from schemas.findings import finding_about
from schemas.report import FindingCode


def test_a_figure_that_is_a_score_by_a_heading_is_accounted_for() -> None:
    doubts = [
        Doubt(2, "Politiska mål 49", "belongs to no table", 7, Box(80, 200, 460, 212)),
        Doubt(2, "Politiska mål 49", "belongs to no table", 8, Box(80, 200, 460, 212)),
        Doubt(3, "Delsumma 32", "belongs to no table", 7, Box(80, 300, 460, 312)),
    ]
    assert without_accounted(doubts, [(7, Box(440, 199, 455, 213))]) == doubts[1:]


@pytest.mark.parametrize(
    ("code", "area", "about"),
    [
        ("question-duplicate", 3, "reading"),
        ("area-total-mismatch", 3, "reading"),
        ("question-percent-mismatch", 3, "report"),
        ("question-duplicate", 4, "report"),
    ],
)
def test_what_rests_on_all_rows_accuses_no_report_where_a_row_is_in_doubt(
    code: FindingCode, area: int, about: str
) -> None:
    figure = Figure(f"area {area} row 4 number", "3.4", None, 7, "text", area, f"{area}.4")
    doubt = Doubt(3, "Hur och när rapporterar", "has no figure", 7, Box(80, 300, 460, 312))
    (found,) = weighed([finding_about(code, figure, None, "Said.", (figure,))], [doubt])
    assert found.about == about


def test_a_broken_label_takes_no_proof_from_the_figures() -> None:
    figure = Figure("area 3 row 4 score", 12, None, 7, "points", 3, "3.4")
    mismatch = finding_about("area-total-mismatch", figure, 60, "Said.", (figure,))
    for figures, about in (((), "report"), ((figure,), "reading")):
        label = finding_about("reading-incomplete", figure, None, "Its label is broken.", figures)
        assert [f.about for f in weighed([mismatch, label], [])] == [about, "reading"]


@pytest.mark.parametrize(("area", "about"), [(None, "reading"), (3, "report")])
def test_a_total_accuses_no_report_where_rows_belong_to_no_area(area: int | None, about: str) -> None:
    total = Figure("report total", 475, None, 3, "points")
    doubt = Figure("rows", None, None, 7, "text", area)
    findings = [
        finding_about("report-total-mismatch", total, 429, "Said.", (total,)),
        finding_about("reading-incomplete", doubt, None, "Belongs to no table.", ()),
    ]
    assert weighed(findings, [])[0].about == about
