"""Rows of a score table: which label belongs to which figures."""

from collections.abc import Sequence

import pytest

from parsers.document import Box, Word
from parsers.parts.score_heads import ScoreHead
from parsers.parts.score_rows import Row, Strip, read_strip, rows_by_labels, rows_by_rules
from schemas.report import Points
from tests.parsers.typed_pages import SIZE, Sheet

HEAD = ScoreHead(0, 1, "", (("score", 350, 390), ("max", 420, 440), ("percent", 470, 510)), SIZE)
WITH_OTHER = ScoreHead(0, 1, "", (("other", 300, 330), ("score", 350, 390), ("max", 420, 440)), SIZE)
Figures = tuple[Points | None, Points | None, Points | None]


def join(lines: Sequence[Sequence[Word]]) -> str:
    return " ".join(w.text for words in lines for w in words)


def strips(sheet: Sheet, head: ScoreHead = HEAD) -> list[Strip]:
    found = [read_strip(x, head) for x in sheet.lines]
    assert None not in found
    return [s for s in found if s is not None]


def labelled(sheet: Sheet) -> list[Row]:
    return rows_by_labels(strips(sheet), SIZE, join)


def read(rows: Sequence[Row]) -> list[tuple[str, Figures]]:
    return [(r.label, (r.score, r.max, r.percent)) for r in rows]


def strip(*cells: str | tuple[float, str], head: ScoreHead = HEAD) -> Strip | None:
    (line,) = Sheet().put(100, *cells).lines
    return read_strip(line, head)


def figures(found: Strip | None) -> dict[str, Points]:
    assert found is not None
    return {key: value for key, (value, _) in found.figures.items()}


# One line


def test_a_line_has_a_label_and_figures() -> None:
    found = strip("1.1 Finns en plan?", (360, "12"), (424, "15"), (480, "80%"))
    assert found is not None and [w.text for w in found.label] == ["1.1", "Finns", "en", "plan?"]
    assert figures(found) == {"score": 12, "max": 15, "percent": 80}


def test_a_percent_sign_may_stand_apart() -> None:
    assert figures(strip("1.1 Plan", (360, "12"), (424, "15"), (480, "80 %")))["percent"] == 80


def test_decimals_are_read_with_a_comma_or_a_point() -> None:
    assert figures(strip("1.1 Plan", (360, "12,5"), (424, "15.5"))) == {"score": 12.5, "max": 15.5}


def test_a_dash_stands_for_no_figure() -> None:
    assert figures(strip("1.1 Plan", (360, "–"), (424, "15"))) == {"max": 15}


def test_a_figure_in_a_column_of_another_round_is_not_the_score() -> None:
    found = strip("1.1 Plan", (310, "9"), (360, "12"), (424, "15"), head=WITH_OTHER)
    assert figures(found) == {"other": 9, "score": 12, "max": 15}


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har en tydlig plan för arbetet och den får 12 15 80% av alla svar",
        "Av de som svarade på enkäten 2014 var andelen nöjda omkring hälften, totalt 80%",
        "Planen gäller för hela kommunen och alla dess bolag och förbund samt stiftelser",
    ],
)
def test_running_text_is_no_part_of_a_table(text: str) -> None:
    assert strip(text) is None


def test_a_figure_that_runs_on_from_the_label_is_not_a_score() -> None:
    assert figures(strip((290, "av de 15"), (424, "20"))) == {"max": 20}


def test_a_year_in_the_label_is_no_score() -> None:
    found = strip("1.1 Finns en plan för 2014?", (360, "12"), (424, "15"))
    assert found is not None and figures(found) == {"score": 12, "max": 15}
    assert found.label[-1].text == "2014?"


# Rows without rules


@pytest.mark.parametrize("at", [0, 1, 2], ids=["first line", "middle", "last line"])
def test_figures_level_with_any_line_of_a_label(at: int) -> None:
    sheet = Sheet()
    for k, text in enumerate(["1.1 Finns det en plan för", "demokratiutveckling och", "information?"]):
        sheet.put(100 + 13 * k, text)
    sheet.put(100 + 13 * at, (360, "12"), (424, "15"), (480, "80%"))
    sheet.put(145, "1.2 Hur informeras medborgarna?", (360, "10"), (424, "20"), (480, "50%"))
    assert read(labelled(sheet)) == [
        ("1.1 Finns det en plan för demokratiutveckling och information?", (12, 15, 80)),
        ("1.2 Hur informeras medborgarna?", (10, 20, 50)),
    ]


@pytest.mark.parametrize("offset", [-6, 6, 19], ids=["above", "between", "below"])
def test_figures_on_a_baseline_of_their_own(offset: float) -> None:
    sheet = Sheet().put(100, "1.1 Finns det en plan för").put(113, "demokratiutveckling?")
    sheet.put(100 + offset, (360, "12"), (424, "15"))
    sheet.put(150, "1.2 Hur informeras medborgarna").put(163, "om resultat?").put(
        150 + offset, (360, "10"), (424, "20")
    )
    assert read(labelled(sheet)) == [
        ("1.1 Finns det en plan för demokratiutveckling?", (12, 15, None)),
        ("1.2 Hur informeras medborgarna om resultat?", (10, 20, None)),
    ]


def test_numbers_in_a_column_of_their_own_level_with_the_middle() -> None:
    sheet = Sheet()
    for k, (number, lines) in enumerate(
        [("1.1", "Finns det en plan för\ndemokratin?"), ("1.2", "Hur informeras\nmedborgarna?")]
    ):
        top = 100 + 40 * k
        for n, text in enumerate(lines.split("\n")):
            sheet.put(top + 13 * n, (110, text), *([(360, "12"), (424, "15")] if n == 0 else []))
        sheet.put(top + 6.5, number)
    assert [r.label for r in labelled(sheet)] == [
        "1.1 Finns det en plan för demokratin?", "1.2 Hur informeras medborgarna?"
    ]  # fmt: skip


@pytest.mark.parametrize("lines", [2, 3])
def test_numbers_and_figures_level_with_the_middle_of_their_label(lines: int) -> None:
    sheet = Sheet()
    labels = [["Finns det en plan", "för demokratin", "och resten?"], ["Hur informeras", "medborgarna", "om det?"]]
    for k, parts in enumerate(labels):
        for n, text in enumerate(parts[:lines]):
            sheet.put(100 + 50 * k + 13 * n, (110, text))
        sheet.put(100 + 50 * k + 6.5 * (lines - 1), f"1.{k + 1}", (360, "12"), (424, "15"))
    assert read(labelled(sheet)) == [
        (f"1.{k} {' '.join(parts[:lines])}", (12, 15, None)) for k, parts in enumerate(labels, 1)
    ]


def test_a_sum_row_without_label() -> None:
    sheet = Sheet().put(100, "1.1 Plan", (360, "12"), (424, "15")).put(126, (360, "68"), (424, "100"), (480, "68%"))
    last = labelled(sheet)[-1]
    assert (last.label, last.is_sum, last.score, last.max, last.percent) == ("", True, 68, 100, 68)


@pytest.mark.parametrize("label", ["Summa", "Summa poäng:", "Totalt", "Sum", "Summa område 1"])
def test_a_sum_row_with_label(label: str) -> None:
    sheet = Sheet().put(100, "1.1 Plan", (360, "12"), (424, "15")).put(114, label, (360, "68"), (424, "100"))
    rows = labelled(sheet)
    assert [r.is_sum for r in rows] == [False, True]
    assert rows[1].score == 68


def test_a_row_has_the_box_of_its_words() -> None:
    sheet = Sheet().put(100, "1.1 Plan", (360, "12"), (424, "15"))
    (row,) = labelled(sheet)
    assert row.box == Box(72, 100 - 0.8 * 11, 435, 100 + 0.2 * 11)
    assert row.page == 1


@pytest.mark.parametrize(("label", "number"), [
    ("1.1 Plan", "1.1"), ("1.1. Plan", "1.1"), ("10.12 Plan", "10.12"), ("1.1Plan", "1.1"), ("1.1", "1.1"),
    ("Plan 1.1", None), ("1 Plan", None), ("", None), ("1.1.1 Plan", None),
])  # fmt: skip
def test_question_numbers(label: str, number: str | None) -> None:
    assert Row(label, None, None, None, 1, Box(0, 0, 1, 1)).number == number


def test_a_row_without_figures_has_none() -> None:
    box = Box(0, 0, 1, 1)
    assert not Row("Plan", None, None, 80, 1, box).has_figures
    assert Row("Plan", 0, None, None, 1, box).has_figures


# Rows between rules


def test_rules_decide_where_they_are_drawn() -> None:
    sheet = Sheet().put(100, "Finns det en plan för").put(113, "demokratin?", (360, "12"), (424, "15"))
    sheet.put(133, "Hur informeras", (360, "10"), (424, "20")).put(146, "medborgarna?")
    assert read(rows_by_rules(strips(sheet), [88, 120, 152], join)) == [
        ("Finns det en plan för demokratin?", (12, 15, None)),
        ("Hur informeras medborgarna?", (10, 20, None)),
    ]


def test_rules_that_do_not_part_the_rows_are_not_used() -> None:
    sheet = Sheet().put(100, "1.1 Plan", (360, "12"), (424, "15")).put(114, "1.2 Dialog", (360, "10"), (424, "20"))
    assert rows_by_rules(strips(sheet), [88, 120], join) == []
