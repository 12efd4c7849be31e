"""Which lines are the headings that open the areas."""

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading, find_areas
from schemas.catalogue import EDITIONS, Edition
from tests.parsers.typed_pages import LEFT, Sheet, flow, setting, width

NAMES = [a.name for e in EDITIONS if e.id == "2010" for a in e.areas]
TEXT = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder. " * 8


def report(headings: list[str], *, size: float = 14, bold: bool = True, start: int = 1) -> list[Sheet]:
    """A page for each heading, with text under it."""
    sheets = []
    for k, text in enumerate(headings):
        sheet = Sheet(start + k).put(90, text, size=size, bold=bold)
        sheet.fill_text(120, TEXT)
        sheets.append(sheet)
    return sheets


def areas(*sheets: Sheet) -> list[AreaHeading]:
    return find_areas(Remaining(flow(*sheets)), setting(*sheets))


def found(*sheets: Sheet) -> list[tuple[int, str]]:
    return [(a.number, a.name) for a in areas(*sheets)]


ALL = list(enumerate(NAMES, 1))


@pytest.mark.parametrize(
    "form",
    ["Område {n} {name}", "Område {n}: {name}", "{n}. {name}", "4.{n} {name}", "{name}", "Huvudområde {n} – {name}"],
)
@pytest.mark.parametrize(("size", "bold"), [(14, True), (16, False), (11, True), (11, False)])
def test_the_headings_of_all_areas_are_found_however_they_are_set(form: str, size: float, bold: bool) -> None:
    assert found(*report([form.format(n=n, name=name) for n, name in ALL], size=size, bold=bold)) == ALL


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)
def test_every_catalogued_name_opens_its_area_without_a_number(edition: Edition) -> None:
    assert found(*report([a.name for a in edition.areas])) == [(a.number, a.name) for a in edition.areas]


@pytest.mark.parametrize("form", ["Område {n} {name}", "4.{n} {name}"])
def test_names_that_no_edition_has_are_printed_names_all_the_same(form: str) -> None:
    names = [f"Ett ämne som ingen har prövat {'abcdefgh'[n]}" for n in range(8)]
    assert found(*report([form.format(n=n, name=name) for n, name in enumerate(names, 1)])) == list(enumerate(names, 1))


def test_a_dash_and_a_score_far_from_a_heading_are_no_title() -> None:
    sheets = report(NAMES)
    sheets[3].put(90, (440, "– 10p"), size=14, bold=True).put(108, (440, "poäng"), size=14, bold=True)
    assert found(*sheets) == ALL


@pytest.mark.parametrize("justified", [False, True])
def test_a_rule_parts_a_heading_of_two_lines_from_the_score_beside_it(justified: bool) -> None:
    sheets = []
    for n, name in ALL:
        words = f"Område {n} {name}".split(" ")
        first = " ".join(words[:-1])
        cells = [(60 + 110 * k, w) for k, w in enumerate(first.split(" "))] if justified else [(60, first)]
        edge = max(x + width(text, 14) for x, text in cells)
        sheet = (
            Sheet(n).put(90, *cells, (edge + 3, "63"), size=14, bold=True).put(108, (60, words[-1]), size=14, bold=True)
        )
        sheet.table([56, edge + 1, edge + 40], [76, 114]).fill_text(140, TEXT)
        sheets.append(sheet)
    assert found(*sheets) == ALL


def test_a_justified_heading_goes_on_below() -> None:
    sheets = []
    for n, name in ALL:
        first, last = f"Område {n} {name} samt det som".split(" "), "kommer sedan"
        blank = (490 - LEFT - sum(width(w, 14) for w in first)) / (len(first) - 1)
        sheet, x = Sheet(n), LEFT
        for word in first:
            sheet.put(90, (x, word), size=14, bold=True)
            x += width(word, 14) + blank
        sheet.put(108, last, size=14, bold=True).fill_text(140, TEXT)
        sheets.append(sheet)
    assert found(*sheets) == [(n, f"{name} samt det som kommer sedan") for n, name in ALL]


def test_roman_numbers_count_as_well() -> None:
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert found(*report([f"Område {r}. {name}" for r, name in zip(romans, NAMES, strict=True)])) == ALL


@pytest.mark.parametrize("form", ["{r}. {name}", "{r} {name}", "{c}. {name}", "{c} {name}", "Område {c}: {name}"])
def test_letters_and_roman_numbers_alone_count_as_well(form: str) -> None:
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    orders = zip(romans, "ABCDEFGH", NAMES, strict=True)
    assert found(*report([form.format(r=r, c=c, name=name) for r, c, name in orders])) == ALL


def test_a_chapter_that_counts_as_an_area_would_is_none_in_a_look_of_its_own() -> None:
    chapter = Sheet(1).put(90, "1 Vad verktyget är", size=17, bold=True)
    chapter.fill_text(120, TEXT)
    areas_but_the_first = [f"Område {n} {name}" for n, name in ALL[1:]]
    assert found(chapter, *report(areas_but_the_first, start=2)) == ALL[1:]


def test_a_name_with_a_dash_may_be_broken_before_it() -> None:
    sheets = report([f"Område {n} {name}" for n, name in ALL])
    before, after = "Kommunen som arbetsgivare", "- personalpolitik"
    sheets[5] = Sheet(6).put(90, f"Område 6 {before}", size=14, bold=True).put(107, after, size=14, bold=True)
    sheets[5].fill_text(140, TEXT)
    assert found(*sheets) == [(n, f"{before} {after}" if n == 6 else name) for n, name in ALL]


def test_a_list_below_a_heading_in_its_look_is_no_part_of_it() -> None:
    sheets = report([f"Område {n} {name}" for n, name in ALL])
    sheets[2].put(105, "- vision", size=14, bold=True)
    assert found(*sheets) == ALL


def overview() -> Sheet:
    sheet = Sheet(1).put(80, "Områdena i korthet", size=14, bold=True)
    for n, name in ALL:
        sheet.put(100 + 16 * n, f"{n}. {name}", (400, str(40 + n)), (460, str(50 + n)), bold=True)
    return sheet


def test_an_overview_of_the_same_names_holds_no_headings() -> None:
    assert {a.lines[0].page for a in areas(overview(), *report([f"{n}. {name}" for n, name in ALL], start=2))} == set(
        range(2, 10)
    )


def test_an_overview_alone_is_not_taken_for_the_areas() -> None:
    sheet = Sheet(2)
    sheet.fill_text(100, TEXT)
    assert found(overview(), sheet) == []


@pytest.mark.parametrize(
    "score", ["57", "57/100", "57 p", "57 av 100 poäng", "Resultat: 57 av 100"], ids=lambda score: score
)
@pytest.mark.parametrize("left_of", [True, False])
def test_a_score_beside_the_heading_is_no_part_of_it(score: str, left_of: bool) -> None:
    sheets = report(["" for _ in ALL])
    for sheet, (n, name) in zip(sheets, ALL, strict=True):
        sheet.put(
            90, (120 if left_of else LEFT, f"Område {n} {name}"), (20 if left_of else 440, score), size=12, bold=True
        )
    left = Remaining(flow(*sheets))
    headings = find_areas(left, setting(*sheets))
    assert [(a.number, a.name) for a in headings] == ALL
    assert [line.text for line in left if line.text == score] == [score] * 8
    assert [line.text for a in headings for line in a.lines] == [f"Område {n} {name}" for n, name in ALL]


@pytest.mark.parametrize(
    "form", ["65 p 3.{n} {name}", "3.{n} {name}, 65 p", "3.{n} {name} (65 p)", "3.{n} {name} 65/100"]
)
def test_a_score_that_runs_on_with_the_heading_is_no_part_of_it(form: str) -> None:
    assert found(*report([form.format(n=n, name=name) for n, name in ALL], size=12)) == ALL


def test_leader_dots_to_the_score_belong_to_neither() -> None:
    sheets = report([f"4.{n} {name}............5{n}" for n, name in ALL])
    left = Remaining(flow(*sheets))
    assert [(a.number, a.name) for a in find_areas(left, setting(*sheets))] == ALL
    assert [line.text for line in left if line.text.isdigit()] == [f"5{n}" for n, _ in ALL]


def test_a_name_goes_on_below_its_number_or_its_first_line() -> None:
    sheets = report(["" for _ in ALL])
    for sheet, (n, name) in zip(sheets, ALL, strict=True):
        first, _, rest = name.partition(" ")
        sheet.put(70, (20, "61"), (72, f"Område {n} {first}"), size=14, bold=True)
        if rest:
            sheet.put(88, rest, size=14, bold=True)
    assert found(*sheets) == ALL


def test_a_heading_that_reads_like_none_is_known_by_the_look_of_the_others() -> None:
    texts = [f"{name}" for _, name in ALL]
    texts[3] = "Att leda andra"
    assert found(*report(texts)) == [*ALL[:3], (4, "Att leda andra"), *ALL[4:]]


def test_chapters_are_no_areas() -> None:
    assert found(*report(["1 Inledning", "2 Metod", "3 Resultat", "4 Genomgång", "5 Slutord"])) == []


def test_numbers_of_questions_are_no_areas() -> None:
    sheet = Sheet(1)
    for n in range(1, 9):
        sheet.put(80 + 30 * n, f"1.{n} Finns det en plan för arbete {n}?", (400, "12"), (440, "15"), bold=True)
    assert found(sheet) == []


def test_a_score_beside_a_name_of_two_lines_may_stand_between_them() -> None:
    sheets = report(["" for _ in ALL])
    for sheet, (n, name) in zip(sheets, ALL, strict=True):
        first, _, rest = name.partition(" ")
        sheet.put(70, f"Område {n} {first}", size=14, bold=True).put(79, (480, "61"), size=14)
        if rest:
            sheet.put(88, rest, size=14, bold=True)
    assert found(*sheets) == ALL
