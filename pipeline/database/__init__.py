"""The SQLite database: its tables, its rows, its search index and its views."""
