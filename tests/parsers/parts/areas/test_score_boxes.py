"""The box by an area's heading: rubrics and a score."""

import pytest

from parsers.document import Box
from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading
from parsers.parts.areas.score_boxes import ScoreBox, find_score_boxes
from parsers.parts.areas.scores import states_score
from parsers.parts.outline import Heading
from tests.parsers.typed_pages import Sheet, flow, setting

HEADING = "Område 1 Offentlighet"
PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla "


def area_sheet(number: int = 1) -> Sheet:
    return Sheet(number).put(100, HEADING, size=14, bold=True)


def read(*sheets: Sheet) -> tuple[list[ScoreBox], list[str]]:
    left = Remaining(flow(*sheets))
    headings = [Heading((x,), x.text, 1) for x in left if x.text in (HEADING, "Allmänt")]
    left.take("heading", (x for h in headings for x in h.lines))
    areas = [AreaHeading(h.lines, 1, "Offentlighet") for h in headings if h.text == HEADING]
    boxes = find_score_boxes(left, setting(*sheets), areas)
    return boxes, [x.text for x in left]


def only(*sheets: Sheet) -> ScoreBox:
    (box,) = read(*sheets)[0]
    return box


def rubrics(box: ScoreBox) -> list[str]:
    return [i.text for i in box.rubrics]


def typed_box(sheet: Sheet, *, score_at: float = 182, score: str = "70") -> Sheet:
    sheet.put(125, "Rubriker", (430, "Poäng"), bold=True)
    sheet.para(140, "• Information till invånarna\n• Dialog och del-\n  tagande\n• Etik")
    return sheet.put(score_at, (440, score))


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("score_at", [140, 168, 182, 196], ids=["first line", "middle", "last line", "own line"])
def test_a_box_with_column_headings(ruled: bool, score_at: float) -> None:
    sheet = typed_box(area_sheet(), score_at=score_at)
    if ruled:
        sheet.table([66, 420, 523], [112, 128, 204])
    sheet.put(225, PROSE)
    boxes, rest = read(sheet)
    assert [(rubrics(b), b.score) for b in boxes] == [
        (["Information till invånarna", "Dialog och deltagande", "Etik"], 70)
    ]
    assert rest == [PROSE.strip()]


def test_the_score_has_a_place() -> None:
    box = only(typed_box(area_sheet()))
    assert (box.page, box.box) == (1, Box(440, 182 - 8.8, 451, 182 + 2.2))


@pytest.mark.parametrize(
    ("heads"),
    [
        ("Rubriker", "Poäng"),
        ("Delområden", "Uppnådd poäng"),
        ("Tema", "Poeng"),
        ("Temaer", "Poengsum"),
        ("Emne", "Skår"),
    ],
)
def test_column_headings_in_every_language(heads: tuple[str, str]) -> None:
    sheet = area_sheet().put(125, heads[0], (400, heads[1]), bold=True).put(140, "• Etik", (410, "70"))
    assert only(sheet).score == 70


@pytest.mark.parametrize(("printed", "score"), [
    ("70", 70), ("70,5", 70.5), ("70 p", 70), ("70 poäng", 70), ("70 av 100", 70), ("70/100", 70), ("0", 0),
])  # fmt: skip
def test_how_a_score_is_printed(printed: str, score: float) -> None:
    assert only(typed_box(area_sheet(), score=printed)).score == score


def test_a_box_without_score_has_none() -> None:
    sheet = (
        area_sheet().put(125, "Rubriker", (430, "Poäng"), bold=True).put(140, "• Etik").put(160, "Allmänt", bold=True)
    )
    box = only(sheet)
    assert (rubrics(box), box.score, box.box) == (["Etik"], None, None)


def test_a_box_over_a_page_end() -> None:
    first, second = Sheet(1).put(760, HEADING, size=14, bold=True), Sheet(2)
    first.put(780, "Rubriker", (430, "Poäng"), bold=True).put(795, "• Information").table(
        [66, 420, 523], [768, 784, 800]
    )
    second.put(60, "• Etik", (440, "70")).table([66, 420, 523], [48, 66]).put(100, PROSE)
    boxes, rest = read(first, second)
    assert [(rubrics(b), b.score, b.page) for b in boxes] == [(["Information", "Etik"], 70, 2)]
    assert rest == [PROSE.strip()]


def test_a_rubric_with_a_figure_in_it_is_a_rubric() -> None:
    sheet = area_sheet().put(125, "Rubriker", (430, "Poäng"), bold=True)
    sheet.put(140, "• Agenda 2030 och framåt").put(154, "• Etik", (440, "70"))
    assert (rubrics(only(sheet)), only(sheet).score) == (["Agenda 2030 och framåt", "Etik"], 70)


@pytest.mark.parametrize(
    "text", ["Poäng: 70", "Poäng 70", "Resultat: 70 poäng", "70 av 100 poäng", "Områdets poäng: 70 av 100"]
)
def test_a_line_that_states_the_score(text: str) -> None:
    boxes, rest = read(area_sheet().put(120, text).put(150, PROSE))
    assert ([b.score for b in boxes], rest) == ([70], [PROSE.strip()])


def test_a_list_above_the_line_that_states_the_score() -> None:
    sheet = area_sheet()
    sheet.para(120, "• Information\n• Etik\nPoäng: 70")
    box = only(sheet)
    assert (rubrics(box), box.score) == (["Information", "Etik"], 70)


def test_a_list_below_the_line_that_states_the_score() -> None:
    sheet = area_sheet()
    sheet.para(120, "Poäng: 70\n• Information\n• Etik")
    sheet.put(180, PROSE)
    boxes, rest = read(sheet)
    assert [(rubrics(b), b.score) for b in boxes] == [(["Information", "Etik"], 70)]
    assert rest == [PROSE.strip()]


def test_a_drawn_box_without_column_headings() -> None:
    sheet = area_sheet().put(125, "• Information").put(139, "• Etik", (440, "70")).table([66, 420, 523], [112, 145])
    box = only(sheet)
    assert (rubrics(box), box.score) == (["Information", "Etik"], 70)


@pytest.mark.parametrize(
    "text",
    [PROSE, "Poängen är 70 procent högre än i andra kommuner ", "I området fick kommunen 70 poäng, och det är bra "],
)
def test_running_text_below_the_heading_is_no_box(text: str) -> None:
    boxes, rest = read(area_sheet().put(120, text))
    assert (boxes, rest) == ([], [text.strip()])


def test_a_drawn_table_without_a_score_is_no_box() -> None:
    sheet = area_sheet().put(125, "Antal", (440, "4512 st")).table([66, 420, 523], [112, 130])
    assert read(sheet)[0] == []


def test_a_list_right_below_a_heading_with_its_score_is_its_rubrics() -> None:
    sheet = area_sheet().put(104, (430, "70 p"), size=11)
    sheet.para(120, "• Information\n• Etik")
    sheet.put(180, PROSE)
    boxes, rest = read(sheet)
    assert [(rubrics(b), b.score) for b in boxes] == [(["Information", "Etik"], 70)]
    assert rest == [PROSE.strip()]


def test_a_list_right_below_another_heading_is_text() -> None:
    sheet = area_sheet()
    sheet.para(120, "• Information\n• Etik")
    assert read(sheet)[0] == []


def test_an_area_heading_that_is_the_last_line_has_no_box() -> None:
    assert read(area_sheet())[0] == []


@pytest.mark.parametrize(("text", "states"), [
    ("70", True), ("70 p", True), ("70 poäng", True), ("70 poeng", True), ("70 av 100", True), ("70/100", True),
    ("Poäng: 70", True), ("Poengsum 523", True), ("Resultat 70 av maximalt 100 poäng", True), ("70,5", True),
    ("Poäng", False), ("2014", False), ("70 procent", False), ("Område 1", False),
    ("Totalt 443 poäng", True), ("Samlet: 378 av 800 poeng", True), ("Totalt 4512 invånare", False),
    ("70 poäng mer än förra gången", False),
])  # fmt: skip
def test_what_states_a_score(text: str, states: bool) -> None:
    assert states_score(text) is states
