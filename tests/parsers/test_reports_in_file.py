"""From a file to its reports: only their own pages count, places are the file's, and refusals say what was seen."""

import pytest

from parsers.document import Box, Document
from parsers.errors import NotAReport, NoTextLayer, Unreadable
from parsers.page.legibility import unreadable_pages
from parsers.page.sheets.leaf import turned
from parsers.reports_in_file import Found, find_reports
from schemas.report import Report
from tests.parsers.parts.span.made_up_file import AREAS, agenda, file, memo, pictures, plan, report


def found(document: Document) -> tuple[Found, ...]:
    return find_reports(document, source_file="fil.pdf", source_sha256="0" * 64).reports


def reports(document: Document) -> list[Report]:
    return [one.on_sheets(one.report) for one in found(document)]


def codes(report: Report) -> list[tuple[str, int | None]]:
    return [(f.code, f.page) for f in report.findings if f.code in ("page-unreadable", "pages-incomplete")]


def pages_of(report: Report) -> set[int]:
    sections = {page for s in report.sections for page in (s.page_first, s.page_last)}
    return sections | {a.page for a in report.areas} | {q.place.page for a in report.areas for q in a.questions}


def test_a_report_between_other_papers_has_nothing_of_them() -> None:
    (alone,) = reports(file(report()))
    (inside,) = reports(file(agenda(3), memo(), report(), plan(), agenda(2, font="TestBook")))
    assert (inside.page_first, inside.page_last, inside.pages) == (5, 15, 11)
    assert min(pages_of(inside)) >= 5
    assert max(pages_of(inside)) <= 15
    assert [s.text for s in inside.sections] == [s.text for s in alone.sections]
    assert [q.text for a in inside.areas for q in a.questions] == [q.text for a in alone.areas for q in a.questions]
    assert inside.total_printed is None


def test_two_reports_come_out_in_the_order_of_their_pages() -> None:
    two = reports(file(report(), report("Provköping", font="TestSans")))
    assert [(r.page_first, r.page_last, len(r.areas)) for r in two] == [(1, 11, 8), (12, 22, 8)]


def test_places_on_turned_pages_are_those_of_the_page_as_it_lies() -> None:
    document = file(report())
    (upright,) = reports(document)
    (lying,) = reports(document._replace(pages=tuple(turned(page, 1) for page in document.pages)))
    for a, b in zip(upright.areas, lying.areas, strict=True):
        for p, q in zip((x.place for x in a.questions), (x.place for x in b.questions), strict=True):
            expected = (document.pages[0].height - p.bottom, p.x0, document.pages[0].height - p.top, p.x1)
            assert (q.x0, q.top, q.x1, q.bottom) == pytest.approx(expected, abs=0.02)


def test_a_page_that_stands_twice_is_read_once_and_the_numbers_are_those_of_the_file() -> None:
    pages = report()
    (once,) = reports(file(pages))
    (twice,) = reports(file([*pages[:4], *pages[3:]]))
    assert codes(twice) == [("pages-incomplete", 5)]
    assert [s.text for s in twice.sections] == [s.text for s in once.sections]
    assert (twice.page_last, twice.areas[-1].page) == (12, once.areas[-1].page + 1)


def test_a_picture_of_a_page_within_the_report_is_named_but_not_its_cover() -> None:
    pages = report()
    (read,) = reports(file([*pages[:4], *pictures(1, (595.0, 842.0)), *pages[4:]]))
    assert codes(read) == [("page-unreadable", 5)]
    (read,) = reports(file([*pictures(1, (595.0, 842.0)), *pages[1:]]))
    assert codes(read) == []


def test_a_picture_in_the_place_of_the_score_tables_is_named() -> None:
    document = file(report())
    tables = document.pages[-1]
    half = tables._replace(words=tuple(w for w in tables.words if w.baseline < 400), images=(Box(60, 410, 540, 780),))
    (read,) = reports(document._replace(pages=(*document.pages[:-1], half)))
    assert codes(read) == [("page-unreadable", 11)]


def without_nordic(document: Document, font: str) -> Document:
    gone = str.maketrans("", "", "åäöÅÄÖ")
    return document._replace(
        pages=tuple(
            page._replace(
                words=tuple(w._replace(text=w.text.translate(gone)) if w.font == font else w for w in page.words)
            )
            for page in document.pages
        ),
    )


def nordic_report(font: str = "TestSerif") -> Document:
    words = (
        "att den som har en plan för och det av i de utvärdering räcker gärna tydligare ansvarsfördelningen "
        "medborgarnas synpunkter kommunstyrelsens verksamhetsområden förbättringsmöjligheter uppföljningen "
    )
    pages = report(font=font)
    for page in pages[2:]:
        for row in range(3):
            page.put(600.0 + 14 * row, words, font=font)
    return file(pages)


def test_a_font_that_has_lost_its_nordic_letters_makes_pages_unreadable() -> None:
    document = nordic_report()
    assert unreadable_pages(document) == {}
    broken = without_nordic(document, "TestSerif")
    assert len(unreadable_pages(broken)) >= 9
    with pytest.raises(Unreadable) as error:
        found(broken)
    assert "--force-ocr" in error.value.advice


def test_a_report_that_cannot_be_read_beside_one_that_can_is_not_passed_over_in_silence() -> None:
    first, second = file(report()).pages, without_nordic(nordic_report(), "TestSerif").pages
    pages = [page._replace(number=number) for number, page in enumerate([*first, *second], 1)]
    both = find_reports(Document(tuple(pages), None, None), source_file="fil.pdf", source_sha256="0" * 64)
    assert [(one.report.page_first, one.report.page_last) for one in both.reports] == [(1, 11)]
    assert [(part.page_first, part.page_last, part.why.reason) for part in both.unread] == [(12, 22, "unreadable")]


def test_letters_drawn_as_shapes_make_a_page_unreadable() -> None:
    page = file(report()).pages[4]
    shapes = tuple(
        Box(72.0 + 6 * (k % 70), 100.0 + 14 * (k // 70), 76.0 + 6 * (k % 70), 107.0 + 14 * (k // 70))
        for k in range(900)
    )
    outlined = page._replace(words=(), fills=shapes)
    assert list(unreadable_pages(Document((outlined,), None, None))) == [5]


def test_refusals_say_what_was_seen() -> None:
    with pytest.raises(NotAReport) as error:
        found(file(agenda(4), memo(), plan()))
    assert "7 pages" in error.value.advice
    assert "areas 1, 2, 3" in error.value.advice
    with pytest.raises(NotAReport) as error:
        found(file(agenda(4)))
    assert "not named" in error.value.advice
    with pytest.raises(NoTextLayer) as scanned:
        found(file(agenda(2, words="Kommunkompassen "), pictures(7), agenda(1)))
    assert "pages 3–9" in scanned.value.advice


def test_the_made_up_report_has_all_areas() -> None:
    (read,) = reports(file(report()))
    assert [a.name for a in read.areas] == list(AREAS)
