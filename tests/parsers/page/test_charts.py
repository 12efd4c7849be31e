"""Charts, small print and tables of other things are no running text."""

from parsers.page.charts import caption_lines, chart_lines, label_lines, table_lines
from parsers.page.lines import Line
from tests.parsers.typed_pages import BODY, Sheet, line, rulings

PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst i nämnder"


def in_chart(sheet: Sheet) -> list[str]:
    lines = sheet.lines
    return [x.text for x in lines if x in chart_lines(sheet.page, lines, BODY)]


def lying_bars(sheet: Sheet, lengths: tuple[float, ...] = (120, 80, 160, 60)) -> Sheet:
    for k, length in enumerate(lengths):
        sheet.fill(200, 300 + 20 * k, 200 + length, 310 + 20 * k)
        sheet.put(309 + 20 * k, (150, f"Omr {k}"), (210 + length, str(int(length))), size=8)
    return sheet


def test_labels_level_with_bars_belong_to_the_chart() -> None:
    sheet = lying_bars(Sheet().put(200, PROSE).put(500, PROSE))
    assert in_chart(sheet) == ["Omr 0 120", "Omr 1 80", "Omr 2 160", "Omr 3 60"]


def test_bars_that_stand_make_a_chart_too() -> None:
    sheet = Sheet().put(200, PROSE)
    for k, high in enumerate((60, 90, 40, 75)):
        sheet.fill(150 + 40 * k, 500 - high, 170 + 40 * k, 500)
        sheet.put(514, (150 + 40 * k, f"Omr{k}"), size=8)
    assert in_chart(sheet) == ["Omr0 Omr1 Omr2 Omr3"]


def test_boxes_of_one_length_are_no_bars() -> None:
    assert in_chart(lying_bars(Sheet(), (100, 100, 100, 100))) == []


def test_two_boxes_are_no_chart() -> None:
    assert in_chart(lying_bars(Sheet(), (100, 60))) == []


def test_shaded_rows_of_a_table_are_no_chart() -> None:
    sheet = Sheet()
    for k, length in enumerate((450, 440, 430)):
        sheet.fill(72, 300 + 16 * k, 72 + length, 316 + 16 * k)
        sheet.put(312 + 16 * k, (80, f"1.{k} Hur informeras medborgarna?"), (400, "12"))
    assert in_chart(sheet) == []


def test_running_text_beside_a_chart_stays_text() -> None:
    sheet = lying_bars(Sheet().put(295, PROSE))
    assert PROSE not in in_chart(sheet)


def test_small_print_that_is_no_sentence_is_a_label() -> None:
    lines = [line("Profil 2014", size=8), line(PROSE, baseline=120)]
    assert [x.text for x in lines if x in label_lines(lines, BODY)] == ["Profil 2014"]


def test_small_print_that_ends_a_sentence_is_a_note() -> None:
    lines = [line("Bilden visar kommunens", size=8), line("poäng per område.", baseline=112, size=8)]
    assert label_lines(lines, BODY) == set()


def drawn_or_set(sheet: Sheet) -> list[str]:
    lines = sheet.lines
    found = table_lines(lines, rulings(sheet))
    return [x.text for x in lines if x in found]


def test_lines_in_a_drawn_table() -> None:
    sheet = Sheet().put(100, "Antal invånare", (300, "4512")).table([66, 290, 400], [88, 104]).put(130, PROSE)
    assert drawn_or_set(sheet) == ["Antal invånare 4512"]


def test_a_frame_around_nothing_is_no_table_of_the_text_below() -> None:
    assert drawn_or_set(Sheet().table([66, 290], [88, 104]).put(130, PROSE)) == []


def test_rows_whose_figures_stand_in_columns_are_a_table() -> None:
    sheet = Sheet().put(100, "Nyckeltal", (300, "2013"), (360, "2014"))
    for k, label in enumerate(["Invånare", "Anställda", "Skattesats"]):
        sheet.put(120 + 14 * k, label, (300, "4512"), (360, "4533"))
    sheet.put(200, PROSE)
    assert drawn_or_set(sheet) == [
        "Nyckeltal 2013 2014",
        "Invånare 4512 4533",
        "Anställda 4512 4533",
        "Skattesats 4512 4533",
    ]


def test_two_such_rows_are_none() -> None:
    sheet = Sheet().put(120, "Invånare", (300, "4512")).put(134, "Anställda", (300, "512"))
    assert drawn_or_set(sheet) == []


def test_sentences_that_end_in_figures_are_no_rows() -> None:
    sheet = Sheet()
    for k in range(4):
        sheet.put(120 + 14 * k, f"Kommunen fick 12 15 80% i del {k} av enkäten, totalt 12 15 80%")
    assert drawn_or_set(sheet) == []


def test_no_lines_are_no_table() -> None:
    empty: list[Line] = []
    assert (table_lines(empty, {}), label_lines(empty, BODY)) == (set(), set())


def test_a_title_centred_above_a_chart_belongs_to_it() -> None:
    sheet = Sheet().put(200, PROSE).put(240, (176, "Totalpoäng 450 av 800"), bold=True)
    for k, high in enumerate((60, 90, 40, 75)):
        sheet.fill(160 + 40 * k, 400 - high, 180 + 40 * k, 400)
    assert "Totalpoäng 450 av 800" in in_chart(sheet)


def test_small_print_right_below_a_picture_is_its_caption() -> None:
    sheet = Sheet().put(200, PROSE).image(72, 220, 400, 350).put(362, "Bild 1. Torget. Foto: Exempelby", size=8)
    sheet.put(390, PROSE)
    assert [x.text for x in caption_lines(sheet.page, sheet.lines, BODY)] == ["Bild 1. Torget. Foto: Exempelby"]


def test_text_right_below_a_picture_is_text() -> None:
    sheet = Sheet().image(72, 220, 400, 350).put(366, PROSE)
    assert caption_lines(sheet.page, sheet.lines, BODY) == set()


def test_an_axis_above_the_bars_and_the_title_above_it_belong_to_the_chart() -> None:
    sheet = Sheet().put(108, (245, "536 poäng av 800"))
    for k, tick in enumerate(["100", "80", "60", "40", "20", "0"]):
        sheet.put(120 + 40 * k, (92 - 5.5 * len(tick), tick))
    for k, height in enumerate([75, 60, 56, 66, 71, 62]):
        sheet.fill(120 + 60 * k, 316 - 2 * height, 150 + 60 * k, 316)
    sheet.put(340, "Ett stycke om resultatet i kommunen som fortsätter under diagrammet i texten här")
    lines = sheet.lines
    found = chart_lines(sheet.page, lines, BODY)
    assert [x.text for x in lines if x not in found] == [lines[-1].text]
