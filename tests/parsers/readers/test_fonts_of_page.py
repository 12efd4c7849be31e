"""Fonts are made when text is shown in them, and their programs read for what their own maps do not say."""

from io import BytesIO

import pytest
from pdfminer.cmapdb import CMapParser, FileUnicodeMap

from parsers.readers.pdfminer.fonts import _explain
from parsers.readers.pdfminer.reader import read
from tests.parsers.bare_pdf import HELVETICA, TO_UNICODE, pdf, plain, stream, text

HEAD = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
MAPS = [
    "3 beginbfchar <01> <0041> <02> <00660069> <0003> <D83DDE00> endbfchar",
    "2 beginbfrange <01> <03> <0041> <0010> <0012> <00FE> endbfrange 1 beginbfchar\n<20>\n<00A0>\nendbfchar",
    "1 beginbfchar <01> <0020> endbfchar 1 beginbfchar <01> <00A0> endbfchar",
    "1 beginbfrange <01> <02> [<0041> <0061>] endbfrange",
    "1 beginbfrange <01> <0002> <0041> endbfrange 1 beginbfrange <05> <04> <0041> endbfrange",
    "1 beginbfchar <01> /A endbfchar 1 beginbfchar <02> <41> endbfchar",
    "1 beginbfchar <01> <0041004200430044> endbfchar 1 begincidchar <05> 65 endcidchar",
    "1 beginbfrange <01> <02> <0041FFFF> endbfrange",
    "1 beginbfchar <01> <0041> % <02> <0042>\n endbfchar",
    "1 beginbfchar <1> <0041> <02> <0042> <03> endbfchar",
    "",
]
PROGRAM = b"%!PS-AdobeFont-1.0: Own\n/Encoding 256 array\ndup 65 /seven put\ndup 66 /eight put\nreadonly def\n"
OWN = (
    f"<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 65/LastChar 66/Widths[500 500]/ToUnicode {TO_UNICODE} 0 R"
    "/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 0 1 1]/FontFile 6 0 R>>>>"
)


def shown(data: bytes) -> list[str]:
    [page] = read(data, {1}).pages
    return [word.text for word in page.words]


def own_font(meanings: dict[int, str], program: bytes) -> bytes:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[10 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        3: OWN.encode(),
        5: b"<<>>",
        6: stream(program, b"/Length1 %d" % len(program)),
        10: b"<</Type/Page/Contents 11 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
        11: stream(text("AB").encode()),
    }
    rows = "".join(f"<{code:02x}> <{ord(sign):04x}>\n" for code, sign in meanings.items())
    objects[TO_UNICODE] = stream(f"{len(meanings)} beginbfchar\n{rows}endbfchar\n".encode())
    return plain(objects)


@pytest.mark.parametrize("sections", MAPS)
@pytest.mark.parametrize("end", [" endcmap end", ""])
def test_codes_mean_what_pdfminer_takes_them_for(sections: str, end: str) -> None:
    data = (HEAD + sections + end).encode()
    expected, found = FileUnicodeMap(), FileUnicodeMap()
    CMapParser(expected, BytesIO(data)).run()
    if _explain(found, data):
        assert found.cid2unichr == expected.cid2unichr
    else:
        assert not found.cid2unichr


def test_plain_maps_are_taken_at_once() -> None:
    assert [_explain(FileUnicodeMap(), (HEAD + each + " endcmap").encode()) for each in MAPS[:4]] == [True] * 3 + [
        False
    ]


def test_codes_that_a_font_explains_need_no_program() -> None:
    assert shown(own_font({65: "1", 66: "2"}, b"\xff no program")) == ["12"]


def test_a_code_that_a_font_does_not_explain_is_looked_up_in_its_program() -> None:
    assert shown(own_font({65: "1"}, PROGRAM)) == ["18"]


def test_a_damaged_font_damages_nothing_shown_before_it() -> None:
    damaged = "<</Type/Font/Subtype/Type3/FirstChar 0>>"
    words = text("Exempelby", 72, 700).replace("/F1", "/F2")
    assert shown(pdf(words + text("12"), font=damaged)) == ["Exempelby"]
    assert shown(pdf(words, font=HELVETICA)) == ["Exempelby"]
