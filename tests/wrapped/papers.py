"""The papers that lie around a report when it is published: they say what it says too, and none of it is the report."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.reports.model import Report, printed
from tests.wrapped.typist import Typist

TEXT: dict[str, Any] = tomllib.loads((Path(__file__).parent / "text.toml").read_text("utf-8"))
Paper = Callable[[Report, Random], bytes]


def agenda(report: Report, random: Random) -> bytes:
    """A list of cases, and the cases one by one."""
    papers = _typist(report, random, "Kallelse")
    papers.title(random.choice(("Kallelse till kommunstyrelsen", "Föredragningslista", "Kallelse kommunfullmäktige")))
    named = random.choice(("Kommunkompassen", f"Utvärdering enligt Kommunkompassen {report.year}", "Rapport"))
    cases = random.sample(TEXT["cases"], random.randint(5, len(TEXT["cases"])))
    cases.insert(random.randint(1, len(cases)), named)
    rows = [("Nr", "Ärende", "Dnr", "Sida")]
    rows += [(f"{k}", case, f"KS {report.year}/{100 + 7 * k}", f"{2 * k + 1}") for k, case in enumerate(cases, 1)]
    papers.table(rows, (0.08, 0.55, 0.25, 0.12))
    first = random.randint(1, 90)
    for k, case in enumerate(cases):
        papers.heading(f"§ {first + k} {case}" if random.random() < 0.7 else f"{k + 1}. {case}")
        for heading in ("Förslag till beslut", "Sammanfattning av ärendet"):
            papers.write(heading, bold=True, after=1)
            papers.write(_prose(random, 2, 4))
        if random.random() < 0.3:
            _budget_table(papers, random)
    return papers.finish()


def minutes(report: Report, random: Random) -> bytes:
    """Minutes, with what was decided and who signs."""
    papers = _typist(report, random, "Sammanträdesprotokoll")
    papers.title("Protokoll från kommunstyrelsens sammanträde")
    first = random.randint(20, 200)
    total = sum(area.sums.score for area in report.areas)
    for k, case in enumerate(random.sample(TEXT["cases"], random.randint(3, 8))):
        papers.heading(f"§ {first + k} {case}")
        papers.write(_prose(random, 2, 5))
        if k == 1:
            papers.write(
                f"Kommunen fick {printed(total)} poäng av 800 i Kommunkompassen {report.year}. Bäst gick det i område "
                f"1, {report.areas[0].name}, med {printed(report.areas[0].sums.score)} poäng."
            )
        papers.heading("Kommunstyrelsens beslut")
        papers.items([_prose(random, 1, 1) for _ in range(random.randint(1, 3))], "1.")
    papers.write("Justerandes sign: ______ ______        Utdragsbestyrkande: ______")
    return papers.finish()


def memo(report: Report, random: Random) -> bytes:
    """A memo that quotes total and areas, of this round and the one before."""
    papers = _typist(report, random, random.choice(("Tjänsteskrivelse", "Tjänsteutlåtande", "PM", "Missiv")))
    papers.title(random.choice((f"Kommunkompassen {report.year}", "Utvärdering enligt Kommunkompassen", "Missiv")))
    total = sum(area.sums.score for area in report.areas)
    earlier = [max(20, int(area.sums.score) - random.randint(-6, 14)) for area in report.areas]
    papers.heading("Förslag till beslut")
    papers.write("Rapporten läggs till handlingarna, och förvaltningen får i uppdrag att ta fram en plan.")
    papers.heading("Sammanfattning")
    papers.write(
        f"{report.municipality} kommun utvärderades {report.year} och fick {printed(total)} poäng av 800. Vid "
        f"utvärderingen {report.year - 4} blev det {sum(earlier)} poäng. Genomsnittet för landet är 452 poäng."
    )
    match random.randrange(4):
        case 0:
            rows = [("Område", f"{report.year - 4}", f"{report.year}", "Max")]
            rows += [
                (f"{a.number}. {a.name}", f"{b}", printed(a.sums.score), "100")
                for a, b in zip(report.areas, earlier, strict=True)
            ]
            rows.append(("Totalt", f"{sum(earlier)}", printed(total), "800"))
            papers.table(rows, (0.55, 0.15, 0.15, 0.15))
        case 1:
            papers.items([f"Område {a.number} {a.name}: {printed(a.sums.score)} poäng" for a in report.areas])
        case 2:
            for a, b in zip(report.areas, earlier, strict=True):
                papers.write(a.name, bold=True, after=1)
                papers.write(f"{printed(a.sums.score)} poäng ({b}). {_prose(random, 1, 2)}")
        case _:
            best = max(report.areas, key=lambda a: a.sums.score)
            papers.write(f"Flest poäng, {printed(best.sums.score)}, gavs i området {best.name}.")
    for _ in range(random.randint(1, 5)):
        papers.write(_prose(random, 3, 5))
    papers.write(f"Bilaga 1: Kommunkompassen, analys av {report.municipality} kommun {report.year}")
    return papers.finish()


def plan(report: Report, random: Random) -> bytes:
    """An action plan: the areas' headings and what is to be improved, with who does it and until when."""
    papers = _typist(report, random, "Handlingsplan")
    papers.title(random.choice(("Handlingsplan efter Kommunkompassen", "Åtgärdsplan med anledning av Kommunkompassen")))
    papers.write(_prose(random, 2, 4))
    form, strengths = random.randrange(3), random.random() < 0.3
    for area in report.areas:
        papers.heading(f"Område {area.number} {area.name}" if form else f"{area.number}. {area.name}")
        if random.random() < 0.8:
            score = area.sums.score
            papers.write(
                f"Resultat {report.year}: {printed(score)} poäng. Mål {report.year + 3}: {int(score) + 8} poäng."
            )
        if strengths:
            papers.write("Styrkor", bold=True, after=1)
            papers.items(area.strengths[:2])
        texts = area.improvements[: random.randint(1, 4)]
        if form == 2:
            papers.write("Förbättringsmöjligheter", bold=True, after=1)
            papers.items(texts)
        else:
            rows = [("Förbättringsområden", "Åtgärd", "Ansvarig", "Klart")]
            rows += [
                (t, random.choice(TEXT["actions"]), random.choice(TEXT["responsible"]), f"{report.year + 1}-0{k + 3}")
                for k, t in enumerate(texts)
            ]
            papers.table(rows, (0.36, 0.28, 0.22, 0.14))
    return papers.finish()


def slides(report: Report, random: Random) -> bytes:
    """Slides that show the figures and lists again."""
    papers = Typist("", random, slides=True)
    papers.title(f"Kommunkompassen {report.year}")
    papers.write(f"{report.municipality} kommun. Presentation för kommunstyrelsen")
    total = sum(area.sums.score for area in report.areas)
    papers.new_page()
    papers.title("Resultat")
    papers.items([f"{printed(total)} av 800 poäng", "Snitt 452 poäng", f"Förra gången {int(total) - 31} poäng"])
    papers.new_page()
    papers.title("Poäng per område")
    rows = [("Område", "Poäng", "Max")]
    rows += [(f"{a.number} {a.name}", printed(a.sums.score), "100") for a in report.areas]
    papers.table([*rows, ("Summa", printed(total), "800")], (0.6, 0.2, 0.2))
    for area in report.areas if random.random() < 0.7 else ():
        papers.new_page()
        papers.title(f"{area.name} – {printed(area.sums.score)} poäng")
        papers.write("Styrkor", bold=True, after=2)
        papers.items(area.strengths[:3])
        papers.write("Förbättringsområden", bold=True, after=2)
        papers.items(area.improvements[:3])
    return papers.finish()


def follow_up(report: Report, random: Random) -> bytes:
    """What was done since the evaluation, area by area."""
    papers = _typist(report, random, "Uppföljning")
    papers.title("Uppföljning av åtgärder efter Kommunkompassen")
    papers.write(_prose(random, 3, 5))
    for area in report.areas:
        papers.heading(f"{area.number} {area.name}" if random.random() < 0.5 else area.name)
        papers.write(
            f"I utvärderingen {report.year} fick området {printed(area.sums.score)} poäng. {_prose(random, 2, 3)}"
        )
        papers.items([f"{t} Åtgärden är genomförd." for t in area.improvements[:2]])
    return papers.finish()


def budget(report: Report, random: Random) -> bytes:
    """A budget: tables of figures with sums, chapters with numbers."""
    papers = _typist(report, random, "Budget och plan")
    papers.title(f"Budget {report.year + 1} med plan för tre år")
    for chapter in range(1, random.randint(4, 9)):
        papers.heading(f"{chapter} {random.choice(TEXT['units'])}")
        papers.write(_prose(random, 3, 6))
        papers.heading(f"{chapter}.1 Driftbudget")
        _budget_table(papers, random)
        papers.write(_prose(random, 1, 3))
    return papers.finish()


def survey(report: Report, random: Random) -> bytes:
    """Another survey's results: areas, numbered questions, points and means that look like a score table."""
    papers = _typist(report, random, "Kommunens kvalitet i korthet")
    papers.title("Kommunens kvalitet i korthet")
    papers.write(_prose(random, 2, 4))
    numbered = random.random() < 0.6
    for number, area in enumerate(TEXT["survey_areas"], 1):
        papers.heading(f"{random.choice(('Område', ''))} {number} {area}".strip())
        papers.write(_prose(random, 1, 3))
        rows = [("Fråga", "Resultat", "Medel", "Andel")]
        for k, text in enumerate(random.sample(TEXT["survey_questions"], random.randint(3, 6)), 1):
            score = random.randint(20, 95)
            label = f"{number}.{k} {text}" if numbered else text
            rows.append((label, f"{score}", f"{random.randint(30, 90)}", f"{score} %"))
        papers.table(rows, (0.58, 0.14, 0.14, 0.14))
    return papers.finish()


def staff(report: Report, random: Random) -> bytes:
    """A survey among the staff, with strengths and what to improve."""
    papers = _typist(report, random, "Medarbetarundersökning")
    papers.title(f"Medarbetarundersökning {report.year}")
    for number, unit in enumerate(random.sample(TEXT["units"], 4), 1):
        papers.heading(f"{number}. {unit}")
        rows = [("Påstående", "Poäng", "Max", "Procent")]
        for text in TEXT["staff_questions"]:
            score = random.randint(8, 20)
            rows.append((text, f"{score}", "20", f"{5 * score}%"))
        papers.table(rows, (0.55, 0.15, 0.15, 0.15))
        papers.write("Styrkor", bold=True, after=1)
        papers.items([_prose(random, 1, 1) for _ in range(2)])
        papers.write("Förbättringsområden", bold=True, after=1)
        papers.items([_prose(random, 1, 1) for _ in range(2)])
    return papers.finish()


def annexes(report: Report, random: Random) -> bytes:
    """Annexes without a word of the instrument."""
    papers = _typist(report, random, "Bilaga 2")
    papers.title("Bilaga 2. Underlag")
    for k in range(1, random.randint(3, 7)):
        papers.heading(f"{k}. {random.choice(TEXT['cases'])}")
        papers.items([_prose(random, 1, 2) for _ in range(random.randint(2, 6))], random.choice(("1.", "•")))
        if random.random() < 0.5:
            _budget_table(papers, random)
    return papers.finish()


BEFORE: tuple[Paper, ...] = (agenda, agenda, minutes, memo, memo, plan, slides, survey, budget, follow_up)
AFTER: tuple[Paper, ...] = (
    plan,
    plan,
    slides,
    follow_up,
    annexes,
    annexes,
    survey,
    staff,
    budget,
    agenda,
    memo,
    minutes,
)


def _typist(report: Report, random: Random, kind: str) -> Typist:
    return Typist(f"{report.municipality} kommun | {kind} | {report.year + 1}-02-03", random)


def _prose(random: Random, fewest: int, most: int) -> str:
    return " ".join(random.sample(TEXT["sentences"], random.randint(fewest, most)))


def _budget_table(papers: Typist, random: Random) -> None:
    rows, sums = [("Nämnd, tkr", "Utfall", "Budget", "Avvikelse")], [0, 0]
    for unit in random.sample(TEXT["units"], random.randint(3, 6)):
        spent, planned = random.randint(20, 900), random.randint(20, 900)
        sums = [sums[0] + spent, sums[1] + planned]
        rows.append((unit, f"{spent}", f"{planned}", f"{planned - spent}"))
    papers.table([*rows, ("Summa", f"{sums[0]}", f"{sums[1]}", f"{sums[1] - sums[0]}")], (0.49, 0.17, 0.17, 0.17))
