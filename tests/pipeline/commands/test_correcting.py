"""The commands with which people put right what was misread."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli
from pipeline.corrections.applying import apply_side_file
from pipeline.corrections.published import worth_a_look
from pipeline.database.load import load
from schemas.report import Report, Review
from tests.made_up import report, write
from tests.schemas.test_corrections import misread

PDF = b"%PDF exempel"


@pytest.fixture
def made(tmp_path: Path) -> Report:
    """A report with a misread figure, with its PDF under raw and its results under out."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").write_bytes(PDF)
    one = misread().model_copy(update={"source_sha256": hashlib.sha256(PDF).hexdigest()})
    load(write(tmp_path / "out", [one, report("Ödeshult", code=None)]), tmp_path / "out" / "kommunkompassen.db")
    return one


def kompass(folder: Path, *arguments: str) -> Result:
    places = [] if arguments[0] == "todo" else ["--raw", str(folder / "raw")]
    places += ["--extracted", str(folder / "out")] if arguments[0] in ("correct", "review") else []
    return CliRunner().invoke(cli, [*arguments, *places], env={"KOMPASS_NAME": "Ada"})


def test_correct_writes_the_side_file(made: Report, tmp_path: Path) -> None:
    result = kompass(
        tmp_path, "correct", made.id, "question 4.3 score", "16", "--kind", "misread", "--why", "Ettan är en sjua"
    )
    assert result.exit_code == 0 and "question 4.3 score: 11 → 16, written to" in result.output
    (right,) = apply_side_file([made], tmp_path / "raw" / "a.pdf")
    assert right.findings == () and right.corrections[0].by == "Ada"
    again = kompass(
        tmp_path, "correct", made.id, "area 4 sum score", "--kind", "source-error", "--why", "x", "--by", "Bo"
    )
    assert again.exit_code == 0 and "explains 80" in again.output
    assert kompass(tmp_path, "review", made.id, "--done", "--what", "all").exit_code == 0
    (right,) = apply_side_file([made], tmp_path / "raw" / "a.pdf")
    assert right.review is not None and right.review.what == "all" and right.corrections[1].by == "Bo"


def test_a_correction_can_be_taken_out_again(made: Report, tmp_path: Path) -> None:
    right = ("--kind", "misread", "--why", "x")
    assert kompass(tmp_path, "correct", made.id, "report year", "2013", *right).exit_code == 0
    result = kompass(tmp_path, "correct", made.id, "Report  year", "--withdraw")
    assert result.exit_code == 0 and "taken out of" in result.output
    assert apply_side_file([made], tmp_path / "raw" / "a.pdf")[0].corrections == ()
    assert kompass(tmp_path, "correct", made.id, "report year", "--withdraw").exit_code == 2
    assert kompass(tmp_path, "correct", made.id, "report year", "2013").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["question 4.3 score", "11"], "That would not be applied: the reader finds 11 by itself"),
        (["question 9.9 score", "11"], "there is no “question 9.9 score”"),
        (["question 4.3 score"], "VALUE is missing"),
    ],
)
def test_correct_refuses_what_would_not_be_applied(
    made: Report, tmp_path: Path, arguments: list[str], why: str
) -> None:
    result = kompass(tmp_path, "correct", made.id, *arguments, "--kind", "misread", "--why", "x")
    assert result.exit_code == 2 and why in result.output
    assert not (tmp_path / "raw" / "a.toml").exists()


def test_a_report_that_is_not_there_or_whose_pdf_is_not(made: Report, tmp_path: Path) -> None:
    for report_id, why in (
        ("nowhere-2014", "There is no report"),
        ("../raw/a", "There is no report"),
        ("odeshult-2014", "is not under"),
    ):
        result = kompass(tmp_path, "correct", report_id, "report year", "2015", "--kind", "misread", "--why", "x")
        assert result.exit_code == 2 and why in result.output
    (tmp_path / "out" / "kommunkompassen.db").unlink()
    assert "Run kompass extract first" in kompass(tmp_path, "review", made.id, "--done").output


def test_todo_lists_doubts_with_their_pages_and_leaves_out_what_was_reviewed(made: Report, tmp_path: Path) -> None:
    result = kompass(tmp_path, "todo", str(tmp_path / "out"))
    assert result.exit_code == 0 and "exempelby-2014  (2 to look at)" in result.output
    assert (
        "p. 20  question 4.3" in result.output and "1 reports with doubts; 2 that nobody has reviewed." in result.output
    )
    reviewed = made.model_copy(update={"review": Review(by="Ada", on="2026-05-31", what="scores")})
    load(write(tmp_path / "other", [reviewed]), tmp_path / "other" / "kommunkompassen.db")
    assert worth_a_look(tmp_path / "other" / "kommunkompassen.db") == ()
    assert kompass(tmp_path, "todo", str(tmp_path / "raw")).exit_code == 2


def test_what_is_much_used_comes_first(made: Report, tmp_path: Path) -> None:
    seldom = made.model_copy(update={"id": "almby-2014", "municipality": "Almby", "source_file": "b.pdf"})
    often = made.model_copy(update={"id": "ostersund-2014", "municipality_id": "SE-2380", "municipality_code": "2380"})
    others = [
        report("Ödeshult", mentions=[("2380", "Östersund")]),
        report("Storträsk", mentions=[("2380", "Östersund")]),
    ]
    load(write(tmp_path / "many", [seldom, often, *others]), tmp_path / "many" / "kommunkompassen.db")
    found = worth_a_look(tmp_path / "many" / "kommunkompassen.db")
    assert [(worth.report_id, worth.uses) for worth in found] == [("ostersund-2014", 2), ("almby-2014", 0)]


def test_sources(made: Report, tmp_path: Path) -> None:
    table = tmp_path / "sources.csv"
    table.write_text(
        "Name,URL,page,fetched\nA.pdf,https://exempelby.example/a.pdf,,2026-05-01\n\nb.pdf,https://b.example,,\n",
        "utf-8",
    )
    result = kompass(tmp_path, "sources", str(table))
    assert (
        result.exit_code == 1
        and "1 side files written" in result.output
        and "line 4: there is no 'b.pdf'" in result.output
    )
    (right,) = apply_side_file([made], tmp_path / "raw" / "a.pdf")
    assert right.source is not None and right.source.url == "https://exempelby.example/a.pdf"
    table.write_text("a,b\n")
    assert kompass(tmp_path, "sources", str(table)).exit_code == 2
