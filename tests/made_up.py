"""Reports made up for tests of the database and the site: no PDF behind them, municipalities that do not exist."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from schemas.catalogue import EDITIONS, Edition
from schemas.report import Area, Finding, Mention, Place, Point, PointKind, Question, Reject, Report, Section

SENTENCES = (
    "Kommunen har en tydlig plan för hur invånarna ska få veta vad som beslutas.",
    "Brukarundersökningar görs vartannat år och följs upp i nämnderna.",
    "På webbplatsen finns jämförelser av kvalitet och kostnader för skola och omsorg.",
    "Cheferna har uppdragsbeskrivningar som förnyas varje höst.",
    "Mål- och resultatstyrningen är känd i hela organisationen.",
    "Arbetet med e-förslag har kommit igång men används ännu av få.",
    "Lönesättningen är individuell och bygger på kriterier som alla känner till.",
    "Det saknas en samlad bild av vad medborgardialogerna har lett till.",
    "Samverkan med näringslivet sker i ett råd som möts fyra gånger om året.",
    "Enheterna får behålla en del av överskottet mellan åren.",
)
ITEMS: dict[PointKind, tuple[str, ...]] = {
    "strength": (
        "Tydlig målkedja från nämnd till enhet",
        "Brett utbud av e-tjänster",
        "Väl använda brukarundersökningar",
    ),
    "improvement": ("Samla synpunktshanteringen på ett ställe", "Gör delårsrapporten lättare att läsa"),
    "weakness": ("Jämförelser används sällan i styrningen", "Ingen strategi för medborgardialog"),
    "rubric": ("Information till invånarna", "Medborgardialog och deltagande", "Etik"),
}
QUESTION_MAXIMA = (15, 20, 25, 30, 10)


def edition(name: str) -> Edition:
    """Return the edition called `name` in the catalogue."""
    return next(e for e in EDITIONS if e.id == name)


def place(page: int, row: int = 0) -> Place:
    """Return the box of a table row."""
    return Place(page=page, x0=70.9, top=120.0 + 18 * row, x1=524.4, bottom=134.0 + 18 * row)


def area(
    number: int, name: str, subject: str | None, pick: random.Random, page: int, texts: Sequence[str] = ()
) -> Area:
    """Return an area of five questions that adds up."""
    questions = tuple(
        Question(
            number=f"{number}.{n}",
            position=n,
            text=texts[n - 1] if n <= len(texts) else f"Hur arbetar kommunen med fråga {n} i område {number}?",
            score=(score := pick.randint(most // 3, most)),
            max=most,
            percent_printed=int(100 * score / most + 0.5),
            place=place(page + 1, n),
        )
        for n, most in enumerate(QUESTION_MAXIMA, 1)
    )
    total = sum(int(q.score or 0) for q in questions)
    points = tuple(
        Point(kind=kind, position=n, text=f"{text} ({number})", page=page)
        for kind, items in ITEMS.items()
        for n, text in enumerate(items, 1)
    )
    return Area.model_validate(
        {
            "number": number,
            "name": name,
            "subject": subject,
            "page": page,
            "score_heading": total,
            "score_heading_place": place(page),
            "score_printed": total,
            "max_printed": 100,
            "percent_printed": total,
            "sum_place": place(page + 1, 6),
            "score_computed": total,
            "max_computed": 100,
            "questions": questions,
            "points": points,
        }
    )


def sections(areas: Iterable[Area], pick: random.Random, each: int, sentences: int) -> tuple[Section, ...]:
    """Return a chapter before the areas and `each` sections in every area."""
    found: list[tuple[str, int | None, int, int]] = [("1 Vad är Kommunkompassen?", None, 1, 2)]
    for a in areas:
        found += [(f"Avsnitt {n} om {a.name.lower()}", a.number, 2, a.page) for n in range(1, each + 1)]
    return tuple(
        Section(
            area_number=number,
            position=position,
            level=level,
            heading=heading,
            text="\n\n".join(" ".join(pick.choices(SENTENCES, k=sentences // 2)) for _ in range(2))
            + "\n- En punkt\n- En till",
            page_first=page,
            page_last=page + 1,
        )
        for position, (heading, number, level, page) in enumerate(found, 1)
    )


def report(
    municipality: str = "Ödeshult",
    year: int = 2014,
    edition_id: str = "2010",
    *,
    code: str | None = None,
    id: str | None = None,
    seed: int = 0,
    sections_each: int = 2,
    sentences: int = 6,
    mentions: Sequence[tuple[str, str]] = (),
) -> Report:
    """Return a report that adds up, in which every area has questions, lists and running text."""
    pick = random.Random(f"{municipality} {year} {seed}")
    known = edition(edition_id)
    areas = tuple(area(a.number, a.name, a.subject, pick, 2 + 2 * a.number) for a in known.areas)
    text = sections(areas, pick, sections_each, sentences)
    total = sum(a.score_computed or 0 for a in areas)
    norwegian = known.country == "NO"
    return Report(
        id=id or f"{municipality.lower().translate(str.maketrans('åäöéøæ ', 'aaoeoa-'))}-{year}",
        municipality=municipality,
        municipality_id=f"{known.country}-{code}" if code else None,
        municipality_code=code,
        country=known.country,
        year=year,
        month=5,
        report_date=f"{year}-09-01",
        ordinal=2,
        edition=edition_id,
        language="nb" if norwegian else "sv",
        evaluators=("Ada Exempel", "Bo Påhittad"),
        total_printed=total,
        total_place=place(3),
        total_computed=total,
        total_max=100 * len(areas),
        scores_confirmed=1.0,
        coverage=0.99,
        text_source="native",
        cells_expected=sum(len(a.questions) for a in areas),
        cells_read=sum(len(a.questions) for a in areas),
        pages=24,
        page_first=1,
        page_last=24,
        producer="Made up",
        source_file=f"{municipality.lower()}-{year}.pdf",
        source_sha256=f"{pick.getrandbits(256):064x}",
        areas=areas,
        sections=text,
        mentions=tuple(
            Mention(
                section_position=2 + n,
                area_number=1,
                position=1,
                municipality_id=f"{known.country}-{other}",
                name=name,
                sentence=f"Kommunen kan hämta idéer från {name}, som har prövat detta.",
                is_example=True,
            )
            for n, (other, name) in enumerate(mentions)
        ),
        findings=(),
    )


def flagged(one: Report, printed: int = 61) -> Report:
    """Return `one` with an area whose sum row is not the sum of its questions, and the finding that says so."""
    first = one.areas[0].model_copy(update={"score_printed": printed})
    finding = Finding(
        code="area-total-mismatch",
        about="report",
        severity="error",
        area_number=1,
        question_number=None,
        printed=str(printed),
        expected=str(first.score_computed),
        message=f"Area 1: the sum row says {printed}, the questions add up to {first.score_computed}.",
        page=first.page + 1,
        place=first.sum_place,
        confirmed=True,
    )
    return one.model_copy(update={"areas": (first, *one.areas[1:]), "findings": (finding,)})


def write(folder: Path, reports: Iterable[Report], rejects: Iterable[Reject] = ()) -> Path:
    """Write the JSON files as the runner does, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in reports:
        (folder / f"{one.id}.json").write_text(one.model_dump_json(indent=1), "utf-8")
    listed = TypeAdapter(tuple[Reject, ...]).dump_json(tuple(rejects))
    (folder / "rejects.json").write_bytes(listed)
    return folder
