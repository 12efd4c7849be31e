"""Score tables by the evidence that they carry."""

from parsers.parts.tables.accounts import Doubt
from parsers.parts.tables.finder import FoundTables, Row, ScoreTable, find_score_tables

__all__ = ["Doubt", "FoundTables", "Row", "ScoreTable", "find_score_tables"]
