"""The second reading: what another engine sees in the places of the first."""

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import pytest

from parsers.document import Document, Page, Reader, Word
from parsers.errors import ParseError, Unreadable
from parsers.readers import READERS
from parsers.report import parse
from parsers.second_reading.confirm import confirm
from schemas.checks import check
from schemas.report import Area, Finding, Place, Points, Question, Report
from tests.reports.samples import RAW

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
OTHER = {"pdfium": "pdfplumber", "pdfplumber": "pdfium"}
COLUMNS = (400.0, 450.0, 500.0)

Figures = tuple[Points | None, Points | None, Points | None]
QUESTIONS: tuple[Figures, ...] = ((12, 15, 80), (10, 25, 40), (20, 25, 80), (15, 20, 75), (13, 15, 87))


def place(row: int, page: int = 2) -> Place:
    """The box of a table's row, from the label to the last figure."""
    return Place(page=page, x0=70, top=100.0 + 20 * row, x1=COLUMNS[2] + 20, bottom=112.0 + 20 * row)


def report(
    questions: Sequence[Figures] = QUESTIONS, total: Figures = (70, 100, 70), heading: Points | None = 70
) -> Report:
    """A report of one area; its table is on page 2, its box on page 1."""
    area = Area(
        number=1,
        name="Offentlighet och demokrati",
        subject="democracy",
        page=1,
        score_heading=heading,
        score_heading_place=None if heading is None else Place(page=1, x0=400, top=100, x1=440, bottom=112),
        score_printed=total[0],
        max_printed=total[1],
        percent_printed=total[2],
        sum_place=place(len(questions)),
        score_computed=sum(q[0] or 0 for q in questions),
        max_computed=sum(q[1] or 0 for q in questions),
        questions=tuple(
            Question(
                number=f"1.{index + 1}",
                position=index + 1,
                text="Hur informeras medborgarna 2014",
                score=score,
                max=most,
                percent_printed=percent,
                place=place(index),
            )
            for index, (score, most, percent) in enumerate(questions)
        ),
        points=(),
    )
    made = Report(
        id="provkoping-2014",
        municipality="Provköping",
        municipality_id=None,
        municipality_code=None,
        country="SE",
        year=2014,
        month=None,
        report_date=None,
        ordinal=None,
        edition=None,
        language="sv",
        evaluators=(),
        total_printed=None,
        total_place=None,
        total_computed=area.score_computed,
        total_max=area.max_computed,
        scores_confirmed=None,
        coverage=1.0,
        text_source="native",
        cells_expected=len(questions),
        cells_read=len(questions),
        pages=2,
        page_first=1,
        page_last=2,
        producer=None,
        source_file="provkoping.pdf",
        source_sha256="0" * 64,
        areas=(area,),
        sections=(),
        mentions=(),
        findings=(),
    )
    return made.model_copy(update={"findings": tuple(f for f in check(made) if f.code != "area-missing")})


def word(text: str, x0: float, row: int, size: float = 10) -> Word:
    baseline = 109.0 + 20 * row
    x1 = x0 + 0.5 * size * len(text)
    return Word(text, x0, baseline - 0.8 * size, x1, baseline + 0.2 * size, baseline, "Test", size, False, False)


def reading(
    questions: Sequence[Sequence[Points | None]] = QUESTIONS,
    total: Sequence[Points | None] = (70, 100, 70),
    heading: str = "70",
    more: Sequence[Word] = (),
    columns: Sequence[float] = COLUMNS,
) -> Reader:
    """An engine that sees these figures."""
    words: list[Word] = list(more)
    for row, figures in enumerate([*questions, total]):
        if row < len(questions):
            label = f"1.{row + 1} Hur informeras medborgarna 2014".split()
            words += [word(text, 70 + 58 * index, row) for index, text in enumerate(label)]
        for column, (x0, figure) in enumerate(zip(columns, figures, strict=True)):
            if figure is not None:
                shown = f"{figure}".replace(".", ",")
                words.append(word(f"{shown}%" if column == 2 else shown, x0, row))

    def read(data: bytes, pages: Collection[int] | None = None) -> Document:
        found = (Page(1, 595, 842, (word(heading, 402, 0),), (), (), ()), Page(2, 595, 842, tuple(words), (), (), ()))
        return Document(tuple(p for p in found if pages is None or p.number in pages), None, None)

    return read


def findings(made: Report, code: str) -> list[Finding]:
    return [finding for finding in made.findings if finding.code == code]


def test_readings_that_agree_confirm_all_scores() -> None:
    confirmed = confirm(report(), b"", reading())
    assert (confirmed.scores_confirmed, confirmed.findings) == (1.0, ())


def test_a_cell_that_differs_is_a_finding_of_its_own() -> None:
    misread = [*QUESTIONS[:2], (26, 25, 80), *QUESTIONS[3:]]
    confirmed = confirm(report(), b"", reading(misread))
    (finding,) = confirmed.findings
    assert (finding.code, finding.severity, finding.confirmed) == ("reading-differs", "error", False)
    assert (finding.area_number, finding.question_number, finding.page) == (1, "1.3", 2)
    assert (finding.printed, finding.expected) == ("20", "26")
    assert finding.place == place(2)
    assert confirmed.scores_confirmed == round(18 / 19, 4)


@pytest.mark.parametrize(
    ("second", "where"),
    [
        (reading(total=(71, 100, 70)), "Area 1: one reading has the score 70, the other 71."),
        (reading(heading="7O 10"), "Area 1, by its heading: one reading has the score 70, the other 10."),
    ],
    ids=["sum row", "heading"],
)
def test_sum_rows_and_headings_are_compared_too(second: Reader, where: str) -> None:
    assert [finding.message for finding in confirm(report(), b"", second).findings] == [where]


def test_what_the_second_reading_does_not_see_is_no_finding_where_other_figures_prove_it() -> None:
    proven = confirm(report(), b"", reading(total=(70, 100, None)))
    assert (proven.findings, proven.scores_confirmed) == ((), round(18 / 19, 4))
    wrong = report(total=(70, 100, 71))
    messages = [f.message for f in confirm(wrong, b"", reading(total=(70, 100, None))).findings]
    assert "Area 1: one reading has the percent 71, the other nowhere." in messages


def test_a_score_that_only_the_second_reading_sees_differs() -> None:
    lost: list[Figures] = [(None, 15, 80), *QUESTIONS[1:]]
    found = findings(confirm(report(lost), b"", reading()), "reading-differs")
    assert [(finding.printed, finding.expected) for finding in found] == [(None, "12")]


def test_a_contradiction_on_which_both_agree_is_the_reports() -> None:
    made = report(total=(68, 100, 68))
    confirmed = confirm(made, b"", reading(total=(68, 100, 68)))
    assert {f.code: f.confirmed for f in confirmed.findings} == {
        "area-total-mismatch": True,
        "heading-score-mismatch": True,
    }


def test_a_contradiction_on_which_they_differ_is_the_readings() -> None:
    confirmed = confirm(report(total=(68, 100, 68)), b"", reading(total=(70, 100, 70)))
    assert {f.code: f.confirmed for f in confirmed.findings} == {
        "area-total-mismatch": False,
        "heading-score-mismatch": False,
        "reading-differs": False,
    }


def test_a_finding_about_one_question_rests_on_its_row_alone() -> None:
    printed: list[Figures] = [(12, 15, 81), *QUESTIONS[1:]]
    misread = [*printed[:4], (18, 15, 87)]
    confirmed = confirm(report(printed), b"", reading(misread))
    assert [f.confirmed for f in findings(confirmed, "question-percent-mismatch")] == [True]


def test_figures_of_a_label_are_no_scores() -> None:
    short = [(None, 15, None)] * 5
    made = report(short, total=(None, 100, None), heading=None)
    assert confirm(made, b"", reading(short, total=(None, 100, None))).scores_confirmed == 1.0


def test_columns_that_were_not_read_do_not_count() -> None:
    """Reports of 2010 print the old scoring beside the new one."""
    older = [word("55", 425, row) for row in range(6)]
    assert confirm(report(), b"", reading(more=older)).scores_confirmed == 1.0


def test_the_maximum_may_stand_before_the_score() -> None:
    turned = (COLUMNS[1], COLUMNS[0], COLUMNS[2])
    assert confirm(report(), b"", reading(columns=turned)).scores_confirmed == 1.0


def test_percentages_without_sign_and_maximum_are_no_maxima() -> None:
    made = report([(score, None, share) for score, _, share in QUESTIONS], total=(70, None, 70))
    second = reading([(score, share, None) for score, _, share in QUESTIONS], total=(70, 70, None))
    assert confirm(made, b"", second).scores_confirmed == 1.0


def test_decimals_count() -> None:
    half: list[Figures] = [(12.5, 15, 83), *QUESTIONS[1:]]
    agreed = confirm(report(half, total=(70.5, 100, 71), heading=None), b"", reading(half, total=(70.5, 100, 71)))
    differing = confirm(report(half, total=(70.5, 100, 71), heading=None), b"", reading(total=(70.5, 100, 71)))
    assert agreed.scores_confirmed == 1.0
    assert [(f.printed, f.expected) for f in findings(differing, "reading-differs")] == [("12,5", "12"), ("83", "80")]


def test_a_missing_question_is_confirmed_where_the_second_reading_has_it_neither() -> None:
    made = report()
    area = made.areas[0]
    gap = made.model_copy(
        update={"areas": (area.model_copy(update={"questions": (*area.questions[:1], *area.questions[2:])}),)}
    )
    gap = gap.model_copy(update={"findings": tuple(f for f in check(gap) if f.code == "question-missing")})
    without = [w for w in reading()(b"", [2]).pages[0].words if not 117 < w.baseline < 137]

    def read(data: bytes, pages: Collection[int] | None = None) -> Document:
        return Document((Page(2, 595, 842, tuple(without), (), (), ()),), None, None)

    assert [f.confirmed for f in findings(confirm(gap, b"", read), "question-missing")] == [True]
    assert [f.confirmed for f in findings(confirm(gap, b"", reading()), "question-missing")] == [False]


def test_a_file_that_the_second_engine_cannot_open_stays_unconfirmed() -> None:
    def read(data: bytes, pages: Collection[int] | None = None) -> Document:
        raise Unreadable("no")

    made = report(total=(68, 100, 68))
    assert confirm(made, b"", read) == made


def test_a_report_without_scores_is_not_read_again() -> None:
    made = report().model_copy(update={"areas": ()})

    def read(data: bytes, pages: Collection[int] | None = None) -> Document:
        raise AssertionError("read")

    assert confirm(made, b"", read).scores_confirmed is None


def test_only_pages_with_scores_are_read_again() -> None:
    asked: list[Collection[int] | None] = []

    def read(data: bytes, pages: Collection[int] | None = None) -> Document:
        asked.append(pages)
        return reading()(data, pages)

    confirm(report(), b"", read)
    assert asked == [{1, 2}]


# Whole reports, with each of the readers first


@cache
def read_twice(path: Path | str, reader: str) -> Report:
    """A sample or published report, read and confirmed."""
    data = path.read_bytes() if isinstance(path, Path) else next(s for s in RAW if s.id == path).pdf()[0]
    first = parse(READERS[reader](data), source_file="a.pdf", source_sha256="0" * 64)
    return confirm(first, data, READERS[OTHER[reader]])


def without_boxes(made: Report) -> object:
    """What a report says, apart from where on its page that stands."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in ("x0", "x1", "top", "bottom")}
        return [bare(item) for item in value] if isinstance(value, list | tuple) else value

    return bare(made.model_dump())


PUBLISHED = [
    pytest.param(path, id=path.stem, marks=pytest.mark.skipif(not path.exists(), reason="the report is not here"))
    for path in sorted(REPORTS.glob("*.pdf")) or [REPORTS / "reports.pdf"]
]
WHOLE = [*(sample.id for sample in RAW), *PUBLISHED]


@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.parametrize("path", WHOLE)
def test_both_readings_of_a_report_see_the_same_digits(path: Path | str, reader: str) -> None:
    try:
        made = read_twice(path, reader)
    except ParseError as error:
        pytest.skip(f"no report: {error}")
    assert made.scores_confirmed == 1.0
    assert [f.message for f in made.findings if f.place is not None and not f.confirmed] == []


@pytest.mark.parametrize("path", WHOLE)
def test_both_readers_lead_to_the_same_report(path: Path | str) -> None:
    try:
        first = read_twice(path, "pdfium")
    except ParseError as error:
        with pytest.raises(type(error)):
            read_twice(path, "pdfplumber")
        return
    assert without_boxes(first) == without_boxes(read_twice(path, "pdfplumber"))
