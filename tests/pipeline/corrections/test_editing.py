"""Side files written: what stands in them stays, and nothing is written that would not be applied."""

import hashlib
from pathlib import Path

import pytest

from pipeline.corrections.applying import apply_side_file, pictures_of, side_files_alone, side_key
from pipeline.corrections.editing import (
    Printed,
    Refused,
    correct,
    note_review,
    note_source,
    printed,
    withdraw,
)
from pipeline.corrections.side_file import parse_side_file
from pipeline.corrections.toml_text import with_block, with_report, with_source, without_table
from schemas.corrections import Entry
from schemas.report import Report, Review
from tests.schemas.checks.test_adding_up import consistent
from tests.schemas.test_corrections import misread

ENTRY = Entry(0, "Question 4.3  score", None, "16", "misread", 'Ettan är en "sjua"\när den', "Ada", "2026-05-31")


@pytest.fixture
def where(tmp_path: Path) -> Printed:
    """The report with a misread figure, as it was read from a file."""
    pdf = tmp_path / "år" / "a.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF exempel")
    sha256 = hashlib.sha256(b"%PDF exempel").hexdigest()
    report = misread().model_copy(update={"source_file": "år/a.pdf", "source_sha256": sha256})
    return printed(report, tmp_path)


def applied(where: Printed) -> Report:
    return apply_side_file([where.report], where.pdf)[0]


def test_a_correction_is_written_and_applied(where: Printed) -> None:
    written = correct(where, ENTRY)
    assert (written.path, written.read) == (where.pdf.with_suffix(".toml"), 11)
    assert written.path.read_text("utf-8") == (
        f'[source]\nsha256 = "{where.report.source_sha256[:16]}"\n\n[[correction]]\nat = "question 4.3 score"\n'
        'read = 11\nis = 16\nkind = "misread"\nwhy = "Ettan är en \\"sjua\\"\\när den"\nby = "Ada"\non = "2026-05-31"\n'
    )
    report = applied(where)
    assert report.findings == () and report.areas[3].questions[2].score == 16


def test_corrections_build_on_what_was_read_and_the_later_one_of_a_place_stays(where: Printed) -> None:
    correct(where, ENTRY)
    published = where._replace(report=applied(where))
    correct(published, ENTRY._replace(at="report total", is_="641"))
    assert correct(published, ENTRY._replace(is_="15,5")).read == 11
    report = applied(where)
    assert report.total_printed == 641 and report.areas[3].questions[2].score == 15.5 and len(report.corrections) == 2


def test_what_people_wrote_stays(where: Printed) -> None:
    side = where.pdf.with_suffix(".toml")
    side.write_text("# Vår fil\n\n[source]\nurl = 'https://x' # hit\n\n# lös\n[reviewed]\nby = 'Bo'\non = 2026-01-01\n")
    correct(where, ENTRY)
    note_review(where, Review(by="Ada", on="2026-06-01", what="all"))
    text = side.read_text("utf-8")
    assert text.startswith("# Vår fil\n\n[source]\nsha256 = ") and "\nurl = 'https://x' # hit\n\n# lös\n" in text
    assert "Bo" not in text and applied(where).review == Review(by="Ada", on="2026-06-01", what="all")
    withdraw(where, "question 4.3 score")
    assert applied(where).corrections == () and "# lös" in side.read_text("utf-8")
    with pytest.raises(Refused, match="no correction"):
        withdraw(where, "question 4.3 score")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (ENTRY._replace(at="question 9.9 score"), "there is no “question 9.9 score”"),
        (ENTRY._replace(is_="11"), "the reader finds 11 by itself"),
        (ENTRY._replace(is_="elva"), "cannot stand in"),
        (ENTRY._replace(why=" "), "needs a reason"),
        (ENTRY._replace(by=""), "needs a reason and a name"),
        (ENTRY._replace(at="area 2 sum max", kind="source-error", is_=None), "no finding rests on"),
    ],
)
def test_what_would_not_be_applied_is_not_written(where: Printed, entry: Entry, why: str) -> None:
    with pytest.raises(Refused, match=why):
        correct(where, entry)
    assert not where.pdf.with_suffix(".toml").exists()


def test_a_source_error(where: Printed) -> None:
    correct(where, ENTRY._replace(at="area 4 sum score", kind="source-error", is_=None))
    assert applied(where).corrections[0].kind == "source-error" and applied(where).findings == where.report.findings


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[source\n", "line 1: it is no TOML"),
        ("x = 1\n", "line 1: “x”"),
        ('[source]\nsha256 = "ff"\n', "about another PDF"),
    ],
)
def test_a_side_file_with_a_mistake_is_left_alone(where: Printed, text: str, why: str) -> None:
    side = where.pdf.with_suffix(".toml")
    side.write_text(text)
    with pytest.raises(Refused, match=why):
        correct(where, ENTRY)
    assert side.read_text() == text


def test_a_file_with_several_reports_gets_parts(where: Printed) -> None:
    first = where.report.model_copy(update={"page_first": 3, "page_last": 20})
    second = consistent(
        source_file="år/a.pdf", source_sha256=first.source_sha256, page_first=21, page_last=40, year=2015
    )
    correct(Printed(second, where.pdf, alone=False), ENTRY._replace(at="report year", is_="2016"))
    correct(Printed(first, where.pdf, alone=False), ENTRY)
    correct(Printed(second, where.pdf, alone=False), ENTRY._replace(at="report month", is_="3"))
    one, two = apply_side_file([first, second], where.pdf)
    assert one.areas[3].questions[2].score == 16 and (two.year, two.month) == (2016, 3)
    assert one.findings == two.findings == ()


def test_the_pdf_must_be_the_one_that_was_read_and_in_the_folder(where: Printed, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not under"):
        printed(where.report.model_copy(update={"source_file": "../a.pdf"}), tmp_path / "år")
    (tmp_path / "b.pdf").symlink_to("/etc/hostname")
    with pytest.raises(Refused, match="is not under"):
        printed(where.report.model_copy(update={"source_file": "b.pdf"}), tmp_path)
    where.pdf.write_bytes(b"%PDF annat")
    with pytest.raises(Refused, match="is not the file that was read"):
        printed(where.report, tmp_path)


def test_sources(where: Printed) -> None:
    note_source(where.pdf, {"url": "https://exempelby.example/a.pdf", "page": None, "fetched": "2026-05-01"})
    note_source(
        where.pdf, {"url": "https://exempelby.example/b.pdf", "page": "https://exempelby.example/", "fetched": None}
    )
    source = applied(where).source
    assert source is not None
    assert (source.url, source.page, source.fetched) == (
        "https://exempelby.example/b.pdf", "https://exempelby.example/", "2026-05-01"
    )  # fmt: skip


def test_a_disk_that_is_full_leaves_the_old_file(where: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(where, ENTRY)
    before = where.pdf.with_suffix(".toml").read_text("utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        correct(where, ENTRY._replace(is_="12"))
    assert where.pdf.with_suffix(".toml").read_text("utf-8") == before
    assert sorted(path.name for path in where.pdf.parent.iterdir()) == ["a.pdf", "a.toml"]


def test_tables_are_put_in_and_taken_out_as_text() -> None:
    text = with_block("", "correction", {"at": "a", "is": 1.5})
    assert text == '[[correction]]\nat = "a"\nis = 1.5\n'
    two = with_block(text, "correction", {"at": "b"}) + "\n# till nästa\n[reviewed]\nby = 'x'\non = '2026-01-01'\n"
    assert without_table(two, 1).startswith('[[correction]]\nat = "b"')
    assert "# till nästa\n[reviewed]" in without_table(two, 5)
    parts, number = with_report(two, 7)
    assert number == 1 and parse_side_file(with_block(parts, "correction", {"at": "c"}, 1), "x").parts[1].page == 7
    assert with_source("# hej\n\n[reviewed]\n", {"url": "u"}) == '# hej\n\n[source]\nurl = "u"\n\n[reviewed]\n'


def test_pictures_follow_their_findings() -> None:
    read = misread()
    assert len(read.findings) == 2
    later = read.model_copy(update={"findings": read.findings[1:]})
    assert pictures_of(later, read, {1: b"sum", 2: b"question"}) == {1: b"question"}


def test_side_files_without_a_pdf(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.toml", "b.toml", "c.PDF", "c.toml", "d.pdf", "d.toml"):
        (tmp_path / name).touch()
    same = "duplicate: The same content as a.pdf, which is read. Remove one of the two."
    pdfs = {tmp_path / "a.pdf": None, tmp_path / "c.PDF": None, tmp_path / "d.pdf": same}
    assert side_files_alone(tmp_path, pdfs) == (
        "b.toml: there is no PDF of this name beside it",
        "d.toml: its PDF is no report (duplicate: The same content as a.pdf, which is read)",
    )  # fmt: skip


def test_the_key_follows_the_side_file(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    assert side_key(pdf) == ""
    (tmp_path / "a.toml").write_text("[source]")
    first = side_key(pdf)
    (tmp_path / "a.toml").write_text("[source]\n")
    assert len({"", first, side_key(pdf)}) == 3
