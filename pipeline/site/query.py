"""What someone types into the search box, as a question to the full-text index.

A word also finds the compounds that hold it: "undersökning" finds "Brukarundersökningar". Words in quotation marks are
taken as they are. All of the words must be there.
"""

import re

from datasette.app import Datasette

from .database import rows

COMPOUNDS = 300
"""Most words that one part of a compound stands for; the most frequent ones are taken."""
SHORTEST_PART = 3
_QUOTED_OR_WORD = re.compile(r'"([^"]*)"?|(\S+)')
_TOKEN = re.compile(r"[^\W_]+")


async def expression(datasette: Datasette, typed: str) -> str | None:
    """Return an FTS5 expression for `typed`; None where it holds no word or a part that no word holds."""
    wanted = []
    for quoted, word in _QUOTED_OR_WORD.findall(typed):
        tokens = _TOKEN.findall((quoted or word).lower())
        if not tokens:
            continue
        if quoted or len(tokens) > 1:
            wanted.append(_phrase(" ".join(tokens)))
        elif len(tokens[0]) < SHORTEST_PART:
            wanted.append(_phrase(tokens[0]))
        else:
            found = await compounds(datasette, tokens[0])
            if not found:
                return None
            wanted.append("(" + " OR ".join(map(_phrase, found)) + ")")
    return " AND ".join(wanted) or None


async def compounds(datasette: Datasette, part: str) -> list[str]:
    """Return the words of the reports that hold `part`, the most frequent first."""
    found = await rows(
        datasette,
        "SELECT word FROM words WHERE instr(word, ?) ORDER BY word = ? DESC, sections + points DESC, word LIMIT ?",
        [part, part, COMPOUNDS],
    )
    return [r["word"] for r in found]


def _phrase(words: str) -> str:
    return f'"{words}"'
