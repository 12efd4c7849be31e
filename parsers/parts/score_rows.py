"""Rows of a score table: which label belongs to which figures.

Labels run over several lines; their figures may stand level with the first line, the last or the middle. Level rules
between the rows decide where they are drawn; else a question number opens a row and each line of figures goes to the
label nearest to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from parsers.document import Box, Word
from parsers.page.lines import Line
from parsers.page.numbers import FIGURE, PERCENT, number
from parsers.parts.score_heads import ScoreHead
from parsers.vocabulary import TABLES
from schemas.report import Points

JoinLines = Callable[[Sequence[Sequence[Word]]], str]
QUESTION = regex.compile(r"^(\d{1,2}\.\d{1,2})\.?(?=\s|$|\p{L})")
AREA_ROW = regex.compile(r"^(?:\p{L}+\s+)?(\d{1,2})[.:]?\s+(\p{Lu}.*)$")


@dataclass(frozen=True)
class Row:
    """One row; `label` has its number in front, the box is in points on `page`."""

    label: str
    score: Points | None
    max: Points | None
    percent: Points | None
    page: int
    box: Box

    @property
    def number(self) -> str | None:
        """The question number, if the label begins with one."""
        match = QUESTION.match(self.label)
        return match[1] if match else None

    @property
    def is_sum(self) -> bool:
        """True for a row without label, or labelled as a sum."""
        text = self.label.casefold().strip(" :.")
        return not text or text in TABLES.sum or text.split()[0].rstrip(":") in TABLES.sum

    @property
    def has_figures(self) -> bool:
        """True where points or a maximum are printed."""
        return self.score is not None or self.max is not None


@dataclass
class Strip:
    """The part of a row that stands on one line of print."""

    label: list[Word]
    figures: dict[str, tuple[Points, Word]]
    line: Line


def read_strip(line: Line, head: ScoreHead) -> Strip | None:
    """A line as part of a table with these columns; None if it is no part of one."""
    words = list(line.words)
    figures: dict[str, tuple[Points, Word]] = {}
    label: list[Word] = []
    left = head.left - 14
    i = 0
    while i < len(words):
        word = words[i]
        text = word.text
        if i + 1 < len(words) and words[i + 1].text == "%" and FIGURE.match(text):
            text += "%"
            i += 1
        column = head.column_of(word) if word.x1 > left else None
        percent = PERCENT.match(text)
        if column is not None and (percent or FIGURE.match(text)) and _apart(words, word):
            key = "percent" if percent and column != "other" else column
            figures.setdefault(key, (number(percent[1] if percent else text), word))
        elif (
            figures
            and column is not None
            and text.casefold().rstrip(".") in ("p", "poäng", "poeng")
            or column is not None
            and text in ("-", "–", "—")
            and word.x0 > left
            and _apart(words, word)
        ):
            pass
        elif word.x0 < head.left - 2 and word.x1 <= head.left + 4 and not figures:
            label.append(word)
        else:
            return None
        i += 1
    if not label and not figures:
        return None
    return Strip(label, figures, line)


def _is_unit(text: str) -> bool:
    return text.casefold().rstrip(".") in ("p", "poäng", "poeng")


def _apart(words: Sequence[Word], word: Word) -> bool:
    """True where a figure does not run on from the words before it."""
    k = words.index(word)
    return k == 0 or word.x0 - words[k - 1].x1 > 0.55 * word.size or bool(FIGURE.match(words[k - 1].text))


def rows_by_rules(strips: Sequence[Strip], levels: Sequence[float], join: JoinLines) -> list[Row]:
    """Rows of strips on one page between level rules at these heights; none where the rules do not part the rows."""
    if not levels:
        return []
    groups: dict[int, list[Strip]] = {}
    for s in strips:
        y = s.line.baseline - 0.3 * s.line.size
        groups.setdefault(sum(1 for level in levels if level <= y), []).append(s)
    for group in groups.values():
        opened = sum(1 for s in group if s.label and QUESTION.match(s.label[0].text))
        if opened > 1 or sum(1 for s in group if "max" in s.figures) > 1:
            return []
    return [_row(group, join) for _, group in sorted(groups.items())]


def rows_by_labels(strips: Sequence[Strip], pitch: float, join: JoinLines) -> list[Row]:
    """Rows of strips on one page without rules between them; `pitch` is the height of a line in points."""
    labels: list[list[Strip]] = _around_numbers(strips)
    for s in strips if not labels else ():
        if s.label and (not labels or _opens_row(s, labels[-1], pitch)):
            labels.append([s])
        elif s.label:
            labels[-1].append(s)
    groups: list[list[Strip]] = labels
    taken = {id(g): any(s.figures for s in g) for g in groups}
    loose: list[list[Strip]] = []
    for s in strips:
        if s.label or not s.figures or any(s in g for g in groups):
            continue
        near = min((g for g in groups if not taken[id(g)]), key=lambda g: _distance(s, g), default=None)
        if near is not None and _distance(s, near) <= 1.3 * pitch:
            near.append(s)
            taken[id(near)] = True
        else:
            loose.append([s])
    ordered = sorted([*groups, *loose], key=lambda g: min(x.line.baseline for x in g))
    return [_row(g, join) for g in ordered]


def _around_numbers(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Labels whose numbers stand in a column of their own, level with the middle: lines go to the nearest number.

    Empty where no number stands alone on its line, nor any line of a label above the first number.
    """
    if not (strips and _numbers_apart(strips)) and not any(
        len(s.label) == 1 and QUESTION.fullmatch(s.label[0].text.rstrip(".")) and not s.figures for s in strips
    ):
        return []
    groups = [[s] for s in strips if s.label and (QUESTION.match(s.label[0].text) or _is_sum_label(s))]
    for s in strips:
        if s.label and not any(s is g[0] for g in groups):
            min(groups, key=lambda g: abs(g[0].line.baseline - s.line.baseline)).append(s)
    return [sorted(g, key=lambda s: s.line.baseline) for g in groups]


def _numbers_apart(strips: Sequence[Strip]) -> bool:
    """True where the numbers have a column of their own and the first label begins above its number."""
    first = strips[0]
    numbers = [s.label[0].x1 for s in strips if s.label and QUESTION.match(s.label[0].text)]
    others = [s.label[0].x0 for s in strips if s.label and not QUESTION.match(s.label[0].text) and not _is_sum_label(s)]
    opens = bool(first.label) and not first.figures and not QUESTION.match(first.label[0].text)
    return opens and bool(numbers) and bool(others) and max(numbers) + 3 < min(others)


def _is_sum_label(strip: Strip) -> bool:
    return bool(strip.figures) and strip.label[0].text.casefold().rstrip(":.") in TABLES.sum


def _opens_row(strip: Strip, before: Sequence[Strip], pitch: float) -> bool:
    text = " ".join(w.text for w in strip.label)
    if QUESTION.match(text) or AREA_ROW.match(text):
        return True
    gap = strip.line.baseline - before[-1].line.baseline
    if _is_sum_label(strip):
        return True
    return bool(strip.figures) and any(s.figures for s in before) and gap > 0 or gap > 2.2 * pitch


def _distance(strip: Strip, group: Sequence[Strip]) -> float:
    """Points between a line of figures and the lines of a label; 0 where it stands among them."""
    y = strip.line.baseline
    labelled = [s.line.baseline for s in group if s.label]
    return max(min(labelled) - y, y - max(labelled), 0.0)


def _row(strips: Sequence[Strip], join: JoinLines) -> Row:
    parts = [s for s in sorted(strips, key=lambda s: s.line.baseline) if s.label]
    lines = [list(s.label) for s in parts]
    head = next((k for k, words in enumerate(lines) if QUESTION.match(words[0].text) and k > 0), None)
    if head is not None and lines[head][0].x1 < min(w[0].x0 for k, w in enumerate(lines) if k != head):
        first = lines[head].pop(0)
        lines[0].insert(0, first)
        lines = [x for x in lines if x]
    figures: dict[str, tuple[Points, Word]] = {}
    for s in strips:
        for key, figure in s.figures.items():
            figures.setdefault(key, figure)
    words = [w for s in strips for w in (*s.label, *(f[1] for f in s.figures.values()))]
    box = Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )
    value = {key: figures[key][0] if key in figures else None for key in ("score", "max", "percent")}
    return Row(join(lines) if lines else "", value["score"], value["max"], value["percent"], strips[0].line.page, box)
