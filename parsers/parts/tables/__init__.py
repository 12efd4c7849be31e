"""Score tables by the evidence that they carry."""

from parsers.parts.tables.finder import FoundTables, Row, ScoreTable, find_score_tables

__all__ = ["FoundTables", "Row", "ScoreTable", "find_score_tables"]
