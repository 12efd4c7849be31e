"""What the rows of a design's score tables say, whoever sets them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.designs.design import TableDesign
from tests.reports.model import Area, Points, Question, percentage, printed

MEAN = 0.6  # of the maximum: what all municipalities have on average


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row prints: the number in a column of its own, its label, its figures."""

    number: str
    label: str
    figures: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """The words and figures of the score tables of a report of some year."""

    design: TableDesign
    year: int

    def heads(self) -> list[str]:
        """The words over the columns of figures."""
        named = [word for _, word in self.design.words]
        earlier = str(self.year - 4) if self.design.habits.years else "Förra"
        heads = {"before": [earlier, *named], "after": [*named, earlier]}.get(self.design.earlier, named)
        return [*heads, "Medel alla"] if self.design.habits.mean else heads

    def shown_heads(self) -> list[str]:
        """Those of them that are printed."""
        return self.heads() if self.design.heads else []

    def rows(self, area: Area) -> list[Cells]:
        """The rows of an area's table, sum row and subtotals among them."""
        rows = [self.question(k, area, q) for k, q in enumerate(area.questions, 1)]
        if self.design.habits.part_names and len(rows) > 3:
            rows.insert(2, Cells("", "Uppföljning och utveckling", (), bold=True))
            rows.insert(0, Cells("", "Strategi och ansvar", (), bold=True))
        elif self.design.subtotals and len(area.questions) > 3:
            rows.insert(2, self.subtotal(area.questions[:2], "Delsumma"))
            rows.append(self.subtotal(area.questions[2:], "Delsumma"))
        sums = area.sums
        label = self.design.habits.sum_label.format(area=area.number, name=area.name) or self.design.sum_label
        own = Cells("", label, self.figures(sums.score, sums.max, sums.percent), bold=True)
        if self.design.sum_row == "first":
            rows.insert(0, own)
        elif self.design.sum_row == "last":
            rows.append(own)
        return rows

    def subtotal(self, questions: Sequence[Question], label: str) -> Cells:
        """A row that adds some questions up."""
        score, maximum = sum(q.score for q in questions), sum(q.max for q in questions)
        return Cells("", label, self.figures(score, maximum, percentage(score, maximum)), bold=True)

    def question(self, k: int, area: Area, q: Question) -> Cells:
        """The row of a question, the `k`th of its area."""
        figures = self.figures(q.score, q.max, q.percent)
        numbers = self.design.numbers
        place = q.number.partition(".")[2]
        number = self.design.habits.number.format(area=area.number, place=place)
        if numbers == "label":
            return Cells("", f"{number} {q.text}", figures)
        if numbers == "word":
            return Cells("", f"Fråga {number} {q.text}", figures)
        if numbers == "column":
            return Cells(number, q.text, figures)
        return Cells(str(k) if numbers == "own" else "", q.text, figures)

    def figures(self, score: Points, maximum: int, percent: int) -> tuple[str, ...]:
        """A row's figures in the order of the columns."""
        d = self.design
        shown = {
            "score": f"{printed(score)}{d.unit}",
            "max": f"{maximum}{d.unit}",
            "percent": f"{percent}{d.percent_sign}",
            "pair": f"{printed(score)}{d.pair}{maximum}",
        }
        named = tuple(shown[c] for c in d.columns)
        before = f"{printed(max(0, score - 3 if score > 40 else score - 1))}{d.unit}"
        figures = {"before": (before, *named), "after": (*named, before)}.get(d.earlier, named)
        return (*figures, f"{round(MEAN * maximum)}{d.unit}") if d.habits.mean else figures
