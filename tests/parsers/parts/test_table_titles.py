"""An area's name over its score table is the table's title."""

from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading
from parsers.parts.outline import Heading
from parsers.parts.table_titles import take_table_titles
from tests.parsers.typed_pages import Sheet, flow, setting

PROSE = "Kommunen arbetar med planen under hela året och följer upp den varje höst"


def taken(title: str, between: str) -> list[str]:
    sheet = Sheet().put(80, "Område 1 Offentlighet", size=14, bold=True).put(100, PROSE)
    sheet.put(300, title, bold=True).put(316, between, size=9).put(332, "1.1 Finns en plan?", (400, "12"))
    left = Remaining(flow(sheet))
    lines = list(left)
    headings = [Heading((x,), x.text, 1) for x in (lines[0], lines[2])]
    left.take("score table", lines[4:])
    take_table_titles(left, setting(sheet), headings, [AreaHeading((lines[0],), 1, "Offentlighet")])
    return [x.text for x in left]


def test_the_title_and_the_column_headings_go_with_the_table() -> None:
    assert taken("1. Offentlighet", "Delfråga Poäng Max") == ["Område 1 Offentlighet", PROSE]


def test_another_heading_stays() -> None:
    assert taken("Medborgardialog", "Delfråga Poäng Max")[2:] == ["Medborgardialog", "Delfråga Poäng Max"]
    assert taken("2. Offentlighet", "Delfråga Poäng Max")[2:] == ["2. Offentlighet", "Delfråga Poäng Max"]


def test_the_second_line_of_a_title_inside_the_table_goes_with_it() -> None:
    sheet = Sheet().put(80, "Område 1 Offentlighet", size=14, bold=True).put(100, PROSE)
    sheet.put(300, "1. Samspel mellan valda och", (400, "Poäng"), bold=True).put(312, "medborgare", bold=True)
    sheet.put(330, "1.1 Finns en plan?", (400, "12")).put(360, "vidare", bold=True)
    left = Remaining(flow(sheet))
    lines = list(left)
    left.take("score table", [lines[2], lines[4]])
    take_table_titles(left, setting(sheet), [], [AreaHeading((lines[0],), 1, "Samspel")])
    assert [x.text for x in left] == ["Område 1 Offentlighet", PROSE, "vidare"]
