"""How a print opens: a title page, the heading of its first chapter, or a title that tells another kind of paper."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from parsers.kept import kept_for_pages
from parsers.page.lines import Line
from parsers.page.sheets.facts import PageFacts, is_text
from parsers.vocabulary import INSTRUMENT, OTHER_PAPERS

TITLE_WORDS = 70  # a title page has fewer
_TITLE_SIZE = 1.3  # of the size of most of the next page: a title's largest words are larger
_HEADING_SIZE = 1.1  # of the size of most of the page
_OPENING = 4  # pages from the first within which a report's first chapter begins
_FIRST = 3  # lines of a page among which a heading opens it
_ENTRIES = 8  # of a table of contents
_RISING = 0.8  # share of its page numbers
_LONGEST_NUMBER = 3  # digits of a page number
_DIGITS = re.compile(r"\d+")


def is_title(pages: Sequence[PageFacts], i: int) -> bool:
    """True for a page of few, large words, or of these and the contents, that names the instrument."""
    page = pages[i]
    following = next((p for p in islice(pages, i + 1, None) if p.words > TITLE_WORDS), None)
    if following is None or page.largest <= _TITLE_SIZE * following.usual_size:
        return False
    if page.words > TITLE_WORDS and not is_nothing_but_contents(page):
        return False
    if not names_instrument(_own(page, pages[i - 1] if i else None)):
        return False
    return max(line.size for line in page.lines) > _TITLE_SIZE * following.usual_size


def opens_again(pages: Sequence[PageFacts], i: int) -> bool:
    """True for a page that opens with a chapter heading with which one of the first pages opens, in the same look."""
    page = pages[i]
    own = _headings(page)
    if not own:
        return False
    before = {(line.text, line.style) for p in pages[: min(i, _OPENING)] for line in _headings(p)}
    return any((line.text, line.style) in before for line in own)


def is_other_paper(pages: Sequence[PageFacts]) -> bool:
    """True where the title of a print says that it is a plan, a memo, minutes or slides."""
    page = next((p for p in pages if p.words), None)
    if page is None:
        return False
    largest = max(line.size for line in page.lines[: _FIRST * 3])
    titles = [line for n, line in enumerate(page.lines) if n < _FIRST or line.size > 0.95 * largest]
    return any(word in line.folded for line in titles for word in OTHER_PAPERS)


def names_instrument(lines: Iterable[Line]) -> bool:
    """True where one of the lines names Kommunkompassen."""
    text = "\n".join([line.folded for line in lines])
    return any(word in text for word in INSTRUMENT)


@kept_for_pages
def is_nothing_but_contents(page: PageFacts) -> bool:
    """True for a page without running text whose lines end in page numbers: title and contents on one page."""
    ended = [line for line in page.lines if line.text[-1].isdecimal()]
    numbers = [int(line.words[-1].text) for line in ended if _ends_in_number(line)]
    rising = sum(a <= b for a, b in zip(numbers, numbers[1:], strict=False))
    return len(numbers) >= _ENTRIES and rising >= _RISING * (len(numbers) - 1) and not _has_text(page)


def _has_text(page: PageFacts) -> bool:
    lines = [line for line in page.lines if is_text(line) and not _ends_in_number(line)]
    return len(lines) > 1


def _ends_in_number(line: Line) -> bool:
    last = line.words[-1].text
    return last.isdecimal() and len(last) <= _LONGEST_NUMBER


@kept_for_pages
def _headings(page: PageFacts) -> list[Line]:
    """Lines that open a page, larger than its text and of no more words than a heading; running lines left out."""
    if page.words <= TITLE_WORDS:
        return []
    first = list(islice((line for line in page.lines if _folded(line) not in page.outermost), _FIRST))
    return [line for line in first if line.size > _HEADING_SIZE * page.usual_size and len(line.words) > 1]


def _own(page: PageFacts, before: PageFacts | None) -> list[Line]:
    """The lines of a page that are no running lines of the page before it too."""
    running = page.running & before.running if before is not None else frozenset()
    return [line for line in page.lines if _folded(line) not in running] if running else list(page.lines)


def _folded(line: Line) -> str:
    return _DIGITS.sub("#", line.folded)
