"""Whether a line looks like a heading, told against the body text and the lines around it."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from parsers.document import Word
from parsers.page.body_text import BodyText
from parsers.page.lines import Line, fold, is_bullet, is_strong_bullet, segments
from parsers.page.measures import LARGER, SOLID
from parsers.parts.areas.scores import states_score
from parsers.parts.contents import Contents
from parsers.vocabulary import AREA, BOX, LISTS

LIST_HEADINGS = LISTS.any
NUMBERED = regex.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|\p{Lu}\.)\s+\S")
RANGE = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")  # the rest of "… per område 1-8"
_ENDS_SENTENCE = re.compile(r"[,;]$|(?<!m\.m|etc|dyl|osv)(?<!bl\.a|m\.fl)\.[”\"»’']?$|[.!?][”\"»’']$")
_ROWS = 1.8  # leadings: rows of one table follow each other closer
_EVEN = 0.3  # of the size: blanks of a justified line differ by less
_ITALIC = re.compile("italic|oblique", re.I)
_LONGEST = 200  # characters of a heading
_TELLING = 8  # characters: shorter entries of the contents begin many lines
_SAME_SIZE = 0.6  # points
_FAR_RIGHT = 0.6  # of the column: what begins behind stands beside the text
_TOGETHER = 1.08  # leadings: lines of one paragraph
_GOES_ON = 1.25  # leadings: the next line of a paragraph
_ROOM = 1.35  # leadings: a heading has more above it


def is_heading(
    lines: Sequence[Line], i: int, body: BodyText, contents: Contents, underlined: Collection[Line], after_heading: bool
) -> bool:
    """True for a line that looks like a heading, or is listed in the contents, and is no item, sentence or row."""
    line = lines[i]
    text = line.text
    listed = line.folded in contents.entries
    if not listed and not (line in underlined or is_emphasised(line, body)):
        return False
    if len(text) > _LONGEST or is_strong_bullet(line.words[0]) or (after_heading and line.folded in BOX.rubrics):
        return False
    if not any(map(str.isalpha, text)) and not (after_heading and RANGE.fullmatch(text)):
        return False
    if not (_in_one_piece(line) or _is_driven_out(line, body)) or (not listed and states_score(text)):
        return False
    if not listed and _ENDS_SENTENCE.search(text) and not (text.endswith(",") and _is_carried_on(lines, i)):
        return False
    if not line.bold and text[0] in '”“"»«':
        return False
    if _has_bare_score(line) and any(_is_row_beside(x, line, body) for x in lines[max(0, i - 1) : i + 2]):
        return False
    if not listed and _heads_figures(lines, i):
        return False
    if not listed and is_bullet(line.words[0]) and not (after_heading and lines[i - 1].style == line.style):
        return False
    least = (
        0.7 * body.style[1] if line.bold and (line.folded in LIST_HEADINGS or text.isupper()) else body.style[1] - 0.5
    )
    if line.x0 > body.left + _FAR_RIGHT * (body.right - body.left) or line.size < least:
        return False
    before = lines[i - 1] if i else None
    within_paragraph = (
        before is not None
        and not after_heading
        and not (line.bold and text[0].isupper())
        and before.page == line.page
        and before.style == body.style
        and line.size <= body.style[1] + 0.5
        and 0 < line.baseline - before.baseline <= _TOGETHER * body.leading
        and not body.would_fit(before, line.words[0])
    )
    return not within_paragraph


def _is_carried_on(lines: Sequence[Line], i: int) -> bool:
    """True where the next line goes on in the same style: a comma at a heading's line end ends no sentence."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    return (
        after is not None
        and after.page == lines[i].page
        and after.style == lines[i].style
        and after.baseline - lines[i].baseline < 1.6 * after.size
    )


def _has_bare_score(line: Line) -> bool:
    """True where nothing but a figure stands apart at the right end."""
    return len(without_score(line)[1]) == 1


def _is_row_beside(line: Line, other: Line, body: BodyText) -> bool:
    """True for a row of the table that another line would be a row of: next to it, in its look, with figures."""
    near = line.page == other.page and abs(line.baseline - other.baseline) < _ROWS * max(body.leading, line.size)
    return line is not other and near and line.style == other.style and _is_figure_row(line)


def _heads_figures(lines: Sequence[Line], i: int) -> bool:
    """True for a chart's title: the next lines of the page are nothing but figures, those of its axis."""
    below = [x for x in lines[i + 1 : i + 3] if x.page == lines[i].page]
    return len(below) == 2 and not any(c.isalpha() for x in below for c in x.text)


def _is_figure_row(line: Line) -> bool:
    """True for a label with a figure set apart from it."""
    parts = segments(line, 1.5)
    return len(parts) > 1 and all(w.text.isdigit() for w in parts[-1])


def without_score(line: Line) -> tuple[Sequence[Word], Sequence[Word]]:
    """The line's words before a score that stands apart at its right end, and those of the score."""
    parts = segments(line, 2.0)
    first = fold(line.words[0].text)
    bare_allowed = first in AREA or first.isdigit()
    if len(parts) > 1 and (len(parts[-1]) > 1 or bare_allowed) and states_score(" ".join(w.text for w in parts[-1])):
        return line.words[: -len(parts[-1])], parts[-1]
    return line.words, ()


def _in_one_piece(line: Line) -> bool:
    """True without wide blanks inside; one after a chapter number or before an area's score is fine."""
    parts = segments(line, 2.0)
    if len(parts) > 1 and without_score(line)[1]:
        parts = parts[:-1]
    return len(parts) == 1 or (len(parts) == 2 and len(parts[0]) <= 2 and parts[0][-1].text[0].isdigit())


def _is_driven_out(line: Line, body: BodyText) -> bool:
    """True for a justified line: as far right as running text, with blanks of one width between its words."""
    blanks = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    return (
        len(blanks) > 1 and line.x1 > body.right - _EVEN * line.size and max(blanks) - min(blanks) < _EVEN * line.size
    )


def is_emphasised(line: Line, body: BodyText) -> bool:
    """True for a line larger or bolder than the body, of another family, slanted, or in capitals."""
    if line.style != body.style:
        family, size, bold = body.style
        if line.style[0] != family or line.size >= size + LARGER or (line.bold and not bold):
            return True
    if line.text.isupper() and sum(map(str.isalpha, line.text)) >= 4:
        return True
    return _is_slanted(line.words[0].font) and (line.alike or all(_is_slanted(w.font) for w in line.words))


@lru_cache(maxsize=512)
def _is_slanted(font: str) -> bool:
    return _ITALIC.search(font) is not None


def is_listed_again(line: Line, looks: Collection[str]) -> bool:
    """True for a line of plain text that the contents name, where a heading with that text stands elsewhere."""
    start = line.folded[:30]
    return any(text.startswith(start) or line.folded.startswith(text) for text in looks if len(text) > _TELLING)


def is_subheading(line: Line) -> bool:
    """True for a heading that is none of a list, an area or a chapter."""
    return line.folded not in LIST_HEADINGS and not NUMBERED.match(line.text) and fold(line.words[0].text) not in AREA


def stands_apart(lines: Sequence[Line], i: int, body: BodyText) -> bool:
    """True for a short line of body text with more room above than below that ends no sentence, a paragraph next."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.page != line.page or line.style != body.style or line.x0 > body.left + 3:
        return False
    if (
        not line.text[:1].isupper()
        and not NUMBERED.match(line.text)
        or line.text[-1] in ".,;:!?-"
        or len(line.text) > 100
    ):
        return False
    if not _in_one_piece(line) or after.style != body.style or after.x0 > body.left + 3 or len(after.words) < 4:
        return False
    before = lines[i - 1] if i and lines[i - 1].page == line.page else None
    below = after.baseline - line.baseline
    above = line.baseline - before.baseline if before is not None else 2 * body.leading
    return body.would_fit(line, after.words[0]) and above > _ROOM * body.leading and above > below + 1


def runs_on(lines: Sequence[Line], i: int, body: BodyText, contents: Contents) -> bool:
    """True for the start of a paragraph that begins in bold or italics: the next line goes on in the same font."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if (
        after is None
        or after.page != line.page
        or line.size > body.style[1] + LARGER
        or line.folded in contents.entries
    ):
        return False
    near = 0 < after.baseline - line.baseline <= _GOES_ON * max(body.leading, SOLID * line.size)
    alike = after.words[0].font == line.words[-1].font and after.words[0].bold == line.words[-1].bold
    return near and alike and abs(after.size - line.size) < _SAME_SIZE and not body.would_fit(line, after.words[0])
