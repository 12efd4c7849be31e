"""The file beside a PDF: what it says, and what is wrong with it, line by line."""

from pathlib import Path

import pytest

from pipeline.corrections.side_file import parse_side_file, read_side_file, side_file_of

WHOLE = '''# Skickad av kommunen
[source]
url = "https://exempelby.example/rapport.pdf"
page = "https://exempelby.example/kvalitet"
fetched = 2026-05-01
sha256 = "00ff"

[reviewed]
by = "Ada"
on = "2026-05-31"

[[correction]]
at = "question 4.3 score"
read = 11
is = 17
kind = "misread"
why = """Ettan är en sjua.
[[correction]]
"""
by = "Ada"
on = 2026-05-31

[[correction]]
at = "area 1 sum score"
read = "68"
kind = "source-error"
why = "Kommunen har räknat fel"
by = "Bo"
on = "2026-06-01"
'''


def test_all_that_can_stand_in_it() -> None:
    side = parse_side_file(WHOLE, "a.toml")
    assert side.wrong == ()
    (part,) = side.parts
    assert part.source is not None and part.source.fetched == "2026-05-01" and part.sha256 == "00ff"
    assert part.review is not None and (part.review.by, part.review.on, part.review.what) == (
        "Ada",
        "2026-05-31",
        "scores",
    )
    first, second = part.entries
    assert (first.line, first.at, first.read, first.is_, first.kind, first.on) == (
        12, "question 4.3 score", 11, 17, "misread", "2026-05-31"
    )  # fmt: skip
    assert (second.line, second.read, second.is_, second.kind, second.wrong) == (23, "68", None, "source-error", None)


def test_parts_for_a_file_with_several_reports() -> None:
    text = """[source]
url = "https://exempelby.example/handlingar.pdf"

[[report]]
page = 3
[report.reviewed]
by = "Ada"
on = "2026-05-31"
what = "all"
[[report.correction]]
at = "report year"
read = 2013
is = 2012
kind = "misread"
why = "Besöket var i december"
by = "Ada"
on = "2026-05-31"

[[report]]
page = 40
[[report.correction]]
at = "report year"
is = 2010
kind = "not-text"
why = "Bara i en bild"
by = "Ada"
on = "2026-05-31"
"""
    side = parse_side_file(text, "a.toml")
    assert side.wrong == ()
    assert [(part.page, part.line, [e.line for e in part.entries]) for part in side.parts] == [
        (None, 1, []), (3, 4, [10]), (40, 19, [21]),
    ]  # fmt: skip
    assert side.parts[1].review is not None and side.parts[1].review.what == "all"


WRONG = [
    ("[source]\nurl = 'https://a'\ncolour = 'red'\n", 3, "“colour” is not known there"),
    ("\n\n[reviewed]\nby = 'Ada'\n", 3, "[reviewed] has no “on”"),
    ("[reviewed]\nby = 'Ada'\non = 'i maj'\n", 1, "“on” is a date such as 2026-05-31"),
    ("[reviewed]\nby = 'Ada'\non = 2026-05-31\nwhat = 'some'\n", 1, "“what” is scores or all"),
    ("x = 1\n", 1, "“x” is not known there"),
    ("[source]\nurl = 3\n", 2, "“url” must be a text"),
    ("[[report]]\n[[report.correction]]\n", 2, "[[report]] needs page = one of the pages of the report"),
    ("[correction]\nat = 'x'\n", 1, "a correction must be written [[correction]]"),
]


@pytest.mark.parametrize(("text", "line", "why"), WRONG)
def test_what_does_not_belong_in_it_is_named_with_its_line(text: str, line: int, why: str) -> None:
    assert parse_side_file(text, "a.toml").wrong[0] == (line, why)


def test_a_text_that_is_no_toml_says_where() -> None:
    ((line, why),) = parse_side_file("[source]\nurl = 'https://a'\nfetched =\n", "a.toml").wrong
    assert line == 3 and why.startswith("it is no TOML")


CORRECTION = {
    "at": '"question 1.1 score"', "read": "1", "is": "2", "kind": '"misread"', "why": '"x"', "by": '"x"',
    "on": "2026-05-31",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"why": None}, "it has no “why”"),
        ({"why": '""', "by": '" "'}, "it has no “why” and no “by”"),
        ({"at": None}, "it has no “at”"),
        ({"is": None}, "it has no “is”"),
        ({"kind": '"wrong"'}, "“kind” is one of misread, not-text, source-error"),
        ({"kind": '"source-error"'}, "a source error has no “is”"),
        ({"on": '"igår"'}, "“on” is a date such as 2026-05-31"),
        ({"colour": '"red"'}, "“colour” is not known there"),
        ({"is": "[1]"}, "“read” and “is” are a figure or a text"),
    ],
)
def test_a_correction_that_is_none_says_why(change: dict[str, str | None], why: str) -> None:
    lines = [f"{key} = {value}" for key, value in (CORRECTION | change).items() if value is not None]
    side = parse_side_file("\n# hej\n[[correction]]\n" + "\n".join(lines), "a.toml")
    (entry,) = side.parts[0].entries
    assert (entry.line, entry.wrong) == (3, why)
    assert side.wrong == ()


def test_an_empty_text_is_nothing_printed() -> None:
    lines = [f"{key} = {value}" for key, value in (CORRECTION | {"is": '""'}).items()]
    assert parse_side_file("[[correction]]\n" + "\n".join(lines), "a.toml").parts[0].entries[0].is_ is None


def test_it_stands_beside_the_pdf(tmp_path: Path) -> None:
    pdf = tmp_path / "Exempelby 2014.PDF"
    assert side_file_of(pdf) == tmp_path / "Exempelby 2014.toml"
    assert read_side_file(side_file_of(pdf), "x") is None
    side_file_of(pdf).write_bytes("\ufeff[source]\r\nurl = 'https://å'\r\n".encode())
    side = read_side_file(side_file_of(pdf), "x")
    assert side is not None and side.parts[0].source is not None and side.parts[0].source.url == "https://å"
    side_file_of(pdf).write_bytes(b"[source]\nurl = '\xe5'\n")
    latin = read_side_file(side_file_of(pdf), "x")
    assert latin is not None and latin.wrong == ((1, "it is not written in UTF-8"),)


def test_a_folder_of_that_name_is_no_side_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    side = read_side_file(tmp_path / "a.toml", "a.toml")
    assert side is not None and side.wrong[0][1].startswith("it cannot be opened")
