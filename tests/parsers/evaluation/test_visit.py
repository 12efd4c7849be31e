"""When the evaluation was made, and which one in order."""

import pytest

from parsers.evaluation.visit import find_visit


def when(cover: list[str] | None = None, *, margins: list[str] | None = None, front: list[str] | None = None,
         rest: list[str] | None = None) -> tuple[int | None, int | None, str | None, int | None]:  # fmt: skip
    texts = front or []
    found = find_visit(cover or [], margins or [], texts, [*texts, *(rest or [])])
    return found.year, found.month, found.report_date, found.ordinal


# The visit


@pytest.mark.parametrize(
    ("sentence", "year", "month"),
    [
        ("Utvärderingen genomfördes i november 2014.", 2014, 11),
        ("Intervjuerna gjordes den 19–21 september 2007.", 2007, 9),
        ("Arbetet med utvärderingen pågick i maj och juni 2012.", 2012, 5),
        ("Besöket ägde rum i april månad 2015.", 2015, 4),
        ("Utvärderingen gjordes 2014-11-11.", 2014, 11),
        ("Evalueringen ble gjennomført i mars 2017.", 2017, 3),
        ("Evalueringa vart gjennomført i desember 2015.", 2015, 12),
    ],
)
def test_the_text_says_when_the_visit_was(sentence: str, year: int, month: int) -> None:
    assert when(front=[sentence])[:2] == (year, month)


def test_the_visit_comes_before_the_cover_and_the_report_date() -> None:
    assert when(
        ["ANALYS AV", "EXEMPELBY KOMMUN", "2014", "2015-01-09"], front=["Utvärderingen genomfördes i november 2014."]
    ) == (2014, 11, "2015-01-09", None)


def test_a_report_dated_after_its_cover_is_of_the_covers_year() -> None:
    assert when(["EXEMPELBY KOMMUN", "2014", "2015-01-09"])[:3] == (2014, None, "2015-01-09")


def test_an_earlier_evaluation_is_not_the_visit() -> None:
    sentence = "Den förra utvärderingen genomfördes i maj 2010. Denna utvärdering genomfördes i november 2014."
    assert when(front=[sentence])[:2] == (2014, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen utvärderades första gången i maj 2010. Denna andra utvärdering genomfördes i november 2014.",
        "Den senaste utvärderingen genomfördes i maj 2010 och den nu aktuella i november 2014.",
    ],
)
def test_of_two_evaluations_the_one_of_the_covers_year_is_the_visit(text: str) -> None:
    assert when(["EXEMPELBY KOMMUN 2014"], front=[text])[:2] == (2014, 11)


def test_a_visit_that_only_the_other_chapters_tell() -> None:
    assert when(front=["Kommunen är stor."], rest=["Intervjuer gjordes i oktober 2013."])[:2] == (2013, 10)


def test_a_month_that_has_nothing_to_do_with_it_is_not_the_visit() -> None:
    assert when(["2014"], front=["Fullmäktige antog planen i maj 2009."])[:2] == (2014, None)


def test_a_date_years_away_from_the_cover_is_not_the_visit() -> None:
    assert when(["EXEMPELBY KOMMUN 2014"], front=["Utvärderingen av skolan genomfördes i maj 2009."])[0] == 2014


@pytest.mark.parametrize(
    ("cover", "year", "month"),
    [
        (["Analys av Exempelby kommun 2010-08-25--27"], 2010, 8),
        (["Analys av Exempelby kommun 19-21 september 2007"], 2007, 9),
        (["Analys av Exempelby Kommun", "15 17 maj 2006"], 2006, 5),
        (["EXEMPELBY KOMMUN FEBRUARI 2017"], 2017, 2),
        (["KommunKompassen", "ANALYS AV", "EXEMPELBY KOMMUN", "2014"], 2014, None),
        (["Evaluering av Eksempelvik kommune 2017"], 2017, None),
        (["Evaluering av Eksempelvik kommune", "oktober 2016"], 2016, 10),
    ],
)
def test_dates_on_the_cover(cover: list[str], year: int, month: int | None) -> None:
    assert when(cover)[:2] == (year, month)


def test_a_date_on_the_cover_whose_month_there_is_not_gives_the_year_alone() -> None:
    assert when(["Analys av Exempelby kommun 2010-25-08"])[:2] == (2010, None)


def test_the_month_of_the_cover_completes_a_year_of_the_text() -> None:
    cover = ["EXEMPELBY KOMMUN OKTOBER 2017", "2018-01-10"]
    assert when(cover, rest=["Detta är den tredje utvärderingen."])[:2] == (2017, 10)


def test_without_a_cover_year_the_report_date_gives_it() -> None:
    assert when(["KommunKompassen"], margins=["Sveriges Exempel 2014-11-08 2 (24)"])[:3] == (2014, None, "2014-11-08")


def test_a_report_without_any_date_has_none() -> None:
    assert when(["KommunKompassen"]) == (None, None, None, None)


# The report's date


@pytest.mark.parametrize(
    ("cover", "margins", "date"),
    [
        (["RAPPORT 2009-11-19"], [], "2009-11-19"),
        (["Sveriges Exempel 2008-01-04 1 (33)"], ["Sveriges Exempel 2005-06-16 2 (33)"], "2008-01-04"),
        ([], ["Sveriges Exempel 2014-11-08 2 (24)"], "2014-11-08"),
        (["Exempelby den 9 januari 2015"], [], "2015-01-09"),
        (["9. mars 2017"], [], "2017-03-09"),
        (["Analys av Exempelby kommun 2010-08-25--27"], [], None),
        (["Analys av Exempelby kommun 19-21 september 2007"], [], None),
        (["2015-13-45"], [], None),
        (["2015-02-31"], [], None),
        (["EXEMPELBY KOMMUN 2014"], [], None),
    ],
)
def test_the_report_date(cover: list[str], margins: list[str], date: str | None) -> None:
    assert when(cover, margins=margins)[2] == date


# Which one in order


@pytest.mark.parametrize(
    ("sentence", "ordinal"),
    [
        ("Detta är kommunens fjärde utvärdering.", 4),
        ("Kommunen utvärderas nu för andra gången.", 2),
        ("Det är den tredje i ordningen.", 3),
        ("Detta är den första Kommunkompassutvärderingen i kommunen.", 1),
        ("Det är 3:e gången som kommunen deltar.", 3),
        ("Dette er kommunens andre evaluering.", 2),
        ("Kommunen blir evaluert for tredje gang.", 3),
        ("Det er den femte i rekken.", 5),
        ("Kommunen er evaluert for tredje gong.", 3),
        ("Kommunens första steg var planen.", None),
        ("Det finns en fjärde nämnd.", None),
    ],
)
def test_which_evaluation_it_is(sentence: str, ordinal: int | None) -> None:
    assert when(front=[sentence])[3] == ordinal
