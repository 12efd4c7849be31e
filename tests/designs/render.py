"""A made-up report printed in a design."""

from random import Random

from tests.designs.design import Design
from tests.designs.headings import AreaHeadings
from tests.designs.lists import grouped, lists, tile, tile_height
from tests.designs.page import GUTTER, Pages
from tests.designs.summary import summary
from tests.designs.tables import Tables
from tests.reports.layout import Layout
from tests.reports.model import Area, Report, Section, printed
from tests.reports.press import PAD, Press, Trace
from tests.reports.typeset import width
from tests.reports.wording import Words, wording

SIDE = 150.0  # points: how wide a box beside the text is
NOTES = (
    "Uppgiften bygger på samtal under besöket.",
    "Se även kommunens egen uppföljning, som kom efter besöket.",
    "Begreppet används här i vid mening och omfattar också de kommunala bolagen och stiftelserna i den mån de berörs.",
)


def layout_of(design: Design) -> Layout:
    """The part of a design that the press itself knows of."""
    return Layout(
        "design",
        "C" if design.customs.language == "sv" else "N",
        body=design.body,
        head=design.head,
        size=design.size,
        margin=design.margin,
        hyphenate=design.hyphenate,
        justified=design.justified,
        contents=design.contents,
        list_columns=3,
        box="bottom",
        chart="none",
    )


def render(report: Report, design: Design, seed: int) -> tuple[bytes, Trace]:
    """The PDF and where in it things stand; the same arguments give the same bytes."""
    counted = _Printer(report, design, seed, Trace()).run().trace
    press = _Printer(report, design, seed, counted).run()
    return press.finish(), press.trace


class _Printer:
    """One run over a report."""

    def __init__(self, report: Report, design: Design, seed: int, before: Trace) -> None:
        self.report, self.design = report, design
        self.words: Words = wording(report.language).words
        self.press = Pages(layout_of(design), report.report_date, f"{report.municipality} {report.year}", before)
        self.headings = AreaHeadings(self.press, report, design, self.words)
        self.tables = Tables(self.press, design.tables, report.year)
        self.random = Random(seed)

    def run(self) -> Press:
        press = self.press
        self._cover()
        for section in self.report.sections:
            if section.role == "scores" and self.design.tables.at_area_end:
                continue
            opens = section.role in ("areas", "scores") or (section.level == 1 and press.room < 200)
            if opens and press.y > 300:
                press.new_page()
            self._section(section, None)
            if section.role == "summary" and self.design.overview:
                self._overview()
            if section.role == "summary":
                summary(press, self.report, self.design)
            elif section.role == "areas":
                for area in self.report.areas:
                    self._area(area)
                press.running = ""
                if self.design.customs.lists == "chapter":
                    self._lists_of_all()
            elif section.role == "scores":
                self.tables.chapter(self.report.areas)
        return press

    def _cover(self) -> None:
        press, report, words = self.press, self.report, self.words
        press.y = 220
        press.paragraph(words.product, head=True, bold=True, size=24, after=8)
        press.paragraph(f"{words.analysis} {report.municipality} {report.kind} {report.year}", size=14, after=8)
        if self.design.total == "cover":
            press.paragraph(f"Totalt {printed(report.total or 0)} av 800 poäng", size=13, after=8)
        press.paragraph(f"{words.evaluators}: {' och '.join(report.evaluators)}", size=10)
        press.new_page()
        if self.design.contents:
            self._contents()
            press.new_page()

    def _contents(self) -> None:
        press = self.press
        press.paragraph(self.words.contents, head=True, bold=True, size=14, after=4)
        for section in self.report.sections:
            if section.role == "scores" and self.design.tables.at_area_end:
                continue
            page, _ = press.before.sections.get((None, section.heading), (0, 0))
            self._entry(section.heading, 0, page)
            if section.role == "areas":
                for area in self.report.areas:
                    self._entry(self.headings.text(area), 10, press.before.areas.get(area.number, 0))

    def _entry(self, text: str, indent: float, page: int) -> None:
        press, font, size = self.press, self.design.body.regular, self.design.size - 1
        lines = press.lines(text, font, size, press.layout.text_width - indent - 40)
        for at, line in enumerate(lines):
            press.y += size * 1.3
            shown = line.text.rstrip()
            if at == len(lines) - 1:
                room = press.layout.text_width - indent
                dots = int((room - width(f"{shown} {page} ", font, size)) / width(".", font, size))
                shown = f"{shown} {'.' * dots} {page}"
            press.put(shown, press.left + indent, press.y, font, size)

    def _section(self, section: Section, area: int | None) -> None:
        press = self.press
        size = self.design.size + (5, 2, 1)[section.level - 1]
        page, last = press.paragraph(
            section.heading, head=True, bold=True, size=size, before=14 if section.level == 1 else 9, after=3, keep=34
        )
        in_columns = self.design.columns and section.level == 2 and len(section.blocks) > 0 and area is None
        if in_columns:
            self._newspaper(section)
        else:
            for k, block in enumerate(section.blocks):
                text = block.text
                note = self._note(text) if self.design.footnotes and not block.item and k == 0 and area else None
                _, last = press.paragraph(text, indent=34 * block.item, bullet=block.item, after=2 if block.item else 6)
                if note:
                    self._footnote(note, text)
                if self.design.quotes and area and k == 0 and area % 3 == 1 and section.level == 3:
                    self._quote(text)
        press.trace.sections[(area, section.heading)] = (page, press.page if in_columns else last)

    def _note(self, text: str) -> str | None:
        return self.random.choice(NOTES) if self.random.random() < 0.3 and len(text) > 120 else None

    def _footnote(self, note: str, text: str) -> None:
        """A footnote at the page's foot, with its mark raised behind the paragraph's last word."""
        press, size = self.press, self.design.size - 2
        lines = press.lines(text, self.design.body.regular, self.design.size, press.layout.text_width)
        end = press.left + width(lines[-1].text.rstrip(), self.design.body.regular, self.design.size)
        number = str(1 + press.trace.split_boxes % 9)
        press.trace.split_boxes += 1
        if press.room < 60 or press.page in self._noted:
            return
        self._noted.add(press.page)
        baseline = press.y - 6 - self.design.size * 0.25
        press.put(number, end + 0.5, baseline - 0.35 * self.design.size, self.design.body.regular, size * 0.75)
        top = press.height - 76 + 4
        press.rule(press.left, top, press.left + 140, top)
        shown = press.lines(note, self.design.body.regular, size, press.layout.text_width - 8)
        press.put(number, press.left, top + size * 1.0, self.design.body.regular, size * 0.7)
        for at, line in enumerate(shown[:2]):
            press.put(line.text, press.left + 6, top + size * 1.2 * (at + 1), self.design.body.regular, size)

    @property
    def _noted(self) -> set[int]:
        noted: set[int] = self.__dict__.setdefault("noted", set())
        return noted

    def _quote(self, text: str) -> None:
        """A sentence of the text again, large, in a box of its own."""
        press = self.press
        sentence = text.split(". ")[0].rstrip(".")
        if len(sentence) > 140 or press.room < 90:
            return
        font, size = self.design.head.bold, self.design.size + 3
        lines = press.lines(f"”{sentence}”", font, size, press.layout.text_width - 120)
        top = press.y + 6
        height = len(lines) * size * 1.2 + 10
        if press.room < height + 14:
            return
        press.frame(top, top + height, (press.left + 50, press.left + press.layout.text_width - 50))
        for at, line in enumerate(lines, 1):
            press.put(line.text, press.left + 60, top + at * size * 1.2, font, size)
        press.y = top + height + 10

    def _newspaper(self, section: Section) -> None:
        """Two columns of one height, parted by a gutter."""
        press, font, size = self.press, self.design.body.regular, self.design.size
        gutter = 24.0
        each = (press.layout.text_width - gutter) / 2
        lines: list[tuple[str, bool]] = []
        for block in section.blocks:
            shown = press.lines(block.text, font, size, each)
            lines += [(line.text, k == len(shown) - 1) for k, line in enumerate(shown)]
        half = (len(lines) + 1) // 2
        press.need(half * size * 1.2 + sum(5 for _, last in lines if last) + 10)
        top = press.y
        deepest = top
        for column, part in enumerate((lines[:half], lines[half:])):
            press.y = top
            for text, last in part:
                press.y += size * 1.2
                press.put(text, press.left + column * (each + gutter), press.y - size * 0.25, font, size)
                press.y += 5 if last else 0
            deepest = max(deepest, press.y)
        press.y = deepest + 6

    def _overview(self) -> None:
        """Eight areas in one table, which is not the score table."""
        press, size = self.press, self.design.size - 0.5
        font = self.design.body.regular
        if self.design.habits.overview:
            self.tables.overview(self.report.areas)
            return
        press.need(9 * size * 1.5 + 10)
        left, right = press.left, press.left + press.layout.text_width
        split = right - 80
        for name, score in (("Område", "Poäng"), *((a.name, printed(a.sums.score)) for a in self.report.areas)):
            top = press.y
            press.put(name, left + PAD, top + size * 1.2 - 1, font, size)
            press.put_right(score, right - 20, top + size * 1.2 - 1, font, size)
            press.y += size * 1.5
            press.frame(top, press.y, (left, split, right))
        press.y += 10

    def _area(self, area: Area) -> None:
        press, design = self.press, self.design
        further = design.customs
        if press.room < 190 or (press.y > 100 and (further.own_page or further.lists == "side")):
            press.new_page()
        if further.running:
            press.running = f"{self.words.area} {area.number} – {area.name}".strip()
        self.headings.put(area)
        press.trace.areas[area.number] = press.page
        if further.lists == "first":
            lists(press, design.lists, area)
        if further.lists == "side" and self._side_box(area):
            with press.beside(SIDE + GUTTER):
                self._sections(area)
        else:
            self._sections(area)
            if further.lists not in ("first", "chapter"):
                lists(press, design.lists, area)
        if design.tables.at_area_end and area.questions:
            self.tables.one(area)

    def _sections(self, area: Area) -> None:
        if self.design.customs.two_columns and self.press.layout.side == 0:
            with self.press.two_columns():
                for section in area.sections:
                    self._section(section, area.number)
            return
        for section in area.sections:
            self._section(section, area.number)

    def _side_box(self, area: Area) -> bool:
        """The lists in a box at the right, if they fit; the text stands beside it."""
        press, design, top = self.press, self.design.lists, self.press.y
        groups = grouped(design, area)
        if sum(tile_height(press, design, title, items, SIDE) for title, items in groups) > press.room:
            return False
        for title, items in groups:
            tile(press, design, title, items, press.left + press.layout.text_width - SIDE, SIDE)
        press.y = top
        return True

    def _lists_of_all(self) -> None:
        """The lists of all areas in a chapter of their own."""
        press, size = self.press, self.design.size
        press.new_page()
        first, second, _ = self.design.lists.titles
        title = f"{first} / {second.lower()}"
        press.paragraph(title, head=True, bold=True, size=size + 5, after=6)
        for area in self.report.areas:
            press.paragraph(self.headings.text(area), head=True, bold=True, size=size + 2, before=12, after=3, keep=60)
            lists(press, self.design.lists, area)
