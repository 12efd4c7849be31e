"""What the results depend on besides the PDF: code, data files, libraries."""

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import parsers
import schemas
from pipeline.run.options import Options

LIBRARIES = ("pdfminer.six", "pillow", "pydantic", "pypdfium2", "regex")
READING = ("work/boundary.py", "options.py", "work/reading.py", "rejection.py", "store/cache.py", "../evidence.py")
"""Modules of this package that have a part in what is read; the others only move it."""


def reading_version(options: Options) -> str:
    """A hash that changes whenever reading the same PDF may give something else."""
    return _hash(f"{_code_of_reading()} {options.reader} {options.second_reading}".encode())


def database_key(reports: list[str], rejects: bytes) -> str:
    """A hash that changes whenever loading may give another database: ids and hashes of the JSON files, code."""
    return _hash("\n".join([_code_of_loading(), _hash(rejects), *sorted(reports)]).encode())


@cache
def _code_of_reading() -> str:
    own = Path(__file__).parent
    parts = [_tree(_folder(parsers)), _tree(_folder(schemas))]
    parts += [_hash((own / name).read_bytes()) for name in READING]
    parts += [f"{name} {version(name)}" for name in LIBRARIES]
    parts.append(".".join(platform.python_version_tuple()[:2]))
    return _hash("\n".join(parts).encode())


@cache
def _code_of_loading() -> str:
    parts = [_tree(Path(__file__).parents[1]), _tree(_folder(schemas)), version("sqlite-utils"), version("pydantic")]
    return _hash("\n".join(parts).encode())


def _folder(package: ModuleType) -> Path:
    return Path(str(package.__file__)).parent


def _tree(folder: Path) -> str:
    """Hash over all files of a package, by name and content."""
    lines = [
        f"{path.relative_to(folder).as_posix()} {_hash(path.read_bytes())}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return _hash("\n".join(lines).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
