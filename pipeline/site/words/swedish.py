"""Swedish order for SQL."""

from .identifiers import sort_key

LONGEST = 200
"""Letters that decide an order; those behind them count by their code points."""


def compare(left: str, right: str) -> int:
    """Compare two texts in Swedish order: -1, 0 or 1; equal keys fall back to code points."""
    a, b = (sort_key(left[:LONGEST]), left), (sort_key(right[:LONGEST]), right)
    return (a > b) - (a < b)
