"""Charts as inline SVG, made on the server. Each has a title and a description; the figures stand in a table nearby."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from markupsafe import Markup, escape

from .words.i18n import gettext as _
from .words.i18n import number

WIDTH, HEIGHT = 640, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 16, 26, 34
_LABEL = 24  # room above the bars for the name of the own one
_FEWEST = 8
FEW = 40
"""Highest maximum of which every whole score has a bar of its own."""
STEP = 5
"""Points in a bar where there are more."""

STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#55626c}.value{fill:#1c2730;font-weight:600}"
    ".grid{stroke:#d9d8d1}.base{stroke:#55626c}.column{fill:#9fc4ca}.column.own{fill:#c2661a}"
    ".own-label{fill:#8a4510;font-weight:600}.line{fill:none;stroke:#2a7b87;stroke-width:2.5}"
    ".dot{fill:#2a7b87;stroke:#fff;stroke-width:1.5}.break{stroke:#55626c;stroke-dasharray:3 3}"
)
"""What a drawing carries with it when it stands alone; on a page the style sheet says it."""
_ROOM = 16  # pixels: narrower bars have no room for their number


class Mark(NamedTuple):
    """A value at a place along the horizontal axis; marks of one group are joined by a line."""

    x: float
    y: float
    label: str
    group: str


@dataclass(frozen=True)
class Bin:
    """A bar of a distribution: the scores from `least` up to `most` and how many reports have one."""

    least: float
    most: float
    count: int

    @property
    def label(self) -> str:
        """ "7", or "65–69"."""
        return number(self.least) if self.least == self.most else f"{number(self.least)}–{number(self.most)}"


def bins(values: Sequence[float], maximum: float) -> list[Bin]:
    """Return the bars of a distribution: one per whole score where they are few, else one per five points.

    A half point counts with the whole one below it. The last bar holds the maximum.
    """
    if maximum <= FEW:
        counted = Counter(floor(v) for v in values)
        return [Bin(n, n, counted[n]) for n in range(floor(maximum) + 1)]
    last = max(0, int((maximum - 1) // STEP))
    counted = Counter(min(int(v // STEP), last) for v in values)
    return [Bin(n * STEP, maximum if n == last else n * STEP + STEP - 1, counted[n]) for n in range(last + 1)]


def bar(score: float | None, maximum: float | None, mean: float | None = None, earlier: float | None = None) -> Markup:
    """Return a bar of `score` out of `maximum` with ticks at `mean` and `earlier`; nothing where there is no score.

    The bar repeats figures that stand beside it, so it is hidden from screen readers.
    """
    if score is None or not maximum:
        return Markup("")
    parts = [
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">',
        '<rect class="ground" x="0" y="2" width="100" height="6"/>',
        f'<rect class="score" x="0" y="2" width="{_share(score, maximum):.2f}" height="6"/>',
    ]
    if earlier is not None:
        parts.append(f'<rect class="earlier" x="{_share(earlier, maximum) - 0.4:.2f}" y="0" width="0.8" height="10"/>')
    if mean is not None:
        parts.append(f'<rect class="mean" x="{_share(mean, maximum) - 0.4:.2f}" y="0" width="0.8" height="10"/>')
    return Markup("".join([*parts, "</svg>"]))


def difference(value: float | None, most: float) -> Markup:
    """Return a bar to the right of the middle for a rise and to the left of it for a fall, out of `most`."""
    if value is None or not most:
        return Markup("")
    width = min(50.0, 50 * abs(value) / most)
    x = 50 if value > 0 else 50 - width
    return Markup(
        '<svg class="bar change" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="{"rise" if value > 0 else "fall"}" x="{x:.2f}" y="2" width="{width:.2f}" height="6"/>'
        '<rect class="mean" x="49.7" y="0" width="0.6" height="10"/></svg>'
    )


def histogram(values: Sequence[float], maximum: float, title: str, own: tuple[str, float] | None = None) -> Markup:
    """Return how many of `values` fall into each bar; the bar of `own` (a name and its value) is marked."""
    drawn = _cropped(bins(values, maximum)) if maximum > FEW else bins(values, maximum)
    most = max((b.count for b in drawn), default=0) or 1
    step = (WIDTH - _LEFT - _RIGHT) / len(drawn)
    room = HEIGHT - _TOP - _BOTTOM - (_LABEL if own else 0)
    parts = []
    for n, one in enumerate(drawn):
        height = room * one.count / most
        x, y = _LEFT + n * step, HEIGHT - _BOTTOM - height
        mine = own is not None and one is _bin_of(drawn, own[1])
        gap = min(1.5, step / 8)
        parts.append(
            f'<rect class="column{" own" if mine else ""}" x="{x + gap:.1f}" y="{y:.1f}" '
            f'width="{step - 2 * gap:.1f}" height="{height:.1f}"/>'
        )
        if one.count and step > _ROOM:
            parts.append(
                f'<text class="value" x="{x + step / 2:.1f}" y="{y - 5:.1f}" text-anchor="middle">{one.count}</text>'
            )
        if mine and own is not None:
            anchor = "start" if n < len(drawn) / 3 else "end" if n > 2 * len(drawn) / 3 else "middle"
            parts.append(
                f'<text class="own-label" x="{x + step / 2:.1f}" y="20" text-anchor="{anchor}">'
                f"{escape(own[0])}: {number(own[1])}</text>"
            )
    every = max(1, -(-len(drawn) // 11))
    for n, one in enumerate(drawn):
        if n % every == 0:
            x = _LEFT + (n + 0.5) * step
            parts.append(
                f'<text class="axis" x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{number(one.least)}</text>'
            )
    parts.append(_base_line())
    return _svg("histogram", title, _range(values), parts)


def over_time(marks: Sequence[Mark], maximum: float, title: str) -> Markup:
    """Return marks by year, joined within their group: lines never cross from one edition to another."""
    if not marks:
        return Markup("")
    first, last = min(m.x for m in marks), max(m.x for m in marks)
    span = max(last - first, 4.0)
    begin = first - (span - (last - first)) / 2

    def place(mark: Mark) -> tuple[float, float]:
        x = _LEFT + 24 + (WIDTH - _LEFT - _RIGHT - 48) * (mark.x - begin) / span
        return x, HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * _share(mark.y, maximum) / 100

    parts = [_grid(maximum)]
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.group, []).append(mark)
    for n, group in enumerate(groups.values()):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, group))
        parts.append(f'<polyline class="line group-{n % 5}" points="{points}"/>')
        for mark in group:
            x, y = place(mark)
            parts.append(f'<circle class="dot group-{n % 5}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
            parts.append(
                f'<text class="value" x="{x:.1f}" y="{y - 11:.1f}" text-anchor="middle">{number(mark.y)}</text>'
            )
    for year in sorted({m.x for m in marks}):
        x, _y = place(Mark(year, 0, "", ""))
        parts.append(f'<text class="axis" x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{year:g}</text>')
    description = "; ".join(f"{m.label}: {number(m.y)}" for m in marks)
    return _svg("over-time", title, description, parts)


def small(marks: Sequence[Mark], first: float, last: float, title: str) -> Markup:
    """Return a small chart of percentages from `first` to `last` year, of the same scale as its neighbours.

    A dashed line stands where one group ends and the next begins.
    """
    width, height, side, low = 220, 96, 26, 18
    span = max(last - first, 1.0)

    def place(mark: Mark) -> tuple[float, float]:
        x = side + (width - 2 * side) * (mark.x - first) / span
        return x, 16 + (height - 16 - low) * (1 - _share(mark.y, 100) / 100)

    bottom = height - low
    parts = [f'<line class="base" x1="6" y1="{bottom}" x2="{width - 6}" y2="{bottom}"/>']
    before: Mark | None = None
    for mark in marks:
        x, y = place(mark)
        if before is not None:
            x0, y0 = place(before)
            if before.group == mark.group:
                parts.append(f'<line class="line" x1="{x0:.1f}" y1="{y0:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>')
            else:
                middle = (x0 + x) / 2
                parts.append(f'<line class="break" x1="{middle:.1f}" y1="8" x2="{middle:.1f}" y2="{bottom}"/>')
        before = mark
    for mark in marks:
        x, y = place(mark)
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>')
        parts.append(f'<text class="value" x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{number(mark.y, 0)}</text>')
    for mark in [marks[0], *marks[1:][-1:]] if marks else []:
        x, _y = place(mark)
        parts.append(f'<text class="axis" x="{x:.1f}" y="{height - 4}" text-anchor="middle">{mark.x:g}</text>')
    description = "; ".join(f"{m.label}: {number(m.y, 0)}" for m in marks)
    return _svg("small", title, description, parts, (width, height))


def alone(drawing: Markup) -> str:
    """Return a drawing as a file of its own."""
    return (
        str(drawing)
        .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="960" ', 1)
        .replace("<title>", f"<style>{STYLE}</style><title>", 1)
    )


def _cropped(drawn: list[Bin]) -> list[Bin]:
    """Return the bars from the first to the last that is not empty, one empty bar on each side, eight at least."""
    full = [n for n, one in enumerate(drawn) if one.count] or [0]
    first, last = max(0, full[0] - 1), min(len(drawn) - 1, full[-1] + 1)
    while last - first < _FEWEST - 1 and (first > 0 or last < len(drawn) - 1):
        first, last = max(0, first - 1), min(len(drawn) - 1, last + 1)
    return drawn[first : last + 1]


def _bin_of(drawn: Sequence[Bin], value: float) -> Bin:
    return next((b for b in reversed(drawn) if value >= b.least), drawn[0])


def _range(values: Sequence[float]) -> str:
    if not values:
        return _("Inga värden.")
    return _("{n} värden från {least} till {greatest}.").format(
        n=len(values), least=number(min(values)), greatest=number(max(values))
    )


def _share(value: float, maximum: float) -> float:
    return max(0.0, min(100.0, 100 * value / maximum))


def _grid(maximum: float) -> str:
    lines = []
    for n in range(5):
        y = HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * n / 4
        lines.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>')
        shown = number(maximum * n / 4)
        lines.append(f'<text class="axis" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{shown}</text>')
    return "".join(lines)


def _base_line() -> str:
    y = HEIGHT - _BOTTOM
    return f'<line class="base" x1="{_LEFT}" y1="{y}" x2="{WIDTH - _RIGHT}" y2="{y}"/>'


def _svg(
    kind: str, title: str, description: str, parts: Sequence[str], size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Markup:
    # One title element names the drawing; ids would have to differ between the drawings of a page.
    return Markup(
        f'<svg class="chart {kind}" viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{escape(title)}. '
        f'{escape(description)}"><title>{escape(title)}</title><desc>{escape(description)}</desc>{"".join(parts)}</svg>'
    )
