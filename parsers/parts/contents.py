"""The table of contents: lines that end in a page number, after dots or a wide blank."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.page.leaders import leader
from parsers.page.lines import Line, fold
from parsers.vocabulary import CONTENTS

_PAGE = re.compile(r"^\d{1,3}$")
_ALIKE = 1.5  # points: lines of one entry have sizes this near
_WIDE = 1.2  # of the size: the blank before a page number without dots
_NEXT = 1.8  # of the size: the rest of an entry follows this closely


class Contents(NamedTuple):
    """The lines that make up the table of contents, and its entries without page numbers, folded."""

    lines: frozenset[Line]
    entries: frozenset[str]


def find_contents(lines: Sequence[Line]) -> Contents:
    """The table of contents in lines that stand in reading order without furniture; empty if there is none.

    Lines with dot leaders are entries wherever several stand together. After a heading from the vocabulary
    ("Innehåll"), lines whose last word is a page number set apart by a wide blank are entries too, and so are lines of
    entries that run over: with no number of their own, between two entries or right after one in the same style.
    """
    taken: list[Line] = []
    entries: list[str] = []
    end = 0  # of the block before
    for first in [k for k, line in enumerate(lines) if line.folded in CONTENTS or leader(line.text)]:
        i = first
        heading = lines[i].folded in CONTENTS
        if i < end or not (heading or _opens_block(lines[i : i + 6])):
            continue
        if heading:
            if not any(_is_entry(line) for line in lines[i + 1 : i + 4]) and not _counts_up(lines[i + 1 : i + 7]):
                continue
            taken.append(lines[i])
            i += 1
        loose = heading and _counts_up(lines[i : i + 6])
        held: list[Line] = []
        size = lines[i].size if i < len(lines) else 0.0
        last_entry: Line | None = None
        while i < len(lines):
            line = lines[i]
            if _is_entry(line) or (loose and _ends_in_page(line)):
                entries.append(fold(" ".join([*(h.text for h in held), _title(line)])))
                entries.append(fold(_title(line)))
                taken.extend([*held, line])
                held, last_entry, i = [], line, i + 1
            elif (
                len(held) < 2
                and abs(line.size - size) < _ALIKE
                and any(_is_entry(n) or (loose and _ends_in_page(n)) for n in lines[i + 1 : i + 3 - len(held)])
            ):
                if last_entry is not None:
                    entries.append(fold(f"{_title(last_entry)} {line.text}"))
                held.append(line)
                i += 1
            else:
                break
        if last_entry is not None and i < len(lines) and _runs_over(last_entry, lines[i]):
            taken.append(lines[i])
            i += 1
        end = i
    return Contents(frozenset(taken), frozenset(entries))


def _opens_block(lines: Sequence[Line]) -> bool:
    """True for several lines with dot leaders; one alone is a heading with its score at the end."""
    return sum(leader(line.text) is not None for line in lines) > 2


def _is_entry(line: Line) -> bool:
    if leader(line.text):
        return True
    if len(line.words) < 2 or not _PAGE.match(line.words[-1].text):
        return False
    gap = line.words[-1].x0 - line.words[-2].x1
    return gap > _WIDE * line.size and not _PAGE.match(line.words[-2].text) and any(c.isalpha() for c in line.text)


def _ends_in_page(line: Line) -> bool:
    return len(line.words) > 1 and _PAGE.match(line.words[-1].text) is not None and any(c.isalpha() for c in line.text)


def _counts_up(lines: Sequence[Line]) -> bool:
    """True where at least four lines in a row end in page numbers that never fall."""
    numbers = [int(line.words[-1].text) for line in lines if _ends_in_page(line)]
    return len(numbers) >= 4 and numbers == sorted(numbers)


def _title(line: Line) -> str:
    dots = leader(line.text)
    return line.text[: dots.start()] if dots else " ".join(w.text for w in line.words[:-1])


def _runs_over(entry: Line, line: Line) -> bool:
    """True for the rest of an entry whose number stands on its first line."""
    return (
        line.page == entry.page
        and line.style == entry.style
        and 0 < line.baseline - entry.baseline < _NEXT * entry.size
        and _title(entry).endswith("-")
    )
