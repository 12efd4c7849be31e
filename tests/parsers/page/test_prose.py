"""Lines become paragraphs and list items."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from parsers.page.hyphens import LineJoiner
from parsers.page.prose import Block, blocks, to_text
from tests.parsers.typed_pages import BODY, LEADING, RIGHT, Sheet, flow, width

LONG = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder och bolag."


def made(*sheets: Sheet) -> list[Block]:
    lines = flow(*sheets)
    return blocks(lines, BODY, LineJoiner(lines))


def read(*sheets: Sheet) -> list[tuple[str, bool]]:
    return [(b.text, b.item) for b in made(*sheets)]


def test_wrapped_lines_are_one_paragraph() -> None:
    sheet = Sheet()
    sheet.fill_text(100, f"{LONG} {LONG}")
    assert read(sheet) == [(f"{LONG} {LONG}", False)]


def test_a_wider_gap_parts_paragraphs() -> None:
    sheet = Sheet()
    y = sheet.fill_text(100, f"{LONG} {LONG}")
    sheet.fill_text(y + 8, LONG)
    assert read(sheet) == [(f"{LONG} {LONG}", False), (LONG, False)]


def test_a_line_broken_although_there_was_room_ends_a_paragraph() -> None:
    sheet = Sheet().put(100, "Kort stycke.")
    sheet.fill_text(100 + LEADING, LONG)
    assert read(sheet) == [("Kort stycke.", False), (LONG, False)]


def test_a_paragraph_goes_on_over_a_page_end() -> None:
    words = f"{LONG} {LONG}".split()
    first, second = Sheet(1), Sheet(2)
    first.put(780, "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämnder ")
    second.fill_text(60, " ".join(words[15:]))
    found = made(first, second)
    assert len(found) == 1
    assert (found[0].page_first, found[0].page_last) == (1, 2)


def test_where_wrapped_lines_keep_their_blank_a_line_without_ends_the_paragraph_at_a_page_end() -> None:
    full = "Kommunen arbetar med planen under hela året och följer upp den varje höst i alla nämn."
    first, second = Sheet(1), Sheet(2)
    first.put(700, full[:-1] + " ").put(714, full[:-1] + " ").put(728, full)
    second.fill_text(60, f"{LONG} {LONG}")
    assert len(made(first, second)) == 2


def test_items_have_marks_and_hang() -> None:
    sheet = Sheet().put(100, "• Tydliga mål som alla ").put(114, (79, "känner till")).put(128, "• Dialog")
    assert read(sheet) == [("Tydliga mål som alla känner till", True), ("Dialog", True)]


def test_a_paragraph_follows_an_item_at_the_margin() -> None:
    sheet = Sheet().put(100, "• Tydliga mål")
    sheet.fill_text(114, LONG)
    assert read(sheet) == [("Tydliga mål", True), (LONG, False)]


def test_an_indented_dash_is_a_mark() -> None:
    sheet = (
        Sheet().put(100, "Kommunen har:").put(114, (90, "–"), (104, "tydliga mål")).put(128, (90, "–"), (104, "dialog"))
    )
    assert read(sheet) == [("Kommunen har:", False), ("tydliga mål", True), ("dialog", True)]


def test_a_dash_in_running_text_at_a_line_start_is_text() -> None:
    first = "Kommunen arbetar med planen under hela året och följer upp den varje höst i de nämnderna "
    assert RIGHT - 9 < 72 + width(first.rstrip()) < RIGHT
    sheet = Sheet().put(100, first).put(114, "– som också har egna planer – och bolagen.")
    assert [b.item for b in made(sheet)] == [False]


def test_a_word_broken_at_the_margin_goes_on() -> None:
    sheet = Sheet().put(100, "Detta är en kort rad med avstav-").put(114, "ning.")
    assert [text for text, _ in read(sheet)] == [LineJoiner(sheet.lines).join([x.words for x in sheet.lines])]


def test_sentences_that_look_like_rows_stay_text() -> None:
    sheet = Sheet()
    sheet.fill_text(100, f"{LONG} Svaren fördelar sig som 12 15 80%")
    assert read(sheet) == [(f"{LONG} Svaren fördelar sig som 12 15 80%", False)]


def test_paragraphs_are_parted_by_a_blank_line_and_items_begin_with_a_dash() -> None:
    found = [Block("Ett.", False, 1, 1), Block("a", True, 1, 1), Block("b", True, 1, 1), Block("Två.", False, 1, 1)]
    assert to_text(found) == "Ett.\n\n- a\n- b\n\nTvå."


def test_nothing_is_no_text() -> None:
    assert to_text(made()) == ""


WORD = st.text(alphabet="abcdeåäöABC", min_size=1, max_size=12)
LINE = st.tuples(
    st.sampled_from([72.0, 79.0, 90.0]),
    st.sampled_from(["", "• ", "– "]),
    st.lists(WORD, min_size=1, max_size=9),
    st.sampled_from([14, 14, 14, 22]),
)


@given(st.lists(LINE, min_size=1, max_size=12))
def test_blocks_and_text_keep_all_words_in_their_order(lines: list[tuple[float, str, list[str], int]]) -> None:
    sheet = Sheet()
    y, expected = 60.0, []
    for x, mark, words, gap in lines:
        sheet.put(y, (x, f"{mark}{' '.join(words)} "))
        expected += words
        y += gap
    text = to_text(made(sheet))
    assert [w for w in regex.split(r"\s+", text) if w not in ("-", "–", "•")] == expected
