"""Recognised pages are set like printed ones, and places lead back to where things stand on the scan."""

from math import radians

import pytest

from parsers.document import Box, Document, Page, Word
from parsers.page.lines import page_lines
from parsers.page.scan.known import is_norwegian, known_share
from parsers.page.scan.layer import from_layer
from parsers.page.scan.letters import ems
from parsers.page.scan.noise import Edges, with_marks, without_noise
from parsers.page.scan.numbers import numbered
from parsers.page.scan.pages import best_readings, picture_pages, with_layers
from parsers.page.scan.rows import rows_of
from parsers.page.scan.straighten import straightened
from parsers.readers.picture.recognised import Recognised, Seen, fits, from_json, to_json
from schemas.report import Place

SIZE = 10.0


def line(number: int, text: str, x: float, y: float, stem: float = 1.0) -> list[Seen]:
    """A line of print whose letters are all half as wide as high, its words parted by blanks."""
    words = []
    for word in text.split():
        width = 0.5 * SIZE * len(word)
        words.append(Seen(word, x, y - 7, x + width, y, number, stem))
        x += width + 3
    return words


def page(number: int, lines: list[list[Seen]], angle: float = 0.0) -> Recognised:
    words = tuple(word for words in lines for word in words)
    return Recognised(number, 595, 842, 0, angle, words, (), own=True)


def texts(*pages: Recognised) -> list[list[str]]:
    empty = [Page(p.number, 595, 842, (), (), (), ()) for p in pages]
    document = straightened(Document(tuple(empty), None, None), {p.number: p for p in pages}).document
    return [[found.text for found in page_lines(p)] for p in document.pages]


BODY = [line(n, "och kommunen har en tydlig strategi för det fortsatta arbetet", 70, 100 + 14 * n) for n in range(8)]


def test_words_of_a_line_share_a_baseline_and_a_size() -> None:
    empty = Document((Page(1, 595, 842, (), (), (), ()),), None, None)
    document = straightened(empty, {1: page(1, BODY)}).document
    assert len({word.size for word in document.pages[0].words}) == 1
    assert len({word.baseline for word in document.pages[0].words}) == len(BODY)


def test_thick_strokes_are_bold() -> None:
    heading = line(20, "Medborgardialog och delaktighet", 70, 300, stem=1.6)
    empty = Document((Page(1, 595, 842, (), (), (), ()),), None, None)
    document = straightened(empty, {1: page(1, [*BODY, heading])}).document
    assert {w.text for w in document.pages[0].words if w.bold} == {"Medborgardialog", "och", "delaktighet"}


def test_blots_before_lines_are_marks_whatever_letter_they_were_taken_for() -> None:
    items = []
    for n, sign in enumerate(("m", "a", "8")):
        y = 300 + 14 * n
        items.append(
            [Seen(sign, 70, y - 6, 76, y - 1, 30 + n, 5.8), *line(30 + n, "Tydlig och känd värdegrund", 90, y)]
        )
    assert texts(page(1, [*BODY, *items]))[0][-3:] == ["• Tydlig och känd värdegrund"] * 3


def test_pieces_of_rules_and_specks_are_dropped() -> None:
    noisy = [
        *line(20, "Invånarna vet vad de kan vänta sig av kommunen", 70, 300),
        Seen("|", 480, 290, 481, 302, 20, 1.0),
    ]
    assert texts(page(1, [*BODY, noisy]))[0][-1] == "Invånarna vet vad de kan vänta sig av kommunen"


def test_lost_dots_are_put_back_where_the_word_is_known() -> None:
    heading = line(20, "Omrade 2 Tillganglighet pa hallplatsen", 70, 300)
    assert texts(page(1, [*BODY, heading]))[0][-1] == "Område 2 Tillgänglighet på hallplatsen"


def test_pages_are_laid_over_each_other() -> None:
    moved = [
        [s.__class__(s.text, s.x0 + 20, s.top, s.x1 + 20, s.bottom, s.line, s.stem) for s in words] for words in BODY
    ]
    pages = {1: page(1, BODY), 2: page(2, BODY), 3: page(3, moved)}
    empty = tuple(Page(n, 595, 842, (), (), (), ()) for n in pages)
    straight = straightened(Document(empty, None, None), pages)
    lefts = [min(word.x0 for word in p.words) for p in straight.document.pages]
    assert lefts == pytest.approx([70, 70, 70])
    back = straight.lay.place(Place(page=3, x0=70, top=100, x1=80, bottom=110))
    assert (back.x0, back.top) == pytest.approx((90, 100))


def test_places_lead_back_to_a_page_that_lies_askew() -> None:
    askew = page(1, BODY, angle=radians(2))
    lay = straightened(Document((Page(1, 595, 842, (), (), (), ()),), None, None), {1: askew}).lay
    x, y = askew.turn.askew(500, 100)
    place = lay.place(Place(page=1, x0=499, top=99, x1=501, bottom=101))
    assert place.x0 < x < place.x1 and place.top < y < place.bottom
    assert abs(y - 100) > 5


def test_what_is_kept_of_a_page_comes_back_whole() -> None:
    kept = page(1, BODY, angle=0.01)
    assert from_json(to_json(kept)) == kept


def test_a_second_look_alone_confirms_nothing() -> None:
    row = [*line(20, "1.1 Finns en strategi", 70, 300), Seen("SO20", 400, 293, 420, 300, 21, 1.0, "50%")]
    empty = Document((Page(1, 595, 842, (), (), (), ()),), None, None)
    straight = straightened(empty, {1: page(1, [*BODY, row])})
    assert [w.text for w in straight.document.pages[0].words][-1] == "50%"
    assert "50%" not in {w.text for w in straight.second[1].words}


def test_languages_are_told_by_their_commonest_words() -> None:
    assert is_norwegian(["kommunen", "har", "ikke", "noe", "og", "det", "er", "viktig", "å", "gjøre"])
    assert not is_norwegian(["kommunen", "har", "inte", "något", "och", "det", "är", "viktigt", "att", "göra"])


def test_a_better_reading_has_more_known_words() -> None:
    assert known_share(["det", "är", "bra", "för", "alla", "47%"]) > known_share(
        ["det", "ar", "bra", "fér", "alla", "4720"]
    )


def test_words_under_the_picture_of_a_page_are_its_words_with_the_others() -> None:
    words = tuple(Word(text, 72, 692, 99, 702, 700, "F", 10, False, False) for text in ("Två", "ord"))
    pages = (
        Page(1, 595, 842, (), (), (), (), under=words),
        Page(2, 595, 842, words[:1], (), (), ()),
    )
    document = Document(pages, None, None)
    assert picture_pages(document) == {1}
    assert [page.words for page in with_layers(document).pages] == [words, words[:1]]


def test_a_page_without_words_is_no_reading() -> None:
    assert best_readings(Document((Page(1, 595, 842, (), (), (), (), under=()),), None, None), {1: page(1, [])}) == {}


def figure(text: str, *looks: str) -> Seen:
    return Seen(text, 400, 293, 420, 300, 21, 1.0, max(looks, key=looks.count), looks)


@pytest.mark.parametrize(
    ("word", "first", "second"),
    [
        (figure("4720", "47%", "47%", "47%"), "47%", "47%"),  # Swedish data has no %
        (figure("53%X", "53%", "53%", ""), "53%", "53%"),
        (figure("25:", "", "", ""), "25", "strategi"),  # no look sees anything
        (figure("16", "10", "10", "16"), "10", "16"),  # two looks against the page's reading
        (figure("16", "10", "16", "18"), "16", "10"),
        (figure("il", "11", "11", "11"), "11", None),  # no figure by the page's reading: nothing confirms it
    ],
)
def test_readings_of_a_figure(word: Seen, first: str, second: str | None) -> None:
    row = [*line(20, "1.1 Finns en strategi", 70, 300), word]
    empty = Document((Page(1, 595, 842, (), (), (), ()),), None, None)
    straight = straightened(empty, {1: page(1, [*BODY, row])})
    assert straight.document.pages[0].words[-1].text == first
    assert (straight.second[1].words[-1].text == second) is (second is not None)


def test_short_last_words_of_items_stay_and_specks_go() -> None:
    items = [
        line(20, "Sjunkande svarsfrekvens bland deltagare under 30", 90, 300),
        line(21, "år", 90, 314),
        [Seen("—", 300, 330, 300.7, 330.5, 22, 0.5)],
    ]
    assert texts(page(1, [*BODY, *items]))[0][-1] == "år"


def test_an_upright_rule_parts_columns_that_stand_close() -> None:
    words = [*line(20, "Brukarråd", 90, 300), *line(20, "Kunskapsbank saknas", 142, 300)]
    wall = Box(137, 250, 138, 350)
    plain = page(1, [*BODY, words])
    walled = Recognised(1, 595, 842, 0, 0.0, plain.words, (wall,), own=True)
    assert len(rows_of(walled)) == len(rows_of(plain)) + 1


def test_headings_of_lists_are_known_with_a_letter_wrong() -> None:
    assert texts(page(1, [*BODY, line(20, "Férbattringsmdjligheter", 70, 300)]))[0][-1] == "Förbättringsmöjligheter"
    assert texts(page(1, [*BODY, line(20, "Svagheterna är få och de är kända sedan länge", 70, 300)]))[0][
        -1
    ].startswith("Svagheterna")


def test_a_heading_in_a_narrower_face_is_as_large_as_the_text() -> None:
    heading = line(20, "Brukarfokus i alla led", 70, 300, stem=1.6)
    narrow = [word._replace(x1=word.x0 + 0.88 * (word.x1 - word.x0)) for word in heading]
    text = [line(n, "och kommunen har en tydlig strategi hos alla", 70, 100 + 14 * n) for n in range(8)]
    empty = Document((Page(1, 595, 842, (), (), (), ()),), None, None)
    words = straightened(empty, {1: page(1, [*text, narrow])}).document.pages[0].words
    assert len({word.size for word in words}) == 1
    small = [word._replace(top=word.bottom - 5) for word in narrow]
    words = straightened(empty, {1: page(1, [*text, small])}).document.pages[0].words
    assert len({word.size for word in words}) == 2


def test_a_blot_by_itself_is_the_mark_of_the_text_beside_it() -> None:
    items = [
        [
            Seen("·", 70, 294 + 14 * n, 74, 298 + 14 * n, 30 + 2 * n, 3.2),
            *line(31 + 2 * n, "Gevinstplaner", 90, 300 + 14 * n),
        ]
        for n in range(3)
    ]
    alone = [part for mark, *text in items for part in ([mark], text)]
    assert texts(page(1, [*BODY, *alone]))[0][-3:] == ["• Gevinstplaner"] * 3


def layer(*, with_blank: bool) -> Page:
    """A page of a text layer; words stretched to their places alone, or with the blank after them."""
    words = []
    for y in (100.0, 120.0, 140.0):
        x = 70.0
        for text in ("En", "kommun", "är", "till", "för", "invånarna"):
            wide = ems(text) * SIZE
            end = x + wide * len(text) / (len(text) + 1) if with_blank else x + wide
            words.append(Word(text, x, y - 8, end, y + 2, y, "Layer", SIZE, False, False))
            x += wide + 0.33 * SIZE
    return Page(1, 595, 842, tuple(words), (), (), ())


def test_words_that_a_layer_ends_a_letter_early_reach_to_where_they_do_in_the_picture() -> None:
    tight, short = (from_layer(layer(with_blank=with_blank)) for with_blank in (False, True))
    assert [word.x1 for word in short.words] == pytest.approx([word.x1 for word in tight.words])


def test_only_pages_that_we_recognised_have_a_second_look() -> None:
    ours, theirs = page(1, BODY), page(2, BODY)._replace(own=False)
    empty = Document(tuple(Page(n, 595, 842, (), (), (), (), under=()) for n in (1, 2)), None, None)
    straight = straightened(empty, {1: ours, 2: theirs})
    assert all(page.words for page in straight.document.pages)
    assert set(straight.second) == {1} and [set(look) for look in straight.looks] == [{1}] * 3


@pytest.mark.parametrize(
    ("text", "wide", "can"), [("1", 4, True), ("1", 10, False), ("11", 10, True), ("10", 4, False)]
)
def test_a_number_has_as_many_digits_as_its_ink_is_wide_for(text: str, wide: float, can: bool) -> None:
    assert fits(text, wide, 7.5) is can


def test_what_is_too_wide_for_one_digit_is_not_read_as_one() -> None:
    row = [*line(20, "1.1 Finns en strategi", 70, 300), Seen("1:", 400, 293, 410, 300, 21, 1.0, "11", ("11", "", "11"))]
    empty = Document((Page(1, 595, 842, (), (), (), (), under=()),), None, None)
    straight = straightened(empty, {1: page(1, [*BODY, row])})
    assert [w.text for w in straight.document.pages[0].words][-1] == "11"
    assert "11" not in {w.text for w in straight.second[1].words}


def test_a_mark_in_the_margin_right_before_text_is_no_speck() -> None:
    rows = [
        [Seen("·", 70, 100 + 20 * k, 73, 103 + 20 * k, k, 3.0), *line(k, "En punkt", 82, 104 + 20 * k)]
        for k in range(3)
    ]
    kept = without_noise(rows_of(page(1, rows)), Edges(82.0, 500.0))
    assert [row.words[0].text for row in kept] == ["·"] * 3
    [speck] = without_noise(
        rows_of(page(1, [[Seen("·", 20, 100, 23, 103, 1, 3.0), *line(1, "En punkt", 82, 104)]])), Edges(82.0, 500.0)
    )
    assert speck.words[0].text == "En"


def test_a_stroke_says_nothing_of_the_line_that_a_cell_stands_on() -> None:
    words = [Seen("7/20", 400, 93, 420, 100, 1, 1.0), Seen("35%", 470, 93, 487, 100, 2, 1.0)]
    assert {row.baseline for row in rows_of(Recognised(1, 595, 842, 0, 0.0, tuple(words), (), own=True))} == {100}


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        (figure("12/15", "12/15", "12/15", "12/15"), ("12/15", "12/15")),
        (figure("10720", "10/20", "10/20", "10/20"), ("10/20", "")),
        (figure("9,5/15", "9,5/15", "9,5/15", "95/15"), ("9,5/15", "9,5/15")),
    ],
)
def test_points_and_their_maximum_may_stand_in_one_cell(word: Seen, readings: tuple[str, str]) -> None:
    row = [*line(20, "1.1 Finns en strategi", 70, 300), word]
    empty = Document((Page(1, 595, 842, (), (), (), (), under=()),), None, None)
    straight = straightened(empty, {1: page(1, [*BODY, row])})
    cells = [[w.text for w in page.words if w.x0 > 350] for page in (straight.document.pages[0], straight.second[1])]
    assert cells == [[text] if text else [] for text in readings]


def numbers(*texts: str) -> list[list[Seen]]:
    return [line(k, f"{text} Finns en strategi", 70, 100 + 20 * k) for k, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("5.1", "52", "5.3", "5.4", "55"), ["5.1", "5.2", "5.3", "5.4", "5.5"]),
        (("5.1", "5,2", "5.3", "5.4", "61"), ["5.1", "5.2", "5.3", "5.4", "61"]),
        (("51", "52", "53", "54", "55"), ["51", "52", "53", "54", "55"]),
        (("5.1", "5.2", "5.3", "15", "5.5"), ["5.1", "5.2", "5.3", "15", "5.5"]),
    ],
    ids=["next in the column", "comma", "none has one", "another figure"],
)
def test_full_stops_of_question_numbers_are_put_back(printed: tuple[str, ...], read: list[str]) -> None:
    [rows] = numbered([rows_of(page(1, numbers(*printed)))], [0.0])
    assert [row.words[0].text for row in rows] == read


def test_a_dash_before_text_is_one_however_it_is_read() -> None:
    rows = [
        [Seen(dash, 70, 100 + 20 * k, 76, 102 + 20 * k, k, 3.0), *line(k, "En punkt", 88, 104 + 20 * k)]
        for k, dash in enumerate(("-", "—-", "–", "—-"))
    ]
    [marked] = with_marks([rows_of(page(1, rows))], [0.0])
    assert [row.words[0].text[0] in "-–" and len(row.words[0].text) for row in marked] == [1] * 4


@pytest.mark.parametrize(
    ("text", "read"),
    [("10 av 25.", "10 av 25"), ("12/15,", "12/15"), ("25.", "25."), ("Vi har 10 av 25.", "Vi har 10 av 25.")],
)
def test_a_speck_after_points_and_their_maximum_is_no_full_stop(text: str, read: str) -> None:
    [row] = without_noise(rows_of(page(1, [line(1, text, 300, 100)])), Edges(70.0, 500.0))
    assert row.text == read


def test_a_solid_square_taken_for_a_figure_is_the_mark_of_a_list() -> None:
    square = Seen("8", 70, 93, 76, 99, 1, 5.6, "2", ("2", "", ""))
    digit = Seen("8", 70, 113, 75, 120, 2, 1.2, "8", ("8", "8", "8"))
    rows = rows_of(page(1, [[square, *line(1, "En punkt", 88, 100)], [digit, *line(2, "En punkt", 88, 120)]]))
    assert "·" in {row.words[0].text for row in rows} and "8" in {row.words[0].text for row in rows}


def test_a_figure_with_its_unit_is_no_speck_where_it_stands_alone() -> None:
    cells = [Seen(f"{n}p", 400, 293 + 14 * n, 411, 300 + 14 * n, 30 + n) for n in (3, 7, 9)]
    rows = without_noise(rows_of(page(1, [*BODY, *([cell] for cell in cells)])), Edges(70, 500))
    assert [row.text for row in rows][-3:] == ["3p", "7p", "9p"]
