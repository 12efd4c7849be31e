"""The chapters outside the areas: their headings, order and numbers in each family."""

from dataclasses import replace

from tests.reports.model import Block, Report, Section, printed
from tests.reports.spec import Spec
from tests.reports.wording import Wording


def chapters(spec: Spec, report: Report, words: Wording) -> list[Section]:
    """The chapters outside the areas, numbered as the family numbers them."""
    w, front, form = words.words, words.front, spec.layout.chapters
    fill = {
        "name": report.municipality,
        "gen": report.genitive,
        "total": printed(report.total or 0),
        "earlier": sum(report.earlier) if report.earlier else 455,
        "nth": w.ordinals[report.ordinal - 1],
        "visit": f"{w.months[report.month - 1]} {report.year}",
        "revision": words.revisions["unknown" if spec.names else spec.edition],
    }

    def text(*parts: str) -> tuple[Block, ...]:
        return tuple(Block(p.format(**fill)) for p in parts)

    what = tuple(replace(b, text=b.text.format(**fill)) for b in words.what)
    summary = {"prose": front.summary_total, "earlier": front.summary_earlier}.get(spec.total, front.summary_plain)
    if form in ("N", "N-named"):
        made = [
            Section("Forord", 1, text(front.visit, summary)),
            Section("1 Generelt", 1, what),
            Section("2 Metode", 1, text(front.compare)),
            Section("3 Resultat", 1, text(front.summary_plain), "summary"),
            Section("4 Forvaltningspraksis pr fokusområde", 1, (), "areas"),
            Section("5 Poengoversikt", 1, text(w.scores_intro), "scores"),
            Section("6 Avslutning", 1, text(front.facts)),
        ]
        return made
    full = f"{report.municipality if report.kind == 'stad' else report.genitive} {report.kind}"
    headed = f"{full} i förhållande till Kommunkompassen: En sammanfattande genomgång"
    what_for = "huvudområden" if form == "A1" else "områden"
    made = [Section("Vad är Kommunkompassen?", 1, what)]
    if form == "B":
        difference = "Skillnad mellan den nya reviderade Kommunkompassen och den tidigare versionen"
        made.append(Section(difference, 1, text(front.difference)))
    made.append(Section(headed, 1))
    made.append(Section("Utvärderingen", 2, text(front.visit)))
    made.append(Section("Sammanfattning av resultat", 2, text(summary), "summary"))
    made.append(Section("Jämförelser", 2, text(front.compare)))
    made.append(Section(f"Detaljerad genomgång i förhållande till Kommunkompassens åtta {what_for}", 1, (), "areas"))
    if form == "A1":
        made.append(Section("Styrkor och förslag till förbättringsområden per område 1-8", 1, (), "lists"))
    scores = {"A1": "Resultat av huvudområden och delfrågor", "A2": "Poängsammanställning", "B": "Poängsammanställning"}
    made.append(Section(scores.get(form, "Översikt av poängfördelning"), 1, text(w.scores_intro), "scores"))
    if spec.old:
        made.append(Section("Poängsammanställning enligt den tidigare versionen", 1, text(w.old_intro), "old"))
    if spec.facts:
        made.append(Section(f"Kortfakta om {full}", 1, text(front.facts), "facts"))
    return _numbered(made, dotted=form in ("C", "D", "E"))


def _numbered(chapters: list[Section], *, dotted: bool) -> list[Section]:
    """Chapter numbers before the headings; some reports set a dot after that of the scores only."""
    result, number = [], 0
    for chapter in chapters:
        if chapter.level == 1:
            number += 1
            dot = "." if dotted and chapter.role == "scores" else ""
            chapter = replace(chapter, heading=f"{number}{dot} {chapter.heading}")
        result.append(chapter)
    return result
