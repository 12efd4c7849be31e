"""The database is built from the JSON files alone, whole or not at all."""

import contextlib
import gzip
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.database.errors import LoadError
from pipeline.database.load import load
from pipeline.database.rows import finding_keys
from schemas.report import Correction, PictureText, Reject, Report
from tests import made_up

CONTRACT = {
    "reports": "id municipality municipality_id municipality_code country year month report_date ordinal edition "
    "language evaluators total_printed total_computed total_max scores_confirmed coverage text_source cells_expected "
    "cells_read pages page_first page_last producer source_file source_sha256 source_url source_page source_fetched "
    "reviewed_by reviewed_on",
    "areas": "report_id number name subject score_heading score_printed max_printed percent_printed score_computed "
    "max_computed score_used score_used_from max_used page",
    "questions": "report_id number position area_number text score max percent_printed page x0 top x1 bottom",
    "points": "report_id area_number kind position text page",
    "sections": "report_id area_number position level heading text page_first page_last",
    "findings": "report_id key code about severity area_number question_number printed expected message page confirmed",
    "rejects": "source_file sha256 reason message",
    "corrections": "report_id at read is kind why by on page",
    "municipalities": "id code name county country group_id population sort_key",
    "municipality_groups": "municipality_id division group_id name",
    "populations": "municipality_id year population",
    "editions": "id name first_year last_year",
    "edition_areas": "edition number name subject",
    "edition_questions": "edition number text max",
    "mentions": "report_id section_position position area_number municipality_id name sentence is_example",
    "picture_texts": "report_id position page x0 top x1 bottom text",
    "known_evaluations": "country municipality_id year edition total url note",
}
KEYS = {
    "points": "report_id area_number kind position",
    "sections": "report_id position",
    "findings": "report_id key",
    "mentions": "report_id section_position position",
    "evidence": "report_id key",
    "questions": "report_id area_number position",
    "municipalities": "id",
}


def reports() -> list[Report]:
    """Return three reports of two made-up municipalities; the first is flagged."""
    return [
        made_up.flagged(made_up.report("Ödeshult", 2012)),
        made_up.report("Ödeshult", 2018, "2016", mentions=[("2380", "Östersund")]),
        made_up.report("Ängsvik", 2014),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the runner leaves it."""
    rejects = [Reject(source_file="skannad.pdf", sha256=None, reason="no-text-layer", message="Run OCR first.")]
    return made_up.write(tmp_path / "extracted", reports(), rejects)


@pytest.fixture
def database(folder: Path) -> Path:
    """The database built from it."""
    target = folder / "kommunkompassen.db"
    load(folder, target)
    return target


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database and close it again."""
    with contextlib.closing(sqlite3.connect(path)) as conn:
        yield conn


def rows(path: Path, sql: str, *values: str) -> list[tuple[object, ...]]:
    """Return all rows of a query."""
    with opened(path) as conn:
        return conn.execute(sql, values).fetchall()


def test_result_counts_what_was_loaded(folder: Path, tmp_path: Path) -> None:
    result = load(folder, tmp_path / "new.db")
    assert (result.reports, result.rejects, result.errors, result.warnings) == (3, 1, 1, 0)


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_are_those_of_the_contract(database: Path, table: str) -> None:
    assert [row[0] for row in rows(database, "SELECT name FROM pragma_table_info(?)", table)] == CONTRACT[table].split()


@pytest.mark.parametrize("table", KEYS)
def test_keys_are_natural(database: Path, table: str) -> None:
    found = rows(database, "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", table)
    assert [row[0] for row in found] == KEYS[table].split()


def test_database_says_its_version(database: Path) -> None:
    assert rows(database, "PRAGMA user_version") == [(2,)]


def test_every_reference_leads_to_a_row(database: Path) -> None:
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_what_is_not_printed_is_null(folder: Path) -> None:
    bare = made_up.report("Zinkby", 2013).model_copy(update={"total_printed": None, "ordinal": None, "edition": None})
    made_up.write(folder, [bare])
    load(folder, folder / "x.db")
    found = rows(folder / "x.db", "SELECT total_printed, ordinal, edition FROM reports WHERE id = ?", bare.id)
    assert found == [(None, None, None)]


def test_whole_scores_stay_whole_and_halves_stay_halves(folder: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    first = one.areas[0]
    half = first.questions[0].model_copy(update={"score": 7.5})
    areas = (first.model_copy(update={"questions": (half, *first.questions[1:])}), *one.areas[1:])
    made_up.write(folder, [one.model_copy(update={"areas": areas})])
    load(folder, folder / "x.db")
    types = rows(folder / "x.db", "SELECT typeof(score) FROM questions WHERE report_id = ? LIMIT 2", one.id)
    assert types == [("real",), ("integer",)]


def test_evaluators_are_a_json_array(database: Path) -> None:
    text = rows(database, "SELECT evaluators FROM reports LIMIT 1")[0][0]
    assert json.loads(str(text)) == ["Ada Exempel", "Bo Påhittad"]


def test_mention_leads_to_its_section(database: Path) -> None:
    found = rows(
        database,
        "SELECT s.report_id, s.position, m.name FROM mentions m "
        "JOIN sections s ON s.report_id = m.report_id AND s.position = m.section_position",
    )
    assert found == [("odeshult-2018", 2, "Östersund")]


def test_rejects_are_listed(database: Path) -> None:
    assert rows(database, "SELECT source_file, reason FROM rejects") == [("skannad.pdf", "no-text-layer")]


def test_a_folder_without_reports_gives_an_empty_database(tmp_path: Path) -> None:
    assert load(tmp_path, tmp_path / "x.db").reports == 0


def test_same_files_give_same_bytes(folder: Path, database: Path) -> None:
    load(folder, folder / "again.db")
    assert (folder / "again.db").read_bytes() == database.read_bytes()


def test_a_report_that_went_away_is_gone(folder: Path, database: Path) -> None:
    (folder / "angsvik-2014.json").unlink()
    load(folder, database)
    assert rows(database, "SELECT count(*) FROM reports") == [(2,)]


def test_a_reader_of_the_old_file_goes_on_reading(folder: Path, database: Path) -> None:
    with opened(database) as conn:
        (folder / "angsvik-2014.json").unlink()
        load(folder, database)
        assert conn.execute("SELECT count(*) FROM reports").fetchone() == (3,)


@pytest.mark.parametrize("text", ["{", '{"id": "angsvik-2014"}', "[]"], ids=["cut short", "fields missing", "a list"])
def test_a_file_that_is_no_report_leaves_the_old_database(folder: Path, database: Path, text: str) -> None:
    before = database.read_bytes()
    (folder / "angsvik-2014.json").write_text(text)
    with pytest.raises(LoadError, match=r"angsvik-2014\.json is no report"):
        load(folder, database)
    assert database.read_bytes() == before
    assert [p.name for p in folder.iterdir() if p.name.endswith(".new")] == []


def test_a_file_under_another_name_is_refused(folder: Path) -> None:
    (folder / "angsvik-2014.json").rename(folder / "angsvik-2015.json")
    with pytest.raises(LoadError, match="holds the report angsvik-2014"):
        load(folder, folder / "x.db")


def test_two_areas_with_one_number_are_refused(folder: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    made_up.write(folder, [one.model_copy(update={"areas": (*one.areas, one.areas[0])})])
    with pytest.raises(LoadError, match=r"zinkby-2013\.json has two areas with the same number"):
        load(folder, folder / "x.db")


def test_an_edition_that_no_catalogue_knows_is_refused(folder: Path) -> None:
    made_up.write(folder, [made_up.report("Zinkby", 2013).model_copy(update={"edition": "1999"})])
    with pytest.raises(LoadError, match="refers to a row that editions does not have"):
        load(folder, folder / "x.db")


def test_picture_of_a_finding_is_loaded(folder: Path) -> None:
    (folder / "evidence").mkdir()
    (folder / "evidence" / "odeshult-2012-1.png").write_bytes(b"picture")
    load(folder, folder / "x.db")
    found = rows(folder / "x.db", "SELECT report_id, key, picture FROM evidence")
    assert found == [("odeshult-2012", "area-1/area-total-mismatch", b"picture")]


def test_keys_of_findings_stay_when_a_report_comes(folder: Path, database: Path) -> None:
    before = rows(database, "SELECT report_id, key FROM findings")
    made_up.write(folder, [*reports(), made_up.flagged(made_up.report("Aby", 2011))])
    load(folder, database)
    assert set(before) < set(rows(database, "SELECT report_id, key FROM findings"))


def test_a_finding_that_comes_twice_has_two_keys() -> None:
    one = made_up.flagged(made_up.report("Aby", 2011))
    total = one.findings[0].model_copy(update={"area_number": None, "code": "report-total-mismatch"})
    asked = one.findings[0].model_copy(update={"code": "score-above-max", "question_number": "1.2"})
    assert finding_keys((*one.findings, *one.findings, total, asked)) == [
        "area-1/area-total-mismatch",
        "area-1/area-total-mismatch-2",
        "report-total-mismatch",
        "area-1/score-above-max/1.2",
    ]


def test_json_of_a_report_is_kept_as_it_is(folder: Path, database: Path) -> None:
    kept = rows(database, "SELECT json FROM report_files WHERE report_id = 'angsvik-2014'")[0][0]
    assert isinstance(kept, bytes)
    assert gzip.decompress(kept) == (folder / "angsvik-2014.json").read_bytes()


def test_corrections_and_texts_in_pictures_are_loaded(folder: Path) -> None:
    correction = Correction.model_validate(
        {"at": "question 1.2 score", "read": "7", "is": "9", "kind": "misread", "why": "Otydlig", "by": "AE"}
        | {"on": "2024-02-01", "page": 5}
    )
    seen = PictureText(position=1, text="Medel", place=made_up.place(7))
    one = made_up.report("Zinkby", 2013)
    made_up.write(folder, [one.model_copy(update={"corrections": (correction,), "picture_texts": (seen,)})])
    load(folder, folder / "x.db")
    assert rows(folder / "x.db", 'SELECT "at", "is", "by", "on" FROM corrections') == [
        ("question 1.2 score", "9", "AE", "2024-02-01")
    ]
    assert rows(folder / "x.db", "SELECT page, text FROM picture_texts") == [(7, "Medel")]


def test_words_hold_letters_with_their_marks(database: Path) -> None:
    found = rows(database, "SELECT word FROM words WHERE word LIKE '%undersökning%' ORDER BY word")
    assert found == [("brukarundersökningar",)]


def test_search_treats_swedish_letters_as_letters(database: Path) -> None:
    sql = "SELECT count(*) > 0 FROM sections_fts WHERE sections_fts MATCH ?"
    assert rows(database, sql, "lönesättningen") == [(1,)]
    assert rows(database, sql, "lonesattningen") == [(0,)]


def test_municipalities_are_in_swedish_order(database: Path) -> None:
    names = "'Åre', 'Älmhult', 'Örebro', 'Ystad'"
    sql = f"SELECT name FROM municipalities WHERE name IN ({names}) ORDER BY sort_key"
    assert [row[0] for row in rows(database, sql)] == ["Ystad", "Åre", "Älmhult", "Örebro"]


def test_same_code_in_two_countries_stays_apart(database: Path) -> None:
    assert rows(database, "SELECT count(*) FROM municipalities WHERE code = '0123'") == [(2,)]


def test_profile_has_the_scores_by_subject_and_number(database: Path) -> None:
    sql = (
        "SELECT v.democracy = v.area_1, v.community = v.area_8, p.areas "
        "FROM report_profiles v JOIN profiles p USING (report_id)"
    )
    assert rows(database, sql) == [(1, 1, 8)] * 3


@pytest.mark.parametrize(
    ("heading", "row", "questions", "used", "witnesses"),
    [
        (70, 68, 70, 70, "heading,questions"),
        (68, 68, 70, 68, "heading,sum"),
        (70, 68, None, 68, "sum"),
        (70, None, 66, 66, "questions"),
        (70, None, None, 70, "heading"),
        (70, 70, 70, 70, "heading,sum,questions"),
        (60, 65, 70, 65, "sum"),
    ],
)
def test_score_used_is_what_most_witnesses_give(
    folder: Path, heading: int, row: int | None, questions: int | None, used: int, witnesses: str
) -> None:
    one = made_up.report("Zinkby", 2013)
    said = {"score_heading": heading, "score_printed": row, "score_computed": questions}
    area = one.areas[0].model_copy(update=said)
    made_up.write(folder, [one.model_copy(update={"areas": (area, *one.areas[1:])})])
    load(folder, folder / "x.db")
    sql = "SELECT score_used, score_used_from FROM area_scores WHERE report_id = ? AND area_number = 1"
    assert rows(folder / "x.db", sql, one.id) == [(used, witnesses)]


def test_questions_of_which_one_was_not_read_do_not_say_their_sum(folder: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    first = one.areas[0]
    unread = first.questions[0].model_copy(update={"score": None})
    said = {"questions": (unread, *first.questions[1:]), "score_computed": 41, "score_printed": None}
    area = first.model_copy(update=said | {"score_heading": 63})
    made_up.write(folder, [one.model_copy(update={"areas": (area, *one.areas[1:])})])
    load(folder, folder / "x.db")
    assert rows(folder / "x.db", "SELECT democracy FROM profiles WHERE report_id = ?", one.id) == [(63,)]


def test_score_above_its_maximum_has_no_share_and_is_flagged(folder: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    first = one.areas[0]
    above = first.questions[0].model_copy(update={"score": 17})
    finding = made_up.flagged(one).findings[0].model_copy(update={"code": "score-above-max", "question_number": "1.1"})
    area = first.model_copy(update={"questions": (above, *first.questions[1:])})
    made_up.write(folder, [one.model_copy(update={"areas": (area, *one.areas[1:]), "findings": (finding,)})])
    load(folder, folder / "x.db")
    sql = "SELECT number, share IS NULL, has_finding FROM question_scores WHERE report_id = ? LIMIT 2"
    assert rows(folder / "x.db", sql, one.id) == [("1.1", 1, 1), ("1.2", 0, 0)]


def test_views_for_analysis_have_group_and_county(folder: Path) -> None:
    made_up.write(folder, [made_up.report("Östersund", 2013, code="2380")])
    load(folder, folder / "x.db")
    sql = "SELECT DISTINCT municipality_id, code, county, group_id FROM {} WHERE code IS NOT NULL"
    for view in ("question_scores", "area_scores"):
        assert rows(folder / "x.db", sql.format(view)) == [("SE-2380", "2380", "Jämtlands län", "B3")]


def test_changes_are_within_an_edition(folder: Path) -> None:
    made_up.write(folder, [made_up.report("Ödeshult", 2014), made_up.report("Ödeshult", 2019, "2016")])
    load(folder, folder / "x.db")
    found = rows(folder / "x.db", "SELECT report_id, previous_id, before, after FROM changes WHERE subject = 'total'")
    profile = {r[0]: r[1] for r in rows(folder / "x.db", "SELECT report_id, score FROM profiles")}
    assert found == [
        ("odeshult-2014", "odeshult-2012", profile["odeshult-2012"], profile["odeshult-2014"]),
        ("odeshult-2019", "odeshult-2018", profile["odeshult-2018"], profile["odeshult-2019"]),
    ]


def test_a_renumbered_municipality_keeps_its_page(database: Path) -> None:
    found = rows(database, "SELECT municipality_id, slug FROM municipality_slugs WHERE slug IN ('halden', 'oslo')")
    assert sorted(found) == [("NO-0101", "halden"), ("NO-0301", "oslo"), ("NO-3001", "halden")]


def test_rank_is_within_an_edition(database: Path) -> None:
    found = rows(database, "SELECT report_id, ranked FROM profiles ORDER BY report_id")
    assert found == [("angsvik-2014", 2), ("odeshult-2012", 2), ("odeshult-2018", 1)]


def test_a_report_that_lacks_an_area_is_not_ranked(folder: Path) -> None:
    one = made_up.report("Zinkby", 2013)
    made_up.write(folder, [one.model_copy(update={"areas": one.areas[:7]})])
    load(folder, folder / "x.db")
    assert rows(folder / "x.db", "SELECT rank, areas FROM profiles WHERE report_id = ?", one.id) == [(None, 7)]


def test_flagged_reports_say_what_is_wrong(database: Path) -> None:
    found = rows(database, "SELECT report_id, errors, what_is_wrong FROM flagged_reports")
    assert [(row[0], row[1]) for row in found] == [("odeshult-2012", 1)]
    assert "the sum row says 61" in str(found[0][2])


@pytest.mark.parametrize("text", ['{"name": "site"}', "[1, 2]", "{", ""])
def test_json_of_somebody_else_is_passed(folder: Path, database: Path, text: str) -> None:
    before = database.read_bytes()
    (folder / "package.json").write_text(text)
    load(folder, database)
    assert database.read_bytes() == before


@pytest.mark.parametrize("value", ["1" + "0" * 19, "1e999", "Infinity", "-1e12"])
def test_figures_that_no_database_can_hold_are_told(folder: Path, database: Path, value: str) -> None:
    before = database.read_bytes()
    path = next(folder.glob("*-2014.json"))
    path.write_text(re.sub(r'"total_printed": [^,]+', f'"total_printed": {value}', path.read_text("utf-8")), "utf-8")
    with pytest.raises(LoadError, match="total_printed"):
        load(folder, database)
    assert database.read_bytes() == before


def test_a_file_longer_than_any_report_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.database.load.MOST_BYTES", 1000)
    with pytest.raises(LoadError, match="longer than any report"):
        load(folder, folder / "x.db")
