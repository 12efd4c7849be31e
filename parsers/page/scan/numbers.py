"""Numbers of questions whose full stop OCR has lost: it is as small as a speck.

"52" is "5.2" where numbers with a full stop stand above and below it, and it is the next one of them. Only full stops
are put back, no digit is changed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.page.scan.rows import Row

_NUMBER = re.compile(r"(\d)\.(\d{1,2})\.?")
_BARE = re.compile(r"(\d)[,:;'’ -]?(\d{1,2})")
_FLUSH = 6.0  # points by which numbers below each other begin at one place
_LEAST = 3  # numbers with their full stop at that place

Number = tuple[int, int]


def numbered(pages: Sequence[Sequence[Row]], across: Sequence[float]) -> list[list[Row]]:
    """The rows of all pages, each from top to bottom, with the full stops of question numbers put back.

    `across` is how far each page is moved to lie over the others.
    """
    places = [
        row.x0 + dx
        for rows, dx in zip(pages, across, strict=True)
        for row in rows
        if _NUMBER.fullmatch(row.words[0].text)
    ]
    before: Number | None = None
    result: list[list[Row]] = []
    for rows, dx in zip(pages, across, strict=True):
        kept: list[Row] = []
        for place, row in enumerate(rows):
            text = row.words[0].text
            if sum(abs(row.x0 + dx - x) <= _FLUSH for x in places) >= _LEAST:
                bare = _BARE.fullmatch(text)
                if bare is not None and _follows(_of(bare), before, rows[place + 1 :]):
                    text = f"{bare[1]}.{bare[2]}"
                    row = replace(row, words=[row.words[0]._replace(text=text), *row.words[1:]])
                if match := _NUMBER.fullmatch(text):
                    before = _of(match)
            kept.append(row)
        result.append(kept)
    return result


def _follows(number: Number, before: Number | None, rows: Sequence[Row]) -> bool:
    """True for a number right after the one before it, or right before the next one."""
    area, question = number
    after = next((_of(match) for row in rows if (match := _NUMBER.fullmatch(row.words[0].text))), None)
    return before == (area, question - 1) or after == (area, question + 1)


def _of(match: re.Match[str]) -> Number:
    return int(match[1]), int(match[2])
