"""Made-up files for the tests of spans: reports, and what stands around them when they are published."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.document import Document, Page
from tests.parsers.typed_pages import Sheet

AREAS = (
    "Offentlighet och demokrati",
    "Tillgänglighet och brukarorientering",
    "Politisk styrning och kontroll",
    "Ledarskap, ansvar och delegation",
    "Resultat och effektivitet",
    "Kommunen som arbetsgivare - personalpolitik",
    "Verksamhetsutveckling",
    "Kommunen som samhällsbyggare",
)
TEXT = "Kommunen har under flera år arbetat med frågan och kan visa upp goda resultat i de flesta verksamheter. " * 8
OTHER = (
    "Nämnden föreslår att ärendet återremitteras och att medel anvisas ur det anslag som står till förfogande. " * 20
)
PAPER = (595.0, 842.0)
OTHER_PAPER = (595.28, 841.89)


def report(town: str = "Exempelby", *, font: str = "TestSerif", numbered: bool = True) -> list[Sheet]:
    """A report of eleven pages: title, an introduction, eight areas, the score tables."""
    title = _sheet().put(200.0, "Kommunkompassen", size=30.0, font=font).put(250.0, f"Analys av {town}", font=font)
    intro = _sheet().put(100.0, "1 Vad är Kommunkompassen?", size=16.0, font=font)
    intro.para(130.0, _broken(TEXT), font=font)
    pages = [title, intro]
    for number, name in enumerate(AREAS, 1):
        page = _sheet().put(100.0, f"Område {number} {name}", size=14.0, font=font).put(120.0, "Poäng", font=font)
        page.put(134.0, str(50 + number), font=font)
        page.para(160.0, _broken(TEXT + TEXT), font=font)
        pages.append(page)
    tables = _sheet().put(90.0, "4 Översikt av poängfördelning", size=16.0, font=font)
    baseline = 110.0
    for number, name in enumerate(AREAS, 1):
        tables.put(baseline, f"{number}. {name}", (380.0, "Uppnått"), (440.0, "Max"), font=font)
        for question in range(1, 5):
            row = (f"{number}.{question}", (100.0, "Hur arbetar kommunen med detta?"), (390.0, "12"), (445.0, "25"))
            tables.put(baseline + 14 * question, *row, font=font)
        baseline += 14 * 5 + 8
    pages.append(tables)
    if numbered:
        for number, page in enumerate(pages, 1):
            page.put(810.0, (290.0, str(number)), font=font)
    return pages


def agenda(pages: int, *, font: str = "TestSans", words: str = "") -> list[Sheet]:
    """Pages of a council's papers, with their running line and numbers."""
    made = []
    for number in range(1, pages + 1):
        page = _sheet(OTHER_PAPER).put(40.0, "Exempelby kommun | Kallelse | 2016-02-02", font=font)
        page.para(90.0, _broken(words + OTHER), font=font)
        made.append(page.put(810.0, (500.0, str(number)), font=font))
    return made


def memo(town: str = "Exempelby", *, font: str = "TestSans") -> list[Sheet]:
    """A page that quotes the scores of all areas and the total."""
    page = _sheet(OTHER_PAPER).put(90.0, "Kommunkompassen 2015", size=14.0, font=font)
    page.para(110.0, _broken(f"Kommunkompassen gav {town} kommun 496 poäng. " + OTHER[:400]), font=font)
    for number, name in enumerate(AREAS, 1):
        page.put(400.0 + 14 * number, f"{number}. {name}", (400.0, "55"), (450.0, "100"), font=font)
    page.para(560.0, _broken(OTHER[:1200]), font=font)
    return [page]


def plan(*, font: str = "TestSans") -> list[Sheet]:
    """An action plan: the report's headings and points, and tables of what is to be done."""
    pages = []
    for first in (1, 5):
        page = _sheet().put(60.0, "Handlingsplan med anledning av Kommunkompassen", size=14.0, font=font)
        baseline = 100.0
        for number in range(first, first + 4):
            page.put(baseline, f"Område {number} {AREAS[number - 1]}", size=14.0, font=font)
            page.put(baseline + 16, f"Resultat 2015: {50 + number} poäng. Mål 2018: {60 + number} poäng.", font=font)
            for row in range(5):
                cells = ("Tydligare mål", (250.0, "Utbilda chefer"), (400.0, "HR-chef"), (480.0, "2016-05"))
                page.put(baseline + 40 + 14 * row, *cells, font=font)
            baseline += 140
        pages.append(page)
    return pages


def file(*parts: Sequence[Sheet]) -> Document:
    """The parts as one file, their pages numbered on."""
    pages: list[Page] = []
    for part in parts:
        before = len(pages)
        pages.extend(sheet.page._replace(number=before + n) for n, sheet in enumerate(part, 1))
    return Document(tuple(pages), None, None)


def pictures(count: int, paper: tuple[float, float] = OTHER_PAPER) -> list[Sheet]:
    """Scanned pages."""
    return [_sheet(paper).image(0, 0, 595, 841) for _ in range(count)]


def _sheet(paper: tuple[float, float] = PAPER) -> Sheet:
    return Sheet(page_width=paper[0], page_height=paper[1])


def _broken(text: str) -> str:
    """A paragraph in lines of eleven words."""
    words = text.split()
    return "\n".join(" ".join(words[k : k + 11]) for k in range(0, len(words), 11))
