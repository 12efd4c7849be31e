"""A model and a layout become a PDF, in two passes: the first counts the pages, the second prints them."""

from tests.reports.charts import chart, facts
from tests.reports.grids import box, lists
from tests.reports.layout import Layout
from tests.reports.model import Area, Report, Section
from tests.reports.press import Press, Trace
from tests.reports.tables import score_table
from tests.reports.typeset import width
from tests.reports.wording import Words, wording


def render(report: Report, layout: Layout) -> tuple[bytes, Trace]:
    """The PDF and where in it things are printed; the same arguments give the same bytes."""
    counted = _run(report, layout, Trace()).trace
    press = _run(report, layout, counted)
    return press.finish(), press.trace


def _run(report: Report, layout: Layout, before: Trace) -> Press:
    words = wording(report.language).words
    title = f"{words.product} {report.municipality} {report.year} (made-up sample)"
    press = Press(layout, report.report_date, title, before)
    _cover(press, report, words)
    for section in report.sections:
        if section.role in ("areas", "scores") or (section.level == 1 and press.room < 200):
            _heading_room(press, section)
        elif section.role == "facts" and layout.landscape_scores:
            press.turn_page(landscape=False)
        _section(press, section, None)
        if section.role == "summary":
            chart(press, report, words)
        elif section.role == "facts":
            facts(press, words)
        elif section.role == "areas":
            for area in report.areas:
                _area(press, area, words)
        elif section.role == "lists":
            for area in report.areas:
                press.paragraph(
                    area_heading(area, layout, words),
                    head=True,
                    bold=True,
                    size=layout.size + layout.head_steps[2],
                    before=8,
                    keep=50,
                )
                lists(press, area, words)
        elif section.role in ("scores", "old"):
            for area in report.areas if section.role == "scores" else report.old:
                if area.questions:
                    if layout.table_at_page_end and area.number == 3:
                        press.sink(95)
                    score_table(press, area, words, traced=section.role == "scores")
    return press


def _heading_room(press: Press, section: Section) -> None:
    if section.role == "scores" and press.layout.landscape_scores:
        press.turn_page(landscape=True)
    elif section.role == "scores" and press.y > 300:
        press.new_page()


def _section(press: Press, section: Section, area: int | None) -> None:
    size = press.layout.size + press.layout.head_steps[section.level - 1]
    page, last = press.paragraph(
        section.heading, head=True, bold=True, size=size, before=14 if section.level == 1 else 8, after=3, keep=30
    )
    after_item = False
    for block in section.blocks:
        if after_item and not block.item:
            press.y += 4
        _, last = press.paragraph(block.text, indent=34 * block.item, bullet=block.item, after=1 if block.item else 5)
        after_item = block.item
    press.trace.sections[(area, section.heading)] = (page, last)


def _area(press: Press, area: Area, words: Words) -> None:
    layout = press.layout
    if layout.box_at_page_end and area.number in (2, 5):
        press.need(170)
        press.sink(5.6 * layout.size * 1.2)
    elif press.room < 170:
        press.new_page()
    press.paragraph(
        area_heading(area, layout, words),
        head=True,
        bold=True,
        size=layout.size + layout.head_steps[1],
        before=14,
        after=4,
        keep=20,
    )
    press.trace.areas[area.number] = press.page
    if layout.box:
        box(press, area, words)
    for section in area.sections:
        _section(press, section, area.number)
    if layout.chapters != "A1":
        if layout.list_at_page_end and area.number % 3 == 1:
            press.need(200)
            press.sink(110)
        lists(press, area, words)


def area_heading(area: Area, layout: Layout, words: Words) -> str:
    """An area's heading as the family prints it."""
    if layout.chapters == "N":
        return f"4.{area.number} {area.name}"
    if layout.chapters == "N-named":
        return area.name
    return f"{words.area} {area.number}{':' if layout.heading_colon else ''} {area.name}"


def _cover(press: Press, report: Report, words: Words) -> None:
    layout = press.layout
    if layout.cover == "first-page":
        _first_page(press, report, words)
    else:
        _cover_page(press, report, words)
        press.new_page()
        if layout.contents:
            _contents(press, report, words)
            press.new_page()


def _first_page(press: Press, report: Report, words: Words) -> None:
    """Family A and B: everything on page 1, the contents included."""
    first, last = report.days
    month = words.months[report.month - 1]
    visit = (
        f"{report.year}-{report.month:02}-{first:02}--{last:02}"
        if press.layout.chapters == "B"
        else f"{first} – {last} {month} {report.year}"
    )
    press.paragraph("RAPPORT", bold=True, head=True, after=2)
    for text in (
        report.report_date,
        f"1 ({press.before.pages or 99})",
        "Avdelningen för påhittade exempel",
        "Kommunkompassen",
    ):
        press.paragraph(text, size=9, head=True, after=2)
    press.paragraph(f"{words.analysis} {report.municipality} {report.kind} {visit}", head=True, size=14, after=4)
    _contents(press, report, words)
    press.paragraph(f"{words.evaluators}: {' och '.join(report.evaluators)}", size=9, before=6, after=2)
    press.paragraph("Exempelgatan 1, 000 00 Påhittad", size=9, after=6)


def _cover_page(press: Press, report: Report, words: Words) -> None:
    press.y = 240
    title = words.product.upper() if press.layout.chapters == "E" else words.product
    press.paragraph(title, head=True, bold=True, size=24, after=8)
    if report.country == "NO":
        press.paragraph(f"{words.analysis} {report.municipality} {report.kind}", size=12, after=8)
        press.paragraph(f"{words.months[report.month - 1]} {report.year}", size=12, after=8)
        press.paragraph(f"{words.evaluators}: {' og '.join(report.evaluators)}", size=9)
        return
    press.paragraph(words.analysis.upper(), size=10, after=6)
    press.paragraph(f"{report.municipality} {report.kind}".upper(), size=16, bold=press.layout.chapters == "C", after=6)
    month = f"{words.months[report.month - 1].upper()} " if press.layout.chapters == "D" else ""
    press.paragraph(f"{month}{report.year}", size=13, after=8)
    evaluators = f"{words.evaluators}: {' och '.join(report.evaluators)}"
    press.paragraph(evaluators.upper() if press.layout.chapters == "E" else evaluators, size=9)


def _contents(press: Press, report: Report, words: Words) -> None:
    """The table of contents, with leaders; long entries wrap."""
    press.paragraph(words.contents, head=True, bold=True, size=12, after=4)
    for section in report.sections:
        page, _ = press.before.sections.get((None, section.heading), (0, 0))
        _entry(press, section.heading, 0 if section.level == 1 else 10, page)
        if section.role == "areas":
            for area in report.areas:
                _entry(press, area_heading(area, press.layout, words), 10, press.before.areas.get(area.number, 0))
    press.y += 6


def _entry(press: Press, text: str, indent: float, page: int) -> None:
    size, font = press.layout.size - 1, press.layout.body.regular
    room = press.layout.text_width - indent
    lines = press.lines(text, font, size, room - 40)
    for at, line in enumerate(lines):
        press.y += size * 1.25
        shown = line.text.rstrip()
        if at == len(lines) - 1:
            number = f" {page}"
            dots = int((room - width(f"{shown} {number}", font, size)) / width(".", font, size))
            shown = f"{shown} {'.' * dots}{number}"
        press.put(shown, press.left + indent, press.y, font, size)
