"""Which libraries each room may know. The direction of imports within the project is checked by `make lint`."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipeline", "parsers", "schemas")
PDF_LIBRARIES = {
    "pdfplumber",
    "pdfminer",
    "pypdfium2",
    "pypdfium2_raw",
    "pikepdf",
    "pypdf",
    "fitz",
    "pymupdf",
    "reportlab",
}
LIBRARIES_OF = {
    "parsers/readers/pdfium": {"pypdfium2", "pypdfium2_raw"},
    "parsers/readers/pdfminer": {"pdfminer"},
    "parsers/readers/picture": {"pypdfium2"},
}  # which library each reader may know; nothing else in the room of the readers or behind it knows any
DATABASES_AND_FILES = {"sqlite3", "sqlite_utils", "datasette", "click", "pebble", "shutil", "tempfile"}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it."""
    package = module.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def roots(module: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(module)}


every = pytest.mark.parametrize(
    "module",
    [m for p in PACKAGES for m in modules(p)],
    ids=lambda m: str(m.relative_to(ROOT)) if isinstance(m, Path) else m,
)


@every
def test_nothing_imports_the_tests(module: Path) -> None:
    assert "tests" not in roots(module)


@pytest.mark.parametrize("module", modules("parsers"), ids=lambda m: str(m.relative_to(ROOT)))
def test_only_the_readers_know_a_pdf_library(module: Path) -> None:
    folder = module.parent.relative_to(ROOT).as_posix()
    assert roots(module) & PDF_LIBRARIES <= LIBRARIES_OF.get(folder, set())


@pytest.mark.parametrize("module", modules("schemas"), ids=lambda m: m.stem)
def test_schemas_know_no_pdf_library(module: Path) -> None:
    assert not roots(module) & PDF_LIBRARIES


@pytest.mark.parametrize("module", [*modules("parsers"), *modules("schemas")], ids=lambda m: str(m.relative_to(ROOT)))
def test_parsers_and_schemas_know_neither_databases_nor_the_command_line(module: Path) -> None:
    allowed = {"shutil"} if module.parts[-3:-1] == ("readers", "picture") else set[str]()  # it looks for Tesseract
    assert roots(module) & DATABASES_AND_FILES <= allowed


def test_the_command_starts_without_what_single_commands_need() -> None:
    """Datasette takes half a second to load, the libraries for PDFs and processes a tenth each."""
    heavy = {"asyncio", "datasette", "pdfminer", "pebble", "pypdfium2", "sqlite_utils"}
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, pipeline.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.split()
    assert "pipeline.cli" in loaded
    assert not heavy & set(loaded)
