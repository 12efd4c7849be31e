"""Text in columns and the items in each."""

from parsers.page.columns import boundaries, flows_across, list_items, phrases, split_at
from parsers.page.hyphens import LineJoiner
from tests.parsers.typed_pages import Sheet, flow, line, typed, width

HEADS = frozenset({"styrkor", "svagheter", "förslag till förbättringar"})


def items(
    *sheets: Sheet, right: float | None = None, levels: dict[int, list[float]] | None = None
) -> list[tuple[str, int]]:
    lines = flow(*sheets)
    found = list_items([(x.page, x.words) for x in lines], LineJoiner(lines), right, levels)
    return [(i.text, i.page) for i in found]


def test_words_are_cut_into_known_phrases() -> None:
    found = phrases(typed("Styrkor Förslag till förbättringar: Svagheter"), HEADS)
    assert found is not None
    assert [text for text, _ in found] == ["styrkor", "förslag till förbättringar", "svagheter"]


def test_a_word_that_belongs_to_none_undoes_them_all() -> None:
    assert phrases(typed("Styrkor finns"), HEADS) is None


def test_columns_begin_at_the_list_mark_nearest_to_the_heading() -> None:
    sheet = Sheet().put(114, "• Tydliga mål", (230, "• Fler mått"))
    (edge,) = boundaries([(72, 110), (240, 300)], sheet.lines)
    assert 225 < edge <= 230


def test_columns_without_marks_begin_where_no_word_crosses() -> None:
    sheet = (
        Sheet().put(114, "Tydliga mål i alla nämnder", (240, "Fler mått")).put(128, "Stabil ledning", (240, "Dialog"))
    )
    (edge,) = boundaries([(72, 110), (250, 300)], sheet.lines)
    assert 72 + width("Tydliga mål i alla nämnder") < edge <= 240


def test_a_word_belongs_to_the_column_in_which_it_begins() -> None:
    (found,) = Sheet().put(100, "Tydliga mål", (230, "Fler mått")).lines
    assert [[w.text for w in words] for words in split_at(found, [229])] == [["Tydliga", "mål"], ["Fler", "mått"]]


def test_running_text_flows_over_a_border() -> None:
    text = line("Kommunen arbetar med planen under hela året och följer upp den varje höst")
    assert flows_across(text, [text.words[5].x0 - 0.2], [72, 400])


def test_a_long_word_that_reaches_to_the_next_column_does_not() -> None:
    end = 72 + width("Samhällsplaneringsarbete")
    (found,) = Sheet().put(100, "Samhällsplaneringsarbete", (end + 3, "Dialog")).lines
    assert not flows_across(found, [end], [72, end + 3])


def test_a_mark_begins_an_item() -> None:
    sheet = Sheet()
    sheet.para(100, "• Tydliga mål i alla \n  nämnder\n• Dialog")
    assert items(sheet) == [("Tydliga mål i alla nämnder", 1), ("Dialog", 1)]


def test_an_item_runs_over_a_page_end() -> None:
    first, second = Sheet(1).put(800, "• Tydliga mål i "), Sheet(2).put(60, (80, "nämnderna")).put(74, "• Dialog")
    assert items(first, second) == [("Tydliga mål i nämnderna", 1), ("Dialog", 2)]


def test_a_mark_alone_on_its_line_begins_the_item_on_the_next() -> None:
    sheet = Sheet().put(100, "•").put(114, (90, "Tydliga mål")).put(128, "•").put(142, (90, "Dialog"))
    assert items(sheet) == [("Tydliga mål", 1), ("Dialog", 1)]


def test_dashes_are_marks_where_nothing_stronger_is_used() -> None:
    sheet = Sheet()
    sheet.para(100, "– Tydliga mål\n– Dialog")
    assert [t for t, _ in items(sheet)] == ["Tydliga mål", "Dialog"]


def test_a_dash_at_a_line_start_is_text_where_dots_are_the_marks() -> None:
    sheet = Sheet()
    sheet.para(100, "• Tydliga mål \n– också i nämnderna\n• Dialog")
    assert [t for t, _ in items(sheet)] == ["Tydliga mål – också i nämnderna", "Dialog"]


def test_items_without_marks_are_parted_by_room() -> None:
    sheet = (
        Sheet().put(100, "Tydliga mål i alla ").put(114, "nämnder").put(136, "Dialog med många ").put(150, "invånare")
    )
    assert [t for t, _ in items(sheet, right=160)] == ["Tydliga mål i alla nämnder", "Dialog med många invånare"]


def test_items_without_marks_are_parted_where_the_author_broke_the_line() -> None:
    sheet = Sheet()
    sheet.para(100, "Tydliga mål i kommunens alla \nnämnder\nDialog med invånarna")
    assert [t for t, _ in items(sheet)] == ["Tydliga mål i kommunens alla nämnder", "Dialog med invånarna"]


def test_items_without_marks_are_parted_by_a_hanging_indent() -> None:
    sheet = Sheet().put(100, "Tydliga mål i").put(114, (84, "nämnderna")).put(128, "Dialog")
    assert [t for t, _ in items(sheet)] == ["Tydliga mål i nämnderna", "Dialog"]


def test_items_without_marks_are_parted_by_level_rules() -> None:
    sheet = Sheet()
    sheet.para(100, "Tydliga\nmål\nStabil\nledning")
    assert items(sheet, levels={1: [88, 118, 146]}) == [("Tydliga mål", 1), ("Stabil ledning", 1)]


def test_an_item_parted_by_rules_goes_on_over_a_page_end_in_small_letters() -> None:
    first, second = Sheet(1).put(760, "Tydliga mål").put(780, "Stabil "), Sheet(2).put(60, "ledning").put(80, "Dialog")
    assert items(first, second, levels={1: [768], 2: [68]}) == [
        ("Tydliga mål", 1),
        ("Stabil ledning", 1),
        ("Dialog", 2),
    ]


def test_a_hyphenated_word_does_not_end_an_item() -> None:
    sheet = Sheet()
    sheet.para(100, "Tydliga mål i kommunens alla verk-\nsamheter\nDialog")
    assert items(sheet)[0][0].startswith("Tydliga mål i kommunens alla verk")
    assert len(items(sheet)) == 2


def test_items_without_letters_are_none() -> None:
    sheet = Sheet()
    sheet.para(100, "• Dialog\n• –")
    assert [t for t, _ in items(sheet)] == ["Dialog"]


def test_an_empty_column_has_no_items() -> None:
    assert items() == []
