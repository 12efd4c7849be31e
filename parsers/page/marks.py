"""List marks that are drawn, not written: browsers paint a disc or square before each item."""

from bisect import bisect_left

from parsers.document import Box, Page, Word

_SIZE = (1.2, 9)  # points: less is a hairline, more a box
_ROUND = 1.3  # points: discs and squares are as wide as high, but for what drawing them rounds off
_LETTER = 0.75  # of the size: a mark is no wider
_BESIDE = (0.1, 3)  # of the size: room between a mark and its word
_BEFORE = 0.6  # of the size: least room to the word before a mark


def with_drawn_marks(page: Page) -> Page:
    """The page with a "•" among its words for each small filled disc or square right before a word."""
    small = [f for f in page.fills if _is_mark(f)]
    if not small:
        return page
    words = sorted(page.words, key=lambda w: w.baseline)
    baselines = [w.baseline for w in words]
    marks = []
    for f in small:
        middle = (f.top + f.bottom) / 2
        level = words[bisect_left(baselines, middle) : bisect_left(baselines, middle + 20)]
        level = [w for w in level if w.top <= middle <= w.bottom]
        after = min((w for w in level if w.x0 >= f.x1), key=lambda w: w.x0, default=None)
        before = max((w.x1 for w in level if w.x1 <= f.x0), default=None)
        if after is not None and _fits(f, after, before):
            marks.append(
                Word(
                    "•", f.x0, after.top, f.x1, after.bottom, after.baseline, after.font, after.size, after.bold, False
                )
            )
    return page._replace(words=(*page.words, *marks)) if marks else page


def _is_mark(fill: Box) -> bool:
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return _SIZE[0] <= wide <= _SIZE[1] and abs(wide - high) <= _ROUND


def _fits(mark: Box, after: Word, before: float | None) -> bool:
    """True where the mark is no larger than a letter, stands at list distance before a word and apart from others."""
    gap = after.x0 - mark.x1
    if mark.x1 - mark.x0 > _LETTER * after.size or not _BESIDE[0] * after.size < gap < _BESIDE[1] * after.size:
        return False
    return before is None or mark.x0 - before > _BEFORE * after.size
