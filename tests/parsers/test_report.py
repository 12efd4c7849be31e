"""A typed report is read whole, and text that only looks like structure stays text."""

import pytest

from parsers.errors import NotAReport
from parsers.report import parse
from schemas.catalogue import EDITIONS
from schemas.report import Area, Report
from tests.parsers.typed_pages import LEADING, Sheet, document

AREAS = [a.name for e in EDITIONS if e.id == "2010" for a in e.areas]
MAXIMA = [
    [q.max for q in e.questions if q.number.startswith(f"{n}.")]
    for e in EDITIONS
    if e.id == "2010"
    for n in range(1, 9)
]
PARAGRAPH = (
    "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder. Arbetet är känt av "
    "cheferna och det finns en tydlig koppling mellan mål och resurser som också redovisas för fullmäktige."
)


def score(area: int, question: int) -> int:
    """Points of a made-up question, four fifths of the highest possible."""
    return MAXIMA[area - 1][question - 1] * 4 // 5


def typed_report(
    extra: str = "", *, total: str = "Exempelby fick totalt 640 av 800 poäng.", sums: dict[int, str] | None = None
) -> Report:
    """A small report of the 2010 edition; `extra` is a paragraph in area 1, `sums` changes printed sum rows."""
    cover = Sheet(1)
    cover.put(200, "KommunKompassen", size=30, bold=True).put(240, "Analys av Exempelby kommun", size=20, bold=True)
    cover.put(280, "2014", size=20, bold=True).put(780, "2015-01-09")
    first = Sheet(2).put(80, "1 Vad är Kommunkompassen?", size=16, bold=True)
    first.fill_text(104, f"Kommunkompassen är ett verktyg som reviderades år 2010. {PARAGRAPH}")
    first.put(220, "2 Exempelby kommun i förhållande till Kommunkompassen", size=16, bold=True)
    first.put(250, "Utvärderingen", size=12, bold=True)
    first.fill_text(
        270, f"Detta är kommunens andra utvärdering, och den genomfördes i november 2014. {total} {PARAGRAPH}"
    )
    sheets = [cover, first]
    for n, name in enumerate(AREAS, 1):
        sheet = Sheet(2 + n)
        if n == 1:
            sheet.put(60, "3 Detaljerad genomgång av områdena", size=16, bold=True)
        sheet.put(90, f"Område {n} {name}", size=14, bold=True)
        sheet.put(115, "Rubriker", (430, "Poäng"), bold=True).put(130, "• Strategi").put(144, "• Dialog", (440, "80"))
        sheet.put(180, "Allmänt", size=12, bold=True)
        y = sheet.fill_text(200, PARAGRAPH)
        if extra and n == 1:
            y = sheet.fill_text(y + 8, extra)
        sheet.put(y + 20, "Styrkor", (220, "Förbättringsmöjligheter"), (400, "Svagheter"), bold=True)
        sheet.put(y + 36, "• Tydliga mål", (220, "• Fler mått"), (400, "• Få mått"))
        sheet.put(y + 36 + LEADING, "• Dialog")
        sheets.append(sheet)
    for page, areas in ((11, (1, 2, 3, 4)), (12, (5, 6, 7, 8))):
        sheet = Sheet(page)
        y = 100.0
        if page == 11:
            sheet.put(60, "4 Översikt av poängfördelning", size=16, bold=True)
        for n in areas:
            sheet.put(y, f"{n}. {AREAS[n - 1]}", (370, "Uppnått"), (430, "Max"), (480, "Procent"), bold=True)
            for k, most in enumerate(MAXIMA[n - 1], 1):
                y += 16
                sheet.put(
                    y,
                    f"{n}.{k} Hur arbetar kommunen med sak {k}?",
                    (380, str(score(n, k))),
                    (434, str(most)),
                    (490, "80%"),
                )
            y += 16
            sheet.put(y, *zip((380.0, 434.0, 490.0), (sums or {}).get(n, "80 100 80%").split(), strict=True))
            y += 28
        sheets.append(sheet)
    for number, sheet in enumerate(sheets[1:], 2):
        sheet.put(40, "Sveriges Exempel 2015-01-09", (480, f"{number} (12)"), size=9)
    return parse(document(*sheets, producer="Typed"), source_file="a.pdf", source_sha256="0" * 64)


def area(report: Report, number: int = 1) -> Area:
    return next(a for a in report.areas if a.number == number)


@pytest.fixture(scope="module")
def report() -> Report:
    """The report without anything odd in it."""
    return typed_report()


def test_identity_and_dates(report: Report) -> None:
    assert (report.id, report.municipality, report.municipality_code) == ("exempelby-2014", "Exempelby", None)
    assert (report.year, report.month, report.report_date, report.ordinal) == (2014, 11, "2015-01-09", 2)
    assert (report.edition, report.language, report.country, report.pages) == ("2010", "sv", "SE", 12)


def test_eight_areas_with_their_box_and_sum(report: Report) -> None:
    found = [
        (a.number, a.name, a.score_heading, a.score_printed, a.max_printed, a.percent_printed) for a in report.areas
    ]
    assert found == [(n, name, 80, 80, 100, 80) for n, name in enumerate(AREAS, 1)]


def test_every_question_with_its_figures(report: Report) -> None:
    found = [[(q.number, q.score, q.max, q.percent_printed) for q in a.questions] for a in report.areas]
    assert found == [
        [(f"{n}.{k}", score(n, k), most, 80) for k, most in enumerate(maxima, 1)] for n, maxima in enumerate(MAXIMA, 1)
    ]


def test_lists_of_an_area(report: Report) -> None:
    assert [(p.kind, p.position, p.text) for p in area(report).points] == [
        ("rubric", 1, "Strategi"), ("rubric", 2, "Dialog"), ("strength", 1, "Tydliga mål"), ("strength", 2, "Dialog"),
        ("improvement", 1, "Fler mått"), ("weakness", 1, "Få mått"),
    ]  # fmt: skip


def test_running_text_without_furniture_and_tables(report: Report) -> None:
    assert [s.heading for s in report.sections if s.area_number is None] == [
        "1 Vad är Kommunkompassen?", "2 Exempelby kommun i förhållande till Kommunkompassen", "Utvärderingen",
        "3 Detaljerad genomgång av områdena", "4 Översikt av poängfördelning",
    ]  # fmt: skip
    assert [(s.heading, s.text) for s in report.sections if s.area_number == 3] == [("Allmänt", PARAGRAPH)]
    assert not any("Sveriges Exempel" in s.text for s in report.sections)


def test_the_total_and_what_is_computed(report: Report) -> None:
    assert (report.total_printed, report.total_computed, report.total_max) == (640, 640, 800)


def test_nothing_is_found_wrong_and_nothing_left_over(report: Report) -> None:
    assert report.findings == ()
    assert report.coverage > 0.99


def test_a_sum_row_that_disagrees_is_kept_and_found() -> None:
    report = typed_report(sums={4: "78 100 78%"}, total="Exempelby fick totalt 638 av 800 poäng.")
    assert area(report, 4).score_printed == 78
    assert {(f.code, f.area_number) for f in report.findings} == {
        ("area-total-mismatch", 4),
        ("heading-score-mismatch", 4),
    }


TRAPS = [
    "Styrkor finns i arbetet med dialog, och svagheter finns i uppföljningen av de mål som nämnderna har satt upp.",
    "Område 3 i budgeten är det som har vuxit mest under de senaste åren, och det gäller alla delar av kommunen.",
    "4.2 i planen anger att alla enheter ska redovisa sina mål för fullmäktige minst en gång om året.",
    "Svaren på de tre frågorna fördelar sig i kommunens egen undersökning som 12 15 80%",
    "Rubriker och poäng i tabellen förklaras i bilagan, där max och uppnått visas för varje fråga.",
    "Poäng: 70 är vad kommunen hoppas på nästa gång, skriver ledningen i sin plan för de kommande åren.",
    "Innehåll i planen är mål, mått och ansvar som alla ska känna till och som följs upp varje år.",
    "1. Offentlighet och demokrati är ett område som kommunen själv har valt att lägga stor vikt vid.",
    "2014 12 15 80% är siffror utan mening i en rad för sig som ändå hör till den löpande texten här.",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_text_that_only_looks_like_structure_stays_text(sentence: str, report: Report) -> None:
    read = typed_report(sentence)
    (allmant,) = (s for s in read.sections if s.area_number == 1)
    assert allmant.text == f"{PARAGRAPH}\n\n{sentence}"
    assert read.areas == report.areas
    assert read.findings == ()


@pytest.mark.parametrize("text", [PARAGRAPH, f"Kommunkompassen är ett verktyg för kommuner. {PARAGRAPH}"])
def test_a_memo_is_no_report(text: str) -> None:
    memo = Sheet(1).put(80, "PM om utvärdering", size=16, bold=True)
    memo.fill_text(110, f"{text} {text}")
    with pytest.raises(NotAReport):
        parse(document(memo), source_file="a.pdf", source_sha256="0" * 64)
