"""A made-up report as somebody writes it in a word processor: the same choices of design, set by LibreOffice.

The same as a page of the web, printed by a browser.

What LibreOffice does by itself is what this is for: lines and pages broken where they fall, rows that go on over a
page, cells that span others, shapes that float, lists with marks of their own, footnotes at the page's foot.
"""

from collections.abc import Sequence
from random import Random

from tests.designs.design import Design, plain_heading
from tests.designs.fodt import Document
from tests.designs.paper import Cell
from tests.designs.render import NOTES
from tests.designs.rows import Cells, Texts
from tests.designs.web import WebPage
from tests.reports.model import Area, Report, Section, printed
from tests.reports.wording import wording

Kind = type[Document] | type[WebPage]
SHADE = "#d9e2ec"
NARROWEST = 110.0  # points: a label that people still put up with
FONTS = ("Liberation Serif", "Liberation Sans", "DejaVu Sans", "DejaVu Serif")


def write(report: Report, design: Design, seed: int, paper: Kind = Document) -> str:
    """The report as flat OpenDocument text, or as HTML; the same arguments give the same text."""
    return _Writer(report, design, seed, paper).run()


class _Writer:
    """One report being written."""

    def __init__(self, report: Report, design: Design, seed: int, paper: Kind) -> None:
        self.report, self.design, self.random = report, design, Random(f"writer {seed}")
        self.words = wording(report.language).words
        self.texts = Texts(design.tables, report.year)
        choice = self.random.choice
        self.doc = paper(
            body_font=choice(FONTS),
            head_font=choice(FONTS),
            size=design.size,
            margin=design.margin,
            hyphenate=design.hyphenate,
            justified=design.justified,
            header=choice(("", f"Kommunkompassen {report.municipality} {report.year}")),
        )
        self.split_rows = self.random.random() < 0.5
        self.shape = choice(("circle", "square", "box"))
        self.side_headings = self.random.random() < 0.15
        self.notes = 0
        self.column_area = self.random.random() < 0.5
        self.nested_score = self.random.random() < 0.3
        self.wrap_quote = choice(("parallel", "none"))

    # Paragraphs

    def p(self, text: str, **how: object) -> None:
        """A paragraph of plain text."""
        self.doc.add(self._p(text, **how))

    def _p(self, text: str, **how: object) -> str:
        return self.doc.paragraph(self.doc.span(text), self.doc.paragraph_style(**how))  # type: ignore[arg-type]  # its keywords

    def run(self) -> str:
        """The whole report."""
        self._cover()
        if self.design.contents:
            self._contents()
        first = True
        for section in self.report.sections:
            if section.role == "scores" and self.design.tables.at_area_end:
                continue
            opens = first or section.role in ("areas", "scores")
            first = False
            self._section(section, None, new_page=opens)
            if section.role == "summary" and self.design.overview:
                self._overview()
            elif section.role == "areas":
                for area in self.report.areas:
                    self._area(area)
            elif section.role == "scores":
                self._all_tables()
        return self.doc.finish()

    def _cover(self) -> None:
        report, words = self.report, self.words
        self.p(words.product, head=True, bold=True, size=26, before=160, after=10)
        self.p(f"{words.analysis} {report.municipality} {report.kind} {report.year}", size=15, after=10)
        if self.design.total == "cover":
            self.p(f"Totalt {printed(report.total or 0)} av 800 poäng", size=14, after=10)
        self.p(f"{words.evaluators}: {' och '.join(report.evaluators)}")

    def _contents(self) -> None:
        width = self.doc.width
        self.p(self.words.contents, head=True, bold=True, size=15, after=6, new_page=True)
        for section in self.report.sections:
            if section.role == "scores" and self.design.tables.at_area_end:
                continue
            self._entry(section.heading, f"s {section.heading}", 0, width)
            if section.role == "areas":
                for area in self.report.areas:
                    self._entry(self._heading_text(area), f"a {area.number}", 12, width)

    def _entry(self, text: str, place: str, left: float, width: float) -> None:
        style = self.doc.paragraph_style(left=left, tabs=((width - left, "right", "."),))
        self.doc.add(self.doc.paragraph(f"{self.doc.span(text)}{self.doc.tab()}{self.doc.page_of(place)}", style))

    def _section(self, section: Section, area: int | None, *, new_page: bool = False) -> None:
        doc, level = self.doc, section.level
        size = self.design.size + (6, 3, 1)[level - 1]
        style = doc.paragraph_style(
            head=True, bold=True, size=size, before=16 if level == 1 else 9, after=4, keep=True, new_page=new_page
        )
        beside = self.side_headings and level == 3 and area is not None and section.blocks
        if not beside:
            doc.add(
                self.doc.paragraph(
                    (doc.bookmark(f"s {section.heading}") if area is None else "") + doc.span(section.heading),
                    style,
                )
            )
        blocks = []
        for k, block in enumerate(section.blocks):
            content = self.doc.span(block.text)
            if self.design.footnotes and area and k == 0 and not block.item and self.random.random() < 0.2:
                self.notes += 1
                content += self.doc.footnote(self.notes, self.random.choice(NOTES))
            if self.design.quotes and area and k == 1 and area % 3 == 1 and level == 3:
                content = self._quote(section.blocks[0].text) + content
            if block.item:
                blocks.append(doc.items([block.text], "•", doc.paragraph_style(after=2), 18))
            else:
                blocks.append(self.doc.paragraph(content, doc.paragraph_style(after=6)))
        body = "".join(blocks)
        if beside:
            narrow = doc.width * 0.24
            heading = self._p(section.heading, head=True, bold=True, size=self.design.size)
            none = doc.cell_style("none")
            doc.add(doc.table([narrow, doc.width - narrow], [[Cell(heading, none), Cell(body, none)]]))
        elif self.design.columns and level == 2 and area is None and len(section.blocks) > 0:
            doc.add(doc.columns(body, 2, 22))
        else:
            doc.add(body)

    def _quote(self, text: str) -> str:
        sentence = text.split(". ")[0].rstrip(".")
        if len(sentence) > 140:
            return ""
        doc = self.doc
        shown = self._p(f"”{sentence}”", head=True, bold=True, size=self.design.size + 2)
        width = doc.width * 0.4
        x = 0 if self.random.random() < 0.5 else doc.width - width - 6
        return doc.frame(shown, (x, 4, width, 30), kind="box", wrap=self.wrap_quote)

    def _overview(self) -> None:
        doc, cell = self.doc, self.doc.cell_style("grid")
        rows = [("Område", "Poäng"), *((a.name, printed(a.sums.score)) for a in self.report.areas)]
        right = doc.paragraph_style(align="end")
        made = [
            [Cell(self._p(name), cell), Cell(self.doc.paragraph(self.doc.span(score), right), cell)]
            for name, score in rows
        ]
        doc.add(doc.table([doc.width - 80, 80], made, heads=1))

    # Areas

    def _heading_text(self, area: Area) -> str:
        return plain_heading(self.design.heading, area, self.words.area)

    def _area(self, area: Area) -> None:
        self._area_heading(area)
        if self.design.heading_score == "box":
            self._box(area)
        for section in area.sections:
            self._section(section, area.number)
        self._lists(area)
        if self.design.tables.at_area_end and area.questions:
            self._table(area)

    def _area_heading(self, area: Area) -> None:
        doc, design, place = self.doc, self.design, self.design.heading_score
        text, score = self._heading_text(area), printed(area.heading_score or 0)
        size = design.size + 5
        how = {"head": True, "bold": True, "size": size, "keep": True}
        mark = self.doc.bookmark(f"a {area.number}")
        new_page = area.number % 3 == 1 and area.number > 1
        if place == "row":
            cell, style = doc.cell_style("grid"), doc.paragraph_style(**how)  # type: ignore[arg-type]
            cells = [
                Cell(self.doc.paragraph(mark + self.doc.span(text), style), cell),
                Cell(self.doc.paragraph(self.doc.span(score), style), cell),
            ]
            widths = [doc.width - 60, 60.0]
            if not self.column_area:
                cells.reverse()
                widths.reverse()
            doc.add(doc.table(widths, [cells]))
            return
        left = 46 if place == "square-left" else 0
        tabs = ((doc.width, "right", "." if self.column_area else ""),) if place in ("line-end", "line-of") else ()
        style = doc.paragraph_style(before=18, after=6, left=left, tabs=tabs, new_page=new_page, **how)  # type: ignore[arg-type]
        content = mark + self.doc.span(text)
        if place == "line-end":
            content += self.doc.tab() + self.doc.span(score)
        elif place == "line-of":
            content += self.doc.tab() + self.doc.span(f"{score}/100")
        elif place in ("square-left", "square-right"):
            content = self._shape(score, 0 if place == "square-left" else doc.width - 40, 8) + content
        elif place == "below":
            content = self._shape(score, 4, 18 + 1.4 * size * (2 if len(text) > 45 else 1)) + content
        doc.add(self.doc.paragraph(content, style))
        if place == "below":
            doc.add(self._p("", before=24))
        elif place == "stated":
            self.p(f"Poäng: {score} av 100", bold=True, after=4)

    def _shape(self, score: str, x: float, y: float) -> str:
        inner = self._p(score, bold=True, size=self.design.size + 3, align="center")
        return self.doc.frame(inner, (x, y, 38, 34), kind=self.shape, wrap="run-through" if x else "parallel")

    def _box(self, area: Area) -> None:
        doc, cell = self.doc, self.doc.cell_style("grid")
        score = self._p(printed(area.heading_score or 0), bold=True, size=self.design.size + 4, align="center")
        if self.nested_score:
            score = doc.table([50.0], [[Cell(score, cell)]])
        wide = doc.width * 0.76
        head = [Cell(self._p(word, bold=True), cell) for word in self.words.box]
        if self.column_area:
            rows = [[Cell(self._p(rubric), cell)] for rubric in area.rubrics]
            rows[0].append(Cell(score, cell, down=len(rows)))
            doc.add(doc.table([wide, doc.width - wide], [head, *rows], heads=1))
        else:
            listed = doc.items(list(area.rubrics), "•", doc.paragraph_style(), 16)
            doc.add(doc.table([wide, doc.width - wide], [head, [Cell(listed, cell), Cell(score, cell)]], heads=1))

    # Lists

    def _lists(self, area: Area) -> None:
        doc, design = self.doc, self.design.lists
        groups = [
            (title, items)
            for title, items in zip(design.titles, (area.strengths, area.improvements, area.weaknesses), strict=True)
            if items
        ]
        rules = "grid" if design.rules else "none"
        cell, head = doc.cell_style(rules), doc.cell_style(rules, shade=SHADE if self.column_area else "")
        if design.form == "columns":
            each = doc.width / len(groups)
            top = [Cell(self._p(title, bold=True), head) for title, _ in groups]
            row = [Cell(self._items(items), cell) for _, items in groups]
            doc.add(doc.table([each] * len(groups), [top, row], heads=1))
        elif design.form == "sub-areas":
            first = 95.0
            each = (doc.width - first) / len(groups)
            names = [s.heading for s in area.sections if s.heading][1:] or [area.name]
            count = min(len(names), 3)
            rows = [[Cell(self._p(t, bold=True), head) for t in ("Delområde", *(title for title, _ in groups))]]
            for r in range(count):
                parts = [items[r * len(items) // count : (r + 1) * len(items) // count] for _, items in groups]
                rows.append([Cell(self._p(names[r]), cell), *(Cell(self._items(part), cell) for part in parts)])
            doc.add(doc.table([first, *[each] * len(groups)], rows, heads=1, split_rows=self.split_rows))
        elif design.form == "framed":
            rows = []
            for title, items in groups:
                rows.append([Cell(self._p(title, bold=True), doc.cell_style("grid", shade=SHADE))])
                rows.append([Cell(self._items(items), doc.cell_style("grid"))])
            doc.add(doc.table([doc.width], rows))
        else:
            for title, items in groups:
                self.p(title, bold=True, before=8, after=3, keep=True)
                doc.add(self._items(items))

    def _items(self, items: Sequence[str]) -> str:
        design, doc = self.design.lists, self.doc
        if not items:
            return self._p("")
        if not design.mark:
            style = doc.paragraph_style(after=design.gap)
            return "".join(self.doc.paragraph(self.doc.span(item), style) for item in items)
        if design.hanging:
            return doc.items(list(items), design.mark, doc.paragraph_style(after=design.gap), 14)
        style = doc.paragraph_style(after=design.gap)
        return "".join(self.doc.paragraph(self.doc.span(f"{design.mark} {item}"), style) for item in items)

    # Score tables

    def _all_tables(self) -> None:
        if not self.design.tables.one_for_all:
            for area in self.report.areas:
                self._table(area)
            return
        t = self.design.tables
        widths = self._widths()
        rows = [self._head_row("Fråga")] if t.heads else []
        heads = len(rows) if t.repeat_head else 0
        for area in self.report.areas:
            if t.area_name == "row":
                cell = self._cell(shade=SHADE)
                rows.append([Cell(self._p(f"{area.number} {area.name}", bold=True), cell, across=len(widths))])
            found = self._rows(area)
            if t.area_name == "merged":
                found[0].insert(0, Cell(self._p(area.name, bold=True), self._cell(), down=len(found)))
            rows += found
        self.doc.add(self.doc.table(widths, rows, heads=heads, split_rows=self.split_rows))

    def _table(self, area: Area) -> None:
        t = self.design.tables
        named = f"{area.number}. {area.name}"
        if t.area_name == "title":
            self.p(named, bold=True, before=10, after=3, keep=True)
        rows = [self._head_row(named if t.area_name == "head" else "")] if t.heads or t.area_name == "head" else []
        heads = len(rows) if t.repeat_head else 0
        self.doc.add(
            self.doc.table(self._widths(), [*rows, *self._rows(area)], heads=heads, split_rows=self.split_rows)
        )

    @property
    def _own(self) -> bool:
        return self.design.tables.numbers in ("column", "own")

    @property
    def _merged(self) -> bool:
        return self.design.tables.one_for_all and self.design.tables.area_name == "merged"

    def _widths(self) -> list[float]:
        t = self.design.tables
        shown = (*self.texts.shown_heads(), *self.texts.figures(88.5, 100, 100))
        column = max(t.column_width, max(map(len, shown)) * self.design.size * 0.64 + 10)
        before = [78.0] * self._merged + [36.0] * self._own
        figures = [column] * len(self.texts.heads())
        label = max(NARROWEST, min(t.label_width, self.doc.width - sum(before) - sum(figures)))
        return [*before, *figures, label] if t.habits.figures_left else [*before, label, *figures]

    def _cell(self, shade: str = "") -> str:
        t = self.design.tables
        return self.doc.cell_style(t.rules, shade=shade, at=t.figures_at, pad=2.5)

    def _head_row(self, name: str) -> list[Cell]:
        t = self.design.tables
        cell = self._cell(SHADE if t.shaded else "")
        row = [Cell(self._p(""), cell)] * (self._merged + self._own)
        heads = self.texts.heads() if t.heads else [""] * len(self.texts.heads())
        label, figures = Cell(self._p(name, bold=True), cell), [self._figure(h, cell, bold=True) for h in heads]
        return [*row, *figures, label] if t.habits.figures_left else [*row, label, *figures]

    def _figure(self, text: str, cell: str, *, bold: bool) -> Cell:
        align = {"right": "end", "centre": "center", "left": "start"}[self.design.tables.align]
        size = self.design.size - 1
        return Cell(
            self.doc.paragraph(self.doc.span(text), self.doc.paragraph_style(align=align, bold=bold, size=size)), cell
        )

    def _rows(self, area: Area) -> list[list[Cell]]:
        return [self._row(cells) for cells in self.texts.rows(area)]

    def _row(self, cells: Cells) -> list[Cell]:
        style, size = self._cell(), self.design.size - 1
        own = [Cell(self._p(cells.number, size=size), style)] if self._own else []
        label = Cell(self._p(cells.label, bold=cells.bold, size=size), style)
        shown = cells.figures or ("",) * len(self.texts.heads())
        figures = [self._figure(figure, style, bold=cells.bold) for figure in shown]
        return [*own, *figures, label] if self.design.tables.habits.figures_left else [*own, label, *figures]
