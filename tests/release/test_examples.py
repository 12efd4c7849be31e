"""What the documentation shows works as it stands there: each example is run on a release of made-up reports."""

import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.database.load import load
from pipeline.release.release import Wanted, release
from pipeline.run.folder import report_bytes
from tests.made_up import report
from tests.release.test_release import VERSION, unpacked

PAGE = Path(__file__).parents[2] / "docs" / "anvand-data.md"


def example(heading: str, language: str) -> str:
    """The code under a heading of the page."""
    section = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    (code,) = blocks
    return code


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release, with extracts of SCB's and Kolada's in its folder."""
    extracted, folder = tmp_path_factory.mktemp("extracted"), tmp_path_factory.mktemp("release")
    reports = (
        report("Östersund", 2014, code="2380", seed=3, id="ostersund-2014"),
        report("Linköping", 2013, code="0580", seed=4, id="linkoping-2013"),
        report("Re", 2015, "no-2010", code="0716", seed=5, id="re-2015"),
        report("Almby", 2013, seed=1),
    )
    for one in reports:
        (extracted / f"{one.id}.json").write_bytes(report_bytes(one))
    (extracted / "rejects.json").write_text("[]", "utf-8")
    load(extracted, extracted / "kommunkompassen.db")
    package = unpacked(release(extracted, folder, Wanted(VERSION)), folder)
    (package / "scb.csv").write_text(
        '"region","2013","2014"\n"0580 Linköping",10,11\n"2380 Östersund",20,21\n', "latin-1"
    )
    values = [
        {"kpi": "N1", "municipality": code, "period": 2014, "values": [{"gender": "T", "value": 7.5}]}
        for code in ("0580", "2380")
    ]
    (package / "kolada.json").write_text(json.dumps({"values": values}), "utf-8")
    return package


def run(package: Path, heading: str, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Any]:
    """What the names of a Python example are bound to in the end."""
    monkeypatch.chdir(package)
    names: dict[str, Any] = {}
    exec(example(heading, "python"), names)
    return names


@pytest.mark.parametrize("heading", ["pandas", "DuckDB"])
def test_means_by_subject(package: Path, heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    means = run(package, heading, monkeypatch)["medel"].reset_index()
    assert len(means) == 16
    assert means["andel"].between(0, 1).all()


def test_pandas_and_duckdb_agree(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (
        run(package, heading, monkeypatch)["medel"].reset_index().set_index(["edition", "subject"])["andel"]
        for heading in ("pandas", "DuckDB")
    )
    assert (one - other).abs().max() < 1e-9


def test_kolada(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = run(package, "Tillsammans med Kolada", monkeypatch)["bada"]
    assert joined[["municipality", "period", "deras"]].to_numpy().tolist() == [["2380", 2014, 7.5]]


def test_scb(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = run(package, "Tillsammans med SCB", monkeypatch)["bada"].set_index("report_id")["varde"]
    assert joined.to_dict() == {"linkoping-2013": 10, "ostersund-2014": 21}


def test_norwegian_codes_are_carried_over_mergers(package: Path) -> None:
    with sqlite3.connect(package / "kommunkompassen.db") as db:
        rows = db.execute(example("Norska kommuner över sammanslagningar", "sql")).fetchall()
    assert [row[0] for row in rows] == ["re-2015"]
    assert rows[0][2] == "NO-0716"
    assert rows[0][3] == "NO-3803"  # with Tønsberg from 2020 on


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r(package: Path) -> None:
    done = subprocess.run(
        ["Rscript", "-e", example("R", "r")], cwd=package, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 17
