"""Column headings of score tables."""

import pytest

from parsers.parts.score_heads import Column, ScoreHead, find_head
from tests.parsers.typed_pages import LEADING, Sheet, rulings, typed

Cells = tuple[str | tuple[float, str], ...]


def head(sheet: Sheet) -> ScoreHead | None:
    lines = sheet.lines
    found = (find_head(lines, i, rulings(sheet), LEADING) for i in range(len(lines)))
    return next((h for h in found if h is not None), None)


def columns(sheet: Sheet) -> list[Column]:
    found = head(sheet)
    return [kind for kind, _, _ in found.columns] if found else []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1. Offentlighet", (350.0, "Uppnått"), (410.0, "Max"), (460.0, "Procent")), ["score", "max", "percent"]),
        (("Fråga", (350.0, "Poäng"), (410.0, "Maxpoäng")), ["score", "max"]),
        (("1. Offentlighet", (350.0, "Poäng"), (410.0, "Maxpoäng")), ["score", "max"]),
        (((350.0, "Max"), (410.0, "Uppnått"), (470.0, "%")), ["max", "score", "percent"]),
        (((350.0, "Oppnådd"), (410.0, "Maks"), (470.0, "Prosent")), ["score", "max", "percent"]),
        (((300.0, "Uppnått"), (360.0, "Max"), (410.0, "Medel")), ["score", "max", "other"]),
        (((300.0, "2010"), (360.0, "2014"), (420.0, "Max")), ["other", "score", "max"]),
        (((300.0, "2014"), (360.0, "2010"), (420.0, "Max")), ["score", "other", "max"]),
        (((260.0, "Tidigare"), (340.0, "Poäng"), (420.0, "Max")), ["other", "score", "max"]),
    ],
)
def test_what_the_columns_are(cells: Cells, expected: list[Column]) -> None:
    assert columns(Sheet().put(100, *cells, bold=True)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (((280.0, "Uppnådd poäng"), (370.0, "Max poäng"), (450.0, "Andel %")), ["score", "max", "percent"]),
        (((300.0, "Möjlig poäng"), (400.0, "Erhållen poäng")), ["max", "score"]),
        (((240.0, "Tidigare poäng"), (340.0, "Poäng"), (420.0, "Max")), ["other", "score", "max"]),
        (((240.0, "Poäng 2010"), (330.0, "Poäng 2014"), (420.0, "Max")), ["other", "score", "max"]),
        (((240.0, "Poäng 2014"), (330.0, "Poäng 2010"), (420.0, "Max")), ["score", "other", "max"]),
    ],
)
def test_a_column_heading_of_two_words_is_one(cells: Cells, expected: list[Column]) -> None:
    assert columns(Sheet().put(100, "1. Offentlighet", *cells, bold=True)) == expected


def test_a_line_of_running_text_right_above_is_no_part_of_the_heading_row() -> None:
    sheet = Sheet().put(86, "Nedan visas hur poängen fördelar sig mellan de olika frågorna inom området i rapporten ")
    sheet.put(100, "1. Offentlighet", (350, "Uppnått"), (410, "Max"), (460, "Procent"))
    found = head(sheet)
    assert found is not None and (found.start, found.title) == (1, "1. Offentlighet")


def test_the_title_is_what_stands_to_the_left() -> None:
    found = head(Sheet().put(100, "1. Offentlighet och demokrati", (350, "Uppnått"), (410, "Max"), (460, "Procent")))
    assert found is not None and found.title == "1. Offentlighet och demokrati"


def test_an_area_name_that_holds_a_column_word_is_a_title() -> None:
    found = head(Sheet().put(100, "5. Resultat och effektivitet", (350, "Uppnått"), (410, "Max"), (460, "Procent")))
    assert found is not None and found.title == "5. Resultat och effektivitet"
    assert [c[0] for c in found.columns] == ["score", "max", "percent"]


def test_a_title_that_wraps_belongs_to_the_heading_row() -> None:
    sheet = Sheet().put(100, "2. Brukarfokus, tillgänglighet och", bold=True)
    sheet.put(113, "bemötande", (350, "Uppnått"), (410, "Max"), (460, "Procent"), bold=True)
    found = head(sheet)
    assert found is not None
    assert (found.start, found.end) == (0, 2)
    assert found.title == "2. Brukarfokus, tillgänglighet och bemötande"


def test_headings_that_wrap_are_one_row() -> None:
    sheet = Sheet().put(100, (350, "Uppnådd"), (420, "Maximal"), (480, "%"), bold=True)
    sheet.put(113, (350, "poäng"), (420, "poäng"), bold=True)
    assert columns(sheet) == ["score", "max", "percent"]


def test_a_heading_word_may_be_broken_by_a_hyphen() -> None:
    sheet = Sheet().put(100, (350, "Upp-"), (420, "Max"), bold=True).put(113, (350, "nått"), bold=True)
    assert columns(sheet) == ["score", "max"]


def test_cells_are_parted_by_rules_where_there_are_some() -> None:
    sheet = Sheet().table([66, 345, 392, 440, 523], [88, 106, 124])
    sheet.put(100, "1. Offentlighet", (350, "Uppnått"), (396, "Max"), (446, "Procent"))
    assert columns(sheet) == ["score", "max", "percent"]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen fick max på frågan om etik",
        "Resultatet är nära det maximala i alla områden",
        "Max",
        "Uppnått",
        "Procent",
    ],
)
def test_running_text_and_lone_words_are_no_column_headings(text: str) -> None:
    assert head(Sheet().put(100, text)) is None


def test_a_figure_stands_in_the_column_it_is_under() -> None:
    found = head(Sheet().put(100, (350, "Uppnått"), (420, "Max"), (480, "Procent")))
    assert found is not None
    at = [found.column_of(typed(t, x)[0]) for x, t in [(360, "12"), (424, "15"), (490, "80%"), (80, "2014")]]
    assert at == ["score", "max", "percent", None]


def test_a_figure_between_columns_goes_to_the_nearest() -> None:
    found = head(Sheet().put(100, (350, "Poäng"), (450, "Max")))
    assert found is not None
    assert found.column_of(typed("12", 385)[0]) == "score"
    assert found.column_of(typed("15", 435)[0]) == "max"


@pytest.mark.parametrize("order", [(2010, 2014), (2014, 2010)], ids=["old first", "new first"])
def test_of_two_ruled_columns_of_points_the_one_of_the_latest_year_counts(order: tuple[int, int]) -> None:
    sheet = Sheet().table([66, 255, 335, 415, 523], [88, 120, 140])
    sheet.put(100, "1. Plan", (260, "Poäng"), (340, "Poäng"), (420, "Max"), bold=True)
    sheet.put(113, (260, str(order[0])), (340, str(order[1])), bold=True)
    assert columns(sheet) == [*(["other", "score"] if order[1] > order[0] else ["score", "other"]), "max"]
