"""Score tables of areas, over page ends, with and without rules."""

import gc

import pytest

from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading
from parsers.parts.outline import Heading
from parsers.parts.tables import FoundTables, ScoreTable, find_score_tables
from tests.parsers.typed_pages import LEFT, Sheet, flow, setting, width

COLUMNS = ((350.0, "Uppnått"), (410.0, "Max"), (460.0, "Procent"))
XS = [66, 345, 405, 455, 523]
Rows = list[tuple[str, str, str, str]]
ROWS: Rows = [
    ("1.1 Finns en plan?", "12", "15", "80%"),
    ("1.2 Hur informeras medborgarna?", "10", "20", "50%"),
    ("1.3 Etik", "5", "10", "50%"),
]


def read(*sheets: Sheet) -> FoundTables:
    return find_score_tables(Remaining(flow(*sheets)), setting(*sheets), [])


def questions(table: ScoreTable) -> list[tuple[str, object, object, object]]:
    return [(f"{r.number or ''} {r.label}".strip(), r.score, r.max, r.percent) for r in table.questions]


def table(sheet: Sheet, baseline: float, title: str, rows: Rows, *, percent: bool = True, ruled: bool = False) -> float:
    """Type a table with its headings (without, if the title is empty) and return the baseline after it."""
    top = baseline - 12
    ys = [top]
    if title:
        sheet.put(baseline, title, *COLUMNS[: 3 if percent else 2], bold=True)
        baseline += 16
        ys.append(baseline - 12)
    for label, score, most, share in rows:
        sheet.put(
            baseline, *([label] if label else []), (360, score), (414, most), *([(470, share)] if percent else [])
        )
        baseline += 16
        ys.append(baseline - 12)
    if ruled:
        sheet.table(XS, ys)
    return baseline


WHOLE = [("1.1 Finns en plan?", 12, 15, 80), ("1.2 Hur informeras medborgarna?", 10, 20, 50), ("1.3 Etik", 5, 10, 50)]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("label", ["", "Summa"], ids=["sum without label", "sum with label"])
def test_a_table_with_its_sum_row(ruled: bool, label: str) -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [*ROWS, (label, "27", "45", "60%")], ruled=ruled)
    (found,) = read(sheet).tables
    assert (found.area, questions(found)) == (1, WHOLE)
    assert found.sum is not None and (found.sum.score, found.sum.max, found.sum.percent) == (27, 45, 60)


def test_a_table_without_percentages() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [*ROWS, ("", "27", "45", "")], percent=False)
    (found,) = read(sheet).tables
    assert [q[1:] for q in questions(found)] == [(12, 15, None), (10, 20, None), (5, 10, None)]
    assert found.sum is not None and found.sum.percent is None


def test_a_table_without_sum_row() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", ROWS)
    (found,) = read(sheet).tables
    assert (questions(found), found.sum) == (WHOLE, None)


def test_a_score_of_zero_is_a_score() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [("1.1 Plan", "0", "15", "0%"), ("", "0", "15", "0%")])
    (found,) = read(sheet).tables
    assert questions(found) == [("1.1 Plan", 0, 15, 0)]


def test_an_area_name_that_wraps_into_the_heading_row() -> None:
    sheet = Sheet().put(87, "2. Brukarfokus, tillgänglighet och", bold=True)
    sheet.put(100, "bemötande", *COLUMNS, bold=True)
    sheet.put(116, "Finns en strategi?", (360, "12"), (414, "15"), (470, "80%"))
    sheet.put(132, "Hur är bemötandet?", (360, "10"), (414, "20"), (470, "50%"))
    sheet.put(148, (360, "22"), (414, "35"), (470, "63%"))
    (found,) = read(sheet).tables
    assert (found.area, len(found.questions)) == (2, 2)


def test_tables_under_each_other_are_parted() -> None:
    sheet = Sheet()
    y = table(sheet, 100, "1. Offentlighet", [*ROWS, ("", "27", "45", "60%")])
    table(sheet, y + 16, "2. Brukarorientering", [("2.1 Strategi", "10", "15", "67%"), ("", "10", "15", "67%")])
    assert [(t.area, len(t.questions), t.sum.score if t.sum else None) for t in read(sheet).tables] == [
        (1, 3, 27),
        (2, 1, 10),
    ]


def test_the_last_item_of_a_list_above_is_no_part_of_a_table() -> None:
    """In columns, an item may end where the labels stand or over the figures."""
    sheet, after = Sheet(), Sheet(2)
    table(sheet, 100, "1. Offentlighet", ROWS)
    after.put(72, "gränserna mellan", (352, "nämnderna"))
    after.put(86, "förvaltningarna", (352, "varje år"))
    table(after, 100, "2. Brukare", [(a.replace("1.", "2.", 1), b, c, d) for a, b, c, d in ROWS])
    left = Remaining(flow(sheet, after))
    found = find_score_tables(left, setting(sheet, after), [])
    assert [questions(t)[-1][0] for t in found.tables] == ["1.3 Etik", "2.3 Etik"]
    assert [line.text for line in left] == ["gränserna mellan nämnderna", "förvaltningarna varje år"]


def test_a_label_goes_on_under_the_heading_row_that_comes_back_on_the_next_page() -> None:
    sheet, after = Sheet(), Sheet(2)
    table(sheet, 100, "1. Offentlighet", [*ROWS, ("1.4 Hur redovisas arbetet för den", "3", "10", "30%")])
    after.put(100, "1. Offentlighet", *COLUMNS, bold=True)
    after.put(116, "som inte är insatt?")
    after.put(132, "1.5 Dialog", (360, "4"), (414, "10"), (470, "40%"))
    (found,) = read(sheet, after).tables
    assert [q[0] for q in questions(found)][3:] == [
        "1.4 Hur redovisas arbetet för den som inte är insatt?",
        "1.5 Dialog",
    ]


def test_a_label_goes_on_until_its_bracket_closes() -> None:
    sheet = Sheet()
    y = table(sheet, 100, "1. Offentlighet", [*ROWS, ("1.4 Hållbar utveckling (miljö", "3", "10", "30%")])
    sheet.put(y - 3, "– ekonomi – människor)")
    (found,) = read(sheet).tables
    assert questions(found)[-1][0] == "1.4 Hållbar utveckling (miljö – ekonomi – människor)"


def test_a_number_set_apart_by_the_blanks_of_justified_text_takes_its_word_along() -> None:
    sheet = Sheet().put(100, "1. Offentlighet", *COLUMNS, bold=True)
    labels = ("Finns en plan?", "Hur informeras medborgarna?", "Etik", "Hur redovisas arbetet?", "Dialog")
    for k, label in enumerate(labels):
        cells = [(LEFT, f"Fråga 1.{k + 1} {label}")]
        if k == 3:
            cells = [(LEFT, "Fråga"), (LEFT + 45, f"1.{k + 1}"), (LEFT + 75, label)]
        sheet.put(116 + 16 * k, *cells, (360, "5"), (414, "10"), (470, "50%"))
    (found,) = read(sheet).tables
    assert [(r.number, r.label) for r in found.questions] == [(f"1.{k}", label) for k, label in enumerate(labels, 1)]


def test_a_justified_line_whose_last_word_reaches_the_figures_is_a_label() -> None:
    sheet = Sheet().put(100, "1. Offentlighet", *COLUMNS[:2], bold=True)
    sheet.put(116, "Fråga 1.1 Finns en plan?", (360, "12"), (414, "15"))
    words, x = ("Fråga", "1.2", "Vilka", "metoder", "används", "i"), LEFT
    blank = (356 - LEFT - sum(map(width, words))) / (len(words) - 1)
    for word in words:
        sheet.put(132, (x, word))
        x += width(word) + blank
    sheet.put(145, "kvalitetsarbetet?", (360, "10"), (414, "15")).put(161, "Fråga 1.3 Etik", (360, "5"), (414, "10"))
    sheet.put(177, (360, "27"), (414, "40"), bold=True)
    (found,) = read(sheet).tables
    assert questions(found)[1] == ("1.2 Vilka metoder används i kvalitetsarbetet?", 10, 15, None)


def test_headings_wider_than_their_figures_are_taken_with_the_table() -> None:
    sheet = Sheet().put(100, "1. Offentlighet", bold=True).put(116, (335, "Resultat"), (400, "Maxpoäng"), bold=True)
    for k, (label, score, most, _) in enumerate(ROWS):
        sheet.put(132 + 16 * k, label, (360, score), (414, most))
    left = Remaining(flow(sheet))
    (found,) = find_score_tables(left, setting(sheet), []).tables
    assert [q[1:3] for q in questions(found)] == [(12, 15), (10, 20), (5, 10)]
    assert [line.text for line in left] == ["1. Offentlighet"]


@pytest.mark.parametrize("shift", [-48.0, -20.0, 40.0])
@pytest.mark.parametrize("kept", [1, 3])
def test_tables_of_one_page_whose_columns_stand_elsewhere(shift: float, kept: int) -> None:
    """The page's last row may be all that it holds of the second table."""
    sheet, after = Sheet(), Sheet(2)
    table(sheet, 100, "1. Offentlighet", ROWS, percent=False)
    sheet.put(180, "2. Brukare", (360 + shift, "Uppnått"), (414 + shift, "Max"), bold=True)
    for k, (label, score, most, _) in enumerate(ROWS):
        own, at = (sheet, 196 + 16 * k) if k < kept else (after, 100 + 16 * k)
        own.put(at, label.replace("1.", "2.", 1), (360 + shift, score), (414 + shift, most))
    found = read(sheet, after).tables if kept < 3 else read(sheet).tables
    assert [t.area for t in found] == [1, 2]
    assert [q[1:] for t in found for q in questions(t)] == [(12, 15, None), (10, 20, None), (5, 10, None)] * 2


@pytest.mark.parametrize(("score_x", "size"), [(440.0, 14.0), (500.0, 16.0), (440.0, 11.0)])
def test_a_figure_by_each_heading_is_no_row_of_the_tables(score_x: float, size: float) -> None:
    sheets, areas = [], []
    for n in (1, 2, 3):
        sheet = Sheet(n).put(80, f"Område {n} Namn", size=14, bold=True).put(110, "Rubriker", (430, "Poäng"), bold=True)
        sheet.put(126, "Strategi").put(132, (score_x, "27"), size=size, bold=True).put(140, "Dialog")
        for k, (label, score, *_) in enumerate(ROWS):
            sheet.put(300 + 16 * k, label.replace("1.", f"{n}.", 1), (500, score))
        sheets.append(sheet)
        areas.append(AreaHeading((sheet.lines[0],), n, "Namn"))
    found = find_score_tables(Remaining(flow(*sheets)), setting(*sheets), areas)
    assert [(t.area, [q[1] for q in questions(t)], t.sum) for t in found.tables] == [
        (n, [12, 10, 5], None) for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("heading_at", [80.0, 200.0])
def test_a_figure_at_one_place_by_the_headings_is_a_score_though_it_stands_in_a_column(heading_at: float) -> None:
    """The sum row of the area before stands as near the next heading, but below the rows of its table."""
    sheet, areas = Sheet(), []
    y = heading_at
    for n in (1, 2, 3):
        sheet.put(y, f"Område {n} Namn", size=14, bold=True).put(y + 20, (500, "27 / 100"))
        areas.append(AreaHeading((next(x for x in sheet.lines if x.text.startswith(f"Område {n}")),), n, "Namn"))
        for k, (label, score, *_) in enumerate([*ROWS, ("", "27", "", "")]):
            sheet.put(y + 116 + 16 * k, *([label.replace("1.", f"{n}.", 1)] if label else []), (510, score))
        y += 200
    found = find_score_tables(Remaining(flow(sheet)), setting(sheet), areas)
    assert [(t.area, [q[1] for q in questions(t)], t.sum and t.sum.score) for t in found.tables] == [
        (n, [12, 10, 5], 27) for n in (1, 2, 3)
    ]


def test_numbers_with_a_colon() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [(row[0].replace("1.", "1:", 1), *row[1:]) for row in ROWS])
    (found,) = read(sheet).tables
    assert questions(found) == WHOLE


def test_a_heading_flush_right_over_the_only_column_goes_with_its_table() -> None:
    sheet = Sheet()
    sheet.put(100, "1. Offentlighet", (480 - width("Resultat"), "Resultat"), bold=True)
    for k, (label, score, *_) in enumerate(ROWS):
        sheet.put(116 + 16 * k, label, (480 - width(score), score))
    left = Remaining(flow(sheet))
    (found,) = find_score_tables(left, setting(sheet), []).tables
    assert (found.area, len(found.questions), [x.text for x in left]) == (1, 3, [])


def test_one_drawn_table_for_all_areas_is_parted_by_its_area_rows() -> None:
    sheet = Sheet()
    rows: Rows = [
        ("1. Offentlighet", "12", "15", "80%"), ("1.1 Finns en plan?", "12", "15", "80%"),
        ("2. Brukarorientering", "10", "20", "50%"), ("2.1 Strategi", "10", "20", "50%"),
        ("Totalt", "22", "800", "3%"),
    ]  # fmt: skip
    table(sheet, 100, "Område", rows, ruled=True)
    found = read(sheet)
    assert [(t.area, questions(t), t.sum.score if t.sum else None) for t in found.tables] == [
        (1, [("1.1 Finns en plan?", 12, 15, 80)], 12),
        (2, [("2.1 Strategi", 10, 20, 50)], 10),
    ]
    assert [t.score for t in found.totals] == [22]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("again", [True, False], ids=["heading again", "no heading"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_table_over_a_page_end(ruled: bool, again: bool, cut: int) -> None:
    rows: Rows = [*ROWS, ("", "27", "45", "60%")]
    first, second = Sheet(1), Sheet(2)
    table(first, 700, "1. Offentlighet", rows[:cut], ruled=ruled)
    table(second, 80, "1. Offentlighet" if again else "", rows[cut:], ruled=ruled)
    (found,) = read(first, second).tables
    assert questions(found) == WHOLE
    assert found.sum is not None and found.sum.score == 27


def test_a_title_that_comes_back_at_the_top_of_a_page_opens_no_other_table() -> None:
    first, second = Sheet(), Sheet(2)
    for k, label in enumerate(("Strategi", "Bemötande", "Service")):
        first.put(716 + 16 * k, label, (360, "12"), (414, "20"))
    for sheet, y in ((first, 700), (second, 84)):
        sheet.put(y, "2. Brukarorientering", *COLUMNS[:2], bold=True)
    second.put(100, "Val", (360, "9"), (414, "20")).put(116, "Synpunkter", (360, "8"), (414, "20"))
    assert [(t.area, len(t.questions)) for t in read(first, second).tables] == [(2, 5)]


def test_the_only_figure_of_a_page_is_a_row_of_the_table_that_goes_on_after_it() -> None:
    first, second = Sheet(), Sheet(2)
    first.put(744, "2. Brukare", (360, "Poäng"), bold=True).put(760, "2.1 Finns en strategi?", (360, "12"))
    for k, (label, score) in enumerate(
        (("2.2 Bemötande", "10"), ("2.3 Service", "5"), ("2.4 Val", "4"), ("Summa", "31"))
    ):
        second.put(100 + 16 * k, label, (360, score))
    (found,) = read(first, second).tables
    assert ([q[1] for q in questions(found)], found.sum and found.sum.score) == ([12, 10, 5, 4], 31)


def test_a_row_cut_in_two_by_a_page_end_with_its_figures_below() -> None:
    first, second = Sheet(1), Sheet(2)
    y = table(first, 700, "1. Offentlighet", ROWS[:1])
    first.put(y, "1.2 Hur informeras med-")
    second.put(80, "borgarna?", (360, "10"), (414, "20"), (470, "50%"))
    second.put(96, "1.3 Etik", (360, "5"), (414, "10"), (470, "50%"))
    (found,) = read(first, second).tables
    assert [q[0] for q in questions(found)] == [q[0] for q in WHOLE]


def test_a_row_cut_in_two_by_a_page_end_with_its_figures_above() -> None:
    first, second = Sheet(1), Sheet(2)
    y = table(first, 700, "1. Offentlighet", ROWS[:1])
    first.put(y, "1.2 Hur informeras", (360, "10"), (414, "20"), (470, "50%"))
    second.put(80, "medborgarna?").put(96, "1.3 Etik", (360, "5"), (414, "10"), (470, "50%"))
    (found,) = read(first, second).tables
    assert questions(found) == WHOLE


def test_columns_of_an_earlier_round_and_a_mean_are_not_the_scores() -> None:
    sheet = Sheet().put(
        100, "1. Offentlighet", (260, "2010"), (310, "Uppnått"), (370, "Max"), (420, "Medel"), bold=True
    )
    sheet.put(116, "1.1 Plan", (264, "9"), (320, "12"), (374, "15"), (424, "11"))
    sheet.put(132, (264, "9"), (320, "12"), (374, "15"), (424, "11"))
    (found,) = read(sheet).tables
    assert questions(found) == [("1.1 Plan", 12, 15, None)]
    assert found.sum is not None and found.sum.score == 12


@pytest.mark.parametrize(("head", "doubtful"), [("Medel alla", False), ("", True)], ids=["named", "unnamed"])
def test_a_column_of_means_that_adds_up_is_not_taken_for_points_that_do_not(head: str, doubtful: bool) -> None:
    sheet = Sheet()
    heads = ((350.0, "Resultat"), (410.0, "Max"), (460.0, head)) if head else ()
    y = 100
    for n, total in ((1, 35), (2, 39), (3, 35)):
        sheet.put(y, f"{n}. Namn", *heads, bold=True)
        rows = [("Plan", 12, 15, 9), ("Dialog", 10, 20, 12), ("Etik", 13, 15, 9), ("Summa", total, 50, 30)]
        for k, (label, score, most, mean) in enumerate(rows, 1):
            number = f"{n}.{k} " if k < 4 else ""
            sheet.put(y + 16 * k, f"{number}{label}", (360, str(score)), (414, str(most)), (470, str(mean)))
        y += 100
    found = read(sheet)
    assert bool(found.doubts) is doubtful
    if not doubtful:
        assert [[q[1] for q in questions(t)] for t in found.tables] == [[12, 10, 13]] * 3


def test_numbers_that_go_on_over_a_page_end_are_no_figures_on_lines_of_their_own() -> None:
    first, second = Sheet(), Sheet(2)
    first.put(700, "2. Brukare", (360, "Resultat"), bold=True)
    for k, label in enumerate(("Strategi", "Bemötande", "Service"), 1):
        first.put(700 + 16 * k, str(k), (100, label), (360, f"{k} av 15"))
    for k, label in enumerate(("Lönesättning och", "Arbetsmiljö och", "Mångfald och"), 4):
        y = 100 + 30 * (k - 4)
        second.put(y, str(k), (100, label)).put(y + 14, (100, "annat"), (360, f"{k} av 15"))
    second.put(190, (100, "Summa"), (360, "21 av 90"))
    (found,) = read(first, second).tables
    assert [q[1:3] for q in questions(found)] == [(k, 15) for k in range(1, 7)]


def test_an_area_name_that_fills_its_cell_is_no_part_of_the_label_beside_it() -> None:
    sheet, y = Sheet(), 100
    for n, name in ((1, "Offentlighet och demokrati"), (2, "Tillgänglighet")):
        for k, (label, score, most, _) in enumerate(ROWS):
            label, x = label.replace("1.", f"{n}.", 1), LEFT + width("Offentlighet och demokrati") + 4
            sheet.put(y, *([(LEFT, name)] if k == 0 else []), (x, label), (420, score), (470, most))
            y += 16
        sheet.put(y, (LEFT + width("Offentlighet och demokrati") + 4, "Summa"), (420, "27"), (470, "45"))
        y += 16
    assert [(t.area, [r.label for r in t.questions]) for t in read(sheet).tables] == [
        (n, ["Finns en plan?", "Hur informeras medborgarna?", "Etik"]) for n in (1, 2)
    ]


@pytest.mark.parametrize("total", [True, False], ids=["before the sum row", "at the table's end"])
def test_the_last_lines_of_the_last_label_are_part_of_it(total: bool) -> None:
    sheet = Sheet().put(72, "3. Politisk styrning", *COLUMNS[:2], bold=True)
    sheet.put(88, "3.1 Är målen klara?", (360, "12"), (414, "15")).put(104, "3.2 Etik", (360, "5"), (414, "10"))
    sheet.put(120, "3.3 Hur främjas den", (360, "10"), (414, "20")).put(132, "ömsesidiga förståelsen")
    sheet.put(144, "av roller").put(156, "(och spelregler)")
    if total:
        sheet.put(172, (360, "27"), (414, "45"))
    (found,) = read(sheet).tables
    assert found.questions[-1].label == "Hur främjas den ömsesidiga förståelsen av roller (och spelregler)"


def test_a_repeated_question_number_stays_twice() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [ROWS[0], ROWS[0], ("", "24", "30", "80%")])
    (found,) = read(sheet).tables
    assert [r.number for r in found.questions] == ["1.1", "1.1"]


def test_questions_that_no_one_numbered() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [(label[4:], score, most, share) for label, score, most, share in ROWS])
    (found,) = read(sheet).tables
    assert (found.area, [r.label for r in found.questions]) == (
        1,
        ["Finns en plan?", "Hur informeras medborgarna?", "Etik"],
    )


def test_text_below_a_table_is_not_part_of_it() -> None:
    sheet = Sheet()
    y = table(sheet, 100, "1. Offentlighet", [*ROWS, ("", "27", "45", "60%")])
    sheet.put(y + 14, "Poängen visar att kommunen har en plan som alla känner till och som används ")
    left = Remaining(sheet.lines)
    find_score_tables(left, setting(sheet), [])
    assert list(left) == [left.flow[-1]]
    assert len(left.taken("score table")) == 5


def test_a_heading_below_a_table_is_left() -> None:
    sheet = Sheet()
    y = table(sheet, 100, "1. Offentlighet", [*ROWS, ("", "27", "45", "60%")])
    sheet.put(y + 14, "5 Kortfakta", bold=True)
    left = Remaining(sheet.lines)
    find_score_tables(left, setting(sheet), [])
    assert [x.text for x in left] == ["5 Kortfakta"]


@pytest.mark.parametrize(
    "text",
    [
        "4.2 i planen anger att alla enheter ska redovisa sina mål, 12 15 80%",
        "Kommunen fick 12 15 80%",
        "12 15 80%",
        "Kommunen har fått max antal poäng på frågan om etik",
    ],
)
def test_a_sentence_that_ends_like_a_row_is_no_table(text: str) -> None:
    sheet = Sheet().put(100, text).put(114, "och detta visar att arbetet har kommit långt i alla delar av kommunen ")
    assert read(sheet) == FoundTables((), ())


def test_a_table_of_other_figures_is_none() -> None:
    sheet = Sheet().put(100, "Nyckeltal", (350, "2013"), (410, "2014"), bold=True)
    sheet.put(116, "Antal invånare", (350, "4512"), (410, "4533")).put(132, "Skattesats", (350, "22,1"), (410, "22,3"))
    assert read(sheet).tables == ()


def test_a_document_without_tables_has_none() -> None:
    assert read(Sheet().put(100, (LEFT, "Text"))) == FoundTables((), ())


LABELS = [
    ("1.1", "Finns det en plan för demokrati och information?", 12, 15),
    ("1.2", "Hur informeras medborgarna?", 10, 20),
    ("1.3", "Hur främjas dialog och deltagande i alla delar av kommunens verksamhet?", 5, 10),
    ("1.4", "Etik", 9, 10),
]
LINE, BETWEEN = 13.2, 4.0  # points from baseline to baseline within a row, and what rows stand further apart


def broken(text: str, most: float) -> list[str]:
    """A label as a cell of this width breaks it, with the blank kept at wrapped lines."""
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + width(word) > most:
            lines.append("")
        lines[-1] += f"{word} "
    return [*lines[:-1], lines[-1].rstrip()]


def labelled_table(at: str, ruled: bool, cut: int | None, cell: float) -> list[Sheet]:
    """The table above with its figures level with a label's first line, middle or last line, cut by a page end."""
    sheets = [Sheet(1)]
    y = 500.0
    ys = [y - 12]
    sheets[0].put(y, "1. Offentlighet", (400, "Uppnått"), (450, "Max"), bold=True)
    y += LINE + BETWEEN
    ys.append(y - 12)
    for k, (number, text, score, most) in enumerate([*LABELS, ("", "", 36, 55)]):
        if k == cut:
            if ruled:
                sheets[-1].table([66, 395, 445, 523], ys)
            sheets.append(Sheet(2))
            y, ys = 80.0, [68.0]
        lines = broken(f"{number} {text}", cell) if number else [""]
        level = {"first": 0.0, "middle": (len(lines) - 1) / 2, "last": len(lines) - 1.0}[at]
        for n, part in enumerate(lines):
            sheets[-1].put(y + LINE * n, *([part] if part else []))
        sheets[-1].put(y + LINE * level, (410, str(score)), (455, str(most)))
        y += LINE * len(lines) + BETWEEN
        ys.append(y - 12)
    if ruled:
        sheets[-1].table([66, 395, 445, 523], ys)
    sheets[-1].put(y + 30, "Poängen visar hur kommunen arbetar med dessa frågor i dag och i framtiden.")
    return sheets


@pytest.mark.parametrize("cell", [150, 230, 300], ids=lambda c: f"{c}pt")
@pytest.mark.parametrize("cut", [None, 1, 2, 3, 4])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("at", ["first", "middle", "last"])
def test_labels_of_any_height_with_figures_at_any_line(at: str, ruled: bool, cut: int | None, cell: float) -> None:
    (found,) = read(*labelled_table(at, ruled, cut, cell)).tables
    assert [q[:3] for q in questions(found)] == [(f"{n} {text}", score, most) for n, text, score, most in LABELS]
    assert found.sum is not None and (found.sum.score, found.sum.max) == (36, 55)


def test_a_title_with_the_word_for_area_ends_before_a_first_question_of_two_lines() -> None:
    sheet = Sheet()
    sheet.put(100, "Område 1 Offentlighet och demokrati", *COLUMNS, bold=True)
    sheet.put(116, "1.1 Finns en plan för insyn, öppenhet och")
    after = table(sheet, 128, "", [("delaktighet?", "12", "15", "80%"), *ROWS[1:], ("", "27", "45", "60%")])
    assert after > 128
    (found,) = read(sheet).tables
    assert questions(found)[0] == ("1.1 Finns en plan för insyn, öppenhet och delaktighet?", 12, 15, 80)


def test_tables_of_an_earlier_scoring_beside_those_of_this_one_are_placed_and_give_no_doubt() -> None:
    sheets = [Sheet(1), Sheet(2)]
    for sheet, label in zip(sheets, ("Frågan", "Äldre frågan"), strict=True):
        y = 100.0
        if sheet is sheets[1]:
            sheet.put(y, "Poäng enligt den tidigare versionen", bold=True, size=14)
            y += 30
        for area, name in enumerate(("Offentlighet", "Tillgänglighet", "Styrning"), 1):
            rows = [(f"{area}.{k} {label} om {name.lower()}", str(9 + k), "20", f"{45 + 5 * k}%") for k in (1, 2, 3)]
            y = table(sheet, y, f"{area}. {name}", [*rows, ("Summa", "33", "60", "55%")]) + 30
    left = Remaining(flow(*sheets))
    line = next(line for line in left if line.text.startswith("Poäng enligt"))
    head = Heading((line,), line.text, 1)
    found = find_score_tables(left, setting(*sheets), [], [head])
    assert [t.area for t in found.tables] == [1, 2, 3]
    assert all(row.label.startswith("Frågan") for t in found.tables for row in t.questions)
    assert found.doubts == ()
    assert len(left.taken("earlier scoring")) > 12
    assert not any("Äldre" in x.text for x in left)


def test_what_was_read_goes_without_the_collector_of_cycles() -> None:
    sheet = Sheet()
    table(sheet, 100, "1. Offentlighet", [*ROWS, ("Summa", "27", "45", "60%")])
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        assert read(sheet).tables
        gc.collect()
        assert [x for x in gc.garbage if type(x).__module__.startswith("parsers.")] == []
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
