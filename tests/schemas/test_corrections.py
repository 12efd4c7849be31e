"""Corrections fit what was read, or are findings that say why not."""

from typing import Any

import pytest

from schemas.checks import check
from schemas.corrections import Entry, Part, SideFile, as_read, corrected, refusal
from schemas.report import Correction, Finding, Report, Review, Source
from tests.schemas.checks.test_adding_up import consistent, consistent_area, question, with_area, with_question

ENTRY = Entry(line=7, at="question 4.3 score", why="Ettan är en sjua", by="Ada", on="2026-05-31")


def checked(report: Report) -> Report:
    """The report as it is read: with its findings."""
    return report.model_copy(update={"findings": check(report)})


def entry(at: str, read: Any, is_: Any = None, **changes: Any) -> Entry:
    return ENTRY._replace(at=at, read=read, is_=is_, **changes)


def put_right(report: Report, *entries: Entry, **part: Any) -> Report:
    side = SideFile("exempelby.toml", (Part(entries=entries, **part),))
    return corrected([report], side)[0]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def not_applied(report: Report) -> Finding:
    (finding,) = (f for f in report.findings if f.code == "correction-not-applied")
    return finding


def misread() -> Report:
    """Question 4.3 prints 16 of 20, the reader has 11: two findings that are not the report's."""
    area = with_question("4.3", score=11).areas[3].model_copy(update={"score_computed": 75})
    areas = tuple(area if a.number == 4 else a for a in consistent().areas)
    return checked(consistent(areas=areas, total_computed=635))


def test_a_misread_figure_is_replaced_and_all_that_follows_is_computed_again() -> None:
    assert codes(misread()) == ["area-total-mismatch", "question-percent-mismatch"]
    right = put_right(misread(), entry("question 4.3 score", 11, 16))
    assert right.areas[3].questions[2].score == 16
    assert (right.areas[3].score_computed, right.total_computed, codes(right)) == (80, 640, [])
    assert right.corrections == (
        Correction.model_validate(
            {"at": "question 4.3 score", "read": "11", "is": "16", "kind": "misread", "why": "Ettan är en sjua",
             "by": "Ada", "on": "2026-05-31", "page": 20}
        ),
    )  # fmt: skip


def test_a_correction_can_bring_a_contradiction_to_light() -> None:
    right = put_right(checked(consistent()), entry("area 1 sum score", 80, 68))
    assert codes(right) == [
        "area-total-mismatch",
        "area-percent-mismatch",
        "heading-score-mismatch",
        "report-total-mismatch",
    ]
    assert right.findings[0].figures[0] == "area 1 sum score" and right.findings[0].confirmed is None


def test_a_finding_that_stays_keeps_what_the_second_reading_said_unless_its_figures_change() -> None:
    wrong = checked(with_area(1, score_heading=82).model_copy(update={"total_printed": 641}))
    seen = wrong.model_copy(
        update={"findings": tuple(f.model_copy(update={"confirmed": True}) for f in wrong.findings)}
    )
    right = put_right(seen, entry("area 1 heading", 82, 83))
    assert [(f.code, f.printed, f.confirmed) for f in right.findings] == [
        ("heading-score-mismatch", "83", None), ("report-total-mismatch", "641", True),
    ]  # fmt: skip


def test_a_doubt_about_a_figure_goes_when_a_person_has_settled_it_and_others_stay() -> None:
    def doubt(figure: str) -> Finding:
        (finding,) = check(consistent(total_printed=641))
        return finding.model_copy(update={"code": "reading-differs", "about": "reading", "figures": (figure,)})

    report = misread()
    doubtful = report.model_copy(
        update={"findings": (*report.findings, doubt("question 4.3 score"), doubt("question 4.4 score"))}
    )
    right = put_right(doubtful, entry("question 4.3 score", 11, 16))
    assert [f.figures for f in right.findings] == [("question 4.4 score",)]


def test_what_the_reader_held_back_for_want_of_proof_stays_held_back() -> None:
    held = misread().model_copy(update={"findings": ()})
    assert put_right(held, entry("report total", 640, 641)).findings[0].code == "report-total-mismatch"
    assert codes(put_right(held, entry("report total", 640, 641))) == ["report-total-mismatch"]


def test_on_a_scan_new_contradictions_are_doubts() -> None:
    scan = checked(consistent(text_source="ocr"))
    right = put_right(scan, entry("report total", 640, 641))
    assert [(f.code, f.about, f.severity) for f in right.findings] == [("report-total-mismatch", "reading", "warning")]


def test_a_total_that_stands_only_in_a_picture() -> None:
    silent = checked(consistent(total_printed=None, total_place=None))
    right = put_right(silent, entry("report total", None, "640", kind="not-text"))
    assert (right.total_printed, right.corrections[0].read, right.corrections[0].kind) == (640, None, "not-text")


def test_a_source_error_changes_nothing_and_its_finding_stays() -> None:
    wrong = checked(with_area(1, score_printed=68, percent_printed=68).model_copy(update={"total_printed": 628}))
    right = put_right(wrong, entry("area 1 sum score", "68", kind="source-error"))
    assert right.areas == wrong.areas and right.findings == wrong.findings
    assert [(c.at, c.read, c.is_) for c in right.corrections] == [("area 1 sum score", "68", None)]


def test_a_question_that_is_not_printed_can_be_explained() -> None:
    gap = checked(with_area(1, questions=consistent_area(1).questions[:-1], score_computed=80, max_computed=100))
    right = put_right(gap, entry("question 1.5 number", None, kind="source-error"))
    assert codes(right) == ["question-missing"] and right.corrections[0].page == 20


MISFITS = [
    (entry("question 4.9 score", 11, 16), "there is no “question 4.9 score” in the report"),
    (entry("question 4.3 score", 12, 16), "the reader finds 11 and not 12"),
    (entry("question 4.3 score", None, 16), "the reader finds 11 and not nothing"),
    (entry("question 4.3 score", 16, 11), "the reader finds 11 by itself: take the correction out"),
    (entry("question 4.3 score", 11, "sexton"), "“11” or “sexton” cannot stand in “question 4.3 score”"),
    (entry("question 4.3 text", "Hur arbetar kommunen?", None), "nothing cannot stand in “question 4.3 text”"),
    (entry("report month", None, 13), "13 cannot stand in “report month”"),
    (entry("report edition", "2010", "2011"), "there is no edition '2011'"),
    (entry("area 2 sum max", 100, kind="source-error"), "no finding rests on “area 2 sum max”"),
    (entry("area 4 sum score", 79, kind="source-error"), "the reader finds 80 and not 79"),
    (entry("question 4.3 score", 11, 16, wrong="it has no “why”"), "it has no “why”"),
]


@pytest.mark.parametrize(("wrong", "why"), MISFITS)
def test_what_does_not_fit_is_a_finding_and_changes_nothing(wrong: Entry, why: str) -> None:
    report = misread()
    result = put_right(report, wrong)
    finding = not_applied(result)
    assert finding.message.startswith(f"exempelby.toml, line 7: not applied, because {why}")
    assert (finding.severity, finding.about) == ("error", "file")
    kept = tuple(f for f in result.findings if f.code != "correction-not-applied")
    assert result.model_copy(update={"findings": kept}) == report
    assert (refusal(report, wrong) or "").startswith(why)


def test_a_name_that_means_two_places() -> None:
    twice = checked(with_area(questions=(*consistent_area(1).questions, question("1.5", 8, 10, 80, 6))))
    finding = not_applied(put_right(twice, entry("question 1.5 score", 8, 9)))
    assert "means 2 places; name the row" in finding.message
    assert put_right(twice, entry("area 1 row 6 score", 8, 9)).areas[0].questions[5].score == 9


def test_the_same_place_twice() -> None:
    right = put_right(misread(), entry("question 4.3 score", 11, 16), entry("Question 4.3 score", 11, 15, line=20))
    assert right.areas[3].questions[2].score == 16
    assert "line 20: not applied, because “Question 4.3 score” is corrected twice" in not_applied(right).message


def test_one_misfit_does_not_keep_the_others_from_being_applied() -> None:
    right = put_right(misread(), entry("question 4.3 score", 11, 16), entry("question 4.4 score", 1, 2))
    assert codes(right) == ["correction-not-applied"] and right.areas[3].questions[2].score == 16


def test_another_file() -> None:
    source = Source(url="https://exempelby.example/a.pdf", page=None, fetched=None)
    other = put_right(misread(), entry("question 4.3 score", 11, 16), sha256="ff", source=source)
    assert "line 7: not applied, because it is about another file" in not_applied(other).message
    assert other.source is None and other.areas == misread().areas
    assert "line 1: not applied" in not_applied(put_right(misread(), sha256="ff")).message
    assert put_right(misread(), entry("question 4.3 score", 11, 16), sha256="0000").corrections


def test_source_and_review_go_with_the_report() -> None:
    source = Source(url="https://exempelby.example/a.pdf", page=None, fetched="2026-05-01")
    review = Review(by="Ada", on="2026-05-31", what="all")
    right = put_right(checked(consistent()), source=source, review=review)
    assert (right.source, right.review) == (source, review)


def test_identity_follows_municipality_and_year() -> None:
    right = put_right(
        checked(consistent()), entry("report municipality", "Exempelby", "Östersund"), entry("report year", 2014, 2015)
    )
    assert (right.id, right.municipality_id, right.municipality_code) == ("ostersund-2015", "SE-2380", "2380")


def test_subjects_follow_the_edition() -> None:
    bare = checked(consistent(edition=None))
    right = put_right(bare, entry("report edition", None, "2010"))
    assert right.areas[0].subject == "democracy" and right.edition == "2010"


def two() -> list[Report]:
    first = checked(consistent(page_first=1, page_last=20))
    return [first, checked(consistent(id="exempelby-2015", year=2015, page_first=21, page_last=40))]


def test_parts_go_to_the_report_that_has_their_page() -> None:
    source = Source(url="https://exempelby.example/a.pdf", page=None, fetched=None)
    parts = (Part(source=source), Part(line=3, page=25, entries=(entry("report year", 2015, 2016),)))
    first, second = corrected(two(), SideFile("a.toml", parts))
    assert (first.year, second.year, first.source, second.source) == (2014, 2016, source, source)
    assert codes(first) == codes(second) == []


def test_a_part_or_a_correction_that_belongs_to_no_report_is_said_of_the_first() -> None:
    parts = (Part(entries=(ENTRY,)), Part(line=9, page=99))
    first, second = corrected(two(), SideFile("a.toml", parts))
    assert [f.message.partition("because ")[2][:25] for f in first.findings] == [
        "the PDF holds several rep", "no report has page 99."
    ]  # fmt: skip
    assert codes(second) == []


def test_what_is_wrong_with_the_file_is_said_of_the_first_report() -> None:
    (report,) = corrected([checked(consistent())], SideFile("a.toml", wrong=((4, "it is no TOML"),)))
    assert not_applied(report).message == "a.toml, line 4: not applied, because it is no TOML."


def test_the_values_as_read_can_be_had_again() -> None:
    report = misread()
    right = put_right(report, entry("question 4.3 score", 11, 16), entry("report total", 640, None))
    again = as_read(right)
    assert again.areas[3].questions[2].score == 11 and again.total_printed == 640 and again.corrections == ()
