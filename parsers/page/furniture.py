"""Running headers, footers and page numbers: what comes back on page after page at the same height."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from parsers.document import Page, Word
from parsers.page.lines import Line, family, page_lines
from parsers.vocabulary import COLUMNS, LISTS

_LIST_HEADINGS, _COLUMN_HEADINGS = LISTS.any, COLUMNS.score | COLUMNS.max
_WATERMARK = 2.5  # times the body's size
_DIGITS = re.compile(r"\d+")
_BAND = 0.13  # share of the page's height, at the top and at the bottom, in which furniture stands
_SHARE = 0.3  # a running line may stand on odd or even pages only
_MOST_PAGES = 0.6  # share of pages on which a line that runs stands
_NEARLY_ALL = 0.9
_FEW_PAGES = 4  # say nothing about what runs without coming back
_SOME = 0.3  # share of pages: chapters change running lines
_LONG_WORDS = re.compile(r"[^\W\d_]{4,}").findall  # shorter ones come back by chance
_ALONE = 2.2  # of the size: a running line stands further from the text than lines of it do


def find_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]], body: tuple[str, float, bool]) -> set[Line]:
    """Lines of the running header and footer.

    A line is furniture when its text, figures apart, comes back at the same height on three in ten pages (three at
    least), when it is a page number that counts with the pages, or when its height in the margin is taken on most
    pages by lines of one style that is not the body's (running chapter titles).
    """
    margin = [
        line
        for page, own in zip(pages, lines, strict=True)
        for line in _outside(own, _BAND * page.height, (1 - _BAND) * page.height)
        if not _is_table_head(line)
    ]
    height = {page.number: page.height for page in pages}
    by_page = {own[0].page: own for own in lines if own}
    least = max(3, _SHARE * len(pages)) if len(pages) > 3 else max(2, len(pages))
    found: set[Line] = set()
    by_text: dict[str, list[Line]] = defaultdict(list)
    for line in margin:
        by_text[_DIGITS.sub("#", line.folded)].append(line)
    for text, group in by_text.items():
        if len(group) < least:
            continue
        bands = [b for b in _same_height(group, height) if len({x.page for x in b}) >= least and _figures_run(b)]
        found.update(line for band in bands for line in band)
        if bands and any(c.isalpha() for c in text):
            found.update(line for line in group if _is_outermost(line, by_page[line.page]))
    found.update(_page_numbers(margin, len(pages)))
    rest = [line for line in margin if line not in found]
    if len(pages) > _FEW_PAGES:
        most = _MOST_PAGES * len(pages)
        levels = _same_height(rest, height)
        found.update(_running_headings([b for b in levels if least <= len(b) < most], by_page, body))
        bands = [band for band in levels if len(band) >= most]
        found.update(_running_titles(bands, most, body))
        found.update(_set_apart(bands, most, by_page))
    return {line for line in found if not _is_below_text(line, by_page[line.page], found, height[line.page])}


def _outside(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    """The lines that end above one height or begin below another."""
    return [line for line in lines if line.bottom < top or line.top > bottom]


def _figures_run(band: Sequence[Line]) -> bool:
    """True where each figure of a running line stays as it is, or runs with the pages, on most of them.

    The sum row of a table that begins on every page is the same on each but for its figures.
    """
    figures = [[int(n) for n in _DIGITS.findall(line.folded)] for line in band]
    for column in zip(*figures, strict=True):
        stays = Counter(column).most_common(1)[0][1]
        runs = Counter(n - line.page for n, line in zip(column, band, strict=True)).most_common(1)[0][1]
        rises = sum(a <= b for a, b in pairwise(column)) + 1
        if 2 * max(stays, runs) <= len(band) and rises < _NEARLY_ALL * len(band):
            return False
    return True


def _is_below_text(line: Line, page: Sequence[Line], found: set[Line], height: float) -> bool:
    """True for a line at the top of a page under a larger one of the text: "Allmänt" below the name of an area."""
    if line.baseline > height / 2:
        return False
    return any(x.size > line.size and x.baseline < line.top and x not in found for x in page)


def without_watermarks(pages: Sequence[Page], size: float) -> list[Page]:
    """The pages without huge words that come back at one place on three pages or more: "UTKAST" across the text.

    `size` is the body's.
    """
    huge = _WATERMARK * size
    seen = Counter(
        _place(w)
        for page in pages
        for line in page_lines(page)
        if line.size >= huge - 1 or not line.alike
        for w in line.words
        if w.size > huge
    )
    if not any(n >= 3 for n in seen.values()):
        return list(pages)
    return [page._replace(words=tuple(w for w in page.words if seen[_place(w)] < 3)) for page in pages]


def _place(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.x0 / 4), round(word.baseline / 4)


def _is_outermost(line: Line, page: Sequence[Line]) -> bool:
    """True for one of the two first or last lines of its page (headers stand lower on a page turned sideways)."""
    return line in page[:2] or line in page[-2:]


def _is_table_head(line: Line) -> bool:
    words = set(line.folded.split())
    return not words.isdisjoint(_LIST_HEADINGS) or len(words & _COLUMN_HEADINGS) > 1


def _same_height(group: list[Line], height: dict[int, float]) -> list[list[Line]]:
    """Lines within four points of each other, measured from the nearer edge of the page."""
    bands: list[list[Line]] = []
    for line in sorted(group, key=lambda x: _edge(x, height)):
        if bands and _edge(line, height) - _edge(bands[-1][0], height) <= 4:
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _edge(line: Line, height: dict[int, float]) -> float:
    """Distance of the baseline from the top, or less a thousand from the bottom."""
    h = height[line.page]
    return line.baseline if line.baseline < h / 2 else (line.baseline - h) - 1000


_NUMBER = re.compile(r"^(?:(?:sida?|side|page)\s*)?[-–(]*\s*(\d{1,3})\s*[-–)]*(?:\s*(?:\(|av|of|/)\s*\d{1,3}\)?)?$")


def _page_numbers(margin: list[Line], pages: int) -> set[Line]:
    """Lone figures in the margin that run with the pages."""
    offsets: Counter[int] = Counter()
    numbered: list[tuple[Line, int]] = []
    for line in margin:
        match = _NUMBER.match(line.folded)
        if match:
            numbered.append((line, int(match[1]) - line.page))
            offsets[numbered[-1][1]] += 1
    return {line for line, offset in numbered if offsets[offset] >= max(2, _SOME * pages)}


def _running_titles(bands: Iterable[list[Line]], most: float, body: tuple[str, float, bool]) -> set[Line]:
    """Titles of chapters: lines at one height and in one look that is not the text's, on so many pages."""
    found: set[Line] = set()
    for band in bands:
        styles = Counter((family(line.words[0].font), line.size) for line in band)
        style, count = styles.most_common(1)[0]
        if count >= most and style != body[:2] and style[1] <= body[1]:
            found.update(line for line in band if (family(line.words[0].font), line.size) == style)
    return found


def _running_headings(
    bands: Sequence[list[Line]], by_page: Mapping[int, Sequence[Line]], body: tuple[str, float, bool]
) -> set[Line]:
    """Titles that run on the pages of some chapters only: each says again what a larger line there or before says.

    They stand at one height and in one look, smaller than the text or in another typeface.
    """
    found: set[Line] = set()
    for band in bands:
        look = (family(band[0].words[0].font), band[0].size)
        if look == body[:2] or look[1] > body[1] or any((family(x.words[0].font), x.size) != look for x in band):
            continue
        if all(_says_heading_again(line, by_page, body[1]) for line in band):
            found.update(band)
    return found


def _says_heading_again(line: Line, by_page: Mapping[int, Sequence[Line]], size: float) -> bool:
    """True where half of a line's words stand in a larger line of its page or one before."""
    own = set(_LONG_WORDS(line.folded))
    larger = (x for page in range(line.page, 0, -1) for x in by_page.get(page, ()) if x.size > size)
    return bool(own) and any(2 * len(own.intersection(_LONG_WORDS(x.folded))) >= len(own) for x in larger)


def _set_apart(bands: Iterable[list[Line]], most: float, by_page: Mapping[int, Sequence[Line]]) -> set[Line]:
    """Running titles set like the body: the first or last line of most pages, at one height, away from the rest."""
    found: set[Line] = set()
    for band in bands:
        apart = []
        for line in band:
            page = by_page[line.page]
            k = page.index(line)
            near = page[k + 1] if k == 0 and len(page) > 1 else page[k - 1] if k == len(page) - 1 and k else None
            if near is not None and abs(near.baseline - line.baseline) > _ALONE * line.size:
                apart.append(line)
        if len(apart) >= most and len(apart) >= _NEARLY_ALL * len(band):
            found.update(band)
    return found
