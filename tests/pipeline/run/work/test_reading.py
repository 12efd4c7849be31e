"""What reading one file costs, by what is asked of PDFium."""

import pytest

from parsers.readers.pdfium import calls
from pipeline.run.work.reading import read_report
from schemas.report import Reject
from tests.parsers.layered_pdf import scan


def test_a_scan_with_a_text_layer_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, int] = {}

    def counted(name: str) -> None:
        function = getattr(calls, name)

        def call(*arguments: object) -> object:
            asked[name] = asked.get(name, 0) + 1
            return function(*arguments)

        monkeypatch.setattr(calls, name, call)

    for name in ("load_document", "load_page", "load_text", "rendered_bitmap"):
        counted(name)
    [result] = read_report(scan(mode=0), "scan.pdf").results
    assert isinstance(result, Reject) and result.reason != "no-text-layer"
    assert asked == {"load_document": 1, "load_page": 2, "load_text": 2}


def test_a_scan_that_becomes_no_report_says_that_ocr_could_read_its_pages() -> None:
    reading = read_report(scan(mode=0, stamps=0), "scan.pdf")
    assert isinstance(reading.results[0], Reject)
    assert reading.unread == (1, 2)
