"""The headings of areas in a design, with their scores."""

from reportlab.lib.colors import Color

from tests.designs.customs import TABLE_WORDS
from tests.designs.design import Design, plain_heading
from tests.designs.lists import DARK
from tests.reports.model import Area, Report, printed
from tests.reports.press import PAD, SHADE, Press
from tests.reports.typeset import width
from tests.reports.wording import Words

LETTERS = "ABCDEFGH"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


class AreaHeadings:
    """The headings of one report's areas under the press."""

    def __init__(self, press: Press, report: Report, design: Design, words: Words) -> None:
        self.press, self.report, self.design, self.words = press, report, design, words

    def text(self, area: Area) -> str:
        """How the heading reads, also in the table of contents."""
        form, own = self.design.heading, self.design.habits.heading
        word, further = self.words.area or "Fokusområde", self.design.customs.heading
        if further == "above":
            return area.name
        if further == "letter":
            return f"{LETTERS[area.number - 1]}. {area.name}"
        if own == "roman":
            return f"{word} {ROMAN[area.number - 1]} {area.name}"
        if own == "dot":
            return f"{word} {area.number}. {area.name}"
        if own == "bar":
            return f"{area.number} | {area.name}"
        if own == "upper":
            return f"{area.number}. {area.name.upper()}"
        return plain_heading(form, area, self.words.area)

    def put(self, area: Area) -> None:
        """Set the heading of an area, and its score with it or below it."""
        design = self.design
        if design.score_in_words:
            self._area_heading_in_words(area)
        else:
            self._area_heading(area)
        if design.customs.score and not design.habits.score:
            self._score_below(area)
        elif design.heading_score == "box" and not design.score_in_words:
            self._box(area)

    def _word_above(self, area: Area) -> None:
        """ "Område 3" in the body's size, above the name."""
        if self.design.customs.heading == "above":
            word = f"{self.words.area or 'Fokusområde'} {area.number}"
            self.press.paragraph(word, bold=True, after=1, keep=40)

    def _area_heading(self, area: Area) -> None:
        press, design = self.press, self.design
        size, font = design.size + 4, design.head.bold
        text, place = self.text(area), design.heading_score
        score = printed(area.heading_score or 0)
        press.y += 16 if press.y > 100 else 0
        self._word_above(area)
        top = press.y
        shift = 44 if place == "square-left" else 0
        room = press.layout.text_width - shift - (90 if place in ("line-end", "line-of", "square-right", "row") else 0)
        lines = press.lines(text, font, size, room)
        self._band(len(lines) * size * 1.2)
        for at, line in enumerate(lines):
            press.y += size * 1.2
            centred = design.habits.heading == "centred" and not shift
            x = press.left + shift + ((room - width(line.text, font, size)) / 2 if centred else 0)
            press.put(line.text, x, press.y - size * 0.25, font, size)
            if at == len(lines) - 1 and place in ("line-end", "line-of"):
                shown = score if place == "line-end" else f"{score}/100"
                press.put_right(shown, press.left + press.layout.text_width, press.y - size * 0.25, font, size)
        if design.customs.heading == "dark":
            press.canvas.setFillGray(0)
        middle = (top + press.y) / 2
        if place == "square-left":
            self._shape(score, press.left + 17, middle, square=True)
        elif place == "square-right":
            self._shape(score, press.left + press.layout.text_width - 20, middle, square=self.report.year % 2 == 0)
        elif place == "row":
            press.put_right(score, press.left + press.layout.text_width - 8, press.y - size * 0.25, font, size)
            right = press.left + press.layout.text_width
            press.frame(top, press.y + 4, (press.left - 4, right - 50, right))
            press.y += 6
        elif place == "below":
            self._shape(score, press.left + 20, press.y + 24, square=True)
            press.y += 48
        elif place == "stated":
            press.y += 3
            said = TABLE_WORDS[design.customs.language].points.format(score=score, max=100)
            press.paragraph(said, bold=True, after=2)
        press.y += 5

    def _band(self, height: float) -> None:
        if self.design.customs.heading == "dark":
            right = self.press.left + self.press.layout.text_width
            self.press.fill(self.press.left - 4, self.press.y - 1, right + 4, self.press.y + height + 3, DARK)
            self.press.canvas.setFillGray(1)
        elif self.design.habits.heading == "band":
            press = self.press
            right = press.left + press.layout.text_width
            press.fill(press.left - 4, press.y - 1, right + 4, press.y + height + 3, SHADE)

    def _area_heading_in_words(self, area: Area) -> None:
        """A heading whose score stands in brackets behind the name, or right on a line of its own."""
        press, design = self.press, self.design
        text, score = self.text(area), printed(area.heading_score or 0)
        place = design.habits.score
        if place == "brackets":
            text = f"{text} ({score} {self.words.box[1].lower()})"
        self._word_above(area)
        press.paragraph(text, head=True, bold=True, size=design.size + 4, before=16, after=4, keep=40)
        if place == "below-right":
            press.y += design.size * 1.2
            shown = f"{score} / 100"
            press.put_right(shown, press.left + press.layout.text_width, press.y, design.body.bold, design.size + 1)
            press.y += 6

    def _score_below(self, area: Area) -> None:
        """A dark band that says the score, or a bar as long as it with the figure at its end."""
        press, design, score = self.press, self.design, printed(area.heading_score or 0)
        font, size = design.body.bold, design.size
        left, right = press.left, press.left + press.layout.text_width
        press.need(40)
        if design.customs.score == "banner":
            press.fill(left, press.y, right, press.y + size * 2, DARK)
            press.canvas.setFillGray(1)
            said = TABLE_WORDS[design.customs.language].result.format(score=score)
            press.put(said, left + 8, press.y + size * 1.35, font, size)
            press.canvas.setFillGray(0)
        else:
            press.fill(left, press.y, left + 300, press.y + size, SHADE)
            end = left + 3 * (area.heading_score or 0)
            press.fill(left, press.y, end, press.y + size, DARK)
            press.put(score, left + 310, press.y + size - 1, font, size + 2)
        press.y += size * 2 + 8

    def _shape(self, text: str, x: float, y: float, *, square: bool) -> None:
        """A filled circle or square with a score in it, its middle at (x, y)."""
        press, size = self.press, self.design.size + 3
        canvas = press.canvas
        canvas.setFillColor(Color(0.85, 0.9, 0.95))
        if square:
            canvas.rect(x - 17, press.height - y - 15, 34, 30, stroke=1, fill=1)
        else:
            canvas.circle(x, press.height - y, 19, stroke=1, fill=1)
        canvas.setFillGray(0)
        font = self.design.head.bold
        press.put(text, x - width(text, font, size) / 2, y + size * 0.35, font, size)

    def _box(self, area: Area) -> None:
        press, size = self.press, self.design.size
        leading = size * 1.2
        left, right = press.left, press.left + press.layout.text_width
        split = left + press.layout.text_width * 0.78
        press.need(leading * (len(area.rubrics) + 2) + 12)
        top = press.y
        press.put(self.words.box[0], left + PAD, top + leading - 2, self.design.body.bold, size)
        press.put(self.words.box[1], split + 14, top + leading - 2, self.design.body.bold, size)
        press.y += leading + PAD
        press.frame(top, press.y, (left, split, right))
        top = press.y
        press.y += PAD
        for rubric in area.rubrics:
            press.y += leading
            press.bullet(left + 6, press.y - size * 0.25)
            press.put(rubric, left + 22, press.y - size * 0.25, self.design.body.regular, size)
        middle = (top + press.y) / 2 + size * 0.5
        press.put(printed(area.heading_score or 0), split + 24, middle, self.design.body.bold, size + 4)
        press.y += PAD
        press.frame(top, press.y, (left, split, right))
        press.y += 8
