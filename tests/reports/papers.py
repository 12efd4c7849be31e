"""A council's papers around a report: a list of cases, a memo that quotes its figures, an action plan that follows it.

All of them say what a report says too (the instrument, the areas, points, dates), and none of it is the report's.
"""

from itertools import cycle, islice

from tests.reports.model import Report
from tests.reports.press import SAMPLE_MARK
from tests.reports.sheet import Sheet
from tests.reports.typeset import break_lines, width

_LEFT, _ROOM, _FONT, _BOLD, _SIZE = 85.0, 400.0, "Times-Roman", "Times-Bold", 11.5
_CASES = ("Taxa för båtplatser", "Detaljplan för kvarteret Hittepå", "Motion om cykelväg", "Avtal om snöröjning")
_TEXTS = (
    "Förvaltningen har berett ärendet tillsammans med dem som berörs. Kostnaden ryms i budgeten för innevarande år, och"
    " beslutet följs upp i samband med nästa bokslut.",
    "Nämnden har i sitt yttrande den 14 mars framhållit att frågan bör avgöras samlat. Yttrandet har fått dnr 2009/123"
    " och biläggs handlingarna.",
    "Två ledamöter har begärt att svaret kompletteras med en jämförelse över fem år. En sådan finns i bilaga 2, där"
    " beloppen är omräknade till dagens priser.",
    "Arbetsutskottet föreslår att förslaget antas, att medel anvisas ur det anslag som står till förfogande och att"
    " paragrafen förklaras omedelbart justerad.",
)
_ACTIONS = ("Rutinen skrivs ned och prövas i två enheter.", "Ett uppdrag ges till chefsgruppen före sommaren.")


class Papers(Sheet):
    """Papers being typed, with a running line and page numbers of their own."""

    def __init__(self, header: str) -> None:
        super().__init__("Handlingar (made-up sample)", rules_as_boxes=False)
        self.header = header
        self.page = 0
        self.y = 0.0
        self.new_page()

    def new_page(self) -> None:
        """Ends the page and begins the next."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.y = 92.0
        self.put(self.header, _LEFT, 44, "Helvetica", 9)
        self.put_right(f"Sida {self.page}", self.width - 60, 44, "Helvetica", 9)
        middle = self.width / 2 - width(SAMPLE_MARK, "Helvetica-Bold", 9) / 2
        self.put(SAMPLE_MARK, middle, self.height - 22, "Helvetica-Bold", 9)

    def write(self, text: str, *, bold: bool = False, size: float = _SIZE, after: float = 7) -> None:
        """Sets a paragraph."""
        font = _BOLD if bold else _FONT
        lines = break_lines(text, font, size, _ROOM, hyphenate=False)
        if self.y + len(lines) * size * 1.25 + 60 * bold > self.height - 80:
            self.new_page()
        for line in lines:
            self.y += size * 1.25
            self.put(line.text, _LEFT, self.y, font, size)
        self.y += after


def cases(of: str, pages: int, *, first: int = 21) -> bytes:
    """An agenda with its cases, so many pages."""
    papers = Papers(f"{of} | Kommunstyrelsen | Kallelse")
    for number in islice(cycle(range(len(_CASES))), 400):
        if papers.page == pages and papers.y > 560:
            return papers.finish()
        papers.write(f"§ {first} {_CASES[number]}", bold=True, size=13)
        for text in islice(cycle(_TEXTS), number, number + 3):
            papers.write(text)
        first += 1
    raise ValueError(pages)


def memo(report: Report) -> bytes:
    """A page before the report that quotes its total and areas, and an earlier round's."""
    papers = Papers(f"{report.municipality} kommun | Tjänsteskrivelse | {report.year + 1}-02-03")
    papers.write("Utvärdering enligt Kommunkompassen", bold=True, size=14)
    papers.write(
        f"Kommunen utvärderades {report.year} och fick {sum(area.sums.score for area in report.areas)} poäng av 800."
        f" Vid utvärderingen {report.year - 4} blev det 398 poäng. Rapporten föreslås läggas till handlingarna."
    )
    for area in report.areas:
        papers.write(f"Område {area.number} {area.name}: {area.sums.score} poäng", after=2)
    papers.write("Förslag till beslut", bold=True, size=13)
    papers.write("Rapporten läggs till handlingarna, och förvaltningen får i uppdrag att ta fram en plan.")
    return papers.finish()


def plan(report: Report) -> bytes:
    """An action plan after the report, with the areas' names as headings."""
    papers = Papers(f"{report.municipality} kommun | Handlingsplan {report.year + 1}")
    papers.write("Handlingsplan efter Kommunkompassen", bold=True, size=14)
    for area in report.areas:
        papers.write(f"Område {area.number} {area.name}", bold=True, size=13)
        papers.write("Förbättringsmöjligheter som kommunen tar sig an:", after=2)
        for text in area.improvements[:2]:
            papers.write(f"{text.rstrip('.')}. {_ACTIONS[area.number % 2]} Klart: {report.year + 2}-06.")
    return papers.finish()
