"""Swedish order for SQL."""

from .identifiers import sort_key


def compare(left: str, right: str) -> int:
    """Compare two texts in Swedish order: -1, 0 or 1; equal keys fall back to code points."""
    a, b = (sort_key(left), left), (sort_key(right), right)
    return (a > b) - (a < b)
