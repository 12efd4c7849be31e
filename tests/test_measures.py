"""A threshold has a name, and beside it what it rests on: no bare measure stands in a comparison.

Ruff's PLR2004 has no list of plain numbers. Counting to four and a hundred points are plain; a length, a share or a
larger count is somebody's decision.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAIN = {-1, 0, 1, 2, 3, 4, 100}
MODULES = [path for room in ("schemas", "parsers", "pipeline") for path in sorted((ROOT / room).rglob("*.py"))]


def bare(source: str) -> Iterator[str]:
    """Comparisons with a number that is neither plain nor named, as they are written."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                value = side.value if isinstance(side, ast.Constant) else None
                if isinstance(value, int | float) and value not in PLAIN:
                    yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_bare_measure_stands_in_a_comparison(module: Path) -> None:
    assert list(bare(module.read_text("utf-8"))) == []


def test_a_bare_measure_is_seen() -> None:
    assert list(bare("if 3 < len(x) and gap > 1.5 * size or y <= 0.8:\n    pass")) == ["line 1: y <= 0.8"]
    assert list(bare("if x == _LEAST or x[0] == 0.0 or x is True:\n    pass")) == []
