"""What a summary shows of the areas' scores besides words: several rounds side by side, bars, a radar."""

from math import cos, pi, sin

from tests.designs.customs import TABLE_WORDS
from tests.designs.design import Design
from tests.designs.rows import MEAN
from tests.reports.charts import BLUE
from tests.reports.model import Report, printed
from tests.reports.press import PAD, Press
from tests.reports.typeset import width

_COLUMN = 52.0  # points


def summary(press: Press, report: Report, design: Design) -> None:
    """Whatever customs show of the scores in the summary."""
    kind = design.customs.summary
    if kind == "years":
        _years(press, report, design)
    elif kind == "bars":
        _bars(press, report)
    elif kind == "radar":
        _radar(press, report)


def _years(press: Press, report: Report, design: Design) -> None:
    """A row for each area: this round, two earlier ones, the mean of all municipalities."""
    words, size = TABLE_WORDS[design.customs.language], design.size - 1
    heads = (words.area, str(report.year), str(report.year - 4), str(report.year - 8), words.mean)
    rows = [heads]
    for area in report.areas:
        score = int(area.sums.score)
        earlier = (str(max(5, score - 7)), str(max(4, score - 11)), f"{100 * MEAN - area.number / 2:.1f}")
        rows.append((f"{area.number}. {area.name}", printed(area.sums.score), *earlier))
    press.need(len(rows) * size * 1.6 + 10)
    figures = len(heads) - 1
    split = press.left + press.layout.text_width - figures * _COLUMN
    edges = (press.left, *(split + k * _COLUMN for k in range(figures + 1)))
    for k, row in enumerate(rows):
        top, font = press.y, press.layout.body.bold if k == 0 else press.layout.body.regular
        press.put(row[0], press.left + PAD, top + size * 1.2, font, size)
        for at, figure in enumerate(row[1:], 1):
            press.put_right(figure.replace(".", ","), edges[at + 1] - PAD, top + size * 1.2, font, size)
        press.y += size * 1.6
        press.frame(top, press.y, edges)
    press.y += 12


def _bars(press: Press, report: Report) -> None:
    """Upright bars with the figure above and the area's number below, beside an axis."""
    press.need(190)
    size, zero = press.layout.size - 2, press.y + 140
    font, left = press.layout.body.regular, press.left + 30
    for mark in range(0, 101, 25):
        press.put_right(str(mark), left - 4, zero - mark * 1.2 + 2, font, size)
        press.rule(left, zero - mark * 1.2, left + 330, zero - mark * 1.2)
    for k, area in enumerate(report.areas):
        x, score = left + 10 + k * 40, printed(area.sums.score)
        press.fill(x, zero - float(area.sums.score) * 1.2, x + 24, zero, BLUE)
        press.put(score, x + 12 - width(score, font, size) / 2, zero - float(area.sums.score) * 1.2 - 3, font, size)
        press.put(str(area.number), x + 9, zero + 11, font, size)
    press.y = zero + 24


def _radar(press: Press, report: Report) -> None:
    """A ring of eight axes with figures along one of them and each area's name and score at the end of its own."""
    press.need(290)
    size, font = press.layout.size - 3, press.layout.body.regular
    middle, y = press.left + press.layout.text_width / 2, press.y + 135
    ends = [(sin(k * pi / 4), -cos(k * pi / 4)) for k in range(9)]
    for ring in range(20, 101, 20):
        for (x0, y0), (x1, y1) in zip(ends, ends[1:], strict=False):
            _line(press, (middle + x0 * ring, y + y0 * ring), (middle + x1 * ring, y + y1 * ring))
        press.put(str(ring), middle + 2, y - ring + size, font, size)
    places = [
        (middle + x * float(a.sums.score), y + v * float(a.sums.score))
        for (x, v), a in zip(ends, report.areas, strict=False)
    ]
    for start, end in zip(places, [*places[1:], places[0]], strict=True):
        _line(press, start, end)
    for (x, v), area in zip(ends, report.areas, strict=False):
        text = f"{area.name.split()[0]} {printed(area.sums.score)}"
        shift = 0 if x > 0.1 else -width(text, font, size) if x < -0.1 else -width(text, font, size) / 2
        press.put(text, middle + x * 108 + shift, y + v * 112 + 3, font, size)
    press.y = y + 140


def _line(press: Press, start: tuple[float, float], end: tuple[float, float]) -> None:
    press.canvas.setLineWidth(0.5)
    press.canvas.line(start[0], press.height - start[1], end[0], press.height - end[1])
