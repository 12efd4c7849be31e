"""Other municipalities that the text names."""

import pytest

from parsers.evaluation.mentions import find_mentions
from schemas.report import Country, Section


def section(text: str, position: int = 1, area: int | None = None) -> Section:
    return Section(area_number=area, position=position, level=2, heading="Dialog", text=text, page_first=1, page_last=1)


def names(text: str, *, own: tuple[str, str | None] = ("Exempelby", None), country: Country = "SE") -> list[str]:
    return [m.name for m in find_mentions([section(text)], own[1], own[0], country)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett gott exempel finns i Örebro.", ["Örebro"]),
        ("Örebro kommun har en plan.", ["Örebro"]),
        ("Örebros plan är ett gott exempel.", ["Örebro"]),
        ("Kommuner som Umeå, Örebro och Trollhättan gör så.", ["Umeå", "Örebro", "Trollhättan"]),
        ("Upplands Väsby och Dals-Ed har gjort det.", ["Upplands Väsby", "Dals-Ed"]),
        ("Helsingborgs stad har en modell.", ["Helsingborg"]),
        ("I Örebro finns en plan. Även Umeå har en.", ["Örebro", "Umeå"]),
        ("Örebro har en plan, och Örebro följer den.", ["Örebro"]),
    ],
)
def test_municipalities_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Örebro universitet har följt arbetet.",
        "Örebro län har en strategi.",
        "Umeå högskola deltar.",
        "Högskolan i Borås deltar.",
        "Luleå tekniska universitet deltar.",
        "Ystads Allehanda skrev.",
        "Rapporten skrevs i Örebrotrakten.",
        "Kommunen ligger vid örebro.",
        "Kommunen har en plan.",
    ],
)
def test_other_things_with_such_a_name_are_not(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det ska vara lätt att hitta.", []),
        ("Vara tydlig är viktigt.", []),
        ("Att Vara lyhörd är ett av målen.", []),
        ("Mark för bostäder köps varje år.", []),
        ("Kommunen äger Mark.", []),
        ("Vara kommun har en plan.", ["Vara"]),
        ("Marks kommun har en plan.", ["Mark"]),
        ("Ett gott exempel finns i Vara.", ["Vara"]),
        ("Kommuner som Mark har gjort det.", ["Mark"]),
        ("Umeå, Vara och Örebro har gjort det.", ["Umeå", "Vara", "Örebro"]),
        ("Kommunen samarbetar med Sala.", ["Sala"]),
        ("Eda och Kil har visat vägen.", ["Eda", "Kil"]),
        ("Lund är stort.", []),
        ("Lunds kommun är stor.", ["Lund"]),
        ("Intervjun gjordes med A. Lund om planen.", []),
    ],
)
def test_names_that_are_words_need_a_sign(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Bergen kommune har en plan.", ["Bergen"]),
    ("Kommuner som Lillehammer og Lindesnes gjør dette.", ["Lillehammer", "Lindesnes"]),
    ("Time er viktig.", []),
    ("Time kommune har en plan.", ["Time"]),
    ("I Örebro finns en plan.", []),
])  # fmt: skip
def test_norwegian_reports_name_norwegian_municipalities(text: str, expected: list[str]) -> None:
    assert names(text, country="NO") == expected


def test_the_reports_own_municipality_is_not_another() -> None:
    assert names("Örebro kommun kan lära av Umeå.", own=("Örebro", "1880")) == ["Umeå"]


@pytest.mark.parametrize(("own", "other"), [("Skien", "Ski"), ("Ålesund", "Ål"), ("Sandefjord", "Sande i Vestfold")])
def test_a_name_that_is_part_of_the_reports_own_is_another(own: str, other: str) -> None:
    assert names(f"Eksempelet finnes i {other} kommune.", own=(own, None), country="NO") == [other]


def test_a_mention_says_where_it_stands() -> None:
    text = "Ett stycke.\n\n- Se på Örebro, som har en plan\n- Fler mått"
    (found,) = find_mentions([section("Text.", 1), section(text, 2, area=4)], None, "Exempelby", "SE")
    assert (found.section_position, found.area_number, found.municipality_id) == (2, 4, "SE-1880")
    assert found.sentence == "Se på Örebro, som har en plan"


def test_a_sentence_ends_at_a_full_stop_but_not_at_an_abbreviation() -> None:
    (found,) = find_mentions([section("Först detta. Det finns i bl.a. Örebro. Sedan detta.")], None, "", "SE")
    assert found.sentence == "Det finns i bl.a. Örebro."


@pytest.mark.parametrize(
    ("text", "is_example"),
    [
        ("Ett gott exempel är medborgarkontoret i Umeå.", True),
        ("Här har Umeå och Skellefteå kommit något längre.", True),
        ("Ett sådant arbetssätt kan studeras i Umeå.", True),
        ("Idén är hämtad, men Umeå var föregångare.", True),
        ("Kommunen samarbetar med Umeå om räddningstjänsten.", False),
        ("Avståndet till Umeå är långt.", False),
    ],
)
def test_a_sentence_that_sends_the_reader_there_holds_up_an_example(text: str, is_example: bool) -> None:
    assert {m.is_example for m in find_mentions([section(text)], None, "Exempelby", "SE")} == {is_example}


def test_seeing_to_something_is_no_example() -> None:
    text = ("Kommunen må se til Bodø for gode råd.", "Kommunen må se til at Bodø får svar.")
    found = [find_mentions([section(t)], None, "Eksempelby", "NO")[0].is_example for t in text]
    assert found == [True, False]
