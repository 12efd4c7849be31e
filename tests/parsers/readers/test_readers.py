"""Both readers make the same document of a PDF."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document, Page, Reader, Rule, Word
from parsers.errors import Encrypted, Unreadable
from parsers.readers import READERS
from parsers.readers.pdfium import calls
from parsers.readers.pdfium.reader import read as read_pdfium
from parsers.readers.shapes import MOST
from tests.parsers.bare_pdf import pdf, simple_font, text, without_xref
from tests.parsers.layered_pdf import scan

REPORTS = Path(__file__).parents[4] / "shared" / "reports"


@pytest.fixture(params=sorted(READERS))
def read(request: pytest.FixtureRequest) -> Reader:
    """Each of the readers."""
    return READERS[request.param]


def page(read: Reader, data: bytes) -> Page:
    (only,) = read(data).pages
    return only


def texts(read: Reader, data: bytes) -> list[str]:
    return [word.text for word in page(read, data).words]


def word(read: Reader, data: bytes) -> Word:
    (only,) = page(read, data).words
    return only


def near(first: float, second: float, by: float = 0.6) -> bool:
    return abs(first - second) <= by


# Words


def test_words_have_box_font_and_size(read: Reader) -> None:
    found = word(read, pdf(text("Hur", 72, 700, 12)))
    assert (found.text, found.font, found.bold) == ("Hur", "Helvetica", False)
    assert near(found.x0, 72) and near(found.baseline, 142) and near(found.size, 12)
    assert near(found.x1, 72 + 12 * (0.722 + 0.556 + 0.333))


def test_the_size_is_that_with_the_text_matrix(read: Reader) -> None:
    assert word(read, pdf("BT /F1 1 Tf 14 0 0 14 72 700 Tm (Poeng) Tj ET")).size == 14


def test_words_come_in_the_order_of_the_file(read: Reader) -> None:
    assert texts(read, pdf(text("sist", 300) + text("först", 72))) == ["sist", "först"]


def test_a_word_may_span_text_objects(read: Reader) -> None:
    content = "BT /F1 12 Tf 72 700 Td (Svag) Tj ET BT /F1 12 Tf 99.35 700 Td (heter) Tj ET"
    assert texts(read, pdf(content)) == ["Svagheter"]


def test_letters_placed_one_by_one_make_a_word(read: Reader) -> None:
    content = "".join(text(letter, 72 + 7 * index) for index, letter in enumerate("bor"))
    assert texts(read, pdf(content)) == ["bor"]


def test_letters_of_several_sizes_make_a_word(read: Reader) -> None:
    """A page number that was updated can have another size than the brackets around it, each an object of its own."""
    content = text("(", 72, size=9) + text("2", 75, size=12) + text("9", 81.67, size=12) + text(")", 88.34, size=9)
    found = word(read, pdf(content))
    assert (found.text, found.size) == ("(29)", 9)
    assert near(found.x1, 88.34 + 9 * 0.333, 0.1)


def test_kerning_does_not_part_a_word(read: Reader) -> None:
    assert texts(read, pdf("BT /F1 12 Tf 72 700 Td [(V) 90 (A) 70 (R) -60 (A)] TJ ET")) == ["VARA"]


def test_words_of_a_line_stand_where_kerning_puts_them(read: Reader) -> None:
    """Also where it goes back and forth, so that the end of the line is where the advances alone would put it."""
    back, forth = page(read, pdf("BT /F1 10 Tf 72 700 Td [(A) 70 (v ) -70 (i)] TJ ET")).words
    assert near(back.x1, 72 + 10 * (0.667 - 0.07 + 0.5), 0.01)
    assert near(forth.x0, 72 + 10 * (0.667 + 0.5 + 0.278), 0.01)


def test_a_page_of_more_words_than_are_asked_for_at_once_keeps_their_places(read: Reader) -> None:
    words = [(f"v{index}", 40 + 50 * (index % 10), 800 - 10 * (index // 10)) for index in range(700)]
    found = page(read, pdf("".join(text(*word, 8) for word in words))).words
    assert [word.text for word in found] == [text for text, _, _ in words]
    assert all(near(word.x0, x, 0.01) for word, (_, x, _) in zip(found, words, strict=True))


def test_a_gap_without_a_blank_glyph_parts_words(read: Reader) -> None:
    found = page(read, pdf("BT /F1 12 Tf 72 700 Td [(12) -1500 (15)] TJ ET")).words
    assert [(w.text, w.blank_after) for w in found] == [("12", False), ("15", False)]


def test_a_blank_glyph_is_remembered(read: Reader) -> None:
    found = page(read, pdf(text("en rad "))).words
    assert [(w.text, w.blank_after) for w in found] == [("en", True), ("rad", True)]


@pytest.mark.parametrize(
    ("first", "blank_after"),
    [(text("medbor-", 72, 700), False), (text("chefs- ", 72, 700), True), (text("chefs-") + text(" ", 111), True)],
    ids=["automatic", "suspended", "blank in an object of its own"],
)
def test_a_hyphen_at_the_end_of_a_line_keeps_its_blank(read: Reader, first: str, blank_after: bool) -> None:
    found = page(read, pdf(first + text("gare i kommunen", 72, 686) + text("och", 72, 672))).words
    assert found[0].text in ("medbor-", "chefs-")
    assert found[0].blank_after is blank_after


def test_a_no_break_space_is_a_blank(read: Reader) -> None:
    assert texts(read, pdf(text("70\xa0poäng"))) == ["70", "poäng"]


@pytest.mark.parametrize(
    ("content", "bold"),
    [
        (text("Namn"), False),
        (text("Namn", before="2 Tr"), True),
        (text("Namn", 72) + text("Namn", 72.4), True),
        (text("Namn", 72) + text("Namn", 72), False),
        ("BT /F2 12 Tf 72 700 Td (Namn) Tj ET", True),
    ],
    ids=["plain", "stroked as well", "drawn twice beside", "drawn twice in place", "bold font"],
)
def test_bold_comes_from_font_stroke_or_second_drawing(read: Reader, content: str, bold: bool) -> None:
    found = word(read, pdf(content))
    assert (found.text, found.bold) == ("Namn", bold)


def test_a_subset_prefix_is_no_part_of_the_name(read: Reader) -> None:
    font = simple_font("ABCDEF+Carlito-Bold", {65: 600})
    found = word(read, pdf(text("AA"), font=font, unicode={65: "A"}))
    assert (found.font, found.bold) == ("Carlito-Bold", True)


# Characters


def test_decomposed_letters_are_composed(read: Reader) -> None:
    font = simple_font("Decomposed", {65: 500, 66: 0, 67: 350})
    assert texts(read, pdf(text("ABC"), font=font, unicode={65: "a", 66: "\u030a", 67: "r"})) == ["år"]


def test_an_accent_drawn_back_over_its_letter_joins_it(read: Reader) -> None:
    font = simple_font("Decomposed", {65: 500, 66: 400, 67: 350})
    content = "BT /F1 12 Tf 72 700 Td [(A) 450 (B) -50 (C)] TJ ET"
    assert texts(read, pdf(content, font=font, unicode={65: "o", 66: "\u0308", 67: "l"})) == ["öl"]


@pytest.mark.parametrize("meaning", ["ﬁ", "fi", "\u6600\u6900"])
@pytest.mark.parametrize("matrix", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1"], ids=["level", "upwards", "upside down"])
def test_ligatures_are_letters(read: Reader, meaning: str, matrix: str) -> None:
    font = simple_font("Ligatures", {65: 550, 66: 500})
    content = f"BT /F1 12 Tf {matrix} 300 400 Tm (ABB) Tj ET"
    assert texts(read, pdf(content, font=font, unicode={65: meaning, 66: "n"})) == ["finn"]


@pytest.mark.parametrize(
    ("name", "code", "shown"), [("SymbolMT", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Symbol", "\uf02d", "–")]
)
def test_bullets_of_symbol_fonts_are_bullets(read: Reader, name: str, code: str, shown: str) -> None:
    assert texts(read, pdf(text("A"), font=simple_font(name, {65: 460}), unicode={65: code})) == [shown]


def test_glyphs_without_a_meaning_are_marked_as_unknown(read: Reader) -> None:
    descendant = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Prov"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 600/FontDescriptor<</Type/FontDescriptor/FontName/Prov/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        "/Ascent 900/Descent -200/CapHeight 700/StemV 80>>>>"
    )
    font = f"<</Type/Font/Subtype/Type0/BaseFont/Prov/Encoding/Identity-H/DescendantFonts[{descendant}]>>"
    assert texts(read, pdf("BT /F1 12 Tf 72 700 Td <002400250026> Tj ET", font=font)) == ["\ufffd" * 3]


@pytest.mark.parametrize("meaning", ["\xad", "\u2010", "-"])
def test_hyphens_at_line_ends_are_hyphens(read: Reader, meaning: str) -> None:
    font = simple_font("Hyphens", {65: 500, 66: 500, 67: 330})
    content = text("ABC", 72, 700) + text("BABA", 72, 686)
    assert texts(read, pdf(content, font=font, unicode={65: "a", 66: "n", 67: meaning})) == ["an-", "nana"]


# What does not show


HIDDEN = {
    "invisible": text("dolt", before="3 Tr"),
    "white": "1 g " + text("dolt"),
    "white in RGB": "1 1 1 rg " + text("dolt"),
    "transparent": "/Faint gs " + text("dolt"),
    "left of the page": text("dolt", -200),
    "above the page": text("dolt", 72, 900),
    "too small": text("dolt", size=0.4),
    "white on a white cell over a dark one": "0 g 50 690 200 30 re f 1 g 50 690 200 30 re f " + text("dolt"),
    "in the colour of its cell": "0.2 0.3 0.5 rg 50 690 200 30 re f " + text("dolt"),
}


@pytest.mark.parametrize("content", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_does_not_show_is_left_out(read: Reader, content: str) -> None:
    assert texts(read, pdf(f"q {content} Q " + text("synligt", 72, 600))) == ["synligt"]


@pytest.mark.parametrize(
    "behind", ["0 g 50 690 200 30 re f", "q 200 0 0 30 50 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"]
)
def test_white_text_on_a_dark_cell_or_picture_shows(read: Reader, behind: str) -> None:
    assert texts(read, pdf(f"{behind} 1 g " + text("Poäng"))) == ["Poäng"]


# Pages


@pytest.mark.parametrize(
    ("turn", "x0", "baseline", "size"),
    [(0, 100, 142, (595, 842)), (90, 700, 100, (842, 595)), (180, 495, 700, (595, 842)), (270, 142, 495, (842, 595))],
)
def test_coordinates_are_those_of_the_page_as_shown(
    read: Reader, turn: int, x0: float, baseline: float, size: tuple[int, int]
) -> None:
    """The text is written so that it stands upright on the page as it is turned."""
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
    data = pdf(f"BT /F1 12 Tf {matrix} 100 700 Tm (Rätt Poäng) Tj ET", page=f"/Rotate {turn}")
    shown = page(read, data)
    assert (shown.width, shown.height) == size
    assert [w.text for w in shown.words] == ["Rätt", "Poäng"]
    first, second = shown.words
    assert near(first.x0, x0) and near(first.baseline, baseline) and near(second.baseline, baseline)
    assert second.x0 > first.x1 and near(first.bottom - first.top, 12)


def test_text_along_the_side_is_kept_whole(read: Reader) -> None:
    found = word(read, pdf("BT /F1 12 Tf 0 1 -1 0 100 400 Tm (Uppnådd) Tj ET"))
    assert found.text == "Uppnådd"
    assert found.bottom - found.top > 3 * (found.x1 - found.x0)


def test_text_along_the_side_keeps_its_blanks(read: Reader) -> None:
    (first, second) = page(read, pdf("BT /F1 12 Tf 0 1 -1 0 50 300 Tm (mål- och) Tj ET")).words
    assert (first.text, first.blank_after, second.text, second.blank_after) == ("mål-", True, "och", False)


def test_the_crop_box_is_the_page(read: Reader) -> None:
    content = text("inne", 120, 700) + text("ute", 72, 50) + "0 g 100 650 50 50 re f 1 w 0 640 m 595 640 l S"
    shown = page(read, pdf(content, page="/CropBox[100 600 500 742]"))
    assert (shown.width, shown.height) == (400, 142)
    (found,) = shown.words
    assert (found.text, round(found.x0), round(found.baseline)) == ("inne", 20, 42)
    assert [(round(f.x0), round(f.top)) for f in shown.fills] == [(0, 42)]
    assert [(round(r.x0), round(r.x1)) for r in shown.rules] == [(0, 400)]


def test_crop_box_and_rotation_are_inherited(read: Reader) -> None:
    shown = page(read, pdf(text("inne", 120, 700), pages="/CropBox[100 600 500 742]/Rotate 90"))
    assert (shown.width, shown.height) == (142, 400)


def test_only_the_pages_asked_for_are_read(read: Reader) -> None:
    data = pdf(text("ett"), text("två"), text("tre"))
    assert [(p.number, p.words[0].text) for p in read(data, [3, 1, 9]).pages] == [(1, "ett"), (3, "tre")]


def test_producer_and_title_come_along(read: Reader) -> None:
    document = read(pdf(text("ett")))
    assert (document.producer, document.title) == ("made by hand", "Prov")


# Lines and areas


def boxes(rules: tuple[Rule, ...]) -> list[tuple[int, int, int, int]]:
    return sorted((round(r.x0), round(r.top), round(r.x1), round(r.bottom)) for r in rules)


def test_lines_and_thin_boxes_are_rules(read: Reader) -> None:
    shown = page(read, pdf("1 w 100 742 m 300 742 l S 100 600 m 100 500 l S 0 g 100 400 200 0.5 re f"))
    assert [r.horizontal for r in shown.rules] == [True, False, True]
    assert not shown.fills


def test_the_outline_of_a_box_is_four_rules(read: Reader) -> None:
    shown = page(read, pdf("0.01 w 100 642 200 100 re S"))
    sides = [(100, 100, 100, 200), (100, 100, 300, 100), (100, 200, 300, 200), (300, 100, 300, 200)]
    assert boxes(shown.rules) == sides


def test_a_filled_box_is_a_fill(read: Reader) -> None:
    shown = page(read, pdf("0.9 g 100 642 200 100 re f"))
    assert [(f.x0, round(f.top), f.x1, round(f.bottom)) for f in shown.fills] == [(100, 100, 300, 200)]
    assert not shown.rules


def test_a_list_mark_drawn_on_a_page_made_smaller_is_a_fill(read: Reader) -> None:
    shown = page(read, pdf("0 g 100 700 1.5 1.5 re f"))
    assert (len(shown.fills), shown.rules) == (1, ())


def test_boxes_filled_together_stay_apart(read: Reader) -> None:
    shown = page(read, pdf("0 g 100 700 200 1 re 100 600 200 1 re 100 500 50 40 re f"))
    assert len(shown.rules) == 2
    assert [(f.x0, f.x1) for f in shown.fills] == [(100, 150)]


NO_RULES = {
    "white": "1 G 1 g 100 700 200 1 re f 100 600 m 300 600 l S",
    "without length": "1 w 100 700 m 100 700 l S",
    "a dot": "0 g 100 700 1 1 re f",
    "slanted": "1 w 100 700 m 200 600 l S",
    "only a clip": "100 700 200 100 re W n",
    "off the page": "1 w 100 900 m 300 900 l S",
}


@pytest.mark.parametrize("content", NO_RULES.values(), ids=NO_RULES.keys())
def test_what_shows_no_line_is_no_rule(read: Reader, content: str) -> None:
    shown = page(read, pdf(content))
    assert (shown.rules, shown.fills) == ((), ())


def test_a_dashed_line_is_one_rule(read: Reader) -> None:
    assert len(page(read, pdf("1 w [3 2] 0 d 100 700 m 300 700 l S")).rules) == 1


def test_forms_are_drawn_where_they_are_placed(read: Reader) -> None:
    form = text("formens", 10, 20) + "1 w 10 15 m 110 15 l S"
    shown = page(read, pdf("q 1 0 0 1 100 700 cm /Form Do Q " + text("efter", 72, 600), form=form))
    places = [(w.text, round(w.x0), round(w.baseline)) for w in shown.words]
    assert places == [("formens", 160, 122), ("efter", 72, 242)]
    assert boxes(shown.rules) == [(160, 126, 260, 128)]


def test_pictures_have_their_place(read: Reader) -> None:
    shown = page(read, pdf("q 200 0 0 100 50 600 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"))
    assert [(i.x0, round(i.top), i.x1, round(i.bottom)) for i in shown.images] == [(50, 142, 250, 242)]


def test_a_page_of_countless_lines_is_read_up_to_the_limit(read: Reader) -> None:
    lines = "".join(f"{x} {y} m {x + 5} {y} l S " for y in range(0, 800, 2) for x in range(0, 590, 10))
    shown = page(read, pdf(lines * 2 + text("text")))
    assert len(shown.rules) == MOST
    assert [w.text for w in shown.words] == ["text"]


def test_a_page_of_countless_equal_words_keeps_them_all(read: Reader) -> None:
    dots = "".join(text(". " * 140, 10, y, 5) for y in range(20, 820, 8))
    assert len(texts(read, pdf(dots))) == 140 * 100


def test_a_page_of_countless_hyphens_is_read(read: Reader) -> None:
    lines = "".join(text("av-", x, y, 2) for y in range(838, 10, -3) for x in (10, 300))
    assert set(texts(read, pdf(lines))) == {"av-"}


# Files


def locked(user: str) -> bytes:
    """A PDF that its owner has locked, and that needs a password to open if `user` is one."""
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="hemlig", canPrint=0, canCopy=0))
    canvas.drawString(72, 700, "innehåll")
    canvas.save()
    return out.getvalue()


def test_a_file_locked_by_its_owner_is_read(read: Reader) -> None:
    assert texts(read, locked("")) == ["innehåll"]


def test_a_file_that_needs_a_password_is_encrypted(read: Reader) -> None:
    with pytest.raises(Encrypted):
        read(locked("lösen"))


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "no cross-reference table": without_xref,
    "no end mark": lambda data: data.replace(b"%%EOF", b""),
    "bytes before": lambda data: b"\r\nHTTP/1.1 200 OK\r\n\r\n" + data,
    "bytes after": lambda data: data + b"\0" * 900,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_damaged_file_is_read_where_it_can_be(read: Reader, spoil: Callable[[bytes], bytes]) -> None:
    assert texts(read, spoil(pdf(text("innehåll")))) == ["innehåll"]


def test_objects_may_be_packed_in_streams(read: Reader) -> None:
    assert texts(read, pdf(text("packat"), packed=True)) == ["packat"]


NO_PDF = {
    "empty": b"",
    "text": b"Kommunkompassen 2015",
    "HTML": b"<!DOCTYPE html><html><body>%PDF-1.4</body></html>",
    "only a header": b"%PDF-1.7\n%%EOF\n",
    "zeros": b"\0" * 5000,
    "no pages": pdf(),
    "page tree in a circle": pdf().replace(b"/Kids[]/Count 0", b"/Kids[2 0 R]/Count 1"),
}


@pytest.mark.parametrize("data", NO_PDF.values(), ids=NO_PDF.keys())
def test_what_is_no_pdf_is_unreadable(read: Reader, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_a_page_that_claims_to_be_many_is_read_once(read: Reader) -> None:
    data = pdf(text("ensam")).replace(b"/Count 1", b"/Count 99999999")
    assert [[w.text for w in p.words] for p in read(data).pages] == [["ensam"]]


def test_a_form_within_itself_ends(read: Reader) -> None:
    data = pdf("/Form Do " + text("efter"), form="/Form Do " + text("formens"))
    # pdfminer draws it once, PDFium as deep as it follows forms.
    assert set(texts(read, data)[:-1]) == {"formens"} and texts(read, data)[-1] == "efter"


# Published reports


# Words, lines and areas are the same with both engines. Where they honestly differ: PDFium rounds the advance of each
# glyph to whole thousandths of the font size, pdfminer does not. In a string set in one go the rounding adds up:
# by 1.2 points over a leader of 120 dots, by 0.4 over a line of text.

published = pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not here")


@pytest.fixture(scope="module", params=sorted(path.name for path in REPORTS.glob("*.pdf")) or ["none"])
def documents(request: pytest.FixtureRequest) -> tuple[Document, Document]:
    """A published report as the two readers see it."""
    data = (REPORTS / request.param).read_bytes()
    try:
        first = READERS["pdfium"](data)
    except (Encrypted, Unreadable) as error:
        with pytest.raises(type(error)):
            READERS["pdfplumber"](data)
        pytest.skip(f"cannot be read, with either engine: {error}")
    return first, READERS["pdfplumber"](data)


@published
def test_pages_of_reports_are_the_same(documents: tuple[Document, Document]) -> None:
    first, second = documents
    assert (first.producer, first.title) == (second.producer, second.title)
    for one, other in zip(first.pages, second.pages, strict=True):
        assert one.number == other.number
        assert near(one.width, other.width, 0.01) and near(one.height, other.height, 0.01)


@published
def test_words_of_reports_are_the_same(documents: tuple[Document, Document]) -> None:
    for one, other in zip(documents[0].pages, documents[1].pages, strict=True):
        first, second = ([(w.text, w.font, w.bold, w.blank_after) for w in shown.words] for shown in (one, other))
        assert first == second


@published
def test_words_of_reports_stand_at_the_same_place(documents: tuple[Document, Document]) -> None:
    for one, other in zip(documents[0].pages, documents[1].pages, strict=True):
        for a, b in zip(one.words, other.words, strict=True):
            assert near(a.x0, b.x0, 1.3) and near(a.x1, b.x1, 1.3), (one.number, a, b)
            assert near(a.top, b.top, 0.1) and near(a.bottom, b.bottom, 0.1), (one.number, a, b)
            assert near(a.baseline, b.baseline, 0.1) and near(a.size, b.size, 0.02), (one.number, a, b)


@published
@pytest.mark.parametrize("kind", ["rules", "fills", "images"])
def test_shapes_of_reports_are_the_same(documents: tuple[Document, Document], kind: str) -> None:
    for one, other in zip(documents[0].pages, documents[1].pages, strict=True):
        for a, b in zip(getattr(one, kind), getattr(other, kind), strict=True):
            assert near(a.x0, b.x0, 0.3) and near(a.x1, b.x1, 0.3), (one.number, a, b)
            assert near(a.top, b.top, 0.3) and near(a.bottom, b.bottom, 0.3), (one.number, a, b)


# Borders

RING = "100 500 200 100 re 102 502 196 96 re "
TOP_ONLY = "100 500 200 100 re 100 500 200 98 re "
INSIDE = text("Styrkor", 120, 540)


@pytest.mark.parametrize(
    "border",
    [
        f"q {RING} W* n 0 g 100 500 200 100 re f Q ",
        f"q {RING} W* n q 100 500 m 300 500 l 298 502 l 102 502 l h W n 0 g 100 500 200 100 re f Q Q ",
        f"0 g {RING} f* ",
    ],
    ids=["through a clip", "through two clips", "with a hole"],
)
def test_a_border_hides_no_text_of_its_colour_and_is_a_frame(read: Reader, border: str) -> None:
    found = page(read, pdf(border + INSIDE))
    assert [w.text for w in found.words] == ["Styrkor"]
    assert found.fills == ()
    assert sorted(rule.horizontal for rule in found.rules) == [False, False, True, True]


def test_a_border_on_one_side_is_one_rule(read: Reader) -> None:
    (rule,) = page(read, pdf(f"q {TOP_ONLY} W* n 0 g 100 500 200 100 re f Q " + INSIDE)).rules
    assert rule.horizontal and near(rule.top, 842 - 600) and near(rule.x1 - rule.x0, 200)


def test_text_on_a_fill_of_its_colour_stays_hidden(read: Reader) -> None:
    assert texts(read, pdf("0 g 100 500 200 100 re f " + INSIDE)) == []


def test_a_clip_ends_with_its_state(read: Reader) -> None:
    assert texts(read, pdf(f"q {RING} W* n Q 0 g 100 500 200 100 re f " + INSIDE)) == []


UNDER, SHOWN = text("gömd"), text("syns", 72, 650)
BLACK = "0 g 70 695 60 20 re f\n"
NOTE = "1 1 .6 rg 70 695 60 20 re f 0 g\n"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (UNDER + BLACK, ""),
        (UNDER + "1 g 70 695 60 20 re f 0 g\n", ""),
        (UNDER + NOTE, ""),
        (UNDER + "q 60 690 100 100 re W n " + BLACK + "Q ", ""),
        (UNDER + BLACK + "1 g " + text("nej", 90) + "0 g ", ""),
        (text("gömd", 72, 400) + "/Form Do ", "0 g 20 395 60 20 re f"),
        ("/Form Do " + BLACK, text("gömd", 22, 400) + "0 g 20 395 60 20 re f"),
    ],
    ids=["black", "white", "coloured", "clip around it", "with a word on it", "in a form", "within a form"],
)
@pytest.mark.parametrize("turned", ["", "/Rotate 90"])
def test_text_under_a_box_is_left_out(read: Reader, content: str, form: str, turned: str) -> None:
    found = texts(read, pdf(content + SHOWN, form=form, page=turned))
    assert "gömd" not in found
    assert "syns" in found


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (BLACK + "1 g " + UNDER, ""),
        (UNDER + "/Faint gs " + BLACK, ""),
        (UNDER + "q 200 200 10 10 re W n " + BLACK + "Q ", ""),
        (UNDER + "0 g 70 702 60 3 re f ", ""),
        (UNDER + "0 g 70 695 12 20 re f ", ""),
        (UNDER + "0 g 70 695 m 130 695 l 100 780 l f ", ""),
        (UNDER + "0 0 1 RG 70 695 60 20 re S ", ""),
        (UNDER + NOTE + text("obs", 90), ""),
        (UNDER + "/Form Do ", "0 g 20 695 60 20 re f"),
        (UNDER + "/Faint gs /Form Do ", "0 g 20 395 60 20 re f"),
    ],
    ids=[
        "box before it", "faint", "clipped away", "stroke", "one letter of four", "triangle", "frame", "comment",
        "outside the form", "faint form",
    ],
)  # fmt: skip
def test_text_that_can_be_seen_under_what_is_painted_later_stays(read: Reader, content: str, form: str) -> None:
    assert "gömd" in texts(read, pdf(content, form=form))


@pytest.mark.parametrize(("picture", "shows"), [("RGB", False), ("RGBA", True), ("whole", False), ("RGBA whole", True)])
def test_text_under_an_opaque_picture_is_left_out(read: Reader, picture: str, shows: bool) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.drawString(72, 700, "under")
    pixels = Image.new("RGBA" if "RGBA" in picture else "RGB", (20, 20), (9, 9, 9, 0) if "RGBA" in picture else 9)
    place = (0, 0, 595, 842) if "whole" in picture else (70, 695, 60, 20)
    canvas.drawImage(ImageReader(pixels), *place, mask="auto")
    canvas.drawString(72, 600, "over")
    canvas.save()
    assert texts(read, file.getvalue()) == (["under", "over"] if shows else ["over"])


@pytest.mark.parametrize("mode", [0, 3], ids=["painted under it", "not painted"])
def test_words_under_the_picture_of_a_page_are_kept_apart(read: Reader, mode: int) -> None:
    for page in read(scan(mode=mode)).pages:
        assert [word.text for word in page.words] == ["dnr0"]
        assert sorted(word.text for word in page.under or ()) == ["Fem", "dnr0", "olika", "ord"]


def test_words_under_a_picture_stand_where_they_would_if_they_showed(read: Reader) -> None:
    [under, *_], [plain, *_] = read(scan()).pages, read(scan(mode=0, mask="auto")).pages
    places = {word.text: (word.x0, word.x1, word.baseline, word.size) for word in under.under or ()}
    assert len(places) == 4
    for word in plain.words:
        assert places[word.text] == pytest.approx((word.x0, word.x1, word.baseline, word.size), abs=0.1)


@pytest.mark.parametrize(("stamps", "share"), [(16, 1.0), (1, 0.5)], ids=["many words show", "half a page"])
def test_a_page_with_a_picture_is_none(read: Reader, stamps: int, share: float) -> None:
    assert [page.under for page in read(scan(stamps=stamps, share=share)).pages] == [None, None]


def test_pictures_of_pages_are_not_drawn_to_see_that_they_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(calls, "rendered_bitmap", lambda *_: drawn.append(1))
    assert [len(page.words) for page in read_pdfium(scan(mode=0)).pages] == [1, 1]
    assert not drawn
    read_pdfium(scan(mode=0, mask="auto"))
    assert drawn
