"""The eight area scores as vector bars, as a picture, or as a small table."""

import io

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from tests.reports.model import Report, printed
from tests.reports.press import Press
from tests.reports.typeset import width
from tests.reports.wording import Words

BLUE = (0.2, 0.4, 0.7)


def chart(press: Press, report: Report, words: Words) -> None:
    """Whatever the layout shows of the scores in the summary."""
    kind = press.layout.chart
    if kind == "bars":
        _bars(press, report, words)
    elif kind == "image":
        _image(press, report)
    elif kind == "table":
        _table(press, report, words)
    elif kind == "full":
        _full(press, report, words)


def _bars(press: Press, report: Report, words: Words) -> None:
    press.need(240)
    top, zero, size = press.y + 10, press.left + 190, 6.5
    font = press.layout.body.regular
    for at, area in enumerate(report.areas):
        y = top + at * 24
        press.put_right(area.name, zero - 6, y + 9, font, size)
        press.fill(zero, y, zero + area.sums.score * 2, y + 13, BLUE)
        press.put(printed(area.sums.score), zero + area.sums.score * 2 + 5, y + 9, font, size)
    axis = top + 8 * 24
    press.rule(zero, axis, zero + 200, axis)
    for mark in range(0, 101, 20):
        press.put(str(mark), zero + mark * 2 - width(str(mark), font, size) / 2, axis + 10, font, size)
    if report.chart_total:
        press.put(f"{words.total} {printed(report.total or 0)}", zero + 80, axis + 24, font, size + 1)
    press.y = axis + 34


def _image(press: Press, report: Report) -> None:
    press.need(190)
    picture = Image.new("P", (360, 180), 0)
    picture.putpalette([255, 255, 255, 50, 100, 180, 90, 90, 90])
    draw = ImageDraw.Draw(picture)
    for at, area in enumerate(report.areas):
        draw.rectangle((40, 8 + at * 20, 40 + area.sums.score * 3, 20 + at * 20), fill=1)
    draw.line((40, 4, 40, 172), fill=2)
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "PNG")
    press.canvas.drawImage(ImageReader(buffer), press.left, press.height - press.y - 184, 360, 180)
    press.y += 194


def _table(press: Press, report: Report, words: Words) -> None:
    """Areas and scores, and the total; beside them an earlier round and a mean, where the report has them."""
    rows = [[f"{a.number}. {a.name}", printed(a.sums.score)] for a in report.areas]
    if report.total is not None:
        rows.append([words.total, printed(report.total)])
    if report.earlier:
        earlier = [*report.earlier, sum(report.earlier)]
        rows = [[*row, printed(before), "53,5"] for row, before in zip(rows, earlier, strict=False)]
        rows.insert(0, ["", str(report.year), str(report.year - 4), words.mean])
    _grid(press, rows, {words.total, ""})


def _full(press: Press, report: Report, words: Words) -> None:
    """Like a score table, but its rows are the areas."""
    sums = [(f"{a.number}. {a.name}", a.sums) for a in report.areas]
    rows = [[name, printed(s.score), str(s.max), f"{s.percent}{press.layout.percent_sign}"] for name, s in sums]
    if report.total is not None:
        rows.append([words.total, printed(report.total), str(sum(s.max for _, s in sums)), ""])
    _grid(press, [[words.area, words.achieved, words.maximum, words.percent], *rows], {words.total, words.area})


def facts(press: Press, words: Words) -> None:
    """A table of figures that have nothing to do with the scores."""
    _grid(press, [list(row) for row in words.facts], set())


def _grid(press: Press, rows: list[list[str]], bold: set[str]) -> None:
    layout, leading = press.layout, press.layout.size * 1.2 + 4
    press.need(leading * (len(rows) + 1))
    figures = max(map(len, rows)) - 1
    label = min(270, layout.text_width - 62 * figures)
    edges = (press.left, *(press.left + label + 62 * at for at in range(figures + 1)))
    for row in rows:
        top = press.y
        press.y += leading
        font = layout.body.bold if row[0] in bold else layout.body.regular
        for at, cell in enumerate(row):
            press.put(cell, edges[at] + 4, press.y - 4, font, layout.size)
        press.frame(top, press.y, edges)
    press.y += 12
