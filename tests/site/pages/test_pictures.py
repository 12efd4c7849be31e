"""A picture of any printed row, where the PDF is at hand."""

import hashlib
import io
import os
import unicodedata
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.database.load import load
from pipeline.evidence import cut, picture_path
from pipeline.site.ask.pictures import pdf_in
from pipeline.site.serve import site
from schemas.report import Place
from tests import made_up
from tests.site.conftest import Get, client

PAGE = (300, 400)
ROW = Place(page=2, x0=50, top=100, x1=250, bottom=120)


def pdf() -> bytes:
    """Return two pages; the second has a black bar where the row is."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE)
    canvas.showPage()
    canvas.rect(50, PAGE[1] - 120, 200, 20, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def dark(png: bytes) -> tuple[int, int, float, float]:
    """Return width and height of a picture and where its dark pixels begin and end, as shares of its height."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    box = picture.point(lambda value: 255 if value < 60 else 0).getbbox()
    assert box
    return picture.width, picture.height, box[1] / picture.height, box[3] / picture.height


def test_picture_is_as_wide_as_the_page_with_a_margin() -> None:
    width, height, top, bottom = dark(cut(pdf(), ROW, scale=2))
    assert (width, height) == (600, 96)
    assert (round(top * 48), round(bottom * 48)) == (14, 34)


def test_row_at_the_edge_of_the_page_stays_on_it() -> None:
    picture = Image.open(io.BytesIO(cut(pdf(), Place(page=2, x0=0, top=-5, x1=300, bottom=3), scale=1)))
    assert picture.size == (300, 17)


def test_page_that_is_not_there_is_said_so() -> None:
    with pytest.raises(pdfium.PdfiumError):
        cut(pdf(), Place(page=9, x0=0, top=0, x1=1, bottom=1))


def test_picture_path_belongs_to_one_report() -> None:
    paths = {picture_path(Path("e"), report_id, n) for report_id in ("a-2015", "a-2015-2") for n in (1, 2, 21)}
    assert len(paths) == 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a PDF in it."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "ängsvik-2012.pdf").write_bytes(pdf())
    return tmp_path


def serving(folder: Path, sha256: str, raw: str | None = "raw") -> Get:
    """Serve a report that was read from that PDF."""
    one = made_up.report("Ängsvik", 2012)
    question = one.areas[0].questions[0].model_copy(update={"place": ROW})
    area = one.areas[0].model_copy(update={"questions": (question, *one.areas[0].questions[1:])})
    one = one.model_copy(update={"source_sha256": sha256, "areas": (area, *one.areas[1:])})
    made_up.write(folder / "out", [one])
    load(folder / "out", folder / "out" / "kommunkompassen.db")
    return client(site(folder / "out" / "kommunkompassen.db", folder / raw if raw else None))


ADDRESS = "/report/angsvik-2012/printed/question/1/1"


def test_row_is_cut_from_the_pdf_at_hand(folder: Path) -> None:
    get = serving(folder, hashlib.sha256((folder / "raw" / "ängsvik-2012.pdf").read_bytes()).hexdigest())
    assert f'src="{ADDRESS}.png"' in get(ADDRESS).text
    assert dark(get(f"{ADDRESS}.png").content)[0] == 480


def test_report_links_each_page_number_to_its_picture(folder: Path) -> None:
    assert f'href="{ADDRESS}"' in serving(folder, "0")("/report/angsvik-2012").text


def test_another_file_under_the_same_name_is_not_shown(folder: Path) -> None:
    answer = serving(folder, "0" * 64)(f"{ADDRESS}.png")
    assert answer.status_code == 404
    assert "not the one" in answer.text


def test_without_the_folder_the_page_says_so(folder: Path) -> None:
    get = serving(folder, "0", raw=None)
    assert "inte till hands" in get(ADDRESS).text
    assert get(f"{ADDRESS}.png").status_code == 404


def test_folder_of_the_pdfs_is_told_to_nobody(folder: Path) -> None:
    get = serving(folder, "0")
    assert str(folder / "raw") not in get("/-/metadata.json").text
    assert str(folder / "raw") not in get("/-/plugins.json").text


@pytest.mark.parametrize(
    ("on_disk", "named"),
    [
        (unicodedata.normalize("NFD", "Österlånga/å.pdf").encode(), unicodedata.normalize("NFC", "Österlånga/å.pdf")),
        ("Österlånga/å.pdf".encode("latin-1"), "\\xd6sterl\\xe5nga/\\xe5.pdf"),
    ],
)
def test_a_pdf_is_found_by_the_name_it_has_in_the_results(tmp_path: Path, on_disk: bytes, named: str) -> None:
    path = os.path.join(os.fsencode(tmp_path), on_disk)
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(b"%PDF")
    assert pdf_in(tmp_path, named, hashlib.sha256(b"%PDF").hexdigest()) == b"%PDF"
