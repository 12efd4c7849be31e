"""A sample in a council's papers, and two in one file, come out as they do alone, with the pages of the file."""

from collections.abc import Collection

import pytest

from parsers.document import Document
from parsers.errors import Unreadable
from parsers.readers import READERS
from parsers.reports_in_file import InFile, Unread, find_reports
from pipeline.run.options import ReaderName
from pipeline.run.work import reading
from pipeline.run.work.reading import read_report
from schemas.report import Reject, Report
from tests.reports.bundles import BUNDLES, Bundle, agenda, joined
from tests.reports.compare import differences
from tests.reports.samples import RAW, Sample

pytestmark = pytest.mark.slow  # each bundle is read with both engines

_PLACED = {"page", "page_first", "page_last", "place", "sum_place", "score_heading_place", "total_place"}


def content(report: Report) -> object:
    """What a report says, without where it stands and in which file."""
    apart = {"pages", "producer", "source_file", "source_sha256", "page_first", "page_last", "coverage"}
    return _without_places(report.model_dump(exclude=apart))


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key not in _PLACED}
    return [_without_places(item) for item in value] if isinstance(value, list | tuple) else value


def reports(data: bytes, reader: ReaderName = "pdfium") -> list[Report]:
    results = read_report(data, "fil.pdf", reader=reader).results
    assert all(isinstance(result, Report) for result in results), results
    return [result for result in results if isinstance(result, Report)]


@pytest.mark.parametrize("sample", RAW[2:6], ids=lambda sample: sample.id)
def test_a_sample_in_an_agenda_is_read_as_alone(sample: Sample) -> None:
    data, trace = sample.pdf()
    (alone,) = reports(data)
    (inside,) = reports(joined([agenda(4), data, agenda(3)]))
    assert content(inside) == content(alone)
    assert (inside.page_first, inside.page_last) == (5, 4 + trace.pages)
    assert [area.page for area in inside.areas] == [area.page + 4 for area in alone.areas]


def test_two_samples_in_one_file_are_two_reports() -> None:
    samples = [RAW[2].pdf()[0], RAW[3].pdf()[0]]
    alone = [report for data in samples for report in reports(data)]
    both = reports(joined(samples))
    assert [content(report) for report in both] == [content(report) for report in alone]
    assert both[1].page_first == both[0].page_last + 1


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.id)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_shipped_bundle_holds_its_samples_and_nothing_around_them(bundle: Bundle, reader: ReaderName) -> None:
    found = reports(bundle.pdf(), reader)
    assert [(report.page_first, report.page_last) for report in found] == list(bundle.spans())
    for report, sample in zip(found, bundle.samples, strict=True):
        data, trace = sample.pdf()
        (alone,) = reports(data, reader)
        assert differences(alone, sample, trace) == []
        assert content(report) == content(alone)


def test_a_report_that_cannot_be_read_is_listed_beside_the_one_that_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_unread(*arguments: Document, **options: str) -> InFile:
        found = find_reports(*arguments, **options)  # type: ignore[arg-type]  # as they came
        return found._replace(unread=(Unread(20, 31, Unreadable()),))

    monkeypatch.setattr(reading, "find_reports", one_unread)
    report, reject = read_report(RAW[3].pdf()[0], "fil.pdf", pictures=True).results
    assert isinstance(report, Report)
    assert isinstance(reject, Reject)
    assert (reject.source_file, reject.reason) == ("fil.pdf#page=20", "unreadable")
    assert reject.message.startswith("A report on pages 20–31 cannot be read.")


def test_only_the_pages_of_a_report_are_read_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counting(data: bytes, pages: Collection[int] | None = None) -> Document:
        document = READERS["pdfplumber"](data, pages)
        asked.extend(page.number for page in document.pages)
        return document

    monkeypatch.setattr(reading, "SECOND_READERS", {**READERS, "pdfplumber": counting})
    data, trace = RAW[3].pdf()
    (report,) = reports(joined([agenda(20), data, agenda(20)]))
    assert asked
    assert all(report.page_first <= number <= report.page_last for number in asked)
    assert len(asked) <= 2 * trace.pages


def test_the_papers_alone_are_no_report() -> None:
    (reject,) = read_report(agenda(6), "fil.pdf").results
    assert not isinstance(reject, Report)
    assert reject.reason == "not-a-report"
    assert len(READERS["pdfium"](agenda(6)).pages) == 6
