"""Charts as inline SVG, made on the server. Each has a title and a description; the figures stand in a table nearby."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 18, 22, 36


@dataclass(frozen=True)
class Mark:
    """A value at a place along the horizontal axis; marks of one group are joined by a line."""

    x: float
    y: float
    label: str
    group: str


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


def histogram(values: Sequence[float], maximum: float, title: str, own: float | None = None) -> Markup:
    """Return how many of `values` fall into each tenth of `maximum`; a line stands at `own`."""
    counts = tenths(values, maximum)
    most = max(counts) or 1
    step = (WIDTH - _LEFT - _RIGHT) / 10
    room = HEIGHT - _TOP - _BOTTOM
    parts = []
    for n, count in enumerate(counts):
        height = room * count / most
        x, y = _LEFT + n * step, HEIGHT - _BOTTOM - height
        parts.append(
            f'<rect class="column" x="{x + 1.5:.1f}" y="{y:.1f}" width="{step - 3:.1f}" height="{height:.1f}"/>'
        )
        if count:
            parts.append(
                f'<text class="value" x="{x + step / 2:.1f}" y="{y - 5:.1f}" text-anchor="middle">{count}</text>'
            )
    for n in range(0, 11, 2):
        x = _LEFT + n * step
        parts.append(
            f'<text class="axis" x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{maximum * n / 10:g}</text>'
        )
    if own is not None:
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * _share(own, maximum) / 100
        parts.append(f'<line class="own" x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{HEIGHT - _BOTTOM}"/>')
    parts.append(_base_line())
    description = f"{len(values)} values from {min(values):g} to {max(values):g}." if values else "No values."
    return _svg("histogram", title, description, parts)


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
    for number, group in enumerate(groups.values()):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, group))
        parts.append(f'<polyline class="line group-{number % 5}" points="{points}"/>')
        for mark in group:
            x, y = place(mark)
            parts.append(f'<circle class="dot group-{number % 5}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
            parts.append(f'<text class="value" x="{x:.1f}" y="{y - 11:.1f}" text-anchor="middle">{mark.y:g}</text>')
    for year in sorted({m.x for m in marks}):
        x, _ = place(Mark(year, 0, "", ""))
        parts.append(f'<text class="axis" x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{year:g}</text>')
    description = "; ".join(f"{m.label}: {m.y:g}" for m in marks)
    return _svg("over-time", title, description, parts)


def tenths(values: Sequence[float], maximum: float) -> list[int]:
    """Return how many values fall into each tenth of `maximum`; the last includes the maximum."""
    counts = [0] * 10
    for value in values:
        counts[max(0, min(int(10 * value / maximum), 9))] += 1
    return counts


def _share(value: float, maximum: float) -> float:
    return max(0.0, min(100.0, 100 * value / maximum))


def _grid(maximum: float) -> str:
    lines = []
    for n in range(5):
        y = HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * n / 4
        lines.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH - _RIGHT}" y2="{y:.1f}"/>')
        lines.append(f'<text class="axis" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{maximum * n / 4:g}</text>')
    return "".join(lines)


def _base_line() -> str:
    y = HEIGHT - _BOTTOM
    return f'<line class="base" x1="{_LEFT}" y1="{y}" x2="{WIDTH - _RIGHT}" y2="{y}"/>'


def _svg(kind: str, title: str, description: str, parts: Sequence[str]) -> Markup:
    # One title element names the drawing; ids would have to differ between the drawings of a page.
    return Markup(
        f'<svg class="chart {kind}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}. '
        f'{escape(description)}"><title>{escape(title)}</title><desc>{escape(description)}</desc>{"".join(parts)}</svg>'
    )
