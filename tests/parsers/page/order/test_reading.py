"""Boxes, side headings and newspaper columns: the order in which a page is read."""

from collections.abc import Sequence

import pytest

from parsers.page.grids import page_ruling
from parsers.page.lines import page_lines
from parsers.page.order.reading import Ordered, in_reading_order
from tests.parsers.typed_pages import BODY, LEADING, LEFT, Sheet

LEFT_COLUMN = [
    "Kommunen har en plan för dialog som ", "alla nämnder känner och följer upp ",
    "varje höst. Planen är enkel och kort ",
    "nog att läsas av dem som ska använda ", "den. Så var det inte förr då planen ", "fyllde tre pärmar.",
]  # fmt: skip
RIGHT_COLUMN = [
    "Jämförelser görs med andra kommuner ", "av samma storlek. De leder till att ",
    "arbetssätt prövas. Medarbetarna vet ",
    "vad som gäller och var de kan fråga ", "om något är oklart. Det är bra och ", "bör fortsätta så.",
]  # fmt: skip


def ordered(*sheets: Sheet) -> Ordered:
    pages = [s.page for s in sheets]
    lines = [page_lines(p) for p in pages]
    return in_reading_order(pages, lines, BODY, {p.number: page_ruling(p) for p in pages})


def texts(found: Ordered) -> list[str]:
    return [line.text for line in found.lines]


def two_columns(
    left: Sequence[str] = LEFT_COLUMN, right: Sequence[str] = RIGHT_COLUMN, *, sheet: Sheet | None = None
) -> Sheet:
    sheet = sheet or Sheet()
    for column, x in ((left, LEFT), (right, 305.0)):
        for k, text in enumerate(column):
            sheet.put(200 + LEADING * k, (x, text))
    return sheet


def test_newspaper_columns_are_read_one_after_another() -> None:
    sheet = two_columns().put(160, "Metod", bold=True).put(320, "Resultat", bold=True)
    found = ordered(sheet)
    assert texts(found) == ["Metod", *(t.strip() for t in (*LEFT_COLUMN, *RIGHT_COLUMN)), "Resultat"]
    assert found.lines[1].column is not None and found.lines[1].column[1] < 300


def test_columns_under_each_of_two_headings_are_read_under_their_own() -> None:
    sheet = Sheet()
    for at, cut in ((200.0, slice(0, 3)), (290.0, slice(3, 6))):
        sheet.put(at - 22, f"Rubrik {cut.start}", bold=True)
        for column, x in ((LEFT_COLUMN, LEFT), (RIGHT_COLUMN, 305.0)):
            for k, text in enumerate(column[cut]):
                sheet.put(at + LEADING * k, (x, text))
    left, right = ([t.strip() for t in c] for c in (LEFT_COLUMN, RIGHT_COLUMN))
    assert texts(ordered(sheet)) == ["Rubrik 0", *left[:3], *right[:3], "Rubrik 3", *left[3:], *right[3:]]


@pytest.mark.parametrize(("x", "parted"), [(305.0, True), (360.0, False)])
def test_few_lines_are_in_columns_where_a_gutter_parts_the_text_in_halves(x: float, parted: bool) -> None:
    """In the second case the right part begins as a cell may."""
    sheet = Sheet()
    for at, cut in ((200.0, slice(0, 2)), (300.0, slice(2, 4))):
        sheet.put(at - 22, "En inledning med en rubrik som går över hela sidans bredd", bold=True)
        for k, (beside, other) in enumerate(zip(LEFT_COLUMN[cut], RIGHT_COLUMN[cut], strict=True)):
            sheet.put(at + LEADING * k, beside, (x, other))
    found = texts(ordered(sheet))
    left, right = ([t.strip() for t in c] for c in (LEFT_COLUMN, RIGHT_COLUMN))
    own = [*left[:2], *right[:2]], [*left[2:4], *right[2:4]]
    assert ([line for line in found if not line.startswith("En inledning")] == [*own[0], *own[1]]) is parted


def test_a_heading_in_the_left_column_alone_heads_no_more_than_that() -> None:
    sheet = Sheet()
    for k, text in enumerate(LEFT_COLUMN[:3]):
        sheet.put(200 + LEADING * k, text)
    sheet.put(200 + LEADING * 3, "Metod", bold=True)
    for k, text in enumerate(LEFT_COLUMN[3:]):
        sheet.put(200 + LEADING * (k + 4), text)
    for k, text in enumerate((*RIGHT_COLUMN, "Sist i raden.")):
        sheet.put(200 + LEADING * k, (305, text))
    assert texts(ordered(sheet))[3:5] == ["Metod", LEFT_COLUMN[3].strip()]
    assert texts(ordered(sheet))[7:] == [t.strip() for t in (*RIGHT_COLUMN, "Sist i raden.")]


def test_columns_of_unequal_length() -> None:
    found = ordered(two_columns(right=[*RIGHT_COLUMN[:-1], "bör fortsätta så länge som det går ", "och helst längre."]))
    assert texts(found)[-2:] == ["bör fortsätta så länge som det går", "och helst längre."]


@pytest.mark.parametrize("mark", ["• ", ""])
def test_lists_side_by_side_stay_level(mark: str) -> None:
    sheet = Sheet().put(180, "Styrkor", (305, "Svagheter"), bold=True)
    found = ordered(two_columns([mark + t for t in LEFT_COLUMN], [mark + t for t in RIGHT_COLUMN], sheet=sheet))
    assert texts(found)[0] == "Styrkor Svagheter"
    assert texts(found)[1].startswith((mark + LEFT_COLUMN[0]).strip())
    assert RIGHT_COLUMN[0].strip() in texts(found)[1]


def test_columns_under_shaded_cells_stay_level() -> None:
    sheet = Sheet().put(180, "Plus", (305, "Minus"), bold=True).fill(LEFT - 3, 168, 300, 186).fill(300, 168, 520, 186)
    found = texts(ordered(two_columns(sheet=sheet)))
    assert found[0] == "Plus Minus"
    assert RIGHT_COLUMN[0].strip() in found[1]


def test_a_table_without_rules_stays_level() -> None:
    labels = ["Nämnd", "Bolag", "Skola", "Omsorg", "Teknik", "Miljö"]
    assert texts(ordered(two_columns(labels, RIGHT_COLUMN)))[0] == f"Nämnd {RIGHT_COLUMN[0].strip()}"


def test_a_score_table_without_rules_stays_level() -> None:
    rows = [f"{12 + k}    {15 + k}    8{k}%    ja    nej" for k in range(6)]
    assert texts(ordered(two_columns(LEFT_COLUMN, rows)))[0].startswith(f"{LEFT_COLUMN[0]}12")


def with_side_headings(count: int) -> list[Sheet]:
    sheets = []
    for n in range(1, count + 1):
        sheet = Sheet(n)
        for k, text in enumerate((*LEFT_COLUMN, *RIGHT_COLUMN)):
            sheet.put(200 + LEADING * k + (20 if k > 5 else 0), (200, text))
        sheet.put(304, (LEFT, "Jämförelser"), size=9, bold=True).put(315, (LEFT, "med andra"), size=9, bold=True)
        sheets.append(sheet)
    return sheets


def test_a_side_heading_comes_before_the_paragraph_beside_it() -> None:
    found = ordered(*with_side_headings(4))
    assert texts(found)[5:9] == ["fyllde tre pärmar.", "Jämförelser", "med andra", RIGHT_COLUMN[0].strip()]
    assert [[line.text for line in side] for side in found.sides] == [["Jämförelser", "med andra"]] * 4


def test_a_lone_text_in_the_margin_is_no_side_heading() -> None:
    assert ordered(*with_side_headings(1)).sides == ()


def quoted(quote: Sequence[str]) -> Sheet:
    """A box at the right of a paragraph, its lines level with the paragraph's."""
    sheet = Sheet()
    for k, text in enumerate(LEFT_COLUMN):
        sheet.put(200 + LEADING * k, text)
    for k, text in enumerate(quote):
        sheet.put(214 + LEADING * k, (330, text), size=10)
    return sheet.fill(320, 196, 523, 270).put(320, "Ett nytt stycke som går över hela raden utan att stanna ")


def test_a_pulled_quote_stands_aside() -> None:
    found = ordered(quoted(["”Planen är enkel", "och kort nog att", "läsas av dem”"]))
    assert [line.text for line in sorted(found.aside, key=lambda x: x.top)] == [
        "”Planen är enkel", "och kort nog att", "läsas av dem”"
    ]  # fmt: skip
    assert texts(found)[:6] == [t.strip() for t in LEFT_COLUMN]


def test_items_of_a_list_in_a_box_are_no_quote_though_they_come_back() -> None:
    items = ["• alla nämnder känner", "• den. Så var det inte förr"]
    sheet = quoted(items).put(360, items[0]).put(376, items[1])
    assert not ordered(sheet).aside


def test_a_heading_on_a_coloured_band_is_no_quote_though_it_comes_back() -> None:
    contents = Sheet().put(100, "3. Politisk styrning och kontroll", (500, "7"))
    chapter = Sheet(2).fill(72, 88, 523, 106).put(102, "3. Politisk styrning och kontroll", size=14, bold=True)
    for k, text in enumerate(LEFT_COLUMN):
        chapter.put(130 + LEADING * k, text)
    assert not ordered(contents, chapter).aside


def test_one_of_several_headings_on_bands_is_no_quote_though_a_sentence_has_its_words() -> None:
    names = ["Öppenhet", "Ledning", "Personal", "Kommunen som arbetsgivare och dess personal i stort"]
    sheet = Sheet().put(60, f"Områdena är många. {names[-1]} är ett av dem.")
    for k, name in enumerate(names):
        sheet.fill(72, 88 + 60 * k, 523, 106 + 60 * k).put(102 + 60 * k, name, size=14, bold=True)
        sheet.put(130 + 60 * k, "Text som hör till området och som är längre.")
    assert not ordered(sheet).aside


def test_a_shaded_cell_whose_words_come_back_in_a_sentence_is_no_quote() -> None:
    sheet = Sheet().put(100, "Planen är enkel och kort nog att läsas av dem som ska").put(114, "följa den. Så är det.")
    sheet.fill(72, 188, 300, 204).put(200, "Planen är enkel och kort", size=9).put(216, "Etik", size=9)
    assert not ordered(sheet).aside


def test_another_box_comes_after_the_paragraph_beside_it() -> None:
    found = ordered(quoted(["Läs mer om detta", "på vår hemsida"]))
    assert texts(found)[5:8] == ["fyllde tre pärmar.", "Läs mer om detta", "på vår hemsida"]
    assert not found.aside


def test_a_score_in_a_square_follows_the_heading_beside_it() -> None:
    sheet = (
        Sheet().put(100, (120, "Område 1 Offentlighet"), size=14, bold=True).put(104, (80, "57"), size=16, bold=True)
    )
    sheet.fill(70, 85, 110, 115).put(130, "Allmänt", bold=True)
    assert texts(ordered(sheet)) == ["Område 1 Offentlighet", "57", "Allmänt"]


def test_shaded_cells_of_a_table_are_no_boxes() -> None:
    sheet = Sheet().put(100, "Område", (300, "Poäng"), bold=True).fill(66, 88, 290, 104).fill(290, 88, 523, 104)
    assert texts(ordered(sheet)) == ["Område Poäng"]
