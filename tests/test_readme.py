"""What README tells people to type exists, and does what it says: targets of make, commands and options of kompass."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline.cli import cli
from schemas.findings import FINDINGS
from schemas.report import FindingCode

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ASKING = {"make check": (0, 2), "make diff": (0, 2), "kompass check": (0, 1), "kompass diff": (0, 1)}  # also a "no"
NOT_RUN = {  # by this test
    "make test", "make test-all", "make test-browser", "make lint",  # the build runs them, and this test is one of them
    "make fuzz", "make fuzz-designs", "make fuzz-wrapped", "make bench", "make bench-scale",  # minutes
    "make samples", "make golden",  # test_samples.py and test_golden.py make the same and compare
}  # fmt: skip
SECONDS = 300
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)


def commands() -> list[str]:
    """The lines of the fenced `sh` blocks that call make or kompass, comments and prompts removed."""
    if not README.exists():
        return []
    blocks = re.findall(r"^```(?:sh|bash|console)\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    parts = [part.strip() for line in lines for part in re.split(r"&&|;|\|(?!\|)", line.split(" #")[0])]
    return [part for part in parts if part.split(" ")[0] in ("make", "kompass", ".venv/bin/kompass")]


@pytest.mark.parametrize("code", FINDINGS)
def test_every_flag_is_explained_as_the_data_says(code: FindingCode) -> None:
    kind = FINDINGS[code]
    row = f"| `{code}` | {kind.severity} | {kind.en[0].lower()}{kind.en[1:]} |"
    assert row in README.read_text("utf-8").splitlines()


def test_there_is_something_to_type() -> None:
    if not README.exists():
        pytest.skip("no README.md yet")
    assert "make extract" in commands()


@pytest.mark.parametrize("command", commands())
def test_a_command_in_the_readme_exists(command: str) -> None:
    program, *words = shlex.split(command)
    if program == "make":
        targets = [word for word in words if "=" not in word and not word.startswith("-")]
        assert set(targets) <= set(TARGET.findall((ROOT / "Makefile").read_text()))
        return
    name, *arguments = words
    subcommand = cli.commands.get(name)
    if name.startswith("-"):
        cli.make_parser(click.Context(cli)).parse_args(words)
        return
    assert subcommand is not None, name
    # Raises for an option that does not exist, or a value that is missing.
    options, _, _ = subcommand.make_parser(click.Context(subcommand)).parse_args(arguments)
    assert isinstance(options, dict)


@pytest.mark.slow
@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="make takes its own virtual environment: run from .venv")
def test_the_commands_in_the_readme_do_what_they_say(tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    shutil.copytree(ROOT / "raw", tmp_path / "reports")
    (copy / "addresses.csv").write_text(
        "file,url,page,fetched\nexempelby-2012.pdf,https://exempelby.example/b.pdf,,2026-05-01\n", "utf-8"
    )
    path = f"{copy / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": path, "KOMPASS_NAME": "Ada Exempel", "BROWSER": "true"}
    environment = {name: value for name, value in environment.items() if name not in ("MAKEFLAGS", "RAW", "OUT")}
    todo = [command for command in commands() if command not in NOT_RUN]
    for command in todo:
        code, said = run(command, copy, environment)
        allowed = ASKING.get(" ".join(command.split()[:2]), (0,))
        assert code in allowed and "Traceback" not in said, (command, code, said[-2000:])
    made = {"result/kommunkompassen.db", "site", "releases", "reports/exempelby-2015.toml"}
    assert all((tmp_path / name).exists() for name in made)
    assert (copy / "page.png").exists() and (copy / "sheet.png").exists()


def copied(folder: Path) -> Path:
    """A copy of the repository, with a virtual environment that make takes for its own."""
    ours = shutil.ignore_patterns(".*", "extracted", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=ours)
    (folder / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.name not in (".made", ".installed", ".tested"):
            (folder / ".venv" / part.name).symlink_to(part)
    for stamp, text in ((".made", f"{folder}\n"), (".installed", ""), (".tested", "")):
        (folder / ".venv" / stamp).write_text(text)
    return folder


def run(command: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and output; a site is stopped, with Ctrl-C, when it says where it is."""
    serving = is_site(command)
    with subprocess.Popen(
        ["/bin/bash", "-c", f"exec {command}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        if not serving:
            said, _ = process.communicate(timeout=SECONDS)
            return process.returncode, said
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "http://127.0.0.1" in line:
                os.killpg(process.pid, signal.SIGINT)
        process.wait(SECONDS)
    return 0 if any("http://127.0.0.1" in line for line in lines) else 1, "".join(lines)


def is_site(command: str) -> bool:
    """Whether it runs until somebody stops it."""
    words = command.split()
    return words[1] == "serve" or (words[1] == "review" and "--done" not in words)
