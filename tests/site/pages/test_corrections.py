"""What people have put right is shown where it stands, and all together; what is known to be missing is named."""

import re
from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.site.serve import site
from pipeline.site.words.corrections import kind, place
from schemas.checks import check
from schemas.corrections import Entry, Part, SideFile, corrected
from schemas.report import PictureText, Review, Source
from tests.made_up import place as box
from tests.made_up import report, write
from tests.site.conftest import Get, client

WHY = "Ettan är en <sjua>"


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A site with a report in which one figure was put right, one error explained, one correction does not fit."""
    read = report("Ödeshult", 2014, code=None)
    area = read.areas[0].model_copy(update={"score_printed": 99})
    read = read.model_copy(update={"areas": (area, *read.areas[1:])})
    read = read.model_copy(update={"findings": check(read)})
    score = read.areas[3].questions[2].score
    entries = (
        Entry(3, "question 4.3 score", score, 1, "misread", WHY, "Ada Exempel", "2026-05-31"),
        Entry(9, "area 1 sum score", 99, None, "source-error", "Felräknat", "Bo Påhittad", "2026-06-01"),
        Entry(15, "area 2 heading", -1, 4, "misread", "x", "Ada Exempel", "2026-06-01"),
    )
    source = Source(url="https://odeshult.example/rapport.pdf", page=None, fetched="2026-05-01")
    review = Review(by="Cia Granskare", on="2026-06-02", what="all")
    side = SideFile("ödeshult-2014.toml", (Part(entries=entries, source=source, review=review),))
    (right,) = corrected([read], side)
    seen = tuple(PictureText(position=n, text=text, place=box(7)) for n, text in enumerate(("<Medel>", "55"), 1))
    known = report("Östersund", 2015, code="2380").model_copy(update={"picture_texts": seen})
    folder = write(tmp_path_factory.mktemp("corrected"), [right, known, report("Ängsvik", 2012)])
    load(folder, folder / "kommunkompassen.db")
    return asking(folder / "kommunkompassen.db")


def asking(database: Path) -> Get:
    return client(site(database))


def test_a_mark_stands_beside_a_corrected_figure(get: Get) -> None:
    page = get("/report/odeshult-2014").text
    row = next(r for r in re.findall(r"<tr>.*?</tr>", page, re.S) if ">4.3<" in r)
    assert "rättad" in row and "är 1: Ettan är en &lt;sjua&gt;" in row and "Ada Exempel" in row
    assert "<sjua>" not in page
    assert page.count('<details class="corrected">') == 2
    assert "förklarad" in page and "Felräknat" in page
    assert "Cia Granskare" in page and "https://odeshult.example/rapport.pdf" in page


def test_text_in_pictures_stands_by_itself(get: Get) -> None:
    page = get("/report/ostersund-2015").text
    assert "Text i bilder" in page and "&lt;Medel&gt; · 55" in page and "<Medel>" not in page
    assert "Text in pictures" in get("/en/report/ostersund-2015").text
    assert "Text i bilder" not in get("/report/odeshult-2014").text


def test_text_in_pictures_is_found_by_search(get: Get) -> None:
    page = get("/search?q=medel&kind=picture").text
    assert "/report/ostersund-2015#pictures" in page and "Text i bilder" in page


def test_the_published_pdf_is_one_step_from_each_figure(get: Get) -> None:
    page = get("/report/odeshult-2014/printed/question/4/3").text
    assert re.search(r'href="https://odeshult.example/rapport.pdf#page=\d+"', page)


def test_all_corrections_on_one_page(get: Get) -> None:
    page = get("/corrections").text
    assert "2 uppgifter har rättats" in page and "fråga 4.3: poäng" in page and "område 1: summaradens poäng" in page
    assert "ödeshult-2014.toml, rad 15" in page and "Cia Granskare" in page
    english = get("/en/corrections").text
    assert "question 4.3: score" in english and "2 values were put right" in english
    lines = get("/corrections.csv").text.splitlines()
    assert len(lines) == 3 and "question 4.3 score" in lines[1]


def test_without_corrections_the_page_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path, [report("Ängsvik", 2012)])
    load(folder, folder / "kommunkompassen.db")
    assert "Ingen människa har rättat" in asking(folder / "kommunkompassen.db")("/corrections").text


def test_what_is_known_and_missing(get: Get) -> None:
    page = get("/coverage").text
    assert re.search(r"Av \d+ kända utvärderingar finns 1 här\.", page)
    assert '<a href="/report/ostersund-2015">2015</a>' in page and "saknas" in page
    assert get("/en/coverage").status_code == 200
    assert len(get("/coverage.csv").text.splitlines()) > 50


def test_reports_by_whether_somebody_has_reviewed_them(get: Get) -> None:
    reviewed, others = get("/reports?reviewed=yes").text, get("/reports?reviewed=no").text
    assert "odeshult-2014" in reviewed and "angsvik-2012" not in reviewed
    assert "odeshult-2014" not in others and "angsvik-2012" in others


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("report total", "totalpoäng"),
        ("area 2 sum max", "område 2: summaradens maxpoäng"),
        ("area 4 row 6 score", "område 4, rad 6: poäng"),
        ("question 4.3", "fråga 4.3"),
        ("area 5 strength 3 text", "område 5, styrkor, punkt 3"),
        ("section 7 heading", "avsnitt 7: rubrik"),
        ("something else", "something else"),
    ],
)
def test_figures_in_words(at: str, words: str) -> None:
    assert place(at) == words


def test_kinds_in_words() -> None:
    assert [kind(name) for name in ("misread", "not-text", "source-error", "x")] == [
        "läst fel", "står bara i en bild", "fel i rapporten", "x",
    ]  # fmt: skip
