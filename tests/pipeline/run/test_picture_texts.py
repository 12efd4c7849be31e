"""Words and figures in a chart that is a picture: read with --ocr, once, and shown beside the report."""

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest

pytest.importorskip("numpy", reason="the extra for scans is not installed")

import reportlab
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Document, Page, Word
from parsers.page.scan.pictures import pages_with_pictures, with_picture_texts
from parsers.readers import READERS
from parsers.readers.picture.seen import SeenText, texts_from_json, texts_to_json
from parsers.readers.picture.solid import without_solid
from parsers.readers.picture.texts import recognise_pictures
from pipeline.run.extraction import Summary, extract
from pipeline.run.options import Options
from pipeline.run.work.reading import read_report
from schemas.report import Report
from tests.pipeline.fakes import made_up_report

pytestmark = pytest.mark.slow  # pictures are recognised

RAW = Path(__file__).parents[3] / "raw"
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
SCORES = {"Demokrati": 62, "Styrning": 48, "Ledarskap": 71, "Medel": 55}
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


def bars() -> Image.Image:
    """A chart with a name before each bar, its figure behind it."""
    picture = Image.new("RGB", (1440, 720), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 36)
    for at, (name, score) in enumerate(SCORES.items()):
        y = 60 + at * 160
        draw.text((20, y + 20), name, "black", font)
        draw.rectangle((320, y, 320 + score * 12, y + 90), (70, 110, 180))
        draw.text((345 + score * 12, y + 20), str(score), "black", font)
    return picture


@pytest.fixture(scope="module")
def charted() -> bytes:
    """A sample whose chart is a picture, with another chart laid over that one."""
    for path in sorted(RAW.glob("*.pdf")):
        pages = pages_with_pictures(READERS["pdfium"](path.read_bytes()), ())
        if pages:
            return with_picture(path, pages[0].number, pages[0].boxes[0])
    raise AssertionError("no sample has a chart that is a picture")


def with_picture(path: Path, number: int, box: Box) -> bytes:
    with pdfium.PdfDocument(path) as document:
        page = document[number - 1]
        image = pdfium.PdfImage.new(document)
        image.set_bitmap(pdfium.PdfBitmap.from_pil(bars()))
        across, down = box.x1 - box.x0, box.bottom - box.top
        image.set_matrix(pdfium.PdfMatrix(across, 0, 0, down, box.x0, page.get_height() - box.bottom))
        page.insert_obj(image)
        page.gen_content()
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def run(raw: Path, *, ocr: bool) -> Summary:
    return extract(raw, raw.parent / "out", Options(timeout=100, ocr=ocr))


def seen(raw: Path) -> list[str]:
    (path,) = (raw.parent / "out").glob("*-20*.json")
    return [text.text for text in Report.model_validate_json(path.read_bytes()).picture_texts]


@needs_tesseract
def test_a_chart_is_read_with_ocr_once(tmp_path: Path, charted: bytes) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(charted)
    run(raw, ocr=False)
    assert seen(raw) == []
    assert run(raw, ocr=True).read == 1
    texts = seen(raw)
    assert set(texts) >= {*SCORES, *map(str, SCORES.values())}
    assert run(raw, ocr=False).read == 0
    assert seen(raw) == texts
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("pictures-*/*/*.json")}
    extract(raw, tmp_path / "out", Options(timeout=100, ocr=True, force=True))
    assert kept and kept == {path: path.stat().st_mtime_ns for path in kept}


@needs_tesseract
def test_a_chart_is_no_part_of_the_scores(tmp_path: Path, charted: bytes) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(charted)
    (before,) = read_report(charted, "a.pdf").results
    run(raw, ocr=True)
    (path,) = (tmp_path / "out").glob("*-20*.json")
    after = Report.model_validate_json(path.read_bytes())
    assert isinstance(before, Report) and after.picture_texts
    assert after.total_printed == before.total_printed
    assert [area.score_heading for area in after.areas] == [area.score_heading for area in before.areas]


def test_pages_with_charts_are_named_before_they_are_read(charted: bytes) -> None:
    wanted = read_report(charted, "a.pdf", second_reading=False, wants_ocr=True)
    assert not wanted.results and wanted.unseen and not wanted.unread
    number = wanted.unseen[0].number
    box = wanted.unseen[0].boxes[0]
    text = SeenText("Medel", Box(box.x0 + 5, box.top + 5, box.x0 + 40, box.top + 15))
    nothing: dict[int, Sequence[SeenText]] = {page.number: () for page in wanted.unseen}
    (report,) = read_report(
        charted, "a.pdf", second_reading=False, wants_ocr=True, seen=nothing | {number: [text]}
    ).results
    assert isinstance(report, Report)
    assert [(t.position, t.text, t.place.page) for t in report.picture_texts] == [(1, "Medel", number)]


@needs_tesseract
@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in (90, 270))])
def test_a_chart_on_its_side_is_read_where_it_lies(turn: int) -> None:
    picture = bars().rotate(turn, expand=True)
    file = io.BytesIO()
    picture.save(file, "PDF", resolution=288)  # four pixels to the point
    across, down = picture.width / 4, picture.height / 4
    found = recognise_pictures(file.getvalue(), 1, [Box(0, 0, across, down)], "swe+eng")
    boxes = {text.text: text.box for text in found}
    assert boxes.keys() >= {*SCORES, *map(str, SCORES.values())}
    x, y = (boxes["Demokrati"].x0 + boxes["Demokrati"].x1) / 2, (boxes["Demokrati"].top + boxes["Demokrati"].bottom) / 2
    upright = {0: (x, y), 90: (down - y, x), 270: (y, across - x)}[turn]
    assert upright == pytest.approx((29, 25), abs=8)


def test_bars_are_taken_out_and_letters_stay() -> None:
    picture = bars().convert("L")
    clean = without_solid(picture, 4)
    assert clean.crop((310, 0, 330 + 48 * 12, 720)).histogram()[:191] == [0] * 191
    assert clean.crop((0, 0, 300, 720)).tobytes() == picture.crop((0, 0, 300, 720)).tobytes()


def word(text: str, x0: float, top: float) -> Word:
    return Word(text, x0, top, x0 + 30, top + 10, top + 8, "Vera", 10, False, True)


def page(*images: Box, words: tuple[Word, ...] = ()) -> Document:
    return Document((Page(1, 600, 800, words, (), (), images),), None, None)


def test_small_pictures_and_grounds_are_left_alone() -> None:
    arms, ground, chart = Box(20, 20, 90, 110), Box(0, 0, 600, 800), Box(100, 300, 400, 500)
    assert pages_with_pictures(page(arms), ()) == pages_with_pictures(page(ground), ()) == ()
    (found,) = pages_with_pictures(page(arms, chart), ())
    assert found.boxes == (chart,)
    assert pages_with_pictures(page(chart), {1}) == ()


def test_strips_are_one_picture() -> None:
    strips = [Box(100, 300 + 40 * n, 400, 340 + 40 * n) for n in range(5)]
    (found,) = pages_with_pictures(page(*strips), ())
    assert found.boxes == (Box(100, 300, 400, 500),)


def test_what_the_page_has_as_text_is_not_said_twice() -> None:
    document = page(Box(100, 300, 400, 500), words=(word("Medel", 120, 320),))
    texts = [SeenText("Medel", Box(119, 319, 152, 331)), SeenText("55", Box(200, 320, 215, 330))]
    report = with_picture_texts(made_up_report(), document, {1: texts})
    assert [text.text for text in report.picture_texts] == ["55"]


def test_texts_are_kept_as_they_are() -> None:
    texts = (SeenText("Medel 55 %", Box(1.5, 2, 3, 4)),)
    assert texts_from_json(texts_to_json(texts)) == texts
