"""docs/architecture.md leads where it says: every module, folder and data file that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROOMS = ("parsers", "pipeline", "schemas", "tests", "docs")
MOST = 16
"""Modules of a folder besides its `__init__`: more is no room but a heap."""


def named() -> list[str]:
    """Paths in code style; a bare file name stands beside the folder or file named before it."""
    found: list[str] = []
    folder = Path()
    for name in re.findall(r"`([\w./-]+)`", TEXT):
        path = Path(name)
        if path.parts[0] in ROOMS:
            found.append(name)
            folder = path.parent if path.suffix else path
        elif not (ROOT / path).exists() and path.suffix in (".py", ".sql", ".toml"):
            found.append(str(folder / path))
    return found


@pytest.mark.parametrize("path", sorted({n for n in named() if "*" not in n}))
def test_what_the_map_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("folder", sorted({p.parent for r in ROOMS[:3] for p in (ROOT / r).rglob("*.py")}), ids=str)
def test_no_folder_is_a_heap(folder: Path) -> None:
    assert len([p for p in folder.glob("*.py") if p.name != "__init__.py"]) <= MOST
