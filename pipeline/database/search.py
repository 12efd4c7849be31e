"""Full-text search over the running text, the lists and the texts in pictures, by words and by parts of compounds."""

import sqlite_utils

TOKENIZE = "unicode61 remove_diacritics 0"
"""Å, ä and ö are letters of their own: "lon" does not find "lön"."""


_INDEXED = ("sections", "points", "picture_texts")


def build_search(db: sqlite_utils.Database) -> None:
    """Index sections, points and texts in pictures, and list every word with the number of rows it stands in.

    Swedish writes compounds as one word. A search for a part of one looks the part up among the words and then asks
    the index for all words that hold it; this works with every SQLite that has FTS5.
    """
    db.table("sections").enable_fts(["heading", "text"], tokenize=TOKENIZE)
    db.table("points").enable_fts(["text"], tokenize=TOKENIZE)
    db.table("picture_texts").enable_fts(["text"], tokenize=TOKENIZE)
    # The vocabulary is read through tables of the connection only: they leave nothing in the file.
    for table in _INDEXED:
        db.execute(f"CREATE VIRTUAL TABLE temp.{table}_vocabulary USING fts5vocab('main', '{table}_fts', 'row')")
    db.execute(
        "INSERT INTO words SELECT term, sum(s), sum(p) FROM ("
        "SELECT term, doc AS s, 0 AS p FROM temp.sections_vocabulary UNION ALL "
        "SELECT term, 0, doc FROM temp.points_vocabulary UNION ALL "
        "SELECT term, 0, 0 FROM temp.picture_texts_vocabulary) GROUP BY term ORDER BY term"
    )
    for table in _INDEXED:
        db.execute(f"DROP TABLE temp.{table}_vocabulary")
