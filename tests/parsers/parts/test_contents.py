"""The table of contents is found and its entries are known."""

from parsers.parts.contents import Contents, find_contents
from tests.parsers.typed_pages import Sheet, flow


def taken(found: Contents) -> list[str]:
    return [x.text for x in sorted(found.lines, key=lambda x: (x.page, x.baseline))]


def test_lines_with_dot_leaders_are_entries() -> None:
    sheet = Sheet()
    sheet.para(100, "Innehåll\n1 Vad är Kommunkompassen? ........ 3\n2 Sammanfattning .............. 4")
    sheet.put(400, "Löpande text ")
    found = find_contents(sheet.lines)
    assert len(found.lines) == 3
    assert {"1 vad är kommunkompassen?", "2 sammanfattning"} <= found.entries


def test_leaders_need_no_heading() -> None:
    sheet = Sheet()
    sheet.para(100, "1 Vad är Kommunkompassen?.........3\n2 Sammanfattning...........4\n3 Genomgång.....5")
    assert len(find_contents(sheet.lines).lines) == 3


def test_a_heading_with_leaders_to_its_score_is_no_entry() -> None:
    sheet = Sheet().put(100, "4.1 Offentlighet.........53", bold=True)
    sheet.fill_text(120, "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder.")
    assert not find_contents(sheet.lines).lines


def test_numbers_after_a_wide_blank_are_entries_below_the_heading() -> None:
    sheet = Sheet().put(100, "Innhold", bold=True)
    sheet.put(120, "Forord", (500, "2")).put(134, "1 Generelt", (500, "3"))
    assert taken(find_contents(sheet.lines)) == ["Innhold", "Forord 2", "1 Generelt 3"]


def test_numbers_after_a_wide_blank_are_no_entries_without_it() -> None:
    sheet = Sheet().put(120, "Offentlighet", (500, "72")).put(134, "Brukarorientering", (500, "68"))
    assert not find_contents(sheet.lines).lines


def test_an_entry_may_run_over_two_lines() -> None:
    sheet = Sheet().put(100, "Innehåll", bold=True)
    sheet.put(120, "1 Inledning", (500, "2"))
    sheet.put(134, "2 Detaljerad genomgång i förhållande till")
    sheet.put(148, "Kommunkompassens åtta områden", (500, "8"))
    found = find_contents(sheet.lines)
    assert len(found.lines) == 4
    assert "2 detaljerad genomgång i förhållande till kommunkompassens åtta områden" in found.entries


def test_text_after_the_last_entry_is_not_part_of_it() -> None:
    sheet = Sheet().put(100, "Innehåll", bold=True)
    sheet.put(120, "1 Inledning", (500, "2")).put(134, "2 Slutord", (500, "3"))
    sheet.put(180, "1 Inledning", size=16, bold=True).put(200, "Löpande text om kommunen ")
    assert taken(find_contents(sheet.lines)) == ["Innehåll", "1 Inledning 2", "2 Slutord 3"]


def test_the_word_in_running_text_opens_no_table_of_contents() -> None:
    sheet = Sheet()
    sheet.para(100, "Innehåll\nbeskrivs i planen för 2014 och framåt ")
    assert not find_contents(sheet.lines).lines


def test_a_list_that_goes_on_over_a_page_is_taken_whole() -> None:
    first = Sheet(1).put(100, "Innehåll", bold=True).put(120, "1 Inledning", (500, "2"))
    second = Sheet(2).put(60, "2 Slutord", (500, "3")).put(120, "Text ")
    assert [x.page for x in find_contents(flow(first, second)).lines].count(2) == 1


def test_a_sentence_with_an_ellipsis_is_no_entry() -> None:
    sheet = Sheet().put(100, "Och så vidare …")
    assert not find_contents(sheet.lines).lines
