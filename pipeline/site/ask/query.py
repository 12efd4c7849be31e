"""What someone types into the search box, as a question to the full-text index.

A word also finds the compounds that hold it: "undersökning" finds "Brukarundersökningar". Words in quotation marks are
taken as they are. All of the words must be there.
"""

import re
from typing import NamedTuple

from datasette.app import Datasette

from .database import rows

COMPOUNDS = 150
"""Most words that one part of a compound stands for; the most frequent ones are taken."""
SHORTEST_PART = 3
_QUOTED_OR_WORD = re.compile(r'"([^"]*)"?|(\S+)')
_TOKEN = re.compile(r"[^\W_]+")


class Question(NamedTuple):
    """What to ask the index, and what to mark in the answer."""

    expression: str  # for FTS5
    pattern: re.Pattern[str]  # finds each hit in a text
    words: tuple[str, ...]  # the compounds that the parts stand for


async def question(datasette: Datasette, typed: str) -> Question | None:
    """Return the question for `typed`; None where it holds no word, or a part that no word of the reports holds."""
    wanted, patterns, words = [], [], []
    for quoted, word in _QUOTED_OR_WORD.findall(typed):
        tokens = _TOKEN.findall((quoted or word).lower())
        if not tokens:
            continue
        if quoted or len(tokens) > 1 or len(tokens[0]) < SHORTEST_PART:
            wanted.append(_phrase(tokens))
            patterns.append(r"\b" + r"[\W_]+".join(map(re.escape, tokens)) + r"\b")
        else:
            found = await compounds(datasette, tokens[0])
            if not found:
                return None
            wanted.append("(" + " OR ".join(_phrase([w]) for w in found) + ")")
            patterns.append(rf"\w*{re.escape(tokens[0])}\w*")
            words += [w for w in found if w != tokens[0]]
    if not wanted:
        return None
    return Question(" AND ".join(wanted), re.compile("|".join(patterns), re.IGNORECASE), tuple(words))


async def compounds(datasette: Datasette, part: str) -> list[str]:
    """Return the words of the reports that hold `part`, the most frequent first."""
    found = await rows(
        datasette,
        "SELECT word FROM words WHERE instr(word, ?) ORDER BY word = ? DESC, sections + points DESC, word LIMIT ?",
        [part, part, COMPOUNDS],
    )
    return [r["word"] for r in found]


def _phrase(tokens: list[str]) -> str:
    return '"' + " ".join(tokens) + '"'
