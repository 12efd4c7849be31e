"""Headings are told by their looks against the body text."""

import pytest

from parsers.page.body_text import BodyText, body_text
from parsers.page.lines import Line
from parsers.parts.areas import AreaHeading
from parsers.parts.contents import Contents, find_contents
from parsers.parts.outline import Heading, find_headings, with_levels
from tests.parsers.typed_pages import BODY, LEADING, LEFT, RIGHT, SERIF, Sheet, flow, line, setting, width

NO_CONTENTS = Contents(frozenset(), frozenset())
FILLER = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder."


def headings(*sheets: Sheet, contents: Contents = NO_CONTENTS) -> list[Heading]:
    lines = flow(*sheets)
    return find_headings(lines, setting(*sheets), contents)


def texts(*sheets: Sheet, contents: Contents = NO_CONTENTS) -> list[str]:
    return [h.text for h in headings(*sheets, contents=contents)]


def sheet_with(*above: tuple[float, str], size: float = 11, bold: bool = False, font: str = SERIF) -> Sheet:
    """A page with two strong headings, so that weak ones are not looked for, and lines in the given look."""
    sheet = Sheet().put(60, "Allmänt", bold=True, size=14)
    y = sheet.fill_text(90, f"{FILLER} {FILLER}")
    sheet.put(y + 20, "Uppföljning", bold=True, size=14)
    for baseline, text in above:
        sheet.put(baseline, text, size=size, bold=bold, font=font)
    sheet.fill_text(500, f"{FILLER} {FILLER}")
    return sheet


# Body text


def test_body_text_has_the_look_of_most_running_text() -> None:
    sheet = Sheet()
    y = sheet.fill_text(100, " ".join([FILLER] * 6))
    sheet.put(y + 20, "Rubrik", size=16, bold=True)
    body = body_text(sheet.lines)
    assert (body.style, body.left, body.leading) == ((SERIF, 11, False), 72, LEADING)
    assert RIGHT - 40 < body.right <= RIGHT


def test_many_short_table_cells_do_not_make_the_body() -> None:
    sheet = Sheet()
    for k in range(20):
        sheet.put(300 + 12 * k, "15 20 75%", size=8)
    sheet.fill_text(100, " ".join([FILLER] * 3))
    assert body_text(sheet.lines).style[1] == 11


def test_a_document_without_text_has_a_body_all_the_same() -> None:
    assert body_text([]) == BodyText(("", 10.0, False), 72.0, 523.0, 12.0)


def test_a_line_with_room_for_the_next_word_was_broken_by_the_author() -> None:
    short, full = line("Kort rad"), line("x" * 80)
    (word,) = line("nästa").words
    assert BODY.would_fit(short, word)
    assert not BODY.would_fit(full, word)


# What is a heading


@pytest.mark.parametrize(
    ("text", "size", "bold", "font"),
    [
        ("Medborgardialog", 11, True, SERIF),
        ("Medborgardialog", 13, False, SERIF),
        ("Medborgardialog", 11, False, "TestSans"),
        ("Medborgardialog", 11, False, "TestSerif-Italic"),
        ("MEDBORGARDIALOG", 11, False, SERIF),
        ("3 Detaljerad genomgång", 16, True, SERIF),
        ("Vad är Kommunkompassen?", 14, True, SERIF),
        ("Etik m.m.", 11, True, SERIF),
    ],
)
def test_a_line_that_looks_stronger_is_a_heading(text: str, size: float, bold: bool, font: str) -> None:
    assert text in texts(sheet_with((300, text), size=size, bold=bold, font=font))


@pytest.mark.parametrize(
    "text",
    [
        "Detta är viktigt för alla som bor i kommunen.",
        "vidare,",
        "• Styrkor",
        "– Styrkor",
        "2014",
        "70 poäng",
        "Poäng: 70",
        "70 av 100",
    ],
)
def test_a_bold_line_that_is_no_heading(text: str) -> None:
    assert text not in texts(sheet_with((300, text), bold=True))


@pytest.mark.parametrize(
    "text",
    [
        "Styrkor finns i arbetet med dialog och i den tydliga planen som alla nämnder",
        "Område 3 i budgeten är det som har vuxit mest under de senaste åren och det",
        "4.2 i planen anger att alla enheter ska redovisa sina mål för fullmäktige och",
        "Svagheter i uppföljningen nämns av flera chefer som menar att målen är för",
        "Poängen i tabellen visar att kommunen har gått framåt sedan förra gången, 12 15 80%",
    ],
)
def test_body_text_that_begins_like_structure_is_no_heading(text: str) -> None:
    sheet = sheet_with()
    sheet.para(300, f"{text} \nmånga och svåra att följa i vardagen för dem som arbetar ute i verksamheterna.")
    assert [t for t in texts(sheet) if t.startswith(text[:8])] == []


def test_a_bold_word_that_opens_a_paragraph_is_no_heading() -> None:
    sheet = sheet_with()
    sheet.put(300, "Styrkor", bold=True).put(300, (120, "finns i arbetet med dialog, som fler kommuner kan lära av "))
    assert not any(t.startswith("Styrkor") for t in texts(sheet))


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "italic"])
def test_a_paragraph_in_bold_or_italics_is_no_heading(bold: bool) -> None:
    sheet = sheet_with()
    font = SERIF if bold else f"{SERIF}-Italic"
    line_of = "Ett stycke som är satt i en helt annan stil är ändå löpande text och inte en rubrik till"
    assert 72 + width(line_of) > RIGHT - 25
    sheet.para(300, f"{line_of} \nnågot annat som följer efter det.", bold=bold, font=font)
    assert not any(t.startswith("Ett stycke") for t in texts(sheet))


@pytest.mark.parametrize("text", ["”Vi är stolta över arbetet.”", "Är det bra?”"])
def test_a_quotation_in_italics_is_no_heading(text: str) -> None:
    assert text not in texts(sheet_with((300, text), font="TestSerif-Italic"))


def test_a_line_in_columns_is_no_heading() -> None:
    sheet = sheet_with()
    sheet.put(300, "Styrkor", (220, "Förbättringsmöjligheter"), (400, "Svagheter"), bold=True)
    assert not any(t.startswith("Styrkor") for t in texts(sheet))


def test_a_wide_blank_after_a_chapter_number_is_fine() -> None:
    sheet = sheet_with()
    sheet.put(300, "4.", (120, "Översikt av poängfördelning"), bold=True)
    assert "4. Översikt av poängfördelning" in texts(sheet)


def test_a_score_that_stands_apart_is_no_part_of_the_text() -> None:
    sheet = sheet_with()
    sheet.put(300, "Område 1", (400, "70 poäng"), size=14, bold=True).put(318, "Offentlighet", size=14, bold=True)
    assert ("Område 1 Offentlighet", "70 poäng") in [(h.text, h.score) for h in headings(sheet)]


def test_a_line_in_a_drawn_table_is_no_heading() -> None:
    bare, drawn = (sheet_with((300, "Uppnått"), bold=True) for _ in range(2))
    drawn.table([66, 200, 523], [286, 306, 326])
    assert ["Uppnått" in texts(sheet) for sheet in (bare, drawn)] == [True, False]


def test_an_underlined_line_is_a_heading() -> None:
    sheet = sheet_with((300, "Medborgardialog")).rule(LEFT, 302, LEFT + width("Medborgardialog"), 302.5)
    assert "Medborgardialog" in texts(sheet)


def test_a_line_that_the_table_of_contents_names_is_one_although_it_looks_plain() -> None:
    first = Sheet(1).put(100, "Innehåll", bold=True).put(120, "Jämförelser med andra", (500, "4"))
    second = sheet_with((300, "Jämförelser med andra"))
    second.number = 2
    contents = find_contents(flow(first))
    assert "Jämförelser med andra" in texts(second, contents=contents)


def test_a_heading_in_the_right_half_of_the_page_is_none() -> None:
    sheet = sheet_with()
    sheet.put(300, (420, "Bildtext"), bold=True)
    assert "Bildtext" not in texts(sheet)


def test_where_no_line_looks_stronger_short_lines_set_apart_are_headings() -> None:
    sheet = Sheet()
    y = sheet.fill_text(100, f"{FILLER} {FILLER}")
    sheet.put(y + 12, "Medborgardialog")
    sheet.fill_text(y + 12 + LEADING, f"{FILLER} {FILLER}")
    assert texts(sheet) == ["Medborgardialog"]


# Headings of several lines


def test_a_heading_that_fills_its_line_goes_on_below() -> None:
    sheet = sheet_with()
    title = "Detaljerad genomgång i förhållande till huvudområden"
    assert 72 + width(title, 16) + width("avgifter", 16) > RIGHT
    sheet.para(300, f"{title} \navgifter och resultat", size=16, bold=True, leading=18)
    assert f"{title} avgifter och resultat" in texts(sheet)


def test_a_heading_broken_with_room_to_spare_goes_on_with_a_line_that_opens_small() -> None:
    sheet = sheet_with()
    sheet.para(300, "Kommunen som arbetsgivare och \npersonalens villkor", size=14, bold=True, leading=16)
    assert "Kommunen som arbetsgivare och personalens villkor" in texts(sheet)


def test_a_heading_driven_out_to_the_margin_is_one() -> None:
    words = ["Synpunkter", "och", "klagomål", "i", "hela", "kommunen"]
    blank = (RIGHT - LEFT - sum(width(w, 12) for w in words)) / (len(words) - 1)
    x, parts = LEFT, []
    for word in words:
        parts.append((x, word))
        x += width(word, 12) + blank
    sheet = sheet_with().put(300, *parts, size=12, bold=True).put(315, "med återkoppling", size=12, bold=True)
    assert "Synpunkter och klagomål i hela kommunen med återkoppling" in texts(sheet)


def test_two_headings_under_each_other_stay_two() -> None:
    sheet = sheet_with((300, "Utvärderingen"), (316, "Allmänt"), size=14, bold=True)
    assert {"Utvärderingen", "Allmänt"} <= set(texts(sheet))


def test_a_bare_area_number_takes_its_name_from_the_next_line() -> None:
    sheet = sheet_with((300, "Område 1"), (316, "Allmän välfärd"), size=14, bold=True)
    assert "Område 1 Allmän välfärd" in texts(sheet)


def test_a_chapter_number_opens_a_heading_of_its_own() -> None:
    title = "Detaljerad genomgång i förhållande till huvudområden"
    sheet = sheet_with((300, title), (318, "2 Sammanfattning"), size=16, bold=True)
    assert "2 Sammanfattning" in texts(sheet)


def test_a_range_left_over_on_the_second_line_belongs_to_the_heading() -> None:
    title = "Styrkor och förslag till förbättringsområden per område"
    sheet = sheet_with((300, title), (319, "1–8"), size=17, bold=True)
    assert f"{title} 1–8" in texts(sheet)


def test_a_heading_broken_by_a_hyphen_is_whole() -> None:
    title = "Detaljerad genomgång i förhållande till alla dessa kom-"
    sheet = sheet_with((300, title), (318, "munens områden"), size=16, bold=True)
    assert "Detaljerad genomgång i förhållande till alla dessa kommunens områden" in texts(sheet)


# Depth


def test_larger_headings_are_of_a_higher_rank() -> None:
    made = [Heading((line(t, size=s, bold=b),), t, 1) for t, s, b in
            [("Kapitel", 16, True), ("Område", 14, True), ("Allmänt", 12, True), ("Dialog", 12, False)]]  # fmt: skip
    assert [h.level for h in with_levels(made)] == [1, 2, 3, 4]


def test_half_a_point_is_no_difference() -> None:
    made = [Heading((line(t, size=s, bold=True),), t, 1) for t, s in [("Kapitel", 16.0), ("Nästa", 15.5)]]
    assert [h.level for h in with_levels(made)] == [1, 1]


def test_the_title_of_a_chart_is_no_heading() -> None:
    sheet = sheet_with((300, "Resultat av alla områden"), bold=True).put(318, (60, "100")).put(336, (65, "80"))
    assert "Resultat av alla områden" not in texts(sheet)


def test_a_heading_with_a_figure_far_below_a_table_row_is_one() -> None:
    sheet = sheet_with((240, "Summa"), bold=True).put(240, (400, "49"), bold=True)
    sheet.put(300, "4 Mål", (400, "12"), bold=True)
    assert "4 Mål" in texts(sheet)


def test_a_score_in_brackets_behind_an_areas_heading_is_no_heading() -> None:
    sheet = sheet_with((300, "Område 3 Provstyrning (63 poäng)"), size=15, bold=True)
    lines = flow(sheet)
    at = next(k for k, x in enumerate(lines) if x.baseline == 300)
    name, score = (Line(1, lines[at].words[:3]), Line(1, lines[at].words[3:]))

    def read(*own: Line) -> list[str]:
        areas = [AreaHeading((name,), 3, "Provstyrning")]
        return [
            h.text for h in find_headings([*lines[:at], *own, *lines[at + 1 :]], setting(sheet), NO_CONTENTS, areas)
        ]

    assert "(63 poäng)" in read(score)
    assert read(name, score) == ["Allmänt", "Uppföljning", "Område 3 Provstyrning"]


def test_a_score_in_brackets_on_the_line_below_an_areas_heading_is_no_heading() -> None:
    sheet = sheet_with((300, "Område 3 Provstyrning"), size=15, bold=True).put(318, "(63 poäng)", size=15, bold=True)
    lines = flow(sheet)
    name = next(x for x in lines if x.baseline == 300)

    def read(*areas: AreaHeading) -> list[str]:
        return [h.text for h in find_headings(lines, setting(sheet), NO_CONTENTS, areas)]

    assert read(AreaHeading((name,), 3, "Provstyrning")) == ["Allmänt", "Uppföljning", "Område 3 Provstyrning"]
    assert any("63" in text for text in read())
