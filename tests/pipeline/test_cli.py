"""The command as a user meets it: help, exit codes, plain sentences, any terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import cli
from pipeline.run import extraction
from tests.pipeline.fakes import obedient_read

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder, on files that `obedient_read` understands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extraction, "extract", partial(extraction.extract, read=obedient_read))

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli.cli, arguments)

    return invoke


def put(**contents: str) -> None:
    Path("raw").mkdir(exist_ok=True)
    for name, content in contents.items():
        Path("raw", f"{name}.pdf").write_text(content)


COMMANDS = sorted(cli.cli.commands)


def test_the_commands() -> None:
    assert {"check", "extract", "load", "serve"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str) -> None:
    for parameter in cli.cli.commands[command].params:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does(command: str, run: Run) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5


def test_extract_prints_a_summary(run: Run) -> None:
    put(a="Almby;2015;2", b="memo", c="Bylunda;2014;0")
    result = run("extract")
    assert result.exit_code == 0
    assert "Reports   2 of 3 files (3 read now, 0 unchanged)" in result.output
    assert "2 area-total-mismatch" in result.output
    assert "b.pdf: not-a-report" in result.output
    assert "Move it out of the folder." in result.output
    assert "Database  extracted/kommunkompassen.db" in result.output


def test_extract_says_what_it_skipped(run: Run) -> None:
    put(a="Almby;2015;2")
    run("extract")
    assert "(0 read now, 1 unchanged)" in run("extract").output


def test_extract_with_folders(run: Run) -> None:
    put(a="Almby;2015;0")
    Path("raw").rename("my reports")
    assert run("extract", "my reports", "--out", "a/b c").exit_code == 0
    assert Path("a/b c/almby-2015.json").exists()


def test_an_empty_folder_is_no_fault(run: Run) -> None:
    put()
    result = run("extract")
    assert result.exit_code == 0
    assert "No PDF files in the folder" in result.output
    assert Path("extracted/kommunkompassen.db").exists()


def test_a_folder_that_does_not_exist_is_wrong_use(run: Run) -> None:
    result = run("extract", "nowhere")
    assert result.exit_code == 2
    assert "'nowhere' does not exist" in result.output
    assert not Path("extracted").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--jobs", "0"),
        ("--jobs", "x"),
        ("--timeout", "0"),
        ("--memory", "1"),
        ("--reader", "acrobat"),
        ("a", "b"),
        ("-z",),
    ],
)
def test_wrong_options_are_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    put()
    assert run("extract", *arguments).exit_code == 2


@pytest.mark.parametrize(("content", "code"), [("Almby;2015;0", 0), ("Almby;2015;1", 1), ("memo", 1)])
def test_strict(run: Run, content: str, code: int) -> None:
    put(a=content)
    assert run("extract", "--strict").exit_code == code
    assert run("extract").exit_code == 0


def test_quiet(run: Run) -> None:
    put(a="Almby;2015;1")
    assert run("extract", "--quiet").output == ""


def test_check_prints_the_findings(run: Run) -> None:
    put(a="Almby;2015;1")
    run("extract")
    result = run("check")
    assert result.exit_code == 1
    assert "almby-2015" in result.output
    assert "The sum row of area 1 prints 68" in result.output
    assert "1 error, 0 warnings in 1 report" in result.output


def test_check_without_findings(run: Run) -> None:
    put(a="Almby;2015;0")
    run("extract")
    result = run("check", "extracted/kommunkompassen.db")
    assert (result.exit_code, result.output) == (0, "No findings.\n")


def test_check_without_a_database(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "Run kompass extract first" in result.output


def test_check_of_something_else(run: Run) -> None:
    Path("x.db").write_bytes(b"no database" * 100)
    result = run("check", "x.db")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_load_needs_no_pdf(run: Run) -> None:
    put(a="Almby;2015;1")
    run("extract")
    database = Path("extracted/kommunkompassen.db")
    before = database.read_bytes()
    database.unlink()
    assert run("load").exit_code == 0
    assert database.read_bytes() == before


def test_load_of_a_file_that_is_no_report(run: Run) -> None:
    Path("extracted").mkdir()
    Path("extracted/almby-2015.json").write_text("{}")
    result = run("load")
    assert result.exit_code == 2
    assert "almby-2015.json" in result.output
    assert "Traceback" not in result.output


def test_what_would_steer_a_terminal_is_written_out(run: Run) -> None:
    put(**{"\x1b]0;gone\x07\n": "memo"})
    result = run("extract")
    assert "\x1b" not in result.output
    assert "\\x1b]0;gone\\x07\\n.pdf: not-a-report" in result.output


def kompass(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments]
    return subprocess.run(command, env={**settings, **environment}, capture_output=True, timeout=60, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_a_terminal_that_knows_no_swedish(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "Åtgärd ☃.pdf").write_bytes(b"no pdf")
    out = str(tmp_path / "out")
    result = kompass("extract", str(tmp_path / "raw"), "--out", out, **environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Åtgärd ☃.pdf" in Path(out, "rejects.json").read_text("utf-8")
    assert b"tg" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
def test_a_reader_that_goes_away(tmp_path: Path, run: Run) -> None:
    put(**{f"r{number}": f"Kommun {number};2015;9" for number in range(9)})
    run("extract")
    command = f"{sys.executable} -c 'from pipeline.cli import main; main()' check {tmp_path / 'extracted'} | head -n 1"
    root = Path(__file__).parents[2]
    result = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, timeout=60, check=False)
    assert result.stderr == b""
    assert re.fullmatch(rb"kommun-0-2015\n", result.stdout)
