"""Which files of a folder are read, and under which names."""

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.run.discovery import discover


def names(folder: Path) -> list[str]:
    return [source.name for source in discover(folder)]


def put(folder: Path, *paths: str) -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"%PDF")


def test_pdfs_in_all_subfolders_in_any_case(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a/c.PDF", "a/b/d.Pdf", "notes.txt", "report.pdf.part", "pdf")
    assert names(tmp_path) == ["a/b/d.Pdf", "a/c.PDF", "b.pdf"]


def test_hidden_files_count(tmp_path: Path) -> None:
    put(tmp_path, "._a.pdf", ".pdf")
    assert names(tmp_path) == ["._a.pdf", ".pdf"]


def test_a_folder_named_like_a_pdf_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "x.pdf/y.pdf")
    assert names(tmp_path) == ["x.pdf/y.pdf"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    put(tmp_path, "a/b/x.pdf")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert names(tmp_path) == ["a/b/x.pdf"]


def test_a_linked_folder_is_read_once_by_its_real_path(tmp_path: Path) -> None:
    put(tmp_path, "z/x.pdf")
    (tmp_path / "a").symlink_to("z")
    assert names(tmp_path) == ["z/x.pdf"]


def test_a_linked_folder_outside_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/x.pdf", "raw/y.pdf")
    (tmp_path / "raw/link").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "raw") == ["link/x.pdf", "y.pdf"]


def test_a_link_to_nothing_is_listed(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    assert names(tmp_path) == ["gone.pdf"]


def test_names_are_nfc(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Österlånga.pdf"))
    assert names(tmp_path) == [unicodedata.normalize("NFC", "Österlånga.pdf")]


def test_names_that_differ_only_in_unicode_form_stay_two(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "å.pdf"), unicodedata.normalize("NFC", "å.pdf"))
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system does not tell the two names apart")
    assert {unicodedata.normalize("NFC", name) for name in names(tmp_path)} == {"å.pdf"}
    assert len(set(names(tmp_path))) == 2


def test_bytes_that_are_no_utf8_are_written_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe5.pdf")).write_bytes(b"%PDF")
    assert names(tmp_path) == ["\\xe5.pdf"]


def test_a_name_that_spells_out_odd_bytes_is_another_file(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe5.pdf")).write_bytes(b"%PDF")
    put(tmp_path, "\\xe5.pdf")
    assert names(tmp_path) == ["\\xe5.pdf", "\\xe5.pdf (2)"]


@pytest.mark.parametrize(
    "name", ["a\nb.pdf", "\x1b[31m.pdf", "'; DROP TABLE reports; --.pdf", "<b>.pdf", "😀.pdf", "-.pdf"]
)
def test_odd_names_stay_as_they_are(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert names(tmp_path) == [name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_is_listed(tmp_path: Path) -> None:
    put(tmp_path, "locked/x.pdf")
    (tmp_path / "locked").chmod(0)
    try:
        assert names(tmp_path) == ["locked"]
    finally:
        (tmp_path / "locked").chmod(0o755)


def test_the_order_does_not_depend_on_the_file_system(tmp_path: Path) -> None:
    put(tmp_path, *(f"{letter}/{number}.pdf" for letter in "cab" for number in (10, 2, 1)))
    assert names(tmp_path) == sorted(names(tmp_path))
