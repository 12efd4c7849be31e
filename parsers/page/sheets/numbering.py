"""Numbers of sheets: a running number or a registry's line that was put onto each sheet, not onto its pages."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from parsers.document import Page, Word

_SHARE = 0.6  # of the sheets, and three at least, on which such a line stands
_SAME_PLACE = 4.0  # points
_LONGEST = 12  # words
_FIGURES = re.compile(r"\d{1,9}")
_LEVEL = 0.5  # points: baselines of one line differ by less


def without_sheet_numbers(pages: Sequence[Page], sheets: Collection[int]) -> list[Page]:
    """The pages, and on those numbered in `sheets` no line that counts them.

    Such a line was put on last: it ends the content of the sheet, stands as high on all of them, says the same but for
    its figures, and one of these rises by one from sheet to sheet.
    """
    lines: dict[tuple[int, str], list[tuple[Page, tuple[Word, ...]]]] = defaultdict(list)
    for page in pages:
        if page.number in sheets and (line := _last_line(page)):
            lines[round(line[0].baseline / _SAME_PLACE), _FIGURES.sub("#", _text(line))].append((page, line))
    gone = {}
    for found in lines.values():
        if len(found) >= max(3, _SHARE * len(sheets)) and _counts([(page.number, _text(line)) for page, line in found]):
            gone.update({page.number: len(page.words) - len(line) for page, line in found})
    return [p._replace(words=p.words[: gone[p.number]]) if p.number in gone else p for p in pages]


def _last_line(page: Page) -> tuple[Word, ...]:
    """The words in one line and font with which the content of a page ends; none if they are more than such a line."""
    start = len(page.words)
    while start and len(page.words) - start <= _LONGEST:
        word, last = page.words[start - 1], page.words[-1]
        if word.font != last.font or abs(word.baseline - last.baseline) > _LEVEL or word.size != last.size:
            break
        start -= 1
    line = page.words[start:]
    return line if len(line) <= _LONGEST and start else ()


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _counts(texts: Sequence[tuple[int, str]]) -> bool:
    """True where one of the figures rises with the sheet."""
    rows = [(number, [int(figure) for figure in _FIGURES.findall(text)[:_LONGEST]]) for number, text in texts]
    return any(len({figures[k] - number for number, figures in rows}) == 1 for k in range(len(rows[0][1])))
