"""Imports run in one direction: pipeline, parsers, schemas; and only the readers know a PDF library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipeline", "parsers", "schemas")
MAY_IMPORT = {"pipeline": {"parsers", "schemas"}, "parsers": {"schemas"}, "schemas": set[str]()}
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
READERS = {
    "pdfium": {"pypdfium2", "pypdfium2_raw"},
    "pdfium_calls": {"pypdfium2", "pypdfium2_raw"},
    "plumber": {"pdfplumber", "pdfminer"},
    "canvas": {"pdfplumber", "pdfminer"},
    "interpreter": {"pdfplumber", "pdfminer"},
    "content": {"pdfminer"},
}  # which library each module behind the two readers may know
DATABASES_AND_FILES = {"sqlite3", "sqlite_utils", "datasette", "click", "pebble", "shutil", "tempfile"}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it: "from parsers import pdfium" is "parsers.pdfium"."""
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
def test_a_module_imports_only_packages_below_its_own(module: Path) -> None:
    package = module.relative_to(ROOT).parts[0]
    assert (roots(module) & set(PACKAGES)) - {package} <= MAY_IMPORT[package]


@every
def test_nothing_imports_the_tests(module: Path) -> None:
    assert "tests" not in roots(module)


@pytest.mark.parametrize("module", modules("parsers"), ids=lambda m: m.stem)
def test_only_reader_modules_know_a_pdf_library(module: Path) -> None:
    assert roots(module) & PDF_LIBRARIES <= READERS.get(module.stem, set())


@pytest.mark.parametrize("module", modules("schemas"), ids=lambda m: m.stem)
def test_schemas_know_no_pdf_library(module: Path) -> None:
    assert not roots(module) & PDF_LIBRARIES


@pytest.mark.parametrize("module", [*modules("parsers"), *modules("schemas")], ids=lambda m: str(m.relative_to(ROOT)))
def test_parsers_and_schemas_know_neither_databases_nor_the_command_line(module: Path) -> None:
    assert not roots(module) & DATABASES_AND_FILES


def test_modules_behind_the_seam_do_not_reach_around_it() -> None:
    """What understands a document gets it from the caller; only the list of readers names them."""
    readers = {f"parsers.{name}" for name in ("pdfium", "plumber", "canvas", "interpreter", "content")}
    users = {m.stem for m in modules("parsers") if any(".".join(n.split(".")[:2]) in readers for n in imported(m))}
    behind = {m.stem for m in modules("parsers") if m.stem.startswith("pdfium")} | set(READERS)
    assert users - behind == {"readers"}
