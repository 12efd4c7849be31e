"""The view in the shape of Kolada's data, and the joins that the documentation shows."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.run.folder import report_bytes
from tests.made_up import report


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    reports = [
        report("Östersund", 2014, code="2380", seed=3, id="ostersund-2014"),
        report("Östersund", 2018, edition_id="2016", code="2380", seed=4, id="ostersund-2018"),
        report("Almby", 2013, seed=1),
    ]
    for one in reports:
        (tmp_path / f"{one.id}.json").write_bytes(report_bytes(one))
    (tmp_path / "rejects.json").write_text("[]", "utf-8")
    load(tmp_path, tmp_path / "kommunkompassen.db")
    return sqlite3.connect(tmp_path / "kommunkompassen.db")


def test_nine_indicators_a_report_of_the_register(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT municipality, period, gender, count(*) FROM kolada GROUP BY 1, 2, 3").fetchall()
    assert rows == [("2380", 2014, "T", 9), ("2380", 2018, "T", 9)]


def test_the_value_is_the_percentage_of_the_highest_points(db: sqlite3.Connection) -> None:
    (value,) = db.execute("SELECT value FROM kolada WHERE kpi = 'KK-TOT' AND period = 2014").fetchone()
    (share,) = db.execute("SELECT share FROM profiles WHERE report_id = 'ostersund-2014'").fetchone()
    assert value == round(100 * share, 1)
    (dem,) = db.execute("SELECT value FROM kolada WHERE kpi = 'KK-DEM' AND period = 2014").fetchone()
    assert (
        dem
        == db.execute(
            "SELECT round(100 * share, 1) FROM area_scores WHERE report_id = 'ostersund-2014' AND subject = 'democracy'"
        ).fetchone()[0]
    )


def test_every_indicator_has_a_definition(db: sqlite3.Connection) -> None:
    used = {row[0] for row in db.execute("SELECT DISTINCT kpi FROM kolada")}
    defined = {row[0] for row in db.execute("SELECT id FROM kolada_kpis WHERE title <> '' AND definition <> ''")}
    assert used == defined


def test_it_joins_with_populations(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT k.value, p.population FROM kolada k "
        "JOIN populations p ON p.municipality_id = k.municipality_id AND p.year = 2015 "
        "WHERE k.kpi = 'KK-TOT' AND k.period = 2014"
    ).fetchall()
    assert len(rows) == 1
    assert rows[0][1] > 50_000
