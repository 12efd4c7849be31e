"""Running headers, footers and page numbers."""

import pytest

from parsers.page.furniture import find_furniture
from parsers.page.lines import Line
from tests.parsers.typed_pages import BODY, Sheet


def sheets(count: int, head: str = "", foot: str = "", *, head_at: float = 40, foot_at: float = 810) -> list[Sheet]:
    """Pages of body text whose header and footer may hold the page number ({n})."""
    made = []
    for n in range(1, count + 1):
        sheet = Sheet(n)
        if head:
            sheet.put(head_at, head.format(n=n), size=9)
        for k in range(8):
            sheet.put(
                150 + 14 * k, f"Löpande text på sidan {'abcdefghijkl'[n - 1] * (k + 2)} i rapporten som går vidare "
            )
        if foot:
            sheet.put(foot_at, foot.format(n=n), size=9)
        made.append(sheet)
    return made


def furniture(made: list[Sheet]) -> list[tuple[int, str]]:
    lines: list[list[Line]] = [s.lines for s in made]
    found = find_furniture([s.page for s in made], lines, BODY.style)
    return sorted((x.page, x.text) for x in found)


def test_a_header_that_comes_back_is_furniture() -> None:
    assert furniture(sheets(6, "Sveriges Exempel 2014-11-08")) == [
        (n, "Sveriges Exempel 2014-11-08") for n in range(1, 7)
    ]


def test_a_heading_that_opens_every_chapter_is_none_below_the_chapters_name() -> None:
    made = sheets(6)
    for sheet, name in zip(made, ["Dialog", "Service", "Styrning", "Ledning", "Budget", "Personal"], strict=True):
        sheet.put(70, name, size=16, bold=True).put(95, "Allmänt", size=12, bold=True)
    assert furniture(made) == []


def test_a_sum_row_at_the_top_of_each_page_is_none() -> None:
    made = [Sheet(n) for n in range(1, 7)]
    for sheet, score in zip(made, (57, 73, 52, 43, 69, 75), strict=True):
        sheet.put(100, "Totalt", (300, f"{score} %"), (380, f"{score}"), (440, "100"))
        for k in range(1, 9):
            sheet.put(100 + 14 * k, f"Fråga {'abcdefgh'[k - 1] * sheet.number}", (300, "40 %"), (380, "6"), (440, "15"))
    assert furniture(made) == []


def test_figures_in_it_may_differ() -> None:
    found = furniture(sheets(6, "Sveriges Exempel 2014-11-08 {n} (24)"))
    assert len(found) == 6


def test_a_stale_date_and_a_broken_page_field_are_furniture_all_the_same() -> None:
    made = sheets(6, "Sveriges Exempel 2005-06-16 2 (OQF")
    assert len(furniture(made)) == 6


def test_page_numbers_that_count_with_the_pages_are_furniture() -> None:
    assert furniture(sheets(6, foot="{n}")) == [(n, str(n)) for n in range(1, 7)]


@pytest.mark.parametrize("form", ["Sida {n}", "- {n} -", "{n} (24)", "{n}/24", "Side {n} av 24"])
def test_forms_of_page_numbers(form: str) -> None:
    assert len(furniture(sheets(6, foot=form))) == 6


def test_the_cover_may_go_without() -> None:
    made = sheets(6, "Sveriges Exempel")
    made[0] = Sheet(1).put(300, "KommunKompassen", size=30)
    assert [page for page, _ in furniture(made)] == [2, 3, 4, 5, 6]


def test_a_line_on_odd_pages_only_is_furniture() -> None:
    made = sheets(8)
    for sheet in made[::2]:
        sheet.put(40, "Analys av Exempelby kommun", size=9)
    assert [page for page, _ in furniture(made)] == [1, 3, 5, 7]


def test_text_in_the_margin_that_stands_there_once_is_not() -> None:
    made = sheets(6)
    made[2].put(60, "Detta är en mening som råkar stå högt upp ")
    assert furniture(made) == []


def test_text_that_comes_back_in_the_middle_of_pages_is_not() -> None:
    made = sheets(6)
    for sheet in made:
        sheet.put(400, "Allmänt", bold=True)
    assert furniture(made) == []


def test_the_heading_of_a_table_that_goes_on_at_the_top_of_pages_is_not() -> None:
    made = sheets(6)
    for sheet in made:
        sheet.put(60, "Styrkor", (220, "Förbättringsmöjligheter"), (400, "Svagheter"), bold=True)
        sheet.put(80, "Fråga", (400, "Uppnått"), (460, "Max"), bold=True)
    assert furniture(made) == []


def test_running_chapter_titles_in_their_own_style_are_furniture() -> None:
    made = sheets(8)
    for sheet, title in zip(
        made, ["Sammanfattning"] * 2 + ["Offentlighet"] * 2 + ["Styrning", "Ledning", "Resultat", "Slut"], strict=True
    ):
        sheet.put(40, title, size=8)
    assert len(furniture(made)) == 8


def test_a_lone_figure_that_does_not_count_with_the_pages_is_not() -> None:
    made = sheets(6)
    made[2].put(800, (400, "68"))
    assert furniture(made) == []


def test_a_short_document_needs_the_line_on_every_page() -> None:
    made = sheets(3, "Sveriges Exempel")
    assert len(furniture(made)) == 3
    made[1] = Sheet(2).put(300, "Utan sidhuvud ")
    assert furniture(made) == []


def test_a_header_lower_down_on_a_page_turned_sideways_is_furniture() -> None:
    made = sheets(6, "Sveriges Exempel 2014-11-08")
    made[3] = (
        Sheet(4, page_width=842, page_height=595).put(58, (72, "Sveriges Exempel 2014-11-08"), size=9).put(200, "Text ")
    )
    assert (4, "Sveriges Exempel 2014-11-08") in furniture(made)


TITLES = ["Inledning", "Metod", "Dialog", "Mål", "Styrning", "Ledning", "Resultat", "Slut"]


def test_running_titles_set_like_the_body_stand_apart() -> None:
    made = sheets(8)
    for sheet, title in zip(made, TITLES, strict=True):
        sheet.put(40, title)
    assert [text for _, text in furniture(made)] == TITLES


def test_the_first_lines_of_running_text_do_not() -> None:
    made = sheets(8)
    for sheet, title in zip(made, TITLES, strict=True):
        sheet.put(60, f"Texten om {title} går vidare här ").put(74, f"{title} fortsätter på nästa rad ")
    assert furniture(made) == []


def test_titles_that_run_on_the_pages_of_some_chapters_say_a_heading_again() -> None:
    made = sheets(8)
    for sheet, name in zip(made[2:5], ["Öppen styrning", "Service och bemötande", "Ledarskap"], strict=True):
        sheet.put(130, f"Område {name}", size=16, bold=True)
        sheet.put(60, f"{sheet.number} – {name}", size=8)
    assert furniture(made) == [(3, "3 – Öppen styrning"), (4, "4 – Service och bemötande"), (5, "5 – Ledarskap")]


def test_small_lines_at_one_height_that_say_no_heading_again_are_none() -> None:
    made = sheets(8)
    for sheet, text in zip(made[2:5], ["Bild av torget", "Bild av hamnen", "Bild av skolan"], strict=True):
        sheet.put(60, text, size=8)
    assert furniture(made) == []
