"""Percent signs that other engines than ours have taken for figures or letters: "40°/o", "400/0", "4096".

What a sign is taken for comes back on a page, and none of it can be printed: no maximum is nothing, and a column of
figures above a hundred that all end alike is none of scores. A single one may be anything else, and stays.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from parsers.readers.picture.recognised import Seen

_TAKEN = re.compile(r"((?:100|\d{1,2})?)(?:[°º*o0O9]/[°º*o0O]|%[°o0O])|(100|\d{1,2})(?:Yo|/o|[$°º])")
_AS_FIGURES = re.compile(r"(100|\d{1,2})(96|95|90)")
_LEAST = 3  # on a page
_FLUSH = 6.0  # points by which figures of one column end at one place


def with_percent_signs(words: Sequence[Seen]) -> list[Seen]:
    """The words of a page with the signs put back where what they were taken for comes back."""
    better: dict[int, str] = {}
    taken = {k: match for k, word in enumerate(words) if (match := _TAKEN.fullmatch(word.text))}
    if len(taken) >= _LEAST:
        better |= {k: f"{match[1] or match[2] or ''}%" for k, match in taken.items()}
    endings: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(words):
        if match := _AS_FIGURES.fullmatch(word.text):
            endings[match[2]].append(k)
    for ending, places in endings.items():
        for k in places:
            column = {words[other].text for other in places if abs(words[other].x1 - words[k].x1) <= _FLUSH}
            if len(column) >= _LEAST:
                better[k] = f"{words[k].text.removesuffix(ending)}%"
    return [word._replace(text=better[k]) if k in better else word for k, word in enumerate(words)]
