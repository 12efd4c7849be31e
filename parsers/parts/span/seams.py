"""Where one print ends and the next begins: how well each page goes on from the page before it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from parsers.page.sheets.facts import PageFacts, Printed, runs_on
from parsers.parts.span.titles import is_title

APART = -2.0
"""Evidence at which two pages belong to different prints: another look of a full page, or numbers that start again.
Within 46 known reports no seam comes below -1.5; between two prints 60 of 61 known ones do."""

_COUNTS_ON, _RESTARTS = 3.0, -4.0
_STARTS = -1.0  # "1 (26)", "2 (26)" after a page without number: a cover of the same print may have none either
_SAME_RUNNING = 3.0
_SAME_LOOK, _OTHER_LOOK = 2.0, -3.0
_OTHER_MAKER, _OTHER_PAPER = -2.0, -1.0  # the same paper cut to other hundredths of a point; another paper
_SENTENCE = 3.0
_LOST_RUNNING, _LOST_NUMBER = -1.5, -1.0
_TITLE = -1.5  # a page of few, large words that names the instrument
_EVERYWHERE = 0.85  # share of the pages of a file: what stands on so many was put there when the file was made up
_T = TypeVar("_T")
_EXACT = 0.015  # points by which sheets of one maker differ at the most
_FULL = 60  # words: the looks of a page with fewer weigh less
_ALIKE, _UNLIKE = 0.5, 0.1  # shares of a page's looks: of one document, of two


def seams(pages: Sequence[PageFacts]) -> list[float]:
    """For each page but the first how much speaks for its going on (above 0) or for a new print (below 0).

    Pages without text say nothing of themselves: what stands behind them is compared with what stands before them, and
    the seam lies before the first of them, or behind the last where they have the paper of the page before.
    """
    running = _everywhere(pages, [page.running for page in pages])
    offsets = _everywhere(pages, [{p.number - page.number for p in page.printed} for page in pages])
    found = [0.0] * max(len(pages) - 1, 0)
    full = [i for i, page in enumerate(pages) if not page.is_bare]
    for at, (i, j) in enumerate(zip(full, full[1:], strict=False)):
        a, b = pages[i], pages[j]
        around = pages[full[at - 1]] if at else None, pages[full[at + 2]] if at + 2 < len(full) else None
        value = _numbers(a, b, around, offsets) + _running(a, b, running) + _looks(a, b) + _paper(a, b)
        if i and pages[i - 1].number == a.number - 1:
            value += _lost(pages[i - 1], a, b, running, offsets)
        value += _TITLE if is_title(pages, j) else 0.0
        value += _SENTENCE if j == i + 1 and runs_on(a, b) else 0.0
        stays = j > i + 1 and _paper(a, pages[i + 1]) == 0.0 and _paper(pages[j - 1], b) != 0.0
        found[j - 1 if stays else i] = value
    return found


def _everywhere(pages: Sequence[PageFacts], things: Sequence[Iterable[_T]]) -> set[_T]:
    """What most pages of the file have, its first and its last pages among them."""
    count = Counter(thing for found in things for thing in set(found))
    ends = {*things[0], *things[1]} & {*things[-1], *things[-2]} if len(things) > 1 else set()
    return {thing for thing, n in count.items() if n > _EVERYWHERE * len(pages) and thing in ends}


def _numbers(
    a: PageFacts, b: PageFacts, around: tuple[PageFacts | None, PageFacts | None], overlaid: set[int]
) -> float:
    """What the page numbers of two pages say; `around` are the pages before and after them.

    A row "1 …" of a table opens a page too: what starts again must have counted before, or count on afterwards.
    """
    one, two = _own_numbers(a, overlaid), _own_numbers(b, overlaid)
    if _counts_on(one, two, b.number - a.number):
        return _COUNTS_ON
    ones = [q for q in two if q.number == 1 and q.of != 1]
    before, after = around
    if not a.printed and after is not None:
        numbered = [q for q in ones if q.of is not None]
        if _counts_on(numbered, _own_numbers(after, overlaid), after.number - b.number):
            return _STARTS
    if not one or not ones:
        return 0.0
    counted = before is not None and _counts_on(_own_numbers(before, overlaid), one, a.number - before.number)
    counts = after is not None and _counts_on(ones, _own_numbers(after, overlaid), after.number - b.number)
    return _RESTARTS if counted or counts else 0.0


def _own_numbers(page: PageFacts, overlaid: set[int]) -> list[Printed]:
    return [p for p in page.printed if p.number - page.number not in overlaid]


def _counts_on(one: Sequence[Printed], two: Sequence[Printed], steps: int) -> bool:
    return any(_goes_on(p, q, steps) for p in one for q in two)


def _goes_on(p: Printed, q: Printed, steps: int) -> bool:
    # On double pages the number changes sides.
    same_place = q.place == p.place or 1 not in (q.place, p.place)
    return q.number == p.number + steps and q.of == p.of and q.at_top == p.at_top and same_place


def _running(a: PageFacts, b: PageFacts, common: set[str]) -> float:
    return _SAME_RUNNING if (a.running - common) & (b.running - common) else 0.0


def _lost(before: PageFacts, a: PageFacts, b: PageFacts, common: set[str], overlaid: set[int]) -> float:
    """What speaks for a new print where running lines or page numbers that went on until here are gone."""
    if not (before.is_typeset and a.is_typeset and b.is_typeset):
        return 0.0  # OCR reads a running line now and then
    held = (before.outermost & a.outermost) - common
    begun = {tuple(text.split()[:2]) for text in held}  # a scan may have lost the rest of the line
    value = _LOST_RUNNING if held and not any(tuple(text.split()[:2]) in begun for text in b.running) else 0.0
    counted = _counts_on(_own_numbers(before, overlaid), _own_numbers(a, overlaid), a.number - before.number)
    return value + (_LOST_NUMBER if counted and not b.printed else 0.0)


def _looks(a: PageFacts, b: PageFacts) -> float:
    if not (a.is_typeset and b.is_typeset):
        return 0.0
    total_a, total_b = sum(a.styles.values()), sum(b.styles.values())
    shared = sum(min(a.styles[s] / total_a, b.styles[s] / total_b) for s in a.styles.keys() & b.styles.keys())
    families = {s[0] for s in a.styles} & {s[0] for s in b.styles}
    weight = min(1.0, min(a.words, b.words) / _FULL)
    if shared > _ALIKE:
        return _SAME_LOOK * weight
    if shared < _UNLIKE:
        return (_OTHER_LOOK if not families else _OTHER_LOOK / 2) * weight
    return 0.0


def _paper(a: PageFacts, b: PageFacts) -> float:
    (w, h), (v, k) = sorted(a.size), sorted(b.size)
    if abs(w - v) < _EXACT and abs(h - k) < _EXACT:
        return 0.0
    return _OTHER_MAKER if abs(w - v) < 2 and abs(h - k) < 2 else _OTHER_PAPER
