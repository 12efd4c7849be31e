"""What the rows of a design's score tables say, whoever sets them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.designs.customs import TABLE_WORDS, TableWords
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
    remark: str = ""
    share: float = 0.0  # of the maximum, for a bar
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """The words and figures of the score tables of a report of some year."""

    design: TableDesign
    year: int

    @property
    def words(self) -> TableWords:
        """What the tables say in the report's language."""
        return TABLE_WORDS[self.design.customs.language]

    def heads(self) -> list[str]:
        """The words over the columns of figures."""
        named = [word for _, word in self.design.words]
        earlier = [str(self.year - 4) if self.design.habits.years else self.words.earlier]
        rounds = self.design.customs.rounds
        if rounds:
            earlier = [str(self.year - 8), *earlier] if rounds == "two" else named
        heads = {"before": [*earlier, *named], "after": [*named, *reversed(earlier)]}.get(self.design.earlier, named)
        if rounds == "whole":
            heads = [*named, *named]
        return [*heads, self.words.mean] if self.design.habits.mean else heads

    def over_heads(self) -> list[tuple[str, int]]:
        """What stands over the headings, and over how many of them."""
        if self.design.customs.rounds != "whole":
            return []
        count, years = len(self.design.columns), [self.year, self.year - 4]
        return [(str(year), count) for year in (years[::-1] if self.design.earlier == "before" else years)]

    def shown_heads(self) -> list[str]:
        """Those of them that are printed."""
        return self.heads() if self.design.heads else []

    def rows(self, area: Area) -> list[Cells]:
        """The rows of an area's table, sum row and subtotals among them."""
        rows = [self.question(k, area, q) for k, q in enumerate(area.questions, 1)]
        if self.design.habits.part_names and len(rows) > 3:
            rows.insert(2, Cells("", self.words.parts[1], (), bold=True))
            rows.insert(0, Cells("", self.words.parts[0], (), bold=True))
        elif self.design.subtotals and len(area.questions) > 3:
            rows.insert(2, self.subtotal(area.questions[:2], self.words.subtotal))
            rows.append(self.subtotal(area.questions[2:], self.words.subtotal))
        sums = area.sums
        label = self.design.habits.sum_label.format(area=area.number, name=area.name) or self.design.sum_label
        shaded = self.design.customs.sum_in_head
        own = Cells("", label, self.figures(sums.score, sums.max, sums.percent), bold=True, shaded=shaded)
        if self.design.sum_row == "first":
            rows.insert(0, own)
        elif self.design.sum_row == "last":
            rows.append(own)
        if self.design.customs.after_sum:
            for text, score in zip(self.words.after_sum, (max(5, sums.score - 7), round(MEAN * sums.max)), strict=True):
                rows.append(Cells("", text, self.figures(score, sums.max, percentage(score, sums.max))))
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
            cells = Cells("", f"{number} {q.text}", figures)
        elif numbers == "word":
            cells = Cells("", f"{self.words.question} {number} {q.text}", figures)
        elif numbers == "column":
            cells = Cells(number, q.text, figures)
        else:
            cells = Cells(str(k) if numbers == "own" else "", q.text, figures)
        return replace(cells, remark=self._remark(k + area.number, q), share=min(q.score / q.max, 1))

    def _remark(self, k: int, q: Question) -> str:
        """What is said of a question: a grade, or a sentence where there is something to say."""
        kind = self.design.customs.remark
        if kind == "grade":
            share = q.score / q.max
            return self.words.grades[0 if share > 0.75 else 1 if share > 0.5 else 2]
        remarks = self.words.remarks
        return remarks[k * 7 % len(remarks)] if kind == "text" and k % 4 else ""

    def figures(self, score: Points, maximum: int, percent: int) -> tuple[str, ...]:
        """A row's figures in the order of the columns."""
        d = self.design
        named = self._named(score, maximum, percent)
        last = max(0, score - 3 if score > 40 else score - 1)
        earlier = [f"{self._points(last)}{d.unit}"]
        if d.customs.rounds == "two":
            earlier.insert(0, f"{self._points(max(0, last - 1))}{d.unit}")
        elif d.customs.rounds == "whole":
            earlier = list(self._named(last, maximum, percentage(last, maximum)))
        after = earlier if d.customs.rounds == "whole" else earlier[::-1]
        figures = {"before": (*earlier, *named), "after": (*named, *after)}.get(d.earlier, named)
        return (*figures, f"{self._points(round(MEAN * maximum))}{d.unit}") if d.habits.mean else figures

    def _named(self, score: Points, maximum: int, percent: int) -> tuple[str, ...]:
        d = self.design
        shown = {
            "score": f"{self._points(score)}{d.unit}",
            "max": f"{maximum}{d.unit}",
            "percent": f"{percent}{d.percent_sign}",
            "pair": f"{self._points(score)}{d.pair}{maximum}",
        }
        return tuple(shown[c] for c in d.columns)

    def _points(self, points: Points) -> str:
        return f"{points:.1f}".replace(".", ",") if self.design.customs.decimals else printed(points)
