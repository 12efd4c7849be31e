"""How far a sheet has to be turned so that its text runs from left to right, and what on it does not run with it."""

from collections import Counter
from operator import itemgetter

from parsers.document import Page, Word
from parsers.page.sheets.leaf import turned

_DIRECTION = itemgetter(Word._fields.index("direction"))
_STRAIGHT = 0.985  # cosine of ten degrees: a scan may lie as crooked, a stamp set on a slant lies more so
_LEVEL = 0.9995  # cosine of two degrees: on a page that was printed to the file, whatever lies more crooked was put on
_PRINTED = 0.8  # share of the letters that lie exactly level on such a page


def set_upright(page: Page) -> tuple[Page, int]:
    """The page turned upright without words that do not run with it, and by how many quarters it was turned."""
    if _is_level(page):
        return page, 0
    turned_page, turns = upright(page)
    return running(turned_page), turns


def upright(page: Page) -> tuple[Page, int]:
    """The page turned, and by how many quarters clockwise."""
    turns = turns_of(page)
    return (turned(page, turns), turns) if turns else (page, 0)


def turns_of(page: Page) -> int:
    """Quarter turns clockwise that set most of the page's letters upright; 0 for a page without text."""
    letters: Counter[int] = Counter()
    for word in page.words:
        dx, dy = word.direction
        letters[0 if dx == 1.0 else _turns(dx, dy)] += len(word.text)
    return max(letters, key=lambda turns: (letters[turns], turns == 0)) if letters else 0


def running(page: Page) -> Page:
    """The page without words that do not run with it: signature lines up the margin, stamps and watermarks on a slant.

    A page that lies crooked as a whole keeps its words.
    """
    if _is_level(page):
        return page
    level = sum(len(word.text) for word in page.words if word.direction[0] == 1.0)
    least = _LEVEL if level >= _PRINTED * sum(len(word.text) for word in page.words) else _STRAIGHT
    return page._replace(words=tuple(word for word in page.words if word.direction[0] > least))


def _is_level(page: Page) -> bool:
    """True for a page without text and for one whose words all run from left to right, as on nearly every page."""
    directions = list(map(_DIRECTION, page.words))
    return not directions or directions[0][0] == 1.0 and directions.count(directions[0]) == len(directions)


def _turns(dx: float, dy: float) -> int:
    if abs(dx) >= abs(dy):
        return 0 if dx > 0 else 2
    return 3 if dy > 0 else 1
