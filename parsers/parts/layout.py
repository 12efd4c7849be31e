"""The first look at a report: its lines without running headers and contents, how they are set, and its cover."""

from collections import Counter
from collections.abc import Sequence

from parsers.document import Document, Page
from parsers.page.body_text import main_style
from parsers.page.furniture import find_furniture, without_watermarks
from parsers.page.grids import page_ruling
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, page_lines, regrouped
from parsers.page.marks import with_drawn_marks
from parsers.page.notes import Notes, find_notes, lines_without_marks
from parsers.page.order.reading import in_reading_order
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting, find_body
from parsers.parts.areas import AreaHeading
from parsers.parts.contents import Contents, find_contents
from parsers.parts.outline import Heading

_SENTENCE = 7  # words: a line of running text has more
_BEGINS = 5  # words: the line below a chapter's heading, that an indent or an initial may shorten
_PAGES = 6  # contents that end later than this page are a list at the end


def lay_out(document: Document) -> tuple[Remaining, Setting, Contents]:
    """The lines of a document, how they are set, and its table of contents; what is no part of its text is taken."""
    rough = main_style([line for page in document.pages for line in page_lines(page)])
    by_page = [_lines(page) for page in without_watermarks(document.pages, rough[1])]
    rulings = {page.number: page_ruling(page) for page in document.pages}
    furniture = find_furniture(document.pages, by_page, rough)
    own = [[x for x in found if x not in furniture] for found in by_page]
    notes = find_notes(own, rulings, rough[1])
    texts = [_text(found, notes) for found in own]
    body = find_body(document.pages, [line for found in texts for line in found])
    ordered = in_reading_order(document.pages, texts, body, rulings)
    left = Remaining([*sorted(furniture, key=_height), *sorted(notes.lines, key=_height), *ordered.lines])
    left.take("furniture", furniture)
    left.take("note", notes.lines)
    left.take("aside", ordered.aside)
    lines = list(left)
    contents = find_contents(lines)
    left.take("contents", contents.lines)
    body = find_body(document.pages, left)
    return left, Setting(document.pages, body, rulings, LineJoiner(lines), ordered.sides), contents


def _lines(page: Page) -> list[Line]:
    """The lines of a page with the list marks that are drawn on it."""
    lines, marked = page_lines(page), with_drawn_marks(page)
    return lines if marked is page else regrouped(marked, lines)


def _text(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """The lines of a page without notes and their marks."""
    rest = [x for x in lines if x not in notes.lines] if notes.lines else lines
    return lines_without_marks(rest, notes.numbers.get(rest[0].page, ()) if rest else ())


def _height(line: Line) -> tuple[int, float]:
    return line.page, line.top


def take_cover(
    left: Remaining, setting: Setting, contents: Contents, headings: Sequence[Heading], areas: Sequence[AreaHeading]
) -> None:
    """Take what stands before the first heading that running text or a subheading follows.

    Where there is a table of contents within the first pages, what stands before it is cover. The first of the `areas`
    is no part of it.
    """
    body = setting.body
    lines = list(left)
    index = {line: i for i, line in enumerate(lines)}
    after = max((line.page, line.baseline) for line in contents.lines) if contents.lines else (0, 0.0)
    prose = Counter(line.page for line in lines if line.style == body.style and len(line.words) > _SENTENCE)
    first_area = min((index[a.lines[0]] for a in areas), default=len(lines))
    for h in headings:
        i = index[h.lines[0]]
        if i > first_area:
            return
        if (h.lines[0].page, h.lines[0].baseline) < after and after[0] <= _PAGES:
            continue
        below = lines[i + len(h.lines) : i + len(h.lines) + 3]
        if (
            h.text[:1].isdigit()
            and h.text.split()[0].rstrip(".") in ("1", "2")
            or (below and below[0].style == body.style and len(below[0].words) > _BEGINS and prose[h.lines[0].page] > 2)
        ):
            left.take("cover", lines[:i])
            return
