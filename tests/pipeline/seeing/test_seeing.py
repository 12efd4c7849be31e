"""What was found on a page is drawn where it stands, and what nothing claims is drawn too."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from parsers.document import Box, Page, Word
from parsers.readers import READERS
from parsers.report import parse
from pipeline.cli import cli
from pipeline.seeing.drawing import COLOURS, contact_sheet, drawn, png
from pipeline.seeing.marks import marks_on, place_of_text
from pipeline.seeing.text_places import TextPlaces, boxes_of

SAMPLE = Path(__file__).parents[3] / "raw" / "exempelby-2015.pdf"


def word(text: str, x0: float, baseline: float) -> Word:
    return Word(text, x0, baseline - 8, x0 + 6 * len(text), baseline + 2, baseline, "Made", 10.0, False, True)


def page(*lines: tuple[float, float, str], number: int = 1) -> Page:
    words = [word(text, x + 60 * k, y) for x, y, line in lines for k, text in enumerate(line.split(" "))]
    return Page(number, 595, 842, tuple(words), (), (), ())


def texts(words: list[Word]) -> str:
    return " ".join(w.text for w in words)


def test_a_text_is_found_over_lines_hyphens_and_blanks() -> None:
    places = TextPlaces(page((50, 100, "Kommunen har en med-"), (50, 114, "borgar dialog – varje år")))
    assert texts(places.find("har en medborgardialog varje")) == "har en med- borgar dialog varje"
    assert [(w.x0, w.top) for w in places.find("en medborgardialog")] == [(170, 92), (230, 92), (50, 106), (110, 106)]
    assert places.find("har ingen dialog") == [] and places.find("–") == []


def test_a_text_that_goes_on_over_the_page_is_found_in_pieces() -> None:
    text = "Enheterna får behålla en del av överskottet mellan åren och redovisar det varje höst"
    places = TextPlaces(page((50, 100, "överskottet mellan åren och redovisar det varje höst")))
    assert texts(places.find(text)).startswith("överskottet mellan") and len(places.find(text)) == 8
    assert len(places.find_most(text)) == 8
    assert (
        places.find_most(text + " i nämnden, i styrelsen och i fullmäktige som sedan beslutar om en tredjedel av det")
        == []
    )


def test_columns_in_any_order_of_the_file() -> None:
    left, right = (
        [(50.0, 100.0, "Tydlig målkedja från"), (50.0, 114.0, "nämnd till enhet")],
        [(300.0, 100.0, "Ingen strategi")],
    )
    for order in ([*left, *right], [left[0], right[0], left[1]]):
        found = TextPlaces(page(*order)).find("Tydlig målkedja från nämnd till enhet")
        assert "Tydlig målkedja från" in texts(found)


def test_boxes_join_what_stands_in_a_line() -> None:
    assert len(boxes_of([word("ett", 50, 100), word("två", 75, 100), word("tre", 400, 100)])) == 2


def test_everything_of_a_page_has_a_meaning_or_is_unclaimed() -> None:
    document = READERS["pdfium"](SAMPLE.read_bytes())
    report = parse(document, source_file="a.pdf", source_sha256="0" * 64)
    marks = [mark for sheet in document.pages for mark in marks_on(report, sheet)]
    stages = {mark.stage for mark in marks}
    assert stages == set(COLOURS) - ({"total"} if report.total_place is None else set())
    labels = [mark.label for mark in marks if mark.stage == "question"]
    first = report.areas[0].questions[0]
    assert len(labels) == sum(len(area.questions) for area in report.areas)
    assert labels[0] == f"1.1: {first.score}/{first.max} {first.percent_printed} %"
    points = sum(len(area.points) for area in report.areas)
    assert len({mark.label for mark in marks if mark.stage == "list"}) >= 0.95 * points
    words = sum(len(sheet.words) for sheet in document.pages)
    left = sum(len(mark.boxes) for mark in marks if mark.stage == "unclaimed")
    assert 0 < left < 0.05 * words


def test_the_place_of_an_item() -> None:
    place = place_of_text(["nämnd till enhet"], page((50, 114, "nämnd till enhet"), number=7))
    assert place is not None and (place.page, place.x0, place.top) == (7, 50, 106)
    assert place_of_text(["något annat"], page((50, 114, "nämnd till enhet"))) is None


def test_what_is_drawn_is_on_the_picture() -> None:
    data = SAMPLE.read_bytes()
    sheet = READERS["pdfium"](data, {1}).pages[0]
    bare, full = drawn(data, sheet, (), ()), drawn(data, sheet, (), ("words", "rules", "grids"))
    assert bare.size == full.size and bare.tobytes() != full.tobytes()
    both = contact_sheet([bare, full, bare], columns=2, width=100)
    assert both.width == 2 * 108 and both.height > 2 * 100
    assert png(full).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "arguments", [["--page", "2"], [], ["--page", "2", "--layer", "words,grids", "--reader", "pdfplumber"]]
)
def test_the_command(arguments: list[str], tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    result = CliRunner().invoke(cli, ["show", str(SAMPLE), *arguments, "-o", str(target)])
    assert result.exit_code == 0, result.output
    with Image.open(target) as picture:
        assert picture.width > 500


def test_what_cannot_be_shown(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(cli, ["show", str(SAMPLE), "--page", "999"]).exit_code == 2
    assert "no layer 'stars'" in run(cli, ["show", str(SAMPLE), "--layer", "stars"]).output
    (tmp_path / "a.pdf").write_text("hej")
    assert run(cli, ["show", str(tmp_path / "a.pdf")]).exit_code == 2


def test_a_place_has_a_box_of_its_own() -> None:
    assert boxes_of([word("ett", 50, 100)]) == [Box(50, 92, 68, 102)]
