"""What README tells people to type exists: targets of make, commands and options of kompass."""

import re
import shlex
from pathlib import Path

import click
import pytest

from pipeline.cli import cli
from schemas.findings import FINDINGS
from schemas.report import FindingCode

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
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
