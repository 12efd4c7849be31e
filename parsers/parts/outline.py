"""Headings, told by their looks against the body text, and the chapters they open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.page.body_text import BodyText
from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line, fold
from parsers.page.remaining import Remaining
from parsers.page.setting import Setting
from parsers.parts.areas import AreaHeading
from parsers.parts.areas.names import KNOWN, plain_name
from parsers.parts.areas.scores import states_score
from parsers.parts.contents import Contents
from parsers.parts.heading_looks import (
    LIST_HEADINGS,
    NUMBERED,
    RANGE,
    is_emphasised,
    is_heading,
    is_listed_again,
    is_subheading,
    runs_on,
    stands_apart,
    without_score,
)
from parsers.vocabulary import AREA

_AREA_LABEL = re.compile(rf"^(?:(?:{'|'.join(sorted(AREA))})\s+)?[\d.ivx]+[\s.:|-]+")
_BARE_AREA = re.compile(rf"^(?:{'|'.join(sorted(AREA))}) \d{{1,2}}$")
_STEP = 0.5  # points: sizes of two levels differ by more
_STRONG = 0.75  # a page: as many strong lines make the level of sections
_WRAPPED = 1.6  # of the size: lines of one heading


@dataclass(frozen=True, eq=False)
class Heading:
    """A heading of one or more lines; two are equal only if they are the same one."""

    lines: tuple[Line, ...]
    text: str
    level: int  # 1 for a chapter
    score: str = ""  # what stands apart at the right end of an area's heading: "70 poäng"


def find_headings(
    lines: Sequence[Line], setting: Setting, contents: Contents, areas: Sequence[AreaHeading] = ()
) -> list[Heading]:
    """The headings of the areas, those in a side column, and what else looks like one, in lines in reading order.

    Score tables and lists may claim some of the others.

    A line is one when it looks stronger than the body (bolder, larger, another family, capitals, underlined), or when
    the table of contents names it, stands in one piece, holds letters, opens no list item and ends no sentence. Lines
    of one style close under each other are one heading if the first had no room for the next one's first word, or the
    next one opens small. Where hardly any line looks stronger (fonts without names tell no weight), short lines set
    apart are taken.
    """
    body, joiner = setting.body, setting.joiner
    tables, underlined = _in_tables_and_underlined(lines, setting)
    given = [*(area.lines for area in areas), *setting.sides]
    opening = {line: k for k, own in enumerate(given) for line in own}
    strong: set[int] = set()
    for i, line in enumerate(lines):
        if line in opening or (
            line not in tables
            and line not in contents.lines
            and is_heading(lines, i, body, contents, underlined, i - 1 in strong)
        ):
            strong.add(i)
    by_looks = {i for i in strong if lines[i] in opening or lines[i] in underlined or is_emphasised(lines[i], body)}
    looks = {lines[i].folded for i in by_looks}
    strong = {i for i in strong if i in by_looks or not is_listed_again(lines[i], looks)}
    pages = len({line.page for line in lines})
    if sum(1 for i in strong if is_subheading(lines[i])) < _STRONG * pages:
        strong |= {
            i
            for i, line in enumerate(lines)
            if line not in tables and line not in contents.lines and stands_apart(lines, i, body)
        }
    groups: list[list[Line]] = []
    for i in sorted(i for i in strong if lines[i] in opening or not _is_score_of(areas, lines, i)):
        line = lines[i]
        follows = bool(groups) and i > 0 and lines[i - 1] is groups[-1][-1]
        if line in opening:
            if groups and opening.get(groups[-1][-1]) == opening[line]:
                groups[-1].append(line)
            else:
                groups.append([line])
        elif follows and groups[-1][-1] not in opening and _continues(groups[-1], line, body, contents, joiner):
            groups[-1].append(line)
        elif line.bold or line.size > body.style[1] or not line.text[:1].islower():
            groups.append([line])
    index = {line: i for i, line in enumerate(lines)}
    groups = [
        g
        for g in groups
        if g[0] in opening
        or not (len(g) > 3 and g[0].size <= body.style[1] + 1)
        and not runs_on(lines, index[g[-1]], body, contents)
    ]
    return [_heading(g, joiner) for g in groups]


def _is_score_of(areas: Sequence[AreaHeading], lines: Sequence[Line], i: int) -> bool:
    """True for a score in brackets behind an area's heading: the rest of its line, or a line of its own below."""
    line = lines[i]
    if not any(map(str.isdigit, line.text)):
        return False
    above = lines[i - 1] if i else None
    if above is not None and above.page == line.page and line.text[0] == "(" and states_score(line.text.strip("()")):
        return any(above is area.lines[-1] for area in areas)
    near = [lines[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    near = [x for x in near if x.page == line.page and x.baseline == line.baseline]
    return any(x in area.lines for area in areas for x in near)


def _in_tables_and_underlined(lines: Sequence[Line], setting: Setting) -> tuple[set[Line], set[Line]]:
    """The lines inside drawn tables, and those with a rule right below; most pages have neither."""
    tables: set[Line] = set()
    underlined: set[Line] = set()
    for line in lines:
        ruling = setting.rulings[line.page]
        if ruling.grids and setting.in_table(line):
            tables.add(line)
        elif ruling.levels and ruling.underlines(line.x0, line.x1, line.baseline):
            underlined.add(line)
    return tables, underlined


def _heading(group: Sequence[Line], joiner: LineJoiner) -> Heading:
    parted = [without_score(line) for line in group]
    score = " ".join(w.text for _, tail in parted for w in tail)
    return Heading(tuple(group), joiner.join([words for words, _ in parted]), 1, score)


def take_headings(left: Remaining, headings: Sequence[Heading]) -> list[Heading]:
    """Those of the headings whose lines nothing else has claimed; their lines are taken."""
    kept = [h for h in headings if all(line in left for line in h.lines)]
    left.take("heading", (line for h in kept for line in h.lines))
    return kept


def with_levels(headings: Sequence[Heading]) -> list[Heading]:
    """The headings with their depth, by their looks among each other."""
    levels = _levels([h.lines[0] for h in headings])
    return [replace(h, level=levels[h.lines[0].size, h.lines[0].bold]) for h in headings]


def _continues(group: list[Line], line: Line, body: BodyText, contents: Contents, joiner: LineJoiner) -> bool:
    last = group[-1]
    gap = line.baseline - last.baseline
    if (
        last.page != line.page
        or last.style[1:] != line.style[1:]
        or not 0 < gap <= _WRAPPED * line.size * max(1.0, body.leading / (1.25 * body.style[1]))
    ):
        return False
    if len(group) == 1 and _BARE_AREA.match(last.folded):
        return True
    whole = fold(joiner.join([*(x.words for x in group), line.words]))
    if whole in contents.entries or any(e.startswith(whole) for e in contents.entries):
        return True
    if fold(" ".join(x.text for x in group)) in contents.entries or line.folded in contents.entries:
        return False
    if {line.folded, last.folded} & LIST_HEADINGS:
        return False
    if plain_name(_AREA_LABEL.sub("", whole)) in KNOWN or line.text[:1].islower():
        return True
    return (not NUMBERED.match(line.text) or RANGE.fullmatch(line.text) is not None) and (
        bool(without_score(last)[1] or without_score(line)[1]) or not body.would_fit(last, line.words[0])
    )


def _levels(firsts: Sequence[Line]) -> dict[tuple[float, bool], int]:
    """Depth of each heading style: larger before smaller, bold before plain; half a point is no difference."""
    styles = sorted({(line.size, line.bold) for line in firsts}, reverse=True)
    levels: dict[tuple[float, bool], int] = {}
    level = 0
    before: tuple[float, bool] | None = None
    for s in styles:
        if before is None or before[0] - s[0] > _STEP or before[1] != s[1]:
            level += 1
        levels[s] = level
        before = s
    return levels
