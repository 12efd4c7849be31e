"""Column headings of score tables: where points, maximum and percentage stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from parsers.document import Word
from parsers.page.grids import Ruling
from parsers.page.lines import Line, is_bullet
from parsers.parts.area_names import KNOWN, plain_name
from parsers.vocabulary import COLUMNS

Column = Literal["score", "max", "percent", "other"]
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_WORDS: tuple[tuple[Column, frozenset[str]], ...] = (
    ("max", COLUMNS.max),
    ("score", COLUMNS.score),
    ("percent", COLUMNS.percent),
)
_NUMERAL = regex.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.:]?\s+")
_QUESTION = regex.compile(r"\d{1,2}\.\d")


@dataclass(frozen=True)
class ScoreHead:
    """Column headings at one place of the flow."""

    start: int  # first line of the flow that belongs to it
    end: int  # index after the last
    title: str  # what stands to the left of the columns, usually number and name of an area
    columns: tuple[tuple[Column, float, float], ...]  # what stands between which edges, from left to right
    pitch: float  # distance in points that one line of print takes, as if set solid

    @property
    def left(self) -> float:
        """Left edge of the first column."""
        return self.columns[0][1]

    def column_of(self, word: Word) -> Column | None:
        """The column in which a figure stands: the one it overlaps, else the nearest."""
        middle = (word.x0 + word.x1) / 2
        kind, left, right = min(self.columns, key=lambda c: max(c[1] - middle, middle - c[2], 0.0))
        return kind if left - 40 <= middle <= right + 40 else None


def find_head(flow: Sequence[Line], i: int, rulings: Mapping[int, Ruling], leading: float) -> ScoreHead | None:
    """Column headings whose word for the maximum stands in line i; None if there are none.

    A heading may run over up to three lines ("Upp-" "nått", "Maximal" "poäng"), and so may the area's name beside it.
    """
    line = flow[i]
    anchors = [w for w in line.words if _word_kind(w.text) == "max"]
    if not anchors:
        return None
    band, start, end = _band(flow, i, leading)
    grid = rulings[line.page].grid_at(anchors[0].x0, anchors[0].baseline - 0.3 * anchors[0].size)
    inner = [x for x in grid.xs if x < max(w.x1 for w in band)] if grid else []
    cells = _by_rules(band, inner) if len(inner) > 2 else _by_gaps(band)
    kinds = [_kind(text) for text, _, _ in cells]
    first = next((k for k, kind in enumerate(kinds) if kind is not None and _is_figure_column(cells[k][0])), None)
    if first is None:
        return None
    columns = [
        (kind or "other", left, right) for kind, (_, left, right) in zip(kinds[first:], cells[first:], strict=True)
    ]
    columns = _years_as_scores(columns, [c[0] for c in cells[first:]])
    names = [c[0] for c in columns]
    if "max" not in names or "score" not in names:
        return None
    title = " ".join(text for text, _, _ in cells[:first])
    return ScoreHead(
        start, end, title, tuple(_newest(columns, [c[0] for c in cells[first:]])), max(line.size, leading / 1.25)
    )


def _fold(text: str) -> str:
    return text.casefold().strip(".:()")


@lru_cache(maxsize=20_000)
def _word_kind(text: str) -> Column | None:
    """The column that a word heads, also where a narrow column breaks it ("Max-" or "Maxpoän" for "Maxpoäng")."""
    kind = _kind(_fold(text))
    start = text.casefold().removesuffix("-")
    if kind is not None or len(start) < (3 if text.endswith("-") else 5):
        return kind
    return next((c for c, words in _WORDS if any(w.startswith(start) for w in words)), None)


def _band(flow: Sequence[Line], i: int, leading: float) -> tuple[list[Word], int, int]:
    """Words of the heading row: line i and its neighbours that hold heading words or the title's other lines."""
    line = flow[i]
    words = list(line.words)
    start, end = i, i + 1
    for step in (-1, 1):
        k = i + step
        last = line
        while 0 <= k < len(flow) and abs(k - i) <= 3:
            near = flow[k]
            close = near.page == line.page and 0 < abs(near.baseline - last.baseline) <= 1.16 * max(
                1.25 * line.size, 1.25 * near.size, leading
            )
            if not close or not _is_heading_row(near, line):
                break
            words.extend(near.words)
            start, end = min(start, k), max(end, k + 1)
            last = near
            k += step
    return words, start, end


def _is_heading_row(near: Line, line: Line) -> bool:
    """True for a line of the heading row: its words stand in heading columns, or continue the title in its style."""
    left = min(w.x0 for w in line.words if _word_kind(w.text) is not None) - 12
    right_words = [w for w in near.words if w.x0 >= left]
    if any(c.isdigit() for w in right_words for c in w.text if not _YEAR.search(w.text)):
        return False
    left_words = [w for w in near.words if w.x0 < left]
    if is_bullet(near.words[0]) or (
        left_words and right_words and right_words[0].x0 - left_words[-1].x1 < 0.5 * near.size
    ):
        return False
    if (
        left_words
        and (left_words[-1].x1 > left or _QUESTION.match(left_words[0].text))
        and near.baseline > line.baseline
    ):
        return False
    return near.style == line.style or bool(right_words)


def _by_rules(words: Sequence[Word], edges: Sequence[float]) -> list[tuple[str, float, float]]:
    cells: dict[int, list[Word]] = {}
    for w in words:
        cells.setdefault(sum(1 for x in edges if x <= w.x0 + 1), []).append(w)
    found = []
    for k in sorted(cells):
        left = edges[k - 1] if k else min(w.x0 for w in cells[k])
        right = edges[k] if k < len(edges) else max(w.x1 for w in cells[k])
        found.append((_text(cells[k]), left, right))
    return found


def _by_gaps(words: Sequence[Word]) -> list[tuple[str, float, float]]:
    """Cells by the empty room between them, all heading lines taken together."""
    cells: list[list[Word]] = []
    right = 0.0
    for w in sorted(words, key=lambda w: w.x0):
        gap = w.x0 - right
        if cells and (gap < 0.36 * w.size or (gap < 0.5 * w.size and not _parts(cells[-1], w))):
            cells[-1].append(w)
        else:
            cells.append([w])
            right = w.x1
        right = max(right, w.x1)
    return [(_text(c), min(w.x0 for w in c), max(w.x1 for w in c)) for c in cells]


def _parts(cell: Sequence[Word], word: Word) -> bool:
    """True where a heading word begins a column of its own although little room is left before it."""
    kind = _kind(_fold(word.text))
    same_line = [w for w in cell if abs(w.baseline - word.baseline) < 2]
    return kind is not None and bool(same_line) and any(_kind(_fold(w.text)) not in (None, kind) for w in same_line)


def _text(words: Sequence[Word]) -> str:
    out = ""
    for w in sorted(words, key=lambda w: (round(w.baseline / 3), w.x0)):
        broken = out.endswith("-") and not out.endswith(" -")
        out = out[:-1] + w.text if broken else f"{out} {w.text}".strip()
    return out


def _kind(text: str) -> Column | None:
    words = {_fold(w) for w in text.split()} | {text.casefold(), text.casefold().replace(" ", "")}
    if words & COLUMNS.other:
        return "other"
    if words & COLUMNS.max:
        return "max"
    if words & COLUMNS.percent:
        return "percent"
    if words & COLUMNS.score:
        return "score"
    return "other" if _YEAR.fullmatch(text.strip()) else None


def _is_figure_column(text: str) -> bool:
    """True for a short heading made of column words; an area's name may hold such a word too ("Resultat och …")."""
    if plain_name(_NUMERAL.sub("", text)) in KNOWN:
        return False
    return len(text.split()) <= 4 and not text[:1].isdigit() or _YEAR.search(text) is not None


def _years_as_scores(columns: list[tuple[Column, float, float]], texts: list[str]) -> list[tuple[Column, float, float]]:
    """Columns headed by nothing but a year hold points where no column says so in words ("2010 | 2014 | Max")."""
    if any(c[0] == "score" for c in columns):
        return columns
    return [("score", c[1], c[2]) if _YEAR.fullmatch(t.strip()) else c for c, t in zip(columns, texts, strict=True)]


def _newest(columns: list[tuple[Column, float, float]], texts: list[str]) -> list[tuple[Column, float, float]]:
    """Where two columns hold points, the one of the latest year stays (or the first); years alone count as points."""
    years = [max((int(y) for y in _YEAR.findall(t)), default=0) for t in texts]
    scores = [k for k, c in enumerate(columns) if c[0] == "score"]
    if len(scores) < 2:
        return columns
    keep = max(scores, key=lambda k: (years[k], -k))
    return [("other", c[1], c[2]) if k in scores and k != keep else c for k, c in enumerate(columns)]
