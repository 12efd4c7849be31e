"""Headings, told by their looks against the body text, and the chapters they open."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

import regex

from parsers.area_names import KNOWN, plain_name
from parsers.contents import Contents
from parsers.document import Word
from parsers.hyphens import LineJoiner
from parsers.lines import Line, fold, is_bullet, is_strong_bullet, segments
from parsers.scores import states_score
from parsers.vocabulary import AREA, BOX, LISTS


@dataclass(frozen=True)
class BodyText:
    """How the report sets its running text; lengths in points."""

    style: tuple[str, float, bool]  # font family, size, bold
    left: float
    right: float
    leading: float  # distance between baselines within a paragraph

    def would_fit(self, line: Line, word: Word) -> bool:
        """True where a line was broken although the next word had room: the author broke it."""
        return line.x1 + 0.25 * line.size + (word.x1 - word.x0) < self.right - 1.5


@dataclass(frozen=True)
class Heading:
    """A heading of one or more lines."""

    lines: tuple[Line, ...]
    text: str
    level: int  # 1 for a chapter
    score: str = ""  # what stands apart at the right end of an area's heading: "70 poäng"


def body_text(lines: Sequence[Line]) -> BodyText:
    """The style, margins and leading that most running text has."""
    count: Counter[tuple[str, float, bool]] = Counter()
    for line in lines:
        count[line.style] += len(line.text) if len(line.words) > 4 else len(line.text) // 3
    style = max(count, key=lambda s: (count[s], s)) if count else ("", 10.0, False)
    body = [line for line in lines if line.style == style and len(line.words) > 4]
    if len(body) < 2:
        return BodyText(style, 72.0, 523.0, 1.2 * style[1])
    lefts = Counter(round(line.x0) for line in body)
    left = min(x for x, n in lefts.items() if n >= 0.1 * max(lefts.values()))
    right = quantiles((line.x1 for line in body), n=50)[-1]
    gaps = Counter(
        round(b.baseline - a.baseline, 1)
        for a, b in zip(body, body[1:], strict=False)
        if a.page == b.page and 0 < b.baseline - a.baseline < 2.2 * style[1]
    )
    leading = max(gaps, key=lambda g: (gaps[g], -g)) if gaps else 1.2 * style[1]
    return BodyText(style, float(left), right, leading)


_LIST_HEADINGS = LISTS.strength | LISTS.improvement | LISTS.weakness
_NUMBERED = regex.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|\p{Lu}\.)\s+\S")
_ENDS_SENTENCE = regex.compile(r"[,;]$|(?<!m\.m|etc|bl\.a|dyl|osv|m\.fl)\.[”\"»’']?$|[.!?][”\"»’']$")
_AREA_LABEL = regex.compile(rf"^(?:(?:{'|'.join(sorted(AREA))})\s+)?[\d.ivx]+[\s.:|-]+")
_BARE_AREA = regex.compile(rf"^(?:{'|'.join(sorted(AREA))}) \d{{1,2}}$")
_RANGE = regex.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")  # the rest of "… per område 1-8"
_ITALIC = regex.compile("italic|oblique", regex.I)


def find_headings(
    lines: Sequence[Line],
    body: BodyText,
    contents: Contents,
    tables: Collection[Line],
    underlined: Collection[Line],
    joiner: LineJoiner,
) -> list[Heading]:
    """Headings in lines that stand in reading order; `tables` are the lines inside drawn tables.

    A line is one when it looks stronger than the body (bolder, larger, another family, capitals, underlined), or when
    the table of contents names it, stands in one piece, holds letters, opens no list item and ends no sentence. Lines
    of one style close under each other are one heading if the first had no room for the next one's first word. Where
    hardly any line looks stronger (fonts without names tell no weight), short lines set apart are taken.
    """
    strong: set[int] = set()
    for i, line in enumerate(lines):
        if line not in tables and line not in contents.lines and _is_heading(lines, i, body, contents, underlined, i - 1 in strong):
            strong.add(i)
    by_looks = {i for i in strong if lines[i] in underlined or _is_emphasised(lines[i], body)}
    looks = {lines[i].folded for i in by_looks}
    strong = {i for i in strong if i in by_looks or not _is_listed_again(lines[i], looks)}
    pages = len({line.page for line in lines})
    if sum(1 for i in strong if _is_subheading(lines[i])) < 0.75 * pages:
        strong |= {
            i for i, line in enumerate(lines) if line not in tables and line not in contents.lines and _stands_apart(lines, i, body)
        }
    groups: list[list[Line]] = []
    for i in sorted(strong):
        line = lines[i]
        if groups and i and lines[i - 1] is groups[-1][-1] and _continues(groups[-1], line, body, contents, joiner):
            groups[-1].append(line)
        elif line.bold or line.size > body.style[1] or not line.text[:1].islower():
            groups.append([line])
    index = {line: i for i, line in enumerate(lines)}
    groups = [
        g
        for g in groups
        if not (len(g) > 3 and g[0].size <= body.style[1] + 1) and not _runs_on(lines, index[g[-1]], body, contents)
    ]
    return [_heading(g, joiner) for g in groups]


def _runs_on(lines: Sequence[Line], i: int, body: BodyText, contents: Contents) -> bool:
    """True for the first lines of a paragraph that begins in bold or italics: the next line goes on in the same font."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.page != line.page or line.size > body.style[1] + 0.75 or line.folded in contents.entries:
        return False
    near = 0 < after.baseline - line.baseline <= 1.25 * max(body.leading, 1.05 * line.size)
    alike = after.words[0].font == line.words[-1].font and after.words[0].bold == line.words[-1].bold
    return near and alike and abs(after.size - line.size) < 0.6 and not body.would_fit(line, after.words[0])


def _heading(group: Sequence[Line], joiner: LineJoiner) -> Heading:
    parted = [_without_score(line) for line in group]
    score = " ".join(w.text for _, tail in parted for w in tail)
    return Heading(tuple(group), joiner.join([words for words, _ in parted]), 1, score)


def _has_bare_score(line: Line) -> bool:
    return len(_without_score(line)[1]) == 1


def _is_figure_row(line: Line) -> bool:
    """True for a label with a figure set apart from it."""
    parts = segments(line, 1.5)
    return len(parts) > 1 and all(w.text.isdigit() for w in parts[-1])


def _without_score(line: Line) -> tuple[Sequence[Word], Sequence[Word]]:
    """The line's words before a score that stands apart at its right end, and those of the score."""
    parts = segments(line, 2.0)
    first = fold(line.words[0].text)
    bare_allowed = first in AREA or first.isdigit()
    if len(parts) > 1 and (len(parts[-1]) > 1 or bare_allowed) and states_score(" ".join(w.text for w in parts[-1])):
        return line.words[: -len(parts[-1])], parts[-1]
    return line.words, ()


def with_levels(headings: Sequence[Heading]) -> list[Heading]:
    """The headings with their depth, by their looks among each other."""
    levels = _levels([h.lines[0] for h in headings])
    return [replace(h, level=levels[h.lines[0].size, h.lines[0].bold]) for h in headings]


def _is_heading(
    lines: Sequence[Line], i: int, body: BodyText, contents: Contents, underlined: Collection[Line], after_heading: bool
) -> bool:
    line = lines[i]
    text = line.text
    listed = line.folded in contents.entries
    if not listed and not (line in underlined or _is_emphasised(line, body)):
        return False
    if len(text) > 200 or is_strong_bullet(line.words[0]) or (after_heading and line.folded in BOX.rubrics):
        return False
    if not any(c.isalpha() for c in text) and not (after_heading and _RANGE.fullmatch(text)):
        return False
    if not _in_one_piece(line) or (not listed and states_score(text)):
        return False
    if not listed and _ENDS_SENTENCE.search(text) and not (text.endswith(",") and _is_carried_on(lines, i)):
        return False
    if not line.bold and text[0] in "”“\"»«":
        return False
    if _has_bare_score(line) and any(_is_figure_row(x) for x in lines[max(0, i - 1) : i + 2] if x is not line):
        return False
    if not listed and is_bullet(line.words[0]) and not (after_heading and lines[i - 1].style == line.style):
        return False
    least = 0.7 * body.style[1] if line.bold and (line.folded in _LIST_HEADINGS or text.isupper()) else body.style[1] - 0.5
    if line.x0 > body.left + 0.6 * (body.right - body.left) or line.size < least:
        return False
    before = lines[i - 1] if i else None
    within_paragraph = (
        before is not None
        and not after_heading
        and not (line.bold and text[0].isupper())
        and before.page == line.page
        and before.style == body.style
        and line.size <= body.style[1] + 0.5
        and 0 < line.baseline - before.baseline <= 1.08 * body.leading
        and not body.would_fit(before, line.words[0])
    )
    return not within_paragraph


def _is_listed_again(line: Line, looks: Collection[str]) -> bool:
    """True for a line of plain text that the contents name, where a heading with that text stands elsewhere."""
    start = line.folded[:30]
    return any(text.startswith(start) or line.folded.startswith(text) for text in looks if len(text) > 8)


def _is_subheading(line: Line) -> bool:
    """True for a heading that is none of a list, an area or a chapter."""
    return line.folded not in _LIST_HEADINGS and not _NUMBERED.match(line.text) and fold(line.words[0].text) not in AREA


def _stands_apart(lines: Sequence[Line], i: int, body: BodyText) -> bool:
    """True for a short line of body text with more room above than below, no end of a sentence, and a paragraph next."""
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.page != line.page or line.style != body.style or line.x0 > body.left + 3:
        return False
    if not line.text[:1].isupper() and not _NUMBERED.match(line.text) or line.text[-1] in ".,;:!?-" or len(line.text) > 100:
        return False
    if not _in_one_piece(line) or after.style != body.style or after.x0 > body.left + 3 or len(after.words) < 4:
        return False
    before = lines[i - 1] if i and lines[i - 1].page == line.page else None
    below = after.baseline - line.baseline
    above = line.baseline - before.baseline if before is not None else 2 * body.leading
    return body.would_fit(line, after.words[0]) and above > 1.35 * body.leading and above > below + 1


def _is_carried_on(lines: Sequence[Line], i: int) -> bool:
    """True where the next line goes on in the same style: a comma at a heading's line end ends no sentence."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after is not None and after.page == lines[i].page and after.style == lines[i].style and after.baseline - lines[i].baseline < 1.6 * after.size


def _is_emphasised(line: Line, body: BodyText) -> bool:
    family, size, bold = body.style
    if line.size >= size + 0.75 or (line.bold and not bold):
        return True
    letters = [c for c in line.text if c.isalpha()]
    if len(letters) >= 4 and all(c.isupper() for c in letters):
        return True
    return line.style[0] != family or all(_ITALIC.search(w.font) for w in line.words)


def _in_one_piece(line: Line) -> bool:
    """True without wide blanks inside; one after a chapter number or before an area's score is fine."""
    parts = segments(Line(line.page, tuple(_without_score(line)[0])), 2.0)
    return len(parts) == 1 or (len(parts) == 2 and len(parts[0]) <= 2 and parts[0][-1].text[0].isdigit())


def _continues(group: list[Line], line: Line, body: BodyText, contents: Contents, joiner: LineJoiner) -> bool:
    last = group[-1]
    gap = line.baseline - last.baseline
    if last.page != line.page or last.style[1:] != line.style[1:] or not 0 < gap <= 1.6 * line.size * max(1.0, body.leading / (1.25 * body.style[1])):
        return False
    if len(group) == 1 and _BARE_AREA.match(last.folded):
        return True
    whole = fold(joiner.join([*(x.words for x in group), line.words]))
    if whole in contents.entries or any(e.startswith(whole) for e in contents.entries):
        return True
    if fold(" ".join(x.text for x in group)) in contents.entries or line.folded in contents.entries:
        return False
    if {line.folded, last.folded} & _LIST_HEADINGS:
        return False
    if plain_name(_AREA_LABEL.sub("", whole)) in KNOWN:
        return True
    return (not _NUMBERED.match(line.text) or _RANGE.fullmatch(line.text) is not None) and (
        bool(_without_score(last)[1] or _without_score(line)[1]) or not body.would_fit(last, line.words[0])
    )


def _levels(firsts: Sequence[Line]) -> dict[tuple[float, bool], int]:
    """Depth of each heading style: larger before smaller, bold before plain; half a point is no difference."""
    styles = sorted({(line.size, line.bold) for line in firsts}, reverse=True)
    levels: dict[tuple[float, bool], int] = {}
    level = 0
    before: tuple[float, bool] | None = None
    for s in styles:
        if before is None or before[0] - s[0] > 0.5 or before[1] != s[1]:
            level += 1
        levels[s] = level
        before = s
    return levels
