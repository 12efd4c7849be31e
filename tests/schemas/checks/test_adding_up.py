"""What must add up in a report: each contradiction is found, and a report without one has no findings."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.arithmetic import percent, total_of
from schemas.catalogue import EDITIONS
from schemas.checks import check
from schemas.findings import FINDINGS
from schemas.report import Area, Finding, FindingCode, Place, Points, Question, Report

ABOUT_THE_READING = {code for code, kind in FINDINGS.items() if kind.about != "report"} - {
    "area-missing",
    "table-missing",
}


def place(page: int = 20, top: float = 100.0) -> Place:
    return Place(page=page, x0=72.0, top=top, x1=523.0, bottom=top + 11)


def question(
    number: str, score: Points | None, most: Points | None, share: Points | None, position: int = 1
) -> Question:
    return Question(
        number=number, position=position, text="Hur arbetar kommunen?", score=score, max=most, percent_printed=share,
        place=place(top=100.0 + 14 * position),
    )  # fmt: skip


def consistent_area(number: int) -> Area:
    """An area as the edition of 2010 has it, with four fifths of the points on every question."""
    known = [q for e in EDITIONS if e.id == "2010" for q in e.questions if q.number.startswith(f"{number}.")]
    questions = tuple(question(q.number, q.max * 4 // 5, q.max, 80, k) for k, q in enumerate(known, 1))
    return Area(
        number=number, name="Område", subject=None, page=4 + number, score_heading=80,
        score_heading_place=place(4 + number),
        score_printed=80, max_printed=100, percent_printed=80, sum_place=place(20, 300.0), score_computed=80,
        max_computed=100, questions=questions, points=(),
    )  # fmt: skip


def consistent(**changes: Any) -> Report:
    """A report in which everything adds up, with some of its fields changed."""
    whole = Report(
        id="exempelby-2014", municipality="Exempelby", municipality_id=None, municipality_code=None,
        country="SE", year=2014, month=None,
        report_date=None, ordinal=None, edition="2010", language="sv", evaluators=(), total_printed=640,
        total_place=place(3), total_computed=640, total_max=800, scores_confirmed=None, coverage=0.99,
        text_source="native",
        cells_expected=45, cells_read=45, pages=24, page_first=1, page_last=24,
        producer=None, source_file="a.pdf", source_sha256="0" * 64,
        areas=tuple(consistent_area(n) for n in range(1, 9)), sections=(), mentions=(), findings=(),
    )  # fmt: skip
    return whole.model_copy(update=changes)


def with_area(number: int = 1, *, edition: str | None = "2010", **changes: Any) -> Report:
    """A report whose area `number` has changed fields; computed sums follow the questions where those change."""
    report = consistent(edition=edition)
    if "questions" in changes:
        scores = [q.score for q in changes["questions"] if q.score is not None]
        maxima = [q.max for q in changes["questions"] if q.max is not None]
        changes = {
            "score_computed": sum(scores) if scores else None,
            "max_computed": sum(maxima) if maxima else None,
        } | changes
    areas = tuple(a.model_copy(update=changes) if a.number == number else a for a in report.areas)
    return report.model_copy(update={"areas": areas})


def with_question(number: str, **changes: Any) -> Report:
    """A report with one question changed and nothing else, not even the sums."""
    area = consistent().areas[int(number[0]) - 1]
    questions = tuple(q.model_copy(update=changes) if q.number == number else q for q in area.questions)
    return with_area(area.number, questions=questions, score_computed=80, max_computed=100)


def found(report: Report, code: FindingCode) -> list[Finding]:
    return [f for f in check(report) if f.code == code]


def only(report: Report) -> Finding:
    (finding,) = check(report)
    return finding


# One test that each is found, and what it says


CASES: dict[FindingCode, tuple[Report, str | None, str | None]] = {
    "area-total-mismatch": (with_area(score_computed=78, score_heading=80), "80", "78"),
    "area-max-mismatch": (with_area(max_computed=95), "100", "95"),
    "area-percent-mismatch": (with_area(percent_printed=79), "79 %", "80 %"),
    "heading-score-mismatch": (with_area(score_heading=82), "82", "80"),
    "question-percent-mismatch": (with_question("1.1", percent_printed=81), "81 %", "80 %"),
    "score-above-max": (with_question("1.1", score=16, percent_printed=107), "16", "15"),
    "question-missing": (
        with_area(questions=consistent_area(1).questions[:-1], score_computed=80, max_computed=100),
        None,
        "1.5",
    ),
    "question-duplicate": (
        with_area(
            questions=(*consistent_area(1).questions, question("1.5", 8, 10, 80, 6)),
            score_computed=80,
            max_computed=100,
        ),
        "1.5",
        None,
    ),
    "question-max-differs": (with_question("1.1", max=20, score=16), "20", "15"),
    "report-total-mismatch": (consistent(total_printed=641), "641", "640"),
    "area-missing": (consistent(areas=consistent().areas[:-1], total_printed=None), None, "8"),
    "table-missing": (with_area(questions=(), score_computed=None, max_computed=None), None, None),
    "low-coverage": (consistent(coverage=0.5), "50%", "95%"),
}


def test_there_is_a_case_for_every_code() -> None:
    assert set(CASES) | ABOUT_THE_READING == set(get_args(FindingCode))


@pytest.mark.parametrize("code", CASES)
def test_the_contradiction_is_found_and_no_other(code: FindingCode) -> None:
    report, printed, expected = CASES[code]
    finding = only(report)
    assert (finding.code, finding.printed, finding.expected) == (code, printed, expected)


@pytest.mark.parametrize("code", CASES)
def test_a_consistent_report_has_no_such_finding(code: FindingCode) -> None:
    assert found(consistent(), code) == []


@pytest.mark.parametrize("code", CASES)
def test_a_finding_says_what_is_wrong_in_one_sentence(code: FindingCode) -> None:
    message = only(CASES[code][0]).message
    assert message[0].isupper() and message.endswith(".") and "None" not in message


WARNINGS = {"question-max-differs", "low-coverage", "area-missing", "table-missing"}


@pytest.mark.parametrize("code", CASES)
def test_findings_about_the_report_are_errors(code: FindingCode) -> None:
    assert only(CASES[code][0]).severity == ("warning" if code in WARNINGS else "error")


def test_a_finding_is_not_yet_confirmed() -> None:
    assert all(only(report).confirmed is None for report, _, _ in CASES.values())


def test_a_finding_says_where_it_is_printed() -> None:
    heading, total, row = (
        only(CASES[c][0]) for c in ("heading-score-mismatch", "area-total-mismatch", "score-above-max")
    )
    assert (heading.page, total.page, row.page) == (5, 20, 20)
    assert row.place == consistent_area(1).questions[0].place and row.question_number == "1.1"


# What is not printed is not wrong


@pytest.mark.parametrize("field", ["score_heading", "score_printed", "max_printed", "percent_printed"])
def test_what_an_area_does_not_print_is_not_wrong(field: str) -> None:
    changes: dict[str, Any] = {field: None}
    findings = check(with_area(**changes).model_copy(update={"total_printed": None}))
    assert [f for f in findings if f.about == "report"] == []


def test_a_table_without_percentages_is_not_wrong() -> None:
    questions = tuple(q.model_copy(update={"percent_printed": None}) for q in consistent_area(1).questions)
    assert check(with_area(questions=questions, percent_printed=None)) == ()


def test_a_report_without_total_is_not_wrong() -> None:
    assert check(consistent(total_printed=None)) == ()


def test_a_total_is_not_compared_where_an_area_prints_no_sum() -> None:
    assert found(with_area(score_printed=None, score_heading=None), "report-total-mismatch") == []


def test_an_area_without_a_table_is_one_finding_not_two() -> None:
    assert [f.code for f in check(CASES["table-missing"][0])] == ["table-missing"]


# Editions


def test_an_unknown_edition_has_eight_areas() -> None:
    report = consistent(edition=None, areas=consistent().areas[:6], total_printed=None)
    assert [f.area_number for f in found(report, "area-missing")] == [7, 8]


def test_a_gap_in_the_numbers_is_found_without_a_catalogue() -> None:
    questions = tuple(q for q in consistent_area(1).questions if q.number != "1.3")
    report = with_area(
        edition=None, questions=questions, score_printed=60, score_heading=60, max_printed=75, total_printed=None
    )
    assert [f.question_number for f in found(report, "question-missing")] == ["1.3"]


def test_the_last_question_cannot_be_missed_without_a_catalogue() -> None:
    report = with_area(edition=None, questions=consistent_area(1).questions[:-1])
    assert found(report, "question-missing") == []


def test_other_maxima_are_fine_in_an_edition_whose_questions_are_unknown() -> None:
    questions = tuple(q.model_copy(update={"max": 50, "score": 40}) for q in consistent_area(1).questions[:2])
    report = with_area(edition="2016", questions=questions)
    assert found(report, "question-max-differs") == []


def test_a_question_numbered_into_another_area_is_no_gap() -> None:
    questions = (*consistent_area(1).questions[:4], question("2.5", 8, 10, 80, 5))
    report = with_area(edition=None, questions=questions)
    assert found(report, "question-missing") == []


def test_several_missing_questions_come_in_order() -> None:
    questions = consistent_area(1).questions[:1]
    report = with_area(questions=questions)
    assert [f.question_number for f in found(report, "question-missing")] == ["1.2", "1.3", "1.4", "1.5"]


# Rounding


@pytest.mark.parametrize(
    ("score", "most", "expected"),
    [(12, 15, 80), (10, 15, 67), (5, 15, 33), (1, 8, 13), (3, 8, 38), (25, 1000, 3), (1, 200, 1), (0, 15, 0),
     (15, 15, 100),
     (7.5, 15, 50), (12.5, 20, 63), (20, 15, 133)],
)  # fmt: skip
def test_percentages_are_rounded_half_up(score: Points, most: Points, expected: int) -> None:
    assert percent(score, most) == expected


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_percentages_of_whole_points_are_exact(score: int, most: int) -> None:
    exact = (Decimal(score) * 100 / Decimal(most)).quantize(Decimal(1), ROUND_HALF_UP)
    assert percent(score, most) == exact


@given(st.integers(0, 1000), st.integers(1, 100))
def test_percentages_of_tenths_of_points_are_exact(tenths: int, most: int) -> None:
    exact = (Decimal(tenths) * 10 / Decimal(most)).quantize(Decimal(1), ROUND_HALF_UP)
    assert percent(tenths / 10, most) == exact


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_percentage_lies_between_nothing_and_everything(score: int, most: int) -> None:
    assert 0 <= percent(min(score, most), most) <= 100


@pytest.mark.parametrize(("printed", "wrong"), [(67, False), (66.7, False), (66.6, True), (66, True), (66.67, False)])
def test_a_percentage_is_right_to_the_digits_it_prints(printed: Points, wrong: bool) -> None:
    report = with_question("1.1", score=10, percent_printed=printed)
    assert bool(found(report, "question-percent-mismatch")) is wrong


# Decimals


def test_points_with_decimals_are_printed_as_in_the_report() -> None:
    finding = only(with_area(score_heading=79.5))
    assert (finding.printed, finding.expected) == ("79,5", "80")
    assert "79,5" in finding.message


def test_half_points_add_up() -> None:
    questions = tuple(
        q.model_copy(update={"score": q.max / 2, "percent_printed": 50}) for q in consistent_area(1).questions if q.max
    )
    report = with_area(questions=questions, score_printed=50, percent_printed=50, score_heading=50)
    assert check(report.model_copy(update={"total_printed": 610})) == ()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_tenths_of_points_add_up_without_dust(tenths: list[int]) -> None:
    assert total_of([t / 10 for t in tenths]) == sum(tenths) / 10


def test_whole_points_add_up_to_a_whole_number() -> None:
    assert repr(total_of([12.5, 7.5])) == "20"


def test_nothing_adds_up_to_nothing() -> None:
    assert total_of([]) is None


# Order


def test_findings_come_area_by_area_then_those_about_the_whole() -> None:
    report = consistent(total_printed=999, coverage=0.5)
    areas = tuple(a.model_copy(update={"score_heading": 1}) if a.number in (2, 5) else a for a in report.areas)
    codes = [(f.code, f.area_number) for f in check(report.model_copy(update={"areas": areas}))]
    assert codes == [
        ("heading-score-mismatch", 2),
        ("heading-score-mismatch", 5),
        ("report-total-mismatch", None),
        ("low-coverage", None),
    ]


def test_a_report_without_areas_has_eight_missing() -> None:
    report = consistent(areas=(), total_printed=None)
    assert [f.area_number for f in found(report, "area-missing")] == list(range(1, 9))
