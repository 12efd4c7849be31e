"""What fuzzing has found, as the smallest input that shows it."""

from pathlib import Path
from random import Random

from parsers.page.remaining import Remaining
from parsers.parts.outline import Heading, with_levels
from parsers.parts.places import place_lines
from parsers.parts.sections import read_sections
from pipeline.run.work.reading import _shown
from schemas.report import Place
from tests.fuzz.hostile import TEXT, one_page
from tests.fuzz.mutations import OF_PAGES
from tests.parsers.typed_pages import Sheet, flow, setting
from tests.pipeline.fakes import made_up_finding, made_up_report

LIST = [("Styrkor", 12), ("•", 0), ("•", 0)]


def test_list_marks_that_stand_alone() -> None:
    """A list of nothing but marks had no indent."""
    sheet = Sheet()
    for row, (text, size) in enumerate([("Område 1 Offentlighet", 14), *LIST]):
        sheet.put(100 + 24 * row, text, size=size or 11, bold=bool(size))
    left = Remaining(flow(sheet))
    headings = with_levels([Heading((line,), line.text, 1) for line in left if line.bold])
    read_sections(left, setting(sheet), place_lines(left.flow, headings, []))
    left.take("heading", [line for line in left if line.bold])
    assert left.coverage == 1


def test_a_finding_outside_the_page_has_no_picture() -> None:
    """PDFium gives a page no size at all if its crop box lies outside it, where pdfplumber reads on."""
    data = one_page(TEXT, page=b"/MediaBox [0 0 595 842] /CropBox [600 0 1200 842]")
    place = Place(page=1, x0=10, top=700, x1=90, bottom=712)
    assert _shown(data, [made_up_report(findings=(made_up_finding(place=place),))]) == (({},), 1)


def test_a_source_that_pdfium_cannot_open_stays_as_it_is() -> None:
    """The fuzzer itself stopped at a locked file."""
    data = Path(__file__).read_bytes()
    assert [mutation(data, Random(1)) for mutation in OF_PAGES] == [data] * len(OF_PAGES)
