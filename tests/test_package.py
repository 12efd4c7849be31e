"""What is handed on is whole: the source distribution has all that README points to, the wheel all that runs."""

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # both are built

ROOT = Path(__file__).parents[1]
BUILD = "import sys; from setuptools import build_meta as b; to = sys.argv[1]; b.build_sdist(to); b.build_wheel(to)"
NOT_OURS = shutil.ignore_patterns(".*", "extracted", "build", "dist", "*.egg-info", "__pycache__")
POINTS_TO = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both distributions, built from a copy."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, folder / "copy", ignore=NOT_OURS)
    shutil.copy(ROOT / ".dockerignore", folder / "copy")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BUILD, str(folder)],
        cwd=folder / "copy",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_source_distribution_has_what_its_documentation_points_to(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    for page in ("README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))):
        assert page in names
        for target in POINTS_TO.findall((ROOT / page).read_text("utf-8")):
            assert ((ROOT / page).parent / target).resolve().relative_to(ROOT).as_posix() in names, (page, target)
    assert {"Makefile", "requirements.lock", "Dockerfile", "tests/test_package.py"} <= names
    assert any(name.startswith("raw/") and name.endswith(".pdf") for name in names)


def test_the_wheel_has_every_file_of_the_packages(built: Path) -> None:
    (archive,) = built.glob("*.whl")
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    ours = [p for room in ("schemas", "parsers", "pipeline") for p in (ROOT / room).rglob("*") if p.is_file()]
    wanted = {p.relative_to(ROOT).as_posix() for p in ours if "__pycache__" not in p.parts and p.suffix != ".po"}
    assert wanted <= names, sorted(wanted - names)
