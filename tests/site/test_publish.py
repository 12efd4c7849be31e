"""A bundle is served by Datasette alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.release.publish import PublishError, publish_bundle

# Runs where neither this project nor a current folder of it can be imported.
ASK = """
import asyncio, json, pathlib, sys
from importlib.util import find_spec
assert find_spec("pipeline") is None, "the project can be imported"
from datasette.app import Datasette

async def main():
    site = Datasette([], config_dir=pathlib.Path(sys.argv[1]))
    await site.invoke_startup()
    for path in sys.argv[2:]:
        answer = await site.client.get(path)
        print(json.dumps([path, answer.status_code, answer.headers.get("content-security-policy", ""), answer.text]))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Path:
    """A bundle of the made-up reports."""
    out = tmp_path_factory.mktemp("bundle") / "site"
    publish_bundle(database, out)
    return out


def ask(bundle: Path, *paths: str) -> list[tuple[str, int, str, str]]:
    """Serve the bundle in a process without this project and ask for pages."""
    root = str(Path(__file__).parents[2])
    places = [p for p in sys.path if p and Path(p).resolve() != Path(root) and "site-packages" in p]
    alone = (
        f"import sys; sys.path[:0] = {places!r}; sys.path = [p for p in sys.path if p not in ('', {root!r})]\n"
        "sys.meta_path = [f for f in sys.meta_path if 'editable' not in repr(f)]\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", alone + ASK, str(bundle), *paths],
        cwd=bundle,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("[")]


def test_bundle_is_served_without_this_project(bundle: Path) -> None:
    paths = ("/", "/report/odeshult-2014", "/search?q=plan", "/static/site.css", "/kommunkompassen/reports")
    answers = ask(bundle, *paths)
    assert [(path, status) for path, status, _, _ in answers] == [(path, 200) for path in paths]
    assert all("default-src 'none'" in policy for _, _, policy, _ in answers)
    assert "Ödeshult 2014" in answers[1][3]


def test_bundle_speaks_both_languages_and_leads_what_is_almost_right(bundle: Path) -> None:
    answers = ask(bundle, "/en/report/odeshult-2014", "/en/kommunkompassen/reports", "/ODESHULT", "/municipality/2380")
    assert [status for _, status, _, _ in answers] == [200, 200, 301, 301]
    assert "Cite this" in answers[0][3]


def test_bundle_says_that_it_has_no_pdfs(bundle: Path) -> None:
    answer = ask(bundle, "/report/odeshult-2014/printed/question/1/1.png")[0]
    assert answer[1] == 404
    assert "not at hand" in answer[3]


def test_bundle_is_opened_read_only(bundle: Path) -> None:
    databases = json.loads(ask(bundle, "/-/databases.json")[0][3])
    assert [(one["name"], one["is_mutable"]) for one in databases] == [("kommunkompassen", False)]


def test_bundle_holds_no_path_of_this_machine(bundle: Path) -> None:
    for path in bundle.rglob("*"):
        if path.is_file():
            assert str(bundle.parent).encode() not in path.read_bytes(), path
            assert str(Path(__file__).parents[2]).encode() not in path.read_bytes(), path


def test_bundle_has_what_a_host_needs(bundle: Path) -> None:
    names = {path.name for path in bundle.iterdir()}
    assert names == {
        ".dockerignore",
        ".kompass-bundle.json",
        "Dockerfile",
        "inspect-data.json",
        "kommunkompassen.db",
        "metadata.json",
        "plugins",
        "settings.json",
        "static",
        "templates",
    }
    assert "datasette==" in (bundle / "Dockerfile").read_text()


def test_bundle_is_renewed_in_place(bundle: Path, database: Path) -> None:
    before = {path: path.read_bytes() for path in bundle.rglob("*.html")}
    (bundle / "templates" / "base.html").write_text("old")
    publish_bundle(database, bundle)
    assert {path: path.read_bytes() for path in bundle.rglob("*.html")} == before


def test_folder_with_something_else_is_refused(tmp_path: Path, database: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(PublishError, match="something else"):
        publish_bundle(database, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_missing_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"no database kommunkompassen\.db"):
        publish_bundle(tmp_path / "kommunkompassen.db", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_command_says_how_to_serve_it(tmp_path: Path, database: Path) -> None:
    result = CliRunner().invoke(cli, ["publish-bundle", str(tmp_path / "out"), "--extracted", str(database.parent)])
    assert result.exit_code == 0
    assert "datasette serve" in result.output


@pytest.mark.parametrize("command", [["publish-bundle", "out", "--extracted"], ["serve"]])
def test_command_without_a_database_is_wrong_use(tmp_path: Path, command: list[str]) -> None:
    result = CliRunner().invoke(cli, [*command, str(tmp_path)])
    assert result.exit_code == 2
    assert "no database" in result.output
    assert not Path("out").exists()


@pytest.mark.parametrize("command", [["publish-bundle", "out", "--extracted"], ["serve"]])
@pytest.mark.parametrize("content", [b"", b"no database at all"], ids=["empty", "garbage"])
def test_database_of_another_version_is_told(tmp_path: Path, command: list[str], content: bytes) -> None:
    (tmp_path / "kommunkompassen.db").write_bytes(content)
    result = CliRunner().invoke(cli, [*command, str(tmp_path)])
    assert result.exit_code == 2
    assert "another version" in result.output


def test_files_of_others_in_a_bundle_stay(tmp_path: Path, database: Path) -> None:
    out = tmp_path / "site"
    publish_bundle(database, out)
    for name in ("templates/mine.html", "plugins/mine.py", "notes.txt"):
        (out / name).write_text("mine")
    stale = out / "templates" / "stale.html"
    stale.write_text("of an earlier build")
    listing = out / ".kompass-bundle.json"
    listing.write_text(json.dumps([*json.loads(listing.read_text()), "templates/stale.html", "../outside"]))
    (tmp_path / "outside").write_text("mine")
    publish_bundle(database, out)
    assert not stale.exists()
    assert {(out / n).read_text() for n in ("templates/mine.html", "plugins/mine.py", "notes.txt")} == {"mine"}
    assert (tmp_path / "outside").read_text() == "mine"


@pytest.mark.parametrize("name", ["metadata.json", "templates/index.html"])
def test_the_site_of_somebody_else_is_refused(tmp_path: Path, database: Path, name: str) -> None:
    (tmp_path / "site" / name).parent.mkdir(parents=True)
    (tmp_path / "site" / name).write_text("mine")
    with pytest.raises(PublishError, match="something else"):
        publish_bundle(database, tmp_path / "site")
    assert [p.read_text() for p in (tmp_path / "site").rglob("*") if p.is_file()] == ["mine"]


def test_links_in_a_bundle_are_not_followed(tmp_path: Path, database: Path) -> None:
    out = tmp_path / "site"
    publish_bundle(database, out)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.html").write_text("mine")
    (out / "templates").rename(tmp_path / "old")
    (out / "templates").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="templates in site is not of an earlier bundle"):
        publish_bundle(database, out)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["mine.html"]
