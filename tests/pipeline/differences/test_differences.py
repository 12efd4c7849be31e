"""Two sets of results held against each other: what came and went, each changed fact with its cause."""

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.database.load import load
from pipeline.differences.collection import Collection, NoResults, collection
from pipeline.differences.compare import Change, Differences, differences
from pipeline.differences.wording import as_json, as_markdown, as_text
from schemas.checks import check
from schemas.corrections import Part, SideFile, corrected
from schemas.report import Reject, Report
from tests.made_up import report, write
from tests.schemas.checks.test_adding_up import consistent
from tests.schemas.test_corrections import ENTRY, misread, put_right


def between(old: Report | list[Report], new: Report | list[Report]) -> Differences:
    olds, news = (side if isinstance(side, list) else [side] for side in (old, new))
    return differences(Collection({r.id: r for r in olds}), Collection({r.id: r for r in news}))


def changes(old: Report, new: Report) -> tuple[Change, ...]:
    (changed,) = between(old, new).changed
    return changed.changes


def test_the_same_results_do_not_differ() -> None:
    found = between(report(), report())
    assert not found and found.unchanged == 1


def test_a_correction_is_the_cause_of_its_value_and_of_the_findings_that_go() -> None:
    before = misread()
    after = put_right(before, ENTRY._replace(read=11, is_=16))
    assert [(c.what, c.old, c.new, c.cause, c.why) for c in changes(before, after)] == [
        ("question 4.3 score", "11", "16", "correction", "Ettan är en sjua (Ada)"),
        (
            "finding area-4/area-total-mismatch",
            before.findings[0].message,
            None,
            "correction",
            "Ettan är en sjua (Ada)",
        ),
        (
            "finding area-4/question-percent-mismatch/4.3",
            before.findings[1].message,
            None,
            "correction",
            "Ettan är en sjua (Ada)",
        ),
    ]
    assert changes(after, before)[0].why == "taken back: Ettan är en sjua (Ada)"


def test_a_correction_that_does_not_fit_is_a_correction_too() -> None:
    before = misread()
    after = put_right(before, ENTRY._replace(read=12, is_=16))
    (change,) = changes(before, after)
    assert (change.cause, change.old) == ("correction", None)


def test_an_error_of_the_source_that_was_explained_is_told() -> None:
    before = misread()
    after = put_right(before, ENTRY._replace(at="area 4 sum score", read=80, kind="source-error", why="Felräknat"))
    (change,) = changes(before, after)
    assert (change.what, change.old, change.new, change.cause, change.why) == (
        "error of the source in area 4 sum score", None, "Felräknat", "correction", "explained by Ada",
    )  # fmt: skip


def test_a_question_that_was_missed_is_told_as_one() -> None:
    before = consistent()
    area = before.areas[0]
    fewer = before.model_copy(
        update={"areas": (area.model_copy(update={"questions": area.questions[:-1]}), *before.areas[1:])}
    )
    told = "score 8, max 10, percent 80, text Hur arbetar kommunen?"
    assert [(c.what, c.old, c.new, c.page) for c in changes(fewer, before)] == [("question 1.5", None, told, 20)]
    assert [(c.what, c.old, c.new) for c in changes(before, fewer)] == [("question 1.5", told, None)]


def test_code_and_pdf_as_causes() -> None:
    before = consistent()
    after = before.model_copy(update={"year": 2013})
    assert [(c.what, c.old, c.new, c.cause) for c in changes(before, after)] == [
        ("report year", "2014", "2013", "other code")
    ]
    other = after.model_copy(update={"source_sha256": "1" * 64})
    assert changes(before, other)[0].cause == "other PDF"


def test_a_report_that_changed_its_id_is_the_same_report() -> None:
    before = consistent()
    (after,) = corrected(
        [before], SideFile("a.toml", (Part(entries=(ENTRY._replace(at="report year", read=2014, is_=2015),)),))
    )
    found = between(before, after)
    assert not found.added and not found.gone
    assert [(c.what, c.cause) for c in found.changed[0].changes] == [
        ("report id", "correction"),
        ("report year", "correction"),
    ]


def test_items_and_sections_are_told_apart_by_what_they_say() -> None:
    before = report()
    area = before.areas[0]
    strengths = [p for p in area.points if p.kind == "strength"]
    fewer = [p.model_copy(update={"position": n}) for n, p in enumerate(strengths[1:], 1)]
    others = [p for p in area.points if p.kind != "strength"]
    after = before.model_copy(
        update={
            "areas": (area.model_copy(update={"points": (*others, *fewer)}), *before.areas[1:]),
            "sections": before.sections[1:],
        }
    )
    found = changes(before, after)
    assert [(c.what, c.new) for c in found] == [
        ("section 1 heading", None), ("section 1 text", None), ("area 1 strength 1 text", None),
    ]  # fmt: skip


def test_reports_added_and_gone_with_the_reason() -> None:
    one, two = report(), report("Storträsk")
    rejected = Collection({}, {one.source_file: "no-text-layer"})
    found = differences(Collection({one.id: one, two.id: two}), rejected)
    assert [(g.report_id, g.note) for g in found.gone] == [
        (one.id, "rejected as no-text-layer in the other"), (two.id, None),
    ]  # fmt: skip
    assert [a.report_id for a in differences(rejected, Collection({two.id: two})).added] == [two.id]


def test_three_ways_to_say_it() -> None:
    before = misread()
    after = put_right(before, ENTRY._replace(read=11, is_=16, why="a | b"))
    found = between([before, report()], [after])
    assert "p. 20  question 4.3 score: 11 → 16  [correction: a | b (Ada)]" in as_text(found)
    note = as_markdown(found)
    assert "## Put right by people" in note and "| 20 | question 4.3 score | 11 | 16 | a \\| b (Ada) |" in note
    assert "- odeshult-2014 (ödeshult-2014.pdf)" in note
    assert json.loads(as_json(found))["changed"][0]["changes"][0]["new"] == "16"


def test_long_texts_are_shown_around_what_differs() -> None:
    before = report()
    text = before.sections[0].text
    after = before.model_copy(
        update={
            "sections": (before.sections[0].model_copy(update={"text": text + " Nytt slut."}), *before.sections[1:])
        }
    )
    line = next(line for line in as_text(between(before, after)).split("\n") if "section 1 text" in line)
    assert "Nytt slut." in line and len(line) < 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results in a folder, with JSON files and a database."""
    one = report("Ödeshult", code=None)
    reject = Reject(source_file="b.pdf", sha256=None, reason="encrypted", message="Ask.")
    folder = write(tmp_path / "out", [one.model_copy(update={"findings": check(one)})], [reject])
    load(folder, folder / "kommunkompassen.db")
    return folder


def test_all_forms_of_the_same_results_tell_the_same(folder: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    shutil.copy(folder / "kommunkompassen.db", bundle)
    (bundle / "metadata.json").write_text("{}")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(folder / "kommunkompassen.db", "release/kommunkompassen.db")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for path in folder.glob("*.json"):
            archive.write(path, f"release/json/{path.name}")
    forms = [folder, folder / "kommunkompassen.db", bundle, tmp_path / "a.zip", tmp_path / "b.zip"]
    found = [collection(form) for form in forms]
    assert all(not differences(found[0], other) and other.rejects == {"b.pdf": "encrypted"} for other in found)


def test_results_of_a_version_with_fewer_fields(folder: Path) -> None:
    old = folder / "kommunkompassen.db"
    with sqlite3.connect(old) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("ALTER TABLE reports DROP COLUMN page_first")
        db.execute("DROP TABLE IF EXISTS corrections")
    db.close()
    assert not differences(collection(old), collection(folder))


@pytest.mark.parametrize("name", ["empty", "text.db", "x.zip"])
def test_what_holds_no_results(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    if name == "empty":
        place.mkdir()
    elif name == "x.zip":
        with zipfile.ZipFile(place, "w") as archive:
            archive.writestr("a.json", "{")
    else:
        place.write_text("hej")
    with pytest.raises(NoResults):
        collection(place)


def test_the_command(folder: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(cli, ["diff", str(folder), str(folder)]).exit_code == 0
    other = write(tmp_path / "other", [report("Storträsk")])
    result = run(cli, ["diff", str(folder), str(other)])
    assert result.exit_code == 1 and "1 reports added, 1 gone" in result.output
    assert json.loads(run(cli, ["diff", str(folder), str(other), "--json"]).output)["unchanged"] == 0
    assert run(cli, ["diff", str(folder), str(other), "--markdown"]).output.count("## Reports") == 2
    (tmp_path / "none").mkdir()
    assert run(cli, ["diff", str(folder), str(tmp_path / "none")]).exit_code == 2
    assert run(cli, ["diff", str(folder)]).exit_code == 2
    (folder / ".kompass").mkdir()
    shutil.copy(folder / "kommunkompassen.db", folder / ".kompass" / "previous.db")
    assert run(cli, ["diff", str(folder)]).exit_code == 0
