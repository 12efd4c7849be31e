"""A release is whole, the same for the same data, and opens in what people use."""

import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pandas
import pytest
from click.testing import CliRunner
from frictionless import Package

from pipeline.cli import cli
from pipeline.database.load import load
from pipeline.release.distribution import reduced_report
from pipeline.release.release import ReleaseError, Wanted, release
from pipeline.release.tables import TEXTS
from pipeline.run.folder import report_bytes
from schemas.report import Correction
from tests.made_up import flagged, report

VERSION = "2026.11.1"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three made-up reports, one of which contradicts itself."""
    folder = tmp_path_factory.mktemp("extracted")
    reports = (
        report("Almby", 2013, seed=1),
        flagged(report("Almby", 2017, edition_id="2016", seed=2)),
        report("Östersund", 2014, code="2380", mentions=(("1880", "Örebro"),), seed=3, id="ostersund-2014"),
    )
    for one in reports:
        (folder / f"{one.id}.json").write_bytes(report_bytes(one))
    (folder / "rejects.json").write_text("[]", "utf-8")
    load(folder, folder / "kommunkompassen.db")
    return folder


def unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / f"kommunkompassen-{VERSION}"


def contents(package: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a package, and what is packed inside the database and the workbook."""
    for path in package.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
    with sqlite3.connect(package / "kommunkompassen.db") as db:
        for report_id, packed in db.execute("SELECT report_id, json FROM report_files"):
            yield f"report file {report_id}", gzip.decompress(packed)
    with zipfile.ZipFile(package / "kommunkompassen.xlsx") as book:
        for name in book.namelist():
            yield f"workbook {name}", book.read(name)


@pytest.fixture(scope="module")
def package(extracted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    return unpacked(release(extracted, folder, Wanted(VERSION)), folder)


def test_the_same_data_give_the_same_bytes(extracted: Path, tmp_path: Path) -> None:
    first = release(extracted, tmp_path / "a", Wanted(VERSION)).read_bytes()
    assert release(extracted, tmp_path / "b", Wanted(VERSION)).read_bytes() == first


def test_what_is_published_does_not_change(extracted: Path, tmp_path: Path) -> None:
    release(extracted, tmp_path, Wanted(VERSION))
    release(extracted, tmp_path, Wanted(VERSION))  # the same once more is no change
    with pytest.raises(ReleaseError, match="already"):
        release(extracted, tmp_path, Wanted(VERSION, texts=False))


@pytest.mark.parametrize("version", ["1", "2026", "v2026.11", "2026.11.1/../x", ""])
def test_a_version_is_year_month_and_number(extracted: Path, tmp_path: Path, version: str) -> None:
    with pytest.raises(ReleaseError, match="no version"):
        release(extracted, tmp_path, Wanted(version))


def test_the_package_is_valid(package: Path) -> None:
    found = Package(str(package / "datapackage.json")).validate()
    assert found.valid, found.flatten(["title", "message"])[:5]


def test_every_column_is_described(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    fields = [(r["name"], f) for r in described["resources"] for f in r["schema"]["fields"]]
    bare = [f"{name}.{field['name']}" for name, field in fields if "description" not in field]
    assert bare == []


def test_pandas_reads_scores_and_keeps_codes_as_text(package: Path) -> None:
    reports = pandas.read_csv(package / "data" / "reports.csv", dtype={"municipality_code": str})
    questions = pandas.read_csv(package / "data" / "questions.csv")
    assert set(reports.id) == {"almby-2013", "almby-2017", "ostersund-2014"}
    assert reports.set_index("id").municipality_code["ostersund-2014"] == "2380"
    sums = questions.groupby("report_id").score.sum()
    assert dict(sums) == dict(reports.set_index("id").total_computed)


def test_duckdb_joins_the_tables(package: Path) -> None:
    rows = duckdb.sql(
        f"SELECT r.id, count(*) FROM '{package}/data/reports.csv' r "
        f"JOIN '{package}/data/areas.csv' a ON a.report_id = r.id GROUP BY r.id ORDER BY r.id"
    ).fetchall()
    assert rows == [("almby-2013", 8), ("almby-2017", 8), ("ostersund-2014", 8)]


def test_the_workbook_opens_with_swedish_headings(package: Path) -> None:
    book = openpyxl.load_workbook(package / "kommunkompassen.xlsx")
    assert book.sheetnames == ["Rapporter", "Områden", "Frågor", "Punkter", "Avvikelser", "Kodbok"]
    heads = [cell.value for cell in book["Rapporter"][1]]
    assert heads[:2] == ["Rapport", "Kommun"]
    codes = {row[0].value: row[heads.index("Kommunkod")].value for row in book["Rapporter"].iter_rows(min_row=2)}
    assert codes["ostersund-2014"] == "2380"  # text: Excel would drop a leading zero


def test_checksums_are_those_of_the_files(package: Path) -> None:
    for line in (package / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((package / name).read_bytes()).hexdigest() == digest


def test_without_texts_nothing_of_them_is_left(extracted: Path, tmp_path: Path) -> None:
    package = unpacked(release(extracted, tmp_path, Wanted(VERSION, texts=False)), tmp_path)
    for name in TEXTS:
        assert not (package / "data" / f"{name}.csv").exists()
    whole = json.loads((extracted / "almby-2013.json").read_text("utf-8"))
    sentence = whole["sections"][1]["text"][:40].encode()
    point = whole["areas"][0]["points"][0]["text"].encode()
    for path, content in contents(package):
        assert sentence not in content, path
        assert point not in content, path


def test_without_names_nobody_is_named(extracted: Path, tmp_path: Path) -> None:
    package = unpacked(release(extracted, tmp_path, Wanted(VERSION, names=False)), tmp_path)
    for path, content in contents(package):
        assert b"Ada Exempel" not in content, path
    with sqlite3.connect(package / "kommunkompassen.db") as db:
        assert db.execute("SELECT count(*) FROM questions").fetchone()[0] > 0


def test_the_command(extracted: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["release", str(tmp_path), "--extracted", str(extracted), "--version", VERSION])
    assert done.exit_code == 0, done.output
    assert (tmp_path / f"kommunkompassen-{VERSION}.zip").is_file()
    refused = CliRunner().invoke(cli, ["release", str(tmp_path), "--extracted", str(extracted), "--version", "one"])
    assert refused.exit_code == 2
    assert "no version" in refused.output


def test_what_changed_since_the_release_before(extracted: Path, tmp_path: Path) -> None:
    earlier, options = tmp_path / "earlier", ["--extracted", str(extracted)]
    shutil.copytree(extracted, earlier)
    report_file = earlier / "almby-2013.json"
    content = json.loads(report_file.read_text("utf-8"))
    content["areas"][0]["questions"][0]["score"] += 1
    report_file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    load(earlier, earlier / "kommunkompassen.db")
    before = release(earlier, tmp_path / "before", Wanted("2026.10"))
    for more, told in (([], True), (["--without-texts"], False)):
        out = tmp_path / f"new{told}"
        done = CliRunner().invoke(
            cli, ["release", str(out), "--version", VERSION, "--since", str(before), *options, *more]
        )
        assert done.exit_code == 0, done.output
        changes = (unpacked(out / f"kommunkompassen-{VERSION}.zip", out) / "CHANGES.md").read_text("utf-8")
        assert "question 1.1 score" in changes
        whole = json.loads((extracted / "almby-2013.json").read_text("utf-8"))
        assert whole["sections"][1]["text"][:40] not in changes


@pytest.mark.parametrize("at", ["section 3 text", "area 5 strength 3 text", "area 5 rubric 1 text"])
def test_without_texts_their_corrections_go_too(at: str) -> None:
    said = {
        "read": "Läst",
        "is": "Rättat",
        "kind": "misread",
        "why": "Prov",
        "by": "Ada",
        "on": "2026-05-31",
        "page": 3,
    }
    both = tuple(Correction.model_validate({"at": name, **said}) for name in (at, "question 4.3 score"))
    reduced = reduced_report(report("Almby", 2013).model_copy(update={"corrections": both}), texts=False, names=True)
    assert [correction.at for correction in reduced.corrections] == ["question 4.3 score"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(package: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(package / "kommunkompassen.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    heads, *rows = (tmp_path / "kommunkompassen.csv").read_text("utf-8").splitlines()
    assert heads.startswith("Rapport;Kommun;")
    assert len(rows) == 3
    assert any(row.startswith("ostersund-2014;") and ";2380;" in row for row in rows)
