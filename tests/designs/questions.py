"""Questions without a table: each a paragraph, its points far right on its last line, or beneath it."""

from tests.designs.rows import Cells, Texts
from tests.reports.model import Area, printed
from tests.reports.press import Press
from tests.reports.typeset import width

_AFTER = 4.0  # points below a question
_FIGURES = 70.0  # points that the questions leave free at the right margin


def question_lines(press: Press, texts: Texts, area: Area) -> None:
    """The questions of an area, with the sum where the design has it."""
    press.paragraph(f"{area.number}. {area.name}", bold=True, size=press.layout.size + 1, before=12, after=4, keep=60)
    headed = texts.design.customs.questions == "headed"
    questions = iter(area.questions)
    for cells in texts.rows(area):
        asked = None if cells.bold else next(questions)
        if headed:
            score, most = (asked.score, asked.max) if asked else (area.sums.score, area.sums.max)
            _headed(press, texts, cells, (printed(score), str(most)))
        else:
            _margin(press, cells)
        if asked and texts.design.customs.remark == "text" and cells.remark:
            press.paragraph(cells.remark, after=_AFTER)
    press.y += 6


def _headed(press: Press, texts: Texts, cells: Cells, figures: tuple[str, str]) -> None:
    """The question in bold, its points on a line of their own."""
    label = " ".join(filter(None, (cells.number, cells.label))) or "Summa"
    press.paragraph(label, bold=True, before=5, after=1, keep=press.layout.size * 2.4)
    score, most = figures
    press.paragraph(texts.words.points.format(score=score, max=most), after=_AFTER)


def _margin(press: Press, cells: Cells) -> None:
    """The question, its points at the right margin of its last line."""
    layout, size = press.layout, press.layout.size
    font = layout.body.bold if cells.bold else layout.body.regular
    label = " ".join(filter(None, (cells.number, cells.label)))
    lines = press.lines(label, font, size, layout.text_width - _FIGURES) if label else ()
    press.need(size * 1.2 * max(1, len(lines)) + _AFTER)
    for line in lines:
        press.y += size * 1.2
        press.put(line.text, press.left, press.y - size * 0.25, font, size)
    press.y += 0 if lines else size * 1.2
    (figure,) = cells.figures
    right = press.left + layout.text_width
    press.put(figure, right - width(figure, layout.body.bold, size), press.y - size * 0.25, layout.body.bold, size)
    press.y += _AFTER
